import { describe, expect, test } from 'vitest';
import { dateReading, numberReading } from '$lib/state/readings';

describe('numbers', () => {
	test.each([
		['1.234', '1234', '1,234'],
		['1,234', '1,234', '1234'],
		[' -12.345 ', '-12345', '-12,345'],
		['abc', 'abc', 'abc']
	])('IMP-4 %s is read two ways', (text, comma, point) => {
		expect(numberReading(text, 'comma', 'nl')).toBe(comma);
		expect(numberReading(text, 'point', 'nl')).toBe(point);
	});

	test('IMP-4 in English the decimals follow a point', () => {
		expect(numberReading('1.234', 'point', 'en')).toBe('1.234');
		expect(numberReading('1,234', 'comma', 'en')).toBe('1.234');
	});
});

describe('dates', () => {
	test.each([
		['3/4/2021', '3 april 2021', '4 maart 2021'],
		['03/04/21 10:15', '3 april 2021', '4 maart 2021'],
		['1/2/2021 - 3/2/2021', '1 februari 2021', '2 januari 2021'],
		['31/12/2021', '31 december 2021', '31/12/2021'],
		['2021-04-03', '2021-04-03', '2021-04-03']
	])('IMP-5 %s is read two ways', (text, dayFirst, monthFirst) => {
		expect(dateReading(text, 'day-first', 'nl')).toBe(dayFirst);
		expect(dateReading(text, 'month-first', 'nl')).toBe(monthFirst);
	});
});
