/** To which company a subscription is charged, where that is another than the invoice names (BIL-8). */
import type { RechargeTo } from '$lib/domain/recharge';
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
