/** Who sells and who buys: the forms of companies, moves between them, and what an invoice lacks by law. */
export const nl = {
	fields: {
		name: 'Naam',
		number: 'Klantnummer',
		street: 'Straat en huisnummer',
		postcode: 'Postcode',
		city: 'Plaats',
		country: 'Land',
		kvk: 'KvK-nummer',
		vatId: 'Btw-nummer',
		email: 'E-mailadres',
		iban: 'IBAN',
		phone: 'Telefoon',
		logoText: 'Tekst als logo',
		footer: 'Voettekst van de factuur',
		termMonths: 'Betaaltermijn in maanden',
		vatTreatment: 'Btw-behandeling',
		currency: 'Valuta',
		address: 'Adres'
	},
	hints: {
		country: 'Twee letters: NL, BE, DE',
		vatId: 'Zoals NL000099998B57',
		logoText: 'Staat groot boven de factuur; leeg: de naam.',
		footer: 'Bijvoorbeeld betalingsvoorwaarden. Staat onder elke factuur.',
		number: 'Bepaalt met welke klant uit het verbruik dit bedrijf hetzelfde is.',
		termMonths: 'Leeg: die van het eigen bedrijf.',
		currency: 'Drie letters. Facturen in een andere valuta worden gemeld.'
	},
	vat: { follow: 'Bestand en prijslijst bepalen', rate: (percent: string) => `Altijd ${percent}%` },

	own: {
		title: 'Eigen bedrijf',
		text: 'Deze gegevens staan op uw facturen. Een factuur die definitief is, houdt de gegevens van dat moment.',
		save: 'Opslaan',
		saved: 'De gegevens van uw bedrijf zijn opgeslagen.',
		unchanged: 'Er is niets gewijzigd.',
		identity: 'Bedrijf',
		address: 'Adres',
		contact: 'Contact en betaling',
		onInvoice: 'Op de factuur'
	},

	customer: {
		list: 'Klanten',
		add: 'Bedrijf toevoegen',
		edit: 'Gegevens wijzigen',
		details: 'Gegevens',
		added: (name: string) => `${name} is toegevoegd.`,
		deleted: (name: string) => `${name} is verwijderd.`,
		saved: (name: string) => `De gegevens van ${name} zijn opgeslagen.`,
		months: (months: string) => `${months} maand(en)`
	},

	list: {
		choose: 'Bedrijvenlijst kiezen',
		export: 'Bedrijven exporteren',
		reading: (file: string) => `${file} wordt gelezen`,
		problems: 'Problemen in de bedrijvenlijst',
		nothingChanged: 'Er is niets gewijzigd.',
		done: (file: string) => `${file} is geïmporteerd.`,
		text: (added: string, replaced: string, unchanged: string) =>
			`Toegevoegd: ${added}. Gewijzigd: ${replaced}. Ongewijzigd: ${unchanged}.`
	},

	move: {
		account: 'Verplaatsen',
		accountOf: (account: string) => `Account ${account} verplaatsen`,
		merge: 'Samenvoegen',
		titleAccount: (account: string) => `Account ${account} verplaatsen`,
		titleMerge: (name: string) => `${name} samenvoegen met een ander bedrijf`,
		to: 'Wie betaalt voortaan',
		choose: 'Kies een bedrijf',
		confirmAccount: 'Verplaats het account',
		confirmMerge: 'Voeg samen',
		looking: 'De gevolgen worden uitgerekend',
		stays:
			'Wat nog niet is gefactureerd, komt op de factuur van het gekozen bedrijf; latere correcties ook. Definitieve facturen blijven zoals ze zijn, en niets wordt twee keer gefactureerd. U kunt dit ongedaan maken.',
		noDrafts: 'Geen open concept verandert.',
		drafts: 'Concepten die veranderen',
		before: 'Nu',
		after: 'Straks',
		none: 'geen',
		done: 'De betaler is gewijzigd, en de concepten zijn bijgewerkt.',
		undone: 'Ongedaan gemaakt. De concepten zijn bijgewerkt.',
		list: 'Verplaatst en samengevoegd',
		what: 'Wat',
		from: 'Van',
		target: 'Betaalt',
		all: 'Het hele bedrijf',
		undo: 'Ongedaan maken',
		mergedShort: 'samengevoegd',
		merged: (name: string) => `Samengevoegd met ${name}`
	},

	lacks: {
		title: 'Wat er wettelijk op een factuur moet staan, is nog niet compleet',
		titleMany: (count: number) =>
			count === 1
				? 'Eén factuur is wettelijk nog niet compleet'
				: `${count} facturen zijn wettelijk nog niet compleet`,
		intro: 'Het ontbreekt nog aan:',
		internal:
			'Gaat u door, dan wordt de factuur vastgelegd als interne specificatie. Een PDF of UBL kan daar niet van worden gemaakt.',
		own: 'Eigen bedrijf invullen',
		customer: (name: string) => `${name} invullen`,
		'seller-name': 'de naam van uw bedrijf',
		'seller-address': 'het adres van uw bedrijf',
		'seller-kvk': 'het KvK-nummer van uw bedrijf',
		'seller-vat-id': 'het btw-nummer van uw bedrijf',
		'customer-name': 'de naam van de klant',
		'customer-address': 'het adres van de klant',
		'customer-vat-id': 'het btw-nummer van de klant (verplicht bij verlegde btw)'
	},

	invoice: {
		internal: 'Interne specificatie',
		internalText:
			'Deze factuur miste wettelijke gegevens toen zij definitief werd en is als interne specificatie vastgelegd. PDF en UBL zijn er niet van te maken.',
		noParties:
			'Deze factuur is gemaakt voordat de gegevens van verkoper en klant werden vastgelegd. PDF en UBL zijn er niet van te maken.',
		pay: (amount: string, day: string, iban: string, name: string, number: string) =>
			`Wij verzoeken u ${amount} uiterlijk ${day} over te maken op ${iban} ten name van ${name}, onder vermelding van ${number}.`,
		from: 'Van',
		to: 'Aan',
		cannot: (format: string) => `Een ${format} is van deze factuur niet te maken`,
		needs: 'Er ontbreekt:',
		isFrozen:
			'Wat definitief is, verandert niet meer. Vul de gegevens aan voor volgende facturen, of crediteer deze factuur en factureer opnieuw.',
		lacks: {
			'not-definitive': 'de factuur is nog een concept',
			'no-parties': 'de gegevens van verkoper en klant zijn destijds niet vastgelegd',
			internal: 'de factuur is vastgelegd als interne specificatie',
			'seller-iban': 'uw IBAN',
			'seller-endpoint': 'een KvK-nummer of Europees btw-nummer van uw bedrijf',
			'customer-endpoint': 'een KvK-nummer of Europees btw-nummer van de klant',
			'no-reference': 'de factuur die deze creditnota corrigeert',
			'three-decimals': 'UBL kent geen bedragen met drie decimalen, zoals in deze valuta',
			'vat-per-line': 'de btw per regel wijkt te ver af van het tarief over het geheel'
		},
		otherCurrency: (expected: string, is: string) =>
			`Deze klant wordt normaal in ${expected} gefactureerd; deze factuur is in ${is}.`
	}
};

