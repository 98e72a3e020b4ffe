/** What waits for the user, in words and with the page where it is done. */
import { resolve } from '$app/paths';
import type { TaskLink } from '$lib/components/home/home';
import type { Month } from '$lib/domain/period';
import { formatMonth } from '$lib/i18n/format';
import { i18n } from '$lib/i18n/i18n.svelte';
import type { Task } from '$lib/state/overview-figures';

const FEW = 6;
const FEW_MONTHS = 3;

/** Read inside markup or a `$derived`, it follows the language. */
export function taskLink(task: Task): TaskLink {
	const t = i18n.t.home.tasks;
	const invoices = resolve('/rapporten/facturen/');
	const prices = resolve('/prijslijst/');
	switch (task.task) {
		case 'outdated':
			return { text: t.outdated(task.drafts), note: t.outdatedNote, href: invoices, urgent: false };
		case 'no-price':
			return { text: t.noPrice(task.skus.length), note: few(task.skus), href: prices, urgent: true };
		case 'no-vat':
			return { text: t.noVat(task.skus.length), note: few(task.skus), href: prices, urgent: true };
		case 'not-billed':
			return { text: t.notBilled(monthNames(task.months)), href: invoices, urgent: false };
		case 'drafts':
			return { text: t.drafts(task.drafts), href: invoices, urgent: false };
		case 'rejected':
			return {
				text: t.rejected(task.records),
				note: t.rejectedNote(task.imports),
				href: resolve('/verbruik/'),
				urgent: false
			};
	}
}

/** A few months by name, more of them by their number and the first and last. */
function monthNames(months: readonly Month[]): string {
	const names = months.map((month) => formatMonth(month, i18n.language));
	if (names.length <= FEW_MONTHS) return names.join(', ');
	return i18n.t.home.tasks.months(names.length, names[0] ?? '', names.at(-1) ?? '');
}

function few(names: readonly string[]): string {
	const shown = names.slice(0, FEW).join(', ');
	return names.length > FEW ? `${shown}, …` : shown;
}
