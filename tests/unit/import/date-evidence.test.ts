import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asMonth, isDate } from '$lib/domain/period';
import { DateEvidence, type OrderDecision } from '$lib/import/date-evidence';
import { parseDay } from '$lib/import/dates';
import type { DateOrder } from '$lib/import/reading';
import { Administration } from './administration';

describe('order', () => {
	function decide(values: string[], chosen?: DateOrder): OrderDecision {
		const evidence = new DateEvidence();
		values.forEach((value, i) => {
			evidence.add(value, i + 2);
		});
		return evidence.decide(chosen);
	}

	const dayFirst = { slash: 'day-first', dash: 'day-first', dot: 'day-first' };

	test('IMP-5 slashes are decided by any value of any column', () => {
		expect(decide(['3/4/2021', '2021-09-30', '9/30/2021'])).toEqual({
			kind: 'decided',
			orders: { ...dayFirst, slash: 'month-first' },
			by: { value: '9/30/2021', line: 4 }
		});
		expect(decide(['3/4/2021', '30/9/2021 10:00'])).toMatchObject({ kind: 'decided', orders: dayFirst });
	});

	test('IMP-5 slashes that nothing decides are asked, and the answer is for them', () => {
		expect(decide(['5/5/2021', '3/4/2021', '4/5/2021'])).toEqual({
			kind: 'undecided',
			orders: dayFirst,
			example: { value: '3/4/2021', line: 3 }
		});
		expect(decide(['3/4/2021', '3-4-2021'], 'month-first')).toEqual({
			kind: 'decided',
			orders: { ...dayFirst, slash: 'month-first' },
			by: undefined
		});
		expect(decide(['5/5/2021', 'x', ''])).toMatchObject({ kind: 'decided', by: undefined });
	});

	test('IMP-5 dashes and points are day-first unless a value disproves it, or the user does', () => {
		expect(decide(['3-4-2021', '3.4.21'])).toEqual({ kind: 'decided', orders: dayFirst, by: undefined });
		expect(decide(['3-4-2021', '12-13-2004 03:16 PM', '3.4.2021'])).toMatchObject({
			orders: { ...dayFirst, dash: 'month-first' },
			by: { value: '12-13-2004 03:16 PM', line: 3 }
		});
		expect(decide(['3-4-2021', '30.4.2021'], 'month-first').orders).toEqual({
			slash: 'month-first',
			dash: 'month-first',
			dot: 'day-first'
		});
	});

	test('IMP-5 each form is decided by itself, periods among them', () => {
		expect(decide(['1-9-21 - 30-9-21', '9/13/2021', '3.4.2021']).orders).toEqual({
			slash: 'month-first',
			dash: 'day-first',
			dot: 'day-first'
		});
		expect(decide(['1-9-21 - 30-9-21'])).toMatchObject({ by: { value: '1-9-21 - 30-9-21', line: 2 } });
	});

	test('IMP-5 dates that prove both are a conflict, read as the most of them are', () => {
		expect(decide(['9/13/2021', '13/9/2021', '9/14/2021'])).toEqual({
			kind: 'conflict',
			orders: { ...dayFirst, slash: 'month-first' },
			dayFirst: { value: '13/9/2021', line: 3 },
			monthFirst: { value: '9/13/2021', line: 2 }
		});
		expect(parseDay('13/9/2021', 'month-first')).toBe('IMP-5.date-does-not-exist');
	});

	test('IMP-5 PER-1 an American date proves its order, also where its dash stands where that of ISO does', async () => {
		const monthFirst = { orders: { ...dayFirst, dash: 'month-first' } };
		expect(decide(['9-5-2024', '9-13-2024'])).toMatchObject(monthFirst);
		expect(decide(['9-5-24', '09-5-24', '9-13-24'])).toMatchObject(monthFirst);
		expect(decide(['2024-13-09', '2024-9-13'])).toMatchObject({ kind: 'decided', orders: dayFirst });
		const text = 'datum;sku;aantal\n9-5-2024;A;1\n 9-13-2024;A;2\n';
		// A plain file is read by bytes, with a quoted line end in its header by text.
		for (const content of [text, text.replace('datum', '"datum\r"')]) {
			const { reading } = await new Administration().import(content);
			expect(reading).toMatchObject({ accepted: 2, forms: { dates: { dash: 'month-first' } } });
			expect(reading.totals.map(({ key }) => asMonth(key.period))).toEqual([2024 * 12 + 8]);
		}
	});

	test('IMP-5 a date that exists in no order proves nothing', () => {
		expect(decide(['31-6-2021', '13/13/2021', '30/2/2021'])).toMatchObject({
			kind: 'decided',
			by: undefined
		});
	});

	test('IMP-5 evidence is what reading both ways tells', () => {
		const part = fc.integer({ min: 1, max: 32 });
		fc.assert(
			fc.property(part, part, fc.integer({ min: 1990, max: 2030 }), (a, b, year) => {
				const decision = decide([`${a}/${b}/${year}`]);
				const first = isDate(year, b, a);
				const second = isDate(year, a, b);
				const expected = first && second && a !== b ? 'undecided' : 'decided';
				expect(decision.kind).toBe(expected);
				expect(decision.orders.slash).toBe(second && !first ? 'month-first' : 'day-first');
			})
		);
	});
});
