/** Credit notes made by hand (BIL-5): a definitive invoice's lines taken back as they were frozen, to the cent. */
import { dueDateOf } from './billing';
import { negate, ZERO } from './decimal';
import { Failure } from './failure';
import type { CreditOf, Invoice, InvoiceLine, VatTotal } from './invoice';
import { compareText } from './line-order';
import type { Minor } from './money';
import type { Day } from './period';
import type { LineCredit } from './standing';
import { usageKeyId, type VatCategory } from './usage';

/** A definitive invoice. */
export type Creditable = Invoice & { readonly number: string };

/** What was credited of an invoice by hand so far. */
export interface Credited {
	/** Every line of it. */
	readonly whole: boolean;
	/** The credit notes, in their order. */
	readonly by: readonly string[];
}

/** By number, the invoices that credit notes made by hand credit, of some with their count of lines. */
export function creditedInvoices(
	invoices: readonly {
		readonly number?: string;
		readonly lineCount: number;
		readonly credits?: CreditOf;
	}[]
): ReadonlyMap<string, Credited> {
	const lines = new Map<string, { count: number; by: string[] }>();
	for (const { number = '', credits } of invoices) {
		if (!credits) continue;
		const credited = lines.get(credits.number) ?? { count: 0, by: [] };
		lines.set(credits.number, {
			count: credited.count + credits.lines.length,
			by: [...credited.by, number].sort(compareText)
		});
	}
	const counts = new Map(invoices.map(({ number = '', lineCount }) => [number, lineCount]));
	return new Map(
		[...lines].map(([number, { count, by }]) => [number, { whole: count >= (counts.get(number) ?? 0), by }])
	);
}

export interface CreditRequest {
	/** Places of the lines on the invoice, counted from 0. */
	readonly lines: readonly number[];
	readonly usage: CreditOf['usage'];
	readonly invoiceDate: Day;
}

/**
 * The credit note of some lines of an invoice: quantities, usage and frozen amounts negated, VAT cents of the lines
 * included. Where the usage is to be billed again all lines of a key go together: a part of a rating is no quantity
 * of usage. `standing` says what can still be credited. Throws `BIL-5.credit-of-credit`, `BIL-5.nothing-to-credit`, `BIL-5.line-credited`,
 * `BIL-5.line-taken-back`, `BIL-5.key-in-part` and `BIL-5.credit-adds`.
 */
export function creditNoteOf(
	invoice: Creditable,
	{ lines: chosen, usage, invoiceDate }: CreditRequest,
	standing: readonly LineCredit[]
): Invoice & { readonly credits: CreditOf } {
	if (invoice.kind === 'credit-note') throw new Failure('BIL-5.credit-of-credit', { other: invoice.number });
	const places = [...new Set(chosen)].sort((a, b) => a - b);
	insistFree(places, standing);
	if (usage === 'reopen') insistWholeKeys(invoice, new Set(places));
	const lines = places.map((place) => creditLine(lineAt(invoice, place), usage));
	const net = sum(lines.map((line) => line.net));
	const vat = sum(lines.map((line) => line.vatAmount));
	if (net + vat > 0n) throw new Failure('BIL-5.credit-adds');
	return {
		usageUpTo: invoice.usageUpTo,
		subscriptionsUpTo: invoice.subscriptionsUpTo,
		invoiceDate,
		termMonths: invoice.termMonths,
		customer: invoice.customer,
		currency: invoice.currency,
		dueDate: dueDateOf({ ...invoice, invoiceDate }),
		kind: 'credit-note',
		vatMode: invoice.vatMode,
		lines,
		vatTotals: totalsOf(lines, invoice.vatTotals),
		net,
		vat,
		total: net + vat,
		corrects: [invoice.number],
		credits: { number: invoice.number, usage, lines: places },
		skusWithoutPrice: [],
		skusWithoutVat: [],
		prices: invoice.prices
	};
}

function insistFree(places: readonly number[], credits: readonly LineCredit[]): void {
	if (places.length === 0) throw new Failure('BIL-5.nothing-to-credit');
	for (const place of places) {
		const credit = credits[place];
		if (!credit) throw new RangeError(`no line ${place}`);
		if (credit.state === 'credited')
			throw new Failure('BIL-5.line-credited', { line: place + 1, other: credit.by });
		if (credit.state === 'taken-back')
			throw new Failure('BIL-5.line-taken-back', { line: place + 1, other: credit.by.join(', ') });
	}
}

function insistWholeKeys({ lines }: Invoice, places: ReadonlySet<number>): void {
	const keys = new Set([...places].map((place) => lines[place]?.key).map((key) => key && usageKeyId(key)));
	lines.forEach((line, place) => {
		if (!places.has(place) && keys.has(usageKeyId(line.key)))
			throw new Failure('BIL-5.key-in-part', { line: place + 1, other: line.key.sku });
	});
}

function lineAt({ lines }: Invoice, place: number): InvoiceLine {
	const line = lines[place];
	if (!line) throw new RangeError(`no line ${place}`);
	return line;
}

/** A line taken back. One that settles counts no usage back: what was used stays billed. */
function creditLine(line: InvoiceLine, usage: CreditOf['usage']): InvoiceLine {
	const isReopened = usage === 'reopen';
	return {
		key: line.key,
		kind: line.kind,
		unit: line.unit,
		chargeName: line.chargeName,
		quantity: negate(line.quantity),
		unitPrice: line.unitPrice,
		vat: line.vat,
		net: line.net === undefined ? undefined : -line.net,
		vatAmount: line.vatAmount === undefined ? undefined : -line.vatAmount,
		late: false,
		usage: isReopened ? negate(line.usage) : ZERO,
		...(isReopened && line.usageByPeriod ? { usageByPeriod: negate(line.usageByPeriod) } : {}),
		priceVersion: line.priceVersion,
		problem: undefined
	};
}

/** Totals per category, in the order of the invoice's: the cents of the lines themselves, not computed anew. */
function totalsOf(lines: readonly InvoiceLine[], order: readonly VatTotal[]): VatTotal[] {
	const of = (category: VatCategory): InvoiceLine[] => lines.filter(({ vat }) => vat === category);
	return order
		.map(({ category }) => ({ category, lines: of(category) }))
		.filter(({ lines: some }) => some.length > 0)
		.map(({ category, lines: some }) => ({
			category,
			net: sum(some.map(({ net }) => net)),
			vat: sum(some.map(({ vatAmount }) => vatAmount))
		}));
}

function sum(amounts: readonly (Minor | undefined)[]): Minor {
	return amounts.reduce<Minor>((total, amount) => total + (amount ?? 0n), 0n);
}
