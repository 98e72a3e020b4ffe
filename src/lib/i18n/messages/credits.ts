/** Crediting a definitive invoice by hand, and what was credited of one. */
export const nl = {
	button: 'Crediteren',
	title: (number: string) => `Factuur ${number} crediteren`,
	text: 'Een creditnota neemt regels terug zoals zij op de factuur staan, tot op de cent. Zij is meteen definitief en krijgt een eigen nummer.',
	reading: 'Er wordt nagegaan wat nog te crediteren is.',
	lines: 'Te crediteren regels',
	choose: (line: string, sku: string) => `Regel ${line}, ${sku}, crediteren`,
	columns: {
		line: 'Regel',
		subscription: 'Abonnement',
		sku: 'SKU',
		period: 'Periode',
		quantity: 'Aantal',
		net: 'Ex. btw',
		vat: 'Btw',
		state: 'Al gecrediteerd'
	},
	credited: (number: string) => `op ${number}`,
	takenBack: (numbers: string) => `teruggenomen op ${numbers}`,
	together:
		'Regels van hetzelfde verbruik (staffels, minimum) gaan samen: opnieuw factureren rekent het geheel.',
	usage: 'Wat gebeurt er met het verbruik?',
	reopen: 'Opnieuw factureren',
	reopenHint: 'Het verbruik komt op de volgende factuur, tegen de prijzen van dan.',
	settle: 'Afhandelen',
	settleHint: 'Het verbruik blijft gefactureerd: de klant krijgt het bedrag terug en het komt niet terug.',
	date: 'Datum van de creditnota',
	wrongDate: 'Vul een datum in die bestaat.',
	total: (lines: string, n: number, total: string) =>
		`${n === 1 ? 'Eén regel' : `${lines} regels`}, samen ${total} met btw.`,
	nothingLeft: 'Van deze factuur is niets meer te crediteren.',
	number: (number: string) => `De creditnota krijgt nummer ${number}.`,
	done: (number: string) => `Creditnota ${number} is gemaakt en definitief.`,
	doneReopened: (number: string) =>
		`Creditnota ${number} is gemaakt en definitief. Het verbruik is weer te factureren.`,
	open: 'Creditnota openen',
	creditedOn: 'Gecrediteerd op',
	partCreditedOn: 'Deels gecrediteerd op',
	credits: 'Crediteert factuur',
	usageReopened: 'Het verbruik ervan is weer te factureren.',
	usageSettled: 'Het verbruik ervan blijft gefactureerd.'
};

export const en: typeof nl = {
	button: 'Credit',
	title: (number: string) => `Credit invoice ${number}`,
	text: 'A credit note takes lines back as they stand on the invoice, to the cent. It is definitive at once and gets a number of its own.',
	reading: 'What can still be credited is being looked up.',
	lines: 'Lines to credit',
	choose: (line: string, sku: string) => `Credit line ${line}, ${sku}`,
	columns: {
		line: 'Line',
		subscription: 'Subscription',
		sku: 'SKU',
		period: 'Period',
		quantity: 'Quantity',
		net: 'Excl. VAT',
		vat: 'VAT',
		state: 'Credited already'
	},
	credited: (number: string) => `on ${number}`,
	takenBack: (numbers: string) => `taken back on ${numbers}`,
	together: 'Lines of the same usage (tiers, minimum) go together: billing again computes the whole.',
	usage: 'What happens to the usage?',
	reopen: 'Bill again',
	reopenHint: 'The usage comes on the next invoice, at the prices of then.',
	settle: 'Settle',
	settleHint: 'The usage stays billed: the customer gets the amount back and it does not return.',
	date: 'Date of the credit note',
	wrongDate: 'Fill in a date that exists.',
	total: (lines: string, n: number, total: string) =>
		`${n === 1 ? 'One line' : `${lines} lines`}, together ${total} with VAT.`,
	nothingLeft: 'There is nothing left to credit of this invoice.',
	number: (number: string) => `The credit note gets number ${number}.`,
	done: (number: string) => `Credit note ${number} was made and is definitive.`,
	doneReopened: (number: string) =>
		`Credit note ${number} was made and is definitive. Its usage can be billed again.`,
	open: 'Open the credit note',
	creditedOn: 'Credited on',
	partCreditedOn: 'Partly credited on',
	credits: 'Credits invoice',
	usageReopened: 'Its usage can be billed again.',
	usageSettled: 'Its usage stays billed.'
};
