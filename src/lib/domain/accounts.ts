/** Which accounts customers have, as their usage names them: nobody keeps a list of them by hand. */
import { compareText } from './line-order';
import type { UsageKey, UsageTotal } from './usage';

/** One account of a customer: what usage names together. Blank: not given. */
export interface CustomerAccount {
	/** The customer's id. */
	readonly customer: string;
	readonly account: string;
	readonly kvk: string;
	readonly internalNumber: string;
	/** Each once, by code units; a blank one is none. */
	readonly subscriptions: readonly string[];
	/** Usage lines booked on it: accepted records, of all imports that the totals are of. */
	readonly events: number;
}

interface Found {
	readonly key: UsageKey;
	readonly subscriptions: Set<string>;
	events: number;
}

/**
 * The distinct accounts in some usage, by customer, account, KvK number and internal number. Totals may come in
 * parts and in any order.
 */
export function accountsOf(totals: Iterable<UsageTotal>): CustomerAccount[] {
	const found = new Map<string, Found>();
	for (const { key, events } of totals) {
		const id = JSON.stringify([key.customer, key.account, key.kvk, key.internalNumber]);
		let account = found.get(id);
		if (!account) found.set(id, (account = { key, subscriptions: new Set(), events: 0 }));
		if (key.subscription !== '') account.subscriptions.add(key.subscription);
		account.events += events;
	}
	return [...found.values()].map(accountOf).sort(compareAccounts);
}

function accountOf({ key, subscriptions, events }: Found): CustomerAccount {
	const { customer, account, kvk, internalNumber } = key;
	return {
		customer,
		account,
		kvk,
		internalNumber,
		subscriptions: [...subscriptions].sort(compareText),
		events
	};
}

function compareAccounts(a: CustomerAccount, b: CustomerAccount): number {
	return (
		compareText(a.customer, b.customer) ||
		compareText(a.account, b.account) ||
		compareText(a.kvk, b.kvk) ||
		compareText(a.internalNumber, b.internalNumber)
	);
}
