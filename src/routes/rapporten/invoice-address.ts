/** Where an invoice's own page is. A query, not a path: any static host can serve it. */
import { resolve } from '$app/paths';

const page = (): string => resolve('/rapporten/facturen/factuur/');

/** Of a definitive invoice by its number, of a draft by its id. */
export function invoiceHref({ id, number }: { readonly id: number; readonly number?: string }): string {
	return number === undefined ? `${page()}?concept=${id}` : numberHref(number);
}

export function numberHref(number: string): string {
	return `${page()}?nummer=${encodeURIComponent(number)}`;
}

/** Where a customer is shown. */
export function customerHref(id: string): string {
	return `${resolve('/bedrijven/')}?klant=${encodeURIComponent(id)}`;
}
