/**
 * The only place that knows SheetJS. It makes the workbook: styles, number formats, the sheets' heads, names and
 * filters, and every part around them. Rows it is not given: it holds a sheet as one string, so those are
 * streamed into what it made (workbook.ts).
 */
import { utils, writeXLSX, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { FORMATS, type Cell } from './cells';
import type { SheetFrame } from './sheet-series';

/** The parts of a workbook by their paths, in the order of the file. */
export type Parts = ReadonlyMap<string, Uint8Array>;

export const SHARED_STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';
const firstSheet = 'xl/worksheets/sheet1.xml';

/** The index of the sheet that a part is; undefined for other parts. */
export function sheetIndex(path: string): number | undefined {
	const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1];
	return number === undefined ? undefined : Number(number) - 1;
}

/** What every workbook of the same heads has in common, known before a row is written. */
export interface Beginning {
	/** The number of a cell's style by its number format. */
	readonly styles: ReadonlyMap<string, number>;
	/** Texts in the heads. */
	readonly strings: number;
	readonly stylesPart: Uint8Array;
}

/** Formats that rows may have, each of them once behind the head: cells of every style. */
const specimens: readonly Cell[] = ['General', ...FORMATS].map((z) => ({ t: 'n', v: '0', z }));

/** Has SheetJS number the styles of all formats, those of the heads first, as it will in the workbook itself. */
export function beginningOf(frames: readonly SheetFrame[]): Beginning {
	const [first, ...others] = frames;
	if (!first) throw new RangeError('a workbook without sheets');
	const columns = first.widths.length;
	const rows = Array.from({ length: Math.ceil(specimens.length / columns) }, (_, i) =>
		specimens.slice(i * columns, (i + 1) * columns)
	);
	const parts = workbookParts([
		{ ...first, head: [...first.head, ...rows], rowCount: first.head.length + rows.length },
		...others
	]);
	const xml = textOf(parts, firstSheet);
	const after = xml.slice(xml.indexOf(`<row r="${first.head.length + 1}"`));
	const numbers = [...after.matchAll(/<c r="[A-Z]+\d+"(?: s="(\d+)")?/g)].map(([, style = '0']) =>
		Number(style)
	);
	return {
		styles: new Map(specimens.map(({ z = '' }, i) => [z, numbers[i] as number])),
		strings: Number(/ uniqueCount="(\d+)"/.exec(textOf(parts, SHARED_STRINGS))?.[1]),
		stylesPart: parts.get(STYLES) as Uint8Array
	};
}

/** The workbook with the sheets' heads, and the styles that it began with. */
export function framedParts(frames: readonly SheetFrame[], beginning: Beginning): Parts {
	const parts = new Map(workbookParts(frames));
	parts.set(STYLES, beginning.stylesPart);
	return parts;
}

/** A sheet's text before its rows and behind them. */
export function aroundRows(sheet: string): [before: string, behind: string] {
	const at = sheet.lastIndexOf('</sheetData>');
	if (at < 0) throw new Error('a sheet without rows');
	return [sheet.slice(0, at), sheet.slice(at)];
}

export function textOf(parts: Parts, path: string): string {
	const part = parts.get(path);
	if (!part) throw new Error(`no part ${path}`);
	return strFromU8(part);
}

/** What SheetJS knows and its types do not tell. */
type FullWorkBook = WorkBook & { SSF: Record<number, string> };

function workbookParts(frames: readonly SheetFrame[]): Parts {
	const workbook: FullWorkBook = {
		SheetNames: frames.map(({ name }) => name),
		Sheets: Object.fromEntries(frames.map((frame) => [frame.name, worksheetOf(frame)])),
		// The filter's range is a name of the sheet; given here it is hidden, as Excel itself has it.
		Workbook: {
			Names: frames.map((frame, index) => ({
				Name: '_xlnm._FilterDatabase',
				Sheet: index,
				Ref: filterRange(frame),
				Hidden: true
			}))
		},
		// Without a table of its own a workbook gets the formats of those written before it: other bytes.
		SSF: formatTable
	};
	const bytes: Uint8Array = writeXLSX(workbook, { type: 'buffer', bookSST: true, compression: false });
	return new Map(Object.entries(unzipSync(bytes)));
}

function worksheetOf(frame: SheetFrame): WorkSheet {
	return {
		'!ref': range(frame, 0),
		'!data': rowsOf(frame),
		'!cols': frame.widths.map((width) => ({ width })),
		'!autofilter': { ref: filterRange(frame) }
	};
}

const NO_CELLS: CellObject[] = [];

/** SheetJS's dense rows: those of the head, and as many empty ones as the sheet will have. */
function rowsOf({ head }: SheetFrame): CellObject[][] {
	return new Proxy<CellObject[][]>([], { get: (_none, index) => head[Number(index)] ?? NO_CELLS });
}

function range(frame: SheetFrame, firstRow: number): string {
	return utils.encode_range({
		s: { r: firstRow, c: 0 },
		e: { r: frame.rowCount - 1, c: frame.widths.length - 1 }
	});
}

/** The filter begins on the row with the columns' names and ends with the sheet. */
function filterRange(frame: SheetFrame): string {
	return range(frame, frame.head.length - 1);
}

/** Formats that every spreadsheet program knows by number; from 164 on a workbook has its own (ECMA-376 18.8.30). */
const BUILT_IN: Readonly<Record<string, number>> = { General: 0, '#,##0': 3, '#,##0.00': 4, '@': 49 };
const FIRST_OWN_FORMAT = 164;

const formatTable: Record<number, string> = Object.fromEntries(
	['General', ...FORMATS].map((format, index) => [BUILT_IN[format] ?? FIRST_OWN_FORMAT + index, format])
);
