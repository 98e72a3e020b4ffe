/** Reads usage files and price lists, and is the only one that writes usage. */
import { recogniseCustomers } from '$lib/domain/customers';
import { Failure, stopIfCancelled } from '$lib/domain/failure';
import { payerOf } from '$lib/domain/moves';
import { PriceBook } from '$lib/domain/pricing';
import { Zone } from '$lib/domain/zone';
import { lastMonth } from '$lib/domain/period';
import { skuMonths } from '$lib/domain/sku-usage';
import { isConflict, withFileName } from '$lib/import/conflict-place';
import { unpack } from '$lib/import/container/unpack';
import { describeReading, type Known } from '$lib/import/describe';
import type { ReadingChoices } from '$lib/import/preview';
import { readCustomerList } from '$lib/import/customer-list';
import { readPriceList } from '$lib/import/price-list';
import { readUsage, type UsageReading } from '$lib/import/read-usage';
import { rejectedCsv } from '$lib/import/rejected-csv';
import { putCustomers } from '$lib/storage/customers';
import { openAdministration, type AdministrationName, type Database } from '$lib/storage/database';
import {
	clearStaged,
	commitImports,
	committedImports,
	describeImport,
	readRejections,
	stagedImports,
	stageImport,
	undoImport,
	type ImportRecord,
	type ReadAs
} from '$lib/storage/imports';
import { draftKey, readDraftRuns } from '$lib/storage/invoices';
import { findMapping } from '$lib/storage/mappings';
import { putPrices } from '$lib/storage/prices';
import { readSettings } from '$lib/storage/settings';
import { writeTotals } from '$lib/storage/usage';
import { HeldLock } from './locks';
import { rejectedRecords } from './rejected-records';
import type { CallContext, ImportCalls, StagedFile, StagingProgress } from './protocol';
import { ScanWorkers } from './scan-workers';
import { serve } from './serve';
import { StagingSink, StoredEvents } from './usage-staging';
import { WarmUp } from './warm-up';

/** Imports staged by this tab and neither committed nor discarded yet, in the order of their files. */
const staged = new Map<AdministrationName, Set<number>>();
/** How records of a staged file with conflicts are read again, to be shown beside what they are in conflict with. */
const eventsOf = new Map<number, UsageReading['eventOf']>();
/** By import: the last of it is still written, though the page was told already what it holds. */
const unwritten = new Map<number, Promise<unknown>>();
const scanWorkers = new ScanWorkers();
let warmUp: WarmUp | undefined;
/** From the first file on there is nothing to warm up any more, and the scanners are the file's. */
let hasFile = false;
const locks = new Map<AdministrationName, HeldLock>();
/** The end of the call under way, and of those that wait behind it. */
let turn: Promise<unknown> = Promise.resolve();

serve<ImportCalls>({
	prepare: ({ scanWorker }) => {
		scanWorkers.start(scanWorker);
		if (!hasFile)
			warmUp ??= new WarmUp(
				(order) => scanWorkers.take(order),
				(chunks) => scanWorkers.index(chunks)
			);
		return Promise.resolve();
	},

	unpack: ({ file, sheet }, { signal }) => unpack(file, sheet, signal),

	stage: ({ administration, file, choices }, context) => {
		hasFile = true;
		return inTurn(administration, 'relaxed', async (database) => {
			stopIfCancelled(context.signal);
			await takeLock(administration, file.name);
			await warmUp?.stop();
			return stageFile(database, administration, file, choices, context);
		});
	},

	commit: ({ administration, importIds }) =>
		inTurn(administration, 'strict', async (database) => {
			const own = stagedBy(administration);
			// Nobody kept the lock for what another worker staged: the same may have been imported since.
			if (!importIds.every((id) => own.has(id))) throw new Failure('IMP-8.not-staged');
			const records = await commitImports(database, importIds, Date.now());
			for (const id of importIds) forget(administration, id);
			return records;
		}),

	discard: ({ administration, importIds }) =>
		inTurn(administration, 'relaxed', async (database) => {
			await clearStaged(database, importIds);
			for (const id of importIds) forget(administration, id);
		}),

	clearAbandoned: ({ administration }) =>
		inTurn(administration, 'relaxed', async (database) => {
			// Whoever holds the lock is at work on what is staged: it is not abandoned.
			if (stagedBy(administration).size > 0 || !(await lockOf(administration).take())) return 0;
			const ids = await stagedImports(database);
			await clearStaged(database, ids);
			return ids.length;
		}),

	undo: ({ administration, importId }) =>
		inAdministration(administration, 'strict', (database) => undoImport(database, importId, Date.now())),

	rejectedRecords: ({ administration, importId, kind, most }) =>
		inAdministration(administration, 'relaxed', async (database) => {
			await unwritten.get(importId);
			return rejectedRecords(database, importId, kind, most, eventsOf.get(importId));
		}),

	rejected: ({ administration, importId, words }) =>
		inAdministration(administration, 'relaxed', async (database) => {
			await unwritten.get(importId);
			const record = await database.imports.get(importId);
			if (!record) throw new Failure('IMP-10.not-committed');
			const names = new Map((await database.imports.toArray()).map(({ id, fileName }) => [id, fileName]));
			const rejections = (await readRejections(database, importId)).map((rejection) =>
				withFileName(rejection, (id) => names.get(id) ?? '')
			);
			const csv = rejectedCsv(record.header, record.delimiter, rejections, words);
			return new Blob([csv], { type: 'text/csv;charset=utf-8' });
		}),

	customerList: ({ administration, file }) =>
		inAdministration(administration, 'strict', async (database) => {
			const known = new Map((await database.customers.toArray()).map((each) => [each.id, each]));
			const read = await readCustomerList(file, file.name, known);
			if (!read.ok) return read;
			return { ok: true, ...(await putCustomers(database, read.customers)) };
		}),

	priceList: ({ administration, file, choices }) =>
		inAdministration(administration, 'strict', async (database) => {
			const read = await readPriceList(file, file.name, choices);
			if (!read.ok) return read;
			return { ok: true, rows: read.rows, ...(await putPrices(database, read.prices)) };
		}),

	readPrices: ({ file, choices }) => readPriceList(file, file.name, choices)
});

