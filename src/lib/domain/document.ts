/**
 * A definitive invoice as a document: PDF or UBL (rule EXP-5). What either asks for and is missing, and the words
 * that stand on it by law.
 */
import { endpointOf } from './endpoint';
import type { Invoice } from './invoice';
import { legalLacks, type LegalLack } from './legal';
import { minorDigits } from './money';
import { NO_DETAILS, type Company } from './party';
import { isoDate, type Day } from './period';
import type { VatCategory } from './usage';
import { vatOf } from './vat';

export type DocumentFormat = 'pdf' | 'ubl';

/** Why no document can be made. */
export type DocumentLack =
	| LegalLack
	/** It is a draft. */
	| 'not-definitive'
	/** It was made before seller and customer were kept with it. */
	| 'no-parties'
	/** It was made definitive as an internal specification. */
	| 'internal'
	/** UBL: where the customer pays to. */
	| 'seller-iban'
	/** UBL: neither a number in the trade register nor a VAT id that Peppol knows. */
	| 'seller-endpoint'
	| 'customer-endpoint'
	/** UBL: a credit note that corrects no invoice. */
	| 'no-reference'
	/** UBL: amounts have two decimals at most. */
	| 'three-decimals'
	/** UBL: VAT rounded per line is more than one unit away from that of the whole. */
	| 'vat-per-line';

/** What is looked at of a stored invoice. */
export interface Documented extends Omit<Invoice, 'lines' | 'prices'> {
	readonly number?: string;
	readonly seller?: Company;
	readonly internal?: true;
}

/** A definitive invoice of which a document can be made. */
export interface InvoiceDocument {
	readonly invoice: Omit<Invoice, 'prices'>;
	readonly number: string;
	readonly seller: Company;
}

/** Everything that keeps a document from being made; empty: nothing. */
export function documentLacks(invoice: Documented, format: DocumentFormat): DocumentLack[] {
	if (invoice.number === undefined) return ['not-definitive'];
	const { seller } = invoice;
	if (!seller) return ['no-parties'];
	if (invoice.internal) return ['internal'];
	return [...legalLacks(invoice, seller), ...(format === 'ubl' ? ublLacks(invoice, seller) : [])];
}

function ublLacks(invoice: Documented, seller: Company): DocumentLack[] {
	const lacks: DocumentLack[] = [];
	if (seller.iban === '' && invoice.kind === 'invoice') lacks.push('seller-iban');
	if (!endpointOf(seller)) lacks.push('seller-endpoint');
	if (!endpointOf(invoice.customer.details ?? NO_DETAILS)) lacks.push('customer-endpoint');
	if (invoice.kind === 'credit-note' && invoice.corrects.length === 0) lacks.push('no-reference');
	if (minorDigits(invoice.currency) > 2) lacks.push('three-decimals');
	if (!invoice.vatTotals.every(isNearWhole(invoice.currency))) lacks.push('vat-per-line');
	return lacks;
}

/** Whether the VAT of a category is less than one unit of the currency away from its rate of the whole (BR-CO-17). */
function isNearWhole(currency: string): (total: Invoice['vatTotals'][number]) => boolean {
	const unit = 10n ** BigInt(minorDigits(currency));
	return ({ category, net, vat }) => {
		const [whole = 0n] = vatOf([{ net, vat: category }], 'per-rate').totals.map((each) => each.vat);
		const apart = whole - vat;
		return (apart < 0n ? -apart : apart) < unit;
	};
}

/** What the law wants to read where no VAT is charged (VAT-3); undefined where VAT is charged. */
export const LEGAL_TEXTS: Readonly<Partial<Record<VatCategory, string>>> = {
	reverse: 'Btw verlegd',
	exempt: 'Vrijgesteld van btw (artikel 11 Wet op de omzetbelasting 1968)'
};

/** `Factuur-F2022-0001.pdf`, of UBL `.xml`. */
export function documentFileName(number: string, format: DocumentFormat): string {
	return `Factuur-${number.replace(/[^\p{L}\p{N}._-]/gu, '_')}.${format === 'pdf' ? 'pdf' : 'xml'}`;
}

/** `Facturen-2022-02-27-pdf.zip`: several at once. */
export function documentArchiveName(today: Day, format: DocumentFormat): string {
	return `Facturen-${isoDate(today)}-${format}.zip`;
}
