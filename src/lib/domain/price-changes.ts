/** Changes to a price list, as values: they can be tried, joined, saved and taken back. */
import { priceId, type Price } from './price';
import { priceVersionText } from './pricing';

/** What becomes of a price list: first some versions go, then others come or take the place of their like. */
export interface PriceListChange {
	/** Ids of versions (price.ts). */
	readonly remove: readonly string[];
	/** Each replaces the version of the same target and date (PRI-5). */
	readonly put: readonly Price[];
}

export const NO_CHANGE: PriceListChange = { remove: [], put: [] };

/** The list after a change; versions that stay keep their order, new ones come last. */
export function changedList(prices: readonly Price[], { remove, put }: PriceListChange): Price[] {
	const byId = new Map(prices.map((price) => [priceId(price), price]));
	for (const id of remove) byId.delete(id);
	for (const price of put) byId.set(priceId(price), price);
	return [...byId.values()];
}

/** One change that does what two do one after the other. */
export function joined(first: PriceListChange, then: PriceListChange): PriceListChange {
	const remove = new Set([...first.remove, ...then.remove]);
	const put = new Map(first.put.map((price) => [priceId(price), price]));
	for (const id of then.remove) put.delete(id);
	for (const price of then.put) put.set(priceId(price), price);
	return { remove: [...remove], put: [...put.values()] };
}

/** What takes a change back that is yet to be made to this list. */
export function inverse(prices: readonly Price[], change: PriceListChange): PriceListChange {
	return changeBetween(changedList(prices, change), prices);
}

/** What makes one list of another: only what differs. */
export function changeBetween(from: readonly Price[], to: readonly Price[]): PriceListChange {
	const before = new Map(from.map((price) => [priceId(price), priceVersionText(price)]));
	const after = new Set(to.map(priceId));
	return {
		remove: [...before.keys()].filter((id) => !after.has(id)),
		put: to.filter((price) => before.get(priceId(price)) !== priceVersionText(price))
	};
}
