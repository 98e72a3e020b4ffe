/** What of what is stored the search of the whole page looks in, and how it tells of what it found. */
import { resolve } from '$app/paths';
import { customerText, type CustomerRow } from '$lib/components/customers/customer-row';
import type { Hit } from '$lib/components/find/hits';
import type { Entry } from '$lib/components/find/ranking';
import { invoiceText } from '$lib/components/invoices/invoice-filter';
import { customerName } from '$lib/components/invoices/listed-invoice';
import { isHeld, readied, type Readied, type Sought } from '$lib/components/search';
import { formatCount, formatMinor, formatMonth } from '$lib/i18n/format';
import { i18n } from '$lib/i18n/i18n.svelte';
import type { ShownInvoice } from '$lib/state/billing.svelte';
import { priceList } from '$lib/state/prices.svelte';
import { usedSkus } from '$lib/state/used-skus.svelte';
import { allPages } from './menu';
import { customerHref, invoiceHref } from './rapporten/invoice-address';

export interface FoundSku {
	readonly sku: string;
	readonly chargeName: string;
	readonly isPriced: boolean;
	readonly events: number;
}

export type FoundPage = ReturnType<typeof allPages>[number];

/** What customers can be found by, made ready once for all their invoices too; by id. */
export function customerTexts(rows: readonly CustomerRow[]): ReadonlyMap<string, Readied> {
	return new Map(rows.map((row) => [row.id, readied(customerText(row))]));
}

export function customerEntry(row: CustomerRow, texts: ReadonlyMap<string, Readied>): Entry<CustomerRow> {
	const text = texts.get(row.id);
	return { row, title: readied(row.name), more: text ? [text] : [] };
}

export function invoiceEntry(
	invoice: ShownInvoice,
	texts: ReadonlyMap<string, Readied>
): Entry<ShownInvoice> {
	const customer = texts.get(invoice.customer.id);
	const own = readied(invoiceText(invoice));
	return { row: invoice, title: readied(invoice.number ?? ''), more: customer ? [own, customer] : [own] };
}

export function invoiceHit(invoice: ShownInvoice): Hit {
	const { number, usageUpTo, total, currency } = invoice;
	const customer = customerName(invoice) || i18n.t.invoices.noName;
	return {
		href: invoiceHref(invoice),
		title: number ?? i18n.t.find.draft,
		text: `${customer}, ${formatMonth(usageUpTo, i18n.language)}`,
		aside: formatMinor(total, currency, i18n.language)
	};
}

/** With the account that it was found by, where it was. */
export function customerHit(row: CustomerRow, asked: Sought): Hit {
	const own = [row.number, row.kvk ?? ''].filter((text) => text !== '' && text !== row.name);
	const texts = row.accounts.flatMap(({ account, kvk, internalNumber, subscriptions }) => [
		account,
		kvk,
		internalNumber,
		...subscriptions
	]);
	const isByName = isHeld([row.name, ...own].map(readied), asked);
	const found = isByName ? undefined : texts.find((text) => isHeld([readied(text)], asked));
	return {
		href: customerHref(row.id),
		title: row.name || i18n.t.customers.noName,
		text: [...own, ...(found === undefined ? [] : [found])].join(', ')
	};
}

/** Those of the price list and those of usage: each once. */
export function skuEntries(): Entry<FoundSku>[] {
	const skus = new Map<string, FoundSku>();
	for (const { sku, chargeName } of priceList.list ?? [])
		if (!skus.has(sku)) skus.set(sku, { sku, chargeName, isPriced: true, events: 0 });
	for (const { sku, chargeName, events } of usedSkus.all.value ?? []) {
		const known = skus.get(sku) ?? { sku, chargeName, isPriced: false, events: 0 };
		skus.set(sku, { ...known, events: known.events + events });
	}
	return [...skus.values()].map((row) => ({
		row,
		title: readied(row.sku),
		more: [readied(row.chargeName)]
	}));
}

export function skuHit({ sku, chargeName, isPriced, events }: FoundSku): Hit {
	const t = i18n.t.find;
	return {
		href: `${resolve('/prijslijst/')}?sku=${encodeURIComponent(sku)}`,
		title: sku,
		text: [chargeName, ...(isPriced ? [] : [t.noPrice])].filter((text) => text !== '').join(', '),
		...(usedSkus.all.value ? { aside: t.usage(formatCount(events, i18n.language), events) } : {})
	};
}

export function pageEntry(row: FoundPage): Entry<FoundPage> {
	return { row, title: readied(row.label), more: [readied(row.section)] };
}

export function pageHit({ href, label, section }: FoundPage): Hit {
	return { href, title: label, text: section };
}
