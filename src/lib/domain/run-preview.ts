/** What a billing run would make, told before it does (BIL-2). */
import type { Invoice } from './invoice';
import type { Minor } from './money';
import type { Month } from './period';

/** The last invoice of the same customer in the same currency. */
export interface LastInvoice {
	readonly number: string;
	readonly total: Minor;
	readonly usageUpTo: Month;
}

/** A draft that a run would make, without its lines. */
export interface PlannedDraft extends Pick<
	Invoice,
	'customer' | 'currency' | 'kind' | 'net' | 'total' | 'skusWithoutPrice' | 'skusWithoutVat'
> {
	readonly lineCount: number;
	/** Lines of an earlier period than the run's month (BIL-3). */
	readonly lateCount: number;
	/** Undefined: this would be the first. */
	readonly last: LastInvoice | undefined;
}

/** A definitive invoice, as far as it is compared with. */
export interface Earlier extends Pick<Invoice, 'customer' | 'currency' | 'kind' | 'total' | 'usageUpTo'> {
	readonly number?: string;
	/** 1, 2, … as they became definitive. */
	readonly order?: number;
}

/** Drafts beside the last invoice of their customer; credit notes are nothing to compare with. */
export function plannedDrafts(drafts: readonly Invoice[], earlier: readonly Earlier[]): PlannedDraft[] {
	const last = new Map<string, Earlier>();
	for (const invoice of earlier) {
		if (invoice.kind === 'credit-note') continue;
		const known = last.get(accountOf(invoice));
		if (!known || (known.order ?? 0) < (invoice.order ?? 0)) last.set(accountOf(invoice), invoice);
	}
	return drafts.map((draft) => {
		const before = last.get(accountOf(draft));
		return {
			customer: draft.customer,
			currency: draft.currency,
			kind: draft.kind,
			net: draft.net,
			total: draft.total,
			skusWithoutPrice: draft.skusWithoutPrice,
			skusWithoutVat: draft.skusWithoutVat,
			lineCount: draft.lines.length,
			lateCount: draft.lines.reduce((count, line) => count + (line.late ? 1 : 0), 0),
			last: before && { number: before.number ?? '', total: before.total, usageUpTo: before.usageUpTo }
		};
	});
}

function accountOf({ customer, currency }: Pick<Invoice, 'customer' | 'currency'>): string {
	return `${currency}\u001f${customer.id}`;
}
