import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceId, type Price } from '$lib/domain/price';
import { priceFaults } from '$lib/domain/price-check';
import { changeBetween, changedList, inverse, joined, type PriceListChange } from '$lib/domain/price-changes';
import { priceVersionText } from '$lib/domain/pricing';
import { readPriceList, writePriceList } from '$lib/import/price-list';
import { fromText } from '$lib/domain/decimal';
import { day, packaged, price, standard, tiered } from './sample';

const versions = fc
	.record({
		sku: fc.constantFrom('A', 'B'),
		customerNumber: fc.constantFrom('', 'K-1'),
		validFrom: fc.constantFrom(day('2021-01-01'), day('2021-06-01')),
		amount: fc.constantFrom('1', '2')
	})
	.map(({ amount, ...given }) => price(standard(amount), given));
const lists = fc.uniqueArray(versions, { selector: priceId });
const changes: fc.Arbitrary<PriceListChange> = fc.record({
	remove: fc.array(versions.map(priceId), { maxLength: 3 }),
	put: fc.uniqueArray(versions, { selector: priceId, maxLength: 3 })
});

const content = (list: readonly Price[]): string[] => list.map(priceVersionText).sort();

describe('changes to a price list', () => {
	it('PRI-5 a change and what takes it back leave the list as it was', () => {
		fc.assert(
			fc.property(lists, changes, (list, change) => {
				const back = inverse(list, change);
				expect(content(changedList(changedList(list, change), back))).toEqual(content(list));
			})
		);
	});

	it('PRI-5 two changes joined do what they do one after the other', () => {
		fc.assert(
			fc.property(lists, changes, changes, (list, first, then) => {
				const both = changedList(list, joined(first, then));
				expect(content(both)).toEqual(content(changedList(changedList(list, first), then)));
			})
		);
	});

	it('PRI-5 the change between two lists makes the one of the other, and is nothing between equal ones', () => {
		fc.assert(
			fc.property(lists, lists, (from, to) => {
				expect(content(changedList(from, changeBetween(from, to)))).toEqual(content(to));
				expect(changeBetween(from, structuredClone(from))).toEqual({ remove: [], put: [] });
			})
		);
	});

	it('PRI-2 what the page refuses is what a price list file is refused for', async () => {
		const cases: readonly Price[] = [
			price(standard('-1')),
			price(standard('0')),
			price(packaged('100', '9')),
			price(packaged('0', '9')),
			price(packaged('-1', '9')),
			price(packaged('1', '-9')),
			price(tiered('graduated', '100: 1', '2')),
			price(tiered('graduated', '100: 1', '100: 3', '2')),
			price(tiered('volume', '0: 1', '2')),
			price(tiered('volume', '100: 1')),
			price(tiered('volume', '1')),
			price(tiered('volume', '100: -1', '2')),
			price(tiered('graduated', '2', '100: 1')),
			price(standard('1'), { minimum: fromText('-1') }),
			price(standard('1'), { freeQuantity: fromText('-1') }),
			price(standard('1'), { freeQuantity: fromText('1'), minimum: fromText('1') })
		];
		for (const each of cases) {
			const read = await readPriceList(new Blob([writePriceList([each])]), 'prijzen.csv');
			const codes = read.ok ? [] : [...new Set(read.problems.map(({ code }) => code))].sort();
			expect([...new Set(priceFaults(each).map(({ code }) => code))].sort(), writePriceList([each])).toEqual(
				codes
			);
		}
	});
});
