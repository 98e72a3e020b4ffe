/** Settings of an administration, and the revision that tells drafts that something changed (BIL-4). */
import { newSeries, type NumberSeries } from '$lib/domain/numbering';
import type { VatMode } from '$lib/domain/invoice';
import type { CustomerMove } from '$lib/domain/moves';
import { NO_COMPANY, type Company } from '$lib/domain/party';
import type { RechargePrice, RechargeTo } from '$lib/domain/recharge';
import type { Database } from './database';

export interface Settings {
	/** PER-1: the billing zone. */
	readonly zone: string;
	/** VAT-3. */
	readonly vatMode: VatMode;
	/** BIL-5. */
	readonly invoiceSeries: NumberSeries;
	readonly creditSeries: NumberSeries;
	/** The user's own company: the seller on every invoice. */
	readonly company: Company;
	/** Accounts and customers that another customer pays for. */
	readonly moves: readonly CustomerMove[];
	/** Subscriptions that are charged to another company than the invoice names (BIL-8). */
	readonly rechargeTo: readonly RechargeTo[];
	/** The user's own prices for recharging (BIL-8). */
	readonly rechargePrices: readonly RechargePrice[];
	/** How many invoices became definitive. */
	readonly definitives: number;
	/** Counts the changes of usage, prices and customers; a draft made at an earlier one is out of date. */
	readonly revision: number;
}

const DEFAULTS: Settings = {
	zone: 'Europe/Amsterdam',
	vatMode: 'per-rate',
	invoiceSeries: newSeries('F'),
	creditSeries: newSeries('C'),
	company: NO_COMPANY,
	moves: [],
	rechargeTo: [],
	rechargePrices: [],
	definitives: 0,
	revision: 0
};

/** All settings, defaults where none was stored. */
export async function readSettings(database: Database): Promise<Settings> {
	const stored = await database.settings.toArray();
	return { ...DEFAULTS, ...Object.fromEntries(stored.map(({ name, value }) => [name, value])) };
}

/** Stores some settings; the others stay as they are. */
export async function writeSettings(database: Database, changes: Partial<Settings>): Promise<void> {
	await database.settings.bulkPut(Object.entries(changes).map(([name, value]) => ({ name, value })));
}

/** Marks all drafts as out of date. Call it inside the transaction that changes what they are made from. */
export async function raiseRevision(database: Database): Promise<void> {
	const { revision } = await readSettings(database);
	await writeSettings(database, { revision: revision + 1 });
}

/** The last number given under a prefix in each year: a prefix that comes back goes on where it was (BIL-5). */
export async function lastNumbersGiven(database: Database, prefix: string): Promise<Record<number, number>> {
	const last: Record<number, number> = {};
	for (const number of await database.invoices.orderBy('number').keys()) {
		const rest = String(number).startsWith(prefix) ? String(number).slice(prefix.length) : '';
		const match = /^(\d{4})-(\d+)$/.exec(rest);
		if (match) last[Number(match[1])] = Math.max(last[Number(match[1])] ?? 0, Number(match[2]));
	}
	return last;
}
