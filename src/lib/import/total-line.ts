/**
 * The total that a wide file may end in: its last record, where each of its cells is the sum of all cells above it
 * and its moment is not beyond theirs, or its name says so. It is no record, or all use would count twice (IMP-6).
 * What was rejected above it may be in its sums or not; where that cannot be told, the user is asked.
 */
import { add, compare, isNegative, isZero, ZERO, type Decimal } from '$lib/domain/decimal';
import { isNameOfTotal } from './closing-total';
import { EventBatch, type Rejection } from './event-batch';
import { RejectedSums, type RejectedReader, type RejectedRow } from './rejected-cells';

/** Fewer records may add up to the next by chance. */
const FEWEST_RECORDS = 3;

/** What the last record is: known by its sums or its name, perhaps a total, or usage. */
type Verdict = 'total' | 'perhaps' | 'usage';
/** How a cell of it compares with those above: it may be their sum, or cannot be. */
type Fit = 'equal' | 'open' | 'differs';

/** A total that the user is asked about. */
export interface PossibleTotal {
	readonly line: number;
	/** Its filled cells, one behind another. */
	readonly example: string;
}

/** What a wide file ends in: a total of so many events that is left out, or events that count. */
export type FileEnd =
	| { readonly total: number; readonly events: number }
	| { readonly last: EventBatch[]; readonly possible?: PossibleTotal };

export class TotalLine {
	/** The events of the last record so far: nobody knows yet what it is. */
	private held: EventBatch | undefined;
	/** Rejected cells of that same record. */
	private heldRejected: RejectedRow[] = [];
	/** By name of a column. */
	private readonly sums = new Map<string, Decimal>();
	private records = 0;
	private earliest = Infinity;
	private latest = -Infinity;
	private someNegative = false;
	/** Columns in which an earlier record names a total too: there it says nothing of the last. */
	private readonly commonNames = new Set<number>();
	private readonly rejected = new RejectedSums();
	private rejectedBehind = new RejectedSums();
	/** Rejected since events were taken. */
	private fresh: RejectedRow[] = [];

	constructor(
		private readonly reader: RejectedReader,
		/** Columns of quantities. */
		private readonly measures: ReadonlySet<number>,
		/** The user said that a record which may be the total is it. */
		private readonly isChosen: boolean
	) {}

	/** Takes what was rejected of the same records as the next events. */
	reject(rejection: Rejection): void {
		this.fresh.push(this.reader.read(rejection));
	}

	/** Takes the events of some records in a row; gives those that are known to be no total, in order. */
	take(batch: EventBatch): EventBatch[] {
		if (batch.count === 0) {
			this.placeRejected();
			return [];
		}
		const last = batch.lines[batch.count - 1] as number;
		let from = batch.count;
		while (from > 0 && batch.lines[from - 1] === last) from--;
		const released = this.release();
		const known = partOf(batch, 0, from);
		this.count(known);
		this.held = partOf(batch, from, batch.count);
		this.placeRejected();
		return known.count > 0 ? [...released, known] : released;
	}

	/** At the end of the file. */
	finish(): FileEnd {
		const { held } = this;
		const verdict = held ? this.verdict(held) : 'usage';
		if (!held || verdict === 'usage') return { last: this.release() };
		const line = held.lines[0] as number;
		if (verdict === 'total' || this.isChosen) return { total: line, events: held.count };
		return { last: this.release(), possible: { line, example: exampleOf(held) } };
	}

	/** What was rejected stands before, in or behind the record that is held. */
	private placeRejected(): void {
		const line = this.held?.lines[0] ?? Infinity;
		for (const row of this.fresh.splice(0)) {
			if (row.line === line) this.heldRejected.push(row);
			else (row.line < line ? this.rejected : this.rejectedBehind).add(row);
		}
	}

	private release(): EventBatch[] {
		const { held } = this;
		this.held = undefined;
		for (const row of this.heldRejected.splice(0)) this.rejected.add(row);
		this.rejected.merge(this.rejectedBehind);
		this.rejectedBehind = new RejectedSums();
		if (!held) return [];
		this.count(held);
		return [held];
	}

