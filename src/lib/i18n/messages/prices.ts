/** The price list, its models and reading it from a file. */
const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

export const nl = {
	title: 'Prijslijst',
	text: 'Wat elke SKU kost, en vanaf wanneer. Concepten volgen de prijslijst vanzelf; definitieve facturen niet.',
	choose: 'Prijslijst kiezen',
	hint: 'CSV met de kolommen sku, toeslagnaam, eenheid, prijsmodel, tot_en_met, bedrag_per_stuk, pakketgrootte, btw_percentage, geldig_vanaf en valuta.',
	export: 'Prijslijst exporteren',
	search: 'Zoek op SKU, naam of klant',
	reading: (file: string) => `${file} wordt gelezen`,
	delete: (sku: string, day: string) => `Prijs van ${sku} vanaf ${day} verwijderen`,
	deleted: (sku: string, day: string) => `De prijs van ${sku} vanaf ${day} is verwijderd.`,

	columns: {
		sku: 'SKU',
		chargeName: 'Toeslagnaam',
		unit: 'Eenheid',
		model: 'Prijsmodel',
		price: 'Bedrag per stuk',
		size: 'Pakketgrootte',
		free: 'Gratis',
		minimum: 'Minimum',
		customer: 'Klantnummer',
		subscription: 'Abonnementsnummer',
		vat: 'Btw',
		currency: 'Valuta',
		validFrom: 'Geldig vanaf',
		state: 'Nu',
		actions: 'Wijzigen of verwijderen'
	},

	states: {
		'in-force': 'geldt',
		superseded: 'opgevolgd',
		future: 'gaat nog in'
	},

	models: {
		standard: {
			name: 'Standaard',
			asked: 'Standaard',
			text: 'Elk stuk kost hetzelfde.'
		},
		graduated: {
			name: 'Schijven',
			asked: 'Schijven: elke trede tegen haar eigen prijs',
			text: 'Elk deel van het aantal kost de prijs van de trede waarin het valt.'
		},
		volume: {
			name: 'Volume',
			asked: 'Volume: alles tegen de prijs van de bereikte trede',
			text: 'Het hele aantal kost de prijs van de trede die het bereikt.'
		},
		package: {
			name: 'Pakket',
			asked: 'Pakket',
			text: 'Hele pakketten: een pakket dat is aangebroken, telt mee.'
		}
	},

	tiers: {
		upTo: (upTo: string, price: string) => `t/m ${upTo} à ${price}`,
		above: (price: string) => `daarboven à ${price}`,
		list: (model: string, tiers: string) => `${model}: ${tiers}`
	},

	examples: {
		of: (quantity: string, basis: string) => `Bij ${basis} kosten ${quantity} stuks:`,
		standard: '0,05 per stuk',
		package: '9,00 per pakket van 100'
	},

	explanation: {
		title: 'Zo rekent elk prijsmodel',
		perKey:
			'Treden, gratis aantal en minimum tellen per verbruikssleutel: voor elke klant, elk account en abonnement, elke SKU, eenheid en toeslagnaam en elke periode apart. Verbruik van twee accounts wordt dus niet bij elkaar geteld om een trede te bereiken.',
		free: 'Gaat van het aantal af voordat treden en pakketten worden gerekend.',
		minimum:
			'Het minste bedrag ex. btw per verbruikssleutel en periode met verbruik. Wat eraan ontbreekt, staat als eigen regel op de factuur.'
	},

	done: {
		title: (file: string) => `${file} is geïmporteerd.`,
		text: (added: string, replaced: string, unchanged: string) =>
			`${added} toegevoegd, ${replaced} vervangen, ${unchanged} ongewijzigd.`
	},

	problems: {
		label: 'Problemen in de prijslijst',
		title: (file: string, count: string, n: number) =>
			`${file} is niet geïmporteerd: ${plural(n, 'er is 1 probleem', `er zijn ${count} problemen`)}.`,
		nothingChanged: 'Er is niets gewijzigd.',
		more: (count: string) => `En nog ${count}. Los eerst deze op en kies het bestand opnieuw.`,
		columns: { line: 'Regel', column: 'Kolom', value: 'Waarde', sentence: 'Wat er is en wat te doen' }
	},

	questions: {
		title: (file: string) => `${file} laat iets open.`,
		text: 'Er is nog niets gewijzigd. Kies wat er bedoeld is.',
		import: 'Zo importeren',
		staffel: {
			title: 'Wat betekent ‘staffel’ in dit bestand?',
			text: (line: string, example: string) =>
				`Op regel ${line} staat ‘staffel’. Voor de een zijn dat schijven, voor de ander volume, en dat scheelt veel. ${example}`
		},
		number: {
			title: 'Staat de komma of de punt voor decimalen?',
			text: (column: string, example: string) =>
				`Geen enkele waarde in de kolom ‘${column}’ maakt dat duidelijk, bijvoorbeeld ${example}.`,
			comma: 'De komma',
			point: 'De punt',
			reads: (example: string, read: string) => `${example} is dan ${read}`,
			unreadable: 'geen getal'
		},
		date: {
			title: 'Staat de dag of de maand voorop?',
			text: (column: string, example: string) =>
				`Geen enkele datum in de kolom ‘${column}’ maakt dat duidelijk, bijvoorbeeld ${example}.`,
			'day-first': 'De dag',
			'month-first': 'De maand',
			reads: (example: string, read: string) => `${example} is dan ${read}`,
			unreadable: 'geen datum'
		}
	},

	none: {
		title: 'Nog geen prijzen',
		text: 'Kies een prijslijst. Zonder prijs kan een factuur niet definitief worden; nul is ook een prijs.',
		searched: 'Geen prijs gevonden',
		searchedText: 'Geen SKU, naam, eenheid of klant bevat deze woorden.'
	}
};

