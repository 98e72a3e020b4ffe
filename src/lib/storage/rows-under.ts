/** Which events of an import stand under some usage keys, and how much they are together (BIL-6). */
import { add, ZERO, type Decimal } from '$lib/domain/decimal';
import { namingFile } from './damage';
import type { Database } from './database';
import { readIndex, SEGMENT_CHUNKS } from './event-index';
import type { ImportChunks } from './import-chunks';
import type { ImportRecord } from './imports';
import { FEW_KEYS } from './key-numbers';

/** The events under some usage keys. */
export interface RowsUnder<Key> {
	/** Their rows, in the order of the file. */
	readonly rows: Uint32Array;
	/** The sum of each key's quantities; undefined where only reading them tells. */
	readonly sums: ReadonlyMap<Key, Decimal> | undefined;
}

export interface IndexedImport {
	readonly database: Database;
	readonly record: Pick<ImportRecord, 'id' | 'fileName' | 'chunks'>;
	readonly chunks: ImportChunks;
}

/**
 * Finds the events under keys, by the numbers that chunks call them by: of few keys by the index, of more, and
 * where an import has none, by looking at all events. Throws `STO-3.damaged` with the file's name.
 */
export async function rowsUnder(of: IndexedImport, numbers: ReadonlySet<number>): Promise<RowsUnder<number>> {
	const segments = Array.from({ length: Math.ceil(of.record.chunks.length / SEGMENT_CHUNKS) }, (_, n) => n);
	const found: RowsUnder<number>[] = [];
	if (numbers.size <= FEW_KEYS)
		found.push(...(await Promise.all(segments.map((segment) => indexed(of, segment, numbers)))));
	else for (const segment of segments) found.push(await lookedThrough(of, segment, numbers));
	return { rows: joined(found.map(({ rows }) => rows)), sums: sumsOf(found) };
}

async function indexed(
	of: IndexedImport,
	segment: number,
	numbers: ReadonlySet<number>
): Promise<RowsUnder<number>> {
	const { database, record, chunks } = of;
	const found = await namingFile(record.fileName, () => readIndex(database, record.id, segment, numbers));
	if (!found) return lookedThrough(of, segment, numbers);
	const start = chunks.start(segment * SEGMENT_CHUNKS);
	const sums = new Map<number, Decimal>();
	for (const [number, { quantity }] of found) if (quantity) sums.set(number, quantity);
	const rows = joined([...found.values()].map((each) => each.rows)).sort();
	return { rows: rows.map((row) => row + start), sums: sums.size === found.size ? sums : undefined };
}

async function lookedThrough(
	{ record, chunks }: IndexedImport,
	segment: number,
	numbers: ReadonlySet<number>
): Promise<RowsUnder<number>> {
	const parts: Uint32Array[] = [];
	const from = segment * SEGMENT_CHUNKS;
	for (const [i, events] of record.chunks.slice(from, from + SEGMENT_CHUNKS).entries()) {
		const chunk = await chunks.at(from + i);
		const rows: number[] = [];
		for (let row = 0; row < events; row++) if (numbers.has(chunk.key(row))) rows.push(row);
		const start = chunks.start(from + i);
		parts.push(Uint32Array.from(rows, (row) => start + row));
	}
	return { rows: joined(parts), sums: undefined };
}

function sumsOf(found: readonly RowsUnder<number>[]): ReadonlyMap<number, Decimal> | undefined {
	const all = new Map<number, Decimal>();
	for (const { sums } of found) {
		if (!sums) return undefined;
		for (const [number, sum] of sums) all.set(number, add(all.get(number) ?? ZERO, sum));
	}
	return all;
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
