/**
 * Exact decimals over BigInt, for money and quantities alike (rule VAT-4: no floating point).
 *
 * A decimal is `coefficient / 10^scale`, always in its shortest form: `scale` is 0 or more and the
 * coefficient does not end in a zero that the scale could drop, so equal decimals are equal values.
 * It is a plain object: it crosses workers and is stored as it is.
 */
export interface Decimal {
	readonly coefficient: bigint;
	/** Digits behind the decimal sign, 0 or more. */
	readonly scale: number;
}

/** IMP-4: the most significant digits that a number may have. */
export const MAX_DIGITS = 38;

export const ZERO: Decimal = { coefficient: 0n, scale: 0 };
export const ONE: Decimal = { coefficient: 1n, scale: 0 };

const powers: bigint[] = [1n];

/** 10^n as a BigInt, n from 0. */
export function powerOfTen(n: number): bigint {
	for (let i = powers.length; i <= n; i++) powers.push((powers[i - 1] as bigint) * 10n);
	return powers[n] as bigint;
}

/** `coefficient / 10^scale` in its shortest form; a negative scale multiplies. */
export function decimal(coefficient: bigint, scale = 0): Decimal {
	if (coefficient === 0n) return ZERO;
	if (scale < 0) return { coefficient: coefficient * powerOfTen(-scale), scale: 0 };
	while (scale > 0 && coefficient % 10n === 0n) {
		coefficient /= 10n;
		scale--;
	}
	return { coefficient, scale };
}

/** A whole number as a decimal. Throws a RangeError for a fraction or beyond ±2^53. */
export function whole(n: number): Decimal {
	if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number: ${n}`);
	return { coefficient: BigInt(n), scale: 0 };
}

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads the form that {@link toText} writes: `-12.5`, a point, no exponent, no separators. Numbers of
 * files are read by `import/numbers.ts`. Throws a SyntaxError for anything else.
 */
export function fromText(text: string): Decimal {
	const match = PLAIN.exec(text);
	if (!match) throw new SyntaxError(`not a plain decimal: ${text}`);
	const fraction = match[3] ?? '';
	const digits = BigInt(`${match[2]}${fraction}`);
	return decimal(match[1] ? -digits : digits, fraction.length);
}

/** Canonical text: a point, no exponent, no separators, no trailing zeros. Equal decimals give equal text. */
export function toText(value: Decimal): string {
	if (value.scale === 0) return value.coefficient.toString();
	const negative = value.coefficient < 0n;
	const digits = (negative ? -value.coefficient : value.coefficient)
		.toString()
		.padStart(value.scale + 1, '0');
	const at = digits.length - value.scale;
	return `${negative ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}`;
}

/** The coefficient of a value at a scale at least its own. */
function at(value: Decimal, scale: number): bigint {
	return value.scale === scale ? value.coefficient : value.coefficient * powerOfTen(scale - value.scale);
}

export function add(a: Decimal, b: Decimal): Decimal {
	if (isZero(a)) return b;
	if (isZero(b)) return a;
	const scale = Math.max(a.scale, b.scale);
	return decimal(at(a, scale) + at(b, scale), scale);
}

export function subtract(a: Decimal, b: Decimal): Decimal {
	if (isZero(b)) return a;
	const scale = Math.max(a.scale, b.scale);
	return decimal(at(a, scale) - at(b, scale), scale);
}

export function multiply(a: Decimal, b: Decimal): Decimal {
	return decimal(a.coefficient * b.coefficient, a.scale + b.scale);
}

export function negate(a: Decimal): Decimal {
	return a.coefficient === 0n ? a : { coefficient: -a.coefficient, scale: a.scale };
}

/** -1, 0 or 1 as a is less than, equal to or more than b. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
	const scale = Math.max(a.scale, b.scale);
	const left = at(a, scale);
	const right = at(b, scale);
	return left < right ? -1 : left > right ? 1 : 0;
}

export function isZero(a: Decimal): boolean {
	return a.coefficient === 0n;
}

export function isNegative(a: Decimal): boolean {
	return a.coefficient < 0n;
}

/** Rounds to `scale` digits behind the decimal sign, half away from zero (VAT-1), as `value * 10^scale`. */
export function roundToScale(value: Decimal, scale: number): bigint {
	if (value.scale <= scale) return at(value, scale);
	const divisor = powerOfTen(value.scale - scale);
	const half = divisor / 2n;
	return value.coefficient < 0n ? (value.coefficient - half) / divisor : (value.coefficient + half) / divisor;
}

/** Significant digits of the shortest form, for the bounds of IMP-4 and VAT-4. Zero has one. */
export function significantDigits(value: Decimal): number {
	const digits = value.coefficient < 0n ? -value.coefficient : value.coefficient;
	return digits.toString().replace(/0+$/, '').length || 1;
}
