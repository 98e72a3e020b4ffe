/** What changed on a draft since the user last saw it. */
const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

export const nl = {
	title: 'Gewijzigd sinds dit concept is gemaakt of u het als gezien markeerde',
	added: (count: string, n: number) => `${count} ${plural(n, 'nieuwe regel', 'nieuwe regels')}`,
	changed: (count: string, n: number) => `${count} ${plural(n, 'gewijzigde regel', 'gewijzigde regels')}`,
	removed: (count: string, n: number) => `${count} ${plural(n, 'vervallen regel', 'vervallen regels')}`,
	onlyVat: 'De regels zijn dezelfde; alleen de btw is anders.',
	total: (before: string, after: string, difference: string) =>
		`Totaal van ${before} naar ${after} (${difference}).`,
	show: 'Wijzigingen tonen',
	hide: 'Wijzigingen verbergen',
	seen: 'Gezien',
	marked: 'De wijzigingen zijn als gezien gemarkeerd.',
	table: 'Wijzigingen in het concept',
	first: (shown: string, all: string) => `De eerste ${shown} van ${all} wijzigingen.`,
	failed: 'Wat er is gewijzigd, is niet te lezen',
	what: { added: 'nieuw', changed: 'gewijzigd', removed: 'vervallen' },
	columns: {
		what: 'Wat',
		account: 'Klantaccount',
		subscription: 'Abonnementsnummer',
		sku: 'SKU',
		period: 'Periode',
		quantityBefore: 'Aantal was',
		quantityAfter: 'Aantal is',
		unitPrice: 'Bedrag per stuk',
		netBefore: 'Bedrag was',
		netAfter: 'Bedrag is',
		difference: 'Verschil'
	}
};

export const en: typeof nl = {
	title: 'Changed since this draft was made or you marked it as seen',
	added: (count: string, n: number) => `${count} new ${plural(n, 'line', 'lines')}`,
	changed: (count: string, n: number) => `${count} changed ${plural(n, 'line', 'lines')}`,
	removed: (count: string, n: number) => `${count} ${plural(n, 'line', 'lines')} gone`,
	onlyVat: 'The lines are the same; only the VAT is another.',
	total: (before: string, after: string, difference: string) =>
		`Total from ${before} to ${after} (${difference}).`,
	show: 'Show changes',
	hide: 'Hide changes',
	seen: 'Seen',
	marked: 'The changes are marked as seen.',
	table: 'Changes to the draft',
	first: (shown: string, all: string) => `The first ${shown} of ${all} changes.`,
	failed: 'What changed cannot be read',
	what: { added: 'new', changed: 'changed', removed: 'gone' },
	columns: {
		what: 'What',
		account: 'Customer account',
		subscription: 'Subscription number',
		sku: 'SKU',
		period: 'Period',
		quantityBefore: 'Quantity was',
		quantityAfter: 'Quantity is',
		unitPrice: 'Unit price',
		netBefore: 'Amount was',
		netAfter: 'Amount is',
		difference: 'Difference'
	}
};
