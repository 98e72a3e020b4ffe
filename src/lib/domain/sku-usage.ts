/** Usage by SKU over all customers, for an overview of a month, or of all that was ever used. */
import { add, ZERO, type Decimal } from './decimal';
import { lastMonth, type Month } from './period';
import type { UsageTotal } from './usage';

/** The usage of one SKU and unit. */
export interface SkuUsage {
	readonly sku: string;
	readonly unit: string;
	readonly chargeName: string;
	readonly events: number;
	readonly quantity: Decimal;
}

/** The same of periods that end in one month. */
export interface SkuMonth extends SkuUsage {
	readonly month: Month;
}

/** What totals say of SKUs, one for each. */
export function* skuMonths(totals: Iterable<UsageTotal>): IterableIterator<SkuMonth> {
	for (const { key, quantity, events } of totals) {
		const { sku, unit, chargeName } = key;
		yield { month: lastMonth(key.period), sku, unit, chargeName, events, quantity };
	}
}

/**
 * The usage of a month, or of all months, by SKU and unit, the most events first; with the first charge name that
 * is not blank.
 */
export function usageBySku(month: Month | undefined, used: Iterable<SkuMonth>): SkuUsage[] {
	const sums = new Map<string, SkuUsage>();
	for (const { month: of, sku, unit, chargeName, events, quantity } of used) {
		if (month !== undefined && of !== month) continue;
		const id = `${sku}\u001f${unit}`;
		const sum = sums.get(id) ?? { sku, unit, chargeName, events: 0, quantity: ZERO };
		sums.set(id, {
			...sum,
			chargeName: sum.chargeName || chargeName,
			events: sum.events + events,
			quantity: add(sum.quantity, quantity)
		});
	}
	return [...sums.values()].sort((a, b) => b.events - a.events || (a.sku < b.sku ? -1 : 1));
}
