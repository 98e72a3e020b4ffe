/**
 * Events straight from the bytes of a plain file: the same as records.ts and record-reader.ts make of its text,
 * without making text of what was seen before.
 */
import { ByteCells } from './byte-cells';
import { ByteDictionary } from './byte-dictionary';
import { ByteRecords, NotPlain } from './byte-records';
import { cleanText } from './cleaning';
import type { Dimension } from './dimension';
import { EventBatch, type Rejection } from './event-batch';
import type { FormsEvidence } from './forms';
import type { Detected } from './reading';
import type { RecordProblem, ValueReader } from './record-reader';
import { NO_MOMENT } from './usage-columns';
import { NO_PERIOD, type UsageKeys } from './usage-keys';

/** Records of a block, as many as a batch has room for. */
export interface ByteBatch {
	readonly batch: EventBatch;
	readonly records: number;
	readonly blankLines: number;
}

const BATCH_EVENTS = 16_384;

const LF = 10;
const CR = 13;
const DASH = 45;

const encoder = new TextEncoder();

export class ByteReader {
	/** Where the first record begins that the last block did not hold whole. */
	rest = 0;
	/** Line in the file on which the next record begins. */
	private line = 1;
	private headerPending: boolean;
	private begins = true;
	private readonly record: ByteRecords;
	private readonly cells: ByteCells;
	private readonly dimensions: readonly {
		dimension: Dimension;
		column: number;
		place: number;
		known: ByteDictionary;
	}[];

	constructor(
		private readonly found: Detected,
		private readonly values: ValueReader,
		private readonly keys: UsageKeys,
		private readonly evidence: FormsEvidence
	) {
		const { delimiter, quote, headerLine } = found.dialect;
		this.record = new ByteRecords(delimiter.charCodeAt(0), quote.charCodeAt(0));
		this.cells = new ByteCells(this.record, found);
		this.headerPending = headerLine > 0;
		this.dimensions = keys.columns
			.map(({ dimension, column }, place) => ({ dimension, column, place, known: new ByteDictionary() }))
			.filter(({ column }) => column >= 0);
	}

	/**
	 * Reads the records of a block that begins where one begins; what is left of it, from {@link rest} on, belongs
	 * before the next. `last`: there is no next. Throws {@link NotPlain}.
	 */
	*read(
		bytes: Uint8Array<ArrayBuffer>,
		last: boolean,
		reject: (rejection: Rejection) => void
	): Generator<ByteBatch> {
		this.cells.bytes = bytes;
		this.rest = this.begins ? this.markLength() : 0;
		this.begins = false;
		if (!this.skipToHeader(last)) return;
		const high = !isAscii(bytes);
		for (let more = true; more;) {
			const begin = this.rest;
			const read = this.readBatch(last, reject);
			more = read.full;
			// Every byte counts, also of a column that nobody reads: text that is not UTF-8 is told by its line.
			if (high && this.found.encoding === 'utf-8') this.cells.decode(begin, this.rest);
			if (read.records > 0 || read.blankLines > 0) yield read;
		}
	}

	/** Bytes of the mark that UTF-8 may begin with. */
	private markLength(): number {
		const [a, b, c] = this.cells.bytes;
		return this.found.encoding === 'utf-8' && a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
	}

	/** Whether the header's line is reached; what stands before it is lines, whatever quotes it has. */
	private skipToHeader(last: boolean): boolean {
		const { bytes } = this.cells;
		while (this.line < this.found.dialect.headerLine) {
			const lf = bytes.indexOf(LF, this.rest);
			const until = lf < 0 ? bytes.length : lf;
			for (let at = bytes.indexOf(CR, this.rest); at >= 0 && at < until; at = bytes.indexOf(CR, at + 1)) {
				if (at + 1 !== lf) throw new NotPlain();
			}
			if (lf < 0) {
				if (last) throw new NotPlain();
				return false;
			}
			this.rest = lf + 1;
			this.line++;
		}
		return true;
	}

	private readBatch(last: boolean, reject: (rejection: Rejection) => void): ByteBatch & { full: boolean } {
		const { bytes } = this.cells;
		const { record } = this;
		const begins = new Uint32Array(BATCH_EVENTS);
		const batch = new EventBatch(BATCH_EVENTS, bytes, (row) => {
			record.cut(bytes, begins[row] as number, bytes.length, true);
			return this.cells.fields();
		});
		const mended = new Map<number, Uint8Array>();
		let records = 0;
		let blankLines = 0;
		while (this.rest < bytes.length && batch.count < BATCH_EVENTS) {
			const begin = this.rest;
			const behind = record.cut(bytes, begin, bytes.length, last);
			if (behind < 0) break;
			if (this.headerPending) this.headerPending = false;
			else if (this.cells.isBlank()) blankLines++;
			else {
				records++;
				this.gatherEvidence();
				const problem = this.readRecord(batch, mended);
				if (problem) reject(this.values.rejection(problem, this.cells.fields(), this.line));
				else begins[batch.count++] = begin;
			}
			this.line += 1 + record.innerLines;
			this.rest = behind;
		}
		if (mended.size > 0) putMendedIds(batch, mended);
		return { batch, records, blankLines, full: batch.count === BATCH_EVENTS };
	}

