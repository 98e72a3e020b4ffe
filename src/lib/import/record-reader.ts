/**
 * Records to events: every field cleaned, checked and coded, a record that cannot be taken rejected with
 * its line, column, value and reason (IMP-6). What is read of a record, and in which order, is told here for
 * texts; byte-reader.ts reads the same from bytes.
 */
import type { Decimal } from '$lib/domain/decimal';
import type { Moment, Zone } from '$lib/domain/zone';
import { cleanText } from './cleaning';
import { parseMoment } from './dates';
import type { Dimension } from './dimension';
import { EventBatch, type Rejection } from './event-batch';
import type { Forms } from './forms';
import { parseNumber, parseSmallInteger } from './numbers';
import type { NumberForm, RecordBlock, RecordOrigin } from './reading';
import { NO_MOMENT } from './usage-columns';
import { NO_PERIOD, type FieldColumns, type UsageKeys } from './usage-keys';

/** Why a record is not taken; becomes its {@link Rejection}. */
export interface RecordProblem {
	readonly code: string;
	/** Counted from 0; -1 when the record as a whole is at fault. */
	readonly column: number;
	readonly other: string;
}

const encoder = new TextEncoder();

const LARGEST_SMALL = 999_999_999n;

/** How a value of the file becomes an event's, whoever cut the record. */
export class ValueReader {
	constructor(
		readonly header: readonly string[],
		readonly fields: FieldColumns,
		private readonly forms: Forms,
		/** Of stamps that name none. */
		readonly zone: Zone
	) {}

	/** A moment, {@link NO_MOMENT} for a blank, else the code of what is wrong with it. */
	moment(text: string): Moment | string {
		const moment = parseMoment(text, this.forms.dates, this.zone);
		return moment === 'missing' ? NO_MOMENT : moment;
	}

	/** How the numbers of a column are written. */
	numberForm(column: number): NumberForm {
		return this.forms.numberForms.get(column) ?? 'point';
	}

	/** A quantity, as a Number where it is whole, not negative and of at most nine digits; else what is wrong with it. */
	quantity(text: string, column: number): Decimal | number | string {
		const small = parseSmallInteger(text);
		if (small >= 0) return small;
		const value = parseNumber(text, this.numberForm(column));
		if (typeof value === 'string') return value === 'missing' ? 'IMP-4.quantity-missing' : value;
		// `3,0` is `3`: one content has one form, or twins would not be known as such (IMP-7).
		const isSmall = value.scale === 0 && value.coefficient >= 0n && value.coefficient <= LARGEST_SMALL;
		return isSmall ? Number(value.coefficient) : value;
	}

	/** The column that a record without moment and period lacks. */
	get momentColumn(): number {
		return this.fields.moment ?? this.fields['period-from'] ?? this.fields.period ?? -1;
	}

	/** Name of the column of quantities; blank where the file has none. */
	get quantityColumn(): string {
		return this.fields.quantity === undefined ? '' : (this.header[this.fields.quantity] ?? '');
	}

	get hasOwnPeriod(): boolean {
		return this.fields.period !== undefined || this.fields['period-from'] !== undefined;
	}

	rejection(problem: RecordProblem, record: readonly string[], line: number): Rejection {
		const { code, column, other } = problem;
		return {
			code,
			line,
			column: column < 0 ? '' : (this.header[column] ?? String(column + 1)),
			at: column,
			value: column < 0 ? '' : (record[column] ?? '').slice(0, 200),
			other,
			fields: record.slice()
		};
	}
}

export class RecordReader {
	constructor(
		private readonly values: ValueReader,
		private readonly keys: UsageKeys
	) {}

	/** Reads a block: events go to the batch that is returned, records that cannot be taken to `reject`. */
	read(block: RecordBlock, reject: (rejection: Rejection) => void): EventBatch {
		const taken: number[] = [];
		const ids: string[] = [];
		const batch = new EventBatch(
			block.records.length,
			new Uint8Array(),
			(row) => {
				const at = taken[row] as number;
				return block.origins?.[at]?.fields ?? (block.records[at] as readonly string[]);
			},
			(row) => block.origins?.[taken[row] as number]?.column?.name ?? this.values.quantityColumn
		);
		const misplaced = new Set(block.misplacedQuotes);
		for (let i = 0; i < block.records.length; i++) {
			const record = block.records[i] as readonly string[];
			const line = block.lines[i] as number;
			const origin = block.origins?.[i];
			const problem = misplaced.has(i)
				? { code: 'IMP-1.misplaced-quote', column: -1, other: '' }
				: origin?.problem
					? { ...origin.problem, column: -1 }
					: this.readRecord(record, line, batch, ids);
			if (problem) reject(withOrigin(this.values.rejection(problem, record, line), problem, origin));
			else taken.push(i);
		}
		putIds(batch, ids);
		return batch;
	}

