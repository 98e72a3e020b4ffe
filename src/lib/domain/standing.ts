/**
 * What of an invoice still stands billed, line by line, so that nothing is credited twice (BIL-5): later invoices
 * may have taken a line back because its usage was undone or its key rated again (BIL-3), and so may credit notes
 * made by hand.
 */
import { add, compare, isNegative, isZero, negate, subtract, toText, ZERO, type Decimal } from './decimal';
import type { Invoice, InvoiceLine } from './invoice';
import type { DefinitiveInvoice } from './ledger';
import { usageKeyId } from './usage';

/** Whether a line can still be credited, and if not, which invoices have it back. */
export type LineCredit =
	| { readonly state: 'free' }
	/** A credit note made by hand has it. */
	| { readonly state: 'credited'; readonly by: string }
	/** Later invoices took all or part of it back. */
	| { readonly state: 'taken-back'; readonly by: readonly string[] };

/** What one invoice billed of a line identity, and who took how much of it back. */
interface Lot {
	readonly number: string;
	readonly quantity: Decimal;
	taken: { readonly by: string; readonly quantity: Decimal }[];
}

const FREE: LineCredit = { state: 'free' };

/** Add all definitive invoices to it, in the order in which they became so. */
export class Standing {
	private readonly lots = new Map<string, Lot[]>();
	private readonly credited = new Map<number, string>();
	private readonly ids: readonly string[];

	constructor(private readonly invoice: Pick<Invoice, 'lines'> & { readonly number: string }) {
		this.ids = invoice.lines.map(lineId);
		for (const id of this.ids) this.lots.set(id, []);
	}

	add({ number, lines, credits }: DefinitiveInvoice): void {
		if (credits?.number === this.invoice.number)
			for (const place of credits.lines) this.credited.set(place, number);
		// What is settled stays billed (ledger.ts).
		if (credits?.usage === 'settle') return;
		for (const line of lines) {
			const lots = this.lots.get(lineId(line));
			if (!lots) continue;
			if (credits) reopen(lots, credits.number);
			else if (isNegative(line.quantity)) takeBack(lots, number, negate(line.quantity));
			else lots.push({ number, quantity: line.quantity, taken: [] });
		}
	}

	/** By the place of each line. */
	lines(): LineCredit[] {
		const { number } = this.invoice;
		return this.invoice.lines.map(({ quantity }, place): LineCredit => {
			const by = this.credited.get(place);
			if (by !== undefined) return { state: 'credited', by };
			// A line that took something back, or came to nothing, has nothing to stand.
			if (isNegative(quantity) || isZero(quantity)) return FREE;
			const lot = this.lots.get(this.ids[place] ?? '')?.find((each) => each.number === number);
			const taken = lot?.taken ?? [];
			return taken.length === 0
				? FREE
				: { state: 'taken-back', by: [...new Set(taken.map((each) => each.by))] };
		});
	}
}

/** What makes two lines of whatever invoices the same (BIL-1). */
function lineId({ key, kind, unitPrice, vat }: InvoiceLine): string {
	return [usageKeyId(key), kind, unitPrice ? toText(unitPrice) : '', vat ?? ''].join('\u001f');
}

/** The last billed first, as bills take it back. */
function takeBack(lots: readonly Lot[], by: string, quantity: Decimal): void {
	let rest = quantity;
	for (const lot of [...lots].reverse()) {
		if (isZero(rest)) return;
		const left = subtract(
			lot.quantity,
			lot.taken.reduce((sum, each) => add(sum, each.quantity), ZERO)
		);
		const part = compare(left, rest) < 0 ? left : rest;
		if (isZero(part)) continue;
		lot.taken.push({ by, quantity: part });
		rest = subtract(rest, part);
	}
}

/** An invoice that is reopened billed nothing and took nothing back. */
function reopen(lots: Lot[], number: string): void {
	const at = lots.findIndex((lot) => lot.number === number);
	if (at >= 0) lots.splice(at, 1);
	for (const lot of lots) lot.taken = lot.taken.filter(({ by }) => by !== number);
}
