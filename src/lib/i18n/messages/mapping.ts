/** What the columns of a usage file mean, and mappings that are remembered. */
import type { DateForm, DateOrder } from '$lib/import/reading';

export const nl = {
	title: 'Kolommen',
	origin: {
		header: () => 'Toegewezen op kolomnaam',
		preset: (name: string) => `Herkend als ${name}`,
		remembered: (name: string) => `Onthouden indeling ‘${name}’`,
		chosen: () => 'Zelf toegewezen'
	},
	used: (used: number, all: number) => `${used} van ${all} kolommen in gebruik`,
	open: 'Kolommen toewijzen',
	close: 'Sluiten',
	reset: 'Terug naar wat herkend is',
	needed: 'Nodig zijn de SKU en een tijdstip of een periode.',

	table: {
		label: 'Kolommen van het bestand',
		column: 'Kolom',
		samples: 'Voorbeelden',
		meaning: 'Betekenis',
		reading: 'Zo gelezen',
		nameless: (column: number) => `Kolom ${column}`,
		blank: 'leeg',
		meaningOf: (name: string) => `Betekenis van ${name}`,
		unused: 'Niet gebruikt',
		measure: 'Hoeveelheid per cel',
		part: (part: number, of: number) => `deel ${part} van ${of}, samengevoegd`,
		also: (fields: string) => `ook: ${fields}`,
		measureName: { sku: 'SKU', account: 'Klantaccount', time: 'Tijd van de dag' },
		measureNameOf: (label: string, column: string) => `${label} voor ${column}`,
		unit: 'Eenheid',
		unitOf: (column: string) => `Eenheid van ${column}`,
		showAll: (count: number) => `Ook de ${count} kolommen tonen die niet gebruikt zijn`,
		showUsed: 'Alleen gebruikte kolommen tonen'
	},

	reading: {
		comma: 'Decimale komma',
		point: 'Decimale punt',
		whole: 'Getal',
		only: (value: string, line: string) => `${value} op regel ${line} kan alleen zo`,
		chosen: 'zelf gekozen',
		orders: { 'day-first': 'Dag voor maand', 'month-first': 'Maand voor dag' } satisfies Record<
			DateOrder,
			string
		>,
		onlyOrder: {
			'day-first': (value: string, line: string) => `${value} op regel ${line} kan alleen dag eerst zijn`,
			'month-first': (value: string, line: string) => `${value} op regel ${line} kan alleen maand eerst zijn`
		},
		unproven: {
			dash: 'niets spreekt dat tegen',
			dot: 'niets spreekt dat tegen',
			slash: 'uit geen waarde blijkt het'
		} satisfies Record<DateForm, string>,
		iso: 'Jaar, maand, dag',
		named: 'Maand bij naam',
		withZone: 'met tijdzone in de waarde',
		inZone: (zone: string) => `in tijdzone ${zone}`,
		text: 'Tekst',
		unit: (unit: string) => `in ${unit}`
	},

	texts: {
		title: 'Wat het bestand niet heeft',
		text: 'Een vaste waarde geldt voor alle regels.',
		period: 'Periode (bijvoorbeeld 2021-09)'
	},

	options: {
		title: 'Hoe de regels tellen',
		names: 'De naam van een kolom met hoeveelheden is',
		namesAre: { sku: 'de SKU', account: 'het klantaccount', time: 'de tijd van de dag' },
		quantities: 'De hoeveelheden zijn',
		quantitiesAre: {
			'': 'verbruik',
			begin: 'meterstanden, verbruik bij begin',
			end: 'meterstanden, verbruik bij eind'
		},
		blank: 'Een regel zonder aantal',
		blankIs: { '': 'wordt afgekeurd', none: 'is geen verbruik', one: 'telt als 1' },
		zone: 'Tijden zonder tijdzone zijn',
		billingZone: (zone: string) => `van de factuurtijdzone (${zone})`,
		source: 'Bron van de nummers',
		sourceHint: 'Nummers van twee bronnen zijn nooit hetzelfde. Leeg: de gewone bron.',
		dateOrder: 'Volgorde van dag en maand',
		first: 'De eerste kolom die niet leeg is, in plaats van alle samen'
	},

	counts: {
		blank: (count: string) => `${count} lege cellen of regels zonder hoeveelheid zijn geen verbruik`,
		cells: 'Elke gevulde cel telt als een regel.',
		readings: (count: string) =>
			`Elk verschil tussen twee meterstanden telt als een regel; ${count} eerste standen geven nog geen verbruik.`,
		other: (count: string) => `${count} regels van een soort zonder hoeveelheden`
	},

	remember: {
		title: 'Onthouden',
		name: 'Naam van deze indeling',
		hint: 'Voor elk volgend bestand met dezelfde kolomnamen.',
		save: 'Onthouden',
		saved: (name: string) => `‘${name}’ is onthouden.`,
		manage: 'Onthouden indelingen'
	},

	dialog: {
		title: 'Onthouden indelingen',
		empty: 'Er is nog geen indeling onthouden. Wijs bij een bestand de kolommen toe en kies ‘Onthouden’.',
		name: 'Naam',
		columns: 'Kolommen',
		nameOf: (name: string) => `Naam van ${name}`,
		rename: 'Hernoemen',
		forget: 'Verwijderen',
		forgetOf: (name: string) => `${name} verwijderen`,
		forgotten: (name: string) => `‘${name}’ is verwijderd.`,
		undo: 'Terugzetten',
		export: 'Exporteren als JSON',
		import: 'Indelingen kiezen',
		importHint: 'Een JSON-bestand dat hier eerder geëxporteerd is.',
		imported: (count: number) =>
			count === 1 ? 'Eén indeling is overgenomen.' : `${count} indelingen zijn overgenomen.`,
		file: 'Indelingen'
	}
};

