/** The fields of a record as text, of bytes that were cut (byte-records.ts). */
import type { ByteRecords } from './byte-records';
import { NotPlain } from './not-plain';
import type { Detected } from './reading';

const SPACE = 32;
const EQUALS = 61;
const DELETE = 127;

export class ByteCells {
	private readonly decoder: TextDecoder;
	private readonly quote: string;

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
		const text = this.decode(from, record.to(field));
		if (!record.isEscaped(field)) return text;
		// `"=""0123"""`: Excel's way to keep a number as text is unwrapped by the reader of texts.
		if (record.bytes[from] === EQUALS) throw new NotPlain();
		return text.replaceAll(this.quote + this.quote, this.quote);
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
