/**
 * Rows of a sheet as the bytes of their XML. One buffer is filled over and over and handed on when it is full:
 * a long sheet never stands in memory.
 *
 * The first cell of a row says where it stands, and one behind a gap; the others follow it (ECMA-376
 * 18.3.1.4). That keeps a file a third smaller than with an address in every cell.
 */
import { shownWidth, textCell, type Cell, type MaybeCell, type Notice } from './cells';
import { textElement, type SharedStrings } from './shared-strings';

/** Handed on when so full. */
const FULL = 256 * 1024;

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);

const ROW = bytesOf('<row r="');
const QUOTE_END = bytesOf('">');
const ROW_END = bytesOf('</row>');
const CELL = bytesOf('<c');
const ADDRESS = bytesOf(' r="');
const QUOTE = 0x22;
const CELL_END = bytesOf('</v></c>');

/** Text with an escape of Excel's own (see {@link textCell}). */
const ESCAPED = /_x[0-9a-f]{4}_/i;

/** A text as a cell says it, behind `<c` and its address. */
interface KnownText {
	readonly bytes: Uint8Array;
	readonly width: number;
	readonly notice: Notice | undefined;
	readonly shared: boolean;
}

/** What the rows of all sheets of a kind have in common. */
export interface RowForm {
	/** The number of a cell's style by its number format; "General" has 0. */
	readonly styles: ReadonlyMap<string, number>;
	readonly strings: SharedStrings;
	/** Widest value of each column, in digits; grows with the rows. */
	readonly shown: number[];
	readonly notices: Record<Notice, number>;
}

/** Texts that many cells have are put together once; so many of them are remembered. */
const MAX_KNOWN = 2 ** 20;

export class RowBytes {
	private buffer = new Uint8Array(FULL * 2);
	private length = 0;
	private row = 0;
	private column = 0;
	/** The column whose cell would need no address. */
	private next = -1;
	private readonly known = new Map<string, KnownText>();
	private readonly numberStarts = new Map<string, Uint8Array>();

	constructor(
		private readonly form: RowForm,
		private readonly sink: (bytes: Uint8Array) => void
	) {}

	/** Begins a row, counted from 1. */
	begin(row: number): void {
		this.row = row;
		this.column = 0;
		this.next = -1;
		this.put(ROW);
		this.putAscii(String(row));
		this.put(QUOTE_END);
	}

	end(): void {
		this.put(ROW_END);
		if (this.length > FULL) this.flush();
	}

	/** Hands on what was written. */
	flush(): void {
		this.sink(this.buffer.subarray(0, this.length));
		this.length = 0;
	}

	/** The next column's cell: a text that others have too. */
	text(text: string): void {
		let known = this.known.get(text);
		if (!known) {
			known = this.knownText(textCell(text), this.form.strings);
			if (this.known.size < MAX_KNOWN) this.known.set(text, known);
		}
		this.putText(known);
	}

	/** The next column's cell: a text that no other has, which would only fill the table of texts. */
	ownText(text: string): void {
		const cell = textCell(text);
		// Excel reads an escape wherever it stands; other readers only in the table.
		const strings = cell && ESCAPED.test(cell.v) ? this.form.strings : undefined;
		this.putText(this.knownText(cell, strings));
	}

	/** The next column's cell: a number, a date, or nothing. */
	cell(cell: MaybeCell): void {
		if (cell?.t !== 'n') {
			this.putText(this.knownText(cell, this.form.strings));
			return;
		}
		this.measure(shownWidth(cell));
		this.putCellStart();
		this.put(this.numberStart(cell.z ?? 'General'));
		this.putAscii(cell.v);
		this.put(CELL_END);
		this.column++;
	}

	private putText(known: KnownText): void {
		if (known.bytes.length > 0) {
			this.measure(known.width);
			if (known.notice) this.form.notices[known.notice]++;
			if (known.shared) this.form.strings.called();
			this.putCellStart();
			this.put(known.bytes);
		}
		this.column++;
	}

	private knownText(cell: MaybeCell, strings: SharedStrings | undefined): KnownText {
		if (!cell) return { bytes: new Uint8Array(), width: 0, notice: undefined, shared: false };
		const number = strings?.numberOf(cell.v);
		const value =
			number === undefined
				? ` t="inlineStr"><is>${textElement(cell.v)}</is></c>`
				: ` t="s"><v>${number}</v></c>`;
		return {
			bytes: bytesOf(`${this.styleAttribute(cell)}${value}`),
			width: shownWidth(cell),
			notice: cell.notice,
			shared: number !== undefined
		};
	}

	private styleAttribute({ z = 'General' }: Pick<Cell, 'z'>): string {
		const style = this.form.styles.get(z);
		if (style === undefined) throw new Error(`no style for ${z}`);
		return style === 0 ? '' : ` s="${style}"`;
	}

	private numberStart(format: string): Uint8Array {
		let start = this.numberStarts.get(format);
		if (!start) {
			start = bytesOf(`${this.styleAttribute({ z: format })}><v>`);
			this.numberStarts.set(format, start);
		}
		return start;
	}

	private measure(width: number): void {
		if (width > (this.form.shown[this.column] ?? 0)) this.form.shown[this.column] = width;
	}

	private putCellStart(): void {
		this.put(CELL);
		if (this.column !== this.next) {
			this.put(ADDRESS);
			this.putAscii(String.fromCharCode(65 + this.column));
			this.putAscii(String(this.row));
			this.reserve(1);
			this.buffer[this.length++] = QUOTE;
		}
		this.next = this.column + 1;
	}

	private put(bytes: Uint8Array): void {
		this.reserve(bytes.length);
		// Not by set(): most pieces are shorter than that call is long.
		if (bytes.length > 64) this.buffer.set(bytes, this.length);
		else for (let i = 0; i < bytes.length; i++) this.buffer[this.length + i] = bytes[i] as number;
		this.length += bytes.length;
	}

	/** Digits, signs and column letters. */
	private putAscii(text: string): void {
		this.reserve(text.length);
		for (let i = 0; i < text.length; i++) this.buffer[this.length + i] = text.charCodeAt(i);
		this.length += text.length;
	}

	private reserve(bytes: number): void {
		if (this.length + bytes <= this.buffer.length) return;
		const larger = new Uint8Array(2 * (this.length + bytes));
		larger.set(this.buffer.subarray(0, this.length));
		this.buffer = larger;
	}
}