export const en: typeof nl = {
	fields: {
		name: 'Name',
		number: 'Customer number',
		street: 'Street and number',
		postcode: 'Postcode',
		city: 'City',
		country: 'Country',
		kvk: 'CoC number',
		vatId: 'VAT id',
		email: 'E-mail address',
		iban: 'IBAN',
		phone: 'Telephone',
		logoText: 'Text as logo',
		footer: 'Footer of the invoice',
		termMonths: 'Payment term in months',
		vatTreatment: 'VAT treatment',
		currency: 'Currency',
		address: 'Address'
	},
	hints: {
		country: 'Two letters: NL, BE, DE',
		vatId: 'Such as NL000099998B57',
		logoText: 'Stands large above the invoice; blank: the name.',
		footer: 'Terms of payment, for example. Stands below every invoice.',
		number: 'Decides which customer in the usage this company is.',
		termMonths: 'Blank: that of your own company.',
		currency: 'Three letters. Invoices in another currency are reported.'
	},
	vat: { follow: 'File and price list decide', rate: (percent: string) => `Always ${percent}%` },

	own: {
		title: 'Own company',
		text: 'These details stand on your invoices. A final invoice keeps those of its moment.',
		save: 'Save',
		saved: 'The details of your company were saved.',
		unchanged: 'Nothing was changed.',
		identity: 'Company',
		address: 'Address',
		contact: 'Contact and payment',
		onInvoice: 'On the invoice'
	},

	customer: {
		list: 'Customers',
		add: 'Add a company',
		edit: 'Change details',
		details: 'Details',
		added: (name: string) => `${name} was added.`,
		deleted: (name: string) => `${name} was deleted.`,
		saved: (name: string) => `The details of ${name} were saved.`,
		months: (months: string) => `${months} month(s)`
	},

	list: {
		choose: 'Choose a list of companies',
		export: 'Export companies',
		reading: (file: string) => `Reading ${file}`,
		problems: 'Problems in the list of companies',
		nothingChanged: 'Nothing was changed.',
		done: (file: string) => `${file} was imported.`,
		text: (added: string, replaced: string, unchanged: string) =>
			`Added: ${added}. Changed: ${replaced}. Unchanged: ${unchanged}.`
	},

	move: {
		account: 'Move',
		accountOf: (account: string) => `Move account ${account}`,
		merge: 'Merge',
		titleAccount: (account: string) => `Move account ${account}`,
		titleMerge: (name: string) => `Merge ${name} into another company`,
		to: 'Who pays from now on',
		choose: 'Choose a company',
		confirmAccount: 'Move the account',
		confirmMerge: 'Merge them',
		looking: 'Working out the consequences',
		stays:
			'What is not billed yet goes on the invoice of the company chosen; so do later corrections. Final invoices stay as they are, and nothing is billed twice. You can undo this.',
		noDrafts: 'No open draft changes.',
		drafts: 'Drafts that change',
		before: 'Now',
		after: 'Then',
		none: 'none',
		done: 'The payer was changed, and the drafts were brought up to date.',
		undone: 'Undone. The drafts were brought up to date.',
		list: 'Moved and merged',
		what: 'What',
		from: 'From',
		target: 'Pays',
		all: 'The whole company',
		undo: 'Undo',
		mergedShort: 'merged',
		merged: (name: string) => `Merged into ${name}`
	},

	lacks: {
		title: 'What the law asks of an invoice is not complete yet',
		titleMany: (count: number) =>
			count === 1 ? 'One invoice lacks what the law asks' : `${count} invoices lack what the law asks`,
		intro: 'Still missing:',
		internal:
			'If you go on, the invoice is fixed as an internal specification. No PDF or UBL can be made of it.',
		own: 'Fill in your own company',
		customer: (name: string) => `Fill in ${name}`,
		'seller-name': 'the name of your company',
		'seller-address': 'the address of your company',
		'seller-kvk': 'the CoC number of your company',
		'seller-vat-id': 'the VAT id of your company',
		'customer-name': 'the name of the customer',
		'customer-address': 'the address of the customer',
		'customer-vat-id': 'the VAT id of the customer (reverse charge asks for it)'
	},

	invoice: {
		internal: 'Internal specification',
		internalText:
			'This invoice lacked what the law asks when it was made final, and is fixed as an internal specification. No PDF or UBL can be made of it.',
		noParties:
			'This invoice was made before the details of seller and customer were kept with it. No PDF or UBL can be made of it.',
		pay: (amount: string, day: string, iban: string, name: string, number: string) =>
			`Please transfer ${amount} by ${day} to ${iban} in the name of ${name}, stating ${number}.`,
		from: 'From',
		to: 'To',
		cannot: (format: string) => `No ${format} can be made of this invoice`,
		needs: 'Missing:',
		isFrozen:
			'What is final does not change. Fill in the details for later invoices, or credit this one and bill again.',
		lacks: {
			'not-definitive': 'the invoice is a draft still',
			'no-parties': 'the details of seller and customer were not kept with it',
			internal: 'the invoice is fixed as an internal specification',
			'seller-iban': 'your IBAN',
			'seller-endpoint': 'a CoC number or European VAT id of your company',
			'customer-endpoint': 'a CoC number or European VAT id of the customer',
			'no-reference': 'the invoice that this credit note corrects',
			'three-decimals': 'UBL knows no amounts with three decimals, as in this currency',
			'vat-per-line': 'VAT per line is too far from the rate on the whole'
		},
		otherCurrency: (expected: string, is: string) =>
			`This customer is normally billed in ${expected}; this invoice is in ${is}.`
	}
};
