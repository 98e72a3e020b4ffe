import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planNumbers, rangesOf } from '$lib/components/invoices/numbering-plan';
import { newSeries } from '$lib/domain/numbering';
import { dateOf, dayOf } from '$lib/domain/period';
import { listed } from './listed';

const series = { invoiceSeries: newSeries('F'), creditSeries: newSeries('C') };

describe('planned numbers', () => {
	test('BIL-5 follow the invoice dates, then the names; invoices and credit notes have their own series', () => {
		const named = (id: number, name: string, day: number, kind: 'invoice' | 'credit-note' = 'invoice') =>
			listed({ id, kind, invoiceDate: day, customer: { id: name, number: '', name } });
		const drafts = [
			named(1, 'B', dayOf(2022, 3, 1)),
			named(2, 'A', dayOf(2022, 3, 1)),
			named(3, 'Z', dayOf(2022, 2, 1)),
			named(4, 'A', dayOf(2022, 3, 1), 'credit-note'),
			named(5, 'A', dayOf(2023, 1, 1))
		];
		expect(planNumbers(drafts, series).map(({ draft, number }) => [draft.id, number])).toEqual([
			[3, 'F2022-0001'],
			[2, 'F2022-0002'],
			[4, 'C2022-0001'],
			[1, 'F2022-0003'],
			[5, 'F2023-0001']
		]);
	});

	test('BIL-5 a date before the last one of the series warns', () => {
		const given = { ...newSeries('F'), lastOfYear: { 2022: 17 }, lastDate: dayOf(2022, 2, 28) };
		const plan = planNumbers(
			[listed({ id: 1, invoiceDate: dayOf(2022, 2, 27) }), listed({ id: 2, invoiceDate: dayOf(2022, 3, 1) })],
			{ ...series, invoiceSeries: given }
		);
		expect(plan.map(({ number, warning }) => [number, warning])).toEqual([
			['F2022-0018', 'BIL-5.date-before-last'],
			['F2022-0019', undefined]
		]);
	});

	test('BIL-5 are consecutive within a year and a series, whatever is made definitive together', () => {
		const drafts = fc.uniqueArray(
			fc.record({
				id: fc.nat(50),
				invoiceDate: fc.integer({ min: dayOf(2021, 12, 1), max: dayOf(2023, 2, 1) }),
				kind: fc.constantFrom('invoice' as const, 'credit-note' as const)
			}),
			{ selector: ({ id }) => id }
		);
		fc.assert(
			fc.property(drafts, (some) => {
				const plan = planNumbers(some.map(listed), series);
				expect(plan.map(({ draft }) => draft.id).sort()).toEqual(some.map(({ id }) => id).sort());
				const given = new Map<string, number>();
				for (const { draft, number } of plan) {
					const prefix = draft.kind === 'invoice' ? 'F' : 'C';
					const year = `${prefix}${dateOf(draft.invoiceDate).year}`;
					const next = (given.get(year) ?? 0) + 1;
					given.set(year, next);
					expect(number).toBe(`${year}-${String(next).padStart(4, '0')}`);
				}
			})
		);
	});
});

describe('ranges', () => {
	test('BIL-5 tell the first and the last number of each series and year', () => {
		expect(rangesOf(['F2022-0009', 'C2022-0001', 'F2022-0010', 'F2022-0011', 'F2023-0001'])).toEqual([
			{ first: 'F2022-0009', last: 'F2022-0011' },
			{ first: 'C2022-0001', last: 'C2022-0001' },
			{ first: 'F2023-0001', last: 'F2023-0001' }
		]);
		expect(rangesOf([])).toEqual([]);
	});

	test('BIL-5 a prefix may hold dashes itself', () => {
		expect(rangesOf(['A-B-2022-0001', 'A-B-2022-0002'])).toEqual([
			{ first: 'A-B-2022-0001', last: 'A-B-2022-0002' }
		]);
	});
});
