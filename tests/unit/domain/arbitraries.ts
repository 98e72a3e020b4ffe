/** Random values of the domain for property tests. */
import fc from 'fast-check';
import { decimal, type Decimal } from '$lib/domain/decimal';

/** Decimals of up to 38 digits, many of them small, some with digits behind the sign. */
export const decimals = (): fc.Arbitrary<Decimal> =>
	fc
		.tuple(
			fc.oneof(
				fc.bigInt({ min: -200n, max: 200n }),
				fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }),
				fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n })
			),
			fc.integer({ min: 0, max: 12 })
		)
		.map(([coefficient, scale]) => decimal(coefficient, scale));

/** An exact fraction, the second way to reckon: never shortened, compared by cross-multiplying. */
export interface Fraction {
	readonly above: bigint;
	/** More than zero. */
	readonly below: bigint;
}

export const fractionOf = ({ coefficient, scale }: Decimal): Fraction => ({
	above: coefficient,
	below: BigInt(`1${'0'.repeat(scale)}`)
});

export const isSameFraction = (a: Fraction, b: Fraction): boolean => a.above * b.below === b.above * a.below;
