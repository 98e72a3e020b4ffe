import type { CustomerAccount } from '$lib/domain/accounts';
import { readSettings } from '$lib/storage/settings';
import { billingWorker } from '$lib/workers/client';
import { administration } from './administration.svelte';
import { Live } from './live.svelte';

/** Customers' accounts as their usage names them. The usage itself stays in the worker. */
class Customers {
	/** The answer of a revision: the usage is read again only when something changed since. */
	#kept: { readonly revision: number; readonly accounts: readonly CustomerAccount[] } | undefined;

	/** By customer, then by account. */
	readonly accounts = new Live(() => this.#readAccounts());

	async #readAccounts(): Promise<readonly CustomerAccount[]> {
		const { revision } = await readSettings(administration.database);
		if (this.#kept?.revision !== revision) {
			const accounts = await billingWorker.call('accounts', { administration: administration.name });
			this.#kept = { revision, accounts };
		}
		return this.#kept.accounts;
	}
}

export const customers = new Customers();
