/**
 * Events straight from the bytes of a part of a plain file: the same as records.ts and record-reader.ts make of its
 * text. What all records have in common is read natively (native/scan.ts); this reads those that are handed out.
 */
import type { Decimal } from '$lib/domain/decimal';
import { contentKey } from '$lib/domain/usage';
import { ByteCells } from './byte-cells';
import { ByteKeys } from './byte-keys';
import { ByteRecords } from './byte-records';
import { cleanText } from './cleaning';
import { EventBatch, type Rejection } from './event-batch';
import { EventHashes } from './event-identity';
import type { FormsEvidence } from './forms';
import { NO_COLUMN, ScanStatus, type EventColumn, type NativeScan } from './native-scan';
import { NotPlain } from './not-plain';
import { parseSmallInteger } from './numbers';
import type { Detected, NumberForm } from './reading';
import type { RecordProblem, ValueReader } from './record-reader';
import type { ScannedEvents, ScannedRecords } from './scanned-range';
import { NO_MOMENT } from './usage-columns';
import { NO_PERIOD, type UsageKeys } from './usage-keys';

const DASH = 45;
const ZERO = 48;

/** In the order of the native part's proofs. */
const FORMS = ['comma', 'point'] as const satisfies readonly NumberForm[];
const SIGNS: Readonly<Record<NumberForm, number>> = { comma: 44, point: 46 };

/** Words of a proof: how many, line of the first, and where its text begins and ends. */
const PROOF_WORDS = 4;

/** Words of a moment that is kept: two of itself, its period, how many lines have it, and the first of them. */
const MOMENT_WORDS = 6;

const encoder = new TextEncoder();

type Column =
	Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

interface MakeColumn<Of extends Column> {
	new (buffer: ArrayBuffer, at: number, length: number): Of;
	readonly BYTES_PER_ELEMENT: number;
}

/** Records of some bytes, and where they end; `undefined` where the bytes end before their last record does. */
export type BytesRead = { readonly end: number; readonly read: ScannedRecords } | undefined;

/** What of a record is no usage key. */
interface RecordValues {
	moment: number;
	/** Codes of periods are the usage keys'. */
	period: number;
	quantity: Decimal | number;
}

export class ByteReader {
	readonly keys: ByteKeys;
	private readonly native: NativeScan;
	private readonly record: ByteRecords;
	private readonly cells: ByteCells;
	private readonly hashes: EventHashes;
	/** Periods of months that the native part was told of. */
	private readonly toldMonths = new Set<number>();
	/** Texts of moments that the native part keeps, in its order. */
	private readonly keptMoments: string[] = [];
	/** Bytes that a record takes, by those before. */
	private recordBytes = 64;
	private evidence: FormsEvidence;
	private rejections: Rejection[] = [];
	private decimals = new Map<number, Decimal>();

	/** To be closed. Throws {@link NotPlain} where bytes cannot be read. */
	constructor(
		private readonly found: Detected,
		private readonly values: ValueReader,
		private readonly usageKeys: UsageKeys,
		private readonly newEvidence: () => FormsEvidence
	) {
		this.record = new ByteRecords(found.dialect);
		const { native } = this.record;
		this.native = native;
		this.cells = new ByteCells(this.record, found);
		this.keys = new ByteKeys(usageKeys, native, this.cells);
		this.hashes = new EventHashes((key) => contentKey(usageKeys.key(this.keys.numberIn(usageKeys, key))));
		this.evidence = newEvidence();
		for (const column of this.evidence.numberColumns) native.addNumberColumn(column);
		const { moment, quantity = NO_COLUMN, 'event-id': id = NO_COLUMN } = values.fields;
		if (moment === undefined || values.hasOwnPeriod) return;
		native.setFields(values.header.length, moment, quantity, SIGNS[values.numberForm(quantity)], id);
	}

	close(): void {
		this.record.close();
	}

