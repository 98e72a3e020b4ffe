/** Invoices: the list, one of them with its lines, runs, numbers and making them definitive. */
const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

export const nl = {
	title: 'Facturen',
	text: 'Concepten volgen het verbruik en de prijzen vanzelf; wat definitief is, ligt vast.',
	draftNumber: 'concept',
	noName: '(zonder naam)',
	choose: (number: string, customer: string) => `Factuur ${number} van ${customer} kiezen`,
	export: 'Exporteren',
	withUsage: 'Met verbruik',
	withUsageHint: 'Een tweede blad ‘Verbruik’ met elk record achter de regels.',
	queued:
		'Uw export wordt in de wachtrij gezet en door een afzonderlijk proces verwerkt. U ontvangt een melding wanneer dit klaar is.',
	refreshFailed: 'De concepten zijn niet bijgewerkt.',

	columns: {
		number: 'Nummer',
		customer: 'Klant',
		invoiceDate: 'Factuurdatum',
		dueDate: 'Vervaldatum',
		usageUpTo: 'Verbruik t/m',
		lines: 'Regels',
		late: 'Nagekomen',
		net: 'Ex. btw',
		vat: 'Btw',
		total: 'Totaal',
		status: 'Status'
	},

	status: {
		draft: 'concept',
		'draft-credit-note': 'concept creditnota',
		'no-price': 'geen prijs',
		'no-vat': 'geen btw',
		definitive: 'definitief',
		'part-credited': 'deels gecrediteerd',
		credited: 'gecrediteerd',
		'credit-note': 'creditnota'
	},

	filter: {
		label: 'Zoeken en filteren',
		search: 'Zoek op nummer of klant',
		status: 'Status',
		allStatuses: 'Alle statussen',
		statuses: {
			concept: 'Concept',
			'geen-prijs': 'Geen prijs',
			definitief: 'Definitief',
			creditnota: 'Creditnota'
		},
		customer: 'Klant',
		allCustomers: 'Alle klanten',
		month: 'Periode',
		allMonths: 'Alle perioden'
	},

	none: {
		title: 'Nog geen facturen',
		text: 'Kies ‘Facturen aanmaken’: u krijgt voor elke klant een concept met alles wat nog niet gefactureerd is.',
		noUsageText: 'Facturen worden gemaakt van verbruik. Importeer dat eerst.',
		toUsage: 'Verbruik importeren',
		filtered: 'Geen facturen gevonden',
		filteredText: 'Er is geen factuur die aan alle filters voldoet.',
		clear: 'Filters wissen'
	},

	run: {
		title: 'Facturen aanmaken',
		text: 'Elke klant met iets te factureren krijgt één concept. Een concept dat er al is, krijgt deze maanden, datum en termijn.',
		usageUpTo: 'Verbruik tot en met',
		subscriptionsUpTo: 'Abonnementen tot en met',
		subscriptionsHint: 'Voor verbruik met een eigen periode, dat vooruit wordt gefactureerd.',
		invoiceDate: 'Factuurdatum',
		term: 'Betalingstermijn in maanden',
		due: (day: string) => `Vervalt op ${day}.`,
		create: 'Aanmaken',
		busy: 'Facturen worden gemaakt',
		made: (count: string, n: number) =>
			`${plural(n, 'Er is 1 concept', `Er zijn ${count} concepten`)} gemaakt of bijgewerkt. Controleer en maak ze dan definitief.`,
		nothing: (month: string) =>
			`Er is niets te factureren: al het verbruik tot en met ${month} staat op een definitieve factuur, of er is geen verbruik van die maanden.`,
		noUsage: 'Er is niets te factureren: er is nog geen verbruik geïmporteerd.',
		wrong: {
			usageUpTo: 'Vul een maand in, bijvoorbeeld 2021-12.',
			subscriptionsUpTo: 'Vul een maand in, bijvoorbeeld 2021-12.',
			invoiceDate: 'Vul een datum in die bestaat.',
			termMonths: 'Vul een heel aantal maanden in, van 0 tot en met 24.'
		}
	},

	numbering: {
		title: 'Nummering',
		text: 'Een nummer bestaat uit een voorvoegsel, het jaar van de factuurdatum en een volgnummer. Het wordt gegeven als een factuur definitief wordt.',
		invoiceSeries: 'Facturen',
		creditSeries: 'Creditnota’s',
		prefix: 'Voorvoegsel',
		lastUsed: 'Laatste nummer, elders gebruikt',
		next: (number: string) => `Nu volgt ${number}.`
	},

	finalise: {
		confirm: 'Definitief maken',
		titleOne: 'Factuur definitief maken?',
		titleMany: 'Facturen definitief maken?',
		one: (customer: string, total: string) => `De factuur van ${total} voor ${customer} krijgt`,
		number: 'nummer',
		frozen: 'Daarna ligt zij vast: u kunt haar niet meer wijzigen of verwijderen.',
		many: (count: string, total: string) => `${count} facturen, samen ${total}, krijgen de nummers`,
		range: (first: string, last: string) => `${first} tot en met ${last}`,
		frozenMany: 'Daarna liggen zij vast: u kunt ze niet meer wijzigen of verwijderen.',
		none: 'Van de gekozen concepten kan er nu geen definitief worden.',
		blocked: (n: number) =>
			`${plural(n, 'Eén gekozen concept mist een prijs of btw en blijft', `${n} gekozen concepten missen een prijs of btw en blijven`)} concept.`,
		warned: (n: number) => `${plural(n, 'Bij één factuur:', `Bij ${n} facturen:`)}`,
		busy: 'Facturen worden definitief gemaakt',
		columns: { number: 'Krijgt nummer', customer: 'Klant', invoiceDate: 'Factuurdatum', total: 'Totaal' },
		doneOne: (number: string) => `De factuur is definitief en heeft nummer ${number}.`,
		doneMany: (count: string, numbers: string) => `${count} facturen zijn definitief: ${numbers}.`,
		stopped: 'Gestopt. Er is niets definitief gemaakt.'
	},

	page: {
		name: 'Factuurgegevens',
		title: (kind: 'invoice' | 'credit-note', number: string | undefined) => {
			if (number === undefined) return kind === 'invoice' ? 'Conceptfactuur' : 'Conceptcreditnota';
			return `${kind === 'invoice' ? 'Factuur' : 'Creditnota'} ${number}`;
		},
		due: (day: string) => `Vervaldatum: ${day}`,
		notFound: 'Factuur niet gevonden',
		toList: 'Naar alle facturen',
		linesFailed: 'De regels van deze factuur zijn niet te lezen.'
	},

	details: {
		customerNumber: 'Klantnummer',
		currency: 'Valuta',
		lines: (count: string, late: string) => `${count}, waarvan ${late} nagekomen`
	},

	totals: {
		label: 'Totalen',
		net: 'Totaal ex. btw',
		vat: 'Totaal btw',
		total: 'Totaal',
		incomplete: 'Regels zonder prijs of btw tellen nog niet mee.'
	},

	vat: {
		reverse: 'verlegd',
		exempt: 'vrijgesteld',
		over: (rate: string, net: string) => `Btw ${rate} over ${net}`,
		legalReverse: (net: string) => `Btw verlegd (over ${net})`,
		legalExempt: (net: string) =>
			`Vrijgesteld van btw, artikel 11 Wet op de omzetbelasting 1968 (over ${net})`,
		perLine: 'De btw is per regel afgerond.'
	},

	lines: {
		title: 'Factuurregels',
		columns: {
			account: 'Klantaccount',
			kvk: 'KvK-nummer',
			internalNumber: 'Intern klantnummer',
			subscription: 'Abonnementsnummer',
			sku: 'SKU',
			unit: 'Eenheid',
			chargeName: 'Toeslagnaam',
			period: 'Periode',
			quantity: 'Aantal',
			unitPrice: 'Bedrag per stuk',
			net: 'Bedrag ex. btw',
			vat: 'Btw-bedrag'
		},
		period: (from: string, until: string) => `${from} aan ${until}`,
		noPrice: 'geen prijs',
		noVat: 'geen btw',
		late: 'nagekomen',
		lateText: (count: string, n: number) =>
			`${plural(n, 'één regel is', `${count} regels zijn`)} van een eerdere periode dan de maand van deze factuur: het verbruik kwam later binnen.`,
		corrects: (number: string) => `Aanvulling op of correctie van ${number}`,
		correctsText: (count: string, n: number) =>
			`${plural(n, 'Eén regel vult', `${count} regels vullen`)} aan of ${plural(n, 'corrigeert', 'corrigeren')} wat eerder is gefactureerd, op`
	},

	notices: {
		noPrice: (n: number) => `Geen prijs voor ${plural(n, 'deze SKU', `deze ${n} SKU’s`)}`,
		noPriceText: 'De factuur kan pas definitief worden als de prijslijst ze kent. Het concept volgt vanzelf.',
		noVat: (n: number) => `Geen btw bekend voor ${plural(n, 'deze SKU', `deze ${n} SKU’s`)}`,
		noVatText:
			'De factuur kan pas definitief worden als hun btw in de prijslijst staat. Het concept volgt vanzelf.',
		more: (named: string, rest: string) => `${named} en nog ${rest}`,
		toPrices: 'Naar de prijslijst',
		changed: 'Deze factuur is niet meer wat er is vastgelegd.',
		changedText:
			'Wat in deze browser is opgeslagen, is na het definitief maken veranderd. Gebruik haar niet, en ga uit van de specificatie die u eerder maakte.',
		corrects: 'Corrigeert wat is gefactureerd op'
	},

	seal: {
		label: 'Vastgelegd onder SHA-256',
		intact: 'ongewijzigd',
		changed: 'gewijzigd'
	}
};

