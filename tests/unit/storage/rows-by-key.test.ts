import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLines } from '$lib/domain/line-order';
import { usageKeyId, type UsageKey } from '$lib/domain/usage';
import { rowsByKey } from '$lib/storage/rows-by-key';
import { encode, Opened } from '$lib/storage/sections';
import { keyColumnsOf, usageKeyColumns, type KeyColumns } from '$lib/storage/usage-key-columns';
import { day, usageKey } from '../domain/sample';

const text = fc.constantFrom('', 'A', 'B', 'a', 'é', '\u{1f600}');
const days = fc.constantFrom('2019-12-31', '2021-11-01', '2021-12-01', '2021-12-02', '2022-01-01').map(day);
const keys: fc.Arbitrary<UsageKey> = fc.oneof(
	// Few, so that many are the same.
	fc.record({ sku: fc.constantFrom('A', 'B'), customer: fc.constantFrom('#1', '#2') }).map(usageKey),
	fc
		.record({
			...{ customer: text, currency: fc.constantFrom('EUR', 'JPY'), account: text, kvk: text },
			...{ internalNumber: text, subscription: text, sku: text, unit: text, chargeName: text },
			...{ period: fc.record({ from: days, until: days }), unitPrice: text, vat: text }
		})
		.map(usageKey)
);
const tables = fc.array(fc.array(keys, { maxLength: 12 }), { maxLength: 4 });

const columnsOf = (list: readonly UsageKey[]): KeyColumns =>
	keyColumnsOf(new Opened(encode(usageKeyColumns(list))));

const lineOf = (key: UsageKey) => ({
	...{ key, kind: 'usage' as const, unit: key.unit, chargeName: key.chargeName },
	...{ unitPrice: undefined, vat: undefined }
});

describe('rows by key', () => {
	it('BIL-1 every row once, and those of one usage key, and no others, one behind another', () => {
		fc.assert(
			fc.property(tables, (lists) => {
				const all = lists.flat();
				const { rows, repeats } = rowsByKey(lists.map(columnsOf));
				expect([...rows].sort((a, b) => a - b)).toEqual(all.map((_, row) => row));
				const ids = [...rows].map((row) => usageKeyId(all[row] ?? usageKey()));
				const isRepeated = [...rows].map((row) => repeats[row] === 1);
				expect(isRepeated).toEqual(ids.map((id, place) => id === ids[place - 1]));
				expect(isRepeated.filter((is) => !is)).toHaveLength(new Set(ids).size);
			}),
			{ numRuns: 500 }
		);
	});

	it('BIL-7 keys stand as the lines of an invoice do', () => {
		fc.assert(
			fc.property(tables, (lists) => {
				const all = lists.flat().map((key) => ({ ...key, currency: 'EUR' }));
				const ordered = [...rowsByKey([columnsOf(all)]).rows].map((row) => lineOf(all[row] ?? usageKey()));
				expect(ordered).toEqual([...ordered].sort(compareLines));
			}),
			{ numRuns: 500 }
		);
	});

	it('BIL-7 periods may be as far apart as dates go', () => {
		const last = usageKey({ period: { from: day('9999-12-01'), until: day('9999-12-31') } });
		const first = usageKey({ period: { from: day('0001-01-01'), until: day('0001-02-01') } });
		expect([...rowsByKey([columnsOf([first, last, usageKey()])]).rows]).toEqual([1, 2, 0]);
	});

	it('BIL-7 parts with more places than are counted together are put in order one by one', () => {
		const many = Array.from({ length: 600 }, (_, i) => {
			const n = String((i * 7919) % 600).padStart(3, '0');
			return usageKey({ account: `A${n}`, subscription: `S${n.slice(1)}`, kvk: n, sku: `K${n}` });
		});
		const { rows } = rowsByKey([columnsOf(many)]);
		const ordered = [...rows].map((row) => lineOf(many[row] ?? usageKey()));
		expect(ordered).toEqual([...ordered].sort(compareLines));
	});
});
