/** What is to be billed: all usage up to the run's months less what was billed, per usage key (rule BIL-3). */
import { add, isZero, subtract, ZERO, type Decimal } from './decimal';
import type { BillingRun } from './invoice';
import type { Billed, Ledger } from './ledger';
import { compareText } from './line-order';
import type { PayerOf } from './moves';
import { lastMonth, type Month, type Period } from './period';
import type { UsageKey, UsageKind, UsageTotal } from './usage';
import { UsageKeyNumbers } from './usage-key-numbers';

/** Usage of one key that no definitive invoice billed yet, or that one billed too much of. */
export interface DueUsage {
	readonly key: UsageKey;
	/** Usage less billed, never zero; negative where usage was taken back. */
	readonly quantity: Decimal;
	/** The part of `quantity` whose records brought a period of their own. */
	readonly byPeriod: Decimal;
	readonly billed: Billed | undefined;
	/** Its period ends before the run's month begins. */
	readonly late: boolean;
}

/** Everything due of one customer in one currency: a draft. */
export interface DueOfCustomer {
	/** Who pays, which need not be the customer that the usage names (moves.ts). */
	readonly customer: string;
	readonly currency: string;
	readonly run: BillingRun;
	readonly usage: readonly DueUsage[];
}

/** The run that bills a customer in a currency; undefined: it is not to be billed now. */
export type RunOf = (customer: string, currency: string) => BillingRun | undefined;

/**
 * Usage totals in rows, each put together when it is asked for: of a hundred thousand only those of the customer that
 * is being billed are there at once.
 */
export interface TotalRows {
	readonly length: number;
	/** A total by its row, counted from 0. */
	total(row: number): UsageTotal;
	/** The customer and the currency of its key, without the rest of it. */
	customer(row: number): string;
	currency(row: number): string;
	/** Absent where nobody knows a better order than their own. */
	byKey?(): RowsByKey;
}

/** All rows of totals, those of one usage key one behind another. */
export interface RowsByKey {
	/** Every row once. Keys in the order of an invoice's lines, as far as they tell it: that leaves less to sort. */
	readonly rows: Uint32Array;
	/** By row: 1 where it has the same key as the one before it in `rows`. */
	readonly repeats: Uint8Array;
}

/** Totals of all imports: a list, or rows. Those of one usage key may come in parts. */
export type Totals = readonly UsageTotal[] | TotalRows;

interface Sum {
	readonly key: UsageKey;
	byMoment: Decimal;
	byPeriod: Decimal;
}

interface Account {
	readonly customer: string;
	readonly currency: string;
	readonly run: BillingRun;
	/** Rows of the totals that may count. */
	readonly rows: number[];
	/** What stands billed. */
	readonly billed: Billed[];
}

/** The months of a run. */
type Months = Pick<BillingRun, 'usageUpTo' | 'subscriptionsUpTo'>;

/** The month up to and including which a run counts usage of a kind (BIL-2). */
function upTo(run: Months, kind: UsageKind): Month {
	return kind === 'moment' ? run.usageUpTo : run.subscriptionsUpTo;
}

/** A period counts when its last day lies in or before the run's month (BIL-2). */
export function counts(period: Period, kind: UsageKind, run: Months): boolean {
	return lastMonth(period) <= upTo(run, kind);
}

/**
 * Usage less billed, per customer and currency with anything due, by customer id, then currency; made one at a time,
 * as they are asked for. Totals of one key may come in parts (one of each import) and in any order; a key that was
 * billed and has no usage left is taken back.
 */
export function* usageToBill(
	totals: Totals,
	ledger: Ledger,
	runOf: RunOf,
	payerOf?: PayerOf
): Generator<DueOfCustomer> {
	const rows = 'total' in totals ? totals : listed(totals);
	const accounts = new Accounts(runOf);
	const byKey = rows.byKey?.();
	for (let place = 0; place < rows.length; place++) {
		const row = byKey ? (byKey.rows[place] as number) : place;
		const customer = payerOf ? payerOf(rows.total(row).key) : rows.customer(row);
		accounts.of(customer, rows.currency(row))?.rows.push(row);
	}
	for (const billed of ledger) {
		const { key } = billed;
		accounts.of(payerOf ? payerOf(key) : key.customer, key.currency)?.billed.push(billed);
	}
	for (const account of accounts.inOrder()) {
		const { customer, currency, run } = account;
		const usage = due(sumsOf(account, rows, byKey?.repeats), account, ledger);
		if (usage.length > 0) yield { customer, currency, run, usage };
	}
}

function listed(totals: readonly UsageTotal[]): TotalRows {
	const total = (row: number): UsageTotal => totals[row] as UsageTotal;
	return {
		length: totals.length,
		total,
		customer: (row) => total(row).key.customer,
		currency: (row) => total(row).key.currency
	};
}

/** What was asked for, and what was found. */
interface Found {
	readonly customer: string;
	readonly currency: string;
	readonly account: Account | undefined;
}

/** Accounts by who pays and currency, each asked for its run once. */
class Accounts {
	private readonly byCustomer = new Map<string, Map<string, Account | undefined>>();
	/** Rows in order are mostly of the customer of the one before. */
	private last: Found | undefined;

