/** What is typed in a page's search field, kept in its address: a reload and the way back find it again. */
import { onDestroy } from 'svelte';
import { afterNavigate, goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';
import { readSearch, searchQuery } from './search-address';

/** The address follows what is typed, but not every letter: browsers limit how often it may change. */
const ADDRESS_LAGS_MS = 250;

/** Made while a page is set up, and gone with it. */
export class KeptSearch {
	#value = $state(readSearch(page.url));
	#lagging: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly route: '/bedrijven/' | '/prijslijst/') {
		// Our own changes of the address are those of type 'goto': what the user types is ahead of them.
		afterNavigate(({ type, to }) => {
			if (type === 'goto' || !to) return;
			clearTimeout(this.#lagging);
			this.#value = readSearch(to.url);
		});
		onDestroy(() => clearTimeout(this.#lagging));
	}

	get value(): string {
		return this.#value;
	}

	/** What the user typed. */
	set value(value: string) {
		this.#value = value;
		clearTimeout(this.#lagging);
		this.#lagging = setTimeout(() => {
			const address = resolve(this.route) + searchQuery(value, page.url);
			// eslint-disable-next-line svelte/no-navigation-without-resolve -- It is resolved, and has a query behind it.
			void goto(address, { replaceState: true, keepFocus: true, noScroll: true });
		}, ADDRESS_LAGS_MS);
	}
}
