import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listedPrices, type VersionState } from '$lib/components/prices/price-versions';
import { fromText, ZERO } from '$lib/domain/decimal';
import { dayOf, type Day } from '$lib/domain/period';
import type { Price } from '$lib/domain/price';
import { PriceBook } from '$lib/domain/pricing';

const TODAY = dayOf(2022, 2, 27);

function price(validFrom: Day, changes: Partial<Price> = {}): Price {
	return {
		sku: 'EMAIL',
		currency: 'EUR',
		customerNumber: '',
		subscription: '',
		validFrom,
		chargeName: '',
		unit: '',
		model: { kind: 'standard', unitPrice: fromText('0.1') },
		vat: '21',
		freeQuantity: ZERO,
		minimum: ZERO,
		...changes
	};
}

function versionStates(prices: readonly Price[], today: Day): VersionState[] {
	return listedPrices(prices, today).map(({ state }) => state);
}

describe('versions of a price', () => {
	test('PRI-1 the newest version of before or on the day is in force', () => {
		const versions = [price(TODAY + 1), price(TODAY), price(TODAY - 1)];
		expect(versionStates(versions, TODAY)).toEqual(['future', 'in-force', 'superseded']);
	});

	test('PRI-1 the price of a customer or subscription takes nothing from the general one', () => {
		const versions = [
			price(TODAY - 9),
			price(TODAY - 1, { customerNumber: 'K-1' }),
			price(TODAY - 1, { subscription: 'S-1' }),
			price(TODAY - 1, { currency: 'CHF' })
		];
		expect(versionStates(versions, TODAY)).toEqual(['in-force', 'in-force', 'in-force', 'in-force']);
	});

	test('PRI-5 a later price of another unit takes nothing over, one of any unit does', () => {
		const letters = price(TODAY - 9, { unit: 'Brief' });
		expect(versionStates([letters, price(TODAY - 1, { unit: 'Pagina' })], TODAY)).toEqual([
			'in-force',
			'in-force'
		]);
		expect(versionStates([letters, price(TODAY - 1)], TODAY)).toEqual(['superseded', 'in-force']);
	});

	test('PRI-1 in force is what a bill of today would find for some unit', () => {
		const units = ['', 'Brief', 'Pagina'];
		const days = fc.uniqueArray(fc.integer({ min: TODAY - 3, max: TODAY + 2 }), { minLength: 1 });
		const versions = days.chain((list) =>
			fc.tuple(...list.map((day) => fc.constantFrom(...units).map((unit) => price(day, { unit }))))
		);
		fc.assert(
			fc.property(versions, (all) => {
				const book = new PriceBook(all);
				const found = ['Brief', 'Pagina', 'Stuk'].map((unit) =>
					book.find(
						{
							customer: '',
							currency: 'EUR',
							account: '',
							kvk: '',
							internalNumber: '',
							subscription: '',
							sku: 'EMAIL',
							unit,
							chargeName: '',
							period: { from: TODAY, until: TODAY + 1 },
							unitPrice: '',
							vat: ''
						},
						''
					)
				);
				const states = versionStates(all, TODAY);
				all.forEach((each, i) => {
					expect(states[i] === 'in-force').toBe(found.includes(each));
				});
			})
		);
	});
});
