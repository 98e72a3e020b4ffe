/** To which company a subscription is charged where that is not the one on the invoice, and at which prices (BIL-8). */
import type { RechargePrice, RechargeTo } from '$lib/domain/recharge';
import type { Database } from './database';
import { readSettings, writeSettings } from './settings';

/** Remembers the company of a subscription, or forgets it. */
export async function writeRecharge(
	database: Database,
	subscription: string,
	company: Omit<RechargeTo, 'subscription'> | undefined
): Promise<void> {
	await database.transaction('rw', database.settings, async () => {
		const { rechargeTo } = await readSettings(database);
		const others = rechargeTo.filter((each) => each.subscription !== subscription);
		const own = company ? [{ subscription, account: company.account, kvk: company.kvk }] : [];
		await writeSettings(database, { rechargeTo: [...others, ...own] });
	});
}

/** Remembers the user's own price for a SKU and unit in a currency; without a text it is forgotten. */
export async function writeRechargePrice(
	database: Database,
	{ sku, unit, currency }: Omit<RechargePrice, 'unitPrice'>,
	unitPrice: string | undefined
): Promise<void> {
	await database.transaction('rw', database.settings, async () => {
		const { rechargePrices } = await readSettings(database);
		const others = rechargePrices.filter(
			(each) => each.sku !== sku || each.unit !== unit || each.currency !== currency
		);
		const own = unitPrice === undefined ? [] : [{ sku, unit, currency, unitPrice }];
		await writeSettings(database, { rechargePrices: [...others, ...own] });
	});
}
