import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ranked, type Entry } from '$lib/components/find/ranking';
import { readied, sought } from '$lib/components/search';

function entry(title: string, ...more: string[]): Entry<string> {
	return { row: title, title: readied(title), more: more.map(readied) };
}

function found(titles: readonly (string | Entry<string>)[], search: string, most = 20): readonly string[] {
	const entries = titles.map((title) => (typeof title === 'string' ? entry(title) : title));
	return ranked(entries, sought(search), most).rows;
}

describe('ranking', () => {
	test('the name itself goes first, then what begins with it, a word of it, a part, and the rest', () => {
		const rest = entry('Zuid', 'hoort bij Noord');
		expect(found([rest, 'Kanoord', 'Bouw Noord', 'Noorderlicht', 'noord'], 'Noord')).toEqual([
			'noord',
			'Noorderlicht',
			'Bouw Noord',
			'Kanoord',
			'Zuid'
		]);
	});

	test('equally near ones keep their order', () => {
		expect(found(['F2022-0003', 'F2022-0001', 'F2022-0002'], 'f2022')).toEqual([
			'F2022-0003',
			'F2022-0001',
			'F2022-0002'
		]);
	});

	test('case, accents and spaces do not count, however a number is grouped', () => {
		expect(found(['Crème Brûlée B.V.'], 'creme  BRULEE')).toHaveLength(1);
		expect(found([entry('Alfa', '1234 5678')], '12345678')).toHaveLength(1);
		expect(found([entry('Alfa', '12345678')], '1234 5678')).toHaveLength(1);
	});

	test('words are found in any text and in any order; all of them must be', () => {
		const alfa = entry('F2022-0001', 'Alfa B.V.', 'A-100');
		expect(found([alfa], 'a-100 alfa')).toEqual(['F2022-0001']);
		expect(found([alfa], 'a-100 beta')).toEqual([]);
	});

	test('a few letters are not found across the ends of words, nor anything across lines', () => {
		expect(found(['Bouw Noord'], 'wn')).toEqual([]);
		expect(found([entry('Alfa', '1234\n5678')], '12345678')).toEqual([]);
	});

	test('without words nothing is found', () => {
		expect(ranked([entry('Alfa')], sought('  '), 20)).toEqual({ rows: [], count: 0 });
	});

	test('all are counted, and no more are given than asked for: the nearest of them', () => {
		const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é') }), { maxLength: 30 });
		fc.assert(
			fc.property(texts, fc.constantFrom('a', 'ab', 'e b', 'abab'), fc.nat(8), (titles, search, most) => {
				const entries = titles.map((title) => entry(title));
				const all = ranked(entries, sought(search), titles.length);
				const some = ranked(entries, sought(search), most);
				expect(all.count).toBe(all.rows.length);
				expect(some).toEqual({ rows: all.rows.slice(0, most), count: all.count });
			})
		);
	});
});
