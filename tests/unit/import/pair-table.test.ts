import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairTable } from '$lib/import/pair-table';

test('BIL-1 a pair keeps its number when the table grows for the codes of another', () => {
	const pairs = new PairTable();
	expect(pairs.numberOf(200, 0)).toBe(0);
	// Twice as wide, by a pair that alone would do with fewer places.
	expect(pairs.numberOf(0, 5)).toBe(1);
	expect(pairs.numberOf(200, 0)).toBe(0);
	expect(pairs.size).toBe(2);
});

test('BIL-1 pairs of any codes are numbered as they first come, each once', () => {
	// Of all sizes: many small, some too large for a table by both.
	const code = fc.tuple(fc.nat(20), fc.nat()).map(([bits, value]) => value & ((1 << bits) - 1));
	fc.assert(
		fc.property(fc.array(fc.tuple(code, code), { size: 'max', maxLength: 500 }), (asked) => {
			const pairs = new PairTable();
			const numbers = new Map<string, number>();
			for (const [a, b] of [...asked, ...asked]) {
				const name = `${a} ${b}`;
				const number = numbers.get(name) ?? numbers.size;
				numbers.set(name, number);
				expect(pairs.numberOf(a, b)).toBe(number);
				expect([pairs.first(number), pairs.second(number)]).toEqual([a, b]);
			}
			expect(pairs.size).toBe(numbers.size);
		})
	);
});
