import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, fromText } from '$lib/domain/decimal';
import { dayOf } from '$lib/domain/period';
import { amountCell, dateCell, priceCell, quantityCell, shownWidth, textCell } from '$lib/export/cells';

describe('numbers', () => {
	test.each([
		['0', '#,##0'],
		['2989', '#,##0'],
		['-28', '#,##0'],
		['1.5', '#,##0.0'],
		['0.25', '#,##0.00'],
		['-12.345', '#,##0.000'],
		['0.0000001', '#,##0.0000000']
	])('EXP-2 the quantity %s is a number with the format %s', (value, format) => {
		expect(quantityCell(fromText(value))).toEqual({ t: 'n', v: value, z: format });
	});

	test('EXP-2 a quantity with more decimals than Excel shows keeps its value', () => {
		const value = `0.${'0'.repeat(34)}1`;
		expect(quantityCell(fromText(value))).toEqual({ t: 'n', v: value, z: `#,##0.${'0'.repeat(30)}` });
	});

	test('EXP-2 a unit price shows two to eight decimals', () => {
		expect(priceCell(fromText('0.085'))).toEqual({ t: 'n', v: '0.085', z: '#,##0.00######' });
	});

	test.each([
		['EUR', '#,##0.00'],
		['JPY', '#,##0'],
		['KWD', '#,##0.000']
	])('EXP-2 an amount of %s has the format %s', (currency, format) => {
		expect(amountCell(fromText('-12'), currency)).toEqual({ t: 'n', v: '-12', z: format });
	});

	test.each([
		['123456789012345', 'n'],
		['1234567890123456', 's'],
		['-1234567890.12345', 'n'],
		['-1234567890.123456', 's'],
		['1234567890123450000', 'n'],
		[`0.${'0'.repeat(20)}123456789012345`, 'n'],
		['12345678901234567890123456789012345678', 's']
	])(
		'VAT-4 %s is exact: up to 15 significant digits a number, beyond that text with a notice',
		(value, type) => {
			const expected =
				type === 'n' ? { t: 'n', v: value } : { t: 's', v: value, z: '@', notice: 'VAT-4.number-as-text' };
			expect(quantityCell(fromText(value))).toMatchObject(expected);
			expect(priceCell(fromText(value))).toMatchObject(expected);
			expect(amountCell(fromText(value), 'EUR')).toMatchObject(expected);
		}
	);

	test('VAT-4 a number too small or too large for a spreadsheet is text, not 0 or an error', () => {
		for (const value of [decimal(1n, 308), decimal(1n, 400), decimal(1n, -308), decimal(-1n, -400)]) {
			expect(quantityCell(value)).toMatchObject({ t: 's', notice: 'VAT-4.number-as-text' });
		}
		expect(quantityCell(decimal(1n, 307)).t).toBe('n');
		expect(quantityCell(decimal(1n, -306)).t).toBe('n');
	});

	test('VAT-4 every number in a cell reads back as the very decimal', () => {
		const anyDecimal = fc.tuple(fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }), fc.nat(40));
		fc.assert(
			fc.property(anyDecimal, ([coefficient, scale]) => {
				const value = decimal(coefficient, scale);
				const cell = quantityCell(value);
				expect(fromText(cell.v)).toEqual(value);
				const significant = cell.v.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
				expect(cell.t).toBe(significant <= 15 ? 'n' : 's');
			})
		);
	});
});

describe('dates', () => {
	test.each([
		[dayOf(2022, 2, 27), '44619'],
		[dayOf(1970, 1, 1), '25569'],
		[dayOf(1900, 3, 1), '61'],
		[dayOf(9999, 12, 31), '2958465']
	])('EXP-2 day %i is the date with serial number %s', (day, serial) => {
		expect(dateCell(day)).toEqual({ t: 'n', v: serial, z: 'd-m-yy' });
	});

	test('EXP-2 a date that Excel has not, or has wrong, is text', () => {
		expect(dateCell(dayOf(1900, 2, 28))).toEqual({ t: 's', v: '28-2-1900', z: '@' });
		expect(dateCell(dayOf(9999, 12, 31) + 1)).toEqual({ t: 's', v: '1-1-10000', z: '@' });
	});
});

