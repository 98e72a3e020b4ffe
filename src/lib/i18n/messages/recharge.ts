/** Recharging an invoice to the companies behind it. */
export const nl = {
	title: 'Doorbelasten',
	text: 'Verdeel een factuur over de bedrijven erachter. Tegen kostprijs zijn de delen samen de factuur, tot op de cent.',
	invoice: 'Factuur',
	choose: 'Kies een factuur',
	none: 'Nog niets door te belasten',
	noneText: 'Maak eerst een factuur definitief: daarna kunt u haar verdelen.',
	toInvoices: 'Naar de facturen',
	surcharge: 'Opslag in procenten',
	surchargeHint: 'Komt op de prijs per stuk; 0 is kostprijs.',
	wrongSurcharge: 'Vul een percentage in van 0 tot 1000, bijvoorbeeld 2,5.',
	parts: 'Bedrijven',
	columns: {
		account: 'Klantaccount',
		kvk: 'KvK-nummer',
		lines: 'Regels',
		net: 'Kosten ex. btw',
		vat: 'Btw',
		total: 'Kosten',
		charged: 'Door te belasten',
		difference: 'Verschil'
	},
	fits: (total: string) => `Klopt: samen ${total}, gelijk aan de factuur.`,
	difference: (total: string, more: string) => `Samen ${total}, ${more} meer dan de factuur.`,
	export: 'Specificaties exporteren',
	mapping: 'Abonnementen',
	mappingText:
		'Een abonnement hoort bij het bedrijf dat op de factuur staat, tenzij u hier een ander kiest. Dat wordt onthouden, ook voor volgende facturen.',
	mappingColumns: {
		subscription: 'Abonnement',
		account: 'Klantaccount',
		kvk: 'KvK-nummer',
		change: 'Wijzigen'
	},
	change: (subscription: string) => `Abonnement ${subscription} aan een ander bedrijf toewijzen`,
	changeShort: 'Wijzigen',
	changed: 'gewijzigd',
	account: 'Klantaccount',
	kvk: 'KvK-nummer',
	back: 'Zoals op de factuur',
	save: 'Opslaan'
};

export const en: typeof nl = {
	title: 'Recharge',
	text: 'Divide an invoice over the companies behind it. At cost the parts are the invoice, to the cent.',
	invoice: 'Invoice',
	choose: 'Choose an invoice',
	none: 'Nothing to recharge yet',
	noneText: 'Make an invoice definitive first: then you can divide it.',
	toInvoices: 'To the invoices',
	surcharge: 'Surcharge in percent',
	surchargeHint: 'Comes on the unit price; 0 is cost.',
	wrongSurcharge: 'Fill in a percentage from 0 to 1000, such as 2.5.',
	parts: 'Companies',
	columns: {
		account: 'Customer account',
		kvk: 'CoC number',
		lines: 'Lines',
		net: 'Cost excl. VAT',
		vat: 'VAT',
		total: 'Cost',
		charged: 'To recharge',
		difference: 'Difference'
	},
	fits: (total: string) => `Right: together ${total}, equal to the invoice.`,
	difference: (total: string, more: string) => `Together ${total}, ${more} more than the invoice.`,
	export: 'Export specifications',
	mapping: 'Subscriptions',
	mappingText:
		'A subscription belongs to the company on the invoice, unless you choose another here. That is remembered, for later invoices too.',
	mappingColumns: {
		subscription: 'Subscription',
		account: 'Customer account',
		kvk: 'CoC number',
		change: 'Change'
	},
	change: (subscription: string) => `Assign subscription ${subscription} to another company`,
	changeShort: 'Change',
	changed: 'changed',
	account: 'Customer account',
	kvk: 'CoC number',
	back: 'As on the invoice',
	save: 'Save'
};
