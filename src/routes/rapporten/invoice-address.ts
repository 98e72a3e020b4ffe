/** Where an invoice's own page is. A query, not a path: any static host can serve it. */
import { resolve } from '$app/paths';

const page = (): string => resolve('/rapporten/facturen/factuur/');

/** Of a definitive invoice by its number, of a draft by its id. */
export function invoiceHref({ id, number }: { readonly id: number; readonly number?: string }): string {
	return number === undefined ? `${page()}?concept=${id}` : numberHref(number);
}

/** A definitive invoice, or one of its lines explained: by its place, counted from 0. */
export function numberHref(number: string, place?: number): string {
	return withLine(`${page()}?nummer=${encodeURIComponent(number)}`, place);
}

/** An invoice's page with one of its lines explained (BIL-6). */
export function lineHref(invoice: { readonly id: number; readonly number?: string }, place: number): string {
	return withLine(invoiceHref(invoice), place);
}

/** The place of the line that an address opens, counted from 0. */
export function linePlace(search: URLSearchParams): number | undefined {
	const text = search.get('regel') ?? '';
	return /^\d{1,9}$/.test(text) ? Number(text) - 1 : undefined;
}

function withLine(address: string, place: number | undefined): string {
	return place === undefined ? address : `${address}&regel=${place + 1}`;
}

/** Where an invoice is divided over the companies behind it. */
export function rechargeHref(number: string): string {
	return `${resolve('/rapporten/doorbelasten/')}?nummer=${encodeURIComponent(number)}`;
}

/** Where a customer is shown. */
export function customerHref(id: string): string {
	return `${resolve('/bedrijven/')}?klant=${encodeURIComponent(id)}`;
}
