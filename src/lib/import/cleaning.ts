/** Cleaning and checking the texts of a usage file, one distinct value at a time. */
import { toText } from '$lib/domain/decimal';
import { parseNumber } from './numbers';
import type { NumberForm } from './reading';

/** A cleaned value, or why it cannot be taken. */
export type Cleaned = { readonly value: string } | { readonly problem: string };

const MAX_TEXT = 1000;
// eslint-disable-next-line no-control-regex -- IMP-11 names control characters
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** Identifiers and names: padding off, control characters shown as U+FFFD, at most 1,000 characters (IMP-11). */
export function cleanText(raw: string): Cleaned {
	const value = raw.trim().replace(CONTROL, '\ufffd');
	return value.length > MAX_TEXT ? { problem: 'IMP-11.text-too-long' } : { value };
}

const DEFAULT_CURRENCY = 'EUR';

/** A cleaned value that may not be blank. */
export function required(cleaned: Cleaned, problem: string): Cleaned {
	return 'value' in cleaned && cleaned.value === '' ? { problem } : cleaned;
}

/** ISO 4217, three letters; blank is EUR (contract of the usage file). */
export function cleanCurrency(raw: string): Cleaned {
	const value = raw.trim().toUpperCase();
	if (value === '') return { value: DEFAULT_CURRENCY };
	return /^[A-Z]{3}$/.test(value) ? { value } : { problem: 'PRI-1.currency-unreadable' };
}

/** A number as canonical decimal text; missing is blank (IMP-4). */
export function cleanNumber(raw: string, form: NumberForm): Cleaned {
	const value = parseNumber(raw, form);
	if (value === 'missing') return { value: '' };
	return typeof value === 'string' ? { problem: value } : { value: toText(value) };
}

/** A VAT category as the usage file gives it: a percentage, `verlegd` or `vrijgesteld`. */
export function cleanVat(raw: string, form: NumberForm): Cleaned {
	const word = raw.trim().toLowerCase();
	if (word === 'verlegd' || word === 'reverse') return { value: 'reverse' };
	if (word === 'vrijgesteld' || word === 'exempt') return { value: 'exempt' };
	const percent = raw.trim();
	const cleaned = cleanNumber(percent.endsWith('%') ? percent.slice(0, -1) : percent, form);
	if ('problem' in cleaned) return { problem: 'VAT-3.rate-unreadable' };
	return cleaned.value.startsWith('-') ? { problem: 'VAT-3.rate-unreadable' } : cleaned;
}
