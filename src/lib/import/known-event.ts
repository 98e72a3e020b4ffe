/** Events that stand already, and records that may be one of them (IMP-7). */
import type { Decimal } from '$lib/domain/decimal';
import type { UsageEvent } from './usage-columns';

/** A record whose identity is known already: decided once the other event is opened. */
export interface Candidate {
	readonly row: number;
	readonly ordinal: number;
	readonly high: number;
	readonly low: number;
}

/** An event that stands already; without an import it is of the file itself. */
export interface KnownEvent {
	readonly importId: number | undefined;
	readonly source: string;
	readonly event: UsageEvent;
	/** Its content. */
	readonly text: string;
}

/** Duplicates of one earlier import, or of the file itself. */
export interface DuplicateCount {
	/** Undefined: of an earlier record of the same file. */
	readonly importId: number | undefined;
	readonly events: number;
	/** How many of them have no event id: twins in different files (IMP-7). */
	readonly withoutId: number;
}

/** What an event is, as one text: two events of one content have the same. */
export function eventText(keyId: string, moment: number, quantity: Decimal): string {
	return `${keyId}\u001f${moment}\u001f${quantity.coefficient}e${quantity.scale}`;
}
