import { Ledger, type DefinitiveInvoice } from '$lib/domain/ledger';

/** The ledger of all definitive invoices, given in the order in which they became so. */
export function ledgerOf(invoices: Iterable<DefinitiveInvoice>): Ledger {
	const ledger = new Ledger();
	for (const invoice of invoices) ledger.add(invoice);
	return ledger;
}
