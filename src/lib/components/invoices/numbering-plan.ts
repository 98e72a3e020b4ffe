/** Which numbers drafts get when they are made definitive together, told before it is done (BIL-5). */
import { compareText } from '$lib/domain/line-order';
import { nextNumber, type NumberingWarning, type NumberSeries } from '$lib/domain/numbering';
import { customerName, type ListedInvoice } from './listed-invoice';

export interface Series {
	readonly invoiceSeries: NumberSeries;
	readonly creditSeries: NumberSeries;
}

export interface PlannedNumber<Draft> {
	readonly draft: Draft;
	readonly number: string;
	readonly warning: NumberingWarning | undefined;
}

/** Numbers follow the invoice dates, then the customers' names: whoever reads them by number reads them by date. */
export function planNumbers<Draft extends ListedInvoice>(
	drafts: readonly Draft[],
	{ invoiceSeries, creditSeries }: Series
): PlannedNumber<Draft>[] {
	const series = { invoice: invoiceSeries, 'credit-note': creditSeries };
	return [...drafts].sort(compareDrafts).map((draft) => {
		const { number, series: after, warning } = nextNumber(series[draft.kind], draft.invoiceDate);
		series[draft.kind] = after;
		return { draft, number, warning };
	});
}

function compareDrafts(a: ListedInvoice, b: ListedInvoice): number {
	return (
		a.invoiceDate - b.invoiceDate ||
		compareText(customerName(a), customerName(b)) ||
		compareText(a.currency, b.currency) ||
		a.id - b.id
	);
}

/** Consecutive numbers, first and last; the same where there is one. */
export interface NumberRange {
	readonly first: string;
	readonly last: string;
}

/** Numbers given one after the other as ranges, one for each series and year, in the order in which they begin. */
export function rangesOf(numbers: readonly string[]): NumberRange[] {
	const ranges = new Map<string, NumberRange>();
	for (const number of numbers) {
		const year = number.slice(0, number.lastIndexOf('-'));
		const range = ranges.get(year);
		ranges.set(year, { first: range?.first ?? number, last: number });
	}
	return [...ranges.values()];
}
