import { describe, expect, test } from 'vitest';
import type { ReadingChoices } from '$lib/import/preview';
import {
	answerTo,
	isSameQuestion,
	mendedValue,
	withAnswer,
	withChoice,
	withDropped,
	withMends,
	withNumberForm,
	withoutMend
} from '../../../../src/routes/verbruik/choices';

describe('corrections', () => {
	test('IMP-1 a choice that is taken back leaves no trace, so that it is detected again', () => {
		const chosen = withChoice({ allNew: true }, 'delimiter', ';');
		expect(chosen).toEqual({ allNew: true, delimiter: ';' });
		expect(withChoice(chosen, 'delimiter', ',')).toEqual({ allNew: true, delimiter: ',' });
		expect(Object.keys(withChoice(chosen, 'delimiter', undefined))).toEqual(['allNew']);
	});

	test('IMP-4 every column has a number form of its own', () => {
		const one = withNumberForm({}, 3, 'comma');
		const two = withNumberForm(one, 11, 'point');
		expect(two).toEqual({ numberForms: { 3: 'comma', 11: 'point' } });
		expect(withNumberForm(two, 3, 'point')).toEqual({ numberForms: { 3: 'point', 11: 'point' } });
		expect(withNumberForm(withNumberForm(two, 3, undefined), 11, undefined)).toEqual({});
	});
});

describe('questions', () => {
	const date = { asks: 'date-order', example: '3/4/2021', line: 2 } as const;
	const number = { asks: 'number-form', column: 1, columnName: 'aantal', example: '1.234', line: 2 } as const;

	test('IMP-5 the answer about dates is one for the file', () => {
		const answered = withAnswer({ delimiter: ';' }, date, 'month-first');
		expect(answered).toEqual({ delimiter: ';', dateOrder: 'month-first' });
		expect(answerTo(date, answered, [])).toBe('month-first');
		expect(answerTo(date, {}, [])).toBeUndefined();
		expect(isSameQuestion(date, { ...date, example: '5/6/2021', line: 9 })).toBe(true);
		expect(isSameQuestion(date, number)).toBe(false);
	});

	test('IMP-4 the answer about numbers is for its column, as long as the file has it', () => {
		const answered = withAnswer({}, number, 'comma');
		expect(answered).toEqual({ numberForms: { 1: 'comma' } });
		expect(answerTo(number, answered, ['sku', 'aantal'])).toBe('comma');
		expect(answerTo(number, answered, ['sku;aantal'])).toBeUndefined();
		expect(isSameQuestion(number, { ...number, column: 2 })).toBe(false);
	});

	test('IMP-6 the answer about the last line says whether it counts', () => {
		const total = { asks: 'total-line', example: '2022-01-31; 7', line: 9 } as const;
		expect(withAnswer({}, total, 'total')).toEqual({ countTotal: false });
		expect(withAnswer({ countTotal: false }, total, 'usage')).toEqual({ countTotal: true });
		expect(
			[{ countTotal: false }, { countTotal: true }, {}].map((each) => answerTo(total, each, []))
		).toEqual(['total', 'usage', undefined]);
		expect(isSameQuestion(total, date)).toBe(false);
		expect(isSameQuestion(total, { ...total, line: 8 })).toBe(true);
	});
});

describe('mends', () => {
	const mended: ReadingChoices = { mended: [{ line: 3, column: 5, value: '2' }], dropped: [4], allNew: true };

	test('IMP-6 a mend takes the place of one of the same cell, and its record is not left out any more', () => {
		const changed = withMends(mended, [
			{ line: 3, column: 5, value: '3' },
			{ line: 4, column: 0, value: 'x' }
		]);
		expect(changed).toEqual({
			allNew: true,
			mended: [
				{ line: 3, column: 5, value: '3' },
				{ line: 4, column: 0, value: 'x' }
			]
		});
		expect(mendedValue(changed, 3, 5)).toBe('3');
		expect(mendedValue(changed, 3, 4)).toBeUndefined();
	});

	test('IMP-6 what is taken back leaves nothing behind', () => {
		expect(withDropped(withoutMend(mended, { line: 3, column: 5 }), 4, false)).toEqual({ allNew: true });
		expect(withDropped(withDropped({}, 7, true), 7, true)).toEqual({ dropped: [7] });
	});

	test('IMP-6 mends are of one cut into columns: another delimiter has none of them', () => {
		expect(withChoice(mended, 'delimiter', ',')).toEqual({ allNew: true, delimiter: ',' });
		expect(withChoice(mended, 'encoding', 'windows-1252')).toEqual({ ...mended, encoding: 'windows-1252' });
	});
});
