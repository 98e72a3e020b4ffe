/** An invoice's lines for a table that shows some of very many. */
import type { InvoiceLine } from '$lib/domain/invoice';

/** Lines in the order of the invoice, made when they are asked for. */
export interface Lines {
	readonly length: number;
	/** A line by its place, from 0 up to (not including) `length`. */
	at(index: number): InvoiceLine;
}

/** Up to so many lines a table can also be sorted by its heads: that takes every line, not only those in view. */
export const SORTABLE = 5000;

/** The same lines, each made once. A table asks for a line again for each of its columns and comparisons. */
export function kept(lines: Lines): (index: number) => InvoiceLine {
	const known: InvoiceLine[] = [];
	return (index) => (known[index] ??= lines.at(index));
}

/** The places of the lines: the rows of a table that asks for a line only when it shows it. */
export function placesOf({ length }: Lines): number[] {
	return Array.from({ length }, (_, index) => index);
}

/** The invoices that lines add to or take back from, in the order of the lines, and how many lines do. */
export function correctedBy(lines: readonly Pick<InvoiceLine, 'corrects'>[]): {
	readonly numbers: readonly string[];
	readonly lines: number;
} {
	const own = lines.flatMap(({ corrects }) => (corrects ? [corrects] : []));
	return { numbers: [...new Set(own.flat())], lines: own.length };
}
