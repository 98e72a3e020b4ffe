import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexParts } from '$lib/storage/event-index';
import { unpacked } from '$lib/storage/packed';
import { Opened } from '$lib/storage/sections';

/** Rows by key, as the parts of an index tell them. */
function told(chunks: readonly Uint32Array[]): Map<number, number[]> {
	const found = new Map<number, number[]>();
	for (const { firstKey, columns } of indexParts(chunks)) {
		const opened = new Opened(columns);
		const counts = unpacked(opened, 'counts', (length) => new Uint32Array(length));
		const rows = unpacked(opened, 'rows', (length) => new Uint32Array(length));
		let at = 0;
		counts.forEach((count, i) => {
			if (count > 0) found.set(firstKey + i, Array.from(rows.subarray(at, at + count)));
			at += count;
		});
		expect(at).toBe(rows.length);
	}
	return found;
}

function expected(chunks: readonly Uint32Array[]): Map<number, number[]> {
	const rows = new Map<number, number[]>();
	chunks.flatMap((keys) => [...keys]).forEach((key, row) => rows.set(key, [...(rows.get(key) ?? []), row]));
	return new Map([...rows].sort(([a], [b]) => a - b));
}

test('BIL-6 an index of rows tells of every key all its rows, in order', () => {
	const keys = fc.array(fc.oneof(fc.nat(5), fc.integer({ min: 1000, max: 1003 })), { minLength: 1 });
	fc.assert(
		fc.property(fc.array(keys, { minLength: 1, maxLength: 4 }), (chunks) => {
			const columns = chunks.map((chunk) => Uint32Array.from(chunk));
			expect(told(columns)).toEqual(expected(columns));
		})
	);
});

test('BIL-6 a long index is in parts from the first key on, no key in two of them', () => {
	const chunks = Array.from({ length: 3 }, (_, chunk) =>
		Uint32Array.from({ length: 65_536 }, (_, row) => 7 + ((row * 31 + chunk) % 90_000))
	);
	const parts = indexParts(chunks);
	expect(parts.length).toBeGreaterThan(2);
	expect(parts[0]?.firstKey).toBe(0);
	expect(parts.map(({ firstKey }) => firstKey)).toEqual(
		[...new Set(parts.map(({ firstKey }) => firstKey))].sort((a, b) => a - b)
	);
	let rows = 0;
	for (const of of told(chunks).values()) rows += of.length;
	expect(rows).toBe(3 * 65_536);
});
