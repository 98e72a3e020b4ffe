import { formatCount } from '../../format';
import type { nl } from './nl';

function number(count: number, one: string, many: string): string {
	return `${formatCount(count, 'en')} ${count === 1 ? one : many}`;
}

export const en: typeof nl = {
	title: 'Usage',
	text: 'Choose files with usage. You first see how they are read; they count only after Import.',
	choose: 'Choose usage files',
	chooseHint:
		'CSV, text and Excel (.xlsx), also packed as .gz or .zip, with one line for each event. They do not leave this computer.',
	dropHint: 'Drop to read the files',

	reading: {
		label: (file, index, of) => (of === 1 ? `Reading ${file}` : `Reading ${file} (file ${index} of ${of})`),
		percent: (percent) => `${percent}%`,
		perSecond: (rows) => `${rows} lines per second`,
		nothingYet: 'Nothing is imported yet. You can go on working meanwhile.'
	},

	nothingImported: {
		title: 'Nothing was imported',
		cancelled: 'The reading was cancelled. What had been read was thrown away.',
		abandoned: (count) =>
			count === 1
				? 'An earlier import broke off before it was done. Nothing of it was kept: choose the file again.'
				: `${formatCount(count, 'en')} earlier imports broke off before they were done. Nothing of them was kept: choose the files again.`
	},

	counts: {
		label: 'Counts',
		records: 'Lines',
		accepted: 'Accepted',
		duplicates: 'Duplicate',
		rejected: 'Rejected',
		inWords: (records, accepted, duplicates, rejected) =>
			`${number(records, 'line', 'lines')}: ${formatCount(accepted, 'en')} accepted, ${formatCount(duplicates, 'en')} duplicate, ${formatCount(rejected, 'en')} rejected`
	},

	preview: {
		title: (files) => (files === 1 ? 'Check the file' : `Check the ${files} files`),
		import: 'Import',
		nothingYet: 'Nothing has been imported yet.',
		openQuestions: (count) =>
			`First answer ${number(count, 'question', 'questions')}: without an answer it is not certain what is written.`,
		nothingToImport: 'There is nothing to import: no file could be read.',
		failedFiles: (count) =>
			count === 1
				? 'One file could not be read and stays out of the import.'
				: `${formatCount(count, 'en')} files could not be read and stay out of the import.`,
		leaveOut: 'Leave out file',
		details: 'Details',
		readIn: (size, duration) => `${size}, read in ${duration}`,
		failed: 'Not read',
		asks: 'Needs an answer',
		readAgain: 'Being read again'
	},

	questions: {
		title: 'How should this be read?',
		date: 'No date tells whether the day or the month comes first.',
		number: (column) =>
			`No value in ‘${column}’ tells whether the comma or the point stands before decimals.`,
		example: (value, line) => `Line ${formatCount(line, 'en')} has ${value}. That is:`,
		numberReading: {
			comma: (number) => `${number} (the comma stands before decimals)`,
			point: (number) => `${number} (the point stands before decimals)`
		},
		total: {
			ask: (line) => `Is line ${formatCount(line, 'en')} the total of the file?`,
			why: (values) => `It has: ${values}. Not all lines above it can be read, or they come to another sum.`,
			total: 'The total: the line does not count',
			usage: 'Usage: the line counts'
		}
	},

	detected: {
		title: 'Read as',
		adjust: 'Adjust',
		done: 'Close',
		automatic: (found) => (found === '' ? 'Automatic' : `Automatic: ${found}`),
		headerAt: (line) => `column names on line ${formatCount(line, 'en')}`,
		separatedBy: {
			';': 'separated by semicolons',
			',': 'separated by commas',
			'\t': 'separated by tabs',
			'|': 'separated by vertical bars'
		},
		encoding: 'Encoding',
		delimiter: 'Delimiter',
		delimiters: { ';': 'Semicolon', ',': 'Comma', '\t': 'Tab', '|': 'Vertical bar' },
		quote: 'Quotation mark',
		quotes: { '"': 'Double "', "'": "Apostrophe '" },
		headerLine: 'Line with column names',
		numberForm: (column) => `Decimals in ‘${column}’`,
		numberForms: { comma: 'Comma: 1.234,5', point: 'Point: 1,234.5' },
		decimals: { comma: 'decimal comma', point: 'decimal point', mixed: 'decimals by column' },
		dateOrder: 'Dates',
		dateOrders: { 'day-first': 'Day first: 31-12', 'month-first': 'Month first: 12/31' },
		dates: {
			'day-first': 'day before month',
			'month-first': 'month before day',
			mixed: 'day and month by way of writing'
		},
		fellBack:
			'This file is not UTF-8 and was read as Windows-1252. See whether letters with accents are right; if not, choose another encoding.'
	},

	mapping: {
		fields: {
			'event-id': 'Event id',
			moment: 'Moment',
			'period-from': 'Period from',
			'period-until': 'Period until',
			period: 'Period',
			'customer-name': 'Customer name',
			'customer-number': 'Customer number',
			account: 'Customer account',
			kvk: 'Chamber of commerce no.',
			'internal-number': 'Internal customer number',
			subscription: 'Subscription number',
			sku: 'SKU',
			unit: 'Unit',
			'charge-name': 'Charge name',
			quantity: 'Quantity',
			'unit-price': 'Unit price',
			vat: 'VAT rate',
			currency: 'Currency'
		}
	},

	customer: {
		label: 'Customer name',
		hint: 'The file names no customer: all lines are for this one. Without a name they go on an invoice without a name.',
		apply: 'Apply'
	},

	duplicates: {
		title: 'Duplicate',
		ofFile: (count, file) =>
			`${number(count, 'line is', 'lines are')} in ${file} already and ${count === 1 ? 'does' : 'do'} not count again.`,
		inFile: (count) =>
			`${number(count, 'line stands', 'lines stand')} earlier in this file under the same id and ${count === 1 ? 'counts' : 'count'} once.`,
		withoutId: (count) =>
			`Of these, ${formatCount(count, 'en')} ${count === 1 ? 'has' : 'have'} no event id: recognised by content.`,
		allNew: 'All of it is new',
		allNewHint: 'Lines without an id that stand in an earlier file too are other events, and count.'
	},

	replaces: {
		label: 'Replaces import',
		none: 'None: this is new usage',
		option: (file, when) => `${file}, ${when}`,
		hint: 'For a corrected file: that import then no longer counts.'
	},

	samples: {
		title: 'How the first lines are read',
		table: (file) => `First lines of ${file}`,
		empty: 'No line could be read. The reasons are under Rejected.',
		line: 'Line',
		id: 'Id',
		customer: 'Customer',
		customerNumber: 'Customer no.',
		kvk: 'CoC no.',
		internalNumber: 'Internal no.',
		subscription: 'Subscription',
		periodText: 'Period',
		reverse: 'reverse charge',
		exempt: 'exempt'
	},

	totals: {
		title: 'Totals by SKU and period',
		table: (file) => `Totals of ${file}`,
		events: 'Events',
		ownPeriod: 'period of its own',
		more: (shown, all) => `The first ${formatCount(shown, 'en')} of ${formatCount(all, 'en')} totals.`,
		empty: 'This file adds nothing.'
	},

	rejections: {
		title: 'Rejected',
		text: 'These lines do not count. You can download them, mend them and import them, now or later.',
		table: (file) => `Rejected lines of ${file}`,
		kind: (count, column) =>
			column === ''
				? number(count, 'line', 'lines')
				: `${number(count, 'line', 'lines')}, column ‘${column}’`,
		more: (count) => `and ${number(count, 'more line', 'more lines')}`,
		lines: (lines, more) =>
			`${lines.length + more === 1 ? 'Line' : 'Lines'} ${lines.join(', ')}${more > 0 ? ` and ${formatCount(more, 'en')} more` : ''}`,
		line: 'Line',
		column: 'Column',
		value: 'Value',
		reason: 'Reason',
		download: 'Download rejected lines',
		downloadOf: (file) => `Download rejected lines of ${file}`,
		preparing: 'Preparing the rejected lines'
	},

	consequences: {
		title: 'Consequences',
		newCustomers: 'New customers',
		noName: 'without a name',
		differingNames: 'Other name than known',
		differing: (number, known, given) => `${number} is called ${given} here; the name stays ${known}`,
		withoutPrice: 'SKUs without a price',
		toPrices: 'Go to the price list',
		withoutPriceText: 'As long as their price is missing, an invoice with them cannot become final.',
		drafts: 'Drafts that change',
		nextInvoices: 'Goes on a next invoice',
		more: (count) => `and ${formatCount(count, 'en')} more`,
		none: 'No new customers, and every SKU has a price.'
	},

	leftovers: {
		title: 'What is not used',
		columns: 'Columns without a meaning',
		nameless: 'a column without a name',
		preface: 'Above the column names',
		blankLines: 'Blank lines',
		none: 'Everything in the file is used.'
	},

	failed: {
		title: 'This file could not be read',
		others: 'The other files can be imported.'
	},

	done: {
		title: 'Imported',
		failed: 'Not read, not imported',
		table: 'Imported files',
		file: 'File',
		next: 'Make invoices'
	},

	imports: {
		title: 'Imports',
		when: 'When',
		file: 'File',
		months: 'Months',
		state: 'State',
		action: 'Undo',
		committed: 'Counts',
		undone: 'Undone',
		replaced: 'Replaced',
		downloadRejected: (count, file) => `${count} rejected: download the lines of ${file}`,
		empty: 'No imports yet',
		emptyText: 'As soon as you import a file it stands here, with what was counted of it.'
	},

	undo: {
		title: 'Undo import',
		confirm: 'Undo',
		text: (count, file) =>
			count === 1
				? `The one event of ${file} will no longer count.`
				: `The ${formatCount(count, 'en')} events of ${file} will no longer count.`,
		drafts: 'Drafts follow by themselves.',
		billed: 'What final invoices have billed already is settled on the next invoice.',
		dependants:
			'These later files left out lines because this one had them already. Undo their imports too and import them again afterwards, or that usage will be missing:',
		dependant: (file, count) => `${file}: left out ${number(count, 'line', 'lines')}`,
		again: 'The same lines can be imported again later.'
	},

	room: {
		used: (used) => `Specifiek uses ${used} in this browser`,
		left: (left) => `${left} left`,
		low: 'There is hardly any room left: free some disk space before you import more.',
		evictable:
			'The browser may clear these data when the disk fills up. Keep your source files and specifications.'
	}
};
