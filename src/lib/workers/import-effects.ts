/** What an import would change before it counts (IMP-9), and what was billed of one before it is undone (IMP-10). */
import type { CreditOf } from '$lib/domain/invoice';
import { usageKeyId, type Customer, type UsageTotal } from '$lib/domain/usage';
import type { Database } from '$lib/storage/database';
import { committedImports, type ImportRecord } from '$lib/storage/imports';
import type { LineTable } from '$lib/storage/invoice-lines';
import { readLines } from '$lib/storage/invoices';

/** Imports as they would be when staged ones counted. */
export interface ImportsAfter {
	/** Those that count now, and will go on to. */
	readonly kept: readonly ImportRecord[];
	/** Those that count now, and will be replaced. */
	readonly replaced: readonly ImportRecord[];
	readonly added: readonly ImportRecord[];
	/** Customers that the added ones name. */
	readonly customers: readonly Customer[];
}

export async function importsAfter(database: Database, importIds: readonly number[]): Promise<ImportsAfter> {
	const staged = await database.imports.bulkGet([...importIds]);
	const added = staged.filter((record) => record !== undefined);
	const gone = new Set(added.map(({ replaces }) => replaces));
	const committed = await committedImports(database);
	return {
		kept: committed.filter(({ id }) => !gone.has(id)),
		replaced: committed.filter(({ id }) => gone.has(id)),
		added,
		customers: added.flatMap(({ customers }) => customers)
	};
}

/** SKUs of some usage that other usage does not have, each once, by code units. */
export function skusOnlyIn(added: readonly UsageTotal[], before: readonly UsageTotal[]): string[] {
	const known = new Set(before.map(({ key }) => key.sku));
	return [...new Set(added.map(({ key }) => key.sku))].filter((sku) => !known.has(sku)).sort();
}

/** Numbers of definitive invoices, in the order in which they became so. */
export interface BilledFrom {
	readonly invoices: readonly string[];
	/** Those of them of which lines were credited by hand while their usage stays billed: undone, it is taken back. */
	readonly settled: readonly string[];
}

/** The definitive invoices since a moment that billed usage keys of these totals. */
export async function invoicesBilling(
	database: Database,
	totals: readonly UsageTotal[],
	since: number
): Promise<BilledFrom> {
	const keys = new Set(totals.map(({ key }) => usageKeyId(key)));
	const definitive = await database.invoices.where('state').equals('definitive').toArray();
	const invoices = new Set<string>();
	const settled = new Set<string>();
	for (const { id, number = '', definitiveAt = 0, credits } of definitive.sort(
		(a, b) => (a.order ?? 0) - (b.order ?? 0)
	)) {
		if (definitiveAt < since || (credits && !settles(credits, invoices))) continue;
		if (!hasKey(await readLines(database, id), keys)) continue;
		if (credits) settled.add(credits.number);
		else invoices.add(number);
	}
	return { invoices: [...invoices], settled: [...settled] };
}

function settles({ number, usage }: CreditOf, invoices: ReadonlySet<string>): boolean {
	return usage === 'settle' && invoices.has(number);
}

function hasKey(lines: LineTable, keys: ReadonlySet<string>): boolean {
	for (let i = 0; i < lines.length; i++) if (keys.has(usageKeyId(lines.at(i).key))) return true;
	return false;
}
