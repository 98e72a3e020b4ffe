/**
 * Billing, from what was used to what is asked for:
 * usage totals -> usage to bill -> rated lines -> one draft per customer and currency (rules BIL-1 to 3).
 */
import { add, isNegative, isZero, ZERO } from './decimal';
import type { BillingRun, Invoice, InvoiceCustomer, InvoiceLine, LineProblem, VatMode } from './invoice';
import type { Ledger } from './ledger';
import { compareText, inOrder } from './line-order';
import type { Minor } from './money';
import type { PayerOf } from './moves';
import { isBlank } from './party';
import { addMonths } from './period';
import type { Price } from './price';
import { priceVersionText, type PriceBook } from './pricing';
import { ratedLines, type RatedLine } from './rated-lines';
import { usageToBill, type DueOfCustomer, type DueUsage, type RunOf, type Totals } from './to-bill';
import type { Customer } from './usage';
import { vatOf } from './vat';

/** All that drafts follow from: the same input gives the same drafts, in whatever order it comes (BIL-7). */
export interface BillingInput {
	/** Of all committed imports. */
	readonly totals: Totals;
	/** Of all definitive invoices. */
	readonly ledger: Ledger;
	readonly prices: PriceBook;
	/** By customer id. */
	readonly customers: ReadonlyMap<string, Customer>;
	readonly vatMode: VatMode;
	/** Months, date and term for a customer in a currency; undefined where nothing is to be billed now. */
	readonly runOf: RunOf;
	/** On whose invoice usage stands; absent: on that of the customer that it names. */
	readonly payerOf?: PayerOf;
}

/** One draft for each customer and currency with anything to bill, by customer id, then currency. */
export function makeDrafts(input: BillingInput): Invoice[] {
	return [...draftsOneByOne(input)];
}

/**
 * The same, each made when it is asked for. Whoever lets go of one before the next holds the lines of one customer
 * at most, and a browser clears away young things far sooner than old ones.
 */
export function* draftsOneByOne(input: BillingInput): Generator<Invoice> {
	for (const due of usageToBill(input.totals, input.ledger, input.runOf, input.payerOf))
		yield draftOf(due, input);
}

/** The last day to pay: the invoice date some months on, 31-1 giving 28-2 (BIL-2). */
export function dueDateOf({ invoiceDate, termMonths }: BillingRun): number {
	return addMonths(invoiceDate, termMonths);
}

function draftOf({ customer: id, currency, run: asked, usage }: DueOfCustomer, input: BillingInput): Invoice {
	const customer = input.customers.get(id) ?? unnamed(id);
	const run = withTermOf(customer, asked);
	const unordered: RatedLine[] = [];
	for (const due of usage) for (const line of ratedLines(due, input.prices, customer)) unordered.push(line);
	const rated = inOrder(unordered);
	const vat = vatOf(rated, input.vatMode);
	const prices = new PriceVersions();
	const lines = rated.map((line, index) => invoiceLine(line, vat.amounts[index], prices));
	const net = sum(lines.map((line) => line.net));
	const vatSum = sum(vat.totals.map((total) => total.vat));
	const total = net + vatSum;
	return {
		usageUpTo: run.usageUpTo,
		subscriptionsUpTo: run.subscriptionsUpTo,
		invoiceDate: run.invoiceDate,
		termMonths: run.termMonths,
		...(run.termChosen ? { termChosen: true } : {}),
		...(run.termOfRun === undefined ? {} : { termOfRun: run.termOfRun }),
		customer: invoiceCustomer(customer),
		currency,
		dueDate: dueDateOf(run),
		kind: total < 0n ? 'credit-note' : 'invoice',
		vatMode: input.vatMode,
		lines,
		vatTotals: vat.totals,
		net,
		vat: vatSum,
		total,
		corrects: input.ledger.inOrder(takenBackFrom(rated)),
		skusWithoutPrice: skusWith('no-price', lines),
		skusWithoutVat: skusWith('no-vat', lines),
		prices: prices.all
	};
}

/** The run with the customer's own term, unless the user chose one for all (BIL-2). */
function withTermOf({ termMonths }: Customer, asked: BillingRun): BillingRun {
	const { termOfRun, ...run } = asked;
	const own = { ...run, termMonths: termOfRun ?? run.termMonths };
	return run.termChosen || termMonths === undefined ? own : { ...own, termMonths, termOfRun: own.termMonths };
}

function invoiceCustomer({ id, number, name, details }: Customer): InvoiceCustomer {
	return { id, number, name, ...(details && !isBlank(details) ? { details } : {}) };
}

/** A customer that only its usage knows. */
function unnamed(id: string): Customer {
	return id.startsWith('#') ? { id, number: id.slice(1), name: '' } : { id, number: '', name: id.trim() };
}

function invoiceLine(rated: RatedLine, vatAmount: Minor | undefined, prices: PriceVersions): InvoiceLine {
	const { due, price, isFirst } = rated;
	const line: InvoiceLine = {
		key: rated.key,
		kind: rated.kind,
		unit: rated.unit,
		chargeName: rated.chargeName,
		quantity: rated.quantity,
		unitPrice: rated.unitPrice,
		vat: rated.vat,
		net: rated.net,
		vatAmount,
		late: due.late,
		usage: isFirst ? due.quantity : ZERO,
		priceVersion: price && prices.indexOf(price),
		problem: problemOf(rated)
	};
	const numbers = due.billed?.invoices ?? [];
	const told: InvoiceLine = numbers.length > 0 ? { ...line, corrects: [...numbers] } : line;
	return isFirst && (due.billed || !isZero(due.byPeriod)) ? { ...told, ...countsOf(due) } : told;
}

/** What the first line of a key tells besides the usage that it bills. */
function countsOf({ byPeriod, billed }: DueUsage): Pick<InvoiceLine, 'usageByPeriod' | 'billedBefore'> {
	return {
		...(isZero(byPeriod) ? {} : { usageByPeriod: byPeriod }),
		...(billed ? { billedBefore: add(billed.byMoment, billed.byPeriod) } : {})
	};
}

function problemOf({ unitPrice, vat }: RatedLine): LineProblem | undefined {
	if (!unitPrice) return 'no-price';
	return vat === undefined ? 'no-vat' : undefined;
}

/** The invoices that billed the keys of which a line takes something back. */
function takenBackFrom(rated: readonly RatedLine[]): Set<string> {
	const numbers = new Set<string>();
	for (const { quantity, due } of rated)
		if (due.billed && isNegative(quantity)) for (const number of due.billed.invoices) numbers.add(number);
	return numbers;
}

/** The price versions behind an invoice's lines, each once, in line order. */
class PriceVersions {
	readonly all: Price[] = [];
	private readonly byPrice = new Map<Price, number>();
	private readonly byText = new Map<string, number>();

	indexOf(price: Price): number {
		const known = this.byPrice.get(price);
		if (known !== undefined) return known;
		// A frozen copy and the price list's own are the same version when they say the same.
		const text = priceVersionText(price);
		const index = this.byText.get(text) ?? this.all.push(price) - 1;
		this.byText.set(text, index);
		this.byPrice.set(price, index);
		return index;
	}
}

function sum(amounts: readonly (Minor | undefined)[]): Minor {
	return amounts.reduce<Minor>((total, amount) => total + (amount ?? 0n), 0n);
}

/** SKUs with a line that cannot be billed yet (PRI-4), each once, by code units. */
function skusWith(problem: LineProblem, lines: readonly InvoiceLine[]): string[] {
	const skus = new Set<string>();
	for (const line of lines) if (line.problem === problem) skus.add(line.key.sku);
	return [...skus].sort(compareText);
}
