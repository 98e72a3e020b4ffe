import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import InTurn from '$lib/components/InTurn.svelte';

let parts: Record<string, unknown>[] = [];

function draw(...props: { held?: boolean; atOnce?: boolean }[]): void {
	parts = props.map((each, part) => {
		const children = createRawSnippet(() => ({ render: () => `<i>${part}</i>` }));
		Object.assign(each, { children });
		return mount(InTurn, {
			target: document.body,
			props: each as typeof each & { children: typeof children }
		});
	});
	flushSync();
}

const drawn = (): string =>
	[...document.querySelectorAll('i')].map(({ textContent }) => textContent).join('');

/** What is drawn behind each of some frames, where it is something new. */
async function turns(frames: number): Promise<string[]> {
	const seen = [drawn()];
	for (let frame = 0; frame < frames; frame++) {
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		flushSync();
		if (drawn() !== seen.at(-1)) seen.push(drawn());
	}
	return seen;
}

afterEach(async () => {
	for (const part of parts) await unmount(part);
	parts = [];
});

test('IMP-9 parts of a page are drawn one behind the other, a frame for each', async () => {
	draw({}, {}, {});
	expect(await turns(6)).toEqual(['', '0', '01', '012']);
});

test('IMP-9 a part that is held has its turn once it is not, and none waits for one that is gone', async () => {
	const second = $state({ held: true });
	draw({}, second, {}, {});
	await unmount(parts.splice(2, 1)[0] as Record<string, unknown>);
	expect(await turns(6)).toEqual(['', '0', '03']);
	second.held = false;
	expect(await turns(3)).toEqual(['03', '013']);
});

test('IMP-9 a part that nothing should be seen before is drawn at once', async () => {
	draw({}, { atOnce: true });
	expect(await turns(3)).toEqual(['1', '01']);
});
