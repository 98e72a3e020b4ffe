/** What a table shows and how: the words of DataTable. */
import type { Snippet } from 'svelte';
import type { Language } from '$lib/i18n/messages';

export interface Column<Row> {
	readonly id: string;
	/** Its head, exactly. */
	readonly label: string;
	/**
	 * `end` for amounts, which all have the same decimals; `decimal` for quantities and unit prices, whose
	 * decimal signs stand under each other whatever the number of decimals. Default `start`.
	 */
	readonly align?: 'start' | 'end' | 'decimal';
	/** CSS length of the column at least; without it the column is as wide as its widest text. */
	readonly width?: string;
	/** The cell's whole text. Shown unless there is a `cell`, and what the column's width is measured by. */
	readonly text: (row: Row) => string;
	/** The cell's content, where it is more than text. One line high. */
	readonly cell?: Snippet<[Row]>;
	/** Makes the head a button that sorts. Ascending order; rows that compare equal keep theirs. */
	readonly compare?: (a: Row, b: Row) => number;
	/** Already formatted, in the row of totals at the foot; a line for each of several currencies. */
	readonly total?: string;
	/** The head is read aloud but not shown: a column of buttons. */
	readonly hideLabel?: boolean;
}

export interface Sort {
	/** A column's id. */
	readonly column: string;
	readonly direction: 'ascending' | 'descending';
}

/** Rows chosen by their checkboxes. */
export interface Selection<Row> {
	/** Keys of rows, as DataTable's `rowKey` gives them. */
	readonly keys: ReadonlySet<string>;
	/** Accessible name of a row's checkbox: "Factuur 2022-0001 kiezen". */
	readonly label: (row: Row) => string;
	readonly onchange: (keys: ReadonlySet<string>) => void;
}

/** The chosen keys with some more, or without them. */
export function withKeys(
	chosen: ReadonlySet<string>,
	keys: readonly string[],
	on: boolean
): ReadonlySet<string> {
	if (on) return new Set([...chosen, ...keys]);
	const leaving = new Set(keys);
	return new Set([...chosen].filter((key) => !leaving.has(key)));
}

/** The order in which a head's button goes round: ascending, descending, as given. */
export function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
	if (sort?.column !== column) return { column, direction: 'ascending' };
	return sort.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

/** Rows in the order asked for; as given where there is none or its column cannot sort. */
export function sorted<Row>(
	rows: readonly Row[],
	columns: readonly Column<Row>[],
	sort: Sort | undefined
): readonly Row[] {
	const compare = columns.find((column) => column.id === sort?.column)?.compare;
	if (!compare) return rows;
	const sign = sort?.direction === 'descending' ? -1 : 1;
	return [...rows].sort((a, b) => sign * compare(a, b));
}

/** Compares by code units, the same in every browser and language. */
export function byText<Row>(text: (row: Row) => string): (a: Row, b: Row) => number {
	return (a, b) => {
		const [left, right] = [text(a), text(b)];
		return left < right ? -1 : left > right ? 1 : 0;
	};
}

/** The decimals of a formatted number with their sign: `,085` of `1.234,085`; blank where it has none. */
export function decimalsOf(text: string, language: Language): string {
	return (language === 'nl' ? /,\d+$/ : /\.\d+$/).exec(text)?.[0] ?? '';
}

/** The longest few texts of a column, which its width is measured by while only some rows are in the page. */
export function longestTexts(texts: Iterable<string>, count: number): string[] {
	const longest: string[] = [];
	for (const text of texts) {
		const last = longest[count - 1];
		if (last !== undefined && text.length <= last.length) continue;
		const at = longest.findIndex((each) => each.length < text.length);
		longest.splice(at < 0 ? longest.length : at, 0, text);
		longest.length = Math.min(longest.length, count);
	}
	return longest;
}

/** So many rows at most are formatted to measure a table by: more would hold up the page. */
const MEASURED_ROWS = 2000;

/**
 * The rows that a table is measured by: all of them, or of very many some at even distances, the first and the
 * last among them. A row between them that needs more room still gets it once it is shown.
 */
export function measuredRows<Row>(rows: readonly Row[], most = MEASURED_ROWS): readonly Row[] {
	if (rows.length <= most) return rows;
	const step = (rows.length - 1) / (most - 1);
	return Array.from({ length: most }, (_, i) => rows[Math.round(i * step)] as Row);
}

/** By column: the longest decimals of the rows, blank where decimal signs need not stand under each other. */
export function longestDecimals<Row>(
	rows: readonly Row[],
	columns: readonly Column<Row>[],
	language: Language
): string[] {
	const measured = measuredRows(rows);
	return columns.map((column) => {
		if (column.align !== 'decimal') return '';
		return (
			longestTexts(
				measured.map((row) => decimalsOf(column.text(row), language)),
				1
			)[0] ?? ''
		);
	});
}
