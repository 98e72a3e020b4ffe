/** Why an invoice line says what it says: its computation, its VAT and the events behind it. */
export const nl = {
	title: (sku: string) => `Uitleg: ${sku}`,
	open: 'Uitleg van deze regel',
	reading: 'De uitleg wordt gemaakt.',

	usage: {
		title: 'Verbruik',
		before: 'Eerder gefactureerd',
		beforeOn: 'op',
		here: 'Op deze factuur',
		rated: 'Samen, waarover de prijs is berekend',
		negative: 'Een min betekent dat eerder gefactureerd verbruik wordt teruggenomen.'
	},

	price: {
		title: 'Prijs',
		fromFile: 'De prijs per stuk staat in het verbruiksbestand zelf en gaat voor de prijslijst.',
		none: 'De prijslijst kent voor deze SKU en periode nog geen prijs.',
		version: (model: string, from: string) => `${model}, geldig vanaf ${from}.`,
		customer: (number: string) => `Alleen voor klant ${number}.`,
		subscription: (number: string) => `Alleen voor abonnement ${number}.`,
		free: (quantity: string, rest: string) =>
			`Gratis: ${quantity}. Die gaan er eerst af; ${rest} blijft over.`,
		minimum: (amount: string) => `Minimaal ${amount} per periode met verbruik.`,
		flat: 'Elke eenheid kost hetzelfde, dus alleen wat hier bij komt of af gaat, wordt berekend.',
		whole:
			'Staffels tellen over het geheel: alles wordt opnieuw berekend, en wat al gefactureerd is gaat eraf.',
		step: 'Berekening',
		rows: {
			volume: 'Alles tegen de bereikte prijs',
			graduated: 'Deel tegen deze prijs',
			package: 'Aangebroken pakketten',
			standard: 'Aantal × prijs',
			minimum: 'Aanvulling tot het minimum'
		},
		billed: 'Af: eerder gefactureerd',
		line: 'Op deze factuur',
		columns: { what: 'Wat', quantity: 'Aantal', unitPrice: 'Prijs', amount: 'Bedrag' }
	},

	vat: {
		title: 'Btw',
		none: 'De btw van deze regel is nog niet bekend.',
		zero: (name: string) => `${name}: er wordt geen btw berekend.`,
		exact: (rate: string, net: string, exact: string) => `${rate} over ${net} is ${exact}.`,
		perLine: (given: string) => `De btw is per regel afgerond: ${given}.`,
		perRate: (net: string, vat: string) =>
			`De btw wordt per tarief één keer afgerond: over ${net} is dat ${vat}. De regels krijgen daarvan eerst hun naar beneden afgeronde deel.`,
		spread: (cents: string) =>
			`Wat dan overblijft (${cents}), gaat per cent naar de regels met de grootste rest.`,
		added: (down: string, given: string) => `Deze regel krijgt één cent meer: ${down} wordt ${given}.`,
		same: (given: string) => `Deze regel krijgt ${given}.`
	},

	credit: {
		takesBack: (line: string) => `Neemt regel ${line} terug van factuur`,
		reopen: 'Het verbruik is daarmee weer te factureren.',
		settle:
			'Het verbruik blijft gefactureerd en is daarmee afgehandeld: er zijn geen gebeurtenissen bij geteld.'
	},

	events: {
		title: 'Gebeurtenissen',
		none: 'Achter deze regel staan geen gebeurtenissen.',
		imports: 'Imports',
		undone: 'ongedaan gemaakt',
		file: (events: string, quantity?: string) =>
			quantity === undefined ? `${events} regels` : `${events} regels, samen ${quantity}`,
		adding: 'De gebeurtenissen worden opgeteld.',
		columns: {
			file: 'Bestand',
			line: 'Regel',
			moment: 'Tijdstip',
			id: 'Transactie',
			quantity: 'Aantal'
		},
		noMoment: 'periode',
		fits: (before: string, events: string, rated: string) =>
			`Klopt: ${before} eerder geteld + ${events} uit deze gebeurtenissen = ${rated}.`,
		fitsAlone: (events: string) => `Klopt: deze gebeurtenissen zijn samen ${events}.`,
		differs: (events: string, usage: string) =>
			`Klopt niet: deze gebeurtenissen zijn samen ${events}, de factuur telt ${usage}. Van deze factuur is niet bewaard welke imports zij telde.`,
		failed: 'De gebeurtenissen zijn niet te lezen.'
	}
};

