/** A customer with what is known of it: its accounts, its usage, its invoices. */
import type { CustomerAccount } from '$lib/domain/accounts';
import { compareText } from '$lib/domain/line-order';
import { payerOf, type CustomerMove } from '$lib/domain/moves';
import type { Customer } from '$lib/domain/usage';

export interface CustomerRow {
	readonly id: string;
	readonly number: string;
	/** The name, else the number, else blank. */
	readonly name: string;
	/** Its own number in the trade register, where it was filled in. */
	readonly kvk?: string;
	/** In the order given. */
	readonly accounts: readonly CustomerAccount[];
	/** Accepted usage lines, of all its accounts. */
	readonly events: number;
	readonly drafts: number;
	readonly definitives: number;
	/** The customer that pays for all of it, where it was merged into one; absent: it pays itself. */
	readonly mergedInto?: string;
}

/** What the rows look at of an invoice. */
export interface CountedInvoice {
	readonly customer: { readonly id: string; readonly number: string; readonly name: string };
	readonly state: 'draft' | 'definitive';
}

/**
 * One row for each customer that is known, that usage names or that has an invoice, by name. A customer whose
 * imports were all undone keeps its row, and its invoices. An account stands with the customer that pays for it.
 */
export function customerRows(
	customers: readonly Customer[],
	accounts: readonly CustomerAccount[],
	invoices: readonly CountedInvoice[],
	moves: readonly CustomerMove[] = []
): CustomerRow[] {
	const payer = payerOf(moves);
	const names = new Map<string, Named>();
	for (const { customer } of invoices) names.set(customer.id, customer);
	for (const { customer } of accounts) if (!names.has(customer)) names.set(customer, unnamed(customer));
	for (const customer of customers) names.set(customer.id, customer);
	const accountsOf = grouped(accounts, payer);
	const invoicesOf = grouped(invoices, ({ customer }) => customer.id);
	return [...names]
		.map(([id, { number, name, details }]) =>
			withMerger(
				{
					...rowOf(id, number, name, accountsOf.get(id) ?? [], invoicesOf.get(id) ?? []),
					...(details?.kvk ? { kvk: details.kvk } : {})
				},
				payer({ ...NO_ACCOUNT, customer: id })
			)
		)
		.sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
}

interface Named extends Pick<Customer, 'number' | 'name'> {
	readonly details?: Pick<NonNullable<Customer['details']>, 'kvk'> | undefined;
}

/** Usage that names no account goes where its whole customer goes. */
const NO_ACCOUNT = { account: '', kvk: '', internalNumber: '' };

function withMerger(row: CustomerRow, payer: string): CustomerRow {
	return payer === row.id ? row : { ...row, mergedInto: payer };
}

function grouped<Each>(all: readonly Each[], idOf: (each: Each) => string): Map<string, Each[]> {
	const groups = new Map<string, Each[]>();
	for (const each of all) {
		const group = groups.get(idOf(each));
		if (group) group.push(each);
		else groups.set(idOf(each), [each]);
	}
	return groups;
}

/** A customer that only its usage knows, by its id. */
function unnamed(id: string): { number: string; name: string } {
	return id.startsWith('#') ? { number: id.slice(1), name: '' } : { number: '', name: id };
}

function rowOf(
	id: string,
	number: string,
	name: string,
	accounts: readonly CustomerAccount[],
	invoices: readonly CountedInvoice[]
): CustomerRow {
	const drafts = invoices.filter(({ state }) => state === 'draft').length;
	return {
		id,
		number,
		name: name || number,
		accounts,
		events: accounts.reduce((sum, { events }) => sum + events, 0),
		drafts,
		definitives: invoices.length - drafts
	};
}

/** Whether nothing hangs on a customer: no usage, no invoice, nobody who pays for it or that it pays for. */
export function isUnused(row: CustomerRow, moves: readonly CustomerMove[]): boolean {
	return (
		row.accounts.length === 0 &&
		row.drafts === 0 &&
		row.definitives === 0 &&
		!moves.some(({ from, to }) => from === row.id || to === row.id)
	);
}

/** All that a customer can be found by, each on a line of its own. */
export function customerText({ name, number, kvk = '', accounts }: CustomerRow): string {
	const texts = accounts.flatMap(({ account, kvk, internalNumber, subscriptions }) => [
		account,
		kvk,
		internalNumber,
		...subscriptions
	]);
	return [name, number, kvk, ...texts].join('\n');
}