	constructor(private readonly runOf: RunOf) {}

	of(customer: string, currency: string): Account | undefined {
		const { last } = this;
		if (last?.customer === customer && last.currency === currency) return last.account;
		const account = this.find(customer, currency);
		this.last = { customer, currency, account };
		return account;
	}

	private find(customer: string, currency: string): Account | undefined {
		let currencies = this.byCustomer.get(customer);
		if (!currencies) this.byCustomer.set(customer, (currencies = new Map()));
		if (currencies.has(currency)) return currencies.get(currency);
		const run = this.runOf(customer, currency);
		const account = run && { customer, currency, run, rows: [], billed: [] };
		currencies.set(currency, account);
		return account;
	}

	/** By customer id, then currency. */
	inOrder(): Account[] {
		return [...this.byCustomer.values()]
			.flatMap((currencies) => [...currencies.values()])
			.filter((account) => account !== undefined)
			.sort((a, b) => compareText(a.customer, b.customer) || compareText(a.currency, b.currency));
	}
}

/** Usage of an account by key: a key is always of one account. `repeats`: rows of one key come one behind another. */
function sumsOf({ rows: own, run }: Account, rows: TotalRows, repeats: Uint8Array | undefined): Sum[] {
	const months = new LastMonths();
	const countsNow = (period: Period, kind: UsageKind): boolean => months.of(period) <= upTo(run, kind);
	return repeats ? sumsInOrder(own, rows, repeats, countsNow) : sumsOfAny(own, rows, countsNow);
}

type CountsNow = (period: Period, kind: UsageKind) => boolean;

function sumsInOrder(
	own: readonly number[],
	rows: TotalRows,
	repeats: Uint8Array,
	countsNow: CountsNow
): Sum[] {
	const sums: Sum[] = [];
	/** Of the key that the row at hand has; undefined while none of its rows counts. */
	let sum: Sum | undefined;
	for (const row of own) {
		if (repeats[row] !== 1) sum = undefined;
		const { key, kind, quantity } = rows.total(row);
		if (!countsNow(key.period, kind)) continue;
		if (!sum) sums.push((sum = { key, byMoment: ZERO, byPeriod: ZERO }));
		addUsage(sum, kind, quantity);
	}
	return sums;
}

function sumsOfAny(own: readonly number[], rows: TotalRows, countsNow: CountsNow): Sum[] {
	const sums = new Sums();
	for (const row of own) {
		const { key, kind, quantity } = rows.total(row);
		if (countsNow(key.period, kind)) addUsage(sums.of(key), kind, quantity);
	}
	return sums.all;
}

/** Months of the last days of periods: a hundred thousand keys are of a few. */
class LastMonths {
	private readonly known = new Map<number, Month>();

	of(period: Period): Month {
		let month = this.known.get(period.until);
		if (month === undefined) this.known.set(period.until, (month = lastMonth(period)));
		return month;
	}
}

/** Sums by usage key, in the order in which keys were first asked for. */
class Sums {
	readonly all: Sum[] = [];
	private readonly numbers = new UsageKeyNumbers();

	of(key: UsageKey): Sum {
		return (this.all[this.numbers.of(key)] ??= { key, byMoment: ZERO, byPeriod: ZERO });
	}
}

function addUsage(sum: Sum, kind: UsageKind, quantity: Decimal): void {
	if (kind === 'moment') sum.byMoment = add(sum.byMoment, quantity);
	else sum.byPeriod = add(sum.byPeriod, quantity);
}

function due(sums: readonly Sum[], { billed: standing, run }: Account, ledger: Ledger): DueUsage[] {
	const usage: DueUsage[] = [];
	const met = new Set<Billed>();
	const months = new LastMonths();
	for (const sum of sums) {
		const billed = ledger.get(sum.key);
		if (billed) met.add(billed);
		addDue(usage, sum, billed, run, months);
	}
	// What was billed is taken back where its usage was undone (IMP-10).
	for (const billed of standing)
		if (!met.has(billed))
			addDue(usage, { key: billed.key, byMoment: ZERO, byPeriod: ZERO }, billed, run, months);
	return usage;
}

function addDue(
	usage: DueUsage[],
	sum: Sum,
	billed: Billed | undefined,
	run: BillingRun,
	months: LastMonths
): void {
	const month = months.of(sum.key.period);
	const byMoment = lessBilled(sum.byMoment, billed?.byMoment, month <= upTo(run, 'moment'));
	const byPeriod = lessBilled(sum.byPeriod, billed?.byPeriod, month <= upTo(run, 'period'));
	const quantity = add(byMoment, byPeriod);
	if (isZero(quantity)) return;
	const late =
		(!isZero(byMoment) && month < upTo(run, 'moment')) || (!isZero(byPeriod) && month < upTo(run, 'period'));
	usage.push({ key: sum.key, quantity, byPeriod, billed, late });
}

/** Of a period that the run does not count yet, what was billed stays billed. */
function lessBilled(quantity: Decimal, billed: Decimal | undefined, isCounted: boolean): Decimal {
	if (billed === undefined) return quantity;
	return isCounted ? subtract(quantity, billed) : ZERO;
}
