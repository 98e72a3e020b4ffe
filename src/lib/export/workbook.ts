/** Sheets -> the bytes of an .xlsx: the only place that knows SheetJS (rules EXP-2, EXP-3, VAT-4). */
import { CFB, utils, writeXLSX, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { deflateSync } from 'fflate';
import { Failure, stopIfCancelled } from '$lib/domain/failure';
import type { Specification } from '$lib/domain/specification';
import { FORMATS } from './cells';
import { specificationSheets, type Notices, type Sheet } from './specification-sheets';

export interface WorkbookOptions {
	/** Rows of a sheet before the next begins; Excel's own limit unless given. */
	readonly maxRows?: number;
	/** Told every few thousand rows. SheetJS writes in one go, so this is where a worker can speak meanwhile. */
	readonly progress?: (rowsDone: number, rowsTotal: number) => void;
	readonly signal?: AbortSignal;
}

/**
 * The workbook of a specification: the same content is the same bytes, in any zone and any browser (EXP-3).
 * Throws a Failure `EXP-2.workbook-too-large` when the engine cannot hold it, and Cancelled.
 */
export function specificationWorkbook(
	specification: Specification,
	options: WorkbookOptions = {}
): { bytes: Uint8Array<ArrayBuffer>; notices: Notices } {
	stopIfCancelled(options.signal);
	const { sheets, notices } = specificationSheets(specification, options.maxRows);
	return { bytes: workbookBytes(sheets, options), notices };
}

const ROWS_PER_PROGRESS = 5000;

function workbookBytes(sheets: readonly Sheet[], options: WorkbookOptions): Uint8Array<ArrayBuffer> {
	const total = sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
	let done = 0;
	const rowDone = (): void => {
		if (++done % ROWS_PER_PROGRESS !== 0) return;
		stopIfCancelled(options.signal);
		options.progress?.(done, total);
	};
	useDeflate();
	try {
		const bytes: Uint8Array<ArrayBuffer> = writeXLSX(workbookOf(sheets, rowDone), {
			type: 'buffer',
			bookSST: true,
			compression: true
		});
		return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	} catch (cause) {
		if (!isTooMuch(cause)) throw cause;
		throw new Failure('EXP-2.workbook-too-large', { other: String(total) }, { cause });
	}
}

/** A sheet's text is one string, and every engine has a longest one: 2^29 characters in Chromium. */
function isTooMuch(cause: unknown): boolean {
	return cause instanceof RangeError || (cause instanceof Error && cause.name === 'InternalError');
}

/** What SheetJS knows and its types do not tell. */
type FullWorkBook = WorkBook & { SSF: Record<number, string> };

function workbookOf(sheets: readonly Sheet[], rowDone: () => void): FullWorkBook {
	return {
		SheetNames: sheets.map((sheet) => sheet.name),
		Sheets: Object.fromEntries(sheets.map((sheet) => [sheet.name, worksheetOf(sheet, rowDone)])),
		// The filter's range is a name of the sheet; given here it is hidden, as Excel itself has it.
		Workbook: {
			Names: sheets.map((sheet, index) => ({
				Name: '_xlnm._FilterDatabase',
				Sheet: index,
				Ref: filterRange(sheet),
				Hidden: true
			}))
		},
		// Without a table of its own a workbook gets the formats of those written before it: other bytes.
		SSF: formatTable
	};
}

function worksheetOf(sheet: Sheet, rowDone: () => void): WorkSheet {
	return {
		'!ref': range(sheet, 0),
		'!data': lazyRows(sheet, rowDone),
		'!cols': sheet.widths.map((width) => ({ width })),
		'!autofilter': { ref: filterRange(sheet) }
	};
}

/** SheetJS's dense rows, which it reads once and in order: each is made when it is read, and then forgotten. */
function lazyRows(sheet: Sheet, rowDone: () => void): CellObject[][] {
	return new Proxy<CellObject[][]>([], {
		get: (_none, index) => {
			const row = sheet.row(Number(index));
			rowDone();
			return row;
		}
	});
}

function range(sheet: Sheet, firstRow: number): string {
	return utils.encode_range({
		s: { r: firstRow, c: 0 },
		e: { r: sheet.rowCount - 1, c: sheet.widths.length - 1 }
	});
}

function filterRange(sheet: Sheet): string {
	return range(sheet, sheet.headerRow);
}

/** Formats that every spreadsheet program knows by number; from 164 on a workbook has its own (ECMA-376 18.8.30). */
const BUILT_IN: Readonly<Record<string, number>> = { General: 0, '#,##0': 3, '#,##0.00': 4, '@': 49 };
const FIRST_OWN_FORMAT = 164;

const formatTable: Record<number, string> = Object.fromEntries(
	['General', ...FORMATS].map((format, index) => [BUILT_IN[format] ?? FIRST_OWN_FORMAT + index, format])
);

/**
 * SheetJS's own deflate makes files two and a half times as large. What it can be given in its place must
 * also inflate, and is tried out first; nothing is read here, so the answer to that trial is all there is.
 */
function useDeflate(): void {
	const { use_zlib } = (CFB as { utils: { use_zlib: (zlib: unknown) => void } }).utils;
	use_zlib({
		deflateRawSync: (bytes: Uint8Array) => deflateSync(bytes, { level: 4 }),
		InflateRaw: class {
			readonly bytesRead = 1;
			_processChunk(): Uint8Array {
				return new Uint8Array();
			}
		}
	});
}
