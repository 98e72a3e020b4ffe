/** The start page: what this is and how to begin, or how things stand. */
import { formatCount } from '../format';

const more = (count: number, one: string, many: string, language: 'nl' | 'en'): string =>
	`${formatCount(count, language)} ${count === 1 ? one : many}`;

export const nl = {
	title: 'Startpagina',

	welcome: {
		title: 'Van verbruik naar factuur',
		text: 'Lees verbruiksbestanden in, maak maandfacturen en download bij elke factuur de specificatie in Excel. Alles gebeurt in deze browser; er gaat niets naar een server.',
		steps: 'In drie stappen',
		prices: {
			title: 'Prijslijst',
			text: 'Importeer een CSV met de prijs van elke SKU, ook met schijven, volume of pakketten.',
			done: (count: number) => more(count, 'prijs', 'prijzen', 'nl')
		},
		usage: {
			title: 'Verbruik',
			text: 'Kies CSV-bestanden met één regel per gebeurtenis. U ziet eerst hoe ze gelezen worden.'
		},
		invoices: {
			title: 'Facturen',
			text: 'Maak per klant een concept, maak het definitief en exporteer de specificatie.'
		},
		sample: 'Voorbeeld laden',
		sampleText:
			'Liever eerst rondkijken? Het voorbeeld is een administratie apart, met een prijslijst en ruim 8.000 gebeurtenissen. Uw eigen gegevens blijven erbuiten.',
		own: 'Of begin met uw eigen bestanden:',
		ownPrices: 'prijslijst kiezen',
		ownUsage: 'verbruik kiezen',
		loading: {
			fetching: 'Voorbeeld ophalen',
			prices: 'Prijslijst van het voorbeeld importeren',
			usage: (file: string) => `Verbruik van het voorbeeld lezen: ${file}`
		}
	},

	figures: {
		label: 'Kerncijfers',
		events: (month: string) => `Gebeurtenissen in ${month}`,
		eventsNote: (imports: number) => `uit ${more(imports, 'import', 'imports', 'nl')}`,
		months: 'Maanden met verbruik',
		drafts: 'Open concepten',
		draftsNote: (count: number) =>
			count === 0 ? 'nog geen' : `${more(count, 'concept', 'concepten', 'nl')}, incl. btw`,
		definitive: (month: string) => `Definitief over ${month}`,
		definitiveNote: (count: number) =>
			count === 0 ? 'nog geen' : `${more(count, 'factuur', 'facturen', 'nl')}, incl. btw`,
		none: '–',
		also: (amounts: string) => `en ${amounts}`
	},

	tasks: {
		title: 'Te doen',
		none: 'Niets: alles is bijgewerkt.',
		outdated: (count: number) => `${more(count, 'concept is', 'concepten zijn', 'nl')} nog niet bijgewerkt`,
		outdatedNote: 'Dat gebeurt vanzelf; mislukt het, dan staat de reden bij Facturen.',
		noPrice: (count: number) => `${more(count, 'SKU heeft', 'SKU’s hebben', 'nl')} nog geen prijs`,
		noVat: (count: number) => `Van ${more(count, 'SKU', 'SKU’s', 'nl')} is nog geen btw bekend`,
		months: (count: number, from: string, until: string) =>
			`${formatCount(count, 'nl')} maanden (${from} – ${until})`,
		notBilled: (months: string) => `Verbruik van ${months} staat nog op geen factuur`,
		drafts: (count: number) => `${more(count, 'concept kan', 'concepten kunnen', 'nl')} definitief worden`,
		rejected: (records: number) =>
			`${more(records, 'afgekeurde regel', 'afgekeurde regels', 'nl')} nog te verbeteren`,
		rejectedNote: (imports: number) => `in ${more(imports, 'import', 'imports', 'nl')}`
	},

	skus: {
		title: (month: string) => `Verbruik in ${month}`,
		sku: 'SKU',
		chargeName: 'Toeslagnaam',
		unit: 'Eenheid',
		quantity: 'Aantal',
		more: (count: number) => `en nog ${more(count, 'SKU', 'SKU’s', 'nl')}`
	},

	imports: { title: 'Laatste imports', all: 'Alle imports' },

	exports: {
		title: 'Laatste exports',
		file: 'Bestand',
		when: 'Wanneer',
		state: 'Status',
		none: 'Nog niets geëxporteerd. Kies bij Facturen welke specificaties u wilt.'
	}
};

