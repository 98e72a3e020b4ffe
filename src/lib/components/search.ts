/** Looking for words in what a page lists. */

/** Case, accents and runs of spaces do not count when something is looked for. */
export function searchable(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The rows whose text holds every word of the search, in their order; all of them where it has none. */
export function searched<Row>(
	rows: readonly Row[],
	search: string,
	text: (row: Row) => string
): readonly Row[] {
	const words = searchable(search).split(' ').filter(Boolean);
	if (words.length === 0) return rows;
	return rows.filter((row) => {
		const found = searchable(text(row));
		return words.every((word) => found.includes(word));
	});
}