	private readRecord(
		record: readonly string[],
		line: number,
		batch: EventBatch,
		ids: string[]
	): RecordProblem | undefined {
		const { header, fields } = this.values;
		if (record.length !== header.length) {
			return { code: 'IMP-6.field-count', column: -1, other: `${record.length}/${header.length}` };
		}
		const problem =
			this.readDimensions(record) ?? this.readPeriod(record, batch) ?? this.readQuantity(record, batch);
		if (problem) return problem;
		const id =
			fields['event-id'] === undefined ? { value: '' } : cleanText(record[fields['event-id']] as string);
		if ('problem' in id) return { code: id.problem, column: fields['event-id'] ?? -1, other: '' };
		ids.push(id.value);
		batch.lines[batch.count] = line;
		batch.keys[batch.count++] = this.keys.numberOf();
		return undefined;
	}

	private readDimensions(record: readonly string[]): RecordProblem | undefined {
		const { columns, tuple } = this.keys;
		for (let place = 0; place < columns.length; place++) {
			const { dimension, column } = columns[place] as { dimension: Dimension; column: number };
			if (column < 0) continue;
			const code = dimension.code(record[column] as string);
			if (code < 0) return { code: dimension.problem(code), column, other: '' };
			tuple[place] = code;
		}
		return undefined;
	}

	private readPeriod(record: readonly string[], batch: EventBatch): RecordProblem | undefined {
		const { moment: column, period, 'period-from': from, 'period-until': until } = this.values.fields;
		const moment = column === undefined ? NO_MOMENT : this.values.moment(record[column] as string);
		if (typeof moment === 'string') return { code: moment, column: column ?? -1, other: '' };
		batch.moments[batch.count] = moment;
		const text = (of: number | undefined): string => (of === undefined ? '' : (record[of] as string));
		if (this.values.hasOwnPeriod) {
			const own = this.keys.takeOwnPeriod(text(period), text(from), text(until));
			if (typeof own === 'object') return { code: own.problem, column: own.column, other: '' };
			if (own !== NO_PERIOD) return undefined;
		}
		if (moment === NO_MOMENT) {
			return { code: 'IMP-5.moment-missing', column: this.values.momentColumn, other: '' };
		}
		this.keys.takeMonth(moment);
		return undefined;
	}

	private readQuantity(record: readonly string[], batch: EventBatch): RecordProblem | undefined {
		const column = this.values.fields.quantity;
		const quantity = column === undefined ? 1 : this.values.quantity(record[column] as string, column);
		if (typeof quantity === 'string') return { code: quantity, column: column ?? -1, other: '' };
		const isSmall = typeof quantity === 'number';
		batch.small[batch.count] = isSmall ? quantity : 0;
		if (isSmall) batch.decimals.delete(batch.count);
		else batch.decimals.set(batch.count, quantity);
		return undefined;
	}
}

/** What was rejected as the file has it, of a record that a mapping made (IMP-6). */
function withOrigin(
	rejection: Rejection,
	{ column }: RecordProblem,
	origin: RecordOrigin | undefined
): Rejection {
	if (!origin) return rejection;
	const own = origin.column?.mapped === column ? origin.column : undefined;
	// A value of joined columns stands in none of them.
	const at = own?.at ?? (column < origin.fields.length ? column : -1);
	return { ...rejection, column: own?.name ?? rejection.column, at, fields: origin.fields };
}

/** Ids as UTF-8 bytes behind one another. */
function putIds(batch: EventBatch, ids: readonly string[]): void {
	batch.idBytes = encoder.encode(ids.join(''));
	const ascii = batch.idBytes.length === ids.reduce((sum, id) => sum + id.length, 0);
	let at = 0;
	for (let row = 0; row < ids.length; row++) {
		const id = ids[row] as string;
		batch.idFrom[row] = at;
		at += ascii ? id.length : encoder.encode(id).length;
		batch.idTo[row] = at;
	}
}
