import { afterEach, expect, test } from 'vitest';
import { i18n } from '$lib/i18n/i18n.svelte';

const KEY = 'specifiek.language';

afterEach(() => {
	i18n.language = 'nl';
	localStorage.removeItem(KEY);
});

test('the page is Dutch first, and English without a reload', () => {
	expect(i18n.t.shell.nav.main).toBe('Hoofdmenu');
	expect(document.documentElement.lang).toBe('nl');
	i18n.language = 'en';
	expect(i18n.t.shell.nav.main).toBe('Main menu');
	expect(document.documentElement.lang).toBe('en');
	expect(localStorage.getItem(KEY)).toBe('en');
});

test('a choice in another tab reaches this one, and nonsense is Dutch', () => {
	window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: 'en' }));
	expect(i18n.language).toBe('en');
	window.dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: 'fr' }));
	expect(i18n.language).toBe('nl');
});
