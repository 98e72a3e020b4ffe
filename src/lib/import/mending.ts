/**
 * Records that would be rejected, as the user mended them or left them out before importing (IMP-6). A mended
 * record is read from its texts, whichever reader rejected it, and takes its own place in the file: which of two
 * twins is the second does not depend on what was mended.
 */
import type { EventBatch, Rejection } from './event-batch';
import type { Mapping, MappingPlan } from './mapping';
import { isMissing } from './numbers';
import type { AppliedMend, Mend, ReadingChoices } from './preview';
import type { RecordBlock } from './reading';

/** Takes the events of a batch from a row up to another, and hands on those that are in conflict. */
export type AddEvents = (
	batch: EventBatch,
	reject: (rejection: Rejection) => void,
	from: number,
	until: number
) => Promise<void>;

/** Reads a block of records: events to the batch that it gives, records that cannot be taken to `reject`. */
export type ReadBlock = (block: RecordBlock, reject: (rejection: Rejection) => void) => EventBatch;

/**
 * Whether a record can be mended by itself: what a reading is worth shows beside the others of its meter alone, and
 * what a NEM12 record of a day means, by the meter named before it.
 */
export function canMend({ readings, layout }: Mapping): boolean {
	return readings === undefined && layout === undefined;
}

/** Of such a record nobody knows where it ends: it has swallowed others, and they are not to be lost (IMP-6). */
const UNMENDABLE = 'IMP-1.misplaced-quote';

export class Mending {
	/** What was mended so far, in the order of the file. */
	readonly applied: AppliedMend[] = [];
	/** Records that mended ones became, beyond one for each. */
	further = 0;
	/** Mended records that have no quantity any more, and so are none. */
	blank = 0;
	private readonly mends = new Map<number, Mend[]>();
	/** Mends that are listed: of a wide record each rejected cell is mended by itself, and may share them. */
	private readonly listed = new Set<Mend>();
	private readonly header: readonly string[];
	/** Columns of a wide file that each hold an event of their own. */
	private readonly measures: ReadonlySet<number>;
	private readonly dropped: ReadonlySet<number>;
	/** Lines with mends, ascending. */
	private readonly lines: readonly number[];
	/** Events of mended records that were not added yet, each batch those of one record. */
	private readonly waiting: EventBatch[] = [];

	constructor(
		{ mended = [], dropped = [] }: Pick<ReadingChoices, 'mended' | 'dropped'>,
		plan: MappingPlan,
		private readonly read: ReadBlock,
		private readonly rejectAnyway: (rejection: Rejection) => void
	) {
		this.dropped = new Set(dropped);
		this.header = plan.header.slice(0, plan.width);
		this.measures = new Set(plan.mapping.wide?.measures.map(({ column }) => column));
		for (const mend of canMend(plan.mapping) ? mended : [])
			this.mends.set(mend.line, [...(this.mends.get(mend.line) ?? []), mend]);
		this.lines = [...this.mends.keys()].sort((a, b) => a - b);
	}

	/** Takes a record that cannot be taken as it stands: it is left out, mended, or rejected. */
	readonly reject = (rejection: Rejection): void => {
		const { line } = rejection;
		const mends = this.mends.get(line);
		if (this.dropped.has(line)) {
			this.rejectAnyway({ ...rejection, code: 'IMP-6.left-out', column: '', at: -1, value: '', other: '' });
		} else if (mends && rejection.code !== UNMENDABLE) {
			const fields = this.mend(rejection, mends);
			let rejected = 0;
			const batch = this.read(blockOf(fields, line), (each) => {
				rejected++;
				this.rejectAnyway(each);
			});
			if (batch.count > 0) this.waiting.push(batch);
			this.count(batch.count + rejected);
		} else {
			this.rejectAnyway(rejection);
		}
	};

	/** Counts what one record became. */
	private count(records: number): void {
		if (records === 0) this.blank++;
		else this.further += records - 1;
	}

	/** Adds a batch with the mended records of its part of the file, all in the order of their lines. */
	async add(batch: EventBatch, add: AddEvents): Promise<void> {
		let from = 0;
		for (const { line, mended } of this.stops(batch)) {
			const until = firstBehind(batch, line - 1, from);
			if (until > from) await add(batch, this.reject, from, until);
			from = until;
			if (mended) await add(mended, this.rejectAnyway, 0, mended.count);
			else from = await this.addInDoubt(batch, from, line, add);
		}
		if (from < batch.count) await add(batch, this.reject, from, batch.count);
	}

	/** A record that has mends and can be read: it needs them only where it is in conflict with another (IMP-7). */
	private async addInDoubt(batch: EventBatch, from: number, line: number, add: AddEvents): Promise<number> {
		const until = firstBehind(batch, line, from);
		// Of a record of several events the others are taken already: it cannot be read a second time.
		const reject = until - from === 1 ? this.reject : this.rejectAnyway;
		if (until > from) await add(batch, reject, from, until);
		for (const mended of this.waiting.splice(0)) await add(mended, this.rejectAnyway, 0, mended.count);
		return until;
	}

	/** Where a batch is to be parted: at mended records that it does not hold, and at those that may need mending. */
	private stops(batch: EventBatch): { readonly line: number; readonly mended?: EventBatch }[] {
		if (this.lines.length === 0) return [];
		const mended = this.waiting.splice(0).map((each) => ({ line: each.lines[0] as number, mended: each }));
		const first = batch.count === 0 ? Infinity : (batch.lines[0] as number);
		const last = batch.count === 0 ? -Infinity : (batch.lines[batch.count - 1] as number);
		const taken = new Set(mended.map(({ line }) => line));
		const inDoubt = this.lines.filter((line) => line >= first && line <= last && !taken.has(line));
		return [...mended, ...inDoubt.map((line) => ({ line }))].sort((a, b) => a.line - b.line);
	}

	/** The record with its mends. One that is mended has all its columns: what it lacks is blank. */
	private mend({ line, fields, at }: Rejection, mends: readonly Mend[]): string[] {
		const width = Math.max(this.header.length, fields.length);
		const mended = Array.from({ length: width }, (_, column) => fields[column] ?? '');
		for (const mend of mends) {
			const { column, value } = mend;
			if (column < 0 || column >= width) continue;
			// Of a wide file only the cell at fault is read again: the others were, or are rejected by themselves.
			const ofAnother = at !== undefined && at >= 0 && column !== at && isMissing(fields[column] ?? '');
			if (this.measures.has(column) && ofAnother) continue;
			const name = this.header[column] ?? String(column + 1);
			if (!this.listed.has(mend))
				this.applied.push({ line, column: name, at: column, was: mended[column] ?? '', value });
			this.listed.add(mend);
			mended[column] = value;
		}
		while (mended.length > this.header.length && mended.at(-1) === '') mended.pop();
		return mended;
	}
}

/** One record as a block of its own. */
export function blockOf(fields: readonly string[], line: number): RecordBlock {
	return {
		records: [fields],
		lines: Uint32Array.of(line),
		blankLines: [],
		misplacedQuotes: [],
		bytesRead: 0
	};
}

/** The first row at or behind `from` of a line after this one. */
function firstBehind(batch: EventBatch, line: number, from: number): number {
	let low = from;
	let high = batch.count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((batch.lines[middle] as number) <= line) low = middle + 1;
		else high = middle;
	}
	return low;
}
