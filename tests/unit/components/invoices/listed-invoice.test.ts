import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	canBeDefinitive,
	customerName,
	statusOf,
	totalsPerCurrency
} from '$lib/components/invoices/listed-invoice';
import { listed } from './listed';

describe('status', () => {
	test('PRI-4 a draft without a price says so, whatever else it is, and cannot be made definitive', () => {
		const draft = listed({ skusWithoutPrice: ['X'], skusWithoutVat: ['X'], kind: 'credit-note' });
		expect(statusOf(draft)).toBe('no-price');
		expect(canBeDefinitive(draft)).toBe(false);
	});

	test('PRI-5 a draft without VAT says so, and cannot be made definitive', () => {
		const draft = listed({ skusWithoutVat: ['X'] });
		expect(statusOf(draft)).toBe('no-vat');
		expect(canBeDefinitive(draft)).toBe(false);
	});

	test('BIL-3 a draft below zero is told to become a credit note', () => {
		expect(statusOf(listed({ kind: 'credit-note' }))).toBe('draft-credit-note');
		expect(statusOf(listed({ kind: 'credit-note', state: 'definitive', number: 'C2022-0001' }))).toBe(
			'credit-note'
		);
	});

	test('BIL-4 what is definitive cannot be made so again', () => {
		expect(canBeDefinitive(listed())).toBe(true);
		expect(canBeDefinitive(listed({ state: 'definitive', number: 'F2022-0001' }))).toBe(false);
		expect(statusOf(listed({ state: 'definitive', number: 'F2022-0001' }))).toBe('definitive');
	});
});

describe('names and totals', () => {
	test('BIL-1 a customer is shown by its name, else by its number', () => {
		expect(customerName({ customer: { id: '#7', number: '7', name: '' } })).toBe('7');
		expect(customerName({ customer: { id: '#7', number: '7', name: 'Zeven' } })).toBe('Zeven');
	});

	test('BIL-1 amounts of two currencies never add up: one sum for each, by its code', () => {
		const amounts = fc.array(
			fc.record({
				currency: fc.constantFrom('EUR', 'CHF', 'JPY'),
				net: fc.bigInt({ min: -1000n, max: 1000n }),
				vat: fc.bigInt({ min: -1000n, max: 1000n }),
				total: fc.bigInt({ min: -1000n, max: 1000n })
			})
		);
		fc.assert(
			fc.property(amounts, (invoices) => {
				const totals = totalsPerCurrency(invoices);
				expect(totals.map(({ currency }) => currency)).toEqual(
					[...new Set(invoices.map(({ currency }) => currency))].sort()
				);
				for (const { currency, ...sums } of totals) {
					for (const part of ['net', 'vat', 'total'] as const) {
						const own = invoices.filter((invoice) => invoice.currency === currency);
						expect(sums[part]).toBe(own.reduce((sum, invoice) => sum + invoice[part], 0n));
					}
				}
			})
		);
	});
});
