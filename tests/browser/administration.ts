/** An administration for a test in a real browser: empty at its start, and what tests put in and read out. */
import Dexie from 'dexie';
import { add, toText, ZERO } from '$lib/domain/decimal';
import { fromIsoDate, fromIsoMonth } from '$lib/domain/period';
import type { BillingRun } from '$lib/domain/invoice';
import type { ReadingChoices } from '$lib/import/preview';
import { openAdministration, type Database } from '$lib/storage/database';
import { stagedImports } from '$lib/storage/imports';
import type { InvoiceRecord } from '$lib/storage/invoices';
import { readTotals } from '$lib/storage/usage';
import { WorkerClient, billingWorker, eventsWorker, exportWorker, importWorker } from '$lib/workers/client';
import type { BillingCalls, ExportCalls, ImportCalls, StagedFile } from '$lib/workers/protocol';
import billingUrl from '$lib/workers/billing.worker.ts?worker&url';
import exportUrl from '$lib/workers/export.worker.ts?worker&url';
import importUrl from '$lib/workers/import.worker.ts?worker&url';

export const administration = 'own' as const;

type AnyClient = WorkerClient<ImportCalls> | WorkerClient<BillingCalls> | WorkerClient<ExportCalls>;
const others = new Set<AnyClient>();

function known<Client extends AnyClient>(client: Client): Client {
	others.add(client);
	return client;
}

/** Workers of another tab: each tab has its own. */
export const otherTab = {
	imports: (url = importUrl): WorkerClient<ImportCalls> => known(new WorkerClient<ImportCalls>(url)),
	billing: (): WorkerClient<BillingCalls> => known(new WorkerClient<BillingCalls>(billingUrl)),
	exports: (): WorkerClient<ExportCalls> => known(new WorkerClient<ExportCalls>(exportUrl))
};

/** An empty administration. This tab's workers go on: to start them anew takes longer than most tests. */
export async function emptyAdministration(): Promise<Database> {
	endOtherTabs();
	const failure = await failureOf(discardStaged());
	// A database that a test made unusable, or a lock that a fault never let go.
	const { held = [] } = await navigator.locks.query();
	if (failure || held.some(({ name }) => name?.startsWith(`specifiek.${administration}.`))) {
		for (const worker of [importWorker, billingWorker, eventsWorker, exportWorker]) worker.stop();
	}
	for (const lock of ['import', 'billing', 'export'] as const) await lockIsFree(lock);
	await Dexie.delete('specifiek');
	return openAdministration(administration);
}

/** The worker lets go of its lock when nothing is staged any more. */
async function discardStaged(): Promise<void> {
	const database = openAdministration(administration);
	try {
		await importWorker.call('discard', { administration, importIds: await stagedImports(database) });
	} finally {
		database.close();
	}
}

/** Ends the workers of all tabs but this one. */
export function endOtherTabs(): void {
	for (const worker of others) worker.stop();
	others.clear();
}

/** Waits until nobody has a lock: a worker that was ended lets go of its own a moment later. */
export async function lockIsFree(lock: 'import' | 'billing' | 'export'): Promise<void> {
	await navigator.locks.request(`specifiek.${administration}.${lock}`, () => undefined);
}

export function csv(lines: readonly string[], name = 'verbruik.csv'): File {
	return new File([lines.map((line) => `${line}\r\n`).join('')], name);
}

export const HEADER =
	'transactie_id;tijdstip;klantnaam;klantnummer;klantaccount;kvk_nummer;intern_klantnummer;abonnementsnummer;sku;eenheid;toeslagnaam;aantal';

/** A record of {@link HEADER}. */
export function usage(id: string, moment: string, sku: string, quantity: string, account = 'KA-1'): string {
	return `${id};${moment};Klant B.V.;K-1;${account};12345678;0317;AB-1;${sku};Document;${sku} per stuk;${quantity}`;
}

/** A file of December's records: `{ a: '3' }` is a quantity of 3 with the id a. */
export function december(quantities: Readonly<Record<string, string>>, name?: string): File {
	const lines = Object.entries(quantities).map(([id, quantity]) =>
		usage(id, '2021-12-01T10:00:00Z', 'EMAIL', quantity)
	);
	return csv([HEADER, ...lines], name);
}

