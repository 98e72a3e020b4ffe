/** The order of an invoice's lines, as its specification has them (contract, "Specification workbook"). */
import { compare } from './decimal';
import type { InvoiceLine } from './invoice';
import type { Period } from './period';

/** What the order of lines looks at. */
export type Ordered = Pick<InvoiceLine, 'key' | 'kind' | 'unit' | 'chargeName' | 'unitPrice' | 'vat'>;

/**
 * Account, subscription, KvK number, internal number, period (newest first), SKU, unit, charge name, unit
 * price, VAT; a minimum after everything else of its SKU and period. Lines that look alike follow their usage
 * keys, so that the order never depends on the order of imports (BIL-7).
 */
export function compareLines(a: Ordered, b: Ordered): number {
	return (
		compareText(a.key.account, b.key.account) ||
		compareText(a.key.subscription, b.key.subscription) ||
		compareText(a.key.kvk, b.key.kvk) ||
		compareText(a.key.internalNumber, b.key.internalNumber) ||
		newestFirst(a.key.period, b.key.period) ||
		compareText(a.key.sku, b.key.sku) ||
		Number(a.kind === 'minimum') - Number(b.kind === 'minimum') ||
		compareText(a.unit, b.unit) ||
		compareText(a.chargeName, b.chargeName) ||
		compareUnitPrices(a, b) ||
		compareText(a.vat ?? '', b.vat ?? '') ||
		compareKeys(a, b)
	);
}

/** Lines in the order of {@link compareLines}; the list given stays as it is. */
export function inOrder<Line extends Ordered>(lines: readonly Line[]): Line[] {
	// An invoice may have a hundred thousand lines of as many accounts: many short lists sort sooner than a long one.
	const byAccount = new Map<string, Line[]>();
	for (const line of lines) {
		const same = byAccount.get(line.key.account);
		if (same) same.push(line);
		else byAccount.set(line.key.account, [line]);
	}
	return [...byAccount]
		.sort(([a], [b]) => compareText(a, b))
		.flatMap(([, sameAccount]) => sameAccount.sort(compareLines));
}

/** By code units, not by language: the same on every machine. */
export function compareText(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

function newestFirst(a: Period, b: Period): number {
	return b.from - a.from || b.until - a.until;
}

/** By value; a line without a price stands before those with one. */
function compareUnitPrices({ unitPrice: a }: Ordered, { unitPrice: b }: Ordered): number {
	if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
	return compare(a, b);
}

/** What a line does not show of its key. */
function compareKeys(a: Ordered, b: Ordered): number {
	return (
		compareText(a.key.unit, b.key.unit) ||
		compareText(a.key.chargeName, b.key.chargeName) ||
		compareText(a.key.unitPrice, b.key.unitPrice) ||
		compareText(a.key.vat, b.key.vat) ||
		compareText(a.kind, b.kind) ||
		compareText(a.key.customer, b.key.customer)
	);
}
