/**
 * Bytes to records, for plain files (IMP-1): where every field of a record begins and ends, and its hash. What is
 * not plain is left to PapaParse (records.ts), which reads every dialect; a test compares the two.
 */
import { HASH_SEED, hashStep } from './byte-dictionary';
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
	readonly hash = new Int32Array(MAX_COLUMNS + 1);
	/** The field has doubled quotes in it. */
	readonly escaped = new Uint8Array(MAX_COLUMNS + 1);
	/** Line ends inside quoted fields of the record. */
	innerLines = 0;

	constructor(
		private readonly delimiter: number,
		private readonly quote: number
	) {}

	/**
	 * Cuts the record that begins at a position; gives the position behind its line end, or -1 when the bytes end
	 * before it does. `last`: the bytes' end ends a record too. Throws {@link NotPlain}.
	 */
	cut(bytes: Uint8Array, begin: number, end: number, last: boolean): number {
		const { delimiter, quote } = this;
		this.count = 0;
		this.innerLines = 0;
		let at = begin;
		for (;;) {
			if (this.count > MAX_COLUMNS) throw new NotPlain();
			if (at < end && bytes[at] === quote) at = this.quoted(bytes, at, end, last);
			else at = this.unquoted(bytes, at, end);
			if (at < 0) return -1;
			if (at === end) return last ? end : -1;
			const byte = bytes[at];
			at++;
			if (byte !== delimiter) return byte === LF ? at : at + 1;
		}
	}

	/** A field without quotes; gives where its delimiter or line end stands, `end` where there is none. */
	private unquoted(bytes: Uint8Array, begin: number, end: number): number {
		const { delimiter, quote } = this;
		let hash = HASH_SEED;
		let at = begin;
		for (; at < end; at++) {
			const byte = bytes[at] as number;
			if (byte === delimiter || byte === LF) break;
			if (byte === CR) {
				if (at + 1 === end) return -1;
				if (bytes[at + 1] !== LF) throw new NotPlain();
				break;
			}
			if (byte === quote) throw new NotPlain();
			hash = hashStep(hash, byte);
		}
		this.add(begin, at, hash, 0);
		return at;
	}

	private quoted(bytes: Uint8Array, begin: number, end: number, last: boolean): number {
		const { quote } = this;
		let hash = HASH_SEED;
		let escaped = 0;
		let at = begin + 1;
		for (; at < end; at++) {
			const byte = bytes[at] as number;
			if (byte === quote) {
				if (bytes[at + 1] !== quote || at + 1 >= end) break;
				escaped = 1;
				at++;
			} else if (byte === CR) {
				throw new NotPlain();
			} else if (byte === LF) {
				this.innerLines++;
			}
			hash = hashStep(hash, byte);
		}
		// Only more bytes can tell whether a quote at their end closes the field; one never closed is told as text.
		if (at + 2 >= end && !last) return -1;
		if (at >= end) throw new NotPlain();
		this.add(begin + 1, at, hash, escaped);
		const behind = bytes[at + 1];
		const closed =
			at + 1 === end || behind === this.delimiter || behind === LF || (behind === CR && bytes[at + 2] === LF);
		if (!closed) throw new NotPlain();
		return at + 1;
	}

	private add(from: number, to: number, hash: number, escaped: number): void {
		if (to - from > MAX_FIELD) throw new NotPlain();
		const field = this.count++;
		this.from[field] = from;
		this.to[field] = to;
		this.hash[field] = hash;
		this.escaped[field] = escaped;
	}
}
