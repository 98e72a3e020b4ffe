import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSeries, nextNumber, startAfter, withPrefix, type NumberSeries } from '$lib/domain/numbering';
import { dateOf, dayOf } from '$lib/domain/period';
import { day } from './sample';

/** Gives numbers for some dates, one after another. */
function give(series: NumberSeries, ...dates: string[]) {
	const given = [];
	for (const date of dates) {
		const next = nextNumber(series, day(date));
		given.push(next.warning ? `${next.number}!` : next.number);
		series = next.series;
	}
	return given;
}

describe('numbering', () => {
	it('BIL-5 numbers are the prefix, the year of the invoice date and 0001 on', () => {
		expect(give(newSeries('F'), '2021-12-31', '2022-01-01', '2022-02-27')).toEqual([
			'F2021-0001',
			'F2022-0001',
			'F2022-0002'
		]);
		expect(give(newSeries(''), '2022-02-27')).toEqual(['2022-0001']);
	});

	it('BIL-5 a date before the last one of the series warns, and stays in its own year', () => {
		expect(give(newSeries('F'), '2022-01-01', '2021-12-31', '2021-12-31', '2022-01-01')).toEqual([
			'F2022-0001',
			'F2021-0001!',
			'F2021-0002!',
			'F2022-0002'
		]);
	});

	it('BIL-5 credit notes have their own series', () => {
		expect(give(newSeries('F'), '2022-01-01')).toEqual(['F2022-0001']);
		expect(give(newSeries('C'), '2022-01-01')).toEqual(['C2022-0001']);
	});

	it('BIL-5 the last number already used elsewhere is where the series goes on', () => {
		const started = startAfter(newSeries('F'), 'F2022-0417');
		if (!started.ok) throw new Error(started.problem);
		expect(give(started.series, '2022-02-27', '2023-01-01')).toEqual(['F2022-0418', 'F2023-0001']);
		const beyond = startAfter(newSeries('F'), 'F2022-9999');
		if (!beyond.ok) throw new Error(beyond.problem);
		expect(give(beyond.series, '2022-02-27')).toEqual(['F2022-10000']);
	});

	it('BIL-5 a last number that is none of the series, or lies behind it, is refused', () => {
		for (const text of ['', 'F', '2022-0001', 'F22-0001', 'F2022', 'F2022-', 'F2022-1a', 'C2022-0001'])
			expect(startAfter(newSeries('F'), text), text).toEqual({
				ok: false,
				problem: 'BIL-5.last-number-unreadable'
			});
		const { series } = nextNumber(newSeries('F'), day('2022-01-01'));
		expect(startAfter(series, 'F2022-0001')).toEqual({ ok: false, problem: 'BIL-5.last-number-behind' });
		expect(startAfter(series, 'F2022-0002').ok).toBe(true);
	});

	it('BIL-5 whatever the dates: consecutive within the year, no gap, none twice', () => {
		const dates = fc.array(fc.integer({ min: dayOf(2020, 1, 1), max: dayOf(2023, 12, 31) }));
		fc.assert(
			fc.property(dates, (days) => {
				let series = newSeries('F');
				const perYear = new Map<number, number>();
				let latest = -Infinity;
				for (const date of days) {
					const next = nextNumber(series, date);
					const { year } = dateOf(date);
					perYear.set(year, (perYear.get(year) ?? 0) + 1);
					expect(next.number).toBe(`F${year}-${String(perYear.get(year)).padStart(4, '0')}`);
					expect(next.warning !== undefined).toBe(date < latest);
					latest = Math.max(latest, date);
					series = next.series;
				}
			})
		);
	});
});

describe('prefixes', () => {
	it('BIL-5 a prefix that comes back goes on after the last number used elsewhere', () => {
		const started = startAfter(newSeries('F'), 'F2022-0017');
		if (!started.ok) throw new Error(started.problem);
		const back = withPrefix(withPrefix(started.series, 'G', {}), 'F', {});
		expect(nextNumber(back, dayOf(2022, 2, 27)).number).toBe('F2022-0018');
	});

	it('BIL-5 a prefix goes on after the numbers that invoices have under it', () => {
		const series = withPrefix(newSeries('F'), 'G', { 2022: 4 });
		expect(nextNumber(series, dayOf(2022, 2, 27)).number).toBe('G2022-0005');
		expect(nextNumber(series, dayOf(2023, 2, 27)).number).toBe('G2023-0001');
	});
});