export const en: typeof nl = {
	title: 'Home',

	welcome: {
		title: 'From usage to invoice',
		text: 'Read usage files, make monthly invoices, and download the specification of every invoice in Excel. Everything happens in this browser; nothing goes to a server.',
		steps: 'In three steps',
		prices: {
			title: 'Price list',
			text: 'Import a CSV with the price of every SKU: graduated, volume or package prices too.',
			done: (count) => more(count, 'price', 'prices', 'en')
		},
		usage: {
			title: 'Usage',
			text: 'Choose CSV files with one line per event. You first see how they are read.'
		},
		invoices: {
			title: 'Invoices',
			text: 'Make a draft for each customer, make it final, and export its specification.'
		},
		sample: 'Load sample',
		sampleText:
			'Rather look around first? The sample is an administration apart, with a price list and over 8,000 events. Your own data stay out of it.',
		own: 'Or begin with your own files:',
		ownPrices: 'choose a price list',
		ownUsage: 'choose usage',
		loading: {
			fetching: 'Fetching the sample',
			prices: 'Importing the price list of the sample',
			usage: (file) => `Reading usage of the sample: ${file}`
		}
	},

	figures: {
		label: 'Key figures',
		events: (month) => `Events in ${month}`,
		eventsNote: (imports) => `from ${more(imports, 'import', 'imports', 'en')}`,
		months: 'Months with usage',
		drafts: 'Open drafts',
		draftsNote: (count) => (count === 0 ? 'none yet' : `${more(count, 'draft', 'drafts', 'en')}, incl. VAT`),
		definitive: (month) => `Final for ${month}`,
		definitiveNote: (count) =>
			count === 0 ? 'none yet' : `${more(count, 'invoice', 'invoices', 'en')}, incl. VAT`,
		none: '–',
		also: (amounts) => `and ${amounts}`
	},

	tasks: {
		title: 'To do',
		none: 'Nothing: all is up to date.',
		outdated: (count) => `${more(count, 'draft is', 'drafts are', 'en')} not up to date yet`,
		outdatedNote: 'That happens by itself; if it fails, Invoices tells why.',
		noPrice: (count) => `${more(count, 'SKU has', 'SKUs have', 'en')} no price yet`,
		noVat: (count) => `The VAT of ${more(count, 'SKU', 'SKUs', 'en')} is not known yet`,
		months: (count, from, until) => `${formatCount(count, 'en')} months (${from} – ${until})`,
		notBilled: (months) => `Usage of ${months} is on no invoice yet`,
		drafts: (count) => `${more(count, 'draft', 'drafts', 'en')} can become final`,
		rejected: (records) => `${more(records, 'rejected line', 'rejected lines', 'en')} to be mended`,
		rejectedNote: (imports) => `in ${more(imports, 'import', 'imports', 'en')}`
	},

	skus: {
		title: (month) => `Usage in ${month}`,
		sku: 'SKU',
		chargeName: 'Charge name',
		unit: 'Unit',
		quantity: 'Quantity',
		more: (count) => `and ${more(count, 'more SKU', 'more SKUs', 'en')}`
	},

	imports: { title: 'Last imports', all: 'All imports' },

	exports: {
		title: 'Last exports',
		file: 'File',
		when: 'When',
		state: 'State',
		none: 'Nothing exported yet. Choose at Invoices which specifications you want.'
	}
};
