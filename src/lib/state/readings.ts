/** Both readings of a value that does not say itself how it is read (IMP-4, IMP-5): what the user chooses from. */
import { toText } from '$lib/domain/decimal';
import { isDate, type Month } from '$lib/domain/period';
import { formatMonth } from '$lib/i18n/format';
import type { Language } from '$lib/i18n/messages';
import { rangeOf, yearLast } from '$lib/import/dates';
import { parseNumber } from '$lib/import/numbers';
import type { DateOrder, NumberForm } from '$lib/import/reading';

/**
 * A number as it would be read, without thousands separators, which would make it as doubtful as before: `1.234`
 * is 1234 with a decimal comma and 1,234 with a decimal point. The text itself where it cannot be read so.
 */
export function numberReading(text: string, form: NumberForm, language: Language): string {
	const value = parseNumber(text, form);
	if (typeof value === 'string') return text;
	return toText(value).replace('.', language === 'nl' ? ',' : '.');
}

/** A date as it would be read, the month by name: `3/4/2021` is 3 april 2021 or 4 maart 2021. */
export function dateReading(text: string, order: DateOrder, language: Language): string {
	const trimmed = text.trim();
	const parts = yearLast(rangeOf(trimmed)?.[0] ?? trimmed);
	if (!parts) return text;
	const { first, second, year } = parts;
	const [day, month] = order === 'day-first' ? [first, second] : [second, first];
	if (!isDate(year, month, day)) return text;
	const named: Month = year * 12 + month - 1;
	return `${day} ${formatMonth(named, language)}`;
}
