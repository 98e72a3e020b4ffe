/** Where everything stands on the sheets of a specification (rule EXP-2). Knows cells, not SheetJS. */
import { periodText, type Period } from '$lib/domain/period';
import {
	SPECIFICATION_COLUMNS,
	USAGE_COLUMNS,
	type Specification,
	type SpecificationRow,
	type UsageRow
} from '$lib/domain/specification';
import type { Zone } from '$lib/domain/zone';
import { amountCell, dateCell, momentCell, priceCell, quantityCell, textCell, type MaybeCell } from './cells';
import type { RowBytes } from './row-bytes';

/** What stands above the rows of a sheet. */
export interface SheetLayout {
	/** Of the first sheet; the next has this name and a number. */
	readonly name: string;
	/** Rows above the header row; only on the first sheet. */
	readonly above: readonly (readonly MaybeCell[])[];
	/** The columns' names. */
	readonly columns: readonly string[];
}

/** The head and an empty row stand above the lines. */
export function specificationLayout(specification: Specification): SheetLayout {
	const { currency } = specification;
	const above = [
		[textCell('Customer name'), textCell(specification.customerName)],
		[textCell('Invoice number'), textCell(specification.number)],
		[textCell('Invoice date'), dateCell(specification.invoiceDate)],
		[textCell('Due date'), dateCell(specification.dueDate)],
		[textCell('Total'), amountCell(specification.total, currency)],
		[textCell('Currency'), textCell(currency)],
		[]
	];
	return { name: 'Specificatie', above, columns: SPECIFICATION_COLUMNS };
}

export function writeLine(row: SpecificationRow, currency: string, to: RowBytes): void {
	for (const text of row.texts) to.text(text);
	to.cell(quantityCell(row.quantity));
	to.cell(row.unitPrice && priceCell(row.unitPrice));
	to.cell(row.net && amountCell(row.net, currency));
	to.cell(row.vat && amountCell(row.vat, currency));
}

/** The events behind the lines, from row 2 on. */
export const USAGE_LAYOUT: SheetLayout = { name: 'Verbruik', above: [], columns: USAGE_COLUMNS };

/** Writes events, their moments on the clock of a zone. */
export function eventWriter(zone: Zone): (event: UsageRow, to: RowBytes) => void {
	const periods = new Map<Period, string>();
	const textOf = (period: Period): string => {
		let text = periods.get(period);
		if (text === undefined) periods.set(period, (text = periodText(period, ' - ')));
		return text;
	};
	return (event, to) => {
		to.text(event.file);
		to.cell({ t: 'n', v: String(event.line), z: LINE_FORMAT });
		to.cell(event.moment === undefined ? undefined : momentCell(event.moment + zone.offsetAt(event.moment)));
		to.text(event.account);
		to.text(event.subscription);
		to.text(event.sku);
		to.text(event.unit);
		to.text(textOf(event.period));
		to.cell(quantityCell(event.quantity));
		to.ownText(event.id);
	};
}

/** A line's number is not counted with, so it has no separators. */
const LINE_FORMAT = 'General';
