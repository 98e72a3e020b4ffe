/**
 * The usage of an import as it is stored: chunks of events, their identities apart from them, and the sums
 * per usage key. Everything is sealed: a damaged part is named and never billed (STO-3).
 */
import { fromText, toText, whole, type Decimal } from '$lib/domain/decimal';
import { Failure } from '$lib/domain/failure';
import type { TotalRows } from '$lib/domain/to-bill';
import type { UsageKey } from '$lib/domain/usage';
import type { KeyTable } from '$lib/import/key-table';
import { contentKey } from '$lib/domain/usage';
import type { OpenChunk } from '$lib/import/usage-builder';
import type { KeyTotal, UsageChunk, UsageEvent } from '$lib/import/usage-columns';
import { chunkColumns, chunkRows } from './chunk-columns';
import type { Database } from './database';
import { packed, unpacked } from './packed';
import { encode, sealBytes, unseal, type Opened, type Sealed } from './sections';
import {
	keyColumnsOf,
	keyTableColumns,
	ownPeriods,
	rowsOfKey,
	usageKeysOf,
	type CodedColumn,
	type KeyColumns
} from './usage-key-columns';

export interface StoredChunk {
	readonly importId: number;
	/** Counted from 0. */
	readonly sequence: number;
	/** keys, moments, quantities, lines, event ids. */
	readonly columns: Sealed;
}

/** Identity hashes of a chunk's events: apart, because every later import reads all of them. */
export interface StoredIdentities {
	readonly importId: number;
	readonly sequence: number;
	readonly columns: Sealed;
}

/** The usage keys of an import with their sums, and the number that its chunks call them by. */
export interface StoredTotals {
	readonly importId: number;
	readonly columns: Sealed;
}

/** A chunk as it is stored, but for its seals. */
export interface EncodedChunk {
	readonly columns: ArrayBuffer;
	readonly identities: ArrayBuffer;
}

/** Encodes a chunk; what is given holds nothing of it. */
export function encodeChunk(chunk: UsageChunk): EncodedChunk {
	return { columns: encode(chunkColumns(chunk)), identities: encode({ identities: chunk.identities }) };
}

/** Stores a chunk under a staged import. */
export async function writeChunk(
	database: Database,
	importId: number,
	sequence: number,
	chunk: EncodedChunk
): Promise<void> {
	const [columns, identities] = await Promise.all([sealBytes(chunk.columns), sealBytes(chunk.identities)]);
	await database.transaction('rw', [database.chunks, database.identities], async () => {
		await database.chunks.add({ importId, sequence, columns });
		await database.identities.add({ importId, sequence, columns: identities });
	});
}

export async function readIdentities(
	database: Database,
	importId: number,
	sequence: number
): Promise<Uint32Array> {
	const what = `identities ${importId}/${sequence}`;
	const stored = await database.identities.get([importId, sequence]);
	if (!stored) throw new Failure('STO-3.damaged', { other: what });
	return Uint32Array.from((await unseal(stored.columns, what)).integers('identities'));
}

/** An opened chunk that also tells which number it calls a usage key by. */
export interface NumberedChunk extends OpenChunk {
	key(row: number): number;
}

/** Opens a stored chunk to look at its events. `keyId` gives the text of a usage key by the chunk's number for it. */
export async function openChunk(
	database: Database,
	importId: number,
	sequence: number,
	keyId: (key: number) => string
): Promise<NumberedChunk> {
	return opened(await database.chunks.get([importId, sequence]), importId, sequence, keyId);
}

/** Opens several chunks, in the order given: read in one transaction, which takes a third of the time. */
export async function openChunks(
	database: Database,
	importId: number,
	sequences: readonly number[],
	keyId: (key: number) => string
): Promise<NumberedChunk[]> {
	const stored = await database.chunks.bulkGet(sequences.map((sequence) => [importId, sequence]));
	return Promise.all(sequences.map((sequence, i) => opened(stored[i], importId, sequence, keyId)));
}

