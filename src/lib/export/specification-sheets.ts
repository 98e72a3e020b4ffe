/** Where everything stands on a specification's sheets (rule EXP-2). Knows cells, not SheetJS. */
import { SPECIFICATION_COLUMNS, type Specification, type SpecificationRow } from '$lib/domain/specification';
import {
	amountCell,
	dateCell,
	priceCell,
	quantityCell,
	shownWidth,
	textCell,
	type MaybeCell,
	type Notice
} from './cells';

/** One sheet, its rows made when asked for. Rows and columns count from 0 here. */
export interface Sheet {
	readonly name: string;
	readonly rowCount: number;
	readonly row: (index: number) => readonly MaybeCell[];
	/** The row with the columns' names: the filter begins there and ends with the sheet. */
	readonly headerRow: number;
	/** Column widths in digits. */
	readonly widths: readonly number[];
}

/** How many cells say it otherwise than asked, for the page to tell. */
export type Notices = Readonly<Record<Notice, number>>;

/** The rows that a sheet of Excel can have. */
export const MAX_SHEET_ROWS = 1_048_576;

const NAME = 'Specificatie';

const header: readonly MaybeCell[] = SPECIFICATION_COLUMNS.map((name) => textCell(name));

/**
 * The sheets of a specification: the head, an empty row, the header row and the lines; what passes `maxRows`
 * goes on to sheets of its own with the header in row 1. Throws a RangeError when the head leaves no room.
 */
export function specificationSheets(
	specification: Specification,
	maxRows = MAX_SHEET_ROWS
): { sheets: Sheet[]; notices: Notices } {
	const head = headRows(specification);
	const top = [...head, [], header];
	if (maxRows <= top.length) throw new RangeError(`no room for lines in ${maxRows} rows`);
	const { widths, notices } = measure(specification, top);
	const cells = (line: number): MaybeCell[] => rowCells(specification.row(line), specification.currency);

	const sheets: Sheet[] = [];
	let line = 0;
	do {
		const above = sheets.length === 0 ? top : [header];
		const first = line - above.length;
		const rowCount = Math.min(maxRows, above.length + specification.rowCount - line);
		sheets.push({
			name: sheets.length === 0 ? NAME : `${NAME} ${sheets.length + 1}`,
			rowCount,
			row: (index) => above[index] ?? cells(first + index),
			headerRow: above.length - 1,
			widths
		});
		line += rowCount - above.length;
	} while (line < specification.rowCount);
	return { sheets, notices };
}

function headRows(specification: Specification): MaybeCell[][] {
	const { currency } = specification;
	return [
		[textCell('Customer name'), textCell(specification.customerName)],
		[textCell('Invoice number'), textCell(specification.number)],
		[textCell('Invoice date'), dateCell(specification.invoiceDate)],
		[textCell('Due date'), dateCell(specification.dueDate)],
		[textCell('Total'), amountCell(specification.total, currency)],
		[textCell('Currency'), textCell(currency)]
	];
}

function rowCells(row: SpecificationRow, currency: string): MaybeCell[] {
	return [
		...row.texts.map(textCell),
		quantityCell(row.quantity),
		row.unitPrice && priceCell(row.unitPrice),
		row.net && amountCell(row.net, currency),
		row.vat && amountCell(row.vat, currency)
	];
}

/** Excel takes no wider column. */
const MAX_WIDTH = 255;

/** The button of the filter, and letters that are wider than a digit. */
const FILTER_BUTTON = 3;
const MARGIN = 1.5;
const LETTERS = 1.1;

/**
 * Widths and notices need every value before the first is written. Making the cells twice is cheaper than
 * keeping them: 135,000 lines would be 1.6 million objects.
 */
function measure(
	specification: Specification,
	top: readonly (readonly MaybeCell[])[]
): { widths: number[]; notices: Notices } {
	const shown = SPECIFICATION_COLUMNS.map((name) => name.length + FILTER_BUTTON);
	const notices = { 'VAT-4.number-as-text': 0, 'EXP-2.text-cut': 0 };
	const look = (cells: readonly MaybeCell[]): void =>
		cells.forEach((cell, column) => {
			if (!cell) return;
			shown[column] = Math.max(shown[column] ?? 0, shownWidth(cell));
			if (cell.notice) notices[cell.notice]++;
		});
	top.forEach(look);
	for (let line = 0; line < specification.rowCount; line++) {
		look(rowCells(specification.row(line), specification.currency));
	}
	const widths = shown.map((width) => Math.min(MAX_WIDTH, Math.ceil(width * LETTERS + MARGIN)));
	return { widths, notices };
}
