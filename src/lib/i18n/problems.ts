/** The sentence for a code (domain/failure.ts), with what is known of file, line, column and value in it. */
import { fillIn, type Detail } from '$lib/domain/failure';
import { i18n } from './i18n.svelte';
import { messages, type Language } from './messages';

/** A longer value is cut in a sentence: enough to find it by. */
const LONGEST_VALUE = 60;

/** Parentheses around something to be filled in. */
const ASIDE = /\s*\([^()]*\{(file|line|column|value|other)\}[^()]*\)/g;

/**
 * What happened, where, and what to do, in the page's language unless another is given. Parentheses whose part of
 * the detail is not known are left out, a long value is cut. A code without a sentence is named in a general one.
 */
export function sentence(code: string, detail: Detail = {}, language: Language = i18n.language): string {
	const texts = messages[language].problems;
	const known: Readonly<Record<string, string>> = texts.sentences;
	const template = Object.hasOwn(known, code) ? known[code] : undefined;
	if (template === undefined) return texts.unknown(code);
	return fillIn(
		template.replace(ASIDE, (aside, name: keyof Detail) => ((detail[name] ?? '') === '' ? '' : aside)),
		{ ...detail, value: shortened(detail.value ?? '') }
	);
}

function shortened(value: string): string {
	const line = value.replace(/\s+/g, ' ').trim();
	return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
}