/** Some 60 bytes a record, each with an id of its own; 70,000 of them are more than are read at a time. */
export function longFile(records: number, from = 0): File {
	const lines = Array.from({ length: records }, (_, i) => {
		return `tx-${from + i};2021-12-01T10:00:00Z;K-1;Klant B.V.;EMAIL;${i % 10}\n`;
	});
	return new File(['transactie_id;tijdstip;klantnummer;klantnaam;sku;aantal\n', ...lines], 'lang.csv');
}

export async function stage(
	file: File,
	choices: ReadingChoices = {},
	client: WorkerClient<ImportCalls> = importWorker
): Promise<StagedFile & { staged: true }> {
	const staged = await client.call('stage', { administration, file, choices });
	if (!staged.staged) {
		throw new Error(`not staged: ${staged.failure.code} ${JSON.stringify(staged.failure.detail)}`);
	}
	return staged;
}

export async function commit(...importIds: number[]): Promise<void> {
	await importWorker.call('commit', { administration, importIds });
}

/** Stages a file and commits it; gives the import's id. */
export async function importFile(file: File, choices: ReadingChoices = {}): Promise<number> {
	const { importId } = await stage(file, choices);
	await commit(importId);
	return importId;
}

export const PRICES = [
	'sku;toeslagnaam;eenheid;prijsmodel;tot_en_met;bedrag_per_stuk;pakketgrootte;btw_percentage;geldig_vanaf;valuta',
	'EMAIL;E-mail;Document;standaard;;0,085;;21;2021-01-01;EUR',
	'PRINT;Print;Document;standaard;;1,35;;21;2021-01-01;EUR'
];

export async function importPrices(lines: readonly string[] = PRICES): Promise<void> {
	const file = csv(lines, 'prijzen.csv');
	const outcome = await importWorker.call('priceList', { administration, file, choices: {} });
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
}

/** The price list with another price for EMAIL. */
export const pricesWith = (email: string): string[] => PRICES.map((line) => line.replace('0,085', email));

/** A run up to a month, with the invoice date on the 27th of the second month after it unless told otherwise. */
export function run(upTo: string, invoiceDate = '2022-02-27'): BillingRun {
	const month = fromIsoMonth(upTo);
	const day = fromIsoDate(invoiceDate);
	if (month === undefined || day === undefined) throw new Error(`no such run: ${upTo} ${invoiceDate}`);
	return { usageUpTo: month, subscriptionsUpTo: month, invoiceDate: day, termMonths: 1 };
}

/** A billing run; gives the drafts. */
export async function makeDrafts(
	database: Database,
	asked: BillingRun = run('2021-12')
): Promise<InvoiceRecord[]> {
	await billingWorker.call('run', { administration, run: asked });
	return drafts(database);
}

export async function drafts(database: Database): Promise<InvoiceRecord[]> {
	return database.invoices.where('state').equals('draft').toArray();
}

export async function finalise(...invoiceIds: number[]): Promise<string[]> {
	return billingWorker.call('finalise', { administration, invoiceIds });
}

/** The only one of some. */
export function only<T>(all: readonly T[]): T {
	const [first] = all;
	if (first === undefined || all.length !== 1) throw new Error(`not one, but ${all.length}`);
	return first;
}

/** How many records stand in the tables of usage. */
export async function usageRecords(database: Database): Promise<Record<string, number>> {
	const tables = [
		database.imports,
		database.chunks,
		database.identities,
		database.eventIndex,
		database.totals,
		database.rejections
	];
	const counts = await Promise.all(tables.map((table) => table.count()));
	return Object.fromEntries(tables.map(({ name }, i) => [name, counts[i] ?? 0]));
}

export const NO_USAGE = { imports: 0, chunks: 0, identities: 0, eventIndex: 0, totals: 0, rejections: 0 };

/** The sum of all that is committed, over everything. */
export async function committedQuantity(database: Database): Promise<string> {
	const committed = await database.imports.where('state').equals('committed').primaryKeys();
	const all = await Promise.all(committed.map((id) => readTotals(database, id)));
	return toText(all.flatMap(({ totals }) => totals).reduce((sum, { quantity }) => add(sum, quantity), ZERO));
}

/** What a call failed with; undefined when it did not. */
export async function failureOf(
	call: Promise<unknown>
): Promise<{ code?: string; name: string; detail?: unknown } | undefined> {
	try {
		await call;
		return undefined;
	} catch (error) {
		return error as { code?: string; name: string; detail?: unknown };
	}
}