export const en: typeof nl = {
	title: (sku: string) => `Explanation: ${sku}`,
	open: 'Explanation of this line',
	reading: 'The explanation is being made.',

	usage: {
		title: 'Usage',
		before: 'Billed before',
		beforeOn: 'on',
		here: 'On this invoice',
		rated: 'Together, which the price was computed for',
		negative: 'A minus means that usage billed before is taken back.'
	},

	price: {
		title: 'Price',
		fromFile: 'The unit price stands in the usage file itself and goes before the price list.',
		none: 'The price list has no price for this SKU and period yet.',
		version: (model: string, from: string) => `${model}, valid from ${from}.`,
		customer: (number: string) => `Only for customer ${number}.`,
		subscription: (number: string) => `Only for subscription ${number}.`,
		free: (quantity: string, rest: string) => `Free: ${quantity}. They come off first; ${rest} is left.`,
		minimum: (amount: string) => `At least ${amount} for a period with usage.`,
		flat: 'Each unit costs the same, so only what is added or taken off here is computed.',
		whole: 'Tiers count over the whole: all is computed again, and what was billed comes off.',
		step: 'Computation',
		rows: {
			volume: 'All at the price reached',
			graduated: 'Part at this price',
			package: 'Packages begun',
			standard: 'Quantity × price',
			minimum: 'Added up to the minimum'
		},
		billed: 'Less: billed before',
		line: 'On this invoice',
		columns: { what: 'What', quantity: 'Quantity', unitPrice: 'Price', amount: 'Amount' }
	},

	vat: {
		title: 'VAT',
		none: 'The VAT of this line is not known yet.',
		zero: (name: string) => `${name}: no VAT is charged.`,
		exact: (rate: string, net: string, exact: string) => `${rate} on ${net} is ${exact}.`,
		perLine: (given: string) => `VAT is rounded per line: ${given}.`,
		perRate: (net: string, vat: string) =>
			`VAT is rounded once per rate: on ${net} that is ${vat}. The lines first get their share of it rounded down.`,
		spread: (cents: string) =>
			`What is left then (${cents}) goes cent by cent to the lines with the largest remainder.`,
		added: (down: string, given: string) => `This line gets one cent more: ${down} becomes ${given}.`,
		same: (given: string) => `This line gets ${given}.`
	},

	credit: {
		takesBack: (line: string) => `Takes back line ${line} of invoice`,
		reopen: 'Its usage can be billed again.',
		settle: 'Its usage stays billed and is done with: no events were counted for it.'
	},

	events: {
		title: 'Events',
		none: 'There are no events behind this line.',
		imports: 'Imports',
		undone: 'undone',
		file: (events: string, quantity?: string) =>
			quantity === undefined ? `${events} lines` : `${events} lines, together ${quantity}`,
		adding: 'The events are being added up.',
		columns: { file: 'File', line: 'Line', moment: 'Moment', id: 'Transaction', quantity: 'Quantity' },
		noMoment: 'period',
		fits: (before: string, events: string, rated: string) =>
			`Right: ${before} counted before + ${events} of these events = ${rated}.`,
		fitsAlone: (events: string) => `Right: these events are together ${events}.`,
		differs: (events: string, usage: string) =>
			`Not right: these events are together ${events}, the invoice counts ${usage}. Which imports this invoice counted was not kept.`,
		failed: 'The events cannot be read.'
	}
};
