/** What a billing run would make, before it does. */
const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

export const nl = {
	look: 'Vooraf bekijken',
	title: 'Concepten die worden gemaakt',
	none: 'Er is niets te factureren tot en met deze maanden.',
	columns: {
		customer: 'Klant',
		lines: 'Regels',
		late: 'Nagekomen',
		total: 'Totaal',
		difference: 'Verschil met vorige',
		last: 'Vorige',
		state: 'Let op'
	},
	noName: '(zonder naam)',
	first: 'eerste factuur',
	noPrice: (skus: string) => `geen prijs: ${skus}`,
	noVat: (skus: string) => `geen btw: ${skus}`,
	creditNote: 'wordt creditnota',
	blocked: (n: number) =>
		`${plural(n, 'Eén concept mist', `${n} concepten missen`)} een prijs of btw en ${plural(n, 'kan', 'kunnen')} zo nog niet definitief worden.`,
	toPrices: 'Naar de prijslijst'
};

export const en: typeof nl = {
	look: 'Preview',
	title: 'Drafts that will be made',
	none: 'There is nothing to bill up to these months.',
	columns: {
		customer: 'Customer',
		lines: 'Lines',
		late: 'Late',
		total: 'Total',
		difference: 'Difference to the last',
		last: 'Last',
		state: 'Note'
	},
	noName: '(without a name)',
	first: 'first invoice',
	noPrice: (skus: string) => `no price: ${skus}`,
	noVat: (skus: string) => `no VAT: ${skus}`,
	creditNote: 'becomes a credit note',
	blocked: (n: number) =>
		`${plural(n, 'One draft lacks', `${n} drafts lack`)} a price or VAT and cannot be made definitive yet.`,
	toPrices: 'To the price list'
};
