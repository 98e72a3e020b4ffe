/** Invoices to make workbooks of, and their workbooks read back by other programs than the one that wrote them. */
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { fromText } from '$lib/domain/decimal';
import type { Invoice, InvoiceLine } from '$lib/domain/invoice';
import { addMonths, dayOf, monthPeriod, type Month, type Period } from '$lib/domain/period';
import { specificationOf } from '$lib/domain/specification';
import type { Notices } from '$lib/export/sheet-series';
import { specificationWorkbook, type WorkbookOptions } from '$lib/export/workbook';

export const december: Month = 2021 * 12 + 11;

/** What a test wants to say of a line; the rest is ordinary. */
export interface LineSample {
	account?: string;
	kvk?: string;
	internalNumber?: string;
	subscription?: string;
	sku?: string;
	unit?: string;
	chargeName?: string;
	period?: Period;
	quantity?: string;
	unitPrice?: string | undefined;
	net?: bigint | undefined;
	vatAmount?: bigint | undefined;
}

const ordinary = {
	account: 'KA-000318',
	kvk: '12345678',
	internalNumber: '0317',
	subscription: 'AB-900318',
	sku: 'EMAIL',
	unit: 'Document',
	chargeName: 'Verzonden documenten e-mail',
	period: monthPeriod(december),
	quantity: '2989',
	unitPrice: '0.085',
	net: 25407n,
	vatAmount: 5336n
};

export function lineOf(sample: LineSample = {}, currency = 'EUR'): InvoiceLine {
	const line = { ...ordinary, ...sample };
	const { unit, chargeName, net, vatAmount } = line;
	const quantity = fromText(line.quantity);
	return {
		key: {
			customer: '#K-1001',
			currency,
			account: line.account,
			kvk: line.kvk,
			internalNumber: line.internalNumber,
			subscription: line.subscription,
			sku: line.sku,
			// A specification shows the line's own unit and charge name, never the key's (PRI-5).
			unit: 'unit of the key',
			chargeName: 'charge name of the key',
			period: line.period,
			unitPrice: '',
			vat: ''
		},
		kind: 'usage',
		unit,
		chargeName,
		quantity,
		unitPrice: line.unitPrice === undefined ? undefined : fromText(line.unitPrice),
		vat: vatAmount === undefined ? undefined : '21',
		net,
		vatAmount,
		late: false,
		usage: quantity,
		problem: undefined
	};
}

export function invoiceOf(lines: readonly InvoiceLine[], other: Partial<Invoice> = {}): Invoice {
	const net = lines.reduce((sum, line) => sum + (line.net ?? 0n), 0n);
	const vat = lines.reduce((sum, line) => sum + (line.vatAmount ?? 0n), 0n);
	const invoiceDate = dayOf(2022, 2, 27);
	return {
		usageUpTo: december,
		subscriptionsUpTo: december,
		invoiceDate,
		termMonths: 1,
		dueDate: addMonths(invoiceDate, 1),
		customer: { id: '#K-1001', number: 'K-1001', name: 'Voorbeeld Administratiekantoor B.V.' },
		currency: 'EUR',
		kind: 'invoice',
		vatMode: 'per-rate',
		lines,
		vatTotals: [{ category: '21', net, vat }],
		net,
		vat,
		total: net + vat,
		corrects: [],
		skusWithoutPrice: [],
		skusWithoutVat: [],
		prices: [],
		...other
	};
}

export async function workbookOf(
	invoice: Invoice,
	number?: string,
	options?: WorkbookOptions
): Promise<{ bytes: Uint8Array<ArrayBuffer>; notices: Notices }> {
	const { blob, notices } = await specificationWorkbook(specificationOf(invoice, number), options);
	return { bytes: new Uint8Array(await blob.arrayBuffer()), notices };
}

export async function bytesOf(
	samples: readonly LineSample[],
	number?: string
): Promise<Uint8Array<ArrayBuffer>> {
	return (await workbookOf(invoiceOf(samples.map((sample) => lineOf(sample))), number)).bytes;
}

/** The workbook as ExcelJS reads it. */
export async function readBack(bytes: Uint8Array<ArrayBuffer>): Promise<ExcelJS.Workbook> {
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(bytes.slice().buffer);
	return workbook;
}

export async function readSheet(
	bytes: Uint8Array<ArrayBuffer>,
	name = 'Specificatie'
): Promise<ExcelJS.Worksheet> {
	const sheet = (await readBack(bytes)).getWorksheet(name);
	if (!sheet) throw new Error(`no sheet ${name}`);
	return sheet;
}

export const COLUMNS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'];

/** The values of a row from A to L, null where a cell is empty. */
export function valuesOf(sheet: ExcelJS.Worksheet, row: number): ExcelJS.CellValue[] {
	return COLUMNS.map((column) => sheet.getCell(`${column}${row}`).value);
}

/** The text of one part of the file, as it stands there. */
export function part(bytes: Uint8Array, path: string): string {
	const content = unzipSync(bytes)[path];
	if (!content) throw new Error(`no part ${path}`);
	return strFromU8(content);
}

export interface RawCell {
	/** The attribute t: "s" is a shared string; without it a number. */
	readonly type: string;
	/** Text between the tags of the value; of a shared string the text that it refers to. */
	readonly text: string;
	readonly format: string;
}

/** The number formats that cells refer to, in the order of the style table. */
function formatsOf(styles: string): (string | undefined)[] {
	const known = new Map([
		['0', 'General'],
		['3', '#,##0'],
		['4', '#,##0.00'],
		['49', '@']
	]);
	for (const own of styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)) {
		known.set(own[1] ?? '', own[2] ?? '');
	}
	const cellStyles = /<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? '';
	return [...cellStyles.matchAll(/<xf numFmtId="(\d+)"/g)].map((style) => known.get(style[1] ?? ''));
}

/** The cells of a sheet by address, from the XML alone. */
export function rawCells(bytes: Uint8Array, sheet = 1): Map<string, RawCell> {
	const strings = [...part(bytes, 'xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((m) => m[1]);
	const formats = formatsOf(part(bytes, 'xl/styles.xml'));
	const cells = new Map<string, RawCell>();
	for (const [, row = '', content = ''] of part(bytes, `xl/worksheets/sheet${sheet}.xml`).matchAll(
		/<row r="(\d+)"[^>]*>(.*?)<\/row>/g
	)) {
		let column = -1;
		for (const [, attributes = '', inside = ''] of content.matchAll(/<c([^>]*)>(.*?)<\/c>/g)) {
			const letter = / r="([A-Z])\d+"/.exec(attributes)?.[1];
			column = letter ? letter.charCodeAt(0) - 65 : column + 1;
			const type = / t="(\w+)"/.exec(attributes)?.[1] ?? '';
			const style = Number(/ s="(\d+)"/.exec(attributes)?.[1] ?? 0);
			const value = /<[vt][^>]*>([^<]*)</.exec(inside)?.[1] ?? '';
			cells.set(`${String.fromCharCode(65 + column)}${row}`, {
				type,
				text: type === 's' ? (strings[Number(value)] ?? '?') : value,
				format: formats[style] ?? '?'
			});
		}
	}
	return cells;
}
