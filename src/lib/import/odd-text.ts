/**
 * Text that PapaParse cannot cut as it stands, made so that it can, character for character (IMP-1): the length
 * stays, so a position in the one is the same position in the other.
 */
import { nextLoneCrs } from './line-ends';
import type { Delimiter, Quote } from './reading';

/** Stands for the CR at a quoted cell's end. Half of a surrogate pair: decoded text never has it. */
const KEPT_CR = '\udc0d';
/** Alone only: as the second half of a pair it is part of a character, such as U+1F40D. */
const LONE_KEPT_CR = /\udc0d/gu;

/**
 * A CR alone that ends a record becomes an LF, and a quote behind padding (`; "a;b"`) changes places with it.
 * Quoted cells keep their CRs, the one at the end under another name: see {@link withKeptCrs}. Text with nothing
 * of the kind comes back as it is. A text begins at a record's beginning.
 */
export function evenOut(text: string, delimiter: Delimiter, quote: Quote): string {
	const odd =
		nextLoneCrs(text, 0) !== undefined ||
		(text.includes(quote) &&
			(text.includes(` ${quote}`) ||
				text.includes(`\r${quote}`) ||
				(delimiter !== '\t' && text.includes(`\t${quote}`))));
	return odd ? new OddText(text, delimiter, quote).evened() : text;
}

/** Gives the CR at a quoted cell's end back: until then it must not look like that of the record's CRLF. */
export function withKeptCrs(records: string[][], evened: string): void {
	if (!evened.includes(KEPT_CR)) return;
	for (const record of records) record.forEach((cell, i) => (record[i] = cell.replace(LONE_KEPT_CR, '\r')));
}

class OddText {
	private readonly pieces: string[] = [];
	/** Everything before it is in `pieces`. */
	private kept = 0;
	/** The next delimiter, LF and CRs from where the cell's end is looked for; looked up again only once passed. */
	private delimiterAt = -1;
	private lfAt = -1;
	private crs: { from: number; to: number } | undefined = { from: -1, to: -1 };

	constructor(
		private readonly text: string,
		private readonly delimiter: Delimiter,
		private readonly quote: Quote
	) {}

	evened(): string {
		for (let cell = 0; cell < this.text.length;) {
			const inside = this.behindQuoted(cell);
			// A quote that this text does not close: what follows is read again with more text, or refused.
			if (inside === -1) break;
			cell = this.behindEnd(inside);
		}
		this.pieces.push(this.text.slice(this.kept));
		return this.pieces.join('');
	}

	/** The position behind the closing quote of a cell that has one, else the cell's own; -1 when it stays open. */
	private behindQuoted(cell: number): number {
		let open = cell;
		while (this.isPadding(open)) open++;
		if (this.text[open] !== this.quote) return cell;
		const close = this.closing(open, open > cell);
		if (close === -1) return open === cell ? -1 : cell;
		if (open > cell) this.replace(cell, open + 1, this.quote + this.text.slice(cell, open));
		if (this.text[close - 1] === '\r') this.replace(close - 1, close, KEPT_CR);
		return close + 1;
	}

	/**
	 * Where a quoted cell ends, as PapaParse sees it: at a quote with nothing but blanks up to the cell's end.
	 * `strict`: a quote neither doubled nor closing, or a line end, means that the cell was not quoted at all. More
	 * text could otherwise make of two records one.
	 */
	private closing(open: number, strict: boolean): number {
		for (let at = this.text.indexOf(this.quote, open + 1); at !== -1;) {
			if (this.text[at + 1] === this.quote) {
				at = this.text.indexOf(this.quote, at + 2);
				continue;
			}
			let after = at + 1;
			while (this.isBlank(after)) after++;
			const closes = after === this.text.length || this.isCellEnd(after);
			if (strict) return closes && !/[\r\n]/.test(this.text.slice(open, at)) ? at : -1;
			if (closes) return at;
			// PapaParse skips the character behind a misplaced quote.
			at = this.text.indexOf(this.quote, at + 2);
		}
		return -1;
	}

	/** The position behind the delimiter or line end that ends a cell. */
	private behindEnd(from: number): number {
		const { text } = this;
		if (this.delimiterAt < from) this.delimiterAt = orEnd(text.indexOf(this.delimiter, from), text);
		if (this.lfAt < from) this.lfAt = orEnd(text.indexOf('\n', from), text);
		if (this.crs && this.crs.from < from) this.crs = nextLoneCrs(text, from);
		const end = Math.min(this.delimiterAt, this.lfAt);
		if (!this.crs || this.crs.from > end) return end + 1;
		this.replace(this.crs.from, this.crs.to, '\n'.repeat(this.crs.to - this.crs.from));
		return this.crs.to;
	}

	private replace(from: number, to: number, by: string): void {
		this.pieces.push(this.text.slice(this.kept, from), by);
		this.kept = to;
	}

	private isPadding(at: number): boolean {
		const char = this.text[at];
		return (char === ' ' || char === '\t') && char !== this.delimiter;
	}

	private isBlank(at: number): boolean {
		const char = this.text[at];
		return char !== undefined && char.trim() === '' && !this.isCellEnd(at);
	}

	private isCellEnd(at: number): boolean {
		const char = this.text[at];
		return char === this.delimiter || char === '\n' || char === '\r';
	}
}

function orEnd(at: number, text: string): number {
	return at === -1 ? text.length : at;
}
