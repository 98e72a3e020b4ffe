import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TupleTable } from '$lib/import/tuples';

test('BIL-1 tuples have the same numbers, whether they are looked for or appended where they are new', () => {
	const tuple = fc.array(fc.nat(6), { minLength: 3, maxLength: 3 });
	fc.assert(
		fc.property(fc.array(fc.tuple(tuple, fc.boolean()), { maxLength: 2000 }), (asked) => {
			const looked = new TupleTable(3);
			const appended = new TupleTable(3);
			const known = new Set<string>();
			for (const [codes, mayAppend] of asked) {
				const key = Uint32Array.from(codes);
				const isNew = !known.has(codes.join());
				known.add(codes.join());
				const number = mayAppend && isNew ? appended.append(key) : appended.numberOf(key);
				expect(number).toBe(looked.numberOf(key));
			}
			expect(appended.size).toBe(known.size);
			expect(appended.tuplesFrom(0)).toEqual(looked.tuplesFrom(0));
		})
	);
});

test('BIL-1 many tuples that were appended are found, each by its number', () => {
	const table = new TupleTable(2);
	const tuple = (n: number): Uint32Array => Uint32Array.of(n >> 4, n & 15);
	for (let n = 0; n < 10_000; n++) expect(table.append(tuple(n))).toBe(n);
	for (let n = 9_999; n >= 0; n--) expect(table.numberOf(tuple(n))).toBe(n);
	expect(table.append(tuple(10_000))).toBe(10_000);
	expect(table.code(10_000, 0)).toBe(625);
});
