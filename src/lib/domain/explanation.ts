/** Why an invoice line says what it says (BIL-6): its usage, its price step by step, and its share of the VAT. */
import { add, decimal, isNegative, isZero, powerOfTen, subtract, ZERO, type Decimal } from './decimal';
import type { CreditOf, Invoice, InvoiceLine, LineKind, VatMode } from './invoice';
import type { BilledLine, Ledger } from './ledger';
import { netOf, type Minor } from './money';
import type { Price } from './price';
import { isFlat, rate } from './rating';
import { usageKeyId, type UsageKey, type VatCategory } from './usage';
import { vatRate } from './vat';

/** One step of a rating: quantity x unit price = amount. */
export interface Step {
	readonly kind: LineKind;
	readonly quantity: Decimal;
	readonly unitPrice: Decimal;
	/** Rounded as a line is (VAT-1). */
	readonly amount: Minor;
}

/** How a line came by its share of its rate's VAT (VAT-2). */
export interface VatShare {
	readonly category: VatCategory;
	readonly mode: VatMode;
	/** Rate x net, in minor units, exact. */
	readonly exact: Decimal;
	/** Rounded down to minus infinity. */
	readonly down: Minor;
	readonly given: Minor;
	/** Of the rate as a whole: sum of nets, its VAT rounded once, and how many cents that is above the rounded shares. */
	readonly net: Minor;
	readonly vat: Minor;
	readonly spread: Minor;
}

export interface Explanation {
	/** The line's place on the invoice, and those of all lines of its usage key. */
	readonly place: number;
	readonly places: readonly number[];
	readonly key: UsageKey;
	/** What earlier definitive invoices had billed of the key, and which they were. */
	readonly before: Decimal;
	readonly billedBy: readonly string[];
	readonly billedLines: readonly BilledLine[];
	/** What this invoice bills of it. */
	readonly usage: Decimal;
	/** The quantity that was rated: before + usage. */
	readonly rated: Decimal;
	/** The version that rated it; undefined: the price in the file, or none. */
	readonly price: Price | undefined;
	/** The unit price stands in the usage file itself (PRI-1). */
	readonly fromFile: boolean;
	/** At a tiered price: the rating of the whole quantity, of which what was billed is taken off. Else empty. */
	readonly steps: readonly Step[];
	readonly vat: VatShare | undefined;
	/** Of a credit note made by hand: the line of the invoice that it takes back. */
	readonly credits:
		{ readonly number: string; readonly usage: CreditOf['usage']; readonly place: number } | undefined;
}

/** Explains a line by its place. `before` is the ledger of the definitive invoices before this one. */
export function explain(invoice: Invoice, place: number, before: Ledger): Explanation | undefined {
	const line = invoice.lines[place];
	if (!line) return undefined;
	const id = usageKeyId(line.key);
	const places = invoice.lines.flatMap(({ key }, other) => (usageKeyId(key) === id ? [other] : []));
	const lines = places.map((each) => invoice.lines[each] as InvoiceLine);
	const usage = sum(lines.map((each) => each.usage));
	const billed = invoice.credits ? undefined : before.get(line.key);
	const billedBefore = billed ? add(billed.byMoment, billed.byPeriod) : ZERO;
	const rated = add(billedBefore, usage);
	const price = line.priceVersion === undefined ? undefined : invoice.prices[line.priceVersion];
	return {
		place,
		places,
		key: line.key,
		before: billedBefore,
		billedBy: billed?.invoices ?? [],
		billedLines: billed?.lines.filter(({ quantity }) => !isZero(quantity)) ?? [],
		usage,
		rated,
		price,
		fromFile: line.key.unitPrice !== '',
		steps: price && !invoice.credits && !isFlat(price) ? stepsOf(rated, price) : [],
		vat: vatShareOf(invoice, line),
		credits: invoice.credits && {
			number: invoice.credits.number,
			usage: invoice.credits.usage,
			place: invoice.credits.lines[place] ?? 0
		}
	};
}

function stepsOf(rated: Decimal, price: Price): Step[] {
	return rate(rated, price).map((piece) => ({
		...piece,
		amount: netOf(piece.quantity, piece.unitPrice, price.currency)
	}));
}

/** How much of a quantity is free: it comes off before tiers and packages (PRI-2). */
export function freeOf(rated: Decimal, { freeQuantity }: Price): Decimal {
	if (isNegative(rated) || isZero(freeQuantity)) return ZERO;
	const rest = subtract(rated, freeQuantity);
	return isNegative(rest) ? rated : freeQuantity;
}

function vatShareOf({ lines, vatMode, vatTotals }: Invoice, line: InvoiceLine): VatShare | undefined {
	const { vat: category, net, vatAmount } = line;
	const total = vatTotals.find((each) => each.category === category);
	if (category === undefined || net === undefined || vatAmount === undefined || !total) return undefined;
	const { coefficient, scale } = vatRate(category);
	const divisor = powerOfTen(scale + 2);
	const down = (amount: Minor): Minor => {
		const exact = amount * coefficient;
		const rest = exact % divisor;
		return (exact - (rest < 0n ? rest + divisor : rest)) / divisor;
	};
	const rounded = lines.reduce(
		(all, each) => (each.vat === category && each.net !== undefined ? all + down(each.net) : all),
		0n
	);
	return {
		category,
		mode: vatMode,
		exact: decimal(net * coefficient, scale + 2),
		down: down(net),
		given: vatAmount,
		net: total.net,
		vat: total.vat,
		spread: total.vat - rounded
	};
}

function sum(quantities: readonly Decimal[]): Decimal {
	return quantities.reduce(add, ZERO);
}
