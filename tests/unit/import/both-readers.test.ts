/**
 * PapaParse's reader as the referee of the one that reads bytes, over millions of random records. byte-reader.test.ts
 * tries small files, and finds the smallest that differs; this finds what only many records lead to.
 */
import { expect, test } from 'vitest';
import { firstWay } from '$lib/import/event-source';
import type { ScanOrder } from '$lib/import/range-scanner';
import { firstDifference } from './differences';
import { Random } from './random';
import { randomUsage, type RandomFile } from './random-usage';
import { scannersOf } from './scanners';
import { partsOf } from './source-parts';
import { readWholly } from './whole-read';

/** Of each of the tests below. */
const RECORDS = 500_000;

/** Each test's files are made of this seed, the next, and so on. BOTH_READERS_SEED=n tries others: from n on. */
const SEEDS = process.env.BOTH_READERS_SEED
	? [Number(process.env.BOTH_READERS_SEED)]
	: [10_000, 20_000, 30_000, 40_000];

/** Nobody reads a file in more pieces than this: each costs something, whatever is in it. */
const MOST_PIECES = 400;

/** Reads a file both ways, in pieces of any size, by any number of scanners. Gives how many records both read. */
async function compare(seed: number, { file, choices, shape, isOdd }: RandomFile): Promise<number> {
	const random = new Random(seed + 0x5eed);
	const [chunkBytes, textBytes] = [0, 1].map(() =>
		random.magnitude(Math.max(1, Math.ceil(file.size / MOST_PIECES)), Math.max(file.size, 1 << 20))
	);
	const count = random.below(6);
	const scanners = count === 0 ? undefined : (order: ScanOrder) => scannersOf(count, order);
	const newParts = await partsOf(file, choices);
	const parts = newParts();
	expect(firstWay(parts.found, parts.plan, undefined)).toBe('bytes');
	const bytes = await readWholly(file, 'bytes', parts, { chunkBytes, scanners });
	if (bytes === 'not plain' && isOdd) return 0;
	const text = await readWholly(file, 'text', newParts(), { chunkBytes: textBytes });
	const difference = firstDifference(bytes, text);
	if (difference !== undefined) {
		throw new Error(
			`The file of BOTH_READERS_SEED=${seed} differs. ${difference}. Ranges of ${chunkBytes} bytes, ${count} scanners, text in ${textBytes} bytes; ${shape}`
		);
	}
	return typeof text === 'object' && 'events' in text ? text.events + text.rejections.length : 0;
}

test.each(SEEDS)(
	'BIL-7 half a million random records, from seed %i on, are by their bytes what they are by their text',
	async (seed) => {
		let records = 0;
		for (let next = seed; records < RECORDS; next++) records += await compare(next, randomUsage(next));
	},
	300_000
);
