/** Amounts and quantities as UBL writes them: exact, with at most two decimals where they are sums of money. */
import {
	compare,
	decimal,
	isNegative,
	multiply,
	negate,
	subtract,
	toText,
	roundToScale,
	type Decimal
} from '$lib/domain/decimal';
import type { InvoiceLine } from '$lib/domain/invoice';
import { fromMinor, type Minor } from '$lib/domain/money';
import { element, type Xml } from './xml';

/** Amounts of one document in its currency. */
export class Amounts {
	/** `sign`: -1 on a credit note, which says with positive amounts what it takes back. */
	constructor(
		readonly currency: string,
		readonly sign: 1n | -1n
	) {}

	/** An amount under its name; nought too is said. */
	element(name: string, amount: Minor): Xml | undefined {
		return element(`cbc:${name}`, toText(this.decimal(amount)), { currencyID: this.currency });
	}

	decimal(amount: Minor): Decimal {
		return fromMinor(amount * this.sign, this.currency);
	}
}

export interface LineAmounts {
	readonly quantity: string;
	/** Never below zero (BR-27). */
	readonly unitPrice: string;
	/** What rounding the line to the currency added or took, where Peppol's slack of 0.02 does not cover it (R120). */
	readonly rounding: { readonly isCharge: boolean; readonly amount: string } | undefined;
}

const SLACK = decimal(2n, 2);

export function lineAmounts(line: InvoiceLine, amounts: Amounts): LineAmounts {
	const price = line.unitPrice ?? decimal(0n, 0);
	const turned = isNegative(price) !== (amounts.sign === -1n);
	const quantity = turned ? negate(line.quantity) : line.quantity;
	const unitPrice = isNegative(price) ? negate(price) : price;
	const apart = subtract(amounts.decimal(line.net ?? 0n), multiply(quantity, unitPrice));
	const size = isNegative(apart) ? negate(apart) : apart;
	return {
		quantity: toText(quantity),
		unitPrice: toText(unitPrice),
		rounding:
			compare(size, SLACK) <= 0
				? undefined
				: { isCharge: !isNegative(apart), amount: toText(decimal(roundToScale(size, 2), 2)) }
	};
}
