/** Which invoices a list shows. The choice is kept in the page's address, so that it can be shared and reloaded. */
import { compareText } from '$lib/domain/line-order';
import { toText } from '$lib/domain/decimal';
import { fromMinor } from '$lib/domain/money';
import { fromIsoMonth, isoMonth, type Month } from '$lib/domain/period';
import { formatMinor } from '$lib/i18n/format';
import { searched } from '../search';
import { customerName, type ListedInvoice } from './listed-invoice';

/** What stands in the address: the words are the user's own. */
export const STATUSES = ['concept', 'geen-prijs', 'definitief', 'creditnota'] as const;
export type StatusFilter = (typeof STATUSES)[number];

/** What is undefined or blank does not matter. */
export interface InvoiceFilter {
	readonly status: StatusFilter | undefined;
	/** A customer's id. */
	readonly customer: string | undefined;
	/** The month that the usage goes up to. */
	readonly month: Month | undefined;
	/** Words that number, customer, its accounts and the total must hold. */
	readonly search: string;
}

export const NO_FILTER: InvoiceFilter = {
	status: undefined,
	customer: undefined,
	month: undefined,
	search: ''
};

/** The filter in an address; what it cannot mean is no filter. */
export function readFilter(query: URLSearchParams): InvoiceFilter {
	const status = query.get('status');
	return {
		status: STATUSES.find((each) => each === status),
		customer: query.get('klant') ?? undefined,
		month: fromIsoMonth(query.get('periode') ?? ''),
		search: query.get('zoek') ?? ''
	};
}

/** The filter as an address has it, beginning with its question mark; blank for no filter. */
export function filterQuery({ status, customer, month, search }: InvoiceFilter): string {
	const query = new URLSearchParams();
	if (status !== undefined) query.set('status', status);
	if (customer !== undefined) query.set('klant', customer);
	if (month !== undefined) query.set('periode', isoMonth(month));
	if (search !== '') query.set('zoek', search);
	return query.size === 0 ? '' : `?${query.toString()}`;
}

/** What an invoice itself can be found by, each on a line of its own: the total as it is shown and as it is typed. */
export function invoiceText(invoice: ListedInvoice): string {
	const { number = '', customer, total, currency } = invoice;
	const plain = toText(fromMinor(total, currency));
	const shown = (['nl', 'en'] as const).map((language) => formatMinor(total, currency, language));
	const amounts = [...shown, plain, plain.replace('.', ',')];
	return [number, customerName(invoice), customer.number, ...amounts].join('\n');
}

/** The invoices that a filter leaves, in their order. `textOf`: what a customer can be found by, of its id. */
export function filterInvoices<Row extends ListedInvoice>(
	invoices: readonly Row[],
	filter: InvoiceFilter,
	textOf: (customer: string) => string = () => ''
): readonly Row[] {
	const { status, customer, month, search } = filter;
	const left = invoices.filter(
		(invoice) =>
			(status === undefined || hasStatus(invoice, status)) &&
			(customer === undefined || invoice.customer.id === customer) &&
			(month === undefined || invoice.usageUpTo === month)
	);
	return searched(left, search, (invoice) => `${invoiceText(invoice)}\n${textOf(invoice.customer.id)}`);
}

/** The customers to choose from, by name: those of the invoices, and the one chosen even if it has none. */
export function customersOf(
	invoices: readonly ListedInvoice[],
	{ customer }: InvoiceFilter
): { readonly id: string; readonly name: string }[] {
	const names = new Map(invoices.map((invoice) => [invoice.customer.id, customerName(invoice)]));
	if (customer !== undefined && !names.has(customer)) names.set(customer, customer);
	return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => compareText(a.name, b.name));
}

/** The months to choose from, the newest first. */
export function monthsOf(invoices: readonly ListedInvoice[], { month }: InvoiceFilter): Month[] {
	const found = new Set(invoices.map(({ usageUpTo }) => usageUpTo));
	if (month !== undefined) found.add(month);
	return [...found].sort((a, b) => b - a);
}

function hasStatus(invoice: ListedInvoice, status: StatusFilter): boolean {
	switch (status) {
		case 'concept':
			return invoice.state === 'draft';
		case 'geen-prijs':
			return invoice.state === 'draft' && invoice.skusWithoutPrice.length > 0;
		case 'definitief':
			return invoice.state === 'definitive';
		case 'creditnota':
			return invoice.kind === 'credit-note';
	}
}
