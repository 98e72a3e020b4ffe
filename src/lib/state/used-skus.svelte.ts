import type { SkuUsage } from '$lib/domain/sku-usage';
import { readSettings } from '$lib/storage/settings';
import { billingWorker } from '$lib/workers/client';
import { administration } from './administration.svelte';
import { Live } from './live.svelte';

/** The SKUs of all usage that counts. Its sums stay in the worker. */
class UsedSkus {
	/** The answer of a revision: the usage is read again only when something changed since. */
	#kept: { readonly revision: number; readonly skus: readonly SkuUsage[] } | undefined;

	/** By SKU and unit, the most events first. */
	readonly all = new Live(() => this.#read());

	async #read(): Promise<readonly SkuUsage[]> {
		const { revision } = await readSettings(administration.database);
		if (this.#kept?.revision !== revision) {
			const asked = { administration: administration.name, month: undefined };
			this.#kept = { revision, skus: await billingWorker.call('skus', asked) };
		}
		return this.#kept.skus;
	}
}

export const usedSkus = new UsedSkus();