/** Calls that touch what is staged go one after another, and the lock is let go when nothing is staged any more. */
async function inTurn<Result>(
	administration: AdministrationName,
	durability: 'relaxed' | 'strict',
	work: (database: Database) => Promise<Result>
): Promise<Result> {
	const result = turn
		.then(() => inAdministration(administration, durability, work))
		.finally(() => {
			if (stagedBy(administration).size === 0) lockOf(administration).letGo();
		});
	turn = result.catch(() => undefined);
	return result;
}

async function inAdministration<Result>(
	administration: AdministrationName,
	durability: 'relaxed' | 'strict',
	work: (database: Database) => Promise<Result>
): Promise<Result> {
	const database = openAdministration(administration, durability);
	try {
		return await work(database);
	} finally {
		database.close();
	}
}

function stagedBy(administration: AdministrationName): Set<number> {
	let ids = staged.get(administration);
	if (!ids) staged.set(administration, (ids = new Set()));
	return ids;
}

/** An import that counts or is gone is staged no more. */
function forget(administration: AdministrationName, importId: number): void {
	stagedBy(administration).delete(importId);
	eventsOf.delete(importId);
}

function lockOf(administration: AdministrationName): HeldLock {
	let lock = locks.get(administration);
	if (!lock) locks.set(administration, (lock = new HeldLock('import', administration)));
	return lock;
}

/** IMP-12: one import at a time over all tabs, from its first byte until it counts or is gone. */
async function takeLock(administration: AdministrationName, file: string): Promise<void> {
	if (!(await lockOf(administration).take())) throw new Failure('IMP-12.import-elsewhere', { file });
}

/** Often enough to be seen to go on, and not so often that the page works on it. */
const PROGRESS_MS = 200;

async function stageFile(
	database: Database,
	administration: AdministrationName,
	file: File,
	choices: ReadingChoices,
	{ signal, progress }: CallContext<StagingProgress>
): Promise<StagedFile> {
	const began = performance.now();
	let importId: number | undefined;
	let sink: StagingSink | undefined;
	const writes: Promise<unknown>[] = [];
	let told = 0;
	try {
		const earlier = await earlierImports(database, administration, choices.replaces);
		const { zone } = await readSettings(database);
		importId = await stageImport(database, file.name, file.size);
		sink = new StagingSink(database, importId, (chunks) => scanWorkers.index(chunks));
		const reading = await readUsage(file, choices, {
			zone: new Zone(zone),
			scanners: (order) => scanWorkers.take(order),
			earlier: new StoredEvents(database, earlier),
			remembered: (key) => findMapping(database, key),
			sink,
			signal,
			progress: (bytesRead, records) => {
				const elapsed = performance.now() - began;
				if (elapsed - told < PROGRESS_MS && bytesRead < file.size) return;
				told = elapsed;
				progress({ fileName: file.name, bytesRead, bytes: file.size, records, elapsed });
			}
		});
		// What is told of the reading is worked out while the last of it is written, and told before that ends.
		const finished = sink.finish();
		writes.push(finished);
		// Its error is thrown by whoever waits for all that is written.
		finished.catch(() => undefined);
		const known = await readKnown(database, earlier);
		const preview = describeReading(file, reading, choices, known, performance.now() - began);
		stopIfCancelled(signal);
		if (preview.rejections.some(isConflict)) eventsOf.set(importId, reading.eventOf);
		progress({ staged: true, importId, preview });
		writes.push(writeTotals(database, importId, reading.table));
		writes.push(describeImport(database, importId, summaryOf(reading, choices, sink.sizes)));
		const written = Promise.all(writes);
		unwritten.set(
			importId,
			written.catch(() => undefined)
		);
		await written;
		stagedBy(administration).add(importId);
		return { staged: true, importId, preview };
	} catch (error) {
		// All or nothing: whatever ended the reading, nothing of it stays (IMP-8).
		await Promise.allSettled([sink?.settle(), ...writes]);
		// What cannot be cleared now counts for nothing, and is cleared at the next start.
		if (importId !== undefined) {
			forget(administration, importId);
			await clearStaged(database, [importId]).catch(console.error);
		}
		if (!(error instanceof Failure)) throw error;
		return { staged: false, fileName: file.name, failure: { code: error.code, detail: error.detail } };
	} finally {
		if (importId !== undefined) unwritten.delete(importId);
		scanWorkers.rest();
	}
}

