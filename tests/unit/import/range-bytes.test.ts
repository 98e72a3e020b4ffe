import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '$lib/domain/failure';
import { RangeBytes, startOf, tailOf } from '$lib/import/range-bytes';
import type { FileRange } from '$lib/import/scanned-range';

/** Bytes from 0 to 250, over and over: no two places that are near are alike. */
const fileOf = (size: number): Blob => new Blob([Uint8Array.from({ length: size }, (_, i) => i % 251)]);

function rangesOf(borders: readonly number[]): FileRange[] {
	return borders.slice(1).map((until, i) => ({ from: borders[i] as number, until, begin: undefined }));
}

test('BIL-7 ranges of one stream have the bytes that a slice of the file has, wherever they end', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 70_000 }),
			fc.array(fc.nat({ max: 70_000 }), { minLength: 1, maxLength: 8 }),
			fc.boolean(),
			async (size, places, together) => {
				const file = fileOf(size);
				const borders = [...places.map((place) => Math.min(place, size)), size].sort((a, b) => a - b);
				const bytes = RangeBytes.from(file, borders[0] as number);
				if (!bytes) throw new Error('this engine reads no stream into memory that is there');
				const check = async (range: FileRange, read: FileRange): Promise<void> => {
					const all = file.slice(startOf(range), range.until + tailOf(range));
					// What the range before left of the file's end may be more than that.
					const expected = new Uint8Array(await all.arrayBuffer());
					expect(Buffer.compare(read.bytes?.subarray(0, expected.length) ?? Buffer.of(), expected)).toBe(0);
					// Whoever has looked at it writes over it.
					read.bytes?.fill(255);
					if (read.bytes) bytes.giveBack(read.bytes.buffer);
				};
				const ranges = rangesOf(borders);
				if (together) {
					const all = ranges.map(async (range) => check(range, await bytes.read(range)));
					await Promise.all(all);
				} else {
					for (const range of ranges) await check(range, await bytes.read(range));
				}
				bytes.close();
			}
		),
		{ numRuns: 200 }
	);
});

test('IMP-8 a file that ends before it should is named unreadable', async () => {
	const file = fileOf(1000);
	const bytes = RangeBytes.from(new Proxy(file, shorter), 10);
	await expect(bytes?.read({ from: 10, until: 900, begin: 10 })).rejects.toEqual(
		new Failure('IMP-8.file-unreadable')
	);
	bytes?.close();
});

/** A file of which fewer bytes come than it is said to have. */
const shorter: ProxyHandler<Blob> = {
	get: (file, name) => {
		if (name === 'slice') return () => file.slice(0, 500);
		const value: unknown = Reflect.get(file, name, file);
		return typeof value === 'function' ? (value.bind(file) as unknown) : value;
	}
};