	/** The same steps, in the same order, as RecordReader takes with texts. */
	private readRecord(batch: EventBatch, mended: Map<number, Uint8Array>): RecordProblem | undefined {
		const { record } = this;
		const columns = this.values.header.length;
		if (record.count !== columns) {
			return { code: 'IMP-6.field-count', column: -1, other: `${record.count}/${columns}` };
		}
		const problem =
			this.readDimensions() ??
			this.readPeriod(batch) ??
			this.readQuantity(batch) ??
			this.readId(batch, mended);
		if (problem) return problem;
		batch.lines[batch.count] = this.line;
		batch.keys[batch.count] = this.keys.numberOf();
		return undefined;
	}

	private readDimensions(): RecordProblem | undefined {
		const { bytes } = this.cells;
		const { record } = this;
		const { tuple } = this.keys;
		for (let i = 0; i < this.dimensions.length; i++) {
			const { dimension, column, place, known } = this.dimensions[i] as (typeof this.dimensions)[number];
			const from = record.from[column] as number;
			const to = record.to[column] as number;
			const hash = record.hash[column] as number;
			let code = known.find(bytes, from, to, hash);
			if (code === undefined) {
				code = dimension.code(this.cells.text(column));
				known.learn(bytes, from, to, hash, code);
			}
			if (code < 0) return { code: dimension.problem(code), column, other: '' };
			tuple[place] = code;
		}
		return undefined;
	}

	private readPeriod(batch: EventBatch): RecordProblem | undefined {
		const { moment: column, period, 'period-from': from, 'period-until': until } = this.values.fields;
		const moment =
			column === undefined
				? NO_MOMENT
				: (this.cells.isoMoment(column) ?? this.values.moment(this.cells.text(column)));
		if (typeof moment === 'string') return { code: moment, column: column ?? -1, other: '' };
		batch.moments[batch.count] = moment;
		if (this.values.hasOwnPeriod) {
			const text = (of: number | undefined): string => (of === undefined ? '' : this.cells.text(of));
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

	private readQuantity(batch: EventBatch): RecordProblem | undefined {
		const column = this.values.fields.quantity;
		const small = column === undefined ? 1 : this.cells.smallInteger(column);
		if (small >= 0) {
			batch.small[batch.count] = small;
			if (batch.decimals.size > 0) batch.decimals.delete(batch.count);
			return undefined;
		}
		const code = this.values.quantity(this.cells.text(column ?? -1), column ?? -1, batch);
		return code === undefined ? undefined : { code, column: column ?? -1, other: '' };
	}

	private readId(batch: EventBatch, mended: Map<number, Uint8Array>): RecordProblem | undefined {
		const column = this.values.fields['event-id'];
		if (column === undefined) return undefined;
		const row = batch.count;
		if (this.cells.isClean(column)) {
			batch.idFrom[row] = this.record.from[column] as number;
			batch.idTo[row] = this.record.to[column] as number;
			mended.delete(row);
			return undefined;
		}
		const id = cleanText(this.cells.text(column));
		if ('problem' in id) return { code: id.problem, column, other: '' };
		mended.set(row, encoder.encode(id.value));
		return undefined;
	}

	/** Numbers that are no small whole ones and dates that are not ISO prove how the file writes them. */
	private gatherEvidence(): void {
		const { bytes } = this.cells;
		const { evidence, record } = this;
		for (const column of evidence.numberColumns) {
			if (column < record.count && this.cells.smallInteger(column) < 0) {
				evidence.addNumber(column, this.cells.text(column), this.line);
			}
		}
		for (const column of evidence.dateColumns) {
			if (column >= record.count) continue;
			const from = record.from[column] as number;
			const to = record.to[column] as number;
			if (from === to || (to - from > 4 && bytes[from + 4] === DASH)) continue;
			evidence.addDate(this.cells.text(column), this.line);
		}
	}
}

/** Ids that were cleaned stand behind the block's own bytes. */
function putMendedIds(batch: EventBatch, mended: ReadonlyMap<number, Uint8Array>): void {
	const block = batch.idBytes;
	let size = block.length;
	for (const id of mended.values()) size += id.length;
	const bytes = new Uint8Array(size);
	bytes.set(block);
	let at = block.length;
	for (const [row, id] of mended) {
		bytes.set(id, at);
		batch.idFrom[row] = at;
		at += id.length;
		batch.idTo[row] = at;
	}
	batch.idBytes = bytes;
}

function isAscii(bytes: Uint8Array<ArrayBuffer>): boolean {
	const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
	let seen = 0;
	for (let i = 0; i < words.length; i++) seen |= words[i] as number;
	for (let i = words.length << 2; i < bytes.length; i++) seen |= (bytes[i] as number) > 127 ? 0x80 : 0;
	return (seen & 0x8080_8080) === 0;
}
