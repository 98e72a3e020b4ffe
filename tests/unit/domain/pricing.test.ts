import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, monthPeriod } from '$lib/domain/period';
import { priceId, type Price } from '$lib/domain/price';
import { PriceBook, priceVersionText } from '$lib/domain/pricing';
import type { UsageKey } from '$lib/domain/usage';
import { day, month, packaged, price, standard, tiered, usageKey } from './sample';

const find = (prices: Price[], key: Partial<UsageKey>, customerNumber = 'K-1001') =>
	new PriceBook(prices).find(usageKey(key), customerNumber);

describe('pricing', () => {
	it('PRI-1 the version in force on the first day of the period is used', () => {
		const january = price(standard('1'), { validFrom: day('2021-01-01') });
		const december = price(standard('2'), { validFrom: day('2021-12-01') });
		const midDecember = price(standard('3'), { validFrom: day('2021-12-02') });
		const all = [midDecember, january, december];
		expect(find(all, { period: monthPeriod(month('2021-12')) })).toBe(december);
		expect(find(all, { period: monthPeriod(month('2021-11')) })).toBe(january);
		expect(find(all, { period: monthPeriod(month('2022-01')) })).toBe(midDecember);
		expect(find(all, { period: { from: day('2021-11-30'), until: day('2022-01-01') } })).toBe(january);
		expect(find(all, { period: monthPeriod(month('2020-12')) })).toBeUndefined();
	});

	it('PRI-1 a price is for its SKU and currency only', () => {
		const euro = price(standard('1'));
		expect(find([euro], { currency: 'USD' })).toBeUndefined();
		expect(find([euro], { sku: 'EMAI' })).toBeUndefined();
		expect(find([price(standard('1'), { sku: 'A', currency: 'EURB' })], { sku: 'BA' })).toBeUndefined();
	});

	it('PRI-1 a price of one customer or subscription goes before the general one', () => {
		const general = price(standard('1'), { validFrom: day('2021-12-01') });
		const customer = price(standard('2'), { customerNumber: 'K-1001' });
		const subscription = price(standard('3'), { subscription: 'AB-900318' });
		const both = price(standard('4'), { customerNumber: 'K-1001', subscription: 'AB-900318' });
		const others = [
			price(standard('5'), { customerNumber: 'K-1002' }),
			price(standard('6'), { subscription: 'AB-900319' }),
			price(standard('7'), { customerNumber: 'K-1002', subscription: 'AB-900318' })
		];
		expect(find([general, ...others], {})).toBe(general);
		expect(find([general, customer, ...others], {})).toBe(customer);
		expect(find([general, customer, subscription, ...others], {})).toBe(subscription);
		expect(find([general, customer, subscription, both, ...others], {})).toBe(both);
		expect(find([general, customer, subscription, both], { subscription: '' }, '')).toBe(general);
	});

	it('PRI-1 a customer price that is not in force yet leaves the general one', () => {
		const general = price(standard('1'));
		const later = price(standard('2'), { customerNumber: 'K-1001', validFrom: day('2022-01-01') });
		expect(find([general, later], {})).toBe(general);
	});

	it('PRI-5 a price that names a unit is for that unit only', () => {
		const letters = price(standard('1'), { unit: 'Brief', validFrom: day('2021-06-01') });
		const documents = price(standard('2'), { unit: 'Document', validFrom: day('2021-01-01') });
		expect(find([letters], { unit: 'Document' })).toBeUndefined();
		expect(find([letters, documents], { unit: 'Document' })).toBe(documents);
		expect(find([letters, documents], { unit: 'Brief' })).toBe(letters);
		expect(find([letters], { unit: '' })).toBe(letters);
		expect(find([price(standard('3'))], { unit: 'Pagina' })?.model).toEqual(standard('3'));
	});

	it('PRI-5 of two prices for the same target and date the last one given holds', () => {
		expect(find([price(standard('1')), price(standard('2'))], {})?.model).toEqual(standard('2'));
	});

	it('PRI-1 any price list gives the price that a search of all of it finds', () => {
		const some = (...texts: string[]) => fc.constantFrom(...texts);
		const prices = fc.uniqueArray(
			fc
				.record({
					sku: some('A', 'B'),
					currency: some('EUR', 'USD'),
					customerNumber: some('', '', 'K-1', 'K-2'),
					subscription: some('', '', 'S-1', 'S-2'),
					unit: some('', '', 'Document', 'Brief'),
					validFrom: fc.integer({ min: 0, max: 5 }).map((n) => addMonths(day('2021-10-15'), n))
				})
				.map((given) => price(standard('1'), given)),
			{ selector: priceId, maxLength: 40 }
		);
		const keys = fc.record({
			sku: some('A', 'B'),
			currency: some('EUR', 'USD'),
			subscription: some('', 'S-1', 'S-2'),
			unit: some('', 'Document', 'Brief'),
			period: fc.integer({ min: 0, max: 5 }).map((n) => monthPeriod(month('2021-11') + n))
		});
		fc.assert(
			fc.property(prices, keys, some('', 'K-1', 'K-2'), (all, given, customerNumber) => {
				const key = usageKey(given);
				const fitting = all
					.filter((p) => p.sku === key.sku && p.currency === key.currency)
					.filter((p) => p.validFrom <= key.period.from)
					.filter((p) => p.customerNumber === '' || p.customerNumber === customerNumber)
					.filter((p) => p.subscription === '' || p.subscription === key.subscription)
					.filter((p) => p.unit === '' || key.unit === '' || p.unit === key.unit);
				const closeness = (p: Price) => (p.subscription ? 2 : 0) + (p.customerNumber ? 1 : 0);
				const [best] = fitting.sort((a, b) => closeness(b) - closeness(a) || b.validFrom - a.validFrom);
				expect(new PriceBook(all).find(key, customerNumber)).toBe(best);
			}),
			{ numRuns: 500 }
		);
	});

	it('BIL-3 versions are the same when all of them is the same', () => {
		const base = price(tiered('volume', '100: 0.10', '0.05'));
		expect(priceVersionText(structuredClone(base))).toBe(priceVersionText(base));
		const others = [
			price(tiered('graduated', '100: 0.10', '0.05')),
			price(tiered('volume', '101: 0.10', '0.05')),
			price(tiered('volume', '100: 0.10', '0.06')),
			price(packaged('100', '0.10')),
			price(packaged('100', '0.1'), { vat: '9' }),
			price(base.model, { vat: undefined }),
			price(base.model, { minimum: { coefficient: 1n, scale: 0 } }),
			price(base.model, { freeQuantity: { coefficient: 1n, scale: 0 } }),
			price(base.model, { unit: 'Document' }),
			price(base.model, { chargeName: 'Mail' }),
			price(base.model, { validFrom: day('2021-01-02') })
		];
		expect(new Set([base, ...others].map(priceVersionText)).size).toBe(others.length + 1);
	});
});
