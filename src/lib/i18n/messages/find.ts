/** The search of the whole page. */
const results = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const nl = {
	open: 'Overal zoeken',
	button: 'Zoeken',
	field: 'Zoek een factuur, bedrijf, SKU of pagina',
	list: 'Resultaten',
	groups: { invoices: 'Facturen', customers: 'Bedrijven', skus: 'SKU’s', pages: 'Pagina’s' },
	group: (name: string, count: string) => `${name}, ${count}`,
	all: (count: string) => `Alle ${count} tonen`,
	inPrices: 'Zoeken in de prijslijst',
	draft: 'Concept',
	noPrice: 'geen prijs',
	usage: (count: string, n: number) => `${count} ${n === 1 ? 'verbruiksregel' : 'verbruiksregels'}`,
	found: (n: number) => results(n, 'resultaat', 'resultaten'),
	none: 'Niets gevonden. Geen factuur, bedrijf, SKU of pagina bevat al deze woorden.',
	looking: 'Accounts en verbruik worden nog opgezocht.',
	keys: { choose: 'kiezen', open: 'openen', close: 'sluiten' }
};

export const en: typeof nl = {
	open: 'Search everywhere',
	button: 'Search',
	field: 'Search for an invoice, company, SKU or page',
	list: 'Results',
	groups: { invoices: 'Invoices', customers: 'Companies', skus: 'SKUs', pages: 'Pages' },
	group: (name: string, count: string) => `${name}, ${count}`,
	all: (count: string) => `Show all ${count}`,
	inPrices: 'Search the price list',
	draft: 'Draft',
	noPrice: 'no price',
	usage: (count: string, n: number) => `${count} ${n === 1 ? 'usage line' : 'usage lines'}`,
	found: (n: number) => results(n, 'result', 'results'),
	none: 'Nothing found. No invoice, company, SKU or page holds all of these words.',
	looking: 'Accounts and usage are still being looked up.',
	keys: { choose: 'choose', open: 'open', close: 'close' }
};
