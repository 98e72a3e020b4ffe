/** What a page says when drafts became definitive, or did not. */
import { rangesOf } from '$lib/components/invoices/numbering-plan';
import type { Notice } from '$lib/components/notice';
import { formatCount } from '$lib/i18n/format';
import { i18n } from '$lib/i18n/i18n.svelte';
import { sentence } from '$lib/i18n/problems';
import type { Finalised } from '$lib/state/finalising.svelte';

export function finalisedNotice(finalised: Finalised): Notice {
	if (finalised.ended === 'done') return { tone: 'success', text: doneText(finalised.numbers) };
	if (finalised.ended === 'stopped') return { tone: 'info', text: i18n.t.invoices.finalise.stopped };
	return { tone: 'error', text: sentence(finalised.failure.code, finalised.failure.detail) };
}

function doneText(numbers: readonly string[]): string {
	const t = i18n.t.invoices.finalise;
	const [only] = numbers;
	if (only !== undefined && numbers.length === 1) return t.doneOne(only);
	const ranges = rangesOf(numbers).map(({ first, last }) => (first === last ? first : t.range(first, last)));
	return t.doneMany(
		formatCount(numbers.length, i18n.language),
		new Intl.ListFormat(i18n.language).format(ranges)
	);
}
