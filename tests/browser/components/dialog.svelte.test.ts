import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import Dialog from '$lib/components/Dialog.svelte';

const field = createRawSnippet(() => ({ render: () => '<input aria-label="Maand" />' }));
const buttons = createRawSnippet(() => ({ render: () => '<button type="submit">Aanmaken</button>' }));

let submitted = 0;
const props = $state({
	open: false,
	title: 'Facturen aanmaken',
	onclose: () => {
		props.open = false;
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
