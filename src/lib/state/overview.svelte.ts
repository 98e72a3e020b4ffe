import { committedImports } from '$lib/storage/imports';
import { readTotals } from '$lib/storage/usage';
import { administration } from './administration.svelte';
import { Live } from './live.svelte';
import { counting, monthsWithUsage, usageBySku, type SkuUsage } from './overview-figures';

const LAST_EXPORTS = 5;

/** What the start page tells beside imports and invoices themselves. */
class Overview {
	/** The usage of the latest month by SKU; empty without usage. Sums are read, no events. */
	readonly skus = new Live(() => this.#latestMonth());
	/** The last exports, newest first. */
	readonly exports = new Live(() =>
		administration.database.jobs.orderBy('id').reverse().limit(LAST_EXPORTS).toArray()
	);
	/** Nothing was ever stored in this administration. */
	readonly isEmpty = new Live(async () => {
		const { imports, invoices, prices, customers } = administration.database;
		const counts = await Promise.all([
			imports.where('state').notEqual('staged').count(),
			invoices.count(),
			prices.count(),
			customers.count()
		]);
		return counts.every((count) => count === 0);
	});
	readonly priceCount = new Live(() => administration.database.prices.count());

	async #latestMonth(): Promise<SkuUsage[]> {
		const imports = counting(await committedImports(administration.database));
		const month = monthsWithUsage(imports).at(-1);
		if (month === undefined) return [];
		const ofMonth = imports.filter(({ months }) => months.some((each) => each.month === month));
		const totals = await Promise.all(ofMonth.map(({ id }) => readTotals(administration.database, id)));
		return usageBySku(
			month,
			totals.flatMap((each) => each.totals)
		);
	}
}

export const overview = new Overview();
