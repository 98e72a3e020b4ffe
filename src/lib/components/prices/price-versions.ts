/** Which versions of a price are in force, and until when (PRI-1). */
import { compareText } from '$lib/domain/line-order';
import type { Day } from '$lib/domain/period';
import { priceId, type Price } from '$lib/domain/price';

/** `in-force`: rates usage of today. `superseded`: only usage of before its successor. `future`: none yet. */
export type VersionState = 'in-force' | 'superseded' | 'future';

/** A version as the page lists it. */
export interface ListedPrice extends Price {
	/** See {@link priceId}. */
	readonly id: string;
	readonly state: VersionState;
	/** The last day on which it is in force; undefined: no version takes it over. */
	readonly validUntil: Day | undefined;
}

/** All versions with their state on a day, in the order given. */
export function listedPrices(prices: readonly Price[], today: Day): ListedPrice[] {
	const byTarget = new Map<string, Price[]>();
	for (const price of prices) {
		const versions = byTarget.get(targetOf(price));
		if (versions) versions.push(price);
		else byTarget.set(targetOf(price), [price]);
	}
	return prices.map((price) => {
		const versions = byTarget.get(targetOf(price)) ?? [];
		const validUntil = lastDay(price, versions);
		return { ...price, id: priceId(price), validUntil, state: stateOf(price, validUntil, today) };
	});
}

function stateOf({ validFrom }: Price, validUntil: Day | undefined, today: Day): VersionState {
	if (validFrom > today) return 'future';
	return validUntil !== undefined && validUntil < today ? 'superseded' : 'in-force';
}

/** The day before a later version takes over. */
function lastDay(price: Price, versions: readonly Price[]): Day | undefined {
	const later = versions
		// A price of another unit takes nothing over: usage of this one's unit still finds this one (PRI-5).
		.filter(({ validFrom, unit }) => validFrom > price.validFrom && (unit === '' || unit === price.unit))
		.map(({ validFrom }) => validFrom);
	return later.length === 0 ? undefined : Math.min(...later) - 1;
}

const targetOf = ({ sku, currency, customerNumber, subscription }: Price): string =>
	JSON.stringify([sku, currency, customerNumber, subscription]);

/** The versions of one SKU for one currency, customer, subscription and unit. */
export interface PriceHistory {
	readonly id: string;
	readonly currency: string;
	readonly customerNumber: string;
	readonly subscription: string;
	readonly unit: string;
	/** In force today; undefined: none yet, or none of this unit any more. */
	readonly now: ListedPrice | undefined;
	/** The first that is still to come. */
	readonly next: ListedPrice | undefined;
}

/** The histories of a SKU: the general prices first, then those of customers and subscriptions. */
export function historiesOf(listed: readonly ListedPrice[], sku: string): PriceHistory[] {
	const groups = new Map<string, ListedPrice[]>();
	for (const price of listed) {
		if (price.sku !== sku) continue;
		const id = JSON.stringify([price.customerNumber, price.subscription, price.currency, price.unit]);
		const group = groups.get(id);
		if (group) group.push(price);
		else groups.set(id, [price]);
	}
	return [...groups].sort(([a], [b]) => compareText(a, b)).flatMap(([id, group]) => historyOf(id, group));
}

function historyOf(id: string, versions: readonly ListedPrice[]): PriceHistory[] {
	const [first] = versions;
	if (!first) return [];
	const { currency, customerNumber, subscription, unit } = first;
	const byDate = [...versions].sort((a, b) => a.validFrom - b.validFrom);
	const now = byDate.find(({ state }) => state === 'in-force');
	const next = byDate.find(({ state }) => state === 'future');
	// All taken over by a version for every unit: that one's history tells what is in force.
	if (!now && !next) return [];
	return [{ id, currency, customerNumber, subscription, unit, now, next }];
}
