/** Which rows of a long table are in the page: those in view and some around them. */

/**
 * Browsers draw nothing taller than some 17 million pixels (Firefox) or 33 million (Chromium): a longer table
 * is scrolled in proportion.
 */
export const MAX_HEIGHT = 15_000_000;

/** Rows kept above and below the view, so that scrolling and the Tab key find them there. */
export const AROUND = 12;

export interface Scroll {
	/** How many rows there are. */
	readonly count: number;
	/** Height of a row in pixels, all the same. */
	readonly rowHeight: number;
	/** How far the rows are scrolled, in pixels. */
	readonly top: number;
	/** Height of the frame in pixels. */
	readonly view: number;
}

export interface RowWindow {
	/** Index of the first row in the page. */
	readonly first: number;
	/** Index after the last row in the page. */
	readonly end: number;
	/** Empty room above the rows in the page, in pixels. */
	readonly before: number;
	/** Empty room below them. */
	readonly after: number;
}

export function rowWindow({ count, rowHeight, top, view }: Scroll): RowWindow {
	const full = count * rowHeight;
	const height = Math.min(full, MAX_HEIGHT);
	const farthest = Math.max(0, height - view);
	const at = Math.min(Math.max(0, top), farthest);
	// Where the view would be if all rows were there.
	const offset = farthest === 0 ? 0 : (at / farthest) * Math.max(0, full - view);
	const first = Math.max(0, Math.floor(offset / rowHeight) - AROUND);
	const end = Math.min(count, Math.ceil((offset + view) / rowHeight) + AROUND);
	const rows = (end - first) * rowHeight;
	// In proportion, the rows around the view may be taller than the room there is at either end.
	const before = Math.min(Math.max(0, at - (offset - first * rowHeight)), Math.max(0, height - rows));
	return { first, end, before, after: Math.max(0, height - rows - before) };
}
