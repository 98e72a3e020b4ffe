/** The price list: versions by target and date (PRI-1, PRI-5). */
import { priceId, type Price } from '$lib/domain/price';
import { inverse, type PriceListChange } from '$lib/domain/price-changes';
import { priceVersionText } from '$lib/domain/pricing';
import type { Database } from './database';
import { raiseRevision } from './settings';

/** What importing a price list did. */
export interface PriceChanges {
	readonly added: number;
	readonly replaced: number;
	readonly unchanged: number;
}

/** Adds prices, and replaces those of the same target and date; identical ones change nothing (PRI-5). */
export async function putPrices(database: Database, prices: readonly Price[]): Promise<PriceChanges> {
	return database.transaction('rw', [database.prices, database.settings], async () => {
		const stored = prices.map((price) => ({ ...price, id: priceId(price) }));
		const before = await database.prices.bulkGet(stored.map((price) => price.id));
		const changed = stored.filter((price, i) => {
			const known = before[i];
			return known === undefined || priceVersionText(known) !== priceVersionText(price);
		});
		await database.prices.bulkPut(changed);
		if (changed.length > 0) await raiseRevision(database);
		const added = before.filter((price) => price === undefined).length;
		return { added, replaced: changed.length - added, unchanged: prices.length - changed.length };
	});
}

/**
 * Makes a change to the price list, all of it or nothing; drafts follow, definitive invoices do not (BIL-3). Gives
 * what takes it back.
 */
export async function changePrices(database: Database, change: PriceListChange): Promise<PriceListChange> {
	return database.transaction('rw', [database.prices, database.settings], async () => {
		const ids = [...change.remove, ...change.put.map(priceId)];
		const known = (await database.prices.bulkGet(ids)).filter((price) => price !== undefined);
		const back = inverse(known, change);
		if (back.put.length === 0 && back.remove.length === 0) return back;
		await database.prices.bulkDelete([...change.remove]);
		await database.prices.bulkPut(change.put.map((price) => ({ ...price, id: priceId(price) })));
		await raiseRevision(database);
		return back;
	});
}
