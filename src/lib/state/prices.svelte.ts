import type { Price } from '$lib/domain/price';
import { writePriceList, type PriceListChoices } from '$lib/import/price-list';
import type { StoredPrice } from '$lib/storage/database';
import { deletePrice, putPrices } from '$lib/storage/prices';
import { importWorker } from '$lib/workers/client';
import type { PriceListOutcome } from '$lib/workers/protocol';
import { administration } from './administration.svelte';
import { billing } from './billing.svelte';
import { Live } from './live.svelte';

/** The price list: versions by SKU, newest first. */
class PriceList {
	readonly list = new Live(async () => {
		const prices = await administration.database.prices.toArray();
		return prices.sort((a, b) => (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0) || b.validFrom - a.validFrom);
	});

	/** Reads a file and puts its prices in place at once, or nothing of it. Throws the worker's Failure. */
	async importFile(file: File, choices: PriceListChoices = {}): Promise<PriceListOutcome> {
		const outcome = await importWorker.call('priceList', {
			administration: administration.name,
			file,
			choices
		});
		if (outcome.ok) await billing.refresh();
		return outcome;
	}

	async remove(price: StoredPrice): Promise<void> {
		await deletePrice(administration.database, price.id);
		await billing.refresh();
	}

	/** Puts a deleted price back. */
	async restore(price: Price): Promise<void> {
		await putPrices(administration.database, [price]);
		await billing.refresh();
	}

	/** The whole list in the form in which it is imported. */
	async exportCsv(): Promise<Blob> {
		const prices = await administration.database.prices.toArray();
		return new Blob([writePriceList(prices)], { type: 'text/csv;charset=utf-8' });
	}
}

export const priceList = new PriceList();
