import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	customersOf,
	filterInvoices,
	monthsOf,
	filterQuery,
	NO_FILTER,
	readFilter,
	STATUSES,
	type InvoiceFilter
} from '$lib/components/invoices/invoice-filter';
import { DECEMBER, listed } from './listed';

const filters: fc.Arbitrary<InvoiceFilter> = fc.record({
	status: fc.constantFrom(undefined, ...STATUSES),
	customer: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
	month: fc.option(fc.integer({ min: 12, max: 9999 * 12 + 11 }), { nil: undefined }),
	search: fc.string({ unit: 'grapheme' })
});

describe('the address', () => {
	test('a filter survives its way through the address', () => {
		fc.assert(
			fc.property(filters, (filter) => {
				const { searchParams } = new URL(`http://example/${filterQuery(filter)}`);
				expect(readFilter(searchParams)).toEqual(filter);
			})
		);
	});

	test('no filter leaves no trace in the address, and what it cannot mean is no filter', () => {
		expect(filterQuery(NO_FILTER)).toBe('');
		expect(readFilter(new URLSearchParams('status=betaald&periode=2021-13'))).toEqual(NO_FILTER);
	});

	test('the words are those of the user', () => {
		const filter = { status: 'concept', customer: '#K-1', month: DECEMBER, search: 'bouw' } as const;
		expect(filterQuery(filter)).toBe('?status=concept&klant=%23K-1&periode=2021-12&zoek=bouw');
	});
});

describe('filtering', () => {
	const draft = listed({ id: 1 });
	const blocked = listed({ id: 2, skusWithoutPrice: ['X'], customer: { id: 'x', number: '', name: 'X' } });
	const definitive = listed({ id: 3, state: 'definitive', number: 'F2022-0017', usageUpTo: DECEMBER - 1 });
	const credit = listed({ id: 4, state: 'definitive', number: 'C2022-0001', kind: 'credit-note' });
	const all = [draft, blocked, definitive, credit];
	const left = (filter: Partial<InvoiceFilter>): number[] =>
		filterInvoices(all, { ...NO_FILTER, ...filter }).map(({ id }) => id);

	test('BIL-4 by status: all drafts, those without a price, what is definitive, credit notes', () => {
		expect(left({})).toEqual([1, 2, 3, 4]);
		expect(left({ status: 'concept' })).toEqual([1, 2]);
		expect(left({ status: 'geen-prijs' })).toEqual([2]);
		expect(left({ status: 'definitief' })).toEqual([3, 4]);
		expect(left({ status: 'creditnota' })).toEqual([4]);
	});

	test('BIL-1 by customer, also one that usage does not name', () => {
		const nameless = listed({ id: 5, customer: { id: '', number: '', name: '' } });
		expect(left({ customer: '#K-1' })).toEqual([1, 3, 4]);
		expect(filterInvoices([...all, nameless], { ...NO_FILTER, customer: '' })).toEqual([nameless]);
	});

	test('BIL-2 by the month that the usage goes up to', () => {
		expect(left({ month: DECEMBER - 1 })).toEqual([3]);
	});

	test('BIL-1 offers each customer and month once, and what is chosen even where no invoice has it', () => {
		const chosen = { ...NO_FILTER, customer: 'gone', month: DECEMBER + 1 };
		expect(customersOf(all, NO_FILTER)).toEqual([
			{ id: '#K-1', name: 'Crème & Zonen B.V.' },
			{ id: 'x', name: 'X' }
		]);
		expect(customersOf(all, chosen).map(({ id }) => id)).toEqual(['#K-1', 'x', 'gone']);
		expect(monthsOf(all, NO_FILTER)).toEqual([DECEMBER, DECEMBER - 1]);
		expect(monthsOf(all, chosen)).toEqual([DECEMBER + 1, DECEMBER, DECEMBER - 1]);
	});

	test('by words of number and customer, without regard to case and accents', () => {
		expect(left({ search: '0017' })).toEqual([3]);
		expect(left({ search: 'CREME zonen' })).toEqual([1, 3, 4]);
		expect(left({ search: 'crème c2022' })).toEqual([4]);
		expect(left({ search: 'zonen onbekend' })).toEqual([]);
	});
});
