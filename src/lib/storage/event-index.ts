/**
 * Which rows of an import stand under which usage key: written beside its chunks while it is staged, so that the
 * events behind one invoice line (BIL-6) are found without opening the chunks that have none of them.
 *
 * It is made for a segment of chunks at a time, sorted by key and cut into parts, each sealed on its own (STO-3):
 * of a segment only the part of the key is read. Imports of before version 2 have none.
 */
import { Failure } from '$lib/domain/failure';
import { packed, unpacked } from './packed';
import type { Database } from './database';
import { encode, sealBytes, unseal, type Sealed } from './sections';

/** Chunks to a segment: their rows are told apart in three bytes, and their keys held in 16 MB. */
export const SEGMENT_CHUNKS = 64;

/** A part has as many rows as this or more, but for the last one: one key is in one part. */
const PART_ROWS = 65_536;

export interface StoredIndexPart {
	readonly importId: number;
	/** Counted from 0. */
	readonly segment: number;
	/** The least key that it may have; every segment has a part from key 0 on. */
	readonly firstKey: number;
	/**
	 * `until`: the key that the next part begins with; `counts`: rows of each key from the first on; `rows`: within
	 * the segment, those of one key in order.
	 */
	readonly columns: Sealed;
}

/** A part as it is stored, but for its place and its seal. */
export interface EncodedPart {
	readonly firstKey: number;
	readonly columns: ArrayBuffer;
}

/** The parts of a segment, of the keys of its rows in their order. */
export function indexParts(chunks: readonly Uint32Array[]): EncodedPart[] {
	const { least, ends, rows } = sortedRows(chunks);
	const parts: EncodedPart[] = [];
	// Whoever asks for a key below the least finds this part, and no rows in it.
	if (least > 0) parts.push(partOf(0, least, new Uint32Array(0), new Uint32Array(0)));
	let [first, begin] = [0, 0];
	for (let key = 0; key < ends.length; key++) {
		const end = ends[key] as number;
		const isLast = key === ends.length - 1;
		if (end - begin < PART_ROWS && !isLast) continue;
		const counts = ends.slice(first, key + 1);
		for (let i = counts.length - 1; i > 0; i--) counts[i] = (counts[i] as number) - (counts[i - 1] as number);
		counts[0] = (counts[0] as number) - begin;
		const until = isLast ? Infinity : least + key + 1;
		parts.push(partOf(least + first, until, counts, rows.subarray(begin, end)));
		[first, begin] = [key + 1, end];
	}
	return parts;
}

function partOf(firstKey: number, until: number, counts: Uint32Array, rows: Uint32Array): EncodedPart {
	const columns = { until: Float64Array.of(until), ...packed('counts', counts), ...packed('rows', rows) };
	return { firstKey, columns: encode(columns) };
}

/** Rows by key, and by key from the least on where its rows end. */
function sortedRows(chunks: readonly Uint32Array[]): { least: number; ends: Uint32Array; rows: Uint32Array } {
	let [least, most, length] = [Infinity, 0, 0];
	for (const keys of chunks) {
		length += keys.length;
		for (const key of keys) {
			if (key < least) least = key;
			if (key > most) most = key;
		}
	}
	if (length === 0) return { least: 0, ends: new Uint32Array(0), rows: new Uint32Array(0) };
	// Where the next row of each key goes: first where its rows begin, at last where they end.
	const places = new Uint32Array(most - least + 2);
	for (const keys of chunks) {
		for (const key of keys) places[key - least + 1] = (places[key - least + 1] as number) + 1;
	}
	for (let i = 1; i < places.length; i++) places[i] = (places[i] as number) + (places[i - 1] as number);
	const rows = new Uint32Array(length);
	let row = 0;
	for (const keys of chunks) {
		for (const key of keys) {
			const place = places[key - least] as number;
			rows[place] = row++;
			places[key - least] = place + 1;
		}
	}
	return { least, ends: places.subarray(0, -1), rows };
}

/** Stores a segment's parts under a staged import. */
export async function writeIndex(
	database: Database,
	importId: number,
	segment: number,
	parts: readonly EncodedPart[]
): Promise<void> {
	const stored = await Promise.all(
		parts.map(async ({ firstKey, columns }) => ({
			importId,
			segment,
			firstKey,
			columns: await sealBytes(columns)
		}))
	);
	await database.eventIndex.bulkAdd(stored);
}

/**
 * The rows of some keys within a segment, in order; undefined where the segment has no index. Throws `STO-3.damaged`
 * when it was changed on disk.
 */
export async function readIndex(
	database: Database,
	importId: number,
	segment: number,
	keys: Iterable<number>
): Promise<Uint32Array | undefined> {
	const found: Uint32Array[] = [];
	let part: OpenPart | undefined;
	for (const key of [...keys].sort((a, b) => a - b)) {
		if (!part?.has(key)) part = await openPart(database, importId, segment, key);
		if (!part) return undefined;
		found.push(part.rows(key));
	}
	return joined(found).sort();
}

interface OpenPart {
	has(key: number): boolean;
	rows(key: number): Uint32Array;
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
	return {
		has: (each) => each >= stored.firstKey && each < until,
		rows: (each) => {
			const place = each - stored.firstKey;
			const begin = counts.subarray(0, place).reduce((sum, count) => sum + count, 0);
			return rows.subarray(begin, begin + (counts[place] ?? 0));
		}
	};
}

/** Arrays one behind another. */
export function joined(parts: readonly Uint32Array[]): Uint32Array {
	const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}
