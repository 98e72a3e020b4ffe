/**
 * Sheets that grow row by row, deflated as they grow: what passes the rows of one goes on to the next, with the
 * columns' names in row 1 (EXP-2). Their heads are made last, when it is known how long and wide they became.
 */
import { shownWidth, textCell, type MaybeCell, type Notice } from './cells';
import { Deflating } from './deflated';
import { RowBytes, type RowForm } from './row-bytes';
import type { SharedStrings } from './shared-strings';
import type { SheetLayout } from './sheet-layout';

/** How many cells say it otherwise than asked, for the page to tell. */
export type Notices = Readonly<Record<Notice, number>>;

/** A sheet without its rows: what SheetJS makes of it. */
export interface SheetFrame {
	readonly name: string;
	/** What stands above the rows, the columns' names last. */
	readonly head: readonly (readonly MaybeCell[])[];
	/** With those of the head. */
	readonly rowCount: number;
	/** Column widths in digits. */
	readonly widths: readonly number[];
}

/** Excel takes no wider column. */
const MAX_WIDTH = 255;

/** The button of the filter, and letters that are wider than a digit. */
const FILTER_BUTTON = 3;
const MARGIN = 1.5;
const LETTERS = 1.1;

/** The first sheet of a layout, or one that follows it. */
function headOf(layout: SheetLayout, isFirst: boolean): SheetFrame['head'] {
	const names = layout.columns.map((name) => textCell(name));
	return isFirst ? [...layout.above, names] : [names];
}

/** A sheet of this layout before anything is written on it. */
export function emptyFrame(layout: SheetLayout): SheetFrame {
	const head = headOf(layout, true);
	return { name: layout.name, head, rowCount: head.length, widths: layout.columns.map(() => MARGIN) };
}

interface GrowingSheet {
	readonly name: string;
	readonly head: SheetFrame['head'];
	rowCount: number;
	readonly rows: Deflating;
}

export class SheetSeries {
	private readonly sheets: GrowingSheet[] = [];
	private readonly form: RowForm;
	private readonly bytes: RowBytes;

	/** Throws a RangeError when the head leaves no room for rows. */
	constructor(
		private readonly layout: SheetLayout,
		styles: ReadonlyMap<string, number>,
		strings: SharedStrings,
		private readonly maxRows: number
	) {
		const shown = layout.columns.map((name) => name.length + FILTER_BUTTON);
		this.form = { styles, strings, shown, notices: { 'VAT-4.number-as-text': 0, 'EXP-2.text-cut': 0 } };
		for (const row of layout.above) this.look(row);
		this.bytes = new RowBytes(this.form, (bytes) => {
			this.last.rows.push(bytes);
		});
		this.open();
		if (maxRows <= this.last.rowCount) throw new RangeError(`no room for lines in ${maxRows} rows`);
	}

	/** Writes the next row. */
	write(fill: (to: RowBytes) => void): void {
		if (this.last.rowCount >= this.maxRows) {
			this.bytes.flush();
			this.open();
		}
		this.bytes.begin(++this.last.rowCount);
		fill(this.bytes);
		this.bytes.end();
	}

	/** Waits until the rows so far are packed, or nearly so. */
	async drained(): Promise<void> {
		await this.last.rows.drained();
	}

	get notices(): Notices {
		return this.form.notices;
	}

	/** The sheets as they are so far; a sheet is as wide as the widest. */
	frames(): SheetFrame[] {
		const widths = this.form.shown.map((width) => Math.min(MAX_WIDTH, Math.ceil(width * LETTERS + MARGIN)));
		return this.sheets.map(({ name, head, rowCount }) => ({ name, head, rowCount, widths }));
	}

	/** The rows of each sheet, deflated; nothing can be written any more. */
	finish(): Deflating[] {
		this.bytes.flush();
		return this.sheets.map(({ rows }) => rows);
	}

	private get last(): GrowingSheet {
		return this.sheets.at(-1) as GrowingSheet;
	}

	private open(): void {
		const isFirst = this.sheets.length === 0;
		const head = headOf(this.layout, isFirst);
		const name = isFirst ? this.layout.name : `${this.layout.name} ${this.sheets.length + 1}`;
		this.sheets.push({ name, head, rowCount: head.length, rows: new Deflating() });
	}

	private look(cells: readonly MaybeCell[]): void {
		const { shown, notices } = this.form;
		cells.forEach((cell, column) => {
			if (!cell) return;
			shown[column] = Math.max(shown[column] ?? 0, shownWidth(cell));
			if (cell.notice) notices[cell.notice]++;
		});
	}
}
