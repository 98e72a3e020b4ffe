import { keptChoice } from '$lib/i18n/kept-choice';

type Theme = 'light' | 'dark' | 'system';

/** How the page is lit: as the system is, unless the user chose. Kept in this browser, the same in every tab. */
class ThemeChoice {
	#theme: Theme = $state('system');

	/** The same key is read by static/theme.js, which lights the page before its scripts are there. */
	readonly #keep = keptChoice('specifiek.theme', (kept) => {
		this.#theme = kept === 'light' || kept === 'dark' ? kept : 'system';
		if (!globalThis.document) return;
		if (this.#theme === 'system') delete document.documentElement.dataset['theme'];
		else document.documentElement.dataset['theme'] = this.#theme;
	});

	get current(): Theme {
		return this.#theme;
	}

	set current(theme: Theme) {
		this.#keep(theme);
	}
}

export const theme = new ThemeChoice();
