import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	byText,
	decimalsOf,
	longestTexts,
	nextSort,
	sorted,
	withKeys,
	type Column
} from '$lib/components/table';

interface Row {
	readonly name: string;
	readonly place: number;
}

const columns: Column<Row>[] = [
	{ id: 'name', label: 'Naam', text: (row) => row.name, compare: byText((row) => row.name) },
	{ id: 'place', label: 'Plaats', text: (row) => String(row.place) }
];

const rows = fc
	.array(fc.constantFrom('a', 'b', 'B', 'é', ''))
	.map((names) => names.map((name, place) => ({ name, place })));

describe('order', () => {
	test('sort by head: ascending, descending, and back to the order given', () => {
		const first = nextSort(undefined, 'name');
		expect(first).toEqual({ column: 'name', direction: 'ascending' });
		const second = nextSort(first, 'name');
		expect(second).toEqual({ column: 'name', direction: 'descending' });
		expect(nextSort(second, 'name')).toBeUndefined();
		expect(nextSort(second, 'place')).toEqual({ column: 'place', direction: 'ascending' });
	});

	test('sort by head: rows that are equal keep their order in both directions', () => {
		fc.assert(
			fc.property(rows, fc.constantFrom('ascending', 'descending'), (given, direction) => {
				const result = sorted(given, columns, { column: 'name', direction });
				expect([...result].sort((a, b) => a.place - b.place)).toEqual(given);
				result.slice(1).forEach((row, index) => {
					const before = result[index];
					if (!before) throw new Error('no row before');
					if (before.name === row.name) expect(before.place).toBeLessThan(row.place);
					else expect(before.name < row.name).toBe(direction === 'ascending');
				});
			})
		);
	});

	test('sort by head: a column that cannot sort leaves the rows as they are', () => {
		const given = [
			{ name: 'b', place: 0 },
			{ name: 'a', place: 1 }
		];
		expect(sorted(given, columns, { column: 'place', direction: 'descending' })).toBe(given);
		expect(sorted(given, columns, undefined)).toBe(given);
	});
});

describe('widths', () => {
	test('decimals under each other: what follows the decimal sign, and no group of thousands', () => {
		expect(decimalsOf('1.234,085', 'nl')).toBe(',085');
		expect(decimalsOf('1.234', 'nl')).toBe('');
		expect(decimalsOf('1,234', 'en')).toBe('');
		expect(decimalsOf('1,234.5', 'en')).toBe('.5');
	});

	test('columns do not jump: the longest texts are those of a full sort', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ maxLength: 12 })), fc.integer({ min: 1, max: 4 }), (texts, count) => {
				const lengths = texts.map((text) => text.length).sort((a, b) => b - a);
				expect(longestTexts(texts, count).map((text) => text.length)).toEqual(lengths.slice(0, count));
			})
		);
	});
});

test('choosing rows: adds and takes away without touching the set that was given', () => {
	const chosen: ReadonlySet<string> = new Set(['a', 'b']);
	expect([...withKeys(chosen, ['b', 'c'], true)]).toEqual(['a', 'b', 'c']);
	expect([...withKeys(chosen, ['b', 'c'], false)]).toEqual(['a']);
	expect([...chosen]).toEqual(['a', 'b']);
});