export const en: typeof nl = {
	title: 'Columns',
	origin: {
		header: () => 'Assigned by column name',
		preset: (name) => `Recognised as ${name}`,
		remembered: (name) => `Remembered mapping ‘${name}’`,
		chosen: () => 'Assigned by yourself'
	},
	used: (used, all) => `${used} of ${all} columns in use`,
	open: 'Assign columns',
	close: 'Close',
	reset: 'Back to what was recognised',
	needed: 'A SKU, and a moment or a period, are needed.',

	table: {
		label: 'Columns of the file',
		column: 'Column',
		samples: 'Examples',
		meaning: 'Meaning',
		reading: 'Read as',
		nameless: (column) => `Column ${column}`,
		blank: 'blank',
		meaningOf: (name) => `Meaning of ${name}`,
		unused: 'Not used',
		measure: 'Quantity per cell',
		part: (part, of) => `part ${part} of ${of}, joined`,
		also: (fields) => `also: ${fields}`,
		measureName: { sku: 'SKU', account: 'Customer account', time: 'Time of the day' },
		measureNameOf: (label, column) => `${label} for ${column}`,
		unit: 'Unit',
		unitOf: (column) => `Unit of ${column}`,
		showAll: (count) => `Also show the ${count} columns that are not used`,
		showUsed: 'Show used columns only'
	},

	reading: {
		comma: 'Decimal comma',
		point: 'Decimal point',
		whole: 'Number',
		only: (value, line) => `${value} on line ${line} can only be so`,
		chosen: 'your choice',
		orders: { 'day-first': 'Day before month', 'month-first': 'Month before day' },
		onlyOrder: {
			'day-first': (value, line) => `${value} on line ${line} can only be day first`,
			'month-first': (value, line) => `${value} on line ${line} can only be month first`
		},
		unproven: {
			dash: 'nothing disproves it',
			dot: 'nothing disproves it',
			slash: 'no value proves it'
		},
		iso: 'Year, month, day',
		named: 'Month by name',
		withZone: 'with a time zone in the value',
		inZone: (zone) => `in time zone ${zone}`,
		text: 'Text',
		unit: (unit) => `in ${unit}`
	},

	texts: {
		title: 'What the file does not have',
		text: 'A fixed value holds for all records.',
		period: 'Period (2021-09 for instance)'
	},

	options: {
		title: 'How records count',
		names: 'The name of a column of quantities is',
		namesAre: { sku: 'the SKU', account: 'the customer account', time: 'the time of the day' },
		quantities: 'The quantities are',
		quantitiesAre: {
			'': 'use',
			begin: 'meter readings, use at the begin',
			end: 'meter readings, use at the end'
		},
		blank: 'A record without quantity',
		blankIs: { '': 'is rejected', none: 'is no use', one: 'counts as 1' },
		zone: 'Times without time zone are',
		billingZone: (zone) => `of the billing zone (${zone})`,
		source: 'Source of the ids',
		sourceHint: 'Ids of two sources are never the same. Blank: the usual source.',
		dateOrder: 'Order of day and month',
		first: 'The first column that is not blank, in place of all of them'
	},

	counts: {
		blank: (count) => `${count} blank cells or records without quantity are no use`,
		cells: 'Every filled cell counts as a record.',
		readings: (count) =>
			`Every difference of two readings counts as a record; ${count} first readings give no use yet.`,
		other: (count) => `${count} records of a kind without quantities`
	},

	remember: {
		title: 'Remember',
		name: 'Name of this mapping',
		hint: 'For every next file with the same column names.',
		save: 'Remember',
		saved: (name) => `‘${name}’ is remembered.`,
		manage: 'Remembered mappings'
	},

	dialog: {
		title: 'Remembered mappings',
		empty: 'No mapping is remembered yet. Assign the columns of a file and choose ‘Remember’.',
		name: 'Name',
		columns: 'Columns',
		nameOf: (name) => `Name of ${name}`,
		rename: 'Rename',
		forget: 'Delete',
		forgetOf: (name) => `Delete ${name}`,
		forgotten: (name) => `‘${name}’ is deleted.`,
		undo: 'Put back',
		export: 'Export as JSON',
		import: 'Choose mappings',
		importHint: 'A JSON file that was exported here before.',
		imported: (count) => (count === 1 ? 'One mapping was taken over.' : `${count} mappings were taken over.`),
		file: 'Mappings'
	}
};