export const en: typeof nl = {
	title: 'Invoices',
	text: 'Drafts follow usage and prices by themselves; what is final does not change.',
	draftNumber: 'draft',
	noName: '(no name)',
	choose: (number: string, customer: string) => `Select invoice ${number} of ${customer}`,
	export: 'Export',
	withUsage: 'With usage',
	withUsageHint: 'A second sheet ‘Verbruik’ with every record behind the lines.',
	queued: 'Your export has been queued and is processed separately. You will be notified when it is ready.',
	refreshFailed: 'The drafts have not been brought up to date.',

	columns: {
		number: 'Number',
		customer: 'Customer',
		invoiceDate: 'Invoice date',
		dueDate: 'Due date',
		usageUpTo: 'Usage up to',
		lines: 'Lines',
		late: 'Late',
		net: 'Excl. VAT',
		vat: 'VAT',
		total: 'Total',
		status: 'Status'
	},

	status: {
		draft: 'draft',
		'draft-credit-note': 'draft credit note',
		'no-price': 'no price',
		'no-vat': 'no VAT',
		definitive: 'final',
		'part-credited': 'partly credited',
		credited: 'credited',
		'credit-note': 'credit note'
	},

	filter: {
		label: 'Search and filter',
		search: 'Search number or customer',
		status: 'Status',
		allStatuses: 'All statuses',
		statuses: {
			concept: 'Draft',
			'geen-prijs': 'No price',
			definitief: 'Final',
			creditnota: 'Credit note'
		},
		customer: 'Customer',
		allCustomers: 'All customers',
		month: 'Period',
		allMonths: 'All periods'
	},

	none: {
		title: 'No invoices yet',
		text: 'Choose ‘Create invoices’: every customer gets a draft with all that has not been billed yet.',
		noUsageText: 'Invoices are made from usage. Import that first.',
		toUsage: 'Import usage',
		filtered: 'No invoices found',
		filteredText: 'There is no invoice that meets all filters.',
		clear: 'Clear filters'
	},

	run: {
		title: 'Create invoices',
		text: 'Every customer with anything to bill gets one draft. A draft that is there already gets these months, date and term.',
		usageUpTo: 'Usage up to and including',
		subscriptionsUpTo: 'Subscriptions up to and including',
		subscriptionsHint: 'For usage with a period of its own, which is billed in advance.',
		invoiceDate: 'Invoice date',
		term: 'Payment term in months',
		due: (day: string) => `Due on ${day}.`,
		create: 'Create',
		busy: 'Creating invoices',
		made: (count: string, n: number) =>
			`${plural(n, '1 draft was', `${count} drafts were`)} made or brought up to date. Check and then make them final.`,
		nothing: (month: string) =>
			`There is nothing to bill: all usage up to and including ${month} is on a final invoice, or there is no usage of those months.`,
		noUsage: 'There is nothing to bill: no usage has been imported yet.',
		wrong: {
			usageUpTo: 'Fill in a month, for instance 2021-12.',
			subscriptionsUpTo: 'Fill in a month, for instance 2021-12.',
			invoiceDate: 'Fill in a date that exists.',
			termMonths: 'Fill in a whole number of months, from 0 to 24.'
		}
	},

	numbering: {
		title: 'Numbering',
		text: 'A number is a prefix, the year of the invoice date and a sequence number. It is given when an invoice becomes final.',
		invoiceSeries: 'Invoices',
		creditSeries: 'Credit notes',
		prefix: 'Prefix',
		lastUsed: 'Last number used elsewhere',
		next: (number: string) => `Next is ${number}.`
	},

	finalise: {
		confirm: 'Make final',
		titleOne: 'Make this invoice final?',
		titleMany: 'Make these invoices final?',
		one: (customer: string, total: string) => `The invoice of ${total} for ${customer} gets`,
		number: 'number',
		frozen: 'After that it is fixed: you cannot change or delete it any more.',
		many: (count: string, total: string) => `${count} invoices, together ${total}, get the numbers`,
		range: (first: string, last: string) => `${first} up to and including ${last}`,
		frozenMany: 'After that they are fixed: you cannot change or delete them any more.',
		none: 'None of the drafts chosen can be made final now.',
		blocked: (n: number) =>
			`${plural(n, 'One draft chosen lacks a price or VAT and stays a draft', `${n} drafts chosen lack a price or VAT and stay drafts`)}.`,
		warned: (n: number) => `${plural(n, 'For one invoice:', `For ${n} invoices:`)}`,
		busy: 'Making invoices final',
		columns: { number: 'Gets number', customer: 'Customer', invoiceDate: 'Invoice date', total: 'Total' },
		doneOne: (number: string) => `The invoice is final and has number ${number}.`,
		doneMany: (count: string, numbers: string) => `${count} invoices are final: ${numbers}.`,
		stopped: 'Stopped. Nothing was made final.'
	},

	page: {
		name: 'Invoice details',
		title: (kind: 'invoice' | 'credit-note', number: string | undefined) => {
			if (number === undefined) return kind === 'invoice' ? 'Draft invoice' : 'Draft credit note';
			return `${kind === 'invoice' ? 'Invoice' : 'Credit note'} ${number}`;
		},
		due: (day: string) => `Due date: ${day}`,
		notFound: 'Invoice not found',
		toList: 'To all invoices',
		linesFailed: 'The lines of this invoice cannot be read.'
	},

	details: {
		customerNumber: 'Customer number',
		currency: 'Currency',
		lines: (count: string, late: string) => `${count}, of which ${late} late`
	},

	totals: {
		label: 'Totals',
		net: 'Total excl. VAT',
		vat: 'Total VAT',
		total: 'Total',
		incomplete: 'Lines without a price or VAT do not count yet.'
	},

	vat: {
		reverse: 'reverse charge',
		exempt: 'exempt',
		over: (rate: string, net: string) => `VAT ${rate} on ${net}`,
		legalReverse: (net: string) => `VAT reverse charged (on ${net})`,
		legalExempt: (net: string) => `Exempt from VAT, article 11 of the Dutch VAT Act 1968 (on ${net})`,
		perLine: 'VAT was rounded per line.'
	},

	lines: {
		title: 'Invoice lines',
		columns: {
			account: 'Customer account',
			kvk: 'CoC number',
			internalNumber: 'Internal customer no.',
			subscription: 'Subscription number',
			sku: 'SKU',
			unit: 'Unit',
			chargeName: 'Charge name',
			period: 'Period',
			quantity: 'Quantity',
			unitPrice: 'Unit price',
			net: 'Amount excl. VAT',
			vat: 'VAT amount'
		},
		period: (from: string, until: string) => `${from} to ${until}`,
		noPrice: 'no price',
		noVat: 'no VAT',
		late: 'late',
		lateText: (count: string, n: number) =>
			`${plural(n, 'one line is', `${count} lines are`)} of an earlier period than the month of this invoice: the usage came in later.`,
		corrects: (number: string) => `Adds to or corrects ${number}`,
		correctsText: (count: string, n: number) =>
			`${plural(n, 'One line adds', `${count} lines add`)} to or ${plural(n, 'corrects', 'correct')} what was billed before, on`
	},

	notices: {
		noPrice: (n: number) => `No price for ${plural(n, 'this SKU', `these ${n} SKUs`)}`,
		noPriceText: 'The invoice can be made final once the price list knows them. The draft follows by itself.',
		noVat: (n: number) => `No VAT known for ${plural(n, 'this SKU', `these ${n} SKUs`)}`,
		noVatText:
			'The invoice can be made final once their VAT is in the price list. The draft follows by itself.',
		more: (named: string, rest: string) => `${named} and ${rest} more`,
		toPrices: 'To the price list',
		changed: 'This invoice is no longer what was fixed.',
		changedText:
			'What is stored in this browser was changed after the invoice became final. Do not use it, and go by the specification that you made before.',
		corrects: 'Corrects what was billed on'
	},

	seal: {
		label: 'Fixed under SHA-256',
		intact: 'unchanged',
		changed: 'changed'
	}
};
