import { describe, expect, test } from 'vitest';
import { holdWaitedFor, untilNobodyWaits } from '$lib/workers/locks';

/** Something that somebody waits for, until it is told to end. */
function waitedFor(): { readonly work: Promise<void>; readonly end: (error?: Error) => void } {
	let end: (error?: Error) => void = () => undefined;
	const work = new Promise<void>((resolve, reject) => {
		end = (error) => {
			if (error) reject(error);
			else resolve();
		};
	});
	return { work, end };
}

describe('what nobody waits for', () => {
	test('stands back until all that somebody waits for has ended, well or not', async () => {
		const [one, other] = [waitedFor(), waitedFor()];
		holdWaitedFor(one.work);
		holdWaitedFor(other.work);
		const order: string[] = [];
		const background = untilNobodyWaits().then(() => order.push('background'));
		order.push('first');
		one.end(new Error('it failed'));
		await expect(one.work).rejects.toThrow('it failed');
		// A lock that anybody may take meanwhile: time enough for the other to be let go by mistake.
		await navigator.locks.request('another', () => order.push('second'));
		other.end();
		await background;
		expect(order).toEqual(['first', 'second', 'background']);
	});

	test('goes on at once where nobody waits', async () => {
		await expect(untilNobodyWaits()).resolves.toBeUndefined();
	});
});
