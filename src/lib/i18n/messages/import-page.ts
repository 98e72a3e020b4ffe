/** The page of one import: what it was, what it brought, and what undoing it would mean. */
import { formatCount } from '../format';

function aantal(count: number, one: string, many: string): string {
	return `${formatCount(count, 'nl')} ${count === 1 ? one : many}`;
}

function number(count: number, one: string, many: string): string {
	return `${formatCount(count, 'en')} ${count === 1 ? one : many}`;
}

export const nl = {
	back: 'Verbruik',
	title: 'Import',
	when: (when: string) => `Geïmporteerd op ${when}`,
	notFound: 'Deze import is niet gevonden',
	notFoundText: 'Misschien is hij van een andere administratie, of is het adres niet volledig.',
	toImports: 'Naar de imports',
	openImport: (file: string) => `Import van ${file}`,

	about: {
		title: 'Over deze import',
		state: 'Status',
		size: 'Bestandsgrootte',
		months: 'Maanden',
		readAs: 'Gelezen als',
		sha256: 'SHA-256 van het bestand',
		noSha256: 'Niet bepaald',
		replaces: 'Vervangt',
		replacedBy: 'Vervangen door',
		duplicatesOf: 'Dubbel van',
		duplicatesIn: 'In eerdere imports',
		duplicate: (count: string, file: string) => `${count} in ${file}`,
		inFile: (count: string) => `${count} in het bestand zelf`,
		dependants: 'Later weggelaten als dubbel',
		allNew: 'Als geheel nieuw aangemerkt',
		yes: 'Ja',
		rejected: 'Afgekeurd',
		unknown: 'Deze import is van vóór de versie die dit bewaart.'
	},

	mapping: {
		title: 'Kolommen',
		table: (file: string) => `Kolommen van ${file}`,
		field: 'Betekenis',
		source: 'In het bestand',
		text: (text: string) => `overal ‘${text}’`,
		joined: (names: readonly string[]) => names.join(' + '),
		first: (names: readonly string[]) => names.join(', anders '),
		measures: (count: number) => aantal(count, 'kolom met hoeveelheden', 'kolommen met hoeveelheden'),
		readings: 'Meterstanden: het verschil is het verbruik'
	},

	events: {
		title: 'Gebeurtenissen',
		table: (file: string) => `Gebeurtenissen van ${file}`,
		search: 'Zoek op nummer, klant, account of regel',
		sku: 'SKU',
		allSkus: 'Alle SKU’s',
		period: 'Periode',
		allPeriods: 'Alle periodes',
		count: (count: number) => aantal(count, 'gebeurtenis', 'gebeurtenissen'),
		of: (count: number, all: number) =>
			`${formatCount(count, 'nl')} van ${aantal(all, 'gebeurtenis', 'gebeurtenissen')}`,
		searching: 'Gebeurtenissen doorzoeken',
		none: 'Niets gevonden',
		noneText: 'Geen gebeurtenis voldoet aan wat u zoekt.',
		noEvents: 'Deze import bracht geen nieuwe gebeurtenissen.',
		failed: 'De gebeurtenissen zijn niet te lezen.'
	},

	already: {
		title: (when: string) => `Dit bestand is al geïmporteerd op ${when}`,
		text: (file: string) => `Het is byte voor byte gelijk aan ${file}. Wat al meetelt, telt niet nog eens.`,
		undoneTitle: (when: string) => `Dit bestand is eerder geïmporteerd, op ${when}, en ongedaan gemaakt`,
		undoneText: 'Het kan opnieuw geïmporteerd worden.',
		twice: (file: string) => `Dit bestand staat er twee keer: het is gelijk aan ${file}.`,
		open: 'Die import bekijken'
	},

	undo: {
		billed: (numbers: readonly string[]) =>
			`Hiervan is al in rekening gebracht met ${numbers.length === 1 ? 'factuur' : 'facturen'} ${numbers.join(', ')}. Dat wordt op de volgende factuur verrekend.`,
		settled: (numbers: readonly string[]) =>
			`Van ${numbers.length === 1 ? 'factuur' : 'facturen'} ${numbers.join(', ')} zijn hiervan regels gecrediteerd en afgehandeld: het verbruik bleef gefactureerd. Bij ongedaan maken wordt het op de volgende factuur nog eens teruggenomen, en krijgt de klant het bedrag twee keer terug.`,
		more: (count: number) => `en nog ${formatCount(count, 'nl')}`,
		checking: 'Er wordt nagekeken wat ervan al in rekening is gebracht.'
	},

	consequences: {
		newSkus: 'Nieuwe SKU’s',
		change: (name: string, before: string, after: string) => `${name}: van ${before} naar ${after}`,
		appears: (name: string, after: string) => `${name}: ${after}`,
		goes: (name: string, before: string) => `${name}: van ${before} naar niets`,
		sameDrafts: 'De bedragen van de concepten blijven gelijk.',
		counting: 'De bedragen worden uitgerekend.',
		failed: 'De nieuwe bedragen zijn niet uit te rekenen.'
	}
};

