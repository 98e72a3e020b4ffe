/**
 * Which rows of an import stand under which usage key, and their quantities: written beside its chunks while it is
 * staged, so that the events behind one invoice line (BIL-6) are found and added up without opening the chunks.
 *
 * It is made for a segment of chunks at a time, sorted by key and cut into parts, each sealed on its own (STO-3):
 * of a segment only the part of the key is read. Imports of before version 2 have none, and the first of version 2
 * have no quantities in it.
 */
import { add, decimal, ZERO, type Decimal } from '$lib/domain/decimal';
import { Failure } from '$lib/domain/failure';
import type { Database } from './database';
import { NOT_INDEXED, type IndexPart } from './index-parts';
import { unpacked } from './packed';
import { unseal, type Opened, type Sealed } from './sections';

/** Chunks to a segment: their rows are told apart in three bytes, and their keys held in 16 MB. */
export const SEGMENT_CHUNKS = 64;

export interface StoredIndexPart {
	readonly importId: number;
	/** Counted from 0. */
	readonly segment: number;
	/** The least key that it may have; every segment has a part from key 0 on. */
	readonly firstKey: number;
	/**
	 * `until`: the key that the next part begins with; `counts`: rows of each key from the first on; `rows`: within
	 * the segment, those of one key in order; `quantities`: of those rows, as whole numbers; `chunkRows` and `scales`:
	 * of each chunk of the segment, how many rows it has and where its quantities have their decimal point.
	 */
	readonly columns: Sealed;
}

/** The rows of a usage key within a segment. */
export interface KeyRows {
	/** In order. */
	readonly rows: Uint32Array;
	/** Their sum; undefined where the index does not know it. */
	readonly quantity: Decimal | undefined;
}

/** Stores a segment's parts under a staged import. */
export async function writeIndex(
	database: Database,
	importId: number,
	segment: number,
	parts: readonly IndexPart[]
): Promise<void> {
	await database.eventIndex.bulkAdd(parts.map((part) => ({ importId, segment, ...part })));
}

/**
 * The rows of some keys within a segment, by key; undefined where the segment has no index. Throws `STO-3.damaged`
 * when it was changed on disk.
 */
export async function readIndex(
	database: Database,
	importId: number,
	segment: number,
	keys: Iterable<number>
): Promise<Map<number, KeyRows> | undefined> {
	const found = new Map<number, KeyRows>();
	let part: OpenPart | undefined;
	for (const key of [...keys].sort((a, b) => a - b)) {
		if (!part?.has(key)) part = await openPart(database, importId, segment, key);
		if (!part) return undefined;
		found.set(key, part.rowsOf(key));
	}
	return found;
}

interface OpenPart {
	has(key: number): boolean;
	rowsOf(key: number): KeyRows;
}

/** The part that has a key, if any has. */
async function openPart(
	database: Database,
	importId: number,
	segment: number,
	key: number
): Promise<OpenPart | undefined> {
	const stored = await database.eventIndex
		.where('[importId+segment+firstKey]')
		.between([importId, segment, 0], [importId, segment, key], true, true)
		.last();
	if (!stored) return undefined;
	const what = `index ${importId}/${segment}/${stored.firstKey}`;
	const opened = await unseal(stored.columns, what);
	const until = opened.integers('until')[0] ?? 0;
	// The part that should have it is gone.
	if (key >= until) throw new Failure('STO-3.damaged', { other: what });
	const counts = unpacked(opened, 'counts', (length) => new Uint32Array(length));
	const rows = unpacked(opened, 'rows', (length) => new Uint32Array(length));
	const sumOf = sums(opened);
	return {
		has: (each) => each >= stored.firstKey && each < until,
		rowsOf: (each) => {
			const place = each - stored.firstKey;
			const begin = counts.subarray(0, place).reduce((sum, count) => sum + count, 0);
			const own = rows.subarray(begin, begin + (counts[place] ?? 0));
			return { rows: own, quantity: sumOf(own, begin) };
		}
	};
}

/** Adds up the quantities of rows that stand in a part from a place on. */
function sums(opened: Opened): (rows: Uint32Array, from: number) => Decimal | undefined {
	if (!opened.has('quantities.form')) return () => undefined;
	const quantities = unpacked(opened, 'quantities', (length) => new Int32Array(length));
	const chunkRows = opened.integers('chunkRows');
	const scales = opened.integers('scales');
	return (rows, from) => {
		let sum = ZERO;
		let [place, end] = [0, 0];
		for (let chunk = 0; chunk < chunkRows.length; chunk++) {
			end += chunkRows[chunk] ?? 0;
			const begin = place;
			// Far below 2^53: a chunk has some 65,000 rows.
			let ofChunk = 0;
			while (place < rows.length && (rows[place] as number) < end)
				ofChunk += quantities[from + place++] as number;
			if (place === begin) continue;
			const scale = scales[chunk] ?? NOT_INDEXED;
			if (scale === NOT_INDEXED) return undefined;
			sum = add(sum, decimal(BigInt(ofChunk), scale));
		}
		return sum;
	};
}
