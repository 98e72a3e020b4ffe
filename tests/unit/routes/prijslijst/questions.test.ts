import { describe, expect, test } from 'vitest';
import type { PriceListProblem } from '$lib/import/price-list';
import { choicesOf, questionsOf } from '../../../../src/routes/prijslijst/questions';

const problem = (code: string, changes: Partial<PriceListProblem> = {}): PriceListProblem => ({
	code,
	line: 2,
	column: 'prijsmodel',
	value: 'staffel',
	other: '',
	...changes
});

describe('what a price list leaves undecided', () => {
	test('PRI-2 staffel is asked once, with a computed example of both meanings', () => {
		const questions = questionsOf([
			problem('PRI-2.staffel-ambiguous'),
			problem('PRI-2.staffel-ambiguous', { line: 3 })
		]);
		expect(questions).toHaveLength(1);
		expect(questions[0]?.text).toContain('regel 2');
		expect(questions[0]?.options.map(({ value, example }) => [value, example])).toEqual([
			['graduated', '100 × 0,10 + 400 × 0,08 + 150 × 0,05 = €\u00a049,50'],
			['volume', '650 × 0,05 = €\u00a032,50']
		]);
	});

	test('IMP-4 a decimal sign that nothing decides is asked with both readings', () => {
		const [question] = questionsOf([
			problem('IMP-4.number-undecided', { column: 'bedrag_per_stuk', value: '1.234' })
		]);
		expect(question?.options.map(({ value, example }) => [value, example])).toEqual([
			['comma', '1.234 is dan 1234'],
			['point', '1.234 is dan 1,234']
		]);
	});

	test('IMP-5 an order of day and month that nothing decides is asked with both readings', () => {
		const [question] = questionsOf([
			problem('IMP-5.date-undecided', { column: 'geldig_vanaf', value: '01/02/2022' })
		]);
		expect(question?.options.map(({ value, example }) => [value, example])).toEqual([
			['day-first', '01/02/2022 is dan 1-2-2022'],
			['month-first', '01/02/2022 is dan 2-1-2022']
		]);
	});

	test('PRI-5 a file that has to be mended anyway asks nothing', () => {
		expect(questionsOf([problem('PRI-2.staffel-ambiguous'), problem('PRI-2.price-missing')])).toEqual([]);
		expect(questionsOf([])).toEqual([]);
	});

	test('PRI-2 an answer is added to those given before', () => {
		const before = { staffel: 'volume', numberForm: 'point' } as const;
		expect(choicesOf({ dateOrder: 'month-first' }, before)).toEqual({ ...before, dateOrder: 'month-first' });
		expect(choicesOf({ staffel: 'graduated' }, before)).toMatchObject({ staffel: 'graduated' });
	});
});
