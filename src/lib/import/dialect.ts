/** How a file's text is cut: its delimiter, its header row, and what stands before it (IMP-1). */
import { addedColumns } from './added-columns';
import { knownNames, type HeaderNames } from './header';
import { behindLineEnd, linesOf } from './line-ends';
import type { Delimiter, Detected, Dialect, Quote } from './reading';
import { splitRecords } from './split';

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|'];
/** Records of the beginning that tell the dialect: enough to outweigh a preface. */
const MOST_ROWS = 500;
/** A header stands among the first rows that are not blank, or nowhere. */
const HEADER_WITHIN = 100;
/** Lines of preface kept to be shown. */
const MOST_PREFACE = 1000;

/** Rows below a first one that tell whether it is a record itself. */
const ALIKE_ROWS = 5;

const SEPARATOR_LINE = /^"?sep=([;,\t|])"?$/i;
/** Beyond it nothing is a number or a date, and the pattern below would take its time. */
const LONGEST_VALUE = 60;
/** A number, a date, a time: what a header's names are not. */
const VALUE = /^[-+\d.,:/\sTZ]*\d[-+\d.,:/\sTZ]*$/;

/** What the user chose; the rest is detected. */
export interface DialectChoices {
	readonly delimiter?: Delimiter | undefined;
	readonly quote?: Quote | undefined;
	/** Line in the file, counted from 1; 0 for none. */
	readonly headerLine?: number | undefined;
}

/** A record of the beginning that is not blank, and the line on which it begins. */
interface Row {
	readonly cells: readonly string[];
	readonly line: number;
	/** How many fields its cells name. */
	readonly known: number;
}

/** The beginning as one delimiter cuts it. */
interface Reading {
	readonly delimiter: Delimiter;
	readonly rows: readonly Row[];
	/** How many cells most rows have, rows of a single cell not counted; 1 where all are single. */
	readonly width: number;
	/** Names that the row with the most of them knows. */
	readonly known: number;
	/** How alike, and how wide, its rows are. */
	readonly score: number;
}

/**
 * Finds delimiter and header row in the beginning of a file's text. `names` are the headers known for such files;
 * `complete` tells that the text is all of the file. Choices are kept, and what was not chosen is found by them.
 */
export function detectDialect(
	head: string,
	names: HeaderNames<string>,
	complete: boolean,
	choices: DialectChoices = {}
): Omit<Detected, 'encoding'> {
	const quote = choices.quote ?? '"';
	const told = SEPARATOR_LINE.exec(linesOf(head, 1)[0] ?? '')?.[1] as Delimiter | undefined;
	const only = choices.delimiter ?? told;
	const readings = (only ? [only] : DELIMITERS).map((delimiter) => {
		const rows = rowsOf(head, { delimiter, quote, headerLine: told ? 2 : 1 }, complete, names);
		return readingOf(delimiter, rows);
	});
	const best = readings.reduce((a, b) => (isBetter(b, a) ? b : a));
	const row = headerRow(best);
	const first = choices.headerLine === undefined && row && !told ? recordInsteadOf(row, best) : undefined;
	const headerLine = choices.headerLine ?? (first ? 0 : (row?.line ?? (told ? 2 : 1)));
	const dialect = { delimiter: best.delimiter, quote, headerLine };
	const header = headerLine === 0 ? numbered(best.width) : headerOf(head, dialect, complete);
	const added = headerLine === 0 ? 0 : addedColumns(header);
	return {
		dialect: added > 0 ? { ...dialect, addedColumns: added } : dialect,
		header: header.slice(added),
		preface: prefaceOf(head, headerLine),
		...(first ? { firstRecord: first } : {})
	};
}

/** The names of the header row, padding off. */
function headerOf(head: string, dialect: Dialect, complete: boolean): string[] {
	const [header] = recordsFrom(head, dialect, complete);
	return (header?.cells ?? []).map((cell) => cell.trim());
}

/** Columns without names go by their numbers. */
function numbered(width: number): string[] {
	return Array.from({ length: width }, (_, column) => String(column + 1));
}

/**
 * The cells of a row that is no header: the file's first, with values where the rows below it have values and text
 * where they have text. Undefined where nothing is proved.
 */