	/**
	 * Reads the records that begin from `begin` on and before `until`, which is where one ends. `last`: the bytes'
	 * end ends a record too. What was read stands where the bytes stood, as far as there is room. Throws
	 * {@link NotPlain}.
	 */
	read(bytes: Uint8Array<ArrayBuffer>, begin: number, until: number, last: boolean): BytesRead {
		const { native } = this;
		this.evidence = this.newEvidence();
		this.rejections = [];
		this.decimals = new Map();
		this.record.take(bytes);
		native.beginRange(begin, Math.ceil((until - begin) / this.recordBytes) + 16);
		let [handedOut, blankLines] = [0, 0];
		for (;;) {
			const status = native.scan(until, bytes.length, last);
			if (status === ScanStatus.incomplete) return undefined;
			if (status === ScanStatus.notPlain) throw new NotPlain();
			if (status === ScanStatus.done) break;
			if (this.cells.isBlank()) blankLines++;
			else if (!this.readKnown()) {
				handedOut++;
				this.takeRecord(native.recordLine.value);
			}
		}
		const end = native.at.value;
		// Every byte counts, also of a column that nobody reads: text that is not UTF-8 is told by its line.
		const isText =
			this.found.encoding !== 'utf-8' || native.isAscii() !== 0 || native.isUtf8(begin, end) !== 0;
		if (!isText) throw new NotPlain();
		this.addProofs();
		this.addDates();
		const records = native.read.value + handedOut;
		// A little less than they were: room that is just too small would be doubled.
		this.recordBytes = Math.max(2, ((end - begin) / Math.max(1, records)) * 0.95);
		const { rejections, evidence } = this;
		const counts = { lines: native.line.value, records, blankLines };
		return {
			end,
			read: { ...counts, events: this.events(bytes.buffer), rejections, evidence: evidence.gathered }
		};
	}

	/** Columns of all that was read, in memory that is used already: fresh memory costs more than they do. */
	private events(room: ArrayBuffer): ScannedEvents {
		const { native, decimals } = this;
		const count = native.count.value;
		let used = 0;
		const copy = <Of extends Column>(column: EventColumn, make: MakeColumn<Of>, length = count): Of => {
			const bytes = length * make.BYTES_PER_ELEMENT;
			const has = used + bytes <= room.byteLength;
			const made = has ? new make(room, used, length) : new make(new ArrayBuffer(bytes), 0, length);
			if (has) used = Math.ceil((used + bytes) / 8) * 8;
			made.set(new make(native.memory.buffer as ArrayBuffer, native[column].value, length));
			return made;
		};
		const events: ScannedEvents = {
			count,
			keys: copy('keys', Uint32Array),
			moments: copy('moments', Float64Array),
			small: copy('quantities', Int32Array),
			scales: native.hasScales.value === 0 ? undefined : copy('scales', Uint8Array),
			decimals,
			lines: copy('lines', Uint32Array),
			idFrom: copy('idFrom', Uint32Array),
			idTo: copy('idTo', Uint32Array),
			hashes: copy('hashes', Uint32Array, count * 2),
			begins: copy('begins', Uint32Array),
			idBytes: copy('idBytes', Uint8Array, native.idsUsed.value)
		};
		if (native.withoutId.value > 0) this.hashes.putContents(EventBatch.of(events));
		return events;
	}

	/** Reads a record natively that was handed out for its usage key alone: that is known now. */
	private readKnown(): boolean {
		const isWhole = this.record.count === this.values.header.length;
		return isWhole && this.keys.take() === undefined && this.native.readAgain() !== 0;
	}

	private takeRecord(line: number): void {
		this.gatherEvidence(line);
		const values: RecordValues = { moment: NO_MOMENT, period: NO_PERIOD, quantity: 1 };
		const problem = this.readRecord(values) ?? this.readId();
		if (problem) {
			this.rejections.push(this.values.rejection(problem, this.cells.fields(), line));
			return;
		}
		const { native } = this;
		const { moment, period, quantity } = values;
		const isSmall = typeof quantity === 'number';
		if (!isSmall) this.decimals.set(native.count.value, quantity);
		const begin = native.recordBegin.value;
		native.putEvent(native.keyNumber(period), moment, isSmall ? quantity : 0, 0, line, begin);
	}

	/** The same steps, in the same order, as RecordReader takes with texts. */
	private readRecord(values: RecordValues): RecordProblem | undefined {
		const { count } = this.record;
		const columns = this.values.header.length;
		if (count !== columns) return { code: 'IMP-6.field-count', column: -1, other: `${count}/${columns}` };
		return this.keys.take() ?? this.readPeriod(values) ?? this.readQuantity(values);
	}

