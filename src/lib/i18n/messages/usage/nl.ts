import { formatCount } from '../../format';

function aantal(count: number, one: string, many: string): string {
	return `${formatCount(count, 'nl')} ${count === 1 ? one : many}`;
}

export const nl = {
	title: 'Verbruik',
	text: 'Kies bestanden met verbruik. U ziet eerst hoe ze gelezen worden; pas na Importeren tellen ze mee.',
	choose: 'Verbruiksbestanden kiezen',
	chooseHint:
		'CSV, tekst en Excel (.xlsx), ook ingepakt als .gz of .zip, met één regel per gebeurtenis. Ze verlaten deze computer niet.',
	dropHint: 'Laat los om de bestanden te lezen',

	reading: {
		label: (file: string, index: number, of: number) =>
			of === 1 ? `${file} lezen` : `${file} lezen (bestand ${index} van ${of})`,
		percent: (percent: number) => `${percent}%`,
		perSecond: (rows: string) => `${rows} regels per seconde`,
		nothingYet: 'Er wordt nog niets geïmporteerd. U kunt intussen verder werken.'
	},

	nothingImported: {
		title: 'Er is niets geïmporteerd',
		cancelled: 'Het lezen is geannuleerd. Wat er al gelezen was, is weggegooid.',
		abandoned: (count: number) =>
			count === 1
				? 'Een eerdere import is afgebroken voordat hij klaar was. Daarvan is niets bewaard: kies het bestand opnieuw.'
				: `${formatCount(count, 'nl')} eerdere imports zijn afgebroken voordat ze klaar waren. Daarvan is niets bewaard: kies de bestanden opnieuw.`
	},

	counts: {
		label: 'Geteld',
		records: 'Regels',
		accepted: 'Geaccepteerd',
		duplicates: 'Dubbel',
		rejected: 'Afgekeurd',
		inWords: (records: number, accepted: number, duplicates: number, rejected: number) =>
			`${aantal(records, 'regel', 'regels')}: ${formatCount(accepted, 'nl')} geaccepteerd, ${formatCount(duplicates, 'nl')} dubbel, ${formatCount(rejected, 'nl')} afgekeurd`
	},

	preview: {
		title: (files: number) => (files === 1 ? 'Controleer het bestand' : `Controleer de ${files} bestanden`),
		import: 'Importeren',
		nothingYet: 'Er is nog niets geïmporteerd.',
		openQuestions: (count: number) =>
			`Beantwoord eerst ${aantal(count, 'vraag', 'vragen')}: zonder antwoord is niet zeker wat er staat.`,
		nothingToImport: 'Er is niets te importeren: geen enkel bestand kon gelezen worden.',
		failedFiles: (count: number) =>
			count === 1
				? 'Eén bestand kon niet gelezen worden en blijft buiten de import.'
				: `${formatCount(count, 'nl')} bestanden konden niet gelezen worden en blijven buiten de import.`,
		leaveOut: 'Bestand weglaten',
		details: 'Bijzonderheden',
		readIn: (size: string, duration: string) => `${size}, gelezen in ${duration}`,
		failed: 'Niet gelezen',
		asks: 'Wacht op antwoord',
		readAgain: 'Wordt opnieuw gelezen'
	},

	questions: {
		title: 'Hoe moet dit gelezen worden?',
		date: 'Uit geen enkele datum blijkt of de dag of de maand voorop staat.',
		number: (column: string) =>
			`Uit geen enkele waarde in ‘${column}’ blijkt of de komma of de punt voor decimalen staat.`,
		example: (value: string, line: number) => `Op regel ${formatCount(line, 'nl')} staat ${value}. Dat is:`,
		numberReading: {
			comma: (number: string) => `${number} (de komma staat voor decimalen)`,
			point: (number: string) => `${number} (de punt staat voor decimalen)`
		},
		total: {
			ask: (line: number) => `Is regel ${formatCount(line, 'nl')} het totaal van het bestand?`,
			why: (values: string) =>
				`Er staat: ${values}. De regels erboven zijn niet alle te lezen, of hebben een andere som.`,
			total: 'Het totaal: de regel telt niet mee',
			usage: 'Verbruik: de regel telt mee'
		}
	},

	detected: {
		title: 'Gelezen als',
		adjust: 'Aanpassen',
		done: 'Sluiten',
		automatic: (found: string) => (found === '' ? 'Vanzelf' : `Vanzelf: ${found}`),
		headerAt: (line: number) => `kolomnamen op regel ${formatCount(line, 'nl')}`,
		separatedBy: {
			';': 'gescheiden door puntkomma’s',
			',': 'gescheiden door komma’s',
			'\t': 'gescheiden door tabs',
			'|': 'gescheiden door verticale strepen'
		},
		encoding: 'Tekenset',
		delimiter: 'Scheidingsteken',
		delimiters: { ';': 'Puntkomma', ',': 'Komma', '\t': 'Tab', '|': 'Verticale streep' },
		quote: 'Aanhalingsteken',
		quotes: { '"': 'Dubbel "', "'": "Apostrof '" },
		headerLine: 'Regel met kolomnamen',
		numberForm: (column: string) => `Decimalen in ‘${column}’`,
		numberForms: { comma: 'Komma: 1.234,5', point: 'Punt: 1,234.5' },
		decimals: { comma: 'decimale komma', point: 'decimale punt', mixed: 'decimalen per kolom' },
		dateOrder: 'Datums',
		dateOrders: { 'day-first': 'Dag eerst: 31-12', 'month-first': 'Maand eerst: 12/31' },
		dates: {
			'day-first': 'dag voor maand',
			'month-first': 'maand voor dag',
			mixed: 'dag en maand per schrijfwijze'
		},
		fellBack:
			'Dit bestand is geen UTF-8 en is gelezen als Windows-1252. Kijk of letters met accenten goed staan; zo niet, kies dan een andere tekenset.'
	},

	mapping: {
		fields: {
			'event-id': 'Nummer van de gebeurtenis',
			moment: 'Tijdstip',
			'period-from': 'Periode van',
			'period-until': 'Periode tot en met',
			period: 'Periode',
			'customer-name': 'Klantnaam',
			'customer-number': 'Klantnummer',
			account: 'Klantaccount',
			kvk: 'KvK-nummer',
			'internal-number': 'Intern klantnummer',
			subscription: 'Abonnementsnummer',
			sku: 'SKU',
			unit: 'Eenheid',
			'charge-name': 'Toeslagnaam',
			quantity: 'Aantal',
			'unit-price': 'Bedrag per stuk',
			vat: 'Btw-percentage',
			currency: 'Valuta'
		}
	},

	customer: {
		label: 'Klantnaam',
		hint: 'Het bestand noemt geen klant: alle regels zijn voor deze ene. Zonder naam komen ze op een factuur zonder naam.',
		apply: 'Toepassen'
	},

	duplicates: {
		title: 'Dubbel',
		ofFile: (count: number, file: string) =>
			`${aantal(count, 'regel staat', 'regels staan')} al in ${file} en ${count === 1 ? 'telt' : 'tellen'} niet nog eens mee.`,
		inFile: (count: number) =>
			`${aantal(count, 'regel staat', 'regels staan')} eerder in dit bestand, met hetzelfde nummer, en ${count === 1 ? 'telt' : 'tellen'} één keer.`,
		withoutId: (count: number) =>
			`${count === 1 ? 'Daarvan heeft er 1' : `Daarvan hebben er ${formatCount(count, 'nl')}`} geen nummer van de gebeurtenis: herkend aan de inhoud.`,
		allNew: 'Alles is nieuw',
		allNewHint:
			'Regels zonder nummer die ook in een eerder bestand staan, zijn andere gebeurtenissen en tellen mee.'
	},

	replaces: {
		label: 'Vervangt import',
		none: 'Geen: dit is nieuw verbruik',
		option: (file: string, when: string) => `${file}, ${when}`,
		hint: 'Voor een verbeterd bestand: die import telt dan niet meer mee.'
	},

	samples: {
		title: 'Zo worden de eerste regels gelezen',
		table: (file: string) => `Eerste regels van ${file}`,
		empty: 'Geen enkele regel kon gelezen worden. De redenen staan bij Afgekeurd.',
		line: 'Regel',
		id: 'Nummer',
		customer: 'Klant',
		customerNumber: 'Klantnr.',
		kvk: 'KvK-nummer',
		internalNumber: 'Intern nr.',
		subscription: 'Abonnement',
		periodText: 'Periode',
		reverse: 'verlegd',
		exempt: 'vrijgesteld'
	},

	totals: {
		title: 'Totaal per SKU en periode',
		table: (file: string) => `Totalen van ${file}`,
		events: 'Gebeurtenissen',
		ownPeriod: 'eigen periode',
		more: (shown: number, all: number) =>
			`De eerste ${formatCount(shown, 'nl')} van ${formatCount(all, 'nl')} totalen.`,
		empty: 'Dit bestand voegt niets toe.'
	},

	rejections: {
		title: 'Afgekeurd',
		text: 'Deze regels tellen niet mee. U kunt ze downloaden, verbeteren en importeren, nu of later.',
		table: (file: string) => `Afgekeurde regels van ${file}`,
		kind: (count: number, column: string) =>
			column === ''
				? aantal(count, 'regel', 'regels')
				: `${aantal(count, 'regel', 'regels')}, kolom ‘${column}’`,
		more: (count: number) => `en nog ${aantal(count, 'regel', 'regels')}`,
		lines: (lines: readonly string[], more: number) =>
			`${lines.length + more === 1 ? 'Regel' : 'Regels'} ${lines.join(', ')}${more > 0 ? ` en nog ${formatCount(more, 'nl')}` : ''}`,
		line: 'Regel',
		column: 'Kolom',
		value: 'Waarde',
		reason: 'Reden',
		download: 'Afgekeurde regels downloaden',
		downloadOf: (file: string) => `Afgekeurde regels downloaden van ${file}`,
		preparing: 'Afgekeurde regels worden klaargezet'
	},

	consequences: {
		title: 'Gevolgen',
		newCustomers: 'Nieuwe klanten',
		noName: 'zonder naam',
		differingNames: 'Andere naam dan bekend',
		differing: (number: string, known: string, given: string) =>
			`${number} heet hier ${given}; de naam blijft ${known}`,
		withoutPrice: 'SKU’s zonder prijs',
		toPrices: 'Naar de prijslijst',
		withoutPriceText: 'Zolang hun prijs ontbreekt, kan een factuur ermee niet definitief worden.',
		drafts: 'Concepten die veranderen',
		nextInvoices: 'Komt op een volgende factuur',
		more: (count: number) => `en nog ${formatCount(count, 'nl')}`,
		none: 'Geen nieuwe klanten, alle SKU’s hebben een prijs.'
	},

	leftovers: {
		title: 'Wat niet gebruikt wordt',
		columns: 'Kolommen zonder betekenis',
		nameless: 'een kolom zonder naam',
		preface: 'Boven de kolomnamen',
		blankLines: 'Lege regels',
		none: 'Alles in het bestand wordt gebruikt.'
	},

	failed: {
		title: 'Dit bestand kon niet gelezen worden',
		others: 'De andere bestanden kunnen wel geïmporteerd worden.'
	},

	done: {
		title: 'Geïmporteerd',
		failed: 'Niet gelezen, niet geïmporteerd',
		table: 'Geïmporteerde bestanden',
		file: 'Bestand',
		next: 'Facturen aanmaken'
	},

	imports: {
		title: 'Imports',
		when: 'Wanneer',
		file: 'Bestand',
		months: 'Maanden',
		state: 'Status',
		action: 'Ongedaan maken',
		committed: 'Telt mee',
		undone: 'Ongedaan gemaakt',
		replaced: 'Vervangen',
		downloadRejected: (count: string, file: string) => `${count} afgekeurd: download de regels van ${file}`,
		empty: 'Nog geen imports',
		emptyText: 'Zodra u een bestand importeert, staat het hier, met wat ervan geteld is.'
	},

	undo: {
		title: 'Import ongedaan maken',
		confirm: 'Ongedaan maken',
		text: (count: number, file: string) =>
			count === 1
				? `De ene gebeurtenis uit ${file} telt dan niet meer mee.`
				: `De ${formatCount(count, 'nl')} gebeurtenissen uit ${file} tellen dan niet meer mee.`,
		drafts: 'Concepten passen zich aan.',
		billed: 'Wat definitieve facturen al in rekening brachten, wordt op de volgende factuur verrekend.',
		dependants:
			'Deze latere bestanden lieten regels weg omdat ze hierin al stonden. Maak ook hun import ongedaan en importeer ze daarna opnieuw, anders ontbreekt dat verbruik:',
		dependant: (file: string, count: number) => `${file}: ${aantal(count, 'regel', 'regels')} weggelaten`,
		again: 'Dezelfde regels kunnen later weer geïmporteerd worden.'
	},

	room: {
		used: (used: string) => `Specifiek gebruikt ${used} in deze browser`,
		left: (left: string) => `nog ${left} vrij`,
		low: 'Er is bijna geen ruimte meer: maak ruimte op de schijf voordat u verder importeert.',
		evictable:
			'De browser mag deze gegevens wissen als de schijf vol raakt. Bewaar uw bronbestanden en specificaties.'
	}
};
