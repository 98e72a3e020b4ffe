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

/** A line's net amount (VAT-1): quantity x unit price, neither of them rounded before, rounded half away from zero. */
export function netOf(quantity: Decimal, unitPrice: Decimal, currency: string): Minor {
	// Not by multiply(): an invoice has many lines, and the shortest form of the product is of no use here.
	const exact = {
		coefficient: quantity.coefficient * unitPrice.coefficient,
		scale: quantity.scale + unitPrice.scale
	};
	return roundToScale(exact, minorDigits(currency));
}

/** The exact decimal of an amount in minor units. */
export function fromMinor(amount: Minor, currency: string): Decimal {
	return decimal(amount, minorDigits(currency));
}

/** Reads an amount in minor units from its text; blank is none. Throws a SyntaxError for anything else. */
export function fromMinorText(text: string): Minor | undefined {
	return text === '' ? undefined : BigInt(text);
}
