/**
 * What rejected records of a wide file hold in its columns of quantities, as far as that can be read: the total
 * that the file ends in may have counted it (total-line.ts, IMP-6).
 */
import { add, isNegative, whole, ZERO, type Decimal } from '$lib/domain/decimal';
import type { Rejection } from './event-batch';
import { RecordMapper } from './mapped-records';
import type { MappingPlan } from './mapping';
import { blockOf } from './mending';
import type { Mend } from './preview';
import type { RecordBlock } from './reading';
import type { ValueReader } from './record-reader';
import { NO_MOMENT } from './usage-columns';

/** Cells by the name of their column, undefined where one cannot be read. */
type Cells = ReadonlyMap<string, Decimal | undefined>;

/** One rejected cell with the rest of its record, or a record that was rejected as a whole. */
export interface RejectedRow {
	readonly line: number;
	/** Undefined: the record cannot be taken apart, and may hold anything. */
	readonly own: Cells | undefined;
	/** As the user mended it. */
	readonly mended: Cells | undefined;
	/** Undefined: it cannot be read. */
	readonly moment: number | undefined;
	/** A value that cannot be read has a sign before it. */
	readonly signed: boolean;
}

export class RejectedReader {
	private readonly mapper: RecordMapper;
	private readonly mends = new Map<number, Mend[]>();

	constructor(
		private readonly plan: MappingPlan,
		private readonly values: ValueReader,
		mended: readonly Mend[]
	) {
		this.mapper = new RecordMapper(plan);
		for (const mend of mended) this.mends.set(mend.line, [...(this.mends.get(mend.line) ?? []), mend]);
	}

	read({ code, line, fields, at }: Rejection): RejectedRow {
		const own = code === 'IMP-1.misplaced-quote' ? undefined : this.block(fields, line);
		const mends = this.mends.get(line);
		const mended = mends && this.block(this.mend(fields, at, mends), line);
		const signed = fields.some((cell) => /^\s*[-−(]/.test(cell));
		return {
			...{ line, signed, own: own && this.cells(own), mended: mended && this.cells(mended) },
			moment: (mended && this.moment(mended)) ?? (own && this.moment(own))
		};
	}

	/** The record as the mapping has it, one for each filled cell; undefined where it is none of this file's. */
	private block(fields: readonly string[], line: number): RecordBlock | undefined {
		const block = this.mapper.map(blockOf(fields, line));
		return block.origins.some(({ problem }) => problem) ? undefined : block;
	}

	private cells({ records, origins = [] }: RecordBlock): Cells {
		const cells = new Map<string, Decimal | undefined>();
		origins.forEach(({ column }, i) => {
			if (column) cells.set(column.name, this.quantity(records[i]?.[column.mapped] ?? '', column.mapped));
		});
		return cells;
	}

	private quantity(text: string, column: number): Decimal | undefined {
		const quantity = this.values.quantity(text, column);
		if (typeof quantity === 'string') return undefined;
		return typeof quantity === 'number' ? whole(quantity) : quantity;
	}

	private moment({ records }: RecordBlock): number | undefined {
		const column = this.plan.fields.moment;
		const moment = column === undefined ? NO_MOMENT : this.values.moment(records[0]?.[column] ?? '');
		return typeof moment === 'string' ? undefined : moment;
	}

	private mend(fields: readonly string[], at: number | undefined, mends: readonly Mend[]): string[] {
		const length = Math.max(this.plan.width, fields.length);
		const mended = Array.from({ length }, (_, column) => fields[column] ?? '');
		const measures = new Set(this.plan.mapping.wide?.measures.map(({ column }) => column));
		for (const { column, value } of mends) {
			// Of a wide record each cell is rejected by itself: the others stand in rejections of their own.
			const ofAnother = at !== undefined && at >= 0 && column !== at && measures.has(column);
			if (column < length && !(ofAnother && mended[column] === '')) mended[column] = value;
		}
		while (mended.length > this.plan.width && mended.at(-1) === '') mended.pop();
		return mended;
	}
}

/** The rejected cells of one column. */
interface ColumnSums {
	count: number;
	own: Decimal;
	mended: Decimal;
	/** Of the values above zero, and of those below, however often they are read. */
	above: Decimal;
	below: Decimal;
	unreadable: boolean;
}

const noCells = (): ColumnSums => ({
	...{ count: 0, own: ZERO, mended: ZERO, above: ZERO, below: ZERO },
	unreadable: false
});

/** The sums of rejected records. */
export class RejectedSums {
	private readonly columns = new Map<string, ColumnSums>();
	private lastLine = -1;
	/** Some records cannot be taken apart: any column may hold more. */
	unknown = false;
	/** What cannot be read may be below zero. */
	signed = false;
	records = 0;
	earliest = Infinity;
	latest = -Infinity;
	/** Some records have no moment that can be read. */
	timeless = false;

	/** Of the columns that have rejected cells. */
	get names(): Iterable<string> {
		return this.columns.keys();
	}

	get hasQuantities(): boolean {
		return [...this.columns.values()].some(({ above, below }) => above !== ZERO || below !== ZERO);
	}

	add({ line, own, mended, moment, signed }: RejectedRow): void {
		if (line !== this.lastLine) this.records++;
		this.lastLine = line;
		this.timeless ||= moment === undefined;
		this.earliest = Math.min(this.earliest, moment ?? Infinity);
		this.latest = Math.max(this.latest, moment ?? -Infinity);
		this.unknown ||= own === undefined;
		this.signed ||= signed;
		for (const name of new Set([...(own?.keys() ?? []), ...(mended?.keys() ?? [])])) {
			const [has, gets] = [own?.get(name), mended?.get(name)];
			const sums = this.columns.get(name) ?? noCells();
			this.columns.set(name, sums);
			sums.count++;
			sums.unreadable ||= own !== undefined && own.has(name) && has === undefined;
			sums.own = add(sums.own, has ?? gets ?? ZERO);
			sums.mended = add(sums.mended, gets ?? has ?? ZERO);
			for (const value of [has, gets]) if (value) widen(sums, value);
		}
	}

	/** Takes what others hold. */
	merge(others: RejectedSums): void {
		this.records += others.records;
		this.timeless ||= others.timeless;
		this.earliest = Math.min(this.earliest, others.earliest);
		this.latest = Math.max(this.latest, others.latest);
		this.unknown ||= others.unknown;
		this.signed ||= others.signed;
		for (const [name, other] of others.columns) {
			const sums = this.columns.get(name) ?? noCells();
			this.columns.set(name, sums);
			sums.count += other.count;
			sums.unreadable ||= other.unreadable;
			for (const part of ['own', 'mended', 'above', 'below'] as const)
				sums[part] = add(sums[part], other[part]);
		}
	}

	of(name: string): Readonly<ColumnSums> {
		return this.columns.get(name) ?? noCells();
	}
}

function widen(sums: ColumnSums, value: Decimal): void {
	if (isNegative(value)) sums.below = add(sums.below, value);
	else sums.above = add(sums.above, value);
}
