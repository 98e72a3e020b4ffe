/** How open drafts would change: what is told before something is done that they follow (BIL-4). */
import type { Invoice } from './invoice';
import type { Minor } from './money';

/** One draft before and after, by its totals with VAT. */
export interface DraftChange {
	/** The customer's id. */
	readonly customer: string;
	/** The customer's name, else its number. */
	readonly name: string;
	readonly currency: string;
	/** Undefined: there is no such draft yet. */
	readonly before: Minor | undefined;
	/** Undefined: the draft goes. */
	readonly after: Minor | undefined;
}

type Compared = Pick<Invoice, 'customer' | 'currency' | 'total'>;

/** Every draft whose total changes, that comes or that goes, in the order of the customers' ids. */
export function draftChanges(before: readonly Compared[], after: readonly Compared[]): DraftChange[] {
	const keyOf = ({ customer, currency }: Compared): string => `${customer.id}\u001f${currency}`;
	const all = new Map<string, DraftChange>();
	const known = new Map(before.map((draft) => [keyOf(draft), draft]));
	const made = new Map(after.map((draft) => [keyOf(draft), draft]));
	for (const [key, { customer, currency }] of [...known, ...made])
		all.set(key, {
			customer: customer.id,
			name: customer.name || customer.number,
			currency,
			before: known.get(key)?.total,
			after: made.get(key)?.total
		});
	return [...all]
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
		.map(([, change]) => change)
		.filter(({ before: was, after: becomes }) => was !== becomes);
}
