/**
 * Recharge ("doorbelasten"): an invoice divided over the companies behind it, at cost or with a surcharge. At cost
 * the parts are the invoice, to the cent: net and VAT are those of its lines.
 */
import { add, decimal, multiply, ONE, type Decimal } from './decimal';
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

/** One company's part of an invoice. */
export interface RechargePart extends CompanyName {
	/** The lines that it pays for, in the order of the invoice, as they are to be charged. */
	readonly lines: readonly InvoiceLine[];
	/** As the invoice has it. */
	readonly cost: { readonly net: Minor; readonly vat: Minor; readonly total: Minor };
	/** As it is charged: the same without a surcharge. */
	readonly charged: { readonly net: Minor; readonly vat: Minor; readonly total: Minor };
}

/** The companies behind an invoice, by account and KvK number. `percent` comes on top of each unit price; zero for cost. */
export function rechargeOf(
	invoice: Invoice,
	mapping: readonly RechargeTo[],
	percent: Decimal
): RechargePart[] {
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
			const charged = percent.coefficient === 0n ? lines : withSurcharge(lines, percent, invoice);
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

/** Each line at a unit price that much higher, rounded as a line is (VAT-1); VAT is computed anew over the part (VAT-2). */
function withSurcharge(
	lines: readonly InvoiceLine[],
	{ coefficient, scale }: Decimal,
	{ vatMode, currency }: Invoice
): InvoiceLine[] {
	const factor = add(ONE, decimal(coefficient, scale + 2));
	const raised = lines.map((line) => {
		const unitPrice = line.unitPrice && multiply(line.unitPrice, factor);
		return { ...line, unitPrice, net: unitPrice && netOf(line.quantity, unitPrice, currency) };
	});
	const { amounts } = vatOf(raised, vatMode);
	return raised.map((line, i) => ({ ...line, vatAmount: amounts[i] }));
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
