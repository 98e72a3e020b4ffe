/** A chunk of usage as the columns that are stored of it, and back. */
import { decimal, fromText, type Decimal } from '$lib/domain/decimal';
import type { Moment } from '$lib/domain/zone';
import type { IdColumn, UsageChunk } from '$lib/import/usage-columns';
import { packed, packedAt } from './packed';
import type { Column, Columns, Opened } from './sections';

/** The columns of a chunk, without its identities, which stand apart; they hold nothing of it. */
export function chunkColumns({ keys, moments, lines, ids, quantities }: UsageChunk): Columns {
	return {
		...packed('keys', keys),
		...packed('moments', moments),
		...packed('lines', lines),
		...idColumns(ids),
		...('texts' in quantities
			? { quantities: { texts: quantities.texts, as: 'plain' as const } }
			: { ...quantityColumns(quantities.values), scale: Uint8Array.of(quantities.scale) })
	};
}

/** A chunk's events by their row: nothing is unpacked for the few that are looked at. */
export interface ChunkRows {
	key(row: number): number;
	moment(row: number): Moment;
	line(row: number): number;
	id(row: number): string;
	quantity(row: number): Decimal;
}

/** The rows of a chunk, also of one that was stored before columns were packed. */
export function chunkRows(opened: Opened): ChunkRows {
	return {
		key: numberAt(opened, 'keys'),
		moment: numberAt(opened, 'moments'),
		line: numberAt(opened, 'lines'),
		id: idsOf(opened),
		quantity: quantitiesOf(opened)
	};
}

function numberAt(opened: Opened, name: string): (row: number) => number {
	if (opened.has(`${name}.form`)) return packedAt(opened, name);
	const values = opened.integers(name);
	return (row) => values[row] as number;
}

/** Ids that begin alike, as those of one file mostly do, hold their beginning once. */
function idColumns({ bytes, ends }: IdColumn): Record<string, Column> {
	const length = ends[0] ?? 0;
	const prefix = areMultiples(ends, length) ? commonPrefix(bytes, length) : 0;
	const rests = prefix === 0 ? bytes.slice() : restsOf(bytes, length, prefix);
	return { ...packed('idEnds', ends), idPrefix: bytes.slice(0, prefix), idBytes: rests };
}

/** Whether ids end at every so many bytes. */
function areMultiples(ends: Uint32Array, length: number): boolean {
	for (let row = 0; row < ends.length; row++) if (ends[row] !== length * (row + 1)) return false;
	return true;
}

/** How many bytes all values of one length begin with alike. */
function commonPrefix(bytes: Uint8Array, length: number): number {
	let prefix = length;
	for (let at = length; at < bytes.length && prefix > 0; at += length) {
		for (let i = 0; i < prefix; i++) if (bytes[at + i] !== bytes[i]) prefix = i;
	}
	return prefix;
}

/** Of values of one length what stands behind so many bytes. */
function restsOf(bytes: Uint8Array, length: number, prefix: number): Uint8Array {
	const rests = new Uint8Array((bytes.length / length) * (length - prefix));
	let to = 0;
	for (let at = 0; at < bytes.length; at += length) {
		for (let i = prefix; i < length; i++) rests[to++] = bytes[at + i] as number;
	}
	return rests;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function idsOf(opened: Opened): (row: number) => string {
	const endAt = numberAt(opened, 'idEnds');
	const rests = opened.integers('idBytes');
	const prefix = opened.has('idPrefix') ? opened.integers('idPrefix') : [];
	if (prefix.length === 0) {
		const bytes = rests instanceof Uint8Array ? rests : Uint8Array.from(rests);
		return (row) => decoder.decode(bytes.subarray(row === 0 ? 0 : endAt(row - 1), endAt(row)));
	}
	// All are as long, and a character may stand partly in their common beginning.
	const id = Uint8Array.from({ length: endAt(0) }, (_, i) => prefix[i] ?? 0);
	const rest = id.length - prefix.length;
	return (row) => {
		for (let i = 0; i < rest; i++) id[prefix.length + i] = rests[row * rest + i] as number;
		return decoder.decode(id);
	};
}

function quantityColumns(values: Int32Array | BigInt64Array): Record<string, Column> {
	return values instanceof Int32Array ? packed('quantities', values) : { quantities: values.slice() };
}

function quantitiesOf(opened: Opened): (row: number) => Decimal {
	const scale = opened.has('scale') ? (opened.integers('scale')[0] ?? 0) : 0;
	if (opened.has('quantities.form')) {
		const valueAt = packedAt(opened, 'quantities');
		return (row) => decimal(BigInt(valueAt(row)), scale);
	}
	const values = opened.numbers('quantities');
	if (values) return (row) => decimal(BigInt(values[row] as number | bigint), scale);
	const textAt = opened.textOf('quantities');
	return (row) => fromText(textAt(row));
}
