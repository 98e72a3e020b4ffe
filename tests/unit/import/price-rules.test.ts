import { describe, expect, test } from 'vitest';
import { fromText, whole, ZERO } from '$lib/domain/decimal';
import { priceId } from '$lib/domain/price';
import { PRICE, pricesOf, codesOf, read, row, tiers } from './price-files';

describe('the rules of a price list', () => {
	test('PRI-2 all four models are read', async () => {
		const prices = await pricesOf([
			row({ sku: 'A', toeslagnaam: 'Naam', eenheid: 'Document', btw_percentage: '21' }),
			...tiers('schijven', ['100', '0,10'], ['500', '0,08'], ['', '0,05']),
			row({
				sku: 'P',
				prijsmodel: 'pakket',
				bedrag_per_stuk: '9,00',
				pakketgrootte: '100',
				gratis: '50',
				minimum: '12,50'
			}),
			...tiers('volume', ['1,5', '2'], ['', '0']).map((line) => line.replace('EMAIL', 'V'))
		]);
		const tier = (upTo: string, unitPrice: string): object => ({
			upTo: upTo === '' ? undefined : fromText(upTo),
			unitPrice: fromText(unitPrice)
		});
		expect(prices).toEqual([
			{ ...PRICE, sku: 'A', chargeName: 'Naam', unit: 'Document', vat: '21' },
			{
				...PRICE,
				model: { kind: 'graduated', tiers: [tier('100', '0.1'), tier('500', '0.08'), tier('', '0.05')] }
			},
			{
				...PRICE,
				sku: 'P',
				model: { kind: 'package', size: whole(100), packagePrice: whole(9) },
				freeQuantity: whole(50),
				minimum: fromText('12.5')
			},
			{ ...PRICE, sku: 'V', model: { kind: 'volume', tiers: [tier('1.5', '2'), tier('', '0')] } }
		]);
	});

	test('PRI-1 prices of a customer, a subscription and a later date are their own', async () => {
		const prices = await pricesOf([
			row({}),
			row({ geldig_vanaf: '2022-01-01', bedrag_per_stuk: '0,09' }),
			row({ klantnummer: 'K-1001' }),
			row({ klantnummer: 'K-1001', abonnementsnummer: '0042' }),
			row({ valuta: 'usd' })
		]);
		expect(new Set(prices.map(priceId)).size).toBe(5);
		expect(prices[3]).toMatchObject({ customerNumber: 'K-1001', subscription: '0042' });
	});

	test('PRI-5 identical rows change nothing, contradictory ones are told with the line of the first', async () => {
		expect(await pricesOf([row({}), row({}), row({ bedrag_per_stuk: '0,0850' })])).toEqual([PRICE]);
		expect(await read([row({}), row({ sku: 'B' }), row({ bedrag_per_stuk: '0,09' })])).toMatchObject({
			ok: false,
			problems: [{ code: 'PRI-5.contradictory-rows', line: 4, other: '2' }]
		});
		const contradictory: [string, Partial<Record<string, string>>][] = [
			['prijsmodel', { prijsmodel: 'volume' }],
			['gratis', { gratis: '5' }],
			['minimum', { minimum: '5' }],
			['eenheid', { eenheid: 'Brief' }],
			['toeslagnaam', { toeslagnaam: 'Anders' }],
			['btw_percentage', { btw_percentage: '9' }]
		];
		const first = {
			prijsmodel: 'schijven',
			tot_en_met: '10',
			eenheid: 'Document',
			toeslagnaam: 'Naam',
			btw_percentage: '21'
		};
		for (const [column, other] of contradictory) {
			const last = row({ ...first, tot_en_met: '', bedrag_per_stuk: '0,07', ...other });
			expect(await read([row(first), last])).toMatchObject({
				ok: false,
				problems: [{ code: 'PRI-5.contradictory-rows', line: 3, column }]
			});
		}
		const units = ['', 'Brief', 'Pagina'].map((eenheid, i) =>
			row({ prijsmodel: 'schijven', tot_en_met: i < 2 ? String(i + 1) : '', eenheid })
		);
		expect(await codesOf(units)).toEqual(['4 PRI-5.contradictory-rows']);
		// A text that stands on one of the tiers stands for all.
		const [price] = await pricesOf([row(first), row({ prijsmodel: 'schijven', bedrag_per_stuk: '0,07' })]);
		expect(price).toMatchObject({ unit: 'Document', chargeName: 'Naam', vat: '21' });
	});

	test('PRI-2 tiers climb, are not negative, and the last is open', async () => {
		expect(await codesOf(tiers('volume', ['100', '1'], ['100', '2'], ['', '3']))).toEqual([
			'3 PRI-2.tiers-not-ascending'
		]);
		expect(await codesOf(tiers('volume', ['500', '1'], ['100', '2'], ['', '3']))).toEqual([
			'3 PRI-2.tiers-not-ascending'
		]);
		expect(await codesOf(tiers('volume', ['0', '1'], ['', '3']))).toEqual(['2 PRI-2.tiers-not-ascending']);
		expect(await codesOf(tiers('volume', ['-5', '1'], ['', '3']))).toEqual(['2 PRI-2.tiers-not-ascending']);
		expect(await codesOf(tiers('volume', ['', '1'], ['5', '3']))).toEqual([
			'3 PRI-2.tiers-not-ascending',
			'3 PRI-2.last-tier-not-open'
		]);
		expect(await codesOf(tiers('schijven', ['100', '1'], ['500', '2']))).toEqual([
			'3 PRI-2.last-tier-not-open'
		]);
		expect(await codesOf(tiers('schijven', ['100', '-1'], ['', '2']))).toEqual(['2 PRI-2.negative-tier']);
		// The tiers that are left have a gap that the file does not have: that is not told.
		expect(await codesOf(tiers('schijven', ['100', '1'], ['', '-2']))).toEqual(['3 PRI-2.negative-tier']);
		expect(await codesOf(tiers('schijven', ['', '2']))).toEqual([]);
	});

	test('PRI-2 a flat price may be negative or zero, a package neither without size nor below zero', async () => {
		expect((await pricesOf([row({ bedrag_per_stuk: '-2,50' })]))[0]?.model).toEqual({
			kind: 'standard',
			unitPrice: fromText('-2.5')
		});
		expect((await pricesOf([row({ bedrag_per_stuk: '0' })]))[0]?.model).toMatchObject({ unitPrice: ZERO });
		const pack = (pakketgrootte: string, bedrag_per_stuk = '9'): string =>
			row({ prijsmodel: 'pakket', pakketgrootte, bedrag_per_stuk });
		expect(await codesOf([pack('')])).toEqual(['2 PRI-2.package-size']);
		expect(await codesOf([pack('0')])).toEqual(['2 PRI-2.package-size']);
		expect(await codesOf([pack('-100')])).toEqual(['2 PRI-2.package-size']);
		expect(await codesOf([pack('veel')])).toEqual(['2 IMP-4.number-unreadable']);
		expect(await codesOf([pack('100', '-9')])).toEqual(['2 PRI-2.negative-package']);
	});
});