function recordInsteadOf(row: Row, { rows, known }: Reading): readonly string[] | undefined {
	const at = rows.indexOf(row);
	const below = rows
		.slice(at + 1, at + 1 + ALIKE_ROWS)
		.filter(({ cells }) => cells.length === row.cells.length);
	if (at !== 0 || known > 0 || row.cells.length < 2 || below.length === 0) return undefined;
	const kinds = row.cells.map((cell) => (cell.trim() === '' ? 'blank' : isValue(cell) ? 'value' : 'text'));
	const alike = below.every(({ cells }) =>
		kinds.every((kind, i) => {
			const cell = cells[i] ?? '';
			return kind === 'blank' || cell.trim() === '' || isValue(cell) === (kind === 'value');
		})
	);
	return alike && kinds.includes('value') ? row.cells : undefined;
}

/** The lines before the header as they stand in the file. */
function prefaceOf(head: string, headerLine: number): string[] {
	return linesOf(head, Math.min(Math.max(headerLine - 1, 0), MOST_PREFACE));
}

/** The records that begin at the dialect's header line, blank ones too. What stands before it is not cut at all. */
function recordsFrom(
	head: string,
	{ delimiter, quote, headerLine }: Dialect,
	complete: boolean
): { cells: readonly string[]; line: number }[] {
	let from = 0;
	for (let line = 1; line < headerLine; line++) {
		from = behindLineEnd(head, from);
		if (from === -1) return [];
	}
	const text = head.slice(from);
	const split = splitRecords(text, delimiter, quote, complete);
	// A first record that is longer than all of the head is shown as far as it goes.
	const { records, lines } = split.cursor > 0 ? split : splitRecords(text, delimiter, quote, true);
	return records.map((cells, i) => ({ cells, line: headerLine + (lines[i] ?? 0) }));
}

function rowsOf(head: string, dialect: Dialect, complete: boolean, names: HeaderNames<string>): Row[] {
	return recordsFrom(head, dialect, complete)
		.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
		.slice(0, MOST_ROWS)
		.map((row, i) => ({ ...row, known: i < HEADER_WITHIN ? knownNames(row.cells, names) : 0 }));
}

function readingOf(delimiter: Delimiter, rows: readonly Row[]): Reading {
	const counts = new Map<number, number>();
	for (const { cells } of rows)
		if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
	const [width, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
	const known = Math.max(0, ...rows.map((row) => row.known));
	// A decimal comma makes the rows alike too, but not the header above them.
	const lead = rows.findIndex(({ cells }) => isAsWide(cells, width));
	const score = rows.length === 0 ? 0 : ((count / rows.length) * Math.log2(width)) / (1 + Math.max(lead, 0));
	return { delimiter, rows, width, known, score };
}

/** Two names that are known prove more than any likeness; one may be chance. */
function isBetter(a: Reading, b: Reading): boolean {
	const added = addedTo(a) - addedTo(b);
	if (added !== 0) return added > 0;
	if (a.known !== b.known && Math.max(a.known, b.known) > 1) return a.known > b.known;
	return a.score > b.score;
}

/** Columns that the first row says were added: by one delimiter only, and of no other row. */
function addedTo({ rows }: Reading): number {
	return addedColumns(rows[0]?.cells ?? []);
}

/** A trailing delimiter, in the header alone or in all but the header, makes a difference of one. */
function isAsWide(cells: readonly string[], width: number): boolean {
	return Math.abs(cells.length - width) <= 1;
}

/**
 * The row that columns were added to, else that with the most known names; where no name is known, the row above the first that has values, else the
 * first of the prevailing width.
 */
function headerRow(reading: Reading): Row | undefined {
	const { rows, width, known } = reading;
	if (addedTo(reading) > 0) return rows[0];
	const first = rows.slice(0, HEADER_WITHIN);
	const named = first.find((row) => row.known === known);
	if (known > 1 || (known === 1 && named && isAsWide(named.cells, width))) return named;
	const values = first.findIndex(({ cells }) => cells.length === width && cells.some(isValue));
	const above = first[values - 1];
	if (above && isAsWide(above.cells, width) && above.cells.filter(isValue).length * 2 <= above.cells.length) {
		return above;
	}
	return first.find(({ cells }) => cells.length === width) ?? first[0];
}

function isValue(cell: string): boolean {
	return cell.length <= LONGEST_VALUE && VALUE.test(cell);
}
