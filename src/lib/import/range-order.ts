/**
 * A file's ranges, scanned by several at once and taken in the order of the file (BIL-7). Where a range begins is a
 * guess: only the end of the range before proves it. A guess that was wrong, within a quoted field that holds a line
 * end, is read once more from the right place.
 */
import { stopIfCancelled } from '$lib/domain/failure';
import { NotPlain } from './not-plain';
import type { RangeBytes } from './range-bytes';
import { RemoteKeys } from './remote-keys';
import type { FileRange, ScannedRange, ScannedRecords, Scanner } from './scanned-range';
import type { UsageKeys } from './usage-keys';

/** Ranges that a scanner has at once: the bytes of one are read while it works on the other. */
const RANGES_EACH = 2;

/** The first range is so many: what comes behind begins sooner, and nobody waits for a whole one. */
const SHORT_RANGES = 4;

/** A range that begins where the one before it ends, with what numbers its usage keys. */
export interface ProvenRange {
	readonly begin: number;
	readonly end: number;
	readonly read: ScannedRecords;
	readonly keys: RemoteKeys;
}

interface Scanned {
	readonly range: ScannedRange;
	readonly by: Desk;
}

/** A scanner, and what it numbered so far. */
class Desk {
	busy = 0;
	private readonly keys: RemoteKeys;

	constructor(
		private readonly scanner: Scanner,
		private readonly bytes: RangeBytes | undefined,
		keys: UsageKeys
	) {
		this.keys = new RemoteKeys(keys);
	}

	/** Scans a range; the next one in order with its bytes. */
	async scanNext(fileRange: FileRange): Promise<Scanned> {
		this.busy++;
		try {
			const { bytes } = this;
			return { range: await this.scan(bytes ? await bytes.read(fileRange) : fileRange), by: this };
		} finally {
			this.busy--;
		}
	}

	/** Scans a range, whichever it is. */
	async scan(fileRange: FileRange): Promise<ScannedRange> {
		const range = await this.scanner.scan(fileRange);
		// At once, and of every range: the scanner counts on.
		this.keys.take(range.newKeys);
		return range;
	}

	/** Throws {@link NotPlain} for a range that begins where it must and is not plain. */
	proven({ begin, end, read }: ScannedRange): ProvenRange {
		if (!read) throw new NotPlain();
		return { begin, end, read, keys: this.keys };
	}
}

export class RangeOrder {
	private readonly desks: readonly Desk[];
	private readonly results = new Map<number, Promise<Scanned>>();
	private next = 0;
	private waitedFor = 0;
	private readonly count: number;

	/** The records from the byte `begin` on up to `end`, in ranges of so many bytes; `bytes` begin there too. */
	constructor(
		scanners: readonly Scanner[],
		keys: UsageKeys,
		private readonly begin: number,
		private readonly end: number,
		private readonly rangeBytes: number,
		private readonly bytes?: RangeBytes
	) {
		this.desks = scanners.map((scanner) => new Desk(scanner, bytes, keys));
		const all = Math.ceil((end - begin) / rangeBytes);
		this.count = all + SHORT_RANGES - 1;
	}

	/** All ranges in order, but those in which no record begins. Throws {@link NotPlain}, and what a scanner threw. */
	async *proven(signal: AbortSignal | undefined): AsyncGenerator<ProvenRange, void, undefined> {
		try {
			let expected = this.begin;
			for (let i = 0; i < this.count; i++) {
				stopIfCancelled(signal);
				this.waitedFor = i;
				this.handOut();
				// Ranges are handed out in order: this one was, or there was room for it just now.
				const { by, range } = await (this.results.get(i) as Promise<Scanned>);
				this.results.delete(i);
				if (expected < this.untilOf(i)) {
					const isRight = range.begin === expected;
					const right = isRight ? range : await by.scan({ ...this.rangeOf(i), begin: expected });
					const proven = by.proven(right);
					expected = proven.end;
					yield proven;
				}
				// What was read of it was looked at.
				if (range.memory) this.bytes?.giveBack(range.memory);
			}
		} finally {
			// However this ended: a scanner that reads another file by now must be given none of this one.
			this.next = this.count;
			this.bytes?.close();
		}
	}

	/** Gives every scanner with room the next ranges, not far ahead of the one that is waited for. */
	private handOut(): void {
		const ahead = this.waitedFor + this.desks.length * RANGES_EACH * 2;
		for (let round = 0; round < RANGES_EACH; round++) {
			for (const desk of this.desks) {
				if (desk.busy > round || this.next >= this.count || this.next >= ahead) continue;
				const number = this.next++;
				const result = desk.scanNext(this.rangeOf(number));
				this.results.set(number, result);
				// Its error is thrown by whoever waits for it; nobody need be waiting yet.
				result.then(
					() => {
						this.handOut();
					},
					() => undefined
				);
			}
		}
	}

	private rangeOf(number: number): FileRange {
		const from = this.borderOf(number);
		return { from, until: this.untilOf(number), begin: number === 0 ? from : undefined };
	}

	private untilOf(number: number): number {
		return this.borderOf(number + 1);
	}

	/** Where a range begins that does not begin in the middle of a record. */
	private borderOf(number: number): number {
		const { begin, end, rangeBytes } = this;
		const short = Math.floor((Math.min(number, SHORT_RANGES) * rangeBytes) / SHORT_RANGES);
		return Math.min(end, begin + short + Math.max(0, number - SHORT_RANGES) * rangeBytes);
	}
}
