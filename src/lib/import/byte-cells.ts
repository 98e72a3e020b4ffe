/** The fields of a record as bytes, read without making text of them where that can be (byte-records.ts cuts). */
import { dayOf, daysInMonth, isDate } from '$lib/domain/period';
import { MS_PER_DAY, type Moment } from '$lib/domain/zone';
import { NotPlain, type ByteRecords } from './byte-records';
import type { Detected } from './reading';

const SPACE = 32;
const DASH = 45;
const ZERO = 48;
const COLON = 58;
const EQUALS = 61;
const UPPER_T = 84;
const UPPER_Z = 90;
const DELETE = 127;

export class ByteCells {
	/** The block that the record at hand stands in, and the same to be read by words. */
	bytes = new Uint8Array();
	view = new DataView(this.bytes.buffer);
	private readonly decoder: TextDecoder;
	private readonly quote: string;
	private readonly months = new Map<number, { firstDay: number; length: number }>();
	private lastMonth = -1;
	private firstDay = 0;
	private monthLength = 0;

	constructor(
		private readonly record: ByteRecords,
		found: Detected
	) {
		this.decoder = new TextDecoder(found.encoding, { fatal: true, ignoreBOM: true });
		this.quote = found.dialect.quote;
	}

	/** Takes the next block. */
	take(bytes: Uint8Array<ArrayBuffer>): void {
		this.bytes = bytes;
		this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	}

	/** First byte of a field of the record, behind its opening quote. */
	from(column: number): number {
		return this.record.from[column] as number;
	}

	/** Behind a field's last byte. */
	to(column: number): number {
		return this.record.to[column] as number;
	}

	/** Whether a field's bytes are its cleaned text: short, printable ASCII, no padding, no doubled quotes. */
	isClean(column: number): boolean {
		const { bytes, record } = this;
		const from = record.from[column] as number;
		const to = record.to[column] as number;
		if (from === to) return true;
		if (record.escaped[column] === 1 || to - from > 1000) return false;
		if (bytes[from] === SPACE || bytes[to - 1] === SPACE) return false;
		for (let at = from; at < to; at++) {
			const byte = bytes[at] as number;
			if (byte < SPACE || byte >= DELETE) return false;
		}
		return true;
	}

	/** A field of at most nine digits and nothing else as a number; -1 for all others. */
	smallInteger(column: number): number {
		const { bytes, record } = this;
		const from = record.from[column] as number;
		const to = record.to[column] as number;
		if (from === to || to - from > 9) return -1;
		let value = 0;
		for (let at = from; at < to; at++) {
			const digit = (bytes[at] as number) - ZERO;
			if (digit < 0 || digit > 9) return -1;
			value = value * 10 + digit;
		}
		return value;
	}

	/** `2021-12-31T23:59:59Z`, the form of most files; undefined for all others. */
	isoMoment(column: number): Moment | undefined {
		const { bytes, record } = this;
		const from = record.from[column] as number;
		if ((record.to[column] as number) - from !== 20) return undefined;
		if (bytes[from + 10] !== UPPER_T || bytes[from + 19] !== UPPER_Z) return undefined;
		if (bytes[from + 4] !== DASH || bytes[from + 7] !== DASH) return undefined;
		if (bytes[from + 13] !== COLON || bytes[from + 16] !== COLON) return undefined;
		const year = this.two(from) * 100 + this.two(from + 2);
		const month = this.two(from + 5);
		const day = this.two(from + 8);
		const hour = this.two(from + 11);
		const minute = this.two(from + 14);
		const second = this.two(from + 17);
		// What is no digit makes NaN, which is in no range.
		if (!(hour <= 23 && minute <= 59 && second <= 59)) return undefined;
		if (year * 100 + month !== this.lastMonth && !this.takeMonth(year, month)) return undefined;
		if (!(day >= 1 && day <= this.monthLength)) return undefined;
		return (this.firstDay + day - 1) * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000;
	}

	private takeMonth(year: number, month: number): boolean {
		const number = year * 100 + month;
		let known = this.months.get(number);
		if (!known) {
			if (!isDate(year, month, 1)) return false;
			known = { firstDay: dayOf(year, month, 1), length: daysInMonth(year, month) };
			this.months.set(number, known);
		}
		this.lastMonth = number;
		this.firstDay = known.firstDay;
		this.monthLength = known.length;
		return true;
	}

	private two(at: number): number {
		const tens = (this.bytes[at] as number) - ZERO;
		const ones = (this.bytes[at + 1] as number) - ZERO;
		return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
	}

	/** All fields without text: no record. */
	isBlank(): boolean {
		const { bytes, record } = this;
		for (let field = 0; field < record.count; field++) {
			let foreign = false;
			for (let at = record.from[field] as number; at < (record.to[field] as number); at++) {
				const byte = bytes[at] as number;
				if (byte > SPACE && byte < DELETE) return false;
				foreign ||= byte >= DELETE || byte < 9 || (byte > 13 && byte < SPACE);
			}
			// Blanks of other scripts, and controls, which are none.
			if (foreign && this.text(field).trim() !== '') return false;
		}
		return true;
	}

	fields(): string[] {
		return Array.from({ length: this.record.count }, (_, field) => this.text(field));
	}

	text(field: number): string {
		const { bytes, record } = this;
		const from = record.from[field] as number;
		const text = this.decode(from, record.to[field] as number);
		if (record.escaped[field] !== 1) return text;
		// `"=""0123"""`: Excel's way to keep a number as text is unwrapped by the reader of texts.
		if (bytes[from] === EQUALS) throw new NotPlain();
		return text.replaceAll(this.quote + this.quote, this.quote);
	}

	decode(from: number, to: number): string {
		try {
			// With `stream` windows-1252 is what it says in every engine; a whole value leaves nothing behind.
			const text = this.decoder.decode(this.bytes.subarray(from, to), { stream: true });
			return text + this.decoder.decode();
		} catch {
			throw new NotPlain();
		}
	}
}
