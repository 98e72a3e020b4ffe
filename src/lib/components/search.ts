/** Looking for words in what a page lists. */

/** Case, accents and runs of spaces do not count when something is looked for; lines stay lines. */
export function searchable(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\S\n]+/g, ' ')
		.trim();
}

/** A text that was made ready to be looked in. Lines of it stand apart: nothing found goes from one into the next. */
export interface Readied {
	readonly text: string;
	/** The same without spaces: a number is found however it was grouped. */
	readonly close: string;
}

export function readied(text: string): Readied {
	const ready = searchable(text);
	return { text: ready, close: ready.replaceAll(' ', '') };
}

/** What is looked for. */
export interface Sought extends Readied {
	/** Each must be found; none: nothing is looked for. */
	readonly words: readonly string[];
}

export function sought(search: string): Sought {
	const ready = readied(search);
	return { ...ready, words: ready.text.split(/\s/).filter(Boolean) };
}

/** Fewer letters would be found across the ends of words that have nothing to do with them. */
const CLOSE_FROM = 4;

/** Whether texts hold every word, each in any of them, or one holds all of it when spaces do not count. */
export function isHeld(texts: readonly Readied[], { words, close }: Sought): boolean {
	return (
		words.every((word) => texts.some(({ text }) => text.includes(word))) ||
		(close.length >= CLOSE_FROM && texts.some((each) => each.close.includes(close)))
	);
}

/**
 * The rows whose text holds every word of the search, in their order; all of them where it has none. What belongs
 * together in a text stands on a line of its own.
 */
export function searched<Row>(
	rows: readonly Row[],
	search: string,
	text: (row: Row) => string
): readonly Row[] {
	const asked = sought(search);
	if (asked.words.length === 0) return rows;
	return rows.filter((row) => isHeld([readied(text(row))], asked));
}
