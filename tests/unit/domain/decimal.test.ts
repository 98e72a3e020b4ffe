import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	add,
	compare,
	decimal,
	fromText,
	isNegative,
	isZero,
	multiply,
	negate,
	ONE,
	powerOfTen,
	roundToScale,
	significantDigits,
	subtract,
	toText,
	whole,
	ZERO,
	type Decimal
} from '$lib/domain/decimal';
import { decimals, fractionOf, isSameFraction } from './arbitraries';

/** The shortest form: no zero at the end that the scale could drop. */
function expectShortest({ coefficient, scale }: Decimal): void {
	expect(scale).toBeGreaterThanOrEqual(0);
	if (scale > 0) expect(coefficient % 10n).not.toBe(0n);
}

describe('decimal', () => {
	it('VAT-4 a decimal is stored in its shortest form, so that equal decimals are equal values', () => {
		expect(decimal(1500n, 3)).toEqual({ coefficient: 15n, scale: 1 });
		expect(decimal(0n, 9)).toEqual(ZERO);
		expect(decimal(12n, -3)).toEqual({ coefficient: 12000n, scale: 0 });
		fc.assert(
			fc.property(decimals(), fc.integer({ min: 0, max: 20 }), (value, zeros) => {
				expect(decimal(value.coefficient * powerOfTen(zeros), value.scale + zeros)).toEqual(value);
			})
		);
	});

	it('VAT-4 adding, subtracting and multiplying agree with fractions', () => {
		fc.assert(
			fc.property(decimals(), decimals(), (a, b) => {
				const [x, y] = [fractionOf(a), fractionOf(b)];
				const below = x.below * y.below;
				const cases: [Decimal, bigint][] = [
					[add(a, b), x.above * y.below + y.above * x.below],
					[subtract(a, b), x.above * y.below - y.above * x.below],
					[multiply(a, b), x.above * y.above]
				];
				for (const [result, above] of cases) {
					expect(isSameFraction(fractionOf(result), { above, below })).toBe(true);
					expectShortest(result);
				}
			})
		);
	});

	it('VAT-4 comparing agrees with fractions, and signs with comparing', () => {
		fc.assert(
			fc.property(decimals(), decimals(), (a, b) => {
				const [x, y] = [fractionOf(a), fractionOf(b)];
				const difference = x.above * y.below - y.above * x.below;
				expect(compare(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
				expect(isNegative(a)).toBe(compare(a, ZERO) === -1);
				expect(isZero(a)).toBe(compare(a, ZERO) === 0);
				expect(add(a, negate(a))).toEqual(ZERO);
			})
		);
	});

	it('VAT-4 text is canonical, and is read back as the same value', () => {
		const cases: [Decimal, string][] = [
			[ZERO, '0'],
			[ONE, '1'],
			[decimal(5n, 2), '0.05'],
			[decimal(-5n, 2), '-0.05'],
			[decimal(-1234n, 2), '-12.34'],
			[decimal(7255n, 3), '7.255'],
			[decimal(1000n), '1000']
		];
		for (const [value, text] of cases) expect(toText(value)).toBe(text);
		fc.assert(
			fc.property(decimals(), (value) => {
				expect(fromText(toText(value))).toEqual(value);
			})
		);
	});

	it('VAT-4 text with zeros to spare is read in its shortest form, other forms are refused', () => {
		expect(toText(fromText('007.2500'))).toBe('7.25');
		expect(fromText('-0.00')).toEqual(ZERO);
		for (const text of ['', '-', '1,5', '1e3', '.5', '5.', '+1', ' 1', '1 000', '٣', 'NaN'])
			expect(() => fromText(text), text).toThrow(SyntaxError);
	});

	it('VAT-1 rounding goes half away from zero at every scale', () => {
		const cases: [string, number, bigint][] = [
			['0.425', 2, 43n],
			['-0.425', 2, -43n],
			['0.4249999', 2, 42n],
			['9.825', 2, 983n],
			['10.5', 0, 11n],
			['-10.5', 0, -11n],
			['0.5', 0, 1n],
			['-0.4', 0, 0n],
			['12', 2, 1200n]
		];
		for (const [text, scale, rounded] of cases)
			expect(roundToScale(fromText(text), scale), text).toBe(rounded);
		fc.assert(
			fc.property(decimals(), fc.integer({ min: 0, max: 6 }), (value, scale) => {
				// The whole number nearest to |value| x 10^scale, found from the fraction with a half added.
				const { above, below } = fractionOf(value);
				const size = above < 0n ? -above : above;
				const nearest = (2n * size * powerOfTen(scale) + below) / (2n * below);
				expect(roundToScale(value, scale)).toBe(above < 0n ? -nearest : nearest);
			})
		);
	});

	it('IMP-4 significant digits are those of the shortest form', () => {
		const cases: [string, number][] = [
			['0', 1],
			['0.05', 1],
			['1200', 2],
			['12.0500', 4],
			['-123456789012345.678', 18]
		];
		for (const [text, digits] of cases) expect(significantDigits(fromText(text)), text).toBe(digits);
	});

	it('VAT-4 only whole numbers become decimals from a number', () => {
		expect(whole(-12)).toEqual({ coefficient: -12n, scale: 0 });
		for (const n of [0.5, NaN, Infinity, 2 ** 53]) expect(() => whole(n)).toThrow(RangeError);
	});
});
