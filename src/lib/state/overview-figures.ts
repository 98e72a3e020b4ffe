/** What the start page tells, made of what is stored: pure. */
import type { Minor } from '$lib/domain/money';
import type { Month } from '$lib/domain/period';
import { usageBySku, type SkuUsage } from '$lib/domain/sku-usage';
import type { UsageKind } from '$lib/domain/usage';
import type { ImportRecord } from '$lib/storage/imports';
import type { InvoiceRecord } from '$lib/storage/invoices';

type Import = Pick<ImportRecord, 'state' | 'committedAt' | 'months' | 'skus' | 'rejected'>;
type Invoice = Pick<
	InvoiceRecord,
	| 'state'
	| 'definitiveAt'
	| 'usageUpTo'
	| 'subscriptionsUpTo'
	| 'revision'
	| 'skusWithoutPrice'
	| 'skusWithoutVat'
>;

/** Something that waits for the user. */
export type Task =
	| { readonly task: 'outdated'; readonly drafts: number }
	| { readonly task: 'no-price'; readonly skus: readonly string[] }
	| { readonly task: 'no-vat'; readonly skus: readonly string[] }
	| { readonly task: 'not-billed'; readonly months: readonly Month[] }
	| { readonly task: 'drafts'; readonly drafts: number }
	| { readonly task: 'rejected'; readonly records: number; readonly imports: number };

/** Imports that count. */
export function counting<I extends Pick<Import, 'state'>>(imports: readonly I[]): I[] {
	return imports.filter(({ state }) => state === 'committed');
}

/** All months that have usage, oldest first. */
export function monthsWithUsage(imports: readonly Import[]): Month[] {
	const months = counting(imports).flatMap((each) => each.months.map(({ month }) => month));
	return [...new Set(months)].sort((a, b) => a - b);
}

/** How many events of a month there are, and in how many imports they came. */
export function eventsOf(
	month: Month,
	imports: readonly Import[]
): { readonly events: number; readonly imports: number } {
	const sums = counting(imports)
		.map((each) => each.months.reduce((sum, of) => sum + (of.month === month ? of.events : 0), 0))
		.filter((events) => events > 0);
	return { events: sums.reduce((a, b) => a + b, 0), imports: sums.length };
}

/** The usage of a month by SKU, as far as the imports themselves tell it: undefined where one of them does not. */
export function skusOf(month: Month, imports: readonly Import[]): SkuUsage[] | undefined {
	const own = counting(imports).filter(({ months }) => months.some((of) => of.month === month));
	if (own.some(({ skus }) => skus === undefined)) return undefined;
	return usageBySku(
		month,
		own.flatMap(({ skus = [] }) => skus)
	);
}

/** What waits for the user, the most pressing first. `revision` is the administration's (BIL-4). */
export function openTasks(
	imports: readonly Import[],
	invoices: readonly Invoice[],
	revision: number
): Task[] {
	const drafts = invoices.filter(({ state }) => state === 'draft');
	const outdated = drafts.filter((draft) => draft.revision !== revision).length;
	const withoutPrice = distinct(drafts.flatMap(({ skusWithoutPrice }) => skusWithoutPrice));
	const withoutVat = distinct(drafts.flatMap(({ skusWithoutVat }) => skusWithoutVat));
	const ready = drafts.filter((d) => d.skusWithoutPrice.length + d.skusWithoutVat.length === 0).length;
	const months = monthsNotBilled(imports, invoices);
	const rejecting = rejectingImports(imports, invoices);
	const tasks: (Task | false)[] = [
		outdated > 0 && { task: 'outdated', drafts: outdated },
		withoutPrice.length > 0 && { task: 'no-price', skus: withoutPrice },
		withoutVat.length > 0 && { task: 'no-vat', skus: withoutVat },
		months.length > 0 && { task: 'not-billed', months },
		ready > 0 && { task: 'drafts', drafts: ready },
		rejecting.length > 0 && {
			task: 'rejected',
			records: rejecting.reduce((sum, { rejected }) => sum + rejected, 0),
			imports: rejecting.length
		}
	];
	return tasks.filter((task) => task !== false);
}

/**
 * Months with usage that no invoice is for yet: neither a draft up to that month, which follows imports by itself,
 * nor a definitive one that was made after the usage came.
 */
function monthsNotBilled(imports: readonly Import[], invoices: readonly Invoice[]): Month[] {
	const isCovered = (month: Month, kind: UsageKind, since: number): boolean =>
		invoices.some(
			(invoice) =>
				month <= (kind === 'moment' ? invoice.usageUpTo : invoice.subscriptionsUpTo) &&
				(invoice.state === 'draft' || (invoice.definitiveAt ?? 0) >= since)
		);
	const months = counting(imports).flatMap(({ months: of, committedAt }) =>
		of.filter(({ month, kind }) => !isCovered(month, kind, committedAt)).map(({ month }) => month)
	);
	return [...new Set(months)].sort((a, b) => a - b);
}

/** Imports with rejected records, until an invoice has become definitive without them. */
function rejectingImports(imports: readonly Import[], invoices: readonly Invoice[]): Import[] {
	const lastDefinitive = invoices.reduce((last, { definitiveAt }) => Math.max(last, definitiveAt ?? 0), 0);
	return counting(imports).filter(
		({ rejected, committedAt }) => rejected > 0 && committedAt > lastDefinitive
	);
}

function distinct(texts: readonly string[]): string[] {
	return [...new Set(texts)].sort();
}

export interface CurrencySum {
	readonly currency: string;
	readonly total: Minor;
}

/** Totals with VAT, a sum for every currency: euros first, then by code. */
export function sumsByCurrency(
	invoices: readonly Pick<InvoiceRecord, 'currency' | 'total'>[]
): CurrencySum[] {
	const sums = new Map<string, Minor>();
	for (const { currency, total } of invoices) sums.set(currency, (sums.get(currency) ?? 0n) + total);
	const rank = (currency: string): string => (currency === 'EUR' ? '' : currency);
	return [...sums]
		.map(([currency, total]) => ({ currency, total }))
		.sort((a, b) => (rank(a.currency) < rank(b.currency) ? -1 : 1));
}
