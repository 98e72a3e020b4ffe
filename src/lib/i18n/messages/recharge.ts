/** Recharging an invoice to the companies behind it. */
export const nl = {
	title: 'Doorbelasten',
	text: 'Verdeel een factuur over de bedrijven erachter. Tegen kostprijs zijn de delen samen de factuur, tot op de cent.',
	invoice: 'Factuur',
	choose: 'Kies een factuur',
	none: 'Nog niets door te belasten',
	noneText: 'Maak eerst een factuur definitief: daarna kunt u haar verdelen.',
	toInvoices: 'Naar de facturen',
	by: 'Doorbelasten',
	terms: { cost: 'Tegen kostprijs', surcharge: 'Met een opslag', 'own-prices': 'Tegen eigen prijzen' },
	prices: 'Eigen prijzen',
	pricesText:
		'Een SKU zonder eigen prijs blijft tegen kostprijs, net als een aanvulling tot een minimum. De prijzen worden onthouden, ook voor volgende facturen.',
	priceColumns: {
		sku: 'SKU',
		unit: 'Eenheid',
		cost: 'Prijs op de factuur',
		own: 'Eigen prijs',
		change: 'Wijzigen'
	},
	changePrice: (sku: string) => `Eigen prijs van ${sku}`,
	noPrice: 'kostprijs',
	price: 'Prijs per stuk',
	wrongPrice: 'Vul een bedrag in, bijvoorbeeld 0,125.',
	atCost: 'Tegen kostprijs',
	surcharge: 'Opslag in procenten',
	surchargeHint: 'Komt op de prijs per stuk.',
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
	more: (total: string, difference: string) => `Samen ${total}, ${difference} meer dan de factuur.`,
	less: (total: string, difference: string) => `Samen ${total}, ${difference} minder dan de factuur.`,
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
	by: 'Recharge',
	terms: { cost: 'At cost', surcharge: 'With a surcharge', 'own-prices': 'At own prices' },
	prices: 'Own prices',
	pricesText:
		'A SKU without an own price stays at cost, and so does what is added up to a minimum. The prices are remembered, for later invoices too.',
	priceColumns: {
		sku: 'SKU',
		unit: 'Unit',
		cost: 'Price on the invoice',
		own: 'Own price',
		change: 'Change'
	},
	changePrice: (sku: string) => `Own price of ${sku}`,
	noPrice: 'cost',
	price: 'Unit price',
	wrongPrice: 'Fill in an amount, such as 0.125.',
	atCost: 'At cost',
	surcharge: 'Surcharge in percent',
	surchargeHint: 'Comes on the unit price.',
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
	more: (total: string, difference: string) => `Together ${total}, ${difference} more than the invoice.`,
	less: (total: string, difference: string) => `Together ${total}, ${difference} less than the invoice.`,
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
