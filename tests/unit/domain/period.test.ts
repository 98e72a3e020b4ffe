import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
	addMonths,
	asMonth,
	dateOf,
	dayOf,
	daysInMonth,
	firstDay,
	fromIsoDate,
	fromIsoMonth,
	isDate,
	isoDate,
	isoMonth,
	lastMonth,
	longDate,
	monthOf,
	monthPeriod,
	periodKey,
	periodText,
	shortDate
} from '$lib/domain/period';

const date = (text: string): number => {
	const day = fromIsoDate(text);
	if (day === undefined) throw new Error(`no such day: ${text}`);
	return day;
};
const month = (text: string): number => monthOf(date(`${text}-01`));
const anyDay = () => fc.integer({ min: dayOf(1, 1, 1), max: dayOf(9998, 12, 31) });
const plain = (day: number) => new Temporal.PlainDate(1970, 1, 1).add({ days: day });

/** Every day of some years, walked one by one as a calendar on the wall. */
function* walk(fromYear: number, toYear: number) {
	const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	for (let year = fromYear; year <= toYear; year++) {
		const isLeap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
		for (const [index, length] of lengths.entries()) {
			const days = index === 1 && isLeap ? 29 : length;
			for (let day = 1; day <= days; day++) yield { year, month: index + 1, day };
		}
	}
}

describe('period', () => {
	it('VAT-4 every day from 1600 to 2400 follows the day before it, there and back', () => {
		let day = dayOf(1600, 1, 1);
		const wrong: unknown[] = [];
		for (const expected of walk(1600, 2400)) {
			const found = dateOf(day);
			const isSame =
				found.year === expected.year && found.month === expected.month && found.day === expected.day;
			if (!isSame || dayOf(expected.year, expected.month, expected.day) !== day) wrong.push(expected);
			day++;
		}
		expect(wrong).toEqual([]);
		expect(dayOf(1970, 1, 1)).toBe(0);
	});

	it('VAT-4 days of the years 1 to 9998 are those of Temporal', () => {
		fc.assert(
			fc.property(anyDay(), (day) => {
				const expected = plain(day);
				expect(isoDate(day)).toBe(expected.toString());
				expect(dateOf(day)).toEqual({ year: expected.year, month: expected.month, day: expected.day });
				expect(daysInMonth(expected.year, expected.month)).toBe(expected.daysInMonth);
				expect(fromIsoDate(expected.toString())).toBe(day);
				expect(isoMonth(monthOf(day))).toBe(expected.toPlainYearMonth().toString());
				expect(firstDay(monthOf(day))).toBe(day - expected.day + 1);
			})
		);
	});

	it('IMP-5 a date that does not exist is none', () => {
		expect(isDate(2024, 2, 29)).toBe(true);
		expect(isDate(1900, 2, 29)).toBe(false);
		expect(isDate(2000, 2, 29)).toBe(true);
		for (const [y, m, d] of [
			[2023, 2, 29],
			[2023, 4, 31],
			[2023, 13, 1],
			[2023, 0, 1],
			[2023, 1, 0],
			[0, 1, 1],
			[10000, 1, 1]
		] as const)
			expect(isDate(y, m, d), `${y}-${m}-${d}`).toBe(false);
		for (const text of ['2023-02-29', '2023-1-1', '20230101', '', '2023-01-01T00:00'])
			expect(fromIsoDate(text), text).toBeUndefined();
		for (const text of ['2023-13', '2023-00', '2023-1', '0000-01', '2023-01-01'])
			expect(fromIsoMonth(text), text).toBeUndefined();
		expect(fromIsoMonth('2021-09')).toBe(2021 * 12 + 8);
	});

	it('PER-2 a period that is a calendar month is that month, any other is none', () => {
		expect(asMonth({ from: date('2021-09-01'), until: date('2021-10-01') })).toBe(month('2021-09'));
		expect(asMonth({ from: date('2021-12-01'), until: date('2022-01-01') })).toBe(month('2021-12'));
		expect(asMonth({ from: date('2021-09-02'), until: date('2021-10-01') })).toBeUndefined();
		expect(asMonth({ from: date('2021-09-01'), until: date('2021-09-30') })).toBeUndefined();
		expect(asMonth({ from: date('2021-09-01'), until: date('2021-11-01') })).toBeUndefined();
		fc.assert(
			fc.property(anyDay(), (day) => {
				expect(asMonth(monthPeriod(monthOf(day)))).toBe(monthOf(day));
			})
		);
	});

	it('BIL-2 a period counts by its last day', () => {
		expect(lastMonth(monthPeriod(month('2021-12')))).toBe(month('2021-12'));
		expect(lastMonth({ from: date('2021-11-15'), until: date('2021-12-15') })).toBe(month('2021-12'));
		expect(lastMonth({ from: date('2021-11-15'), until: date('2021-12-01') })).toBe(month('2021-11'));
	});

	it('BIL-2 a calendar month from 27-2-22 is 27-3-22, from 31-1 is 28-2', () => {
		const cases: [string, number, string][] = [
			['2022-02-27', 1, '2022-03-27'],
			['2021-09-09', 1, '2021-10-09'],
			['2022-01-31', 1, '2022-02-28'],
			['2024-01-31', 1, '2024-02-29'],
			['2021-12-31', 2, '2022-02-28'],
			['2022-03-31', 0, '2022-03-31'],
			['2022-03-31', -1, '2022-02-28'],
			['2022-01-31', 14, '2023-03-31']
		];
		for (const [from, months, to] of cases) expect(isoDate(addMonths(date(from), months)), from).toBe(to);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: -60, max: 60 }), (day, months) => {
				expect(isoDate(addMonths(day, months))).toBe(plain(day).add({ months }).toString());
			})
		);
	});

	it('PER-3 a period is half open inside, and shown with its last day', () => {
		const december = monthPeriod(month('2021-12'));
		expect(december).toEqual({ from: date('2021-12-01'), until: date('2022-01-01') });
		expect(periodText(december, ' aan ')).toBe('1-12-21 aan 31-12-21');
		expect(periodText(december, ' - ')).toBe('1-12-21 - 31-12-21');
		expect(periodKey(december)).toBe('2021-12-01/2022-01-01');
		expect(shortDate(date('2005-02-07'))).toBe('7-2-05');
		expect(longDate(date('2022-02-27'))).toBe('27-2-2022');
	});
});
