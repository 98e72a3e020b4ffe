/**
 * Recharge ("doorbelasten"): an invoice divided over the companies behind it, at cost, with a surcharge or at prices
 * of the user's own. At cost the parts are the invoice, to the cent: net and VAT are those of its lines.
 */
import { add, compare, decimal, fromText, isZero, multiply, ONE, type Decimal } from './decimal';
import type { Invoice, InvoiceLine } from './invoice';
import { compareText } from './line-order';
import { netOf, type Minor } from './money';
import { vatOf } from './vat';

/** What a line's company is found by. */
export interface CompanyName {
	readonly account: string;
	readonly kvk: string;
}

/** Another company than the line itself names, for all lines of a subscription. */
export interface RechargeTo extends CompanyName {
	readonly subscription: string;
}

/** The user's own price for what lines of a SKU count: a unit, or a package where their unit says so. */
export interface RechargePrice {
	readonly sku: string;
	/** As the lines show it. */
	readonly unit: string;
	readonly currency: string;
	/** Plain decimal text, in the currency itself. */
	readonly unitPrice: string;
}

/** What is charged: the invoice's own prices, those and `percent` of them, or the user's own where there are. */
export type RechargeTerms =
	| { readonly by: 'cost' }
	| { readonly by: 'surcharge'; readonly percent: Decimal }
	| { readonly by: 'own-prices'; readonly prices: readonly RechargePrice[] };

/** One company's part of an invoice. */
export interface RechargePart extends CompanyName {
	/** The lines that it pays for, in the order of the invoice, as they are to be charged. */
	readonly lines: readonly InvoiceLine[];
	/** As the invoice has it. */
	readonly cost: { readonly net: Minor; readonly vat: Minor; readonly total: Minor };
	/** As it is charged: the same at cost. */
	readonly charged: { readonly net: Minor; readonly vat: Minor; readonly total: Minor };
}

/** The companies behind an invoice, by account and KvK number. A surcharge comes on top of each unit price. */
export function rechargeOf(
	invoice: Invoice,
	mapping: readonly RechargeTo[],
	terms: RechargeTerms
): RechargePart[] {
	const priced = pricing(terms, invoice);
	const bySubscription = new Map(mapping.map((each) => [each.subscription, each]));
	const parts = new Map<string, { company: CompanyName; lines: InvoiceLine[] }>();
	for (const line of invoice.lines) {
		const { account, kvk, subscription } = line.key;
		const company = bySubscription.get(subscription) ?? { account, kvk };
		const id = `${company.account}\u001f${company.kvk}`;
		const part = parts.get(id);
		if (part) part.lines.push(line);
		else parts.set(id, { company: { account: company.account, kvk: company.kvk }, lines: [line] });
	}
	return [...parts.values()]
		.sort(
			(a, b) => compareText(a.company.account, b.company.account) || compareText(a.company.kvk, b.company.kvk)
		)
		.map(({ company, lines }) => {
			const charged = priced ? atPrices(lines, priced, invoice) : lines;
			return { ...company, lines: charged, cost: sums(lines), charged: sums(charged) };
		});
}

/** The subscriptions of an invoice, each with the company that it is charged to. */
export function subscriptionsOf(
	{ lines }: Pick<Invoice, 'lines'>,
	mapping: readonly RechargeTo[]
): RechargeTo[] {
	const found = new Map<string, RechargeTo>();
	for (const { key } of lines) {
		const { subscription, account, kvk } = key;
		if (subscription !== '') found.set(subscription, { subscription, account, kvk });
	}
	for (const each of mapping) if (found.has(each.subscription)) found.set(each.subscription, each);
	return [...found.values()].sort((a, b) => compareText(a.subscription, b.subscription));
}

/** What an invoice's lines count, each SKU and unit once, with the unit prices that the invoice has for it. */
export function pricedSkus({ lines }: Pick<Invoice, 'lines'>): PricedSku[] {
	const found = new Map<string, { sku: string; unit: string; unitPrices: Decimal[] }>();
	for (const { key, kind, unit, unitPrice } of lines) {
		if (kind === 'minimum') continue;
		const id = priceKey(key.sku, unit);
		const row = found.get(id) ?? { sku: key.sku, unit, unitPrices: [] };
		found.set(id, row);
		if (unitPrice && !row.unitPrices.some((each) => compare(each, unitPrice) === 0))
			row.unitPrices.push(unitPrice);
	}
	return [...found.values()].sort((a, b) => compareText(a.sku, b.sku) || compareText(a.unit, b.unit));
}

export interface PricedSku extends Pick<RechargePrice, 'sku' | 'unit'> {
	/** In the order of the lines. */
	readonly unitPrices: readonly Decimal[];
}

/** The unit price that a line is charged at; undefined: as the invoice has it. */
type PriceOf = (line: InvoiceLine) => Decimal | undefined;

/** Undefined at cost. What is added up to a minimum has no price of its own but the surcharged one. */
function pricing(terms: RechargeTerms, { currency }: Invoice): PriceOf | undefined {
	if (terms.by === 'cost' || (terms.by === 'surcharge' && isZero(terms.percent))) return undefined;
	if (terms.by === 'surcharge') {
		const { coefficient, scale } = terms.percent;
		const factor = add(ONE, decimal(coefficient, scale + 2));
		return ({ unitPrice }) => unitPrice && multiply(unitPrice, factor);
	}
	const own = new Map(
		terms.prices
			.filter((price) => price.currency === currency)
			.map(({ sku, unit, unitPrice }) => [priceKey(sku, unit), fromText(unitPrice)])
	);
	return ({ key, kind, unit }) => (kind === 'minimum' ? undefined : own.get(priceKey(key.sku, unit)));
}

function priceKey(sku: string, unit: string): string {
	return `${sku}\u001f${unit}`;
}

/**
 * Lines at other unit prices, each rounded as a line is (VAT-1); VAT is computed anew over the part (VAT-2). A part of
 * which no line gets another price stays as it is, to the cent.
 */
function atPrices(
	lines: readonly InvoiceLine[],
	priceOf: PriceOf,
	{ vatMode, currency }: Invoice
): readonly InvoiceLine[] {
	let isOther = false;
	const priced = lines.map((line) => {
		const unitPrice = priceOf(line);
		if (!unitPrice) return line;
		isOther = true;
		return { ...line, unitPrice, net: netOf(line.quantity, unitPrice, currency) };
	});
	if (!isOther) return lines;
	const { amounts } = vatOf(priced, vatMode);
	return priced.map((line, i) => ({ ...line, vatAmount: amounts[i] }));
}

/** A company's part as an invoice of its own, for its specification: the company in the customer's place. */
export function partInvoice(invoice: Invoice, part: RechargePart): Invoice {
	const { account, kvk, lines, charged } = part;
	const name = [account, kvk].filter((text) => text !== '').join(' / ') || invoice.customer.name;
	return { ...invoice, customer: { id: invoice.customer.id, number: '', name }, lines, ...charged };
}

function sums(lines: readonly InvoiceLine[]): RechargePart['cost'] {
	const net = lines.reduce((sum, line) => sum + (line.net ?? 0n), 0n);
	const vat = lines.reduce((sum, line) => sum + (line.vatAmount ?? 0n), 0n);
	return { net, vat, total: net + vat };
}