	private readPeriod(values: RecordValues): RecordProblem | undefined {
		const { moment: column, period, 'period-from': from, 'period-until': until } = this.values.fields;
		const moment = column === undefined ? NO_MOMENT : this.values.moment(this.cells.text(column));
		if (typeof moment === 'string') return { code: moment, column: column ?? -1, other: '' };
		values.moment = moment;
		if (this.values.hasOwnPeriod) {
			const text = (of: number | undefined): string => (of === undefined ? '' : this.cells.text(of));
			const own = this.usageKeys.takeOwnPeriod(text(period), text(from), text(until));
			if (typeof own === 'object') return { code: own.problem, column: own.column, other: '' };
			if (own !== NO_PERIOD) {
				values.period = this.usageKeys.period;
				return undefined;
			}
		}
		if (moment === NO_MOMENT) {
			return { code: 'IMP-5.moment-missing', column: this.values.momentColumn, other: '' };
		}
		this.usageKeys.takeMonth(moment);
		values.period = this.usageKeys.period;
		this.tellMonth();
		this.keepMoment(moment, values.period);
		return undefined;
	}

	private tellMonth(): void {
		const { from, until, code } = this.usageKeys.lastMonth;
		if (this.toldMonths.has(code)) return;
		this.toldMonths.add(code);
		this.native.addMonth(from, until, code);
	}

	private keepMoment(moment: number, period: number): void {
		const { native, values, cells } = this;
		const { moment: column } = values.fields;
		if (column === undefined || values.hasOwnPeriod) return;
		const kept = native.learnMoment(moment, period);
		if (kept === this.keptMoments.length) this.keptMoments.push(cells.text(column));
	}

	private readQuantity(values: RecordValues): RecordProblem | undefined {
		const column = this.values.fields.quantity;
		if (column === undefined) return undefined;
		const quantity = this.values.quantity(this.cells.text(column), column);
		if (typeof quantity === 'string') return { code: quantity, column, other: '' };
		values.quantity = quantity;
		return undefined;
	}

	/** Puts the id of the record at hand behind the others: the last thing that may be wrong with it. */
	private readId(): RecordProblem | undefined {
		const column = this.values.fields['event-id'];
		const id = column === undefined ? { value: '' } : cleanText(this.cells.text(column));
		if ('problem' in id) return { code: id.problem, column: column ?? -1, other: '' };
		const { native } = this;
		const bytes = encoder.encode(id.value);
		const at = native.idFor(bytes.length);
		new Uint8Array(native.memory.buffer, at, bytes.length).set(bytes);
		native.putId(at, bytes.length);
		return undefined;
	}

	/** Numbers that are no small whole ones and dates that are not ISO prove how the file writes them. */
	private gatherEvidence(line: number): void {
		const { cells, evidence, record } = this;
		evidence.numberColumns.forEach((column, index) => {
			const text = column < record.count ? cells.text(column) : '0';
			if (parseSmallInteger(text) >= 0) return;
			if (!evidence.addNumber(column, text, line)) this.native.learnSilent(index);
		});
		for (const column of evidence.dateColumns) {
			if (column >= record.count) continue;
			const from = record.from(column);
			const length = record.to(column) - from;
			if (length === 0 || (length > 4 && beginsWithYear(record.bytes, from))) continue;
			evidence.addDate(cells.text(column), line);
		}
	}

	/** What the dates of records that were not handed out prove. */
	private addDates(): void {
		const { native, evidence, keptMoments } = this;
		const words = new Uint32Array(
			native.memory.buffer,
			native.momentsAt(),
			keptMoments.length * MOMENT_WORDS
		);
		keptMoments.forEach((text, index) => {
			const [times = 0, line = 0] = words.subarray(index * MOMENT_WORDS + 3, index * MOMENT_WORDS + 5);
			if (times > 0) evidence.addDate(text, line, times);
		});
	}

	/** What the numbers of records that were not handed out prove. */
	private addProofs(): void {
		const { native, evidence, cells } = this;
		const columns = evidence.numberColumns;
		const length = columns.length * FORMS.length * PROOF_WORDS;
		const words = new Uint32Array(native.memory.buffer, native.proofsAt(), length);
		columns.forEach((column, index) => {
			FORMS.forEach((form, i) => {
				const at = (index * FORMS.length + i) * PROOF_WORDS;
				const [count = 0, line = 0, from = 0, to = 0] = words.subarray(at, at + PROOF_WORDS);
				if (count > 0) evidence.addNumbers(column, form, count, { value: cells.decode(from, to), line });
			});
		});
	}
}

/** Whether a date begins as ISO does: `9-13-2021` has a dash in the same place. */
function beginsWithYear(bytes: Uint8Array, from: number): boolean {
	const [a, b, c] = [bytes[from] as number, bytes[from + 1] as number, bytes[from + 2] as number];
	return bytes[from + 4] === DASH && a >= ZERO && b >= ZERO && c >= ZERO;
}
