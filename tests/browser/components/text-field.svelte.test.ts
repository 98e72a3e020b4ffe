/** A field of text while what it shows changes under the user's hands. */
import { flushSync, mount, unmount } from 'svelte';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import TextField from '$lib/components/TextField.svelte';

test('IMP-3 a name being written stands while its file is read again, and is given when it is done', async () => {
	const committed: string[] = [];
	let measure = $state.raw({ name: 'Dag (kWh)' });
	const field = mount(TextField, {
		target: document.body,
		props: {
			label: 'SKU',
			get value() {
				return measure.name;
			},
			oncommit: (text: string) => committed.push(text)
		}
	});
	flushSync();
	const input = document.querySelector('input');
	if (!input) throw new Error('no input');
	await userEvent.fill(input, 'DAG');
	// The file was read again meanwhile: the same name in another object.
	measure = { name: 'Dag (kWh)' };
	flushSync();
	expect(input.value).toBe('DAG');
	await userEvent.tab();
	expect(committed).toEqual(['DAG']);
	measure = { name: 'DAG' };
	flushSync();
	expect(input.value).toBe('DAG');
	await unmount(field);
});
