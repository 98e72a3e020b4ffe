/**
 * What an invoice must say by Dutch law (Wet OB 1968, article 35a; the trade register's number by its own act),
 * as far as somebody has to tell it: date, number, lines, net and VAT by rate are always there (BIL-4).
 */
import type { Invoice } from './invoice';
import type { Company, PartyDetails } from './party';

/** What is missing, and whose it is. */
export type LegalLack =
	| 'seller-name'
	| 'seller-address'
	| 'seller-kvk'
	| 'seller-vat-id'
	| 'customer-name'
	| 'customer-address'
	/** Reverse charge asks for it. */
	| 'customer-vat-id';

type Judged = Pick<Invoice, 'customer' | 'vatTotals'>;

/** Everything that the law asks for and is missing, the seller's first; empty: nothing. */
export function legalLacks({ customer, vatTotals }: Judged, seller: Company): LegalLack[] {
	const lacks: LegalLack[] = [];
	if (seller.name === '') lacks.push('seller-name');
	if (!hasAddress(seller)) lacks.push('seller-address');
	if (seller.kvk === '' && isDutch(seller)) lacks.push('seller-kvk');
	if (seller.vatId === '') lacks.push('seller-vat-id');
	if (customer.name === '') lacks.push('customer-name');
	if (!customer.details || !hasAddress(customer.details)) lacks.push('customer-address');
	const isReversed = vatTotals.some(({ category }) => category === 'reverse');
	if (isReversed && (customer.details?.vatId ?? '') === '') lacks.push('customer-vat-id');
	return lacks;
}

function hasAddress({ street, postcode, city, country }: PartyDetails): boolean {
	return street !== '' && city !== '' && country !== '' && (postcode !== '' || country !== 'NL');
}

function isDutch({ country }: PartyDetails): boolean {
	return country === 'NL' || country === '';
}
