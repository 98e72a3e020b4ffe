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

/** The usage of a month, or of all months, by SKU and unit, the most events first. */
export function usageBySku(month: Month | undefined, totals: Iterable<UsageTotal>): SkuUsage[] {
	const sums = new Map<string, SkuUsage>();
	for (const { key, quantity, events } of totals) {
		if (month !== undefined && lastMonth(key.period) !== month) continue;
		const { sku, unit, chargeName } = key;
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
