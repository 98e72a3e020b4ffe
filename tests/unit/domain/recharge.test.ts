import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText, toText, ZERO } from '$lib/domain/decimal';
import { pricedSkus, rechargeOf, type RechargePrice } from '$lib/domain/recharge';
import { Administration, sequences } from './random-administration';
import { bill, only, packaged, price, standard, used } from './sample';

const AT_COST = { by: 'cost' } as const;

const own = (unitPrice: string, given: Partial<RechargePrice> = {}): RechargePrice => ({
	sku: 'EMAIL',
	unit: 'Document',
	currency: 'EUR',
	unitPrice,
	...given
});

const invoice = only(
	bill(
		[
			used('37.5', { account: 'A', kvk: '1', subscription: 'S-1' }),
			used('12.5', { account: 'B', kvk: '2', subscription: 'S-2' }),
			used('4', { account: 'B', kvk: '2', subscription: 'S-3' })
		],
		[price(standard('1'))]
	)
);

describe('recharging an invoice', () => {
	it('BIL-8 at cost every company has the lines that name it, with their own VAT cents', () => {
		const parts = rechargeOf(invoice, [], AT_COST);
		expect(parts.map(({ account, kvk, lines }) => [account, kvk, lines.length])).toEqual([
			['A', '1', 1],
			['B', '2', 2]
		]);
		expect(parts.reduce((sum, { charged }) => sum + charged.total, 0n)).toBe(invoice.total);
		expect(parts[0]?.lines).toEqual(invoice.lines.slice(0, 1));
	});

	it('BIL-8 a subscription can be charged to another company', () => {
		const parts = rechargeOf(invoice, [{ subscription: 'S-3', account: 'C', kvk: '3' }], AT_COST);
		expect(parts.map(({ account, charged }) => [account, charged.net])).toEqual([
			['A', 3750n],
			['B', 1250n],
			['C', 400n]
		]);
	});

	it('BIL-8 a surcharge comes on each unit price, rounded as a line is, and the cost stays beside it', () => {
		const [first] = rechargeOf(invoice, [], { by: 'surcharge', percent: fromText('2.5') });
		// 37.5 x 1.025 is 38.4375: 38.44, of which 21% is 8.0724.
		expect(first?.charged).toEqual({ net: 3844n, vat: 807n, total: 4651n });
		expect(first?.cost.net).toBe(3750n);
	});

	it('BIL-8 an own price goes in the place of the unit price of its SKU and unit, and the rest stays at cost', () => {
		const both = only(
			bill(
				[
					used('37.5', { account: 'A' }),
					used('4', { account: 'A', sku: 'PRINT' }),
					used('250', { account: 'B', sku: 'PACK' })
				],
				[
					price(standard('1')),
					price(standard('1.35'), { sku: 'PRINT' }),
					price(packaged('100', '9.00'), { sku: 'PACK' })
				]
			)
		);
		const packs = pricedSkus(both).find(({ sku }) => sku === 'PACK')?.unit ?? '';
		const prices = [
			own('0.333'),
			own('10', { sku: 'PACK', unit: packs }),
			own('7', { sku: 'PRINT', currency: 'USD' })
		];
		const [a, b] = rechargeOf(both, [], { by: 'own-prices', prices });
		// 37.5 x 0.333 is 12.4875, and 4 x 1.35 is 5.40: 17.89, of which 21% is 3.7569.
		expect(a?.charged).toEqual({ net: 1789n, vat: 376n, total: 2165n });
		expect(a?.cost.net).toBe(4290n);
		// Three packages were begun.
		expect(b?.charged.net).toBe(3000n);
		expect(pricedSkus(both).map(({ sku, unitPrices }) => [sku, ...unitPrices.map(toText)])).toEqual([
			['EMAIL', '1'],
			['PACK', '9'],
			['PRINT', '1.35']
		]);
	});

	it('BIL-8 a company of which no SKU has an own price pays the very cents of the invoice', () => {
		const prices = [own('5', { sku: 'OTHER' }), own('5', { unit: 'Stuk' })];
		expect(rechargeOf(invoice, [], { by: 'own-prices', prices })).toEqual(rechargeOf(invoice, [], AT_COST));
	});

	it('BIL-8 a surcharge of nothing is at cost', () => {
		expect(rechargeOf(invoice, [], { by: 'surcharge', percent: ZERO })).toEqual(
			rechargeOf(invoice, [], AT_COST)
		);
	});
});

describe('laws of recharging', () => {
	it('BIL-8 at cost the parts are the invoice to the cent, each line once, whatever the mapping', () => {
		fc.assert(
			fc.property(sequences, fc.boolean(), (ops, mapped) => {
				const all = new Administration();
				for (const op of ops) all.apply(op);
				const mapping = mapped ? [{ subscription: 'AB-900318', account: 'X', kvk: '9' }] : [];
				for (const each of all.invoices) {
					const parts = rechargeOf(each, mapping, AT_COST);
					const sum = (of: (part: (typeof parts)[number]) => bigint): bigint =>
						parts.reduce((total, part) => total + of(part), 0n);
					expect([sum((p) => p.charged.net), sum((p) => p.charged.vat), sum((p) => p.cost.total)]).toEqual([
						each.net,
						each.vat,
						each.total
					]);
					expect(parts.flatMap(({ lines }) => lines)).toHaveLength(each.lines.length);
				}
			}),
			{ numRuns: 50 }
		);
	});
});