describe('text', () => {
	test('EXP-2 blank text is no cell', () => {
		expect(textCell('')).toBeUndefined();
	});

	test.each(['=1+1', '+31 6', '-5', '@SUM(A1)', '=HYPERLINK("http://a","b")', '0317', '1-2', '\t=1', "'x"])(
		'EXP-2 %j stays text, also when someone edits the cell',
		(text) => {
			expect(textCell(text)).toEqual({ t: 's', v: text, z: '@' });
		}
	);

	test('EXP-2 a word is plain text', () => {
		expect(textCell('Établissement')).toEqual({ t: 's', v: 'Établissement' });
	});

	test.each([
		['a\u0000b\u0008c', 'a\ufffdb\ufffdc'],
		['a\ufffe\uffffb', 'a\ufffd\ufffdb'],
		['a\ud800b', 'a\ufffdb'],
		['a\udc00', 'a\ufffd'],
		['a😀b', 'a😀b'],
		['a\tb\nc', 'a\tb\nc'],
		['a\r\nb\rc', 'a\nb\nc']
	])('EXP-2 of %j only what XML cannot hold becomes a replacement sign', (text, written) => {
		expect(textCell(text)?.v).toBe(written);
	});

	test("EXP-2 text that looks like Excel's own escape is escaped, since Excel would read it as another", () => {
		expect(textCell('a_x0041_b')?.v).toBe('a_x005F_x0041_b');
		expect(textCell('_x000d__x000D_')?.v).toBe('_x005F_x000d__x005F_x000D_');
		expect(textCell('a_x41_b')?.v).toBe('a_x41_b');
	});

	test('EXP-2 text longer than Excel takes is cut, with a notice', () => {
		const longest = 'a'.repeat(32_767);
		expect(textCell(longest)).toEqual({ t: 's', v: longest });
		expect(textCell(`${longest}b`)).toEqual({ t: 's', v: longest, z: '@', notice: 'EXP-2.text-cut' });
	});

	test('EXP-2 text that only escaping makes too long is cut within bounds, no character in two', () => {
		const escapes = textCell('_x0041_'.repeat(4000));
		expect(escapes?.notice).toBe('EXP-2.text-cut');
		expect(escapes?.v.length).toBeLessThanOrEqual(32_767);
		expect(escapes?.v.startsWith('_x005F_x0041_')).toBe(true);
		expect(textCell(`a${'😀'.repeat(20_000)}`)?.v).toBe(`a${'😀'.repeat(16_383)}`);
		expect(textCell('😀'.repeat(20_000))?.v).toBe('😀'.repeat(16_383));
	});
});

describe('widths', () => {
	test.each([
		[quantityCell(fromText('1234567')), '1,234,567'],
		[quantityCell(fromText('-999')), '-999'],
		[quantityCell(fromText('-1234567.125')), '-1,234,567.125'],
		[amountCell(fromText('1234567890'), 'EUR'), '1,234,567,890.00'],
		[priceCell(fromText('0.12345678')), '0.12345678'],
		[dateCell(dayOf(2022, 12, 27)), '27-12-22'],
		[textCell('EMAIL'), 'EMAIL']
	])('EXP-2 %o is as wide as %s, or one more', (cell, shown) => {
		const width = cell ? shownWidth(cell) : 0;
		expect(width).toBeGreaterThanOrEqual(shown.length);
		expect(width).toBeLessThanOrEqual(shown.length + 1);
	});

	test('EXP-2 characters of wide scripts count double', () => {
		expect(shownWidth({ t: 's', v: '会社' })).toBe(4);
	});
});
