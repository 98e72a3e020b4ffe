import { describe, expect, test } from 'vitest';
import { fromText, whole } from '$lib/domain/decimal';
import { fromIsoDate } from '$lib/domain/period';
import { readPriceList } from '$lib/import/price-list';
import { fileOf } from './files';
import { codesOf, HEADER, PRICE, pricesOf, read, row, tiers } from './price-files';

describe('a price list file', () => {
	test('PRI-2 English headers and words, any order, delimiter and decimals', async () => {
		const text =
			'Currency,Price Model,SKU,Unit price,Valid from,Up to,VAT rate,Remark\n' +
			'usd,graduated,A,0.10,9/30/2021,1000,9,x\nusd,Graduated,A,0.085,9/30/2021,,,\n';
		const result = await readPriceList(fileOf(text), 'prices.csv');
		expect(result).toMatchObject({ ok: true, rows: 2, unused: ['Remark'], encoding: 'utf-8' });
		expect(result.ok && result.prices).toEqual([
			{
				...PRICE,
				sku: 'A',
				currency: 'USD',
				validFrom: fromIsoDate('2021-09-30'),
				vat: '9',
				model: {
					kind: 'graduated',
					tiers: [
						{ upTo: whole(1000), unitPrice: fromText('0.1') },
						{ upTo: undefined, unitPrice: fromText('0.085') }
					]
				}
			}
		]);
	});

	test('PRI-2 staffel is asked, never guessed, and read as it is answered', async () => {
		const rows = tiers('Staffel', ['100', '0,10'], ['', '0,08']);
		expect(await read(rows)).toMatchObject({
			ok: false,
			problems: [
				{ code: 'PRI-2.staffel-ambiguous', line: 2, column: 'prijsmodel', value: 'Staffel' },
				{ code: 'PRI-2.staffel-ambiguous', line: 3 }
			]
		});
		for (const staffel of ['graduated', 'volume'] as const) {
			expect((await pricesOf(rows, { staffel }))[0]?.model.kind).toBe(staffel);
		}
	});

	test.each<[string, Partial<Record<string, string>>, string]>([
		['sku', { sku: ' ' }, 'IMP-3.sku-missing'],
		['sku', { sku: 'x'.repeat(1001) }, 'IMP-11.text-too-long'],
		['prijsmodel', { prijsmodel: 'onbekend' }, 'PRI-2.model-unknown'],
		['prijsmodel', { prijsmodel: 'constructor' }, 'PRI-2.model-unknown'],
		['bedrag_per_stuk', { bedrag_per_stuk: '' }, 'PRI-2.price-missing'],
		['bedrag_per_stuk', { bedrag_per_stuk: '5 per stuk' }, 'IMP-4.number-unreadable'],
		['tot_en_met', { tot_en_met: '5' }, 'PRI-2.tier-of-no-tiers'],
		['pakketgrootte', { pakketgrootte: '5' }, 'PRI-2.size-of-no-package'],
		['gratis', { gratis: '-5' }, 'PRI-2.negative-amount'],
		['minimum', { minimum: '-5' }, 'PRI-2.negative-amount'],
		['btw_percentage', { btw_percentage: 'hoog' }, 'VAT-3.rate-unreadable'],
		['btw_percentage', { btw_percentage: '-21' }, 'VAT-3.rate-unreadable'],
		['geldig_vanaf', { geldig_vanaf: '' }, 'PRI-1.date-missing'],
		['geldig_vanaf', { geldig_vanaf: 'morgen' }, 'IMP-5.date-unreadable'],
		['geldig_vanaf', { geldig_vanaf: '2021-02-30' }, 'IMP-5.date-does-not-exist'],
		['valuta', { valuta: 'euro' }, 'PRI-1.currency-unreadable']
	])('PRI-2 what is wrong with %s is told with line, column and value (%#)', async (column, cells, code) => {
		const value = (cells[column] ?? '').trim().slice(0, 200);
		expect(await read([row({ sku: 'GOED' }), row(cells)])).toEqual({
			ok: false,
			rows: 2,
			problems: [{ code, line: 3, column, value, other: '' }]
		});
	});

	test('PRI-2 every problem of the file is told, and no price of it counts', async () => {
		const result = await read([
			row({ sku: '', bedrag_per_stuk: 'x' }),
			row({}),
			row({ valuta: '1' }),
			`${row({})};over`
		]);
		expect(result).toMatchObject({ ok: false, rows: 4 });
		expect(result.ok || result.problems.map(({ code, line }) => `${line} ${code}`)).toEqual([
			'2 IMP-3.sku-missing',
			'2 IMP-4.number-unreadable',
			'4 PRI-1.currency-unreadable',
			'5 IMP-6.field-count'
		]);
		expect(result).not.toHaveProperty('prices');
	});

	test('VAT-3 VAT is a percentage, reverse charge, exempt or unknown', async () => {
		const vat = async (btw_percentage: string): Promise<string | undefined> =>
			(await pricesOf([row({ btw_percentage })]))[0]?.vat;
		expect(await vat('21')).toBe('21');
		expect(await vat('21%')).toBe('21');
		expect(await vat('5,50 %')).toBe('5.5');
		expect(await vat('0')).toBe('0');
		expect(await vat('Verlegd')).toBe('reverse');
		expect(await vat('exempt')).toBe('exempt');
		expect(await vat('')).toBeUndefined();
	});

	test('IMP-4 numbers that nothing decides are asked, column by column', async () => {
		const rows = [row({ bedrag_per_stuk: '7,255', minimum: '1,50' })];
		expect(await read(rows)).toMatchObject({
			ok: false,
			problems: [{ code: 'IMP-4.number-undecided', line: 2, column: 'bedrag_per_stuk', value: '7,255' }]
		});
		const price = async (numberForm: 'comma' | 'point'): Promise<unknown> =>
			(await pricesOf(rows, { numberForm }))[0];
		expect(await price('comma')).toMatchObject({
			model: { unitPrice: fromText('7.255') },
			minimum: fromText('1.5')
		});
		expect(await price('point')).toMatchObject({
			model: { unitPrice: whole(7255) },
			minimum: fromText('1.5')
		});
	});

	test('IMP-5 dates that nothing decides are asked', async () => {
		const rows = [row({ geldig_vanaf: '3/4/2021' })];
		expect(await read(rows)).toMatchObject({
			ok: false,
			problems: [{ code: 'IMP-5.date-undecided', line: 2, column: 'geldig_vanaf', value: '3/4/2021' }]
		});
		expect((await pricesOf(rows, { dateOrder: 'month-first' }))[0]?.validFrom).toBe(
			fromIsoDate('2021-03-04')
		);
	});

	test('IMP-3 a list without SKU, price or date is told by its columns, one without rows too', async () => {
		const noColumns = await readPriceList(fileOf('naam;waarde\nA;1\n'), 'prijzen.csv');
		expect(noColumns).toMatchObject({
			ok: false,
			problems: ['IMP-3.no-sku', 'PRI-2.no-price-column', 'PRI-1.no-date-column'].map((code) => ({
				code,
				line: 1
			}))
		});
		expect(await codesOf([])).toEqual(['1 IMP-1.no-records']);
	});

	test('IMP-2 a list that is not UTF-8 is read as Windows-1252, also when that shows late', async () => {
		const late = [HEADER, ...Array.from({ length: 6000 }, (_, i) => row({ sku: `S${i}` })), ''].join('\n');
		for (const before of [`${HEADER}\n`, late]) {
			const file = fileOf(before, new Uint8Array([0x80, 0xe9]), row({ sku: '' }));
			const result = await readPriceList(file, 'prijzen.csv');
			expect(result).toMatchObject({ ok: true, encoding: 'windows-1252' });
			expect(result.ok && result.prices.at(-1)?.sku).toBe('€é');
		}
	});

	test('IMP-11 what is no table fails with the name of the file', async () => {
		const detail = { file: 'prijzen.csv' };
		await expect(readPriceList(fileOf(), 'prijzen.csv')).rejects.toMatchObject({
			code: 'IMP-1.empty',
			detail
		});
		await expect(readPriceList(fileOf('%PDF-1.7'), 'prijzen.csv')).rejects.toMatchObject({
			code: 'IMP-11.binary',
			detail
		});
		await expect(read(['"open'])).rejects.toMatchObject({
			code: 'IMP-11.quote-not-closed',
			detail: { ...detail, line: 2 }
		});
		expect(await codesOf([row({ toeslagnaam: '"a' }), row({ toeslagnaam: '"b"' })])).toContain(
			'2 IMP-1.misplaced-quote'
		);
	});
});
