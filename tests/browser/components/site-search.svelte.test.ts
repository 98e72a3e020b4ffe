import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import SiteSearch from '$lib/components/find/SiteSearch.svelte';

let search: Record<string, unknown>;

beforeEach(() => {
	search = mount(SiteSearch, {
		target: document.body,
		props: { find: () => ({ groups: [], isLooking: false }) }
	});
	flushSync();
});

afterEach(() => unmount(search));

function find<T extends HTMLElement>(selector: string, kind: new () => T): T {
	const element = document.querySelector(selector);
	if (!(element instanceof kind)) throw new Error(`nothing is ${selector}`);
	return element;
}

const button = (): HTMLButtonElement => find('button', HTMLButtonElement);
const dialog = (): HTMLDialogElement => find('dialog', HTMLDialogElement);
const field = (): HTMLInputElement => find('[role=combobox]', HTMLInputElement);

/** Does it as soon as the dialog is no longer open, which is before the browser tells that it closed. */
function onceClosed(act: () => void): Promise<void> {
	return new Promise((resolve) => {
		const watching = new MutationObserver(() => {
			if (dialog().open) return;
			watching.disconnect();
			act();
			resolve();
		});
		watching.observe(dialog(), { attributeFilter: ['open'] });
	});
}

const untilTold = (): Promise<Event> =>
	new Promise((resolve) => dialog().addEventListener('close', resolve, { once: true }));

test('Escape closes the search, gives the focus back, and forgets its words', async () => {
	await userEvent.click(button());
	expect(document.activeElement).toBe(field());
	await userEvent.keyboard('print');
	expect(field().value).toBe('print');
	await userEvent.keyboard('{Escape}');
	await expect.poll(() => dialog().open).toBe(false);
	expect(document.activeElement).toBe(button());
	await userEvent.click(button());
	expect(field().value).toBe('');
});

test.each([
	['its button', () => button().click()],
	[
		'its keys',
		() => void window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))
	]
])('the search opens by %s also when it closed just before', async (_, open) => {
	await userEvent.click(button());
	await userEvent.keyboard('print');
	const told = untilTold();
	const opened = onceClosed(open);
	await userEvent.keyboard('{Escape}');
	await opened;
	await told;
	await tick();
	expect(dialog().matches(':modal')).toBe(true);
	expect(field().value).toBe('');
	expect(document.activeElement).toBe(field());
	await userEvent.keyboard('{Escape}');
	await expect.poll(() => dialog().open).toBe(false);
	expect(document.activeElement).toBe(button());
});

test('a click beside the search closes it', async () => {
	await userEvent.click(button());
	dialog().click();
	await expect.poll(() => dialog().open).toBe(false);
});
