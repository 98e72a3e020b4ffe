/**
 * Imports: what was read from a file, staged chunk by chunk and made to count by one last write (IMP-8).
 * An import in state `staged` is nothing yet: only the preview that made it may see it.
 */
import Dexie from 'dexie';
import { Failure } from '$lib/domain/failure';
import type { Month } from '$lib/domain/period';
import type { SkuMonth } from '$lib/domain/sku-usage';
import type { Customer, UsageKind } from '$lib/domain/usage';
import type { Rejection } from '$lib/import/event-batch';
import type { Mapping } from '$lib/import/mapping';
import type { AppliedMend } from '$lib/import/preview';
import type { DateOrders, Encoding, NumberForm, Quote } from '$lib/import/reading';
import type { Database } from './database';
import { raiseRevision } from './settings';

/** `undone`: nothing of it counts any more, and it stays readable (IMP-10). */
export type ImportState = 'staged' | 'committed' | 'undone';

export interface ImportRecord {
	readonly id: number;
	readonly state: ImportState;
	readonly fileName: string;
	readonly bytes: number;
	/** When it was committed, ms since 1970-01-01T00:00Z; 0 while staged. */
	readonly committedAt: number;
	/** When it was undone or replaced; absent while it counts, and where it was undone before this was kept. */
	readonly undoneAt?: number;
	readonly header: readonly string[];
	readonly delimiter: string;
	/** IMP-6: accepted + duplicates + rejected = records. */
	readonly records: number;
	readonly accepted: number;
	readonly duplicates: number;
	readonly rejected: number;
	/** Earlier imports whose events stood in this file too; undoing one of them asks for this file again (IMP-10). */
	readonly duplicatesOf: readonly { readonly importId: number; readonly events: number }[];
	/** Events in each of its chunks. */
	readonly chunks: readonly number[];
	/** Events per month of their period's last day. */
	readonly months: readonly { readonly month: Month; readonly kind: UsageKind; readonly events: number }[];
	/**
	 * Its usage by month, SKU, unit and charge name; absent of a file with more of them than an overview reads at once,
	 * and of imports of before it was kept: their totals tell.
	 */
	readonly skus?: readonly SkuMonth[];
	/** Where its event ids are from (IMP-7), and the name of its mapping where it has one; absent before version 2. */
	readonly source?: string;
	readonly mappingName?: string;
	/** The import that this one replaces (IMP-7): undone by the same last write. */
	readonly replaces: number | undefined;
	/** All customers of the file; those that are not known yet are put with the others by the last write. */
	readonly customers: readonly Customer[];
	/** Values that the user gave in place of the file's (IMP-6); absent where nothing was mended. */
	readonly mends?: readonly AppliedMend[];
	/** Hexadecimal SHA-256 of the file's bytes; absent until it is known, and of imports of before it was kept. */
	readonly sha256?: string;
	/** How the file was read; absent of imports of before it was kept. */
	readonly readAs?: ReadAs;
}

/** How a file was read: all that the user saw and may have corrected. */
export interface ReadAs {
	readonly encoding: Encoding;
	readonly quote: Quote;
	readonly headerLine: number;
	readonly mapping: Mapping;
	/** The file's names, and behind them those of the columns that the mapping makes. */
	readonly columnNames: readonly string[];
	readonly dates: DateOrders;
	/** By column, counted from 0. */
	readonly numberForms: Readonly<Record<number, NumberForm>>;
	/** Records without event id counted as new, though earlier files hold the same (IMP-7). */
	readonly allNew: boolean;
}

export interface StoredRejections {
	readonly importId: number;
	readonly sequence: number;
	readonly rejections: readonly Rejection[];
}

/** Begins an import; what is staged under it counts for nothing until {@link commitImports}. */
export async function stageImport(database: Database, fileName: string, bytes: number): Promise<number> {
	return database.imports.add({
		state: 'staged',
		fileName,
		bytes,
		committedAt: 0,
		header: [],
		delimiter: ';',
		records: 0,
		accepted: 0,
		duplicates: 0,
		rejected: 0,
		duplicatesOf: [],
		chunks: [],
		months: [],
		replaces: undefined,
		customers: []
	});
}

/** What became known of a staged import. */
export async function describeImport(
	database: Database,
	id: number,
	changes: Partial<ImportRecord>
): Promise<void> {
	await database.imports.update(id, changes);
}

const everySequence = (importId: number): [[number, number], [number, unknown[]]] => [
	[importId, 0],
	[importId, Dexie.maxKey as unknown[]]
];

/**
 * Removes all that was staged under imports, or only what their files gave when they are read again. An import
 * that counts or was undone stays as it is.
 */
