/** What is to be billed: all usage up to the run's months less what was billed, per usage key (rule BIL-3). */
import { add, isZero, subtract, ZERO, type Decimal } from './decimal';
import type { BillingRun } from './invoice';
import type { Billed, Ledger } from './ledger';
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

interface Sum {
	readonly key: UsageKey;
	byMoment: Decimal;
	byPeriod: Decimal;
}

interface Account {
	readonly customer: string;
	readonly currency: string;
	readonly run: BillingRun;
	readonly sums: Sum[];
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
 * Usage less billed, per customer and currency with anything due. Totals of one key may come in parts (one
 * of each import) and in any order; a key that was billed and has no usage left is taken back.
 */
export function usageToBill(
	totals: Iterable<UsageTotal>,
	ledger: Ledger,
	runOf: RunOf,
	payerOf: PayerOf = ({ customer }) => customer
): DueOfCustomer[] {
	const accounts = new Accounts(runOf, payerOf);
	const sums = new Sums();
	for (const { key, kind, quantity } of totals) {
		const account = accounts.of(key);
		if (account && counts(key.period, kind, account.run)) addUsage(sums.of(key, account), kind, quantity);
	}
	// A key that was billed stands among the sums even when its usage was undone (IMP-10).
	for (const { key } of ledger) {
		const account = accounts.of(key);
		if (account) sums.of(key, account);
	}
	return accounts
		.all()
		.map(({ customer, currency, run, sums }) => ({ customer, currency, run, usage: due(sums, ledger, run) }))
		.filter(({ usage }) => usage.length > 0);
}

/** Accounts by who pays and currency, each asked for its run once. */
class Accounts {
	private readonly byCustomer = new Map<string, Map<string, Account | undefined>>();

	constructor(
		private readonly runOf: RunOf,
		private readonly payerOf: PayerOf
	) {}

	of(key: UsageKey): Account | undefined {
		const { currency } = key;
		const customer = this.payerOf(key);
		let currencies = this.byCustomer.get(customer);
		if (!currencies) this.byCustomer.set(customer, (currencies = new Map()));
		if (currencies.has(currency)) return currencies.get(currency);
		const run = this.runOf(customer, currency);
		const account = run && { customer, currency, run, sums: [] };
		currencies.set(currency, account);
		return account;
	}

	all(): Account[] {
		return [...this.byCustomer.values()]
			.flatMap((currencies) => [...currencies.values()])
			.filter((account) => account !== undefined);
	}
}

/** Sums of all accounts by usage key: a key is always of one account. */
class Sums {
	private readonly numbers = new UsageKeyNumbers();
	private readonly all: Sum[] = [];

	of(key: UsageKey, account: Account): Sum {
		const number = this.numbers.of(key);
		const known = this.all[number];
		if (known) return known;
		const sum: Sum = { key, byMoment: ZERO, byPeriod: ZERO };
		this.all[number] = sum;
		account.sums.push(sum);
		return sum;
	}
}

function addUsage(sum: Sum, kind: UsageKind, quantity: Decimal): void {
	if (kind === 'moment') sum.byMoment = add(sum.byMoment, quantity);
	else sum.byPeriod = add(sum.byPeriod, quantity);
}

function due(sums: readonly Sum[], ledger: Ledger, run: BillingRun): DueUsage[] {
	const usage: DueUsage[] = [];
	for (const sum of sums) {
		const billed = ledger.get(sum.key);
		const byMoment = lessBilled('moment', sum.byMoment, billed?.byMoment, sum.key, run);
		const byPeriod = lessBilled('period', sum.byPeriod, billed?.byPeriod, sum.key, run);
		const quantity = add(byMoment, byPeriod);
		if (isZero(quantity)) continue;
		const late =
			(!isZero(byMoment) && isLate('moment', sum.key, run)) ||
			(!isZero(byPeriod) && isLate('period', sum.key, run));
		usage.push({ key: sum.key, quantity, byPeriod, billed, late });
	}
	return usage;
}

/** Of a period that the run does not count yet, what was billed stays billed. */
function lessBilled(
	kind: UsageKind,
	quantity: Decimal,
	billed: Decimal | undefined,
	{ period }: UsageKey,
	run: BillingRun
): Decimal {
	if (billed === undefined) return quantity;
	return counts(period, kind, run) ? subtract(quantity, billed) : ZERO;
}

function isLate(kind: UsageKind, { period }: UsageKey, run: BillingRun): boolean {
	return lastMonth(period) < upTo(run, kind);
}
