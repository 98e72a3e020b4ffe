import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexedChunk, indexParts, NOT_INDEXED, type IndexedChunk } from '$lib/storage/index-parts';
import { unpacked } from '$lib/storage/packed';
import { unseal } from '$lib/storage/sections';

type Row = readonly [row: number, quantity: number];

/** Rows by key with their quantities, as the parts of an index tell them. */
async function told(chunks: readonly IndexedChunk[]): Promise<Map<number, Row[]>> {
	const found = new Map<number, Row[]>();
	for (const { firstKey, columns } of await indexParts(chunks)) {
		const opened = await unseal(columns, 'index');
		const counts = unpacked(opened, 'counts', (length) => new Uint32Array(length));
		const rows = unpacked(opened, 'rows', (length) => new Uint32Array(length));
		const quantities = unpacked(opened, 'quantities', (length) => new Int32Array(length));
		let at = 0;
		counts.forEach((count, i) => {
			const own = Array.from(rows.subarray(at, at + count), (row, n): Row => [
				row,
				quantities[at + n] ?? NaN
			]);
			if (count > 0) found.set(firstKey + i, own);
			at += count;
		});
		expect([at, at]).toEqual([rows.length, quantities.length]);
	}
	return found;
}

function expected(chunks: readonly IndexedChunk[]): Map<number, Row[]> {
	const rows = new Map<number, Row[]>();
	let row = 0;
	for (const { keys, quantities } of chunks) {
		keys.forEach((key, i) => {
			rows.set(key, [...(rows.get(key) ?? []), [row++, quantities[i] ?? NaN]]);
		});
	}
	return new Map([...rows].sort(([a], [b]) => a - b));
}

const chunkOf = (keys: readonly number[], quantities: readonly number[], scale = 0): IndexedChunk =>
	indexedChunk({
		keys: Uint32Array.from(keys),
		quantities: { values: Int32Array.from(quantities), scale }
	});

test('BIL-6 an index tells of every key all its rows, in order, and their quantities', async () => {
	const key = fc.oneof(fc.nat(5), fc.integer({ min: 1000, max: 1003 }));
	const quantity = fc.oneof(fc.nat(9), fc.nat(255), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
	const events = fc.array(fc.tuple(key, quantity), { minLength: 1 });
	await fc.assert(
		fc.asyncProperty(fc.array(events, { minLength: 1, maxLength: 4 }), async (chunks) => {
			const indexed = chunks.map((of) =>
				chunkOf(
					of.map(([each]) => each),
					of.map(([, each]) => each)
				)
			);
			expect(await told(indexed)).toEqual(expected(indexed));
		})
	);
});

test('BIL-6 an index keeps small whole quantities, and leaves others to their chunk', () => {
	const keys = Uint32Array.of(4, 4);
	const small = indexedChunk({ keys, quantities: { values: Int32Array.of(0, 255), scale: 2 } });
	expect(small).toEqual({ keys, quantities: Uint8Array.of(0, 255), scale: 2 });
	const negative = indexedChunk({ keys, quantities: { values: Int32Array.of(-1, 7), scale: 0 } });
	expect(negative.quantities).toEqual(Int32Array.of(-1, 7));
	for (const quantities of [{ values: BigInt64Array.of(1n, 2n), scale: 3 }, { texts: ['1', '1e9'] }])
		expect(indexedChunk({ keys, quantities })).toMatchObject({ keys, scale: NOT_INDEXED });
	// The chunk's columns are the next one's as soon as it is written.
	keys.fill(9);
	expect(small.keys).toEqual(Uint32Array.of(4, 4));
});

test('BIL-6 a long index is in parts from the first key on, no key in two of them', async () => {
	const chunks = Array.from({ length: 3 }, (_, chunk) => {
		const keys = Array.from({ length: 65_536 }, (__, row) => 7 + ((row * 31 + chunk) % 90_000));
		return chunkOf(keys, keys);
	});
	const parts = await indexParts(chunks);
	expect(parts.length).toBeGreaterThan(2);
	expect(parts[0]?.firstKey).toBe(0);
	expect(parts.map(({ firstKey }) => firstKey)).toEqual(
		[...new Set(parts.map(({ firstKey }) => firstKey))].sort((a, b) => a - b)
	);
	let rows = 0;
	for (const [key, of] of await told(chunks)) {
		rows += of.length;
		expect(of.every(([, quantity]) => quantity === key)).toBe(true);
	}
	expect(rows).toBe(3 * 65_536);
});
