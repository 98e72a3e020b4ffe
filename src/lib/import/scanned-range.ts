/** What the bytes of a part of a file came to: all that crosses from the worker that scanned it. */
import type { Decimal } from '$lib/domain/decimal';
import type { Period } from '$lib/domain/period';
import type { UsageKind } from '$lib/domain/usage';
import type { Rejection } from './event-batch';
import type { GatheredForms } from './forms';

/** Bytes of a file, and where its first record begins; undefined: behind its first line end, if that is one. */
export interface FileRange {
	readonly from: number;
	/** The last record is the one that begins before this. */
	readonly until: number;
	readonly begin: number | undefined;
	/** Its bytes, and some behind it (range-bytes.ts); not given: whoever scans it reads them. */
	readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** Values and usage keys that a scanner met for the first time, in the order in which it numbers them. */
export interface NewKeys {
	/** By place in a key's tuple: values behind those told of before. */
	readonly values: readonly (readonly string[])[];
	readonly periods: readonly { readonly period: Period; readonly kind: UsageKind }[];
	/** By group of key columns: combinations of the scanner's own codes, one behind another. */
	readonly combinations: readonly Uint32Array<ArrayBuffer>[];
	/** Periods and combinations of keys, by the scanner's own numbers, one key behind another. */
	readonly keys: Uint32Array<ArrayBuffer>;
}

/** Events as columns, see EventBatch. */
export interface ScannedEvents {
	readonly count: number;
	/** The scanner's own numbers of usage keys. */
	readonly keys: Uint32Array<ArrayBuffer>;
	readonly moments: Float64Array<ArrayBuffer>;
	readonly small: Int32Array<ArrayBuffer>;
	readonly scales: Uint8Array<ArrayBuffer> | undefined;
	readonly decimals: Map<number, Decimal>;
	/** Lines behind the range's first. */
	readonly lines: Uint32Array<ArrayBuffer>;
	readonly idFrom: Uint32Array<ArrayBuffer>;
	readonly idTo: Uint32Array<ArrayBuffer>;
	readonly idBytes: Uint8Array<ArrayBuffer>;
	/** Two words of each event's hash (event-identity.ts). */
	readonly hashes: Uint32Array<ArrayBuffer>;
	/** Where each event's record begins, behind the range's first. */
	readonly begins: Uint32Array<ArrayBuffer>;
}

export interface ScannedRange {
	/** Where in the file its first record begins; -1 when none begins in it. */
	readonly begin: number;
	/** Behind its last record. */
	readonly end: number;
	readonly newKeys: NewKeys;
	/** Undefined where the bytes are not plain, read from there. */
	readonly read: ScannedRecords | undefined;
	/** The memory of its bytes, where columns of its events stand now. */
	readonly memory?: ArrayBuffer | undefined;
}

export interface ScannedRecords {
	/** Line ends from its begin to its end. */
	readonly lines: number;
	readonly records: number;
	readonly blankLines: number;
	readonly events: ScannedEvents;
	/** Their lines are counted from 0, the range's first. */
	readonly rejections: readonly Rejection[];
	readonly evidence: GatheredForms;
}

/** Reads ranges of a file, several at once, each from wherever it begins. */
export interface Scanner {
	scan(range: FileRange): Promise<ScannedRange>;
}

/** The buffers of a range, to be handed over instead of copied. */
export function buffersOf({ newKeys, read, memory }: ScannedRange): ArrayBuffer[] {
	const buffers = new Set([...newKeys.combinations, newKeys.keys].map(({ buffer }) => buffer));
	if (memory) buffers.add(memory);
	for (const column of Object.values(read?.events ?? {})) {
		if (ArrayBuffer.isView(column)) buffers.add(column.buffer as ArrayBuffer);
	}
	return [...buffers];
}
