/** Invoices: what a draft and a definitive invoice hold. Plain values, made by billing.ts. */
import type { Decimal } from './decimal';
import type { Minor } from './money';
import type { Day, Month } from './period';
import type { PartyDetails } from './party';
import type { Price } from './price';
import type { UsageKey, VatCategory } from './usage';

/** `usage`: a quantity at a unit price. `minimum`: what is lacking to a price's minimum (PRI-2). */
export type LineKind = 'usage' | 'package' | 'minimum';

/** Why a line cannot be billed yet (PRI-4, PRI-5). */
export type LineProblem = 'no-price' | 'no-vat';

export interface InvoiceLine {
	readonly key: UsageKey;
	readonly kind: LineKind;
	/** As shown: the usage's, else the price list's (PRI-5). A package line says so in its unit. */
	readonly unit: string;
	readonly chargeName: string;
	/** Units, or packages on a package line; negative where usage is taken back. */
	readonly quantity: Decimal;
	/** Undefined: no price (PRI-4). */
	readonly unitPrice: Decimal | undefined;
	/** Undefined: no VAT known. */
	readonly vat: VatCategory | undefined;
	/** VAT-1; undefined without a price. */
	readonly net: Minor | undefined;
	/** VAT-2: spread so that the column adds up; undefined without price or VAT. */
	readonly vatAmount: Minor | undefined;
	/** BIL-3: its period ends before the run's month begins. */
	readonly late: boolean;
	/** Usage quantity of the key that this invoice bills, on the key's first line; zero on its others. */
	readonly usage: Decimal;
	/** The part of `usage` whose records brought a period of their own (BIL-2); absent: none. */
	readonly usageByPeriod?: Decimal;
	/** What definitive invoices had billed of the key before, on the key's first line (BIL-6); absent: nothing. */
	readonly billedBefore?: Decimal;
	/**
	 * Numbers of the invoices that had billed its key, in the order in which they were made: those that it adds to or
	 * takes back from (BIL-3). Absent: none; or a credit note made by hand, or made before this was kept.
	 */
	readonly corrects?: readonly string[];
	/** Index in the invoice's `prices` of the version that rated the key; undefined: the file's own unit price, or none. */
	readonly priceVersion?: number | undefined;
	readonly problem: LineProblem | undefined;
}

/** Net and VAT of all lines of one category. */
export interface VatTotal {
	readonly category: VatCategory;
	readonly net: Minor;
	readonly vat: Minor;
}

/** VAT rounded once per rate, or per line (VAT-3). */
export type VatMode = 'per-rate' | 'per-line';

/** Who an invoice is for, as it was known when the invoice was made. */
export interface InvoiceCustomer {
	readonly id: string;
	readonly number: string;
	readonly name: string;
	/** Absent: nothing is known. */
	readonly details?: PartyDetails;
}

/** What a billing run asks for (BIL-2). */
export interface BillingRun {
	/** Usage by moment counts up to and including this month. */
	readonly usageUpTo: Month;
	/** Records with a period of their own count up to and including this month. */
	readonly subscriptionsUpTo: Month;
	readonly invoiceDate: Day;
	/** Calendar months from invoice date to due date. */
	readonly termMonths: number;
	/** The user chose the term for this run; else a customer's own goes before it. */
	readonly termChosen?: true;
	/** The run's own term, where a customer's goes before it: what follows when the customer has none any more. */
	readonly termOfRun?: number;
}

/** Of a credit note made by hand: what it takes back of which invoice (BIL-5). */
export interface CreditOf {
	/** The invoice's number. */
	readonly number: string;
	/** `reopen`: the usage is to be billed again. `settle`: it stays billed, and is done with. */
	readonly usage: 'reopen' | 'settle';
	/** Places of its lines on the invoice, counted from 0, ascending. */
	readonly lines: readonly number[];
}

/** One customer's and one currency's usage to bill, with its totals. Without a number: a draft. */
export interface Invoice extends BillingRun {
	readonly customer: InvoiceCustomer;
	readonly currency: string;
	readonly dueDate: Day;
	/** A draft whose total is below zero becomes a credit note (BIL-3). */
	readonly kind: 'invoice' | 'credit-note';
	readonly vatMode: VatMode;
	readonly lines: readonly InvoiceLine[];
	readonly vatTotals: readonly VatTotal[];
	/** Sum of line nets; lines without a price count for nothing and block the invoice. */
	readonly net: Minor;
	readonly vat: Minor;
	readonly total: Minor;
	/** Invoices that billed what negative lines here take back, in the order in which they were made (BIL-3). */
	readonly corrects: readonly string[];
	/** Of a credit note that was made by hand; absent on all else. */
	readonly credits?: CreditOf;
	/** SKUs without a price, and SKUs without VAT: not empty means it cannot be made definitive (PRI-4). */
	readonly skusWithoutPrice: readonly string[];
	readonly skusWithoutVat: readonly string[];
	/** The price versions behind its lines, kept so that later usage is rated by them (BIL-3). */
	readonly prices: readonly Price[];
}
