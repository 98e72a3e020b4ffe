import { keptChoice } from './kept-choice';
import { messages, type Language, type Messages } from './messages';

/**
 * The language of the page and its texts. Dutch unless the user chose English; the choice is kept in this
 * browser, reaches other open tabs at once, and is told to the browser and screen readers by `<html lang>`.
 */
class I18n {
	#language: Language = $state('nl');

	readonly #keep = keptChoice('specifiek.language', (kept) => {
		this.#language = kept === 'en' ? 'en' : 'nl';
		if (globalThis.document) document.documentElement.lang = this.#language;
	});

	get language(): Language {
		return this.#language;
	}

	set language(language: Language) {
		this.#keep(language);
	}

	/** The texts of the current language; read inside markup or a `$derived`, they follow the switch. */
	get t(): Messages {
		return messages[this.#language];
	}
}

export const i18n = new I18n();
