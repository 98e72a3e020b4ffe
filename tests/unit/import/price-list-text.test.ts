import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, fromText, whole } from '$lib/domain/decimal';
import { priceId, type Price, type PriceModel } from '$lib/domain/price';
import { readPriceList, writePriceList } from '$lib/import/price-list';
import { fileOf } from './files';
import { PRICE } from './price-files';

describe('writing', () => {
	test('PRI-2 a list is written as the contract names it, optional columns only where used', () => {
		const model: PriceModel = {
			kind: 'volume',
			tiers: [
				{ upTo: whole(100), unitPrice: fromText('0.1') },
				{ upTo: undefined, unitPrice: fromText('0.085') }
			]
		};
		expect(
			writePriceList([
				{ ...PRICE, chargeName: 'a;b', vat: 'reverse' },
				{ ...PRICE, sku: 'V', model, unit: '=1+1', vat: '5.5' }
			])
		).toBe(
			'sku;toeslagnaam;eenheid;prijsmodel;tot_en_met;bedrag_per_stuk;pakketgrootte;btw_percentage;geldig_vanaf;valuta\r\n' +
				'EMAIL;"a;b";;standaard;;0,085;;verlegd;2021-01-01;EUR\r\n' +
				'V;;=1+1;volume;100;0,1;;5,5;2021-01-01;EUR\r\n' +
				'V;;=1+1;volume;;0,085;;5,5;2021-01-01;EUR\r\n'
		);
		const used = writePriceList([{ ...PRICE, customerNumber: 'K-1', minimum: whole(5) }]);
		expect(used.split('\r\n')[0]).toMatch(/;valuta;klantnummer;minimum$/);
		expect(writePriceList([]).split('\r\n')).toHaveLength(2);
	});

	test('IMP-4 a column of nothing but 7,255 is written so that it can be read', async () => {
		const price: Price = {
			...PRICE,
			model: { kind: 'standard', unitPrice: fromText('7.255') },
			vat: '5.125'
		};
		const text = writePriceList([price]);
		expect(text).toContain(';7,2550;;5,1250;');
		expect(await readPriceList(fileOf(text), 'prijzen.csv')).toMatchObject({ ok: true, prices: [price] });
	});

	// What reading leaves of a text: padding off, no control characters.
	const text = fc
		.array(
			fc.constantFrom(
				'a',
				'B',
				'0',
				';',
				'"',
				"'",
				',',
				'|',
				'=',
				'+',
				'-',
				'@',
				' ',
				'é',
				'€',
				'="',
				'staffel'
			),
			{ maxLength: 5 }
		)
		.map((pieces) => pieces.join('').trim());
	const amount = fc
		.record({ digits: fc.bigInt({ min: 0n, max: 10n ** 9n }), scale: fc.nat(9) })
		.map(({ digits, scale }) => decimal(digits, scale));
	const positive = amount.filter(({ coefficient }) => coefficient > 0n);
	const tieredModel = fc
		.record({
			kind: fc.constantFrom('graduated' as const, 'volume' as const),
			steps: fc.array(fc.record({ step: fc.bigInt({ min: 1n, max: 9999n }), unitPrice: amount }), {
				maxLength: 4
			}),
			scale: fc.nat(3),
			last: amount
		})
		.map(({ kind, steps, scale, last }): PriceModel => {
			let reached = 0n;
			const bounded = steps.map(({ step, unitPrice }) => {
				reached += step;
				return { upTo: decimal(reached, scale), unitPrice };
			});
			return { kind, tiers: [...bounded, { upTo: undefined, unitPrice: last }] };
		});
	const model: fc.Arbitrary<PriceModel> = fc.oneof(
		fc
			.record({ unitPrice: amount, negative: fc.boolean() })
			.map(({ unitPrice: { coefficient, scale }, negative }) => ({
				kind: 'standard' as const,
				unitPrice: decimal(negative ? -coefficient : coefficient, scale)
			})),
		tieredModel,
		fc.record({ size: positive, packagePrice: amount }).map((pack) => ({ kind: 'package' as const, ...pack }))
	);
	const price: fc.Arbitrary<Price> = fc.record({
		sku: text.filter((sku) => sku !== ''),
		currency: fc.constantFrom('EUR', 'USD', 'JPY'),
		customerNumber: text,
		subscription: text,
		validFrom: fc.integer({ min: 0, max: 30_000 }),
		chargeName: text,
		unit: text,
		model,
		vat: fc.constantFrom(undefined, '21', '9', '0', '5.5', '5.125', 'reverse', 'exempt'),
		freeQuantity: amount,
		minimum: amount
	});

	test('PRI-5 a list that is written reads as the same prices', async () => {
		const list = fc.uniqueArray(price, { minLength: 1, maxLength: 6, selector: priceId });
		await fc.assert(
			fc.asyncProperty(list, async (prices) => {
				const result = await readPriceList(fileOf(writePriceList(prices)), 'prijzen.csv');
				expect(result).toMatchObject({ ok: true });
				expect(result.ok && result.prices).toEqual(prices);
			}),
			{ numRuns: 300 }
		);
	});
});
