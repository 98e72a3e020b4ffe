import { expect, test } from 'vitest';
import { Zone } from '$lib/domain/zone';
import { NotPlain } from '$lib/import/not-plain';
import { RangeOrder } from '$lib/import/range-order';
import type { FileRange, ScannedRange, Scanner } from '$lib/import/scanned-range';
import { UsageKeys } from '$lib/import/usage-keys';

/** Finds ranges to hold nothing but bytes that are not plain, the first as the last, when it is let go. */
class HeldScanner implements Scanner {
	readonly asked: FileRange[] = [];
	private readonly answers: (() => void)[] = [];

	scan(range: FileRange): Promise<ScannedRange> {
		this.asked.push(range);
		const newKeys = { values: [], periods: [], combinations: [new Uint32Array()], keys: new Uint32Array() };
		return new Promise((resolve) => {
			this.answers.push(() => {
				resolve({ begin: range.from, end: -1, newKeys, read: undefined });
			});
		});
	}

	async answer(): Promise<void> {
		this.answers.shift()?.();
		for (let turn = 0; turn < 20; turn++) await Promise.resolve();
	}
}

test('IMP-8 when reading ends early, whoever scans is given nothing more of the file', async () => {
	const keys = new UsageKeys(
		{ sku: 0, moment: 1 },
		{ dates: { dash: 'day-first', slash: 'day-first', dot: 'day-first' }, numberForms: new Map() },
		new Zone('Europe/Amsterdam'),
		{}
	);
	const scanner = new HeldScanner();
	const order = new RangeOrder([scanner], keys, 0, 10_000, 100);
	const reading = order.proven(undefined).next();
	expect(scanner.asked).toHaveLength(2);
	const ended = expect(reading).rejects.toThrow(NotPlain);
	await scanner.answer();
	await ended;
	const { length } = scanner.asked;
	await scanner.answer();
	await scanner.answer();
	expect(scanner.asked).toHaveLength(length);
});
