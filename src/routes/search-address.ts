/** The words in a page's search field, as its address has them. */

const NAME = 'zoek';

export function readSearch({ searchParams }: URL): string {
	return searchParams.get(NAME) ?? '';
}

/** The query of an address, beginning with its question mark, with these words in place of those it has. */
export function searchQuery(search: string, { searchParams }: Pick<URL, 'searchParams'> = NOTHING): string {
	const query = new URLSearchParams(searchParams);
	if (search === '') query.delete(NAME);
	else query.set(NAME, search);
	return query.size === 0 ? '' : `?${query.toString()}`;
}

const NOTHING = { searchParams: new URLSearchParams() };
