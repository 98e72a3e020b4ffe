import type { CustomerAccount } from '$lib/domain/accounts';
import type { DraftChange } from '$lib/domain/draft-changes';
import { compareText } from '$lib/domain/line-order';
import type { Company } from '$lib/domain/party';
import type { Customer } from '$lib/domain/usage';
import { writeCustomerList } from '$lib/import/customer-list';
import { addCustomer, deleteCustomer, putCustomers, writeCompany } from '$lib/storage/customers';
import { readSettings } from '$lib/storage/settings';
import { billingWorker, importWorker } from '$lib/workers/client';
import type { CustomerListOutcome, MoveChange } from '$lib/workers/protocol';
import { administration } from './administration.svelte';
import { billing } from './billing.svelte';
import { Live } from './live.svelte';

/** Customers, their accounts as usage names them, and the own company. The usage itself stays in the worker. */
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

	/** Adds a customer that is not known yet. Throws `BIL-1.customer-known`. */
	async add(customer: Customer): Promise<void> {
		await addCustomer(administration.database, customer);
		await billing.refresh();
	}

	/** Forgets a customer that nothing hangs on. Throws `BIL-1.customer-used`. */
	async remove(id: string): Promise<void> {
		await deleteCustomer(administration.database, id);
		await billing.refresh();
	}

	/** Puts a customer in the place of the one of its id; drafts follow. Gives whether anything changed. */
	async save(customer: Customer): Promise<boolean> {
		const { unchanged } = await putCustomers(administration.database, [customer]);
		await billing.refresh();
		return unchanged === 0;
	}

	/** Reads a list and puts its customers in place, or nothing of it. Throws the worker's Failure. */
	async importFile(file: File): Promise<CustomerListOutcome> {
		const outcome = await importWorker.call('customerList', { administration: administration.name, file });
		if (outcome.ok) await billing.refresh();
		return outcome;
	}

	/** All customers in the form in which they are imported, by number, then by name. */
	async exportCsv(): Promise<Blob> {
		const all = await administration.database.customers.toArray();
		all.sort((a, b) => compareText(a.number, b.number) || compareText(a.name, b.name));
		return new Blob([writeCustomerList(all)], { type: 'text/csv;charset=utf-8' });
	}

	/** How the open drafts would change by a move, or by undoing one; nothing is stored. Throws the worker's Failure. */
	async previewMove(change: MoveChange): Promise<DraftChange[]> {
		return billingWorker.call('previewMove', { administration: administration.name, change });
	}

	/** Has another customer pay, or undoes that; the drafts follow. Throws the worker's Failure. */
	async move(change: MoveChange): Promise<void> {
		await billingWorker.call('move', { administration: administration.name, change });
	}

	/** The own company, as it stands on invoices that become definitive from now on. */
	async saveCompany(company: Company): Promise<void> {
		await writeCompany(administration.database, company);
	}
}

export const customers = new Customers();
