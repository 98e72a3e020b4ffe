/** Short ways to write usage, prices and runs in tests of billing; what is not told is the plainest there is. */
import { makeDrafts, type BillingInput } from '$lib/domain/billing';
import { fromText, toText, ZERO } from '$lib/domain/decimal';
import type { BillingRun, Invoice, InvoiceLine } from '$lib/domain/invoice';
import { Ledger } from '$lib/domain/ledger';
import { fromMinor } from '$lib/domain/money';
import { fromIsoDate, fromIsoMonth, monthPeriod, type Day, type Month } from '$lib/domain/period';
import type { Price, PriceModel } from '$lib/domain/price';
import { PriceBook } from '$lib/domain/pricing';
import type { Totals } from '$lib/domain/to-bill';
import type { UsageKey, UsageKind, UsageTotal } from '$lib/domain/usage';
import { ledgerOf } from './ledger-of';

export function day(text: string): Day {
	const found = fromIsoDate(text);
	if (found === undefined) throw new Error(`no such day: ${text}`);
	return found;
}

export function month(text: string): Month {
	const found = fromIsoMonth(text);
	if (found === undefined) throw new Error(`no such month: ${text}`);
	return found;
}

export const usageKey = (given: Partial<UsageKey> = {}): UsageKey => ({
	customer: '#K-1001',
	currency: 'EUR',
	account: 'KA-000318',
	kvk: '12345678',
	internalNumber: '0317',
	subscription: 'AB-900318',
	sku: 'EMAIL',
	unit: 'Document',
	chargeName: 'E-mail',
	period: monthPeriod(month('2021-12')),
	unitPrice: '',
	vat: '',
	...given
});

/** Usage of the one key that most tests need, or of another. */
export const used = (
	quantity: string,
	given: Partial<UsageKey> = {},
	kind: UsageKind = 'moment'
): UsageTotal => ({ key: usageKey(given), kind, quantity: fromText(quantity), events: 1 });

/** `standard('0.10')`. */
export const standard = (unitPrice: string): PriceModel => ({
	kind: 'standard',
	unitPrice: fromText(unitPrice)
});

/** `tiered('volume', '100: 0.10', '500: 0.08', '0.05')`: each bound with its price, the last one open. */
export const tiered = (kind: 'graduated' | 'volume', ...tiers: string[]): PriceModel => ({
	kind,
	tiers: tiers.map((tier) => {
		const [unitPrice = '', upTo] = tier.split(': ').reverse();
		return { upTo: upTo === undefined ? undefined : fromText(upTo), unitPrice: fromText(unitPrice) };
	})
});

/** `packaged('100', '9.00')`. */
export const packaged = (size: string, packagePrice: string): PriceModel => ({
	kind: 'package',
	size: fromText(size),
	packagePrice: fromText(packagePrice)
});

export const price = (model: PriceModel, given: Partial<Price> = {}): Price => ({
	sku: 'EMAIL',
	currency: 'EUR',
	customerNumber: '',
	subscription: '',
	validFrom: day('2021-01-01'),
	chargeName: 'E-mail',
	unit: '',
	model,
	vat: '21',
	freeQuantity: ZERO,
	minimum: ZERO,
	...given
});

/** A run up to a month, with the invoice date on the 27th of the second month after it. */
export const run = (upTo: string, given: Partial<BillingRun> = {}): BillingRun => ({
	usageUpTo: month(upTo),
	subscriptionsUpTo: month(upTo),
	invoiceDate: day('2022-02-27'),
	termMonths: 1,
	...given
});

export interface Billing extends Partial<Omit<BillingInput, 'prices' | 'totals'>> {
	readonly run?: BillingRun;
}

/** Drafts of some usage at some prices, up to 2021-12 from an empty ledger unless told otherwise. */
export function bill(totals: Totals, prices: Iterable<Price>, given: Billing = {}): Invoice[] {
	const { run: asked = run('2021-12'), ...input } = given;
	return makeDrafts({
		totals,
		prices: new PriceBook(prices),
		ledger: new Ledger(),
		customers: new Map([['#K-1001', { id: '#K-1001', number: 'K-1001', name: 'Voorbeeld B.V.' }]]),
		vatMode: 'per-rate',
		runOf: () => asked,
		...input
	});
}

/** The only one of some drafts. */
export function only<T>(all: readonly T[]): T {
	const [first] = all;
	if (first === undefined || all.length !== 1) throw new Error(`not one, but ${all.length}`);
	return first;
}

/** A ledger of drafts made definitive as they stand, numbered 1, 2, … */
export const billedBy = (...invoices: Invoice[]): Ledger =>
	ledgerOf(invoices.map((invoice, index) => ({ ...invoice, number: String(index + 1) })));

/** `90 x 10 = 900.00`, as a person would write a line. */
export function told(line: InvoiceLine): string {
	const { key, kind, quantity, unitPrice, net } = line;
	if (unitPrice === undefined || net === undefined) return `${toText(quantity)} x ?`;
	const amount = toText(fromMinor(net, key.currency));
	return `${kind === 'usage' ? '' : `${kind} `}${toText(quantity)} x ${toText(unitPrice)} = ${amount}`;
}

/** The lines of an invoice, each as a person would write it. */
export const toldLines = (invoice: Invoice): string[] => invoice.lines.map(told);

/** Amounts as text: `37.50` is `37.5`. */
export const amount = (minor: bigint | undefined, currency = 'EUR'): string =>
	minor === undefined ? '?' : toText(fromMinor(minor, currency));
