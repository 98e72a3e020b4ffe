/** Which of many things a search finds, the nearest first. */
import { isHeld, type Readied, type Sought } from '../search';

/** Something that can be found. Texts that many share, such as those of a customer, are made ready once. */
export interface Entry<Row> {
	readonly row: Row;
	/** What it is called. */
	readonly title: Readied;
	/** What else it is known by. */
	readonly more: readonly Readied[];
}

export interface Ranked<Row> {
	/** The nearest, so many at most; those equally near in the order of the entries. */
	readonly rows: readonly Row[];
	/** How many were found in all. */
	readonly count: number;
}

/** Titles that are what is sought, begin with it, have a word that does, or hold it; then what is found otherwise. */
const NEARNESS = 5;

/** Goes once through the entries and sorts nothing: ten thousand take some milliseconds. */
export function ranked<Row>(entries: readonly Entry<Row>[], asked: Sought, most: number): Ranked<Row> {
	const nearer: Row[][] = Array.from({ length: NEARNESS }, () => []);
	let count = 0;
	if (asked.words.length === 0) return { rows: [], count };
	for (const { row, title, more } of entries) {
		if (!isHeld([title, ...more], asked)) continue;
		count++;
		const equals = nearer[nearness(title, asked)];
		if (equals && equals.length < most) equals.push(row);
	}
	return { rows: nearer.flat().slice(0, most), count };
}

function nearness({ text, close }: Readied, asked: Sought): number {
	if (close === asked.close) return 0;
	if (close.startsWith(asked.close)) return 1;
	if (beginsWord(text, asked.text)) return 2;
	return close.includes(asked.close) ? 3 : 4;
}

/** Whether what is sought stands in a text where a word, or a part of a number or code, begins. */
function beginsWord(text: string, words: string): boolean {
	for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
		if (at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
	return false;
}
