/** Amounts in a currency's minor unit (cents for EUR), as whole BigInts. Rule VAT-1. */
import { decimal, roundToScale, type Decimal } from './decimal';

/** An amount in the minor unit of its currency: 12.34 EUR is 1234n, 1234 JPY is 1234n. */
export type Minor = bigint;

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const DIGITS: Readonly<Record<string, number>> = {
	BHD: 3,
	BIF: 0,
	CLF: 4,
	CLP: 0,
	DJF: 0,
	GNF: 0,
	IQD: 3,
	ISK: 0,
	JOD: 3,
	JPY: 0,
	KMF: 0,
	KRW: 0,
	KWD: 3,
	LYD: 3,
	OMR: 3,
	PYG: 0,
	RWF: 0,
	TND: 3,
	UGX: 0,
	UYI: 0,
	UYW: 4,
	VND: 0,
	VUV: 0,
	XAF: 0,
	XOF: 0,
	XPF: 0
};

/** Digits behind the decimal sign of amounts in a currency (ISO 4217): 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
	return DIGITS[currency] ?? 2;
}

/** A line's net amount (VAT-1): quantity x unit price, neither of them rounded before. */
export function netOf(quantity: Decimal, unitPrice: Decimal, currency: string): Minor {
	// Not by multiply(): an invoice has many lines, and the shortest form of the product is of no use here.
	const scale = quantity.scale + unitPrice.scale;
	const digits = minorDigits(currency);
	return (
		netInNumbers(Number(quantity.coefficient) * Number(unitPrice.coefficient), scale - digits) ??
		roundToScale({ coefficient: quantity.coefficient * unitPrice.coefficient, scale }, digits)
	);
}

/** 10^15: twice as much is still within 2^53. */
const MOST_DIGITS = 15;

/**
 * A whole product without its last digits, rounded half away from zero, in whole Numbers (VAT-4). Undefined where
 * these would not be exact: a product of Numbers below 2^53 is the very product, for one of 2^53 or more, or of what a
 * Number does not hold, is never below that; so are its remainder and what that leaves, of which the divisor is a factor.
 */
function netInNumbers(product: number, digits: number): Minor | undefined {
	if (!Number.isSafeInteger(product) || digits < 0 || digits > MOST_DIGITS) return undefined;
	const divisor = 10 ** digits;
	const remainder = product % divisor;
	const down = (product - remainder) / divisor;
	const isUp = 2 * Math.abs(remainder) >= divisor;
	return BigInt(isUp ? down + Math.sign(product) : down);
}

/** The exact decimal of an amount in minor units. */
export function fromMinor(amount: Minor, currency: string): Decimal {
	return decimal(amount, minorDigits(currency));
}

/** Reads an amount in minor units from its text; blank is none. Throws a SyntaxError for anything else. */
export function fromMinorText(text: string): Minor | undefined {
	return text === '' ? undefined : BigInt(text);
}
