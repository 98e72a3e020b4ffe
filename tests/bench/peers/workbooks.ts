/** The same specification by this project and by other ways to write a workbook. */
import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import writeXlsxFile from 'write-excel-file/browser';
import { fromText } from '$lib/domain/decimal';
import type { Invoice, InvoiceLine } from '$lib/domain/invoice';
import { dayOf, monthPeriod } from '$lib/domain/period';
import { SPECIFICATION_COLUMNS, specificationOf } from '$lib/domain/specification';
import { specificationWorkbook } from '$lib/export/workbook';
import type { Measured } from './measured';

function linesOf(count: number): InvoiceLine[] {
	return Array.from({ length: count }, (_, i) => ({
		key: {
			customer: '#K-1',
			currency: 'EUR',
			account: `KA-${i % 2000}`,
			kvk: String(10_000_000 + (i % 2000)),
			internalNumber: String(i % 2000).padStart(4, '0'),
			subscription: `AB-${900_000 + (i % 4000)}`,
			sku: `SKU-${i % 10}`,
			unit: 'Document',
			chargeName: `Verzonden documenten ${i % 10}`,
			period: monthPeriod(2021 * 12 + 8 + (i % 4)),
			unitPrice: '',
			vat: ''
		},
		kind: 'usage',
		unit: 'Document',
		chargeName: `Verzonden documenten ${i % 10}`,
		quantity: fromText(String(1 + (i % 997))),
		unitPrice: fromText('0.085'),
		vat: '21',
		net: BigInt(i % 9999),
		vatAmount: BigInt(i % 999),
		late: false,
		usage: fromText('1'),
		problem: undefined
	}));
}

function invoiceOf(count: number): Invoice {
	return {
		usageUpTo: 24_263,
		subscriptionsUpTo: 24_263,
		invoiceDate: dayOf(2022, 2, 27),
		termMonths: 1,
		customer: { id: '#K-1', number: 'K-1', name: 'Klant B.V.' },
		currency: 'EUR',
		dueDate: dayOf(2022, 3, 27),
		kind: 'invoice',
		vatMode: 'per-rate',
		lines: linesOf(count),
		vatTotals: [],
		net: 0n,
		vat: 0n,
		total: 0n,
		corrects: [],
		skusWithoutPrice: [],
		skusWithoutVat: [],
		prices: []
	};
}

/** The rows as another program is given them: texts and numbers, no formats, no widths, no filter. */
function plainRows(count: number): (string | number)[][] {
	return linesOf(count).map(({ key, unit, chargeName }, i) => [
		key.account,
		key.kvk,
		key.internalNumber,
		key.subscription,
		key.sku,
		unit,
		chargeName,
		`1-${9 + (i % 4)}-21 - 30-${9 + (i % 4)}-21`,
		1 + (i % 997),
		0.085,
		(i % 9999) / 100,
		(i % 999) / 100
	]);
}

/** This project's specification. */
export async function own(count: number): Promise<Measured> {
	const invoice = invoiceOf(count);
	const began = performance.now();
	const { blob } = await specificationWorkbook(specificationOf(invoice, 'F2022-0001'));
	return { ms: performance.now() - began, bytes: blob.size };
}

/** SheetJS as its manual has it, compressed. */
export async function sheetJs(count: number): Promise<Measured> {
	const rows = plainRows(count);
	const began = performance.now();
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet([[...SPECIFICATION_COLUMNS], ...rows], { dense: true }));
	const bytes = write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer;
	return { ms: performance.now() - began, bytes: bytes.byteLength };
}

export async function excelJs(count: number): Promise<Measured> {
	const rows = plainRows(count);
	const began = performance.now();
	const workbook = new ExcelJS.Workbook();
	const sheet = workbook.addWorksheet('Specificatie');
	sheet.addRow([...SPECIFICATION_COLUMNS]);
	for (const row of rows) sheet.addRow(row);
	const bytes = await workbook.xlsx.writeBuffer();
	return { ms: performance.now() - began, bytes: bytes.byteLength };
}

export async function writeExcelFile(count: number): Promise<Measured> {
	const rows = plainRows(count);
	const began = performance.now();
	const blob = await writeXlsxFile([[...SPECIFICATION_COLUMNS], ...rows]).toBlob();
	return { ms: performance.now() - began, bytes: blob.size };
}
