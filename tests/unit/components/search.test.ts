import { describe, expect, test } from 'vitest';
import { searchable, searched } from '$lib/components/search';

describe('search', () => {
	test('case, accents and runs of spaces do not count', () => {
		expect(searchable('  Crème   BRÛLÉE\t')).toBe('creme brulee');
	});

	test('every word must be there, in any order; without words all rows are left', () => {
		const rows = ['Bouw Noord', 'Bouw Zuid', 'Zorg Noord'];
		const found = (words: string): readonly string[] => searched(rows, words, (row) => row);
		expect(found('noord bouw')).toEqual(['Bouw Noord']);
		expect(found('NO')).toEqual(['Bouw Noord', 'Zorg Noord']);
		expect(found('west')).toEqual([]);
		expect(found('   ')).toBe(rows);
	});
});