	private count(batch: EventBatch): void {
		if (batch.count === 0) return;
		for (const column of this.namesOfTotal(batch)) this.commonNames.add(column);
		let line = -1;
		for (let row = 0; row < batch.count; row++) {
			const name = batch.quantityColumn(row);
			const quantity = batch.quantity(row);
			this.someNegative ||= isNegative(quantity);
			this.sums.set(name, add(this.sums.get(name) ?? ZERO, quantity));
			this.earliest = Math.min(this.earliest, batch.moment(row));
			this.latest = Math.max(this.latest, batch.moment(row));
			if (batch.lines[row] !== line) this.records++;
			line = batch.lines[row] as number;
		}
	}

	/** Columns of the first record of a batch that hold the name of a total. */
	private namesOfTotal(batch: EventBatch): number[] {
		return batch
			.fieldsOf(0)
			.flatMap((cell, column) => (!this.measures.has(column) && isNameOfTotal(cell) ? column : []));
	}

	private verdict(held: EventBatch): Verdict {
		const cells = new Map<string, Decimal>();
		for (let row = 0; row < held.count; row++) cells.set(held.quantityColumn(row), held.quantity(row));
		if ([...cells.values()].every(isZero)) return 'usage';
		const unreadable = new Set(this.heldRejected.flatMap(({ own }) => [...(own?.keys() ?? [])]));
		const names = new Set([...this.sums.keys(), ...this.rejected.names, ...cells.keys(), ...unreadable]);
		const fits = [...names].map((name) => (unreadable.has(name) ? 'open' : this.fit(name, cells.get(name))));
		const records = this.records + this.rejected.records;
		// Behind a total stands a remark at most: what has quantities behind it is not the file's end.
		const perhaps = this.rejectedBehind.hasQuantities ? 'usage' : 'perhaps';
		if (records > 0 && this.namesOfTotal(held).some((column) => !this.commonNames.has(column)))
			return fits.includes('differs') ? perhaps : 'total';
		if (records < FEWEST_RECORDS || fits.includes('differs')) return 'usage';
		const moment = held.moment(0);
		const isBeyond =
			moment < Math.min(this.earliest, this.rejected.earliest) ||
			moment > Math.max(this.latest, this.rejected.latest);
		if (isBeyond && !this.rejected.timeless) return 'usage';
		return isBeyond || fits.includes('open') ? perhaps : 'total';
	}

	private fit(name: string, cell: Decimal = ZERO): Fit {
		const sum = this.sums.get(name) ?? ZERO;
		const { count, own, mended, above, below, unreadable } = this.rejected.of(name);
		const isSum = [ZERO, own, mended].some((more) => compare(cell, add(sum, more)) === 0);
		if (isSum) return 'equal';
		const anything = unreadable || this.rejected.unknown;
		// One cell is in the sum or it is not; of several some may be.
		if (!anything && count < 2) return 'differs';
		const isEnough = compare(cell, add(sum, below)) >= 0;
		const isNotTooMuch = anything || compare(cell, add(sum, above)) <= 0;
		const isAnySign = anything && (this.someNegative || this.rejected.signed);
		return isAnySign || (isEnough && isNotTooMuch) ? 'open' : 'differs';
	}
}

const LONGEST_EXAMPLE = 200;

function exampleOf(held: EventBatch): string {
	const filled: string[] = [];
	for (let row = 0; row < held.count; row++)
		held.fieldsOf(row).forEach((cell, column) => (filled[column] ||= cell.trim()));
	return filled
		.filter((cell) => cell !== '')
		.join('; ')
		.slice(0, LONGEST_EXAMPLE);
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
	part.scales = batch.scales?.subarray(from, until);
	part.lines = batch.lines.subarray(from, until);
	part.idFrom = batch.idFrom.subarray(from, until);
	part.idTo = batch.idTo.subarray(from, until);
	for (const [row, quantity] of batch.decimals)
		if (row >= from && row < until) part.decimals.set(row - from, quantity);
	return part;
}