/**
 * Imports whose events are known already: all that count, and the files staged before this one. What one of those
 * or this file replaces will count no more.
 */
async function earlierImports(
	database: Database,
	administration: AdministrationName,
	replaces: number | undefined
): Promise<ImportRecord[]> {
	const before = await database.imports.bulkGet([...stagedBy(administration)]);
	const all = [...(await committedImports(database)), ...before.filter((record) => record !== undefined)];
	const replaced = new Set([
		replaces,
		...all.flatMap(({ state, replaces: by }) => (state === 'staged' ? by : []))
	]);
	return all.filter(({ id }) => !replaced.has(id));
}

/** So many are kept with the import's record, which every page reads. */
const MOST_SKU_MONTHS = 500;

function summaryOf(
	reading: UsageReading,
	choices: ReadingChoices,
	chunks: readonly number[]
): Partial<ImportRecord> {
	const months = new Map<string, ImportRecord['months'][number]>();
	const totals = reading.table.by('period', 'sku', 'unit', 'charge-name');
	for (const { key, kind, events } of totals) {
		const month = lastMonth(key.period);
		const known = months.get(`${month} ${kind}`);
		months.set(`${month} ${kind}`, { month, kind, events: events + (known?.events ?? 0) });
	}
	return {
		header: reading.found.header,
		source: reading.mapping.source ?? '',
		mappingName: reading.mappingOrigin.name,
		delimiter: reading.found.dialect.delimiter,
		records: reading.records,
		accepted: reading.accepted,
		duplicates: reading.duplicates.reduce((sum, { events }) => sum + events, 0),
		rejected: reading.rejections.count,
		duplicatesOf: reading.duplicates.flatMap(({ importId, events }) =>
			importId === undefined ? [] : [{ importId, events }]
		),
		months: [...months.values()].sort((a, b) => a.month - b.month),
		readAs: readAsOf(reading, choices),
		chunks,
		replaces: choices.replaces,
		customers: [...recogniseCustomers(new Map(), reading.mentions).customers.values()],
		...(totals.length <= MOST_SKU_MONTHS ? { skus: [...skuMonths(totals)] } : {}),
		...(reading.mends.length === 0 ? {} : { mends: reading.mends })
	};
}

function readAsOf(
	{ found, mapping, columnNames, forms }: UsageReading,
	{ allNew = false }: ReadingChoices
): ReadAs {
	const { encoding, dialect } = found;
	return {
		encoding,
		quote: dialect.quote,
		headerLine: dialect.headerLine,
		mapping,
		columnNames,
		dates: forms.dates,
		numberForms: Object.fromEntries(forms.numberForms),
		allNew
	};
}

async function readKnown(database: Database, earlier: readonly ImportRecord[]): Promise<Known> {
	const [stored, runs, { moves }, prices] = await Promise.all([
		database.customers.toArray(),
		readDraftRuns(database),
		readSettings(database),
		database.prices.toArray()
	]);
	const customers = new Map(stored.map((customer) => [customer.id, customer]));
	for (const { state, customers: brought } of earlier)
		if (state === 'staged')
			for (const each of brought) if (!customers.has(each.id)) customers.set(each.id, each);
	const names = new Map(earlier.map(({ id, fileName }) => [id, fileName]));
	return {
		customers,
		prices: new PriceBook(prices),
		...(moves.length > 0 && { payerOf: payerOf(moves) }),
		hasDraft: (customerId, currency) => runs.has(draftKey(customerId, currency)),
		fileName: (importId) => names.get(importId) ?? ''
	};
}
