import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, toText } from '$lib/domain/decimal';
import { codedDecimals, codedMinors } from '$lib/storage/coded-numbers';
import { codedTexts } from '$lib/storage/sections';

/** Few of them, so that they repeat; about where Numbers end to be exact, and far beyond. */
const wholes = fc.oneof(
	fc.bigInt({ min: -12n, max: 12n }),
	fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
	fc.bigInt({ min: -(2n ** 53n) - 3n, max: -(2n ** 53n) + 3n }),
	fc.constantFrom(10n ** 30n, 10n ** 30n + 1n, -(10n ** 30n))
);

const column = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<(T | undefined)[]> =>
	fc.array(fc.option(values, { nil: undefined }), { maxLength: 60 });

describe('columns of exact numbers', () => {
	it('BIL-4 BIL-7 decimals are stored as their texts are: the same bytes, and so the same SHA-256', () => {
		fc.assert(
			fc.property(
				column(fc.tuple(wholes, fc.integer({ min: 0, max: 3 })).map(([n, scale]) => decimal(n, scale))),
				(values) => {
					const text = (row: number): string => {
						const value = values[row];
						return value ? toText(value) : '';
					};
					expect(codedDecimals(values.length, (row) => values[row])).toEqual(codedTexts(values.length, text));
				}
			)
		);
	});

	it('BIL-4 BIL-7 amounts in minor units are stored as their texts are', () => {
		fc.assert(
			fc.property(column(wholes), (values) => {
				expect(codedMinors(values.length, (row) => values[row])).toEqual(
					codedTexts(values.length, (row) => values[row]?.toString() ?? '')
				);
			})
		);
	});
});
