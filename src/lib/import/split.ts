/**
 * Text to records (IMP-1), a block at a time. PapaParse cuts; what it does not know is done here: a CR alone
 * among other line ends, cells padded before their quote, the line in the file of every record.
 */
import Papa from 'papaparse';
import { countLineEnds, withoutTrailingCrs } from './line-ends';
import { evenOut, withKeptCrs } from './odd-text';
import type { Delimiter, Quote } from './reading';

export interface Split {
	/** Every record that ended in the text, blank ones too. */
	readonly records: string[][];
	/** Line ends of the text before each record: 0 for the first. */
	readonly lines: Uint32Array;
	/** Line ends of all that was cut. */
	readonly lineEnds: number;
	/** Characters of the text that were cut; the rest is a record that goes on. */
	readonly cursor: number;
	/** Records (by index) over several lines with a quote neither doubled nor at its cell's end. */
	readonly misplacedQuotes: number[];
	/** Whether there is any such quote, on one line or several, also in a record that goes on. */
	readonly anyMisplaced: boolean;
	/** Position of a quote that is still open at the end of the text. Only told of a text that is the last. */
	readonly openQuote: number | undefined;
}

interface PapaResult {
	data: string[][];
	errors: { code: string; row: number; index: number }[];
	meta: { cursor: number };
}

/** Cuts a text that begins at a record's beginning. With `last` the text's end ends its last record too. */
export function splitRecords(text: string, delimiter: Delimiter, quote: Quote, last: boolean): Split {
	const whole = last ? text : text.slice(0, withoutTrailingCrs(text));
	const quoted = whole.includes(quote);
	const evened = evenOut(whole, delimiter, quote);
	const parsed = parse(evened, delimiter, quote, last);
	const records = parsed.data;
	const cursor = last ? whole.length : parsed.meta.cursor;
	if (last && endsInLineEnd(whole) && isEmpty(records.at(-1))) records.pop();
	if (whole.includes('\r')) {
		dropTrailingCrs(records);
		withKeptCrs(records, evened);
	}
	const lineEnds = countLineEnds(whole.slice(0, cursor));
	const ended = records.length - (endsInLineEnd(whole.slice(0, cursor)) ? 0 : 1);
	const unclosed = parsed.errors.find((error) => error.code === 'MissingQuotes');
	return {
		records,
		// Only a line end in a quoted cell lets a record take more than its line; most quoted files have none.
		lines: quoted && lineEnds > ended ? linesOfQuoted(records) : linesInSequence(records.length),
		lineEnds,
		cursor,
		misplacedQuotes: misplacedQuotes(parsed, records),
		anyMisplaced: parsed.errors.some(isMisplaced),
		openQuote: unclosed && unclosed.index - 1
	};
}

/** PapaParse takes its fast way by itself where a text has no quote. */
function parse(text: string, delimiter: Delimiter, quote: Quote, last: boolean): PapaResult {
	const parser = new Papa.Parser({ delimiter, quoteChar: quote, newline: '\n' });
	const result: PapaResult = parser.parse(text, 0, !last);
	return result;
}

function endsInLineEnd(text: string): boolean {
	return text.endsWith('\n') || text.endsWith('\r');
}

/** PapaParse sees one more record, of one empty cell, behind the last line end. */
function isEmpty(record: readonly string[] | undefined): boolean {
	return record?.length === 1 && record[0] === '';
}

/** PapaParse was told LF, so the CR of a CRLF stands at the end of the record's last cell. */
function dropTrailingCrs(records: string[][]): void {
	for (const record of records) {
		const cell = record[record.length - 1];
		if (cell?.endsWith('\r')) record[record.length - 1] = cell.slice(0, withoutTrailingCrs(cell));
	}
}

/** PapaParse reads on over a misplaced quote until one stands at a cell's end: within the line it is just text. */
function misplacedQuotes({ errors }: PapaResult, records: readonly string[][]): number[] {
	const rows = errors.filter(isMisplaced).map(({ row }) => row);
	return [...new Set(rows)].filter((row) => records[row]?.some((cell) => /[\r\n]/.test(cell)));
}

function isMisplaced({ code }: { code: string }): boolean {
	return code === 'InvalidQuotes';
}

function linesInSequence(count: number): Uint32Array {
	const lines = new Uint32Array(count);
	for (let i = 0; i < count; i++) lines[i] = i;
	return lines;
}

function linesOfQuoted(records: readonly string[][]): Uint32Array {
	const lines = new Uint32Array(records.length);
	let line = 0;
	for (const [i, record] of records.entries()) {
		lines[i] = line++;
		for (const cell of record) if (/[\r\n]/.test(cell)) line += countLineEnds(cell);
	}
	return lines;
}
