/** A chunk of usage as the columns that are stored of it, and back. */
import { Failure } from '$lib/domain/failure';
import type { IdColumn, QuantityColumn, UsageChunk } from '$lib/import/usage-columns';
import { packed, unpacked } from './packed';
import type { Column, Columns, Opened } from './sections';

/** What of a chunk is read to look at its events; identities stand apart. */
export type ChunkColumns = Omit<UsageChunk, 'identities'>;

/** The columns of a chunk; they hold nothing of it. */
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

/** A chunk's columns, also of one that was stored before columns were packed. */
export function openedColumns(opened: Opened): ChunkColumns {
	if (!opened.has('keys.form')) return plainColumns(opened);
	return {
		keys: unpacked(opened, 'keys', (length) => new Uint32Array(length)),
		moments: unpacked(opened, 'moments', (length) => new Float64Array(length)),
		lines: unpacked(opened, 'lines', (length) => new Uint32Array(length)),
		ids: idsOf(opened),
		quantities: quantitiesOf(opened)
	};
}

/** Ids that begin alike, as those of one file mostly do, hold their beginning once. */
function idColumns({ bytes, ends }: IdColumn): Record<string, Column> {
	const length = ends[0] ?? 0;
	const isEven = ends.every((end, row) => end === length * (row + 1));
	const prefix = isEven ? commonPrefix(bytes, length) : 0;
	const rests = new Uint8Array(bytes.length - prefix * ends.length);
	if (prefix === 0) rests.set(bytes);
	else {
		let to = 0;
		for (let at = 0; at < bytes.length; at += length) {
			for (let i = prefix; i < length; i++) rests[to++] = bytes[at + i] as number;
		}
	}
	return { ...packed('idEnds', ends), idPrefix: bytes.slice(0, prefix), idBytes: rests };
}

/** How many bytes all values of one length begin with alike. */
function commonPrefix(bytes: Uint8Array, length: number): number {
	let prefix = length;
	for (let at = length; at < bytes.length && prefix > 0; at += length) {
		for (let i = 0; i < prefix; i++) if (bytes[at + i] !== bytes[i]) prefix = i;
	}
	return prefix;
}

function idsOf(opened: Opened): IdColumn {
	const ends = unpacked(opened, 'idEnds', (length) => new Uint32Array(length));
	const prefix = opened.integers('idPrefix');
	const rests = opened.integers('idBytes');
	if (prefix.length === 0) return { bytes: Uint8Array.from(rests), ends };
	const length = ends[0] ?? 0;
	const bytes = new Uint8Array(length * ends.length);
	let from = 0;
	for (let at = 0; at < bytes.length; at += length) {
		bytes.set(prefix, at);
		for (let i = prefix.length; i < length; i++) bytes[at + i] = rests[from++] as number;
	}
	return { bytes, ends };
}

function quantityColumns(values: Int32Array | BigInt64Array): Record<string, Column> {
	return values instanceof Int32Array ? packed('quantities', values) : { quantities: values.slice() };
}

function quantitiesOf(opened: Opened): QuantityColumn {
	if (opened.has('quantities.form')) {
		const values = unpacked(opened, 'quantities', (length) => new Int32Array(length));
		return { values, scale: opened.integers('scale')[0] ?? 0 };
	}
	const values = opened.numbers('quantities');
	if (!values) return { texts: opened.texts('quantities') };
	if (!(values instanceof BigInt64Array)) throw new Failure('STO-3.damaged', { other: 'quantities' });
	return { values, scale: opened.integers('scale')[0] ?? 0 };
}

function plainColumns(opened: Opened): ChunkColumns {
	const values = opened.numbers('quantities');
	return {
		keys: Uint32Array.from(opened.integers('keys')),
		moments: Float64Array.from(opened.integers('moments')),
		lines: Uint32Array.from(opened.integers('lines')),
		ids: {
			bytes: Uint8Array.from(opened.integers('idBytes')),
			ends: Uint32Array.from(opened.integers('idEnds'))
		},
		quantities:
			values instanceof Int32Array || values instanceof BigInt64Array
				? { values, scale: opened.integers('scale')[0] ?? 0 }
				: { texts: opened.texts('quantities') }
	};
}
