import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withFileName } from '$lib/import/conflict-place';
import { dayOf, monthPeriod } from '$lib/domain/period';
import {
	monthSpan,
	periodName,
	readingFigures,
	rejectedFileName,
	sumOf
} from '../../../../src/routes/verbruik/figures';

const september = 2021 * 12 + 8;

describe('progress', () => {
	test('IMP-8 before the first rows only the percentage is known', () => {
		const figures = readingFigures({ fileName: 'a', bytesRead: 0, bytes: 900, records: 0, elapsed: 3 });
		expect(figures).toEqual({
			rows: 0,
			rowsInAll: undefined,
			percent: 0,
			rowsPerSecond: undefined,
			timeLeft: undefined
		});
	});

	test('IMP-8 a quarter of the file in two seconds leaves six', () => {
		const progress = { fileName: 'a', bytesRead: 250, bytes: 1000, records: 123_456, elapsed: 2000 };
		expect(readingFigures(progress)).toEqual({
			rows: 123_456,
			rowsInAll: 494_000,
			percent: 25,
			rowsPerSecond: 61_700,
			timeLeft: 6000
		});
	});

	test('IMP-8 rows done never pass the rows in all, and meet them at the end', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 2 ** 40 }),
				fc.double({ min: 0.0001, max: 1, noNaN: true }),
				fc.integer({ min: 1, max: 10 ** 9 }),
				fc.integer({ min: 1, max: 10 ** 6 }),
				(bytes, share, records, elapsed) => {
					const bytesRead = Math.max(1, Math.floor(bytes * share));
					const figures = readingFigures({ fileName: 'a', bytesRead, bytes, records, elapsed });
					expect(figures.rowsInAll).toBeGreaterThanOrEqual(records);
					expect(Number.isSafeInteger(figures.rowsInAll)).toBe(true);
					expect(figures.percent).toBeLessThanOrEqual(100);
					if (bytesRead === bytes) {
						expect(figures).toMatchObject({ rowsInAll: records, percent: 100, timeLeft: 0 });
					}
				}
			)
		);
	});
});

test('IMP-6 counts of several files add up', () => {
	expect(sumOf([])).toEqual({ records: 0, accepted: 0, duplicates: 0, rejected: 0 });
	expect(
		sumOf([
			{ records: 10, accepted: 7, duplicates: 2, rejected: 1 },
			{ records: 5, accepted: 5, duplicates: 0, rejected: 0 }
		])
	).toEqual({ records: 15, accepted: 12, duplicates: 2, rejected: 1 });
});

describe('periods', () => {
	test('PER-3 a month is named, another period told by its days', () => {
		expect(periodName(monthPeriod(september), 'nl')).toBe('september 2021');
		const half = { from: dayOf(2021, 12, 1), until: dayOf(2021, 12, 16) };
		expect(periodName(half, 'nl')).toBe('1-12-21 aan 15-12-21');
		expect(periodName(half, 'en')).toBe('1-12-21 - 15-12-21');
	});

	test('IMP-9 months are told from the first to the last', () => {
		expect(monthSpan([], 'nl')).toBe('');
		expect(monthSpan([september, september], 'nl')).toBe('september 2021');
		expect(monthSpan([september + 1, september - 1, september], 'en')).toBe('August 2021 – October 2021');
	});
});

test.each([
	['verbruik.csv', 'afgekeurd-verbruik.csv'],
	['verbruik.2021.txt', 'afgekeurd-verbruik.2021.csv'],
	['verbruik', 'afgekeurd-verbruik.csv']
])('IMP-6 the rejected records of %s stand in %s', (name, rejected) => {
	expect(rejectedFileName(name)).toBe(rejected);
});

test('IMP-7 a conflict names the file that it is with', () => {
	const named = (id: number): string => (id === 3 ? 'verbruik.csv' : '?');
	const conflict = { code: 'IMP-7.conflict-with-import', other: '3:15', line: 2 };
	expect(withFileName(conflict, named)).toEqual({ ...conflict, other: 'verbruik.csv:15' });
	const other = { code: 'IMP-6.field-count', other: '3:15' };
	expect(withFileName(other, named)).toBe(other);
});
