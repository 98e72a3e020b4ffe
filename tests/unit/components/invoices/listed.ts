/** Invoices as lists show them, for the tests of what lists do with them. */
import type { ListedInvoice } from '$lib/components/invoices/listed-invoice';
import { dayOf } from '$lib/domain/period';

/** December 2021. */
export const DECEMBER = 2021 * 12 + 11;

export function listed(changes: Partial<ListedInvoice> = {}): ListedInvoice {
	return {
		id: 1,
		state: 'draft',
		lineCount: 1,
		lateCount: 0,
		usageUpTo: DECEMBER,
		subscriptionsUpTo: DECEMBER,
		invoiceDate: dayOf(2022, 2, 27),
		termMonths: 1,
		dueDate: dayOf(2022, 3, 27),
		customer: { id: '#K-1', number: 'K-1', name: 'Crème & Zonen B.V.' },
		currency: 'EUR',
		kind: 'invoice',
		vatMode: 'per-rate',
		vatTotals: [],
		net: 100n,
		vat: 21n,
		total: 121n,
		corrects: [],
		skusWithoutPrice: [],
		skusWithoutVat: [],
		prices: [],
		...changes
	};
}