export const en: typeof nl = {
	back: 'Usage',
	title: 'Import',
	when: (when) => `Imported on ${when}`,
	notFound: 'This import was not found',
	notFoundText: 'It may be of another administration, or the address is not whole.',
	toImports: 'To the imports',
	openImport: (file) => `Import of ${file}`,

	about: {
		title: 'About this import',
		state: 'State',
		size: 'File size',
		months: 'Months',
		readAs: 'Read as',
		sha256: 'SHA-256 of the file',
		noSha256: 'Not found out',
		replaces: 'Replaces',
		replacedBy: 'Replaced by',
		duplicatesOf: 'Duplicates',
		duplicatesIn: 'In earlier imports',
		duplicate: (count, file) => `${count} in ${file}`,
		inFile: (count) => `${count} in the file itself`,
		dependants: 'Later left out as duplicates',
		allNew: 'Declared all new',
		yes: 'Yes',
		rejected: 'Rejected',
		unknown: 'This import is older than the version that keeps this.'
	},

	mapping: {
		title: 'Columns',
		table: (file) => `Columns of ${file}`,
		field: 'Meaning',
		source: 'In the file',
		text: (text) => `‘${text}’ everywhere`,
		joined: (names) => names.join(' + '),
		first: (names) => names.join(', else '),
		measures: (count) => number(count, 'column of quantities', 'columns of quantities'),
		readings: 'Meter readings: the difference is the usage'
	},

	events: {
		title: 'Events',
		table: (file) => `Events of ${file}`,
		search: 'Search id, customer, account or line',
		sku: 'SKU',
		allSkus: 'All SKUs',
		period: 'Period',
		allPeriods: 'All periods',
		count: (count) => number(count, 'event', 'events'),
		of: (count, all) => `${formatCount(count, 'en')} of ${number(all, 'event', 'events')}`,
		searching: 'Looking through the events',
		none: 'Nothing found',
		noneText: 'No event is what you look for.',
		noEvents: 'This import brought no new events.',
		failed: 'The events cannot be read.'
	},

	already: {
		title: (when) => `This file was already imported on ${when}`,
		text: (file) => `It is ${file}, byte for byte. What counts already does not count again.`,
		undoneTitle: (when) => `This file was imported before, on ${when}, and undone`,
		undoneText: 'It can be imported again.',
		twice: (file) => `This file is here twice: it is the same as ${file}.`,
		open: 'Look at that import'
	},

	undo: {
		billed: (numbers) =>
			`Of it, ${numbers.length === 1 ? 'invoice' : 'invoices'} ${numbers.join(', ')} billed already. The next invoice will set that right.`,
		settled: (numbers) =>
			`Lines of ${numbers.length === 1 ? 'invoice' : 'invoices'} ${numbers.join(', ')} were credited of it and settled: the usage stayed billed. Undoing takes it back once more on the next invoice, and the customer gets the amount back twice.`,
		more: (count) => `and ${formatCount(count, 'en')} more`,
		checking: 'Looking up what was billed of it.'
	},

	consequences: {
		newSkus: 'New SKUs',
		change: (name, before, after) => `${name}: from ${before} to ${after}`,
		appears: (name, after) => `${name}: ${after}`,
		goes: (name, before) => `${name}: from ${before} to nothing`,
		sameDrafts: 'The amounts of the drafts stay the same.',
		counting: 'The amounts are being worked out.',
		failed: 'The new amounts cannot be worked out.'
	}
};
