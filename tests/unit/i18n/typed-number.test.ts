import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, fromText } from '$lib/domain/decimal';
import { typeable, typedNumber } from '$lib/i18n/typed-number';

describe('a number that is typed', () => {
	test.each([
		['12,5', '12.5'],
		['12.5', '12.5'],
		['1 234,56', '1234.56'],
		['-3', '-3'],
		['\u22123', '-3'],
		[',5', '0.5'],
		['5,', '5'],
		['0', '0'],
		['1,234', '1.234']
	])('VAT-4 %s in Dutch', (text, value) => {
		expect(typedNumber(text, 'nl')).toEqual(fromText(value));
	});

	test('IMP-4 what could be thousands or decimals is not guessed', () => {
		expect(typedNumber('1.234', 'nl')).toBe('unreadable');
		expect(typedNumber('1,234', 'en')).toBe('unreadable');
		expect(typedNumber('1.234', 'en')).toEqual(fromText('1.234'));
	});

	test('IMP-4 blank is missing, and what is no number is not read as one', () => {
		expect(typedNumber('  ', 'nl')).toBe('missing');
		for (const text of ['x', '1e3', '1.2.3', '1.234,5', '--1', '-', ',', '9'.repeat(39)])
			expect(typedNumber(text, 'nl')).toBe('unreadable');
	});

	test('VAT-4 every number is read back as it was written, in both languages', () => {
		const numbers = fc
			.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
			.map(([coefficient, scale]) => decimal(coefficient, scale));
		fc.assert(
			fc.property(numbers, fc.constantFrom('nl' as const, 'en' as const), (value, language) => {
				expect(typedNumber(typeable(value, language), language)).toEqual(value);
			})
		);
	});
});
