/**
 * The specification of an invoice: what its workbook says, as plain values, and what its file is called
 * (rules EXP-2, EXP-3, PER-3). How the values become cells is for `export/`.
 */
import type { Decimal } from './decimal';
import type { Invoice, InvoiceLine } from './invoice';
import { fromMinor } from './money';
import type { CompanyName } from './recharge';
import { isoDate, isoMonth, periodText, type Day, type Period } from './period';
import type { Moment } from './zone';

/** What a draft has for a number (EXP-3). */
const DRAFT_NUMBER = 'concept';

/** The header row, columns A to L. */
export const SPECIFICATION_COLUMNS = [
	'Klantaccount',
	'KvK nummer',
	'Intern klantnummer',
	'Abonnementsnummer',
	'SKU',
	'Eenheid',
	'Charge Name',
	'Periode',
	'Aantal',
	'Bedrag per stuk',
	'Bedrag ex. btw',
	'Btw-bedrag'
] as const;

/** The header row of the sheet with the events behind the lines, columns A to J. */
export const USAGE_COLUMNS = [
	'Bestand',
	'Regel',
	'Tijdstip',
	'Klantaccount',
	'Abonnementsnummer',
	'SKU',
	'Eenheid',
	'Periode',
	'Aantal',
	'Transactie-id'
] as const;

/** One event that the invoice counts, as it stood in its file (BIL-6). */
export interface UsageRow {
	readonly file: string;
	/** Line in the file, counted from 1. */
	readonly line: number;
	/** Undefined for a record that came with a period alone. */
	readonly moment: Moment | undefined;
	readonly account: string;
	readonly subscription: string;
	readonly sku: string;
	readonly unit: string;
	readonly period: Period;
	readonly quantity: Decimal;
	/** Blank for a record without one. */
	readonly id: string;
}

/** One invoice line. What is undefined is not known yet: no price, or no VAT (PRI-4, PRI-5). */
export interface SpecificationRow {
	/** Columns A to H, blank where nothing was given. */
	readonly texts: readonly string[];
	readonly quantity: Decimal;
	readonly unitPrice: Decimal | undefined;
	/** Amounts are in the currency itself, not in its minor unit. */
	readonly net: Decimal | undefined;
	readonly vat: Decimal | undefined;
}

export interface Specification {
	/** The customer's number where there is no name. */
	readonly customerName: string;
	/** The invoice's number, or {@link DRAFT_NUMBER}. */
	readonly number: string;
	readonly invoiceDate: Day;
	readonly dueDate: Day;
	/** With VAT, in the currency itself. */
	readonly total: Decimal;
	/** ISO 4217. */
	readonly currency: string;
	readonly rowCount: number;
	/** The row at an index from 0, made when asked for: a long invoice never stands in memory twice. */
	readonly row: (index: number) => SpecificationRow;
}

/**
 * The specification of an invoice, its lines in the order of the invoice. Without a number it is a draft's.
 * `row` throws a RangeError for an index that the invoice does not have.
 */
export function specificationOf(invoice: Invoice, number: string | undefined): Specification {
	return {
		customerName: customerName(invoice),
		number: number ?? DRAFT_NUMBER,
		invoiceDate: invoice.invoiceDate,
		dueDate: invoice.dueDate,
		total: fromMinor(invoice.total, invoice.currency),
		currency: invoice.currency,
		rowCount: invoice.lines.length,
		row: (index) => {
			const line = invoice.lines[index];
			if (!line) throw new RangeError(`no line ${index}`);
			return rowOf(line, invoice.currency);
		}
	};
}

function customerName(invoice: Invoice): string {
	return invoice.customer.name || invoice.customer.number;
}

function rowOf(line: InvoiceLine, currency: string): SpecificationRow {
	const { key, net, vatAmount } = line;
	return {
		texts: [
			key.account,
			key.kvk,
			key.internalNumber,
			key.subscription,
			key.sku,
			line.unit,
			line.chargeName,
			periodText(key.period, ' - ')
		],
		quantity: line.quantity,
		unitPrice: line.unitPrice,
		net: net === undefined ? undefined : fromMinor(net, currency),
		vat: vatAmount === undefined ? undefined : fromMinor(vatAmount, currency)
	};
}

/**
 * `Specificatie-F2022-0001.xlsx`, of a draft `Specificatie-concept-<customer>-<yyyy-mm>.xlsx` with the month
 * that its usage goes up to (EXP-3). Two drafts can have one name: of two currencies, of namesakes.
 */
export function specificationFileName(invoice: Invoice, number: string | undefined): string {
	const parts =
		number === undefined
			? [DRAFT_NUMBER, fileNamePart(customerName(invoice)), isoMonth(invoice.usageUpTo)]
			: [fileNamePart(number)];
	return `${['Specificatie', ...parts.filter((part) => part !== '')].join('-')}.xlsx`;
}

/** `Specificatie-F2022-0001-<account>-<KvK number>.xlsx`: of one company behind an invoice (BIL-8). */
export function rechargeFileName(number: string, { account, kvk }: CompanyName): string {
	const parts = ['Specificatie', fileNamePart(number), fileNamePart(account), fileNamePart(kvk)];
	return `${parts.filter((part) => part !== '').join('-')}.xlsx`;
}

/** `Doorbelasting-F2022-0001.zip`: the specifications of all companies behind an invoice. */
export function rechargeArchiveName(number: string): string {
	return `Doorbelasting-${fileNamePart(number)}.zip`;
}

/** The name of one file with several specifications; `today` is the day in the billing zone (EXP-3). */
export function archiveFileName(today: Day): string {
	return `Specificaties-${isoDate(today)}.zip`;
}

/** What Windows, macOS or Linux refuse in a name, and what cannot be seen in one (controls, direction marks). */
const REFUSED = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A file name may have 255 bytes; this leaves room for the words around a part, and for " (2)". */
const MAX_PART_BYTES = 180;

function fileNamePart(text: string): string {
	let part = '';
	let bytes = 0;
	for (const character of text.normalize('NFC').replace(REFUSED, '_').trim()) {
		bytes += utf8Bytes(character.codePointAt(0) ?? 0);
		if (bytes > MAX_PART_BYTES) break;
		part += character;
	}
	return part.trimEnd();
}

function utf8Bytes(codePoint: number): number {
	if (codePoint < 0x80) return 1;
	if (codePoint < 0x800) return 2;
	return codePoint < 0x10000 ? 3 : 4;
}
