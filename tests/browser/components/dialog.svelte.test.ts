import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import Dialog from '$lib/components/Dialog.svelte';

const field = createRawSnippet(() => ({ render: () => '<input aria-label="Maand" />' }));
const buttons = createRawSnippet(() => ({ render: () => '<button type="submit">Aanmaken</button>' }));

let submitted = 0;
/** How often it asked to be closed, and whether its owner does so. */
let asked = 0;
let isBusy = false;
const props = $state({
	open: false,
	title: 'Facturen aanmaken',
	onclose: () => {
		asked++;
		if (!isBusy) props.open = false;
	},
	onsubmit: () => {
		submitted++;
	},
	children: field,
	footer: buttons
});
let dialog: Record<string, unknown>;
const opener = document.createElement('button');

const shown = (): HTMLDialogElement => {
	const element = document.querySelector('dialog');
	if (!element) throw new Error('no dialog');
	return element;
};

beforeEach(() => {
	submitted = 0;
	asked = 0;
	isBusy = false;
	opener.textContent = 'Open';
	document.body.append(opener);
	opener.focus();
	dialog = mount(Dialog, { target: document.body, props });
	props.open = true;
	flushSync();
});

afterEach(async () => {
	props.open = false;
	flushSync();
	await unmount(dialog);
	opener.remove();
});

test('a dialog is modal, named by its heading, and puts the focus on its first field', () => {
	expect(shown().matches(':modal')).toBe(true);
	const heading = document.getElementById(shown().getAttribute('aria-labelledby') ?? '');
	expect(heading?.textContent).toBe('Facturen aanmaken');
	expect(document.activeElement?.getAttribute('aria-label')).toBe('Maand');
});

test('Escape closes a dialog through its owner and gives the focus back', async () => {
	await userEvent.keyboard('{Escape}');
	flushSync();
	expect(props.open).toBe(false);
	expect(shown().open).toBe(false);
	expect(document.activeElement).toBe(opener);
});

test('Enter in a field does what the last button does, and loads no page', async () => {
	await userEvent.keyboard('{Enter}');
	expect(submitted).toBe(1);
	expect(shown().open).toBe(true);
});

test('a dialog that is opened again before the browser told that it had closed stays open', async () => {
	props.open = false;
	flushSync();
	const told = new Promise((resolve) => shown().addEventListener('close', resolve, { once: true }));
	props.open = true;
	flushSync();
	await told;
	flushSync();
	expect(asked).toBe(0);
	expect(shown().matches(':modal')).toBe(true);
	expect(document.activeElement?.getAttribute('aria-label')).toBe('Maand');
});

// The browser lets Escape be refused once after another key, and closes at the next: its owner would still hold it for open.
test('Escape does not take a dialog from an owner that is busy, however often', async () => {
	await userEvent.keyboard('2');
	isBusy = true;
	for (let times = 1; times <= 4; times++) {
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => asked).toBeGreaterThanOrEqual(times);
		await expect.poll(() => shown().matches(':modal')).toBe(true);
		expect(props.open).toBe(true);
	}
	isBusy = false;
	await userEvent.keyboard('{Escape}');
	await expect.poll(() => shown().open).toBe(false);
	expect(props.open).toBe(false);
	expect(document.activeElement).toBe(opener);
});
