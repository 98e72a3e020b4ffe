import type { SkuUsage } from '$lib/domain/sku-usage';
import { committedImports } from '$lib/storage/imports';
import { billingWorker } from '$lib/workers/client';
import { administration } from './administration.svelte';
import { Live } from './live.svelte';
import { monthsWithUsage, skusOf } from './overview-figures';

const LAST_EXPORTS = 5;

/** What the start page tells beside imports and invoices themselves. */
class Overview {
	/** The usage of the latest month by SKU; empty without usage. */
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

	async #latestMonth(): Promise<readonly SkuUsage[]> {
		const imports = await committedImports(administration.database);
		const month = monthsWithUsage(imports).at(-1);
		if (month === undefined) return [];
		const known = skusOf(month, imports);
		// Imports of before it was kept with them: their totals are many, and stay in the worker.
		return known ?? billingWorker.call('skus', { administration: administration.name, month });
	}
}

export const overview = new Overview();
