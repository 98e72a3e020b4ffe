import { describe, expect, test } from 'vitest';
import { Cancelled } from '$lib/domain/failure';
import { invoiceOf, lineOf, part, rawCells, readBack, valuesOf, workbookOf, type LineSample } from './sample';

describe('many lines', () => {
	const samples = Array.from({ length: 30 }, (_, index): LineSample => ({ sku: `SKU-${index}` }));

	test('EXP-2 what passes the rows of a sheet goes on to the next, with the header in row 1', async () => {
		const invoice = invoiceOf(samples.map((sample) => lineOf(sample)));
		const workbook = await readBack((await workbookOf(invoice, '2022-0001', { maxRows: 15 })).bytes);
		const sheets = workbook.worksheets;
		expect(sheets.map((sheet) => [sheet.name, sheet.rowCount, sheet.autoFilter])).toEqual([
			['Specificatie', 15, 'A8:L15'],
			['Specificatie 2', 15, 'A1:L15'],
			['Specificatie 3', 10, 'A1:L10']
		]);
		const [first, second] = sheets;
		if (!first || !second) throw new Error('no sheets');
		expect(valuesOf(second, 1)).toEqual(valuesOf(first, 8));
		expect(second.getColumn('G').width).toBe(first.getColumn('G').width);
		const skus = sheets.flatMap((sheet, index) => sheet.getColumn('E').values.slice(index === 0 ? 9 : 2));
		expect(skus).toEqual(samples.map((sample) => sample.sku));
	});

	test.each([
		[7, 1],
		[8, 2],
		[21, 2],
		[22, 3]
	])('EXP-2 %i lines in sheets of 15 rows are %i sheets, no empty one', async (count, sheets) => {
		const invoice = invoiceOf(samples.slice(0, count).map((sample) => lineOf(sample)));
		const workbook = await readBack((await workbookOf(invoice, undefined, { maxRows: 15 })).bytes);
		expect(workbook.worksheets).toHaveLength(sheets);
	});

	test('EXP-2 filters of further sheets name those sheets', async () => {
		const invoice = invoiceOf(samples.map((sample) => lineOf(sample)));
		const names = part((await workbookOf(invoice, undefined, { maxRows: 25 })).bytes, 'xl/workbook.xml');
		expect(names).toContain('localSheetId="0" hidden="1">Specificatie!$A$8:$L$25<');
		expect(names).toContain('localSheetId="1" hidden="1">&apos;Specificatie 2&apos;!$A$1:$L$14<');
	});

	test('EXP-2 a sheet without room for a line is refused', async () => {
		await expect(workbookOf(invoiceOf([lineOf()]), undefined, { maxRows: 8 })).rejects.toThrow(RangeError);
	});

	test('EXP-4 progress is told while it is written, is waited for, and can stop it', async () => {
		const invoice = invoiceOf(Array.from({ length: 12_000 }, () => lineOf()));
		const told: number[] = [];
		let heard = 0;
		await workbookOf(invoice, undefined, {
			progress: async (done) => {
				told.push(done - heard);
				await Promise.resolve();
				heard = done;
			}
		});
		expect(told).toEqual([5000, 5000]);
		const controller = new AbortController();
		const progress = (): void => {
			controller.abort();
		};
		const { signal } = controller;
		await expect(workbookOf(invoice, undefined, { progress, signal })).rejects.toThrow(Cancelled);
		await expect(workbookOf(invoice, undefined, { signal: AbortSignal.abort() })).rejects.toThrow(Cancelled);
	});

	test('EXP-2 a long sheet is handed on piece by piece, and read back whole', async () => {
		const invoice = invoiceOf(
			Array.from({ length: 20_000 }, (_, index) =>
				lineOf({ account: `KA-${index}`, quantity: `${index}.5`, net: BigInt(index) })
			)
		);
		const cells = rawCells((await workbookOf(invoice)).bytes);
		for (const index of [0, 1, 9_999, 19_999]) {
			expect(cells.get(`A${index + 9}`)?.text).toBe(`KA-${index}`);
			expect(cells.get(`I${index + 9}`)?.text).toBe(`${index}.5`);
		}
		expect(cells.has('A20009')).toBe(false);
	});
});
