/** What a user would use instead, and the project's own workbook, to be run in a blank page of the same browser. */
import Dexie from 'dexie';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { dayOf, monthPeriod } from '$lib/domain/period';
import { fromText } from '$lib/domain/decimal';
import type { InvoiceLine } from '$lib/domain/invoice';
import { SPECIFICATION_COLUMNS, specificationOf } from '$lib/domain/specification';
import { specificationWorkbook } from '$lib/export/workbook';

type Row = Record<string, string>;

async function parsed(file: File, each: (rows: Row[]) => void): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		Papa.parse<Row>(file, {
			header: true,
			skipEmptyLines: true,
			chunk: ({ data }) => {
				each(data);
			},
			complete: () => {
				resolve();
			},
			error: reject
		});
	});
}

/** PapaParse and a Map: totals per line in floating point, nothing stored, nothing checked. Gives milliseconds. */
async function papaAndMap(file: File): Promise<number> {
	const began = performance.now();
	const totals = new Map<string, number>();
	await parsed(file, (rows) => {
		for (const row of rows) {
			const key = [
				row['klantnummer'],
				row['klantaccount'],
				row['abonnementsnummer'],
				row['sku'],
				row['tijdstip']?.slice(0, 7)
			].join('|');
			totals.set(key, (totals.get(key) ?? 0) + Number(row['aantal']));
		}
	});
	return performance.now() - began;
}

/** PapaParse and one Dexie record for every event. Gives milliseconds. */
async function papaAndDexie(file: File): Promise<number> {
	await Dexie.delete('bench');
	const database = new Dexie('bench');
	database.version(1).stores({ events: 'transactie_id, sku' });
	const began = performance.now();
	const batches: Row[][] = [];
	await parsed(file, (rows) => batches.push(rows));
	for (const rows of batches) await database.table('events').bulkPut(rows);
	const elapsed = performance.now() - began;
	database.close();
	await Dexie.delete('bench');
	return elapsed;
}

function lines(count: number): InvoiceLine[] {
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

/** This project's specification. Gives milliseconds and bytes. */
function ownWorkbook(count: number): { ms: number; bytes: number } {
	const invoice = {
		usageUpTo: 24_263,
		subscriptionsUpTo: 24_263,
		invoiceDate: dayOf(2022, 2, 27),
		termMonths: 1,
		customer: { id: '#K-1', number: 'K-1', name: 'Klant B.V.' },
		currency: 'EUR',
		dueDate: dayOf(2022, 3, 27),
		kind: 'invoice' as const,
		vatMode: 'per-rate' as const,
		lines: lines(count),
		vatTotals: [],
		net: 0n,
		vat: 0n,
		total: 0n,
		corrects: [],
		skusWithoutPrice: [],
		skusWithoutVat: [],
		prices: []
	};
	const began = performance.now();
	const { bytes } = specificationWorkbook(specificationOf(invoice, 'F2022-0001'));
	return { ms: performance.now() - began, bytes: bytes.length };
}

/** The same rows by ExcelJS. Gives milliseconds and bytes. */
async function excelJs(count: number): Promise<{ ms: number; bytes: number }> {
	const all = lines(count);
	const began = performance.now();
	const workbook = new ExcelJS.Workbook();
	const sheet = workbook.addWorksheet('Specificatie');
	sheet.addRow([...SPECIFICATION_COLUMNS]);
	for (const { key, unit, chargeName } of all) {
		sheet.addRow([
			key.account,
			key.kvk,
			key.internalNumber,
			key.subscription,
			key.sku,
			unit,
			chargeName,
			'1-12-21 - 31-12-21',
			12,
			0.085,
			1.02,
			0.21
		]);
	}
	const buffer = await workbook.xlsx.writeBuffer();
	return { ms: performance.now() - began, bytes: buffer.byteLength };
}

Object.assign(globalThis, { peers: { papaAndMap, papaAndDexie, ownWorkbook, excelJs } });
