/** Customers as all pages list and find them. */
import { customerRows, type CustomerRow } from '$lib/components/customers/customer-row';
import { billing } from '$lib/state/billing.svelte';
import { customers } from '$lib/state/customers.svelte';

/** Read inside a `$derived`: it follows customers, usage and invoices. Accounts come in once they are looked up. */
export function knownCustomers(): CustomerRow[] {
	return customerRows(
		billing.customers.value ?? [],
		customers.accounts.value ?? [],
		billing.list.value ?? [],
		billing.settings.value?.moves
	);
}
