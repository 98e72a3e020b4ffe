/** How a file is taken apart: what is no record, what is not as wide as its header, sheets and archives. */
import { formatCount } from '../format';

export const nl = {
	sheet: 'Werkblad',
	ofSheet: (sheet: string) => `werkblad ‘${sheet}’`,
	noHeader: 'zonder kolomnamen',
	addedColumns: 'afgekeurde regels: Regel, Kolom en Reden vooraan zijn overgeslagen',
	headerHint: '0: het bestand heeft geen kolomnamen',
	column: (number: string) => `Kolom ${number}`,

	ragged: {
		title: 'Ongelijke regels',
		rejected: (count: number) =>
			count === 1
				? 'Eén regel heeft niet evenveel velden als de kopregel, en is afgekeurd.'
				: `${formatCount(count, 'nl')} regels hebben niet evenveel velden als de kopregel, en zijn afgekeurd.`,
		evened: (count: number) =>
			count === 1
				? 'Eén regel is aangevuld of ingekort tot de breedte van de kopregel.'
				: `${formatCount(count, 'nl')} regels zijn aangevuld of ingekort tot de breedte van de kopregel.`,
		choice: 'Korte regels aanvullen, lege velden te veel weglaten',
		hint: 'Wat ontbreekt wordt leeg gelezen. Een regel met tekst te veel blijft afgekeurd.'
	},

	total: {
		title: 'Totaalregel',
		line: (line: number) =>
			`Regel ${formatCount(line, 'nl')} is het totaal van het bestand en telt niet mee als regel.`,
		counted: 'De laatste regel telt mee als verbruik, ook als hij een totaal lijkt.',
		choice: 'De laatste regel toch meetellen'
	},

	repeatedHeaders: 'Herhaalde kopregels',
	lines: (lines: readonly number[], more: number) =>
		`${lines.length + more === 1 ? 'regel' : 'regels'} ${lines.map((line) => formatCount(line, 'nl')).join(', ')}${more > 0 ? ` en nog ${formatCount(more, 'nl')}` : ''}`,
	nth: (name: string, number: number) => `${name} (kolom ${number})`,

	encodings: {
		'utf-8': 'UTF-8',
		'utf-16le': 'UTF-16 LE',
		'utf-16be': 'UTF-16 BE',
		'windows-1252': 'Windows-1252, ISO-8859-1 (West-Europa)',
		'iso-8859-15': 'ISO-8859-15 (West-Europa)',
		'windows-1250': 'Windows-1250 (Midden-Europa)',
		'iso-8859-2': 'ISO-8859-2 (Midden-Europa)',
		'windows-1257': 'Windows-1257 (Baltisch)',
		'iso-8859-13': 'ISO-8859-13 (Baltisch)',
		'windows-1254': 'Windows-1254 (Turks)',
		'windows-1253': 'Windows-1253 (Grieks)',
		'windows-1251': 'Windows-1251 (Cyrillisch)',
		macintosh: 'Mac OS Roman'
	}
};

export const en: typeof nl = {
	sheet: 'Sheet',
	ofSheet: (sheet) => `sheet ‘${sheet}’`,
	noHeader: 'without column names',
	addedColumns: 'rejected records: Line, Column and Reason in front are skipped',
	headerHint: '0: the file has no column names',
	column: (number) => `Column ${number}`,

	ragged: {
		title: 'Uneven lines',
		rejected: (count) =>
			count === 1
				? 'One line does not have as many fields as the header, and was rejected.'
				: `${formatCount(count, 'en')} lines do not have as many fields as the header, and were rejected.`,
		evened: (count) =>
			count === 1
				? 'One line was filled up or cut to the width of the header.'
				: `${formatCount(count, 'en')} lines were filled up or cut to the width of the header.`,
		choice: 'Fill up short lines, leave out blank fields too many',
		hint: 'What is missing is read as blank. A line with text too much stays rejected.'
	},

	total: {
		title: 'Total line',
		line: (line) => `Line ${formatCount(line, 'en')} is the total of the file and does not count as a line.`,
		counted: 'The last line counts as usage, though it may look like a total.',
		choice: 'Count the last line all the same'
	},

	repeatedHeaders: 'Headers that are repeated',
	lines: (lines, more) =>
		`${lines.length + more === 1 ? 'line' : 'lines'} ${lines.map((line) => formatCount(line, 'en')).join(', ')}${more > 0 ? ` and ${formatCount(more, 'en')} more` : ''}`,
	nth: (name, number) => `${name} (column ${number})`,

	encodings: {
		'utf-8': 'UTF-8',
		'utf-16le': 'UTF-16 LE',
		'utf-16be': 'UTF-16 BE',
		'windows-1252': 'Windows-1252, ISO-8859-1 (Western Europe)',
		'iso-8859-15': 'ISO-8859-15 (Western Europe)',
		'windows-1250': 'Windows-1250 (Central Europe)',
		'iso-8859-2': 'ISO-8859-2 (Central Europe)',
		'windows-1257': 'Windows-1257 (Baltic)',
		'iso-8859-13': 'ISO-8859-13 (Baltic)',
		'windows-1254': 'Windows-1254 (Turkish)',
		'windows-1253': 'Windows-1253 (Greek)',
		'windows-1251': 'Windows-1251 (Cyrillic)',
		macintosh: 'Mac OS Roman'
	}
};
