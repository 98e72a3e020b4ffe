/** The fields of a record as text, of bytes that were cut (byte-records.ts). */
import type { ByteRecords } from './byte-records';
import { NotPlain } from './not-plain';
import type { Detected } from './reading';

const SPACE = 32;
const EQUALS = 61;
const DELETE = 127;

/** A longer record is not decoded for the one field that may be asked of it. */
const LONG_RECORD = 1000;

export class ByteCells {
	private readonly decoder: TextDecoder;
	private readonly quote: string;
	/** The record that was decoded last. */
	private whole: { bytes: Uint8Array; begin: number; text: string | undefined } | undefined;

	constructor(
		private readonly record: ByteRecords,
		found: Detected
	) {
		this.decoder = new TextDecoder(found.encoding, { fatal: true, ignoreBOM: true });
		this.quote = found.dialect.quote;
	}

	/** All fields without text: no record. */
	isBlank(): boolean {
		const { record } = this;
		const { bytes, count } = record;
		for (let field = 0; field < count; field++) {
			let foreign = false;
			const to = record.to(field);
			for (let at = record.from(field); at < to; at++) {
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
		const { record } = this;
		const from = record.from(field);
		const to = record.to(field);
		const begin = record.from(0);
		const text = this.recordText(begin)?.slice(from - begin, to - begin) ?? this.decode(from, to);
		if (!record.isEscaped(field)) return text;
		// `"=""0123"""`: Excel's way to keep a number as text is unwrapped by the reader of texts.
		if (record.bytes[from] === EQUALS) throw new NotPlain();
		return text.replaceAll(this.quote + this.quote, this.quote);
	}

	/**
	 * The record at hand, from where its first field begins, decoded once for all that is asked of it; undefined where
	 * its bytes are not a character each.
	 */
	private recordText(begin: number): string | undefined {
		const { whole, record } = this;
		const { bytes } = record;
		if (whole?.bytes === bytes && whole.begin === begin) return whole.text;
		const end = record.to(record.count - 1);
		const text = end - begin <= LONG_RECORD ? this.decodeEach(begin, end) : undefined;
		this.whole = { bytes, begin, text };
		return text;
	}

	/** Bytes as text; undefined where they are not a character each, or no text: some may be of a column nobody reads. */
	private decodeEach(from: number, to: number): string | undefined {
		try {
			const text = this.decode(from, to);
			return text.length === to - from ? text : undefined;
		} catch (error) {
			if (error instanceof NotPlain) return undefined;
			throw error;
		}
	}

	/** Bytes of the block as text. Throws {@link NotPlain} where they are none. */
	decode(from: number, to: number): string {
		try {
			// With `stream` windows-1252 is what it says in every engine; a whole value leaves nothing behind.
			const text = this.decoder.decode(this.record.bytes.subarray(from, to), { stream: true });
			return text + this.decoder.decode();
		} catch (cause) {
			throw new NotPlain({ cause });
		}
	}
}
