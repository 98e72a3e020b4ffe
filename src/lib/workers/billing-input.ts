/** What drafts follow from, read from the database; and what a run begins with, had ready before it is asked for. */
import { draftsOneByOne, type BillingInput } from '$lib/domain/billing';
import { stopIfCancelled } from '$lib/domain/failure';
import type { BillingRun } from '$lib/domain/invoice';
import { Ledger } from '$lib/domain/ledger';
import { payerOf, type CustomerMove } from '$lib/domain/moves';
import { PriceBook } from '$lib/domain/pricing';
import type { RunOf, TotalRows } from '$lib/domain/to-bill';
import type { Customer, UsageTotal } from '$lib/domain/usage';
import { namingFile } from '$lib/storage/damage';
import type { Database } from '$lib/storage/database';
import { committedImports, type ImportRecord } from '$lib/storage/imports';
import { sealLines } from '$lib/storage/invoice-lines';
import { definitiveInvoices } from '$lib/storage/invoices';
import { readSettings } from '$lib/storage/settings';
import { joinedRows } from '$lib/storage/total-rows';
import { openTotals, type TotalTable } from '$lib/storage/usage';

/** Whose usage is billed: of these imports in place of those that count, with customers that they alone name. */
export interface UsageOf {
	readonly imports?: readonly ImportRecord[];
	/** The sums of those imports, where they are open already. */
	readonly totals?: Promise<TotalRows>;
	readonly customers?: readonly Customer[];
}

export async function billingInput(
	database: Database,
	runOf: RunOf,
	moves: readonly CustomerMove[],
	usage: UsageOf = {}
): Promise<BillingInput> {
	const [{ vatMode }, stored, totals, ledger, prices] = await Promise.all([
		readSettings(database),
		database.customers.toArray(),
		usage.totals ?? joinedTotals(database, usage.imports),
		readLedger(database),
		database.prices.toArray()
	]);
	const customers = [...(usage.customers ?? []), ...stored];
	return {
		totals,
		ledger,
		prices: new PriceBook(prices),
		customers: new Map(customers.map((customer) => [customer.id, customer])),
		vatMode,
		runOf,
		...(moves.length > 0 ? { payerOf: payerOf(moves) } : {})
	};
}

/** The sums of some imports, opened for the next run, in the order of their keys. */
let ready: { readonly name: string; readonly totals: Promise<TotalRows> } | undefined;

/** Lines that are made for practice: enough for the code that each goes through, and a tenth of a second of work. */
const PRACTICE = 20_000;

/**
 * A run is about to be asked for, and the user still looks at its months: opens the sums of all imports, and makes
 * some drafts, of which nothing is kept, since a browser compiles code only once it has run a while. Cancelled between
 * one draft and the next: what was opened is ready all the same. Throws Cancelled.
 */
export async function prepareRun(database: Database, run: BillingRun, signal: AbortSignal): Promise<void> {
	const { moves } = await readSettings(database);
	const imports = await committedImports(database);
	stopIfCancelled(signal);
	const opening = joinedTotals(database, imports).then(putInOrder);
	ready = { name: nameOf(database, imports), totals: opening };
	const input = await billingInput(database, () => run, moves, { totals: opening });
	stopIfCancelled(signal);
	let lines = 0;
	for (const draft of draftsOneByOne(input)) {
		await sealLines(draft.lines);
		// Whoever asks for the run by now is heard here.
		await new Promise((resolve) => setTimeout(resolve));
		stopIfCancelled(signal);
		if ((lines += draft.lines.length) >= PRACTICE) return;
	}
}

/** Lets go of what was opened for a run. */
export function leaveRun(): void {
	ready = undefined;
}

/** The sums of some imports as one table: those that are ready, else opened now. Nothing stays ready. */
export async function takeTotals(database: Database, imports: readonly ImportRecord[]): Promise<TotalRows> {
	const taken = ready;
	ready = undefined;
	const open = (): Promise<TotalRows> => joinedTotals(database, imports);
	return taken?.name === nameOf(database, imports) ? taken.totals.catch(open) : open();
}

/** What was committed is the same for ever; in a database that is made anew the same ids are of another time. */
function nameOf(database: Database, imports: readonly ImportRecord[]): string {
	return JSON.stringify([
		database.name,
		imports.map(({ id, committedAt, bytes }) => [id, committedAt, bytes])
	]);
}

function putInOrder(totals: TotalRows): TotalRows {
	const byKey = totals.byKey?.();
	return byKey ? { ...totals, byKey: () => byKey } : totals;
}

async function joinedTotals(database: Database, imports?: readonly ImportRecord[]): Promise<TotalRows> {
	return joinedRows(await openAllTotals(database, imports));
}

async function openAllTotals(database: Database, imports?: readonly ImportRecord[]): Promise<TotalTable[]> {
	const tables: TotalTable[] = [];
	for (const { id, fileName } of imports ?? (await committedImports(database)))
		tables.push(await namingFile(fileName, () => openTotals(database, id)));
	return tables;
}

export async function readAllTotals(
	database: Database,
	imports?: readonly ImportRecord[]
): Promise<UsageTotal[]> {
	const totals = await joinedTotals(database, imports);
	return Array.from({ length: totals.length }, (_, row) => totals.total(row));
}

/** What was billed, by all definitive invoices or only by those before one of them. */
export async function readLedger(database: Database, before = Infinity): Promise<Ledger> {
	const ledger = new Ledger();
	for await (const invoice of definitiveInvoices(database, before)) ledger.add(invoice);
	return ledger;
}
