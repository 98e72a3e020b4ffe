/** An invoice as lists and its own page show it: without its lines. */
import type { Credited } from '$lib/domain/credit';
import type { Invoice } from '$lib/domain/invoice';
import type { Minor } from '$lib/domain/money';
import type { Company } from '$lib/domain/party';

export interface ListedInvoice extends Omit<Invoice, 'lines'> {
	readonly id: number;
	readonly state: 'draft' | 'definitive';
	/** Of a definitive one (BIL-5). */
	readonly number?: string;
	readonly lineCount: number;
	/** Lines of an earlier period than the run's month (BIL-3). */
	readonly lateCount: number;
	/** Of a definitive one, unless it was made before it was kept (BIL-4). */
	readonly seller?: Company;
	/** A definitive one that lacks what the law asks of an invoice (BIL-4). */
	readonly internal?: true;
	/** Of a definitive one that was credited by hand, in part or whole (BIL-5). */
	readonly credited?: Credited;
	/** Of a definitive one (BIL-4). */
	readonly sha256?: string;
}

export type InvoiceStatus =
	| 'draft'
	/** A draft that cannot be made definitive yet, for want of a price (PRI-4) or of VAT (PRI-5). */
	| 'no-price'
	| 'no-vat'
	/** A draft with a total below zero (BIL-3). */
	| 'draft-credit-note'
	| 'definitive'
	/** A definitive one of which some or all lines were credited by hand (BIL-5). */
	| 'part-credited'
	| 'credited'
	| 'credit-note';

export function statusOf(invoice: ListedInvoice): InvoiceStatus {
	if (invoice.state === 'definitive') {
		if (invoice.credited) return invoice.credited.whole ? 'credited' : 'part-credited';
		return invoice.kind === 'credit-note' ? 'credit-note' : 'definitive';
	}
	if (invoice.skusWithoutPrice.length > 0) return 'no-price';
	if (invoice.skusWithoutVat.length > 0) return 'no-vat';
	return invoice.kind === 'credit-note' ? 'draft-credit-note' : 'draft';
}

/** Whether a draft lacks nothing to be made definitive (PRI-4, PRI-5). */
export function canBeDefinitive(invoice: ListedInvoice): boolean {
	return (
		invoice.state === 'draft' && invoice.skusWithoutPrice.length === 0 && invoice.skusWithoutVat.length === 0
	);
}

/** The customer's name, else its number, else blank: usage need not say whose it is (IMP-3). */
export function customerName({ customer }: Pick<Invoice, 'customer'>): string {
	return customer.name || customer.number;
}

/** Sums in one currency. */
export interface CurrencyTotal {
	readonly currency: string;
	readonly net: Minor;
	readonly vat: Minor;
	readonly total: Minor;
}

/** Sums per currency, by its code: amounts of two currencies never add up. */
export function totalsPerCurrency(
	invoices: readonly Pick<Invoice, 'currency' | 'net' | 'vat' | 'total'>[]
): CurrencyTotal[] {
	const totals = new Map<string, CurrencyTotal>();
	for (const { currency, net, vat, total } of invoices) {
		const sum = totals.get(currency) ?? { currency, net: 0n, vat: 0n, total: 0n };
		totals.set(currency, { currency, net: sum.net + net, vat: sum.vat + vat, total: sum.total + total });
	}
	return [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
