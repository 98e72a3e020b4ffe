import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, fromText, toText } from '$lib/domain/decimal';
import { minorDigits } from '$lib/domain/money';
import { dayOf } from '$lib/domain/period';
import { Zone } from '$lib/domain/zone';
import {
	formatBytes,
	formatCount,
	formatDay,
	formatDecimal,
	formatDuration,
	formatMinor,
	formatMoment,
	formatMonth
} from '$lib/i18n/format';

const nl = { language: 'nl' } as const;
const en = { language: 'en' } as const;

/** Any exact decimal of up to 38 digits, as IMP-4 lets them in. */
const decimals = fc
	.tuple(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), fc.nat({ max: 38 }))
	.map(([coefficient, scale]) => decimal(coefficient, scale));

/** The way back by the simplest means: marks off, the decimal sign and the minus replaced. */
function readBack(text: string, group: string, mark: string): string {
	const plain = text.replaceAll(group, '').replace(mark, '.').replace('\u2212', '-');
	return toText(fromText(plain));
}

describe('decimals', () => {
	test.each([
		['0', '0'],
		['7', '7'],
		['999', '999'],
		['1000', '1.000'],
		['1234567.5', '1.234.567,5'],
		['-2989', '\u22122.989'],
		['0.085', '0,085'],
		['-0.000001', '\u22120,000001']
	])('VAT-4 shows %s exactly', (text, shown) => {
		expect(formatDecimal(fromText(text), nl)).toBe(shown);
	});

	test('VAT-4 pads to the least decimals and never cuts beyond them', () => {
		expect(formatDecimal(fromText('12'), { ...nl, minDecimals: 2 })).toBe('12,00');
		expect(formatDecimal(fromText('0.185'), { ...nl, minDecimals: 2 })).toBe('0,185');
		expect(formatDecimal(fromText('1234.5'), { ...en, minDecimals: 2 })).toBe('1,234.50');
	});

	test('VAT-4 loses no digit of any decimal, in either language', () => {
		fc.assert(
			fc.property(decimals, fc.nat({ max: 8 }), (value, minDecimals) => {
				expect(readBack(formatDecimal(value, { ...nl, minDecimals }), '.', ',')).toBe(toText(value));
				expect(readBack(formatDecimal(value, { ...en, minDecimals }), ',', '.')).toBe(toText(value));
			})
		);
	});
});

describe('amounts', () => {
	test.each([
		[123_456n, 'EUR', '€\u00a01.234,56', '€1,234.56'],
		[-123_456n, 'EUR', '€\u00a0\u22121.234,56', '\u2212€1,234.56'],
		[5n, 'EUR', '€\u00a00,05', '€0.05'],
		[0n, 'EUR', '€\u00a00,00', '€0.00'],
		[-7n, 'USD', '$\u00a0\u22120,07', '\u2212$0.07'],
		[1234n, 'JPY', '¥\u00a01.234', '¥1,234'],
		[1234n, 'CHF', 'CHF\u00a012,34', 'CHF\u00a012.34'],
		[1234n, 'KWD', 'KWD\u00a01,234', 'KWD\u00a01.234']
	])('VAT-1 shows %s minor units of %s', (amount, currency, dutch, english) => {
		expect(formatMinor(amount, currency, 'nl')).toBe(dutch);
		expect(formatMinor(amount, currency, 'en')).toBe(english);
	});

	test('VAT-1 shows as many decimals as the currency has, for any amount', () => {
		const currencies = fc.constantFrom('EUR', 'JPY', 'KWD', 'CHF');
		fc.assert(
			fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), currencies, (amount, currency) => {
				const shown = formatMinor(amount, currency, 'nl');
				const digits = shown.replace(/\D/g, '');
				expect(BigInt(digits)).toBe(amount < 0n ? -amount : amount);
				expect(shown.includes('\u2212')).toBe(amount < 0n);
				expect(shown.split(',')[1]?.length ?? 0).toBe(minorDigits(currency));
			})
		);
	});
});

describe('counts, room and time', () => {
	test('counts are grouped, fractions refused', () => {
		expect(formatCount(1_048_576, 'nl')).toBe('1.048.576');
		expect(formatCount(-1200, 'en')).toBe('\u22121,200');
		expect(() => formatCount(1.5, 'nl')).toThrow(RangeError);
	});

	test.each([
		[0, '0\u00a0B'],
		[812, '812\u00a0B'],
		[999, '999\u00a0B'],
		[1000, '1\u00a0kB'],
		[1_450_000, '1,5\u00a0MB'],
		[999_949, '999,9\u00a0kB'],
		[999_950, '1\u00a0MB'],
		[2_000_000_000, '2\u00a0GB']
	])('STO-5 shows %d bytes', (bytes, shown) => {
		expect(formatBytes(bytes, 'nl')).toBe(shown);
	});

	test('days are figures in Dutch, and unmistakable in English', () => {
		expect(formatDay(dayOf(2022, 2, 27), 'nl')).toBe('27-2-2022');
		expect(formatDay(dayOf(2022, 3, 4), 'en')).toBe('4 Mar 2022');
		expect(formatMonth(2022 * 12 + 1, 'nl')).toBe('februari 2022');
	});

	test('PER-1 moments are shown by the clock of the zone, whatever the day is elsewhere', () => {
		const amsterdam = new Zone('Europe/Amsterdam');
		expect(formatMoment(Date.UTC(2026, 2, 31, 22, 30), amsterdam, 'nl')).toBe('1-4-2026 00:30');
		expect(formatMoment(Date.UTC(2022, 1, 27, 13, 5), amsterdam, 'nl')).toBe('27-2-2022 14:05');
		expect(formatMoment(-1, new Zone('UTC'), 'nl')).toBe('31-12-1969 23:59');
	});

	test.each([
		[0, '0\u00a0s'],
		[400, '1\u00a0s'],
		[59_001, '1\u00a0min'],
		[125_000, '2\u00a0min 5\u00a0s'],
		[3_600_000, '1\u00a0u'],
		[3_840_000, '1\u00a0u 4\u00a0min']
	])('IMP-8 shows a time left of %d ms', (ms, shown) => {
		expect(formatDuration(ms, 'nl')).toBe(shown);
	});
});
