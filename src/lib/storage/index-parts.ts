/** The index of a segment of chunks: rows and their quantities sorted by usage key, and cut into parts. */
import type { UsageChunk } from '$lib/import/usage-columns';
import { packed } from './packed';
import { encode, sealBytes, type Sealed } from './sections';

/** A part has as many rows as this or more, but for the last one: one key is in one part. */
const PART_ROWS = 65_536;

/** In place of a scale: the index has no quantities of the chunk. */
export const NOT_INDEXED = 255;

/** What the index keeps of a chunk's events. */
export interface IndexedChunk {
	readonly keys: Uint32Array<ArrayBuffer>;
	/** `quantities[i] / 10^scale`; all 0 where the scale is {@link NOT_INDEXED}. */
	readonly quantities: Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer>;
	readonly scale: number;
}

/** A part as it is stored, but for its place. */
export interface IndexPart {
	readonly firstKey: number;
	readonly columns: Sealed;
}

/** Copies what the index keeps of a chunk. Quantities of more than 32 bits are left to the chunk. */
export function indexedChunk({ keys, quantities }: Pick<UsageChunk, 'keys' | 'quantities'>): IndexedChunk {
	const isSmall = 'values' in quantities && quantities.values instanceof Int32Array;
	if (!isSmall) return { keys: keys.slice(), quantities: new Uint8Array(keys.length), scale: NOT_INDEXED };
	const values = quantities.values as Int32Array;
	// Most are counts: a quarter of the memory, as long as a segment is not full.
	const bytes = new Uint8Array(values);
	const fits = bytes.every((byte, row) => byte === values[row]);
	return { keys: keys.slice(), quantities: fits ? bytes : values.slice(), scale: quantities.scale };
}

/** The parts of a segment, of its chunks in their order. */
export async function indexParts(chunks: readonly IndexedChunk[]): Promise<IndexPart[]> {
	const sorted = sortedRows(chunks);
	const { least, ends, rows, quantities } = sorted;
	const ofChunks = {
		chunkRows: Uint32Array.from(chunks, ({ keys }) => keys.length),
		scales: Uint8Array.from(chunks, ({ scale }) => scale)
	};
	const parts: Promise<IndexPart>[] = [];
	const add = (firstKey: number, until: number, counts: Uint32Array, begin: number, end: number): void => {
		const columns = encode({
			until: Float64Array.of(until),
			...packed('counts', counts),
			...packed('rows', rows.subarray(begin, end)),
			...packed('quantities', quantities.subarray(begin, end)),
			...ofChunks
		});
		parts.push(sealBytes(columns).then((sealed) => ({ firstKey, columns: sealed })));
	};
	// Whoever asks for a key below the least finds this part, and no rows in it.
	if (least > 0) add(0, least, new Uint32Array(0), 0, 0);
	let [first, begin] = [0, 0];
	while (first < ends.length) {
		const behind = keyBehind(ends, first, begin);
		const end = ends[behind - 1] as number;
		const until = behind === ends.length ? Infinity : least + behind;
		add(least + first, until, countsOf(ends.subarray(first, behind), begin), begin, end);
		[first, begin] = [behind, end];
	}
	return Promise.all(parts);
}

/** The key behind those that a part has, which begins with a key and a row. */
function keyBehind(ends: Uint32Array, first: number, begin: number): number {
	for (let key = first; key < ends.length; key++)
		if ((ends[key] as number) - begin >= PART_ROWS) return key + 1;
	return ends.length;
}

/** How many rows each key has, of where they end; the first of them begins at a row. */
function countsOf(ends: Uint32Array, begin: number): Uint32Array {
	const counts = new Uint32Array(ends.length);
	let before = begin;
	for (let key = 0; key < ends.length; key++) {
		const end = ends[key] as number;
		counts[key] = end - before;
		before = end;
	}
	return counts;
}

interface SortedRows {
	readonly least: number;
	/** By key from the least on, where its rows end. */
	readonly ends: Uint32Array;
	readonly rows: Uint32Array;
	/** Of the rows in their order. */
	readonly quantities: Uint8Array | Int32Array;
}

function sortedRows(chunks: readonly IndexedChunk[]): SortedRows {
	let [least, most, length] = [Infinity, 0, 0];
	for (const { keys } of chunks) {
		length += keys.length;
		for (const key of keys) {
			if (key < least) least = key;
			if (key > most) most = key;
		}
	}
	const rows = new Uint32Array(length);
	const areBytes = chunks.every((chunk) => chunk.quantities instanceof Uint8Array);
	const quantities = areBytes ? new Uint8Array(length) : new Int32Array(length);
	if (length === 0) return { least: 0, ends: new Uint32Array(0), rows, quantities };
	// Where the next row of each key goes: first where its rows begin, at last where they end.
	const places = new Uint32Array(most - least + 2);
	for (const { keys } of chunks) {
		for (const key of keys) places[key - least + 1] = (places[key - least + 1] as number) + 1;
	}
	for (let i = 1; i < places.length; i++) places[i] = (places[i] as number) + (places[i - 1] as number);
	let row = 0;
	for (const chunk of chunks) {
		for (let i = 0; i < chunk.keys.length; i++) {
			const key = (chunk.keys[i] as number) - least;
			const place = places[key] as number;
			rows[place] = row++;
			quantities[place] = chunk.quantities[i] as number;
			places[key] = place + 1;
		}
	}
	return { least, ends: places.subarray(0, -1), rows, quantities };
}
