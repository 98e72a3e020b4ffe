/** How VAT categories are called on the page (VAT-3). */
import { fromText } from '$lib/domain/decimal';
import type { VatCategory } from '$lib/domain/usage';
import { formatDecimal } from '$lib/i18n/format';
import { i18n } from '$lib/i18n/i18n.svelte';

/** `21%`, `verlegd`, `vrijgesteld`; blank where it is not known. */
export function vatName(category: VatCategory | undefined): string {
	if (category === undefined) return '';
	if (category === 'reverse') return i18n.t.invoices.vat.reverse;
	if (category === 'exempt') return i18n.t.invoices.vat.exempt;
	return `${formatDecimal(fromText(category), i18n)}%`;
}