async function opened(
	stored: StoredChunk | undefined,
	importId: number,
	sequence: number,
	keyId: (key: number) => string
): Promise<NumberedChunk> {
	const what = `chunk ${importId}/${sequence}`;
	if (!stored) throw new Failure('STO-3.damaged', { other: what });
	const rows = chunkRows(await unseal(stored.columns, what));
	return {
		key: rows.key,
		keyId: (row) => keyId(rows.key(row)),
		event: (row): UsageEvent => ({
			key: rows.key(row),
			moment: rows.moment(row),
			quantity: rows.quantity(row),
			line: rows.line(row),
			id: rows.id(row)
		})
	};
}

/** Encodes an import's usage keys with their sums, and which of them each number of its chunks means. */
export function encodeTotals(table: KeyTable): ArrayBuffer {
	const numbers = table.wholeQuantities();
	return encode({
		...keyTableColumns(table),
		...(numbers
			? packed('wholeQuantity', numbers)
			: { quantity: { texts: table.all().map(({ quantity }) => toText(quantity)), as: 'dictionary' } }),
		...packed('events', table.events()),
		...packed('numbers', table.numbers)
	});
}

/** Stores an import's usage keys with their sums. */
export async function writeTotals(database: Database, importId: number, table: KeyTable): Promise<void> {
	const columns = await sealBytes(encodeTotals(table));
	await database.totals.put({ importId, columns });
}

/** Sums per usage key, and which of them each number of the import's chunks means. */
export interface ImportTotals {
	readonly totals: readonly KeyTotal[];
	readonly numbers: Uint32Array;
}

/** Sums per usage key, each put together when it is asked for. */
export interface TotalTable extends TotalRows {
	/** Which row each number of the import's chunks means. */
	readonly numbers: Uint32Array;
	/** The keys of all rows. */
	readonly keys: KeyColumns;
	/** The sum of a row, counted from 0; the same object every time. */
	at(row: number): KeyTotal;
	/** Rows of a usage key: one for each kind that it has. */
	rowsOf(key: UsageKey): number[];
}

/** Opens an import's sums per usage key. Throws `STO-3.damaged` when they were changed on disk. */
export async function openTotals(database: Database, importId: number): Promise<TotalTable> {
	const what = `totals ${importId}`;
	const stored = await database.totals.get(importId);
	if (!stored) throw new Failure('STO-3.damaged', { other: what });
	const opened = await unseal(stored.columns, what);
	const keys = keyColumnsOf(opened);
	const keyAt = usageKeysOf(keys);
	const ownPeriod = ownPeriods(opened);
	const events = unpacked(opened, 'events', (length) => new Uint32Array(length));
	const quantityAt = quantitiesOf(opened);
	const made: (KeyTotal | undefined)[] = [];
	const total = (row: number): KeyTotal => ({
		key: keyAt(row),
		kind: ownPeriod[row] === 1 ? 'period' : 'moment',
		quantity: quantityAt(row),
		events: events[row] as number
	});
	return {
		length: events.length,
		numbers: unpacked(opened, 'numbers', (length) => new Uint32Array(length)),
		total,
		at: (row) => (made[row] ??= total(row)),
		customer: textAt(keys.customer),
		currency: textAt(keys.currency),
		keys,
		rowsOf: (key) => rowsOfKey(keys, key)
	};
}

function textAt({ codes, distinct }: CodedColumn): (row: number) => string {
	return (row) => distinct[codes[row] as number] ?? '';
}

/** Reads all of an import's sums per usage key. Throws `STO-3.damaged` when they were changed on disk. */
export async function readTotals(database: Database, importId: number): Promise<ImportTotals> {
	const table = await openTotals(database, importId);
	return {
		totals: Array.from({ length: table.length }, (_, row) => table.at(row)),
		numbers: table.numbers
	};
}

/** Quantities that are all whole numbers stand as such, others as texts. */
function quantitiesOf(opened: Opened): (row: number) => Decimal {
	if (opened.has('quantity.text')) {
		const textAt = opened.textOf('quantity');
		return (row) => fromText(textAt(row));
	}
	const numbers = unpacked(opened, 'wholeQuantity', (length) => new Float64Array(length));
	return (row) => whole(Number(numbers[row]));
}

/** Texts of an import's usage keys by the number that its chunks use. */
export function keyIdsOf({ totals, numbers }: ImportTotals): (key: number) => string {
	const texts: (string | undefined)[] = [];
	return (key) => {
		const number = numbers[key] as number;
		return (texts[number] ??= contentKey(totals[number] as KeyTotal));
	};
}
