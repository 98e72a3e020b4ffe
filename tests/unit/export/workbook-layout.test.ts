import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthPeriod } from '$lib/domain/period';
import {
	bytesOf,
	COLUMNS,
	invoiceOf,
	lineOf,
	part,
	rawCells,
	readSheet,
	valuesOf,
	workbookOf
} from './sample';

const { Date: DateType, Null, Number: NumberType, String: StringType } = ExcelJS.ValueType;

describe('layout, read by ExcelJS', () => {
	test('EXP-2 the head stands in rows 1 to 6, dates as dates and the total as a number', async () => {
		const sheet = await readSheet(await bytesOf([{ net: 25407n, vatAmount: 5336n }], '2022-0001'));
		const head = [1, 2, 3, 4, 5, 6].map((row) => valuesOf(sheet, row).slice(0, 3));
		expect(head).toEqual([
			['Customer name', 'Voorbeeld Administratiekantoor B.V.', null],
			['Invoice number', '2022-0001', null],
			['Invoice date', new Date(Date.UTC(2022, 1, 27)), null],
			['Due date', new Date(Date.UTC(2022, 2, 27)), null],
			['Total', 307.43, null],
			['Currency', 'EUR', null]
		]);
		const typesAndFormats = [1, 2, 3, 4, 5, 6].map((row) => {
			const cell = sheet.getCell(`B${row}`);
			return [cell.type, cell.numFmt];
		});
		expect(typesAndFormats).toEqual([
			[StringType, undefined],
			[StringType, '@'],
			[DateType, 'd-m-yy'],
			[DateType, 'd-m-yy'],
			[NumberType, '#,##0.00'],
			[StringType, undefined]
		]);
	});

	test('EXP-2 row 7 is empty and row 8 is the header row', async () => {
		const sheet = await readSheet(await bytesOf([{}]));
		expect(sheet.getRow(7).hasValues).toBe(false);
		expect(valuesOf(sheet, 8)).toEqual([
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
		]);
	});

	test('EXP-2 a line from row 9 on has A to H as text and I to L as numbers with their formats', async () => {
		const sheet = await readSheet(await bytesOf([{}, { quantity: '-1234.5', unitPrice: '1.95' }]));
		expect(valuesOf(sheet, 9)).toEqual([
			'KA-000318',
			'12345678',
			'0317',
			'AB-900318',
			'EMAIL',
			'Document',
			'Verzonden documenten e-mail',
			'1-12-21 - 31-12-21',
			2989,
			0.085,
			254.07,
			53.36
		]);
		const types = COLUMNS.map((column) => sheet.getCell(`${column}9`).type);
		expect(types).toEqual([...Array(8).fill(StringType), ...Array(4).fill(NumberType)]);
		const formats = (row: number) => ['I', 'J', 'K', 'L'].map((column) => sheet.getCell(column + row).numFmt);
		expect(formats(9)).toEqual(['#,##0', '#,##0.00######', '#,##0.00', '#,##0.00']);
		expect(formats(10)).toEqual(['#,##0.0', '#,##0.00######', '#,##0.00', '#,##0.00']);
		expect(sheet.getCell('I10').value).toBe(-1234.5);
		expect(sheet.rowCount).toBe(10);
	});

	test('EXP-2 amounts in a currency without cents have no decimals', async () => {
		const line = lineOf({ unitPrice: '10', net: 29890n, vatAmount: 6277n }, 'JPY');
		const sheet = await readSheet((await workbookOf(invoiceOf([line], { currency: 'JPY' }))).bytes);
		const cells = ['B5', 'K9', 'L9'].map((address) => sheet.getCell(address));
		expect(cells.map((cell) => [cell.value, cell.numFmt])).toEqual([
			[36167, '#,##0'],
			[29890, '#,##0'],
			[6277, '#,##0']
		]);
	});

	test('EXP-2 what is blank or not known yet is an empty cell', async () => {
		const unpriced = { unitPrice: undefined, net: undefined, vatAmount: undefined };
		const sheet = await readSheet(
			await bytesOf([{ kvk: '', unit: '', ...unpriced }, { vatAmount: undefined }])
		);
		const empty = (row: number) =>
			COLUMNS.filter((column) => sheet.getCell(`${column}${row}`).type === Null).join('');
		expect(empty(9)).toBe('BFJKL');
		expect(empty(10)).toBe('L');
	});

	test('EXP-2 the filter stands on the header row, over all lines', async () => {
		expect((await readSheet(await bytesOf([{}, {}, {}]))).autoFilter).toBe('A8:L11');
		expect(part(await bytesOf([{}, {}, {}]), 'xl/workbook.xml')).toContain(
			'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Specificatie!$A$8:$L$11</definedName>'
		);
	});

	test('EXP-2 an invoice without lines still has its head, its header row and its filter', async () => {
		const sheet = await readSheet(await bytesOf([]));
		expect(sheet.rowCount).toBe(8);
		expect(sheet.autoFilter).toBe('A8:L8');
	});

	test('EXP-2 columns are wide enough for their header, their values and the head', async () => {
		const chargeName = 'Een toeslagnaam die veel langer is dan de naam van haar kolom';
		const sheet = await readSheet(await bytesOf([{ chargeName }, { quantity: '123456789012345' }]));
		const widths = COLUMNS.map((column) => sheet.getColumn(column).width ?? 0);
		const shown = ['Invoice number', 'Voorbeeld Administratiekantoor B.V.', 'Intern klantnummer'];
		shown.push('Abonnementsnummer', 'EMAIL', 'Document', chargeName, '1-12-21 - 31-12-21');
		shown.push('123,456,789,012,345', 'Bedrag per stuk', 'Bedrag ex. btw', 'Btw-bedrag');
		shown.forEach((text, column) => expect(widths[column], text).toBeGreaterThan(text.length));
		expect(Math.max(...widths)).toBeLessThan(chargeName.length * 1.25);
		const endless = await readSheet(await bytesOf([{ chargeName: 'x'.repeat(1000) }]));
		expect(endless.getColumn('G').width).toBe(255);
	});

	test('EXP-2 text that begins like a formula stays text', async () => {
		const tricks = ['=1+1', '+1', '-1', '@SUM(1)', '=cmd|"/c calc"!A1', "'=1", '<c t="str">&amp;</c>'];
		const bytes = await bytesOf(tricks.map((account) => ({ account })));
		const sheet = await readSheet(bytes);
		tricks.forEach((text, index) => {
			const cell = sheet.getCell(`A${index + 9}`);
			expect([cell.type, cell.value, cell.numFmt]).toEqual([StringType, text, expect.stringMatching('@')]);
		});
		expect(part(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f');
	});

	test('EXP-2 text of any kind is read back as it was', async () => {
		const texts = ['  spaces  ', 'a_x0041_b', 'twee\nregels', '"quotes" & <tags>', 'Zoë 😀 会社', '0000123'];
		const sheet = await readSheet(await bytesOf(texts.map((sku) => ({ sku }))));
		expect(texts.map((_, index) => sheet.getCell(`E${index + 9}`).value)).toEqual(texts);
	});
});

describe('any lines', () => {
	const name = fc.string({ unit: 'grapheme', maxLength: 40 });
	/** A decimal as text, made without the project's own arithmetic. */
	const number = fc
		.tuple(
			fc.constantFrom('', '-'),
			fc.stringMatching(/^([1-9]\d{0,9}|0)$/),
			fc.stringMatching(/^\d{0,4}[1-9]$/)
		)
		.map(([sign, digits, decimals]) => `${sign}${digits}.${decimals}`);
	const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
	const sample = fc.record({
		account: name,
		kvk: name,
		internalNumber: name,
		subscription: name,
		sku: name,
		unit: name,
		chargeName: name,
		period: fc.integer({ min: 2000 * 12, max: 2099 * 12 }).map(monthPeriod),
		quantity: number,
		unitPrice: fc.option(number, { nil: undefined }),
		net: fc.option(amount, { nil: undefined }),
		vatAmount: fc.option(amount, { nil: undefined })
	});
	const texts = ['account', 'kvk', 'internalNumber', 'subscription', 'sku', 'unit', 'chargeName'] as const;

	test('EXP-2 whatever the lines are, ExcelJS reads every cell as it was given', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(sample, { maxLength: 20 }), async (samples) => {
				const bytes = await bytesOf(samples);
				const sheet = await readSheet(bytes);
				const raw = rawCells(bytes);
				samples.forEach((line, index) => {
					const values = valuesOf(sheet, index + 9);
					const expected = texts.map((field) => (line[field] === '' ? null : line[field]));
					expect(values.slice(0, 7)).toEqual(expected);
					expect(raw.get(`I${index + 9}`)?.text).toBe(line.quantity);
					expect(raw.get(`J${index + 9}`)?.text).toBe(line.unitPrice);
					expect(values[10]).toBe(line.net === undefined ? null : Number(line.net) / 100);
					expect(values[11]).toBe(line.vatAmount === undefined ? null : Number(line.vatAmount) / 100);
				});
			}),
			{ numRuns: 60 }
		);
	});
});
