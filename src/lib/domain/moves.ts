/**
 * Who pays for usage, where that is another customer than the usage names: an account that was moved, a customer
 * that was merged into another (BIL-1). The usage key keeps the customer of its usage, so what is billed stays
 * billed, whoever paid for it, and a move that is undone bills nothing twice: a move says on whose invoice
 * stands what is not billed yet.
 */
import type { UsageKey } from './usage';

/** What tells one account of a customer from another. */
export type AccountName = Pick<UsageKey, 'account' | 'kvk' | 'internalNumber'>;

export interface CustomerMove {
	/** Tells a move from every other; a later one is higher. */
	readonly id: number;
	/** The customer that the usage names. */
	readonly from: string;
	/** Only this account of it; absent: all of the customer. */
	readonly account?: AccountName;
	/** The customer that pays. */
	readonly to: string;
	/** Milliseconds since 1970-01-01T00:00Z. */
	readonly at: number;
}

/** What a payer is found by. */
export type Payable = AccountName & { readonly customer: string };

/** The customer on whose invoice usage stands, by id. */
export type PayerOf = (usage: Payable) => string;

const SEPARATOR = '\u001f';

function accountId(customer: string, { account, kvk, internalNumber }: AccountName): string {
	return [customer, account, kvk, internalNumber].join(SEPARATOR);
}

/** The latest move of each source, by what it moves. */
class Moves {
	private readonly customers = new Map<string, string>();
	private readonly accounts = new Map<string, string>();

	constructor(moves: readonly CustomerMove[]) {
		for (const { from, account, to } of [...moves].sort((a, b) => a.id - b.id)) {
			if (account) this.accounts.set(accountId(from, account), to);
			else this.customers.set(from, to);
		}
	}

	/** Undefined where moves lead round in a circle. */
	payerOf(usage: Payable): string | undefined {
		const seen = new Set<string>();
		let customer = usage.customer;
		for (;;) {
			if (seen.has(customer)) return undefined;
			seen.add(customer);
			const next = this.accounts.get(accountId(customer, usage)) ?? this.customers.get(customer);
			if (next === undefined) return customer;
			customer = next;
		}
	}
}

/** Who pays, by the moves that stand. An account's own move goes before its customer's; the latest one counts. */
export function payerOf(moves: readonly CustomerMove[]): PayerOf {
	if (moves.length === 0) return ({ customer }) => customer;
	const latest = new Moves(moves);
	return (usage) => latest.payerOf(usage) ?? usage.customer;
}

/** Whether no usage is led round in a circle: what is moved must arrive somewhere. */
export function arrives(moves: readonly CustomerMove[]): boolean {
	const latest = new Moves(moves);
	const nowhere: AccountName = { account: '', kvk: '', internalNumber: '' };
	return moves.every(
		({ from, account }) =>
			latest.payerOf({ ...(account ?? nowhere), customer: from }) !== undefined &&
			latest.payerOf({ ...nowhere, customer: from }) !== undefined
	);
}
