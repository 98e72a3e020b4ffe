/**
 * The total that a wide file may end in: its last record, where each of its cells is the sum of all cells above it
 * and its moment is not beyond theirs. It is no record, or all use would count twice (IMP-6).
 */
import { add, compare, isZero, ZERO, type Decimal } from '$lib/domain/decimal';
import { EventBatch } from './event-batch';

/** Fewer records may add up to the next by chance. */
const FEWEST_RECORDS = 3;

export class TotalLine {
	/** The events of the last record so far: nobody knows yet what it is. */
	private held: EventBatch | undefined;
	/** By name of a column. */
	private readonly sums = new Map<string, Decimal>();
	private records = 0;
	private earliest = Infinity;
	private latest = -Infinity;

	/** Takes the events of some records in a row; gives those that are known to be no total, in order. */
	take(batch: EventBatch): EventBatch[] {
		if (batch.count === 0) return [];
		const last = batch.lines[batch.count - 1] as number;
		let from = batch.count;
		while (from > 0 && batch.lines[from - 1] === last) from--;
		const released = this.release();
		const known = partOf(batch, 0, from);
		this.count(known);
		this.held = partOf(batch, from, batch.count);
		return known.count > 0 ? [...released, known] : released;
	}

	/** At the end of the file: the line of its total, or the events of its last record. */
	finish(): { readonly total: number; readonly events: number } | { readonly last: EventBatch[] } {
		const { held } = this;
		if (!held || !this.isTotal(held)) return { last: this.release() };
		return { total: held.lines[0] as number, events: held.count };
	}

	private release(): EventBatch[] {
		const { held } = this;
		this.held = undefined;
		if (!held) return [];
		this.count(held);
		return [held];
	}

	private count(batch: EventBatch): void {
		let line = -1;
		for (let row = 0; row < batch.count; row++) {
			const name = batch.quantityColumn(row);
			this.sums.set(name, add(this.sums.get(name) ?? ZERO, batch.quantity(row)));
			this.earliest = Math.min(this.earliest, batch.moment(row));
			this.latest = Math.max(this.latest, batch.moment(row));
			if (batch.lines[row] !== line) this.records++;
			line = batch.lines[row] as number;
		}
	}

	private isTotal(held: EventBatch): boolean {
		if (this.records < FEWEST_RECORDS || held.count !== this.sums.size) return false;
		const moment = held.moment(0);
		if (moment < this.earliest || moment > this.latest) return false;
		const rows = Array.from({ length: held.count }, (_, row) => row);
		return (
			rows.some((row) => !isZero(held.quantity(row))) &&
			rows.every((row) => compare(held.quantity(row), this.sums.get(held.quantityColumn(row)) ?? ZERO) === 0)
		);
	}
}

/** The events of some rows of a batch, sharing its memory. */
function partOf(batch: EventBatch, from: number, until: number): EventBatch {
	if (from === 0 && until === batch.count) return batch;
	const part = new EventBatch(
		0,
		batch.idBytes,
		(row) => batch.fieldsOf(from + row),
		(row) => batch.quantityColumn(from + row)
	);
	part.count = until - from;
	part.keys = batch.keys.subarray(from, until);
	part.moments = batch.moments.subarray(from, until);
	part.small = batch.small.subarray(from, until);
	part.lines = batch.lines.subarray(from, until);
	part.idFrom = batch.idFrom.subarray(from, until);
	part.idTo = batch.idTo.subarray(from, until);
	for (const [row, quantity] of batch.decimals)
		if (row >= from && row < until) part.decimals.set(row - from, quantity);
	return part;
}
