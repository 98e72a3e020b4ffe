import { describe, expect, test } from 'vitest';
import { fromText } from '$lib/domain/decimal';
import { monthPeriod } from '$lib/domain/period';
import { specificationOf, type UsageRow } from '$lib/domain/specification';
import { Zone } from '$lib/domain/zone';
import { specificationWorkbook, type WorkbookOptions } from '$lib/export/workbook';
import { december, invoiceOf, lineOf, part, rawCells, readBack, readSheet } from './sample';

const zone = new Zone('Europe/Amsterdam');

function eventOf(sample: Partial<UsageRow> = {}): UsageRow {
	return {
		file: 'verbruik-2021-12.csv',
		line: 2,
		moment: Date.UTC(2021, 11, 31, 22, 59, 59),
		account: 'KA-000318',
		subscription: 'AB-900318',
		sku: 'EMAIL',
		unit: 'Document',
		period: monthPeriod(december),
		quantity: fromText('1'),
		id: 'tx-000000001',
		...sample
	};
}

async function* inBatches(events: readonly UsageRow[], size: number): AsyncGenerator<readonly UsageRow[]> {
	for (let at = 0; at < events.length; at += size) {
		await Promise.resolve();
		yield events.slice(at, at + size);
	}
}

async function workbookWith(
	events: readonly UsageRow[],
	options: WorkbookOptions = {},
	size = 3
): Promise<Uint8Array<ArrayBuffer>> {
	const usage = { batches: inBatches(events, size), zone };
	const specification = specificationOf(invoiceOf([lineOf(), lineOf()]), '2022-0001');
	const { blob } = await specificationWorkbook(specification, { usage, ...options });
	return new Uint8Array(await blob.arrayBuffer());
}

const columns = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];

describe('the sheet with the events', () => {
	test('EXP-3 an event stands in one row, its moment on the clock of the billing zone', async () => {
		const sheet = await readSheet(await workbookWith([eventOf()]), 'Verbruik');
		expect(columns.map((column) => sheet.getCell(`${column}1`).value)).toEqual([
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
		]);
		expect(columns.map((column) => sheet.getCell(`${column}2`).value)).toEqual([
			'verbruik-2021-12.csv',
			2,
			new Date(Date.UTC(2021, 11, 31, 23, 59, 59)),
			'KA-000318',
			'AB-900318',
			'EMAIL',
			'Document',
			'1-12-21 - 31-12-21',
			1,
			'tx-000000001'
		]);
		expect(sheet.getCell('C2').numFmt).toBe('d-m-yy h:mm:ss');
		expect(sheet.autoFilter).toBe('A1:J2');
	});

	test('EXP-3 every moment is exact to the millisecond, in winter and in summer', async () => {
		const moments = [0, 1, 86_399_999, Date.UTC(2026, 2, 31, 22, 30), Date.UTC(2026, 9, 25, 1, 0, 0, 1)];
		const sheet = await readSheet(
			await workbookWith(moments.map((moment) => eventOf({ moment }))),
			'Verbruik'
		);
		moments.forEach((moment, i) => {
			const local = moment + zone.offsetAt(moment);
			expect((sheet.getCell(`C${i + 2}`).value as Date).getTime()).toBe(local);
		});
	});

	test('EXP-3 what an event does not have is an empty cell, and the cells behind it stay in their columns', async () => {
		const bare = eventOf({ moment: undefined, account: '', subscription: '', unit: '', id: '' });
		const sheet = await readSheet(await workbookWith([bare, eventOf({ file: '' })]), 'Verbruik');
		const row = (n: number) => columns.map((column) => sheet.getCell(`${column}${n}`).value);
		expect(row(2)).toEqual([
			'verbruik-2021-12.csv',
			2,
			null,
			null,
			null,
			'EMAIL',
			null,
			'1-12-21 - 31-12-21',
			1,
			null
		]);
		expect(row(3).slice(0, 3)).toEqual([null, 2, new Date(Date.UTC(2021, 11, 31, 23, 59, 59))]);
	});

	test('EXP-2 text of events stays text, whatever it looks like', async () => {
		const texts = ['=1+1', '+1', '-1', '@a', '0317', '  a ', 'a_x0041_b', 'a\u0000b', '<&>"\'', '😀', 'a\nb'];
		const bytes = await workbookWith(texts.map((text) => eventOf({ id: text, account: text })));
		const sheet = await readSheet(bytes, 'Verbruik');
		const read = texts.map((text) => text.replace('\u0000', '\ufffd'));
		expect(texts.map((_, i) => sheet.getCell(`J${i + 2}`).value)).toEqual(read);
		expect(texts.map((_, i) => sheet.getCell(`D${i + 2}`).value)).toEqual(read);
		expect(rawCells(bytes, 2).get('J2')).toEqual({ type: 'inlineStr', text: '=1+1', format: '@' });
		expect(part(bytes, 'xl/worksheets/sheet2.xml')).not.toContain('<f');
	});

	test('VAT-4 a quantity is exact, or text', async () => {
		const quantities = ['0.1', '-12.5', '123456789012345', '1234567890.123456'];
		const bytes = await workbookWith(quantities.map((text) => eventOf({ quantity: fromText(text) })));
		const cells = rawCells(bytes, 2);
		expect(quantities.map((_, i) => cells.get(`I${i + 2}`))).toEqual([
			{ type: '', text: '0.1', format: '#,##0.0' },
			{ type: '', text: '-12.5', format: '#,##0.0' },
			{ type: '', text: '123456789012345', format: '#,##0' },
			{ type: 's', text: '1234567890.123456', format: '@' }
		]);
	});

	test('EXP-2 events past the rows of a sheet go on to "Verbruik 2", with the header in row 1', async () => {
		const events = Array.from({ length: 30 }, (_, i) => eventOf({ line: i + 2 }));
		const workbook = await readBack(await workbookWith(events, { maxRows: 15 }));
		expect(workbook.worksheets.map((sheet) => [sheet.name, sheet.rowCount, sheet.autoFilter])).toEqual([
			['Specificatie', 10, 'A8:L10'],
			['Verbruik', 15, 'A1:J15'],
			['Verbruik 2', 15, 'A1:J15'],
			['Verbruik 3', 3, 'A1:J3']
		]);
		const lines = workbook.worksheets.slice(1).flatMap((sheet) => sheet.getColumn('B').values.slice(2));
		expect(lines).toEqual(events.map(({ line }) => line));
	});

	test('EXP-3 the same events give the same bytes, however many come at a time', async () => {
		const events = Array.from({ length: 5000 }, (_, i) => eventOf({ line: i + 2, id: `tx-${i}` }));
		const first = await workbookWith(events, {}, 7);
		expect(await workbookWith(events, {}, 5000)).toEqual(first);
	});

	test('EXP-3 without events the sheet has its header alone, and without the option there is none', async () => {
		const sheet = await readSheet(await workbookWith([]), 'Verbruik');
		expect([sheet.rowCount, sheet.autoFilter]).toEqual([1, 'A1:J1']);
		const { blob } = await specificationWorkbook(specificationOf(invoiceOf([lineOf()]), '1'));
		const workbook = await readBack(new Uint8Array(await blob.arrayBuffer()));
		expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Specificatie']);
	});
});
