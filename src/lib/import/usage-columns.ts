/**
 * Usage as columns: what an import makes of a file's records. Events are arrays of codes and whole numbers,
 * some 65,000 to a chunk; what they have in common stands once, in the import's table of usage keys.
 */
import type { Decimal } from '$lib/domain/decimal';
import type { Moment } from '$lib/domain/zone';
import type { UsageKey, UsageKind } from '$lib/domain/usage';

/** Events to a chunk: one chunk is one stored record of some 2 to 4 MB. */
export const CHUNK_EVENTS = 65_536;

/** A moment that an event does not have. */
export const NO_MOMENT: Moment = Number.MIN_SAFE_INTEGER;

/**
 * Quantities of a chunk's events, exact: `values[i] / 10^scale` where they all fit a machine's integer,
 * else canonical decimal texts.
 */
export type QuantityColumn =
	| { readonly scale: number; readonly values: Int32Array | BigInt64Array }
	| { readonly texts: readonly string[] };

/** Event ids as UTF-8, one behind another: that of row n ends at `ends[n]`, where the next begins. */
export interface IdColumn {
	readonly bytes: Uint8Array;
	readonly ends: Uint32Array;
}

/** A chunk of accepted events, in the order of the file. */
export interface UsageChunk {
	/** Index of the event's usage key in its import's {@link KeyTable}. */
	readonly keys: Uint32Array;
	/** Moments in ms since 1970-01-01T00:00Z, {@link NO_MOMENT} for none. */
	readonly moments: Float64Array;
	readonly quantities: QuantityColumn;
	/** Line in the file, counted from 1. */
	readonly lines: Uint32Array;
	/** Blank for records without one. */
	readonly ids: IdColumn;
	/** Identity hashes, two words an event (identity.ts). */
	readonly identities: Uint32Array;
}

/** The distinct usage keys of an import, with the sum of their accepted events. */
export interface KeyTotal {
	readonly key: UsageKey;
	readonly kind: UsageKind;
	readonly quantity: Decimal;
	readonly events: number;
}

/** One event, as it is shown and compared. */
export interface UsageEvent {
	readonly key: number;
	readonly moment: Moment;
	readonly quantity: Decimal;
	readonly line: number;
	readonly id: string;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The id of a row as text. */
export function idAt({ bytes, ends }: IdColumn, row: number): string {
	return decoder.decode(bytes.subarray(row === 0 ? 0 : ends[row - 1], ends[row]));
}