export async function clearStaged(
	database: Database,
	ids: readonly number[],
	keepRecord = false
): Promise<void> {
	for (const id of ids) {
		const state = (await database.imports.get(id))?.state;
		if (state !== undefined && state !== 'staged') continue;
		await database.chunks
			.where('[importId+sequence]')
			.between(...everySequence(id))
			.delete();
		await database.identities
			.where('[importId+sequence]')
			.between(...everySequence(id))
			.delete();
		await database.rejections
			.where('[importId+sequence]')
			.between(...everySequence(id))
			.delete();
		await database.eventIndex
			.where('[importId+segment+firstKey]')
			.between([id, 0, 0], [id, Dexie.maxKey, Dexie.maxKey])
			.delete();
		await database.totals.delete(id);
		if (!keepRecord) await database.imports.delete(id);
	}
}

export async function stagedImports(database: Database): Promise<number[]> {
	return database.imports.where('state').equals('staged').primaryKeys();
}

export async function writeRejections(
	database: Database,
	importId: number,
	sequence: number,
	rejections: readonly Rejection[]
): Promise<void> {
	await database.rejections.add({ importId, sequence, rejections });
}

/** All rejected records of an import, in the order of the file. */
export async function readRejections(database: Database, importId: number): Promise<Rejection[]> {
	const parts = await database.rejections
		.where('[importId+sequence]')
		.between(...everySequence(importId))
		.toArray();
	return parts.flatMap((part) => part.rejections).sort((a, b) => a.line - b.line);
}

/** Rejected records of one code and column, those of the lowest lines first: not more than `most` of them. */
export async function readRejectionsOf(
	database: Database,
	importId: number,
	{ code, column }: Pick<Rejection, 'code' | 'column'>,
	most: number
): Promise<Rejection[]> {
	const found: Rejection[] = [];
	await database.rejections
		.where('[importId+sequence]')
		.between(...everySequence(importId))
		.until(() => found.length >= most)
		.each(({ rejections }) => {
			for (const each of rejections) if (each.code === code && each.column === column) found.push(each);
		});
	return found.sort((a, b) => a.line - b.line).slice(0, most);
}

/**
 * The last write: staged imports count from here on, all of them or none (IMP-8), and the imports that they
 * replace no longer do. Gives them as they count. Throws `IMP-8.not-staged` when one of them is gone, and
 * `IMP-7.original-gone` when one left out duplicates of an import that does not count any more: those events would be
 * lost.
 */
export async function commitImports(
	database: Database,
	ids: readonly number[],
	now: number
): Promise<ImportRecord[]> {
	return database.transaction('rw', [database.imports, database.customers, database.settings], async () => {
		const records: ImportRecord[] = [];
		for (const record of await database.imports.bulkGet([...ids])) {
			if (record?.state !== 'staged') throw new Failure('IMP-8.not-staged');
			const committed = { ...record, state: 'committed' as const, committedAt: now };
			await database.imports.put(committed);
			if (record.replaces !== undefined)
				await database.imports.update(record.replaces, { state: 'undone', undoneAt: now });
			await addCustomers(database, record.customers);
			records.push(committed);
		}
		for (const record of records) await insistOnOriginals(database, record);
		await raiseRevision(database);
		return records;
	});
}

async function insistOnOriginals(database: Database, record: ImportRecord): Promise<void> {
	const originals = await database.imports.bulkGet(record.duplicatesOf.map(({ importId }) => importId));
	const gone = originals.find((original) => original?.state !== 'committed');
	if (originals.includes(undefined) || gone)
		throw new Failure('IMP-7.original-gone', { file: record.fileName, other: gone?.fileName ?? '' });
}

/** BIL-1: a customer that is known keeps its name, and gets one where it had none. */
async function addCustomers(database: Database, customers: readonly Customer[]): Promise<void> {
	const known = await database.customers.bulkGet(customers.map((customer) => customer.id));
	const changed = customers.flatMap((customer, i): Customer[] => {
		const before = known[i];
		if (!before) return [customer];
		return before.name === '' && customer.name !== '' ? [{ ...before, name: customer.name }] : [];
	});
	await database.customers.bulkPut(changed);
}

/** IMP-10: nothing of the import counts any more; it stays readable. */
export async function undoImport(database: Database, id: number, now: number): Promise<void> {
	await database.transaction('rw', [database.imports, database.settings], async () => {
		const record = await database.imports.get(id);
		if (record?.state !== 'committed') throw new Failure('IMP-10.not-committed');
		await database.imports.update(id, { state: 'undone', undoneAt: now });
		await raiseRevision(database);
	});
}

export async function committedImports(database: Database): Promise<ImportRecord[]> {
	return database.imports.where('state').equals('committed').toArray();
}