export const en: typeof nl = {
	title: 'Price list',
	text: 'What each SKU costs, and from when. Drafts follow the price list by themselves; final invoices do not.',
	choose: 'Choose price list',
	hint: 'CSV with the columns sku, charge_name, unit, prijsmodel, tot_en_met, unit_price, pakketgrootte, vat_rate, geldig_vanaf and currency.',
	export: 'Export price list',
	search: 'Search SKU, name or customer',
	reading: (file: string) => `Reading ${file}`,
	delete: (sku: string, day: string) => `Delete price of ${sku} from ${day}`,
	deleted: (sku: string, day: string) => `The price of ${sku} from ${day} was deleted.`,

	columns: {
		sku: 'SKU',
		chargeName: 'Charge name',
		unit: 'Unit',
		model: 'Price model',
		price: 'Unit price',
		size: 'Package size',
		free: 'Free',
		minimum: 'Minimum',
		customer: 'Customer number',
		subscription: 'Subscription number',
		vat: 'VAT',
		currency: 'Currency',
		validFrom: 'Valid from',
		state: 'Now',
		actions: 'Change or delete'
	},

	states: {
		'in-force': 'in force',
		superseded: 'superseded',
		future: 'not yet'
	},

	models: {
		standard: {
			name: 'Standard',
			asked: 'Standard',
			text: 'Every unit costs the same.'
		},
		graduated: {
			name: 'Graduated',
			asked: 'Graduated: each tier at its own price',
			text: 'Each part of the quantity costs the price of the tier that it falls in.'
		},
		volume: {
			name: 'Volume',
			asked: 'Volume: everything at the price of the tier reached',
			text: 'The whole quantity costs the price of the tier that it reaches.'
		},
		package: {
			name: 'Package',
			asked: 'Package',
			text: 'Whole packages: one that is begun counts.'
		}
	},

	tiers: {
		upTo: (upTo: string, price: string) => `up to ${upTo} at ${price}`,
		above: (price: string) => `above at ${price}`,
		list: (model: string, tiers: string) => `${model}: ${tiers}`
	},

	examples: {
		of: (quantity: string, basis: string) => `At ${basis}, ${quantity} units cost:`,
		standard: '0.05 per unit',
		package: '9.00 per package of 100'
	},

	explanation: {
		title: 'How each price model computes',
		perKey:
			'Tiers, free quantity and minimum count per usage key: for each customer, each account and subscription, each SKU, unit and charge name and each period apart. So usage of two accounts is not added up to reach a tier.',
		free: 'Comes off the quantity before tiers and packages are computed.',
		minimum:
			'The least amount excl. VAT per usage key and period with usage. What is lacking stands on the invoice as a line of its own.'
	},

	done: {
		title: (file: string) => `${file} was imported.`,
		text: (added: string, replaced: string, unchanged: string) =>
			`${added} added, ${replaced} replaced, ${unchanged} unchanged.`
	},

	problems: {
		label: 'Problems in the price list',
		title: (file: string, count: string, n: number) =>
			`${file} was not imported: ${plural(n, 'there is 1 problem', `there are ${count} problems`)}.`,
		nothingChanged: 'Nothing was changed.',
		more: (count: string) => `And ${count} more. Solve these first and choose the file again.`,
		columns: { line: 'Line', column: 'Column', value: 'Value', sentence: 'What is wrong and what to do' }
	},

	questions: {
		title: (file: string) => `${file} leaves something open.`,
		text: 'Nothing was changed yet. Choose what is meant.',
		import: 'Import like this',
		staffel: {
			title: 'What does ‘staffel’ mean in this file?',
			text: (line: string, example: string) =>
				`Line ${line} says ‘staffel’. To some that means graduated, to others volume, and it makes a great difference. ${example}`
		},
		number: {
			title: 'Does the comma or the point come before decimals?',
			text: (column: string, example: string) =>
				`No value in the column ‘${column}’ makes that clear, for instance ${example}.`,
			comma: 'The comma',
			point: 'The point',
			reads: (example: string, read: string) => `${example} is then ${read}`,
			unreadable: 'no number'
		},
		date: {
			title: 'Does the day or the month come first?',
			text: (column: string, example: string) =>
				`No date in the column ‘${column}’ makes that clear, for instance ${example}.`,
			'day-first': 'The day',
			'month-first': 'The month',
			reads: (example: string, read: string) => `${example} is then ${read}`,
			unreadable: 'no date'
		}
	},

	none: {
		title: 'No prices yet',
		text: 'Choose a price list. Without a price an invoice cannot be made final; zero is a price too.',
		searched: 'No price found',
		searchedText: 'No SKU, name, unit or customer holds these words.'
	}
};
