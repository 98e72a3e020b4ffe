import type * as nl from './nl';

/** By code, in English: see problems.ts. */
export const sentences: typeof nl.sentences = {
	'BIL-1.customer-known':
		'This company is there already ({other}). Nothing was changed. Open it in the list, or give another number or name.',
	'BIL-1.move-in-circle':
		'Nothing was changed: companies would refer to each other and the usage would stand on no invoice. Undo the other move first.',
	'BIL-1.customer-twice':
		'This company stands earlier in the file (line {other}). Remove one of the two lines.',
	'BIL-1.customer-used': 'This company has an invoice by now and cannot be deleted.',
	'BIL-1.customer-unnamed': 'Name and customer number are both missing. Fill in at least one of them.',
	'BIL-1.no-customer-column':
		'The header (line {line}) names no customer number and no customer name. Name a column ‘klantnummer’ or ‘klantnaam’.',
	'BIL-2.term-unreadable': 'This is no payment term. Fill in whole months, from 0 to 24.',
	'BIL-4.country-unreadable': 'This is no country. Write its two letters, such as NL, BE or DE.',
	'BIL-4.draft-changed':
		'This draft was changed meanwhile by an import, a price or a customer. Nothing was made final. Look at the draft again, then make it final.',
	'BIL-4.email-unreadable': 'This is no e-mail address. Write it as name@domain.nl.',
	'BIL-4.iban-unreadable': 'This is no IBAN: its check digits are wrong. Look it up on a bank statement.',
	'BIL-4.kvk-unreadable': 'This is no CoC number. It has eight digits.',
	'BIL-4.no-such-invoice':
		'This invoice does not exist (any more). Drafts go away when there is nothing to bill. Choose an invoice from the overview.',
	'BIL-4.not-a-draft':
		'This invoice is no draft any more: it was made final in another tab, or is gone. Nothing was changed. Choose the invoice from the overview again.',
	'BIL-4.vat-id-unreadable':
		'This is no VAT id of that country. Write it with the country’s letters, a Dutch one as NL000099998B57; its check digits must be right.',
	'BIL-5.credit-adds':
		'The chosen lines together give something back: their credit note would ask for money instead of returning it. Choose the lines that belong to them as well.',
	'BIL-5.credit-of-credit': 'A credit note ({other}) cannot be credited. Nothing was changed.',
	'BIL-5.key-in-part':
		'Nothing was credited: line {line} ({other}) belongs to the same usage as a chosen line. What is billed again is computed again as a whole; so choose all lines of that usage, or settle them.',
	'BIL-5.line-credited': 'Nothing was credited: line {line} stands on credit note {other} already.',
	'BIL-5.line-taken-back':
		'Nothing was credited: line {line} was taken back, in whole or in part, on {other}. Credit that invoice first, or choose other lines.',
	'BIL-5.not-definitive':
		'Only a definitive invoice can be credited. A draft changes with its usage, price or customer.',
	'BIL-5.nothing-to-credit': 'No line is chosen. Choose at least one line to credit.',
	'BIL-5.date-before-last':
		'The invoice date lies before that of the last invoice in this series, so numbers will not follow dates. Choose a later invoice date if that is not what you want.',
	'BIL-5.last-number-behind':
		'This number, or a later one of the same year, has been given already. Fill in the last number used anywhere.',
	'BIL-5.last-number-unreadable':
		'This is no invoice number of this series. Fill it in as it stands on the invoice: prefix, year, dash, sequence number.',
	'BIL-5.prefix-taken':
		'The other series uses this prefix already. Choose another one, or an invoice and a credit note would get the same number.',

	'EXP-2.text-cut':
		'A text is longer than fits in a cell of Excel (32,767 characters) and was cut there. In Specifiek the text is whole.',
	'EXP-4.failed':
		'The file could not be made. Choose ‘Try again’. If that fails too, close other tabs and try once more.',

	'EXP-5.incomplete':
		'No PDF or UBL can be made of this invoice: details are missing. Open the invoice; it says which.',

	'IMP-1.empty': '{file} is empty. Choose a file with a header and at least one line below it.',
	'IMP-1.misplaced-quote':
		'There is a quotation mark in the middle of a field, so where the field ends is uncertain. Double the mark (""), or take it out.',
	'IMP-1.no-records':
		'There are no lines below the header (line {line}). Choose a file with lines, or point out another header line.',
	'IMP-2.not-utf8':
		'{file} is not UTF-8 from line {line} on. Choose another encoding, for instance Windows-1252.',
	'IMP-2.undecodable':
		'{file} cannot be read in this encoding ({other}). Choose another encoding, or have it detected.',
	'IMP-3.mapping-unreadable':
		'{file} is no file of mappings, or is damaged ({column}: {value}). Nothing of it was taken over.',
	'IMP-3.nem12-interval':
		'The record of kind 200 is missing, or gives an interval ({other} minutes) that does not divide a day. Which time a value belongs to cannot be told.',
	'IMP-3.nem12-kind':
		'A NEM12 file has no records of kind {other}. Remove the record, or choose another layout.',
	'IMP-3.no-header':
		'{file} has no line with column names. Say what each column holds, or name the line that the names are on.',
	'IMP-3.no-moment':
		'The header (line {line}) names no moment and no period. Point out the columns that hold them, or name a column ‘timestamp’ or ‘period’.',
	'IMP-3.no-sku':
		'The header (line {line}) names no SKU. Point out the column that holds it, or name that column ‘sku’.',
	'IMP-3.reading-decreases':
		'This meter reading is lower than the one before it of the same meter. If the meter was exchanged or reset, the use between the two readings cannot be told: find it out and enter it by itself. Counting goes on from this reading.',
	'IMP-3.sku-missing': 'The SKU is missing. Fill it in.',
	'IMP-3.too-many-readings':
		'{file} has more than {other} meter readings. Split the file, by meter for instance.',
	'IMP-3.unknown-zone': '‘{value}’ is no known time zone. Choose one, UTC or Europe/Amsterdam for instance.',
	'IMP-4.number-undecided':
		'No value in this column tells whether the comma or the point stands before decimals. Choose it yourself.',
	'IMP-4.number-unreadable':
		'This is no number that fits the rest of the column. Write digits with one decimal sign, the same as in the other lines.',
	'IMP-4.quantity-missing': 'The quantity is missing, and blank is not zero. Fill it in.',
	'IMP-4.too-many-digits':
		'This number has more than 38 digits or too large a power of ten. Write it shorter.',
	'IMP-5.date-does-not-exist':
		'This date or time does not exist. Mend it, or choose the other order of day and month.',
	'IMP-5.date-undecided':
		'No date with slashes tells whether the day or the month comes first. Choose it yourself.',
	'IMP-5.date-unreadable':
		'This is no date that can be read. Write it as 2021-09-30 or 30-9-2021, for instance, and a period as 2021-09 or 1-9-21 - 30-9-21.',
	'IMP-5.moment-missing': 'Moment and period are both missing. Fill in one of them.',
	'IMP-5.period-from-missing': 'The period has an end but no beginning. Fill in the beginning.',
	'IMP-5.period-reversed': 'The period ends before it begins. Swap beginning and end, or mend them.',
	'IMP-5.period-until-missing': 'The period has a beginning but no end. Fill in the end.',
	'IMP-6.left-out': 'Left out by the user.',
	'IMP-6.field-count':
		'This line has not as many fields as the header ({other}). Often there is a delimiter too many or too few, or a quotation mark is missing.',
	'IMP-7.conflict-in-file':
		'This event id stands earlier in the file (line {other}) with another content. Remove one of them, or give each an id of its own.',
	'IMP-7.conflict-with-import':
		'This event id was imported before with another content (import and line {other}). If this file is a correction, choose which import it replaces.',
	'IMP-7.original-gone':
		'Nothing was imported. {file} left out lines that stand in an earlier import too ({other}), and that one no longer counts. Read the file again.',
	'IMP-8.file-unreadable':
		'{file} can no longer be read: it was moved, changed or deleted since you chose it. Nothing was imported. Choose it again.',
	'IMP-8.not-staged': 'Nothing was imported: what had been read is gone. Choose the files again.',
	'IMP-10.no-such-import': 'There is no such import (any more). Choose one from the table on the page Usage.',
	'IMP-10.not-committed': 'This import did not count any more, or is gone. Nothing was changed.',
	'IMP-11.archive-bomb':
		'{file} unpacks to far more than a file of usage can be, and was not unpacked any further. Unpack it yourself and choose the file that you mean.',
	'IMP-11.archive-damaged':
		'{file} is damaged, or packed in a way that Specifiek does not know. Unpack it yourself and choose the file in it.',
	'IMP-11.archive-empty': 'There is no file in {file}.',
	'IMP-11.archive-encrypted':
		'{file} is packed with a password. Unpack it yourself and choose the file in it.',
	'IMP-11.archive-nested':
		'{file} is an archive within an archive. Unpack the outer one and choose what is in it.',
	'IMP-11.binary':
		'{file} is no text file ({other}). Save a worksheet as CSV first, unpack a zip file first, and choose that file.',
	'IMP-11.cell-too-long':
		'{file}: on row {line} a cell has more text than Excel allows (column {column}). Shorten it, or save the sheet as CSV.',
	'IMP-11.field-too-long':
		'{file}: line {line} has a field of more than 1 MiB (column {column}). See whether a quotation mark is missing there, or choose another delimiter.',
	'IMP-11.quote-not-closed':
		'{file}: the quotation mark that opens on line {line} is never closed ({value}). Close it, take it out, or choose another quotation mark.',
	'IMP-11.record-too-long':
		'{file}: what begins on line {line} is too long for one record. See whether a quotation mark is missing there, or choose another delimiter.',
	'IMP-11.text-too-long': 'This text is longer than 1,000 characters. Shorten it.',
	'IMP-11.too-many-columns':
		'{file}: line {line} has more than {other} columns. Choose another delimiter, or take out columns that are not needed.',
	'IMP-11.workbook-damaged':
		'{file} is a damaged Excel file. Open it in Excel, save it anew, and choose that file.',
	'IMP-11.workbook-encrypted':
		'{file} is an Excel file with a password. Take the password off, or save the sheet as CSV.',
	'IMP-11.workbook-hostile':
		'{file} has references that belong in no Excel file and let a small file grow without end. It was not read. Ask the sender for a CSV file.',
	'IMP-11.workbook-old':
		'{file} is of an old version of Excel (.xls). Open it in Excel, save it as .xlsx or CSV, and choose that file.',
	'IMP-11.workbook-too-large':
		'{file} has more cells than are read here of one Excel file (a million). Save the sheet as CSV: that is read, however large.',
	'IMP-12.import-elsewhere':
		'{file} was not read: an import is going on in another tab. Finish or cancel that one, and choose the file again.',

	'NOT-1.file-gone': 'This file is gone: its notification was deleted. Export the invoice again.',

	'PER-1.no-such-zone': 'There is no such time zone ({value}). Choose one from the list.',
	'PER-1.zone-in-use':
		'The zone cannot be changed while there is usage: it was read in this zone. Undo the imports, choose the zone, and import the files again.',
	'PER-1.zone-locked': 'The zone is fixed: an invoice is final, and its periods are those of this zone.',

	'PRI-1.currency-unreadable': 'This is no currency. Write three letters, for instance EUR.',
	'PRI-1.date-missing':
		'The date from which the price holds is missing. Fill it in, for instance 2022-01-01.',
	'PRI-1.no-date-column':
		'The header (line {line}) does not say from when a price holds. Name that column ‘valid_from’.',
	'PRI-2.bound-missing':
		'The upper bound of this tier is missing. Fill in up to which quantity it goes; only the last tier is open.',
	'PRI-2.last-tier-not-open':
		'The last tier has an upper bound, so there is no price above it. Leave ‘up_to’ blank on the last tier.',
	'PRI-2.model-unknown':
		'There is no such price model. Choose standard, graduated, volume or package. Blank means standard, where there is no tier and no package size.',
	'PRI-2.negative-amount': 'Free quantity and minimum cannot be below zero. Fill in zero or more.',
	'PRI-2.negative-package': 'The price of a package cannot be below zero. Fill in zero or more.',
	'PRI-2.negative-tier': 'The price of a tier cannot be below zero. Fill in zero or more.',
	'PRI-2.no-price-column': 'The header (line {line}) names no price. Name that column ‘unit_price’.',
	'PRI-2.number-unreadable':
		'This is no number. Write decimals with a point and thousands without a comma, for instance 1234.56.',
	'PRI-2.package-size': 'The package model needs a package size of more than zero. Fill it in.',
	'PRI-2.price-missing': 'The price is missing, and blank is not zero. Fill it in; 0 is a price too.',
	'PRI-2.size-of-no-package':
		'Only the package model has a package size. Take it out, or choose the package model.',
	'PRI-2.staffel-ambiguous':
		'‘Staffel’ means graduated to some and volume to others. Choose what it means here.',
	'PRI-2.tier-of-no-tiers':
		'Only graduated and volume have ‘up_to’. Take the value out, or choose one of those models.',
	'PRI-2.tiers-not-ascending':
		'The tiers do not climb (the one before goes up to {other}). Put them in order, the open tier last.',
	'PRI-4.no-price':
		'This invoice cannot become final yet: prices are missing ({other}). Add them to the price list.',
	'PRI-5.contradictory-rows':
		'This row contradicts an earlier row of the same SKU and date (line {other}). Make them the same, or take one of them out.',
	'PRI-5.no-vat':
		'This invoice cannot become final yet: the VAT of some SKUs is not known ({other}). Add it to the price list or to the company.',
	'PRI-5.version-exists':
		'There is a version of this price from this date already. Choose another date, or change that version.',

	'STO-2.newer-schema':
		'Your data were kept by a newer version of Specifiek than this page. Nothing was changed. Reload the page.',
	'STO-3.damaged':
		'A part of the stored data is damaged and will not be billed ({other}). Undo the import and read the file again ({file}).',
	'STO-5.disk-full':
		'There is no room left in this browser. Nothing was changed. Free some disk space or clear data of other sites, and try again.',
	'STO-6.sample-unreachable':
		'The sample was not loaded: {file} cannot be fetched. Check the connection and try again.',
	'STO-7.worker-failed':
		'Something went wrong in Specifiek itself, and nothing was changed ({other}). Reload the page and try again.',
	'STO-7.worker-stopped':
		'The browser broke off the work, mostly for want of memory. Nothing was changed. Close other tabs and try again.',

	'VAT-3.rate-unreadable': 'This is no VAT rate. Write a percentage such as 21, or ‘reverse’ or ‘exempt’.',
	'VAT-4.number-as-text':
		'A number has more digits than a number of Excel holds exactly (15). It therefore stands as text in its cell, without losing a digit.'
};

export const unknown: typeof nl.unknown = (code) =>
	`Something went wrong (${code}). Reload the page and try again.`;
