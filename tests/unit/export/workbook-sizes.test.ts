import { describe, expect, test } from 'vitest';
import { Cancelled, Failure } from '$lib/domain/failure';
import { specificationOf } from '$lib/domain/specification';
import { specificationWorkbook } from '$lib/export/workbook';
import { invoiceOf, lineOf, part, readBack, valuesOf, workbookOf, type LineSample } from './sample';

describe('many lines', () => {
	const samples = Array.from({ length: 30 }, (_, index): LineSample => ({ sku: `SKU-${index}` }));

	test('EXP-2 what passes the rows of a sheet goes on to the next, with the header in row 1', async () => {
		const invoice = invoiceOf(samples.map((sample) => lineOf(sample)));
		const workbook = await readBack(workbookOf(invoice, '2022-0001', { maxRows: 15 }).bytes);
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
		const workbook = await readBack(workbookOf(invoice, undefined, { maxRows: 15 }).bytes);
		expect(workbook.worksheets).toHaveLength(sheets);
	});

	test('EXP-2 filters of further sheets name those sheets', () => {
		const invoice = invoiceOf(samples.map((sample) => lineOf(sample)));
		const names = part(workbookOf(invoice, undefined, { maxRows: 25 }).bytes, 'xl/workbook.xml');
		expect(names).toContain('localSheetId="0" hidden="1">Specificatie!$A$8:$L$25<');
		expect(names).toContain('localSheetId="1" hidden="1">&apos;Specificatie 2&apos;!$A$1:$L$14<');
	});

	test('EXP-2 a sheet without room for a line is refused', () => {
		expect(() => workbookOf(invoiceOf([lineOf()]), undefined, { maxRows: 8 })).toThrow(RangeError);
	});

	test('EXP-4 progress is told while it is written, and can stop it', () => {
		const invoice = invoiceOf(Array.from({ length: 12_000 }, () => lineOf()));
		const told: [number, number][] = [];
		workbookOf(invoice, undefined, { progress: (done, total) => told.push([done, total]) });
		expect(told).toEqual([
			[5000, 12_008],
			[10_000, 12_008]
		]);
		const controller = new AbortController();
		const progress = (): void => controller.abort();
		expect(() => workbookOf(invoice, undefined, { progress, signal: controller.signal })).toThrow(Cancelled);
		expect(() => workbookOf(invoice, undefined, { signal: AbortSignal.abort() })).toThrow(Cancelled);
	});

	test('EXP-2 what the engine cannot hold fails by name, and what is a fault of ours stays one', () => {
		const failing = (error: Error) => {
			const specification = specificationOf(invoiceOf([lineOf()]), undefined);
			let reads = 0;
			return () =>
				specificationWorkbook({
					...specification,
					row: (index) => {
						if (++reads > 1) throw error;
						return specification.row(index);
					}
				});
		};
		const tooLong = new RangeError('Invalid string length');
		expect(failing(tooLong)).toThrow(Failure);
		expect(failing(tooLong)).toThrow(/^EXP-2\.workbook-too-large/);
		expect(failing(new TypeError('a fault'))).toThrow(TypeError);
	});
});

test('EXP-2 ten thousand lines are no long work', () => {
	const lines = Array.from({ length: 10_000 }, (_, index) =>
		lineOf({ account: `KA-${index}`, quantity: `${index}.5`, net: BigInt(index) })
	);
	const invoice = invoiceOf(lines);
	const start = performance.now();
	expect(workbookOf(invoice).bytes.length).toBeGreaterThan(100_000);
	// Half a second on two busy cores; the bound leaves room for slower machines, not for quadratic cost.
	expect(performance.now() - start).toBeLessThan(5000);
});
