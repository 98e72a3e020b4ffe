/** Usage files that are given otherwise than one by one: a folder, or cells of a spreadsheet. */
import { formatCount } from '../format';

export const nl = {
	folder: 'Map kiezen',
	pasteHint: 'U kunt ook een map slepen, of cellen uit een spreadsheet plakken (Ctrl+V).',
	pasted: (when: string) => `Geplakt ${when}`,
	leftOut: (count: number) =>
		count === 1
			? 'Eén bestand uit de map is weggelaten: het is verborgen of geen gegevensbestand'
			: `${formatCount(count, 'nl')} bestanden uit de map zijn weggelaten: ze zijn verborgen of geen gegevensbestand`,
	nothing: 'In deze map staan geen bestanden met gegevens.',
	unreadable: 'De map is niet te lezen. Kies haar opnieuw, of kies de bestanden zelf.'
};

export const en: typeof nl = {
	folder: 'Choose a folder',
	pasteHint: 'You can also drop a folder, or paste cells of a spreadsheet (Ctrl+V).',
	pasted: (when) => `Pasted ${when}`,
	leftOut: (count) =>
		count === 1
			? 'One file of the folder was left out: it is hidden, or no data file'
			: `${formatCount(count, 'en')} files of the folder were left out: they are hidden, or no data files`,
	nothing: 'There are no data files in this folder.',
	unreadable: 'The folder cannot be read. Choose it again, or choose the files themselves.'
};
