/** A chunk of usage as the columns that are stored of it, and back. */
import { decimal, fromText, type Decimal } from '$lib/domain/decimal';
import type { Moment } from '$lib/domain/zone';
import type { UsageChunk } from '$lib/import/usage-columns';
import { idColumns, idsOf } from './id-columns';
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
		key: packedAt(opened, 'keys'),
		moment: packedAt(opened, 'moments'),
		line: packedAt(opened, 'lines'),
		id: idsOf(opened),
		quantity: quantitiesOf(opened)
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
