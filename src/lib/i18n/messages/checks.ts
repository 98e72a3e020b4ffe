/** Rejected records, mended before they are imported; conflicts side by side; what an import would change. */
import { formatCount } from '../format';

export const nl = {
	text: 'Deze regels tellen niet mee. Verbeter ze hier of laat ze weg, of download ze en importeer ze later, verbeterd.',
	readingsText:
		'Deze regels tellen niet mee. Hier verbeteren kan niet: wat een meterstand waard is, blijkt pas naast de andere standen van die meter. Verbeter het bestand zelf en kies het opnieuw.',
	dependentText:
		'Deze regels tellen niet mee. Hier verbeteren kan niet: welke meter zij bedoelen, staat op een eerdere regel van het bestand. Verbeter het bestand zelf en kies het opnieuw.',
	count: 'Aantal',
	firstLines: 'Eerste regels',
	firstLine: (line: string, value: string) => (value === '' ? line : `${line}: ${value}`),
	andMore: (count: number) => `en nog ${formatCount(count, 'nl')}`,
	show: 'Regels tonen',
	hide: 'Sluiten',
	showOf: (reason: string, column: string) => (column === '' ? reason : `${column}: ${reason}`),
	wholeRecord: 'De hele regel',
	records: (file: string, column: string) =>
		column === '' ? `Afgekeurde regels van ${file}` : `Afgekeurde regels van ${file}, kolom ${column}`,
	kindGone: 'Van deze soort is er geen regel meer afgekeurd.',
	onlyFirst: (shown: number, all: number) =>
		`De eerste ${formatCount(shown, 'nl')} van ${formatCount(all, 'nl')} regels. Download ze om ze alle te verbeteren.`,
	line: 'Regel',
	cell: (column: string, line: number) => `${column}, regel ${formatCount(line, 'nl')}`,
	nthColumn: (number: number) => `Kolom ${number}`,
	edit: 'Bewerken',
	editLine: (line: number) => `Regel ${formatCount(line, 'nl')} bewerken`,
	drop: 'Weglaten',
	dropLine: (line: number) => `Regel ${formatCount(line, 'nl')} weglaten`,
	restore: 'Terugzetten',
	restoreLine: (line: number) => `Regel ${formatCount(line, 'nl')} terugzetten`,
	actions: 'Wat u kunt doen',
	failed: 'De afgekeurde regels zijn niet te lezen.',

	dialog: {
		title: (line: number) => `Regel ${formatCount(line, 'nl')} verbeteren`,
		apply: 'Toepassen',
		tooMany: 'Maak deze leeg als zij te veel is.'
	},

	mends: {
		title: 'Met de hand verbeterd',
		text: 'Zo staat het niet in het bestand. Deze waarden worden bij de import bewaard.',
		table: (file: string) => `Verbeteringen in ${file}`,
		column: 'Kolom',
		was: 'Stond er',
		value: 'Wordt',
		revert: 'Terugdraaien',
		revertOf: (column: string, line: number) =>
			`Verbetering terugdraaien: ${column}, regel ${formatCount(line, 'nl')}`,
		blank: '(leeg)'
	},

	conflicts: {
		title: 'Naast elkaar',
		text: 'Onder één nummer staan twee gebeurtenissen met een verschillende inhoud. Wat verschilt, is gemarkeerd.',
		where: 'Waar',
		thisLine: (line: number) => `Deze regel, regel ${formatCount(line, 'nl')}`,
		sameFile: (line: number) => `Eerder in het bestand, regel ${formatCount(line, 'nl')}`,
		otherFile: (file: string, line: number) => `${file}, regel ${formatCount(line, 'nl')}`,
		counts: 'telt mee',
		rejected: 'afgekeurd',
		differs: 'verschilt',
		lost: 'De andere gebeurtenis is niet te tonen.'
	}
};

export const en: typeof nl = {
	text: 'These records do not count. Mend them here or leave them out, or download them and import them later, mended.',
	readingsText:
		'These records do not count. They cannot be mended here: what a meter reading is worth shows only beside the other readings of that meter. Mend the file itself and choose it again.',
	dependentText:
		'These records do not count. They cannot be mended here: which meter they mean stands on an earlier line of the file. Mend the file itself and choose it again.',
	count: 'Count',
	firstLines: 'First lines',
	firstLine: (line, value) => (value === '' ? line : `${line}: ${value}`),
	andMore: (count) => `and ${formatCount(count, 'en')} more`,
	show: 'Show records',
	hide: 'Close',
	showOf: (reason, column) => (column === '' ? reason : `${column}: ${reason}`),
	wholeRecord: 'The whole record',
	records: (file, column) =>
		column === '' ? `Rejected records of ${file}` : `Rejected records of ${file}, column ${column}`,
	kindGone: 'No record of this kind is rejected any more.',
	onlyFirst: (shown, all) =>
		`The first ${formatCount(shown, 'en')} of ${formatCount(all, 'en')} records. Download them to mend them all.`,
	line: 'Line',
	cell: (column, line) => `${column}, line ${formatCount(line, 'en')}`,
	nthColumn: (nth) => `Column ${nth}`,
	edit: 'Edit',
	editLine: (line) => `Edit line ${formatCount(line, 'en')}`,
	drop: 'Leave out',
	dropLine: (line) => `Leave out line ${formatCount(line, 'en')}`,
	restore: 'Put back',
	restoreLine: (line) => `Put back line ${formatCount(line, 'en')}`,
	actions: 'What you can do',
	failed: 'The rejected records cannot be read.',

	dialog: {
		title: (line) => `Mend line ${formatCount(line, 'en')}`,
		apply: 'Apply',
		tooMany: 'Empty it if it is one too many.'
	},

	mends: {
		title: 'Mended by hand',
		text: 'The file does not say so. These values are kept with the import.',
		table: (file) => `Mends in ${file}`,
		column: 'Column',
		was: 'Was',
		value: 'Becomes',
		revert: 'Revert',
		revertOf: (column, line) => `Revert the mend: ${column}, line ${formatCount(line, 'en')}`,
		blank: '(blank)'
	},

	conflicts: {
		title: 'Side by side',
		text: 'Two events with different contents stand under one id. What differs is marked.',
		where: 'Where',
		thisLine: (line) => `This record, line ${formatCount(line, 'en')}`,
		sameFile: (line) => `Earlier in the file, line ${formatCount(line, 'en')}`,
		otherFile: (file, line) => `${file}, line ${formatCount(line, 'en')}`,
		counts: 'counts',
		rejected: 'rejected',
		differs: 'differs',
		lost: 'The other event cannot be shown.'
	}
};
