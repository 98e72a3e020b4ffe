/** An invoice line's figures in words, wherever one is shown. */
import type { Decimal } from '$lib/domain/decimal';
import { minorDigits } from '$lib/domain/money';
import { shortDate, type Day, type Period } from '$lib/domain/period';
import { formatDay, formatDecimal } from '$lib/i18n/format';
import { i18n } from '$lib/i18n/i18n.svelte';

/** As the contract shows days; in English by the month's name, since 1-12-21 could be read either way. */
function dayText(day: Day): string {
	return i18n.language === 'nl' ? shortDate(day) : formatDay(day, i18n.language);
}

/** `1-12-21 aan 31-12-21`. */
export function linePeriodText({ from, until }: Period): string {
	return i18n.t.invoices.lines.period(dayText(from), dayText(until - 1));
}

/** An exact amount in the currency itself, with its decimals at least: `0,085`. */
export function exactAmountText(value: Decimal, currency: string): string {
	return formatDecimal(value, { language: i18n.language, minDecimals: minorDigits(currency) });
}
