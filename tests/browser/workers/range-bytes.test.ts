import { expect, test } from 'vitest';
import { RangeBytes } from '$lib/import/range-bytes';

const SIZE = 4 * 1024 * 1024;

/** Nothing but the promise is left of whoever reads. */
function readAll(file: Blob): Promise<number | undefined> | undefined {
	const bytes = RangeBytes.from(file, 1);
	return bytes?.read({ from: 1, until: SIZE, begin: undefined }).then((range) => {
		bytes.close();
		return range.bytes?.length;
	});
}

/** Leaves so much behind that the browser clears its memory at once, more than once. */
function litter(): number {
	let left: unknown[] = [];
	for (let i = 0; i < 3_000_000; i++) {
		left.push({ i });
		if (i % 300_000 === 0) left = [new ArrayBuffer(8 * SIZE)];
	}
	return left.length;
}

test('IMP-8 reading comes to its end when the browser clears its memory meanwhile', async () => {
	for (let round = 0; round < 6; round++) {
		const read = readAll(new File([new Uint8Array(SIZE)], 'verbruik.csv'));
		await Promise.resolve();
		await Promise.resolve();
		litter();
		await expect(read).resolves.toBe(SIZE);
	}
});
