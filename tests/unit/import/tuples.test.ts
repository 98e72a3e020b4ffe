import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TupleTable } from '$lib/import/tuples';

test('BIL-1 a tuple has the number of its first appearance, whatever comes in between', () => {
	const tuple = fc.array(fc.nat(6), { minLength: 3, maxLength: 3 });
	fc.assert(
		fc.property(fc.array(tuple, { maxLength: 2000 }), (asked) => {
			const table = new TupleTable(3);
			const numbers = new Map<string, number>();
			for (const codes of asked) {
				const number = numbers.get(codes.join()) ?? numbers.size;
				numbers.set(codes.join(), number);
				expect(table.numberOf(Uint32Array.from(codes))).toBe(number);
			}
			expect(table.size).toBe(numbers.size);
			const all = [...numbers.keys()].flatMap((codes) => codes.split(',').map(Number));
			expect([...table.tuplesFrom(0)]).toEqual(all);
		})
	);
});

test('BIL-1 many tuples are found, each by its number', () => {
	const table = new TupleTable(2);
	const tuple = (n: number): Uint32Array => Uint32Array.of(n >> 4, n & 15);
	for (let n = 0; n < 10_000; n++) expect(table.numberOf(tuple(n))).toBe(n);
	for (let n = 9_999; n >= 0; n--) expect(table.numberOf(tuple(n))).toBe(n);
	expect(table.code(9_999, 0)).toBe(624);
});
