/**
 * Bytes to records, for plain files (IMP-1): where every field of a record begins and ends. What is not plain is
 * left to PapaParse (records.ts), which reads every dialect; a test compares the two.
 */
import { MAX_COLUMNS, MAX_FIELD } from './records';

/** The file is not plain: all of it is to be read as text. Never leaves the reading. */
export class NotPlain extends Error {
	override readonly name = 'NotPlain';
}

const LF = 10;
const CR = 13;

export class ByteRecords {
	/** Fields of the record at hand. */
	count = 0;
	/** First byte of each field, behind its opening quote. */
	readonly from = new Uint32Array(MAX_COLUMNS + 1);
	/** Behind the last byte of each field. */
	readonly to = new Uint32Array(MAX_COLUMNS + 1);
	/** First byte of each field, its opening quote included; behind the last field, where a next would begin. */
	readonly raw = new Uint32Array(MAX_COLUMNS + 2);
	/** The field has doubled quotes in it. */
	readonly escaped = new Uint8Array(MAX_COLUMNS + 1);
	/** Line ends inside quoted fields of the record. */
	innerLines = 0;
	/** 1 for the bytes that may end a field without quotes. */
	private readonly ends = new Uint8Array(256);

	constructor(
		private readonly delimiter: number,
		private readonly quote: number
	) {
		for (const byte of [delimiter, quote, LF, CR]) this.ends[byte] = 1;
	}

	/**
	 * Cuts the record that begins at a position; gives the position behind its line end, or -1 when the bytes end
	 * before it does. `last`: the bytes' end ends a record too. Throws {@link NotPlain}.
	 */
	cut(bytes: Uint8Array, begin: number, end: number, last: boolean): number {
		const { delimiter, quote, ends } = this;
		this.count = 0;
		this.innerLines = 0;
		let at = begin;
		for (;;) {
			if (this.count > MAX_COLUMNS) throw new NotPlain();
			const from = at;
			if (at < end && bytes[at] === quote) {
				at = this.quoted(bytes, at, end, last);
				if (at < 0) return -1;
			} else {
				while (at < end && ends[bytes[at] as number] === 0) at++;
				this.add(from, from, at, 0);
			}
			if (at === end) return last ? end : -1;
			const byte = bytes[at++] as number;
			if (byte === delimiter) continue;
			if (byte === LF) return at;
			if (byte !== CR) throw new NotPlain();
			// Only a byte more can tell what a CR at their end is.
			if (at === end) return -1;
			if (bytes[at] !== LF) throw new NotPlain();
			return at + 1;
		}
	}

	private quoted(bytes: Uint8Array, begin: number, end: number, last: boolean): number {
		const { quote } = this;
		let escaped = 0;
		let at = begin + 1;
		for (; at < end; at++) {
			const byte = bytes[at] as number;
			if (byte === quote) {
				if (at + 1 >= end || bytes[at + 1] !== quote) break;
				escaped = 1;
				at++;
			} else if (byte === CR) {
				throw new NotPlain();
			} else if (byte === LF) {
				this.innerLines++;
			}
		}
		// Only more bytes can tell whether a quote at their end closes the field; one never closed is told as text.
		if (at + 2 >= end && !last) return -1;
		if (at >= end) throw new NotPlain();
		this.add(begin, begin + 1, at, escaped);
		const behind = at + 1 < end ? bytes[at + 1] : LF;
		const closed =
			behind === this.delimiter || behind === LF || (behind === CR && at + 2 < end && bytes[at + 2] === LF);
		if (!closed) throw new NotPlain();
		return at + 1;
	}

	private add(raw: number, from: number, to: number, escaped: number): void {
		if (to - from > MAX_FIELD) throw new NotPlain();
		const field = this.count++;
		this.raw[field] = raw;
		this.from[field] = from;
		this.to[field] = to;
		this.escaped[field] = escaped;
		this.raw[field + 1] = to + (from - raw) + 1;
	}
}
