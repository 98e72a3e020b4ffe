/** The order of an invoice's lines, as its specification has them (contract, "Specification workbook"). */
import { compare } from './decimal';
import type { InvoiceLine } from './invoice';
import type { Period } from './period';
import { byRank, ranksOf, type Ranks } from './ranks';

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

/**
 * Lines in the order of {@link compareLines}; the list given stays as it is. An invoice may have a hundred thousand
 * lines: few distinct texts stand in each part of their keys, and only those are compared; lines are put in place by
 * the ranks of theirs. Mostly they are in order already, since usage comes by its keys.
 */
export function inOrder<Line extends Ordered>(lines: readonly Line[]): Line[] {
	if (areInOrder(lines)) return [...lines];
	const parts: readonly Ranks[] = [
		ranksOf(lines, ({ key }) => key.account, compareText),
		ranksOf(lines, ({ key }) => key.subscription, compareText),
		ranksOf(lines, ({ key }) => key.kvk, compareText),
		ranksOf(lines, ({ key }) => key.internalNumber, compareText),
		ranksOf(lines, ({ key }) => key.period.from, latestFirst),
		ranksOf(lines, ({ key }) => key.period.until, latestFirst),
		ranksOf(lines, ({ key }) => key.sku, compareText)
	].filter(({ count }) => count > 1);
	let places = new Uint32Array(lines.length);
	for (let place = 0; place < places.length; place++) places[place] = place;
	// The least part first: those that follow leave what is alike in them as it stands.
	for (const part of parts.toReversed()) places = byRank(places, part);
	const ordered: Line[] = [];
	for (const place of places) ordered.push(lines[place] as Line);
	// Most telling is the last part: neighbours mostly differ in it.
	const telling = parts.toReversed();
	sortAlike(ordered, (at) =>
		telling.every(({ ranks }) => ranks[places[at] as number] === ranks[places[at - 1] as number])
	);
	return ordered;
}

function areInOrder(lines: readonly Ordered[]): boolean {
	for (let at = 1; at < lines.length; at++)
		if (compareLines(lines[at - 1] as Ordered, lines[at] as Ordered) > 0) return false;
	return true;
}

/** Sorts each run of lines of which `isAlike` says that they are like the one before. */
function sortAlike<Line extends Ordered>(lines: Line[], isAlike: (at: number) => boolean): void {
	let from = 0;
	for (let at = 1; at <= lines.length; at++) {
		if (at < lines.length && isAlike(at)) continue;
		if (at - from > 1)
			lines
				.slice(from, at)
				.sort(compareLines)
				.forEach((line, i) => {
					lines[from + i] = line;
				});
		from = at;
	}
}

function latestFirst(a: number, b: number): number {
	return b - a;
}

/** By code units, not by language: the same on every machine. */
export function compareText(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

function newestFirst(a: Period, b: Period): number {
	return latestFirst(a.from, b.from) || latestFirst(a.until, b.until);
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
