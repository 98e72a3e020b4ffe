import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { BellProps, Notification } from '$lib/components/bell';
import Bell from '$lib/components/Bell.svelte';

const finished: Notification = {
	id: 'n1',
	name: 'Specificatie-2022-0001.xlsx',
	state: 'finished',
	read: false,
	at: '27-2-2022 14:05'
};
const failed: Notification = {
	id: 'n2',
	name: 'Specificatie-2022-0002.xlsx',
	state: 'failed',
	read: true,
	at: '27-2-2022 14:01',
	reason: 'De schijf is vol.'
};

const asked: string[] = [];
const ask =
	(what: string) =>
	(id?: string): void =>
		void asked.push(id === undefined ? what : `${what} ${id}`);

const props: BellProps & { ready: boolean } = $state({
	ready: true,
	jobs: [],
	notifications: [],
	ondownload: ask('download'),
	onread: ask('read'),
	onreadall: ask('read all'),
	ondelete: ask('delete'),
	ondeleteall: ask('delete all'),
	onretry: ask('retry'),
	oncancel: ask('cancel')
});

let bell: Record<string, unknown>;

beforeEach(() => {
	asked.length = 0;
	Object.assign(props, { ready: true, jobs: [], notifications: [finished, failed] });
	bell = mount(Bell, { target: document.body, props });
	flushSync();
});

afterEach(() => unmount(bell));

function find(selector: string): HTMLElement {
	const element = document.querySelector(selector);
	if (!(element instanceof HTMLElement)) throw new Error(`nothing is ${selector}`);
	return element;
}

const button = (): HTMLElement => find('button[popovertarget]');
const panel = (): HTMLElement => find('[popover]');
const entries = (): HTMLElement[] => [...panel().querySelectorAll('li')];
const names = (): (string | undefined)[] =>
	entries().map((entry) => {
		const name = document.getElementById(entry.getAttribute('aria-labelledby') ?? '');
		return name?.textContent.trim();
	});

describe('the bell', () => {
	test('NOT-1 tells the number unread in its name, open jobs not counted', () => {
		expect(button().getAttribute('aria-label')).toBe('Meldingen, 1 ongelezen');
		props.jobs = [{ id: 'j', name: 'Specificaties-2022-03-01.zip', state: 'queued', done: 0, total: 0 }];
		props.notifications = [{ ...finished, read: true }, failed];
		flushSync();
		expect(button().getAttribute('aria-label')).toBe('Meldingen');
	});

	test('NOT-1 lists open jobs above the notifications, each entry named with its file', async () => {
		props.jobs = [{ id: 'j', name: 'Specificaties-2022-03-01.zip', state: 'running', done: 3, total: 8 }];
		flushSync();
		await userEvent.click(button());
		expect(names()).toEqual(['Specificaties-2022-03-01.zip', finished.name, failed.name]);
		const progress = find('[role="progressbar"]');
		expect(progress.getAttribute('aria-valuenow')).toBe('3');
		expect(progress.getAttribute('aria-valuemax')).toBe('8');
		expect(entries()[0]?.textContent).toContain('Bezig, 3 van 8');
	});

	test('NOT-1 choosing downloads what is finished, and only marks read what failed', async () => {
		await userEvent.click(button());
		for (const entry of entries()) {
			const choose = entry.querySelector('button');
			if (choose) await userEvent.click(choose);
		}
		expect(asked).toEqual(['download n1', 'read n2']);
		expect(entries()[1]?.textContent).toContain('De schijf is vol.');
	});

	test('NOT-1 offers all that can be done with the list', async () => {
		props.jobs = [{ id: 'j', name: 'a.xlsx', state: 'queued', done: 0, total: 0 }];
		flushSync();
		await userEvent.click(button());
		const byName = (name: string): HTMLElement[] =>
			[...panel().querySelectorAll('button')].filter(
				(each) => (each.getAttribute('aria-label') ?? each.textContent.trim()) === name
			);
		for (const name of [
			'Export annuleren',
			'Alles gelezen',
			'Melding verwijderen',
			'Opnieuw',
			'Alles verwijderen'
		]) {
			const first = byName(name)[0];
			if (!first) throw new Error(`no button ${name}`);
			await userEvent.click(first);
		}
		expect(asked).toEqual(['cancel j', 'read all', 'delete n1', 'retry n2', 'delete all']);
	});

	test('NOT-2 an arrival is announced politely and does not take the focus', () => {
		const live = find('[aria-live]');
		expect(live.getAttribute('aria-live')).toBe('polite');
		expect(live.textContent).toBe('');
		const field = document.createElement('input');
		document.body.append(field);
		field.focus();
		props.notifications = [{ ...finished, id: 'n3', name: 'Nieuw.xlsx' }, finished, failed];
		flushSync();
		expect(live.textContent).toContain('Nieuw.xlsx');
		expect(live.textContent).not.toContain(finished.name);
		expect(document.activeElement).toBe(field);
		field.remove();
	});

	test('NOT-2 what was stored before the page was opened is no arrival', async () => {
		await unmount(bell);
		Object.assign(props, { ready: false, notifications: [] });
		bell = mount(Bell, { target: document.body, props });
		flushSync();
		Object.assign(props, { ready: true, notifications: [finished] });
		flushSync();
		expect(find('[aria-live]').textContent).toBe('');
	});

	test('NOT-2 Escape closes the list and returns to the bell, even when the entry with the focus is gone', async () => {
		await userEvent.click(button());
		expect(panel().matches(':popover-open')).toBe(true);
		entries()[0]?.querySelector('button')?.focus();
		props.notifications = [failed];
		flushSync();
		expect(document.activeElement).toBe(panel());
		await userEvent.keyboard('{Escape}');
		expect(panel().matches(':popover-open')).toBe(false);
		expect(document.activeElement).toBe(button());
	});
});
