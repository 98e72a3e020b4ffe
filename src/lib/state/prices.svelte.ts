import { priceId, type Price } from '$lib/domain/price';
import {
	changeBetween,
	changedList,
	inverse,
	joined,
	NO_CHANGE,
	type PriceListChange
} from '$lib/domain/price-changes';
import type { WhatIf, WhatIfLine } from '$lib/domain/what-if';
import { writePriceList, type PriceListChoices, type PriceListReading } from '$lib/import/price-list';
import { changePrices } from '$lib/storage/prices';
import { billingWorker, importWorker } from '$lib/workers/client';
import type { PriceListOutcome } from '$lib/workers/protocol';
import { administration } from './administration.svelte';
import { billing } from './billing.svelte';
import { Live } from './live.svelte';

/** SKU by SKU, the newest version first. */
function inListOrder(prices: readonly Price[]): Price[] {
	return [...prices].sort(
		(a, b) => (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0) || b.validFrom - a.validFrom
	);
}

/** The price list: versions by SKU, newest first; and a draft of it, to try changes on before they are saved. */
class PriceList {
	readonly #stored = new Live(() => administration.database.prices.toArray());
	#draft: PriceListChange | undefined = $state.raw();

	readonly #list = $derived.by(() => {
		const stored = this.#stored.value;
		return stored && inListOrder(changedList(stored, this.#draft ?? NO_CHANGE));
	});

	/** As stored, or as the draft has it; undefined until it is read. */
	get list(): readonly Price[] | undefined {
		return this.#list;
	}

	/** Whether changes go to a draft list. */
	get isDraft(): boolean {
		return this.#draft !== undefined;
	}

	/** Ids of the versions that the draft adds or changes. */
	get drafted(): ReadonlySet<string> {
		return new Set(this.#draft?.put.map(priceId));
	}

	/** How many versions the draft adds or changes, and how many it deletes. */
	readonly #draftSize = $derived.by(() => {
		const stored = this.#stored.value;
		if (!stored || !this.#draft) return { put: 0, removed: 0 };
		const { put, remove } = changeBetween(stored, changedList(stored, this.#draft));
		return { put: put.length, removed: remove.length };
	});

	get draftSize(): { readonly put: number; readonly removed: number } {
		return this.#draftSize;
	}

	beginDraft(): void {
		this.#draft ??= NO_CHANGE;
	}

	discardDraft(): void {
		this.#draft = undefined;
	}

	/** The draft becomes the price list, on top of what another tab changed meanwhile. Gives what takes it back. */
	async saveDraft(): Promise<PriceListChange> {
		const change = this.#draft ?? NO_CHANGE;
		const back = await changePrices(administration.database, change);
		this.#draft = undefined;
		await billing.refresh();
		return back;
	}

	/** Changes the draft where there is one, else the list itself, and drafts of invoices follow. Gives the way back. */
	async change(change: PriceListChange): Promise<PriceListChange> {
		if (this.#draft) {
			const back = inverse(this.#list ?? [], change);
			this.#draft = joined(this.#draft, change);
			return back;
		}
		const back = await changePrices(administration.database, change);
		await billing.refresh();
		return back;
	}

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

	/** Reads a file into the draft, which is begun for it; nothing is stored. Throws the worker's Failure. */
	async draftFile(file: File, choices: PriceListChoices = {}): Promise<PriceListOutcome> {
		const read: PriceListReading = await importWorker.call('readPrices', { file, choices });
		if (!read.ok) return read;
		const before = this.#list ?? [];
		const known = new Set(before.map(priceId));
		const changed = changeBetween(before, changedList(before, { remove: [], put: read.prices })).put;
		this.#draft = joined(this.#draft ?? NO_CHANGE, { remove: [], put: changed });
		const added = changed.filter((price) => !known.has(priceId(price))).length;
		return {
			ok: true,
			rows: read.rows,
			added,
			replaced: changed.length - added,
			unchanged: read.prices.length - changed.length
		};
	}

	/** What the open invoices would become with the list shown. Throws the worker's Failure. */
	async whatIf(prices: readonly Price[]): Promise<WhatIf[]> {
		return billingWorker.call('whatIf', { administration: administration.name, prices });
	}

	async whatIfLines(
		prices: readonly Price[],
		{ customer, currency }: Pick<WhatIf, 'customer' | 'currency'>
	): Promise<WhatIfLine[]> {
		return billingWorker.call('whatIfLines', {
			administration: administration.name,
			prices,
			customer,
			currency
		});
	}

	/** The list shown, in the form in which it is imported. */
	exportCsv(): Blob {
		return new Blob([writePriceList(this.#list ?? [])], { type: 'text/csv;charset=utf-8' });
	}
}

export const priceList = new PriceList();
