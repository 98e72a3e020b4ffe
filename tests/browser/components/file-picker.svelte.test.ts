import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import FilePicker from '$lib/components/FilePicker.svelte';

let given: string[][] = [];
let picker: Record<string, unknown>;
const props = $state({
	label: 'Verbruiksbestanden kiezen',
	multiple: true,
	disabled: false,
	onfiles: (files: File[]) => {
		given.push(files.map((file) => file.name));
	}
});

const file = (name: string): File => new File(['a;b'], name, { type: 'text/csv' });

function find<T extends Element>(selector: string): T {
	const element = document.querySelector<T>(selector);
	if (!element) throw new Error(`nothing is ${selector}`);
	return element;
}

function drop(...files: File[]): void {
	const dataTransfer = new DataTransfer();
	for (const each of files) dataTransfer.items.add(each);
	find('.picker').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

beforeEach(() => {
	given = [];
	Object.assign(props, { multiple: true, disabled: false });
	picker = mount(FilePicker, { target: document.body, props });
	flushSync();
});

afterEach(() => unmount(picker));

test('the input alone bears the label, and the keyboard reaches it', async () => {
	const input = find<HTMLInputElement>('input[type="file"]');
	expect([...(input.labels ?? [])].map((label) => label.textContent.trim())).toEqual([props.label]);
	expect(document.querySelectorAll(`[aria-label="${props.label}"]`)).toHaveLength(0);
	await userEvent.tab();
	expect(document.activeElement).toBe(input);
});

test('the same file can be chosen twice', async () => {
	const input = find<HTMLInputElement>('input[type="file"]');
	await userEvent.upload(input, [file('a.csv'), file('b.csv')]);
	await userEvent.upload(input, [file('a.csv'), file('b.csv')]);
	expect(given).toEqual([
		['a.csv', 'b.csv'],
		['a.csv', 'b.csv']
	]);
});

test('dropped files are taken as chosen ones, all or the first, and none while it is off', () => {
	drop(file('a.csv'), file('b.csv'));
	props.multiple = false;
	flushSync();
	drop(file('a.csv'), file('b.csv'));
	props.disabled = true;
	flushSync();
	drop(file('a.csv'));
	expect(given).toEqual([['a.csv', 'b.csv'], ['a.csv']]);
});
