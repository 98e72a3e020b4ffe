import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDrafts } from '$lib/domain/billing';
import { add, decimal, isZero, toText, ZERO, type Decimal } from '$lib/domain/decimal';
import type { Invoice, InvoiceLine } from '$lib/domain/invoice';
import type { DefinitiveInvoice } from '$lib/domain/ledger';
import { arrives, payerOf, type CustomerMove } from '$lib/domain/moves';
import { PriceBook } from '$lib/domain/pricing';
import { usageKeyId, type UsageKey } from '$lib/domain/usage';
import { ledgerOf } from './ledger-of';
import { priceOf } from './naive-rating';
import { Administration, sequences } from './random-administration';
import { bill, billedBy, price, standard, toldLines, usageKey, used } from './sample';

const move = (id: number, from: string, to: string, account?: string): CustomerMove => ({
	id,
	from,
	to,
	at: 0,
	...(account === undefined ? {} : { account: { account, kvk: '12345678', internalNumber: '0317' } })
});
const payer = (moves: readonly CustomerMove[], given: Partial<UsageKey> = {}): string =>
	payerOf(moves)(usageKey({ customer: 'a', ...given }));

describe('who pays', () => {
	it('BIL-1 a customer pays for itself, for what was moved to it, and for those merged into it', () => {
		expect(payer([])).toBe('a');
		expect(payer([move(1, 'a', 'b')])).toBe('b');
		expect(payer([move(1, 'a', 'b', 'KA-000318')])).toBe('b');
		expect(payer([move(1, 'a', 'b', 'KA-000318')], { account: 'KA-2' })).toBe('a');
		expect(payer([move(1, 'a', 'b', 'KA-000318'), move(2, 'b', 'c')])).toBe('c');
	});

	it('BIL-1 an account that was moved goes its own way, and the latest move counts', () => {
		const account = [move(1, 'a', 'b', 'KA-000318'), move(2, 'a', 'c')];
		expect(payer(account)).toBe('b');
		expect(payer([...account, move(3, 'a', 'd', 'KA-000318')])).toBe('d');
		expect(payer([move(2, 'a', 'c'), move(1, 'a', 'b')])).toBe('c');
	});

	it('BIL-1 moves that lead round in a circle are known, and leave usage where it is', () => {
		const circle = [move(1, 'a', 'b'), move(2, 'b', 'a')];
		expect(arrives(circle)).toBe(false);
		expect(payer(circle)).toBe('a');
		expect(arrives([move(1, 'a', 'b', 'KA-000318'), move(2, 'b', 'a')])).toBe(false);
		expect(arrives([move(1, 'a', 'b'), move(2, 'b', 'c'), move(3, 'd', 'a')])).toBe(true);
	});
});

/** Random ways of who pays for whom, those that go round in circles among them: they leave usage where it is. */
const ways = fc.array(
	fc
		.record({
			id: fc.nat(9),
			from: fc.constantFrom('#K-1', '#K-2', '#K-3'),
			to: fc.constantFrom('#K-1', '#K-2', '#K-3'),
			account: fc.constantFrom(undefined, 'KA-000318', 'KA-2')
		})
		.map(({ id, from, to, account }) => move(id, from, to, account)),
	{ maxLength: 4 }
);

interface Billing {
	readonly all: Administration;
	/** Who pays, one of these for each run in turn. */
	readonly moves: readonly (readonly CustomerMove[])[];
}

/** Applies a sequence with general prices only; each run has moves of its own. Gives all invoices. */
function billAll(sequence: Parameters<Administration['apply']>[0][], { all, moves }: Billing): Invoice[] {
	const made: (Invoice & DefinitiveInvoice)[] = [];
	for (const op of sequence) {
		if (op.do !== 'bill') {
			all.apply(op.do === 'price' ? { ...op, spec: { ...op.spec, customerNumber: '' } } : op);
			continue;
		}
		const drafts = makeDrafts({
			totals: all.totals(),
			prices: new PriceBook([...all.specs.values()].map(priceOf)),
			ledger: ledgerOf(made),
			customers: new Map(),
			vatMode: 'per-rate',
			runOf: () => op.run,
			payerOf: payerOf(moves[made.length % Math.max(1, moves.length)] ?? [])
		});
		for (const each of drafts) made.push({ ...each, number: String(made.length + 1) });
	}
	return made;
}

const lineText = ({ key, quantity, unitPrice, net, usage }: InvoiceLine): string =>
	[usageKeyId(key), toText(quantity), unitPrice ? toText(unitPrice) : '', net, toText(usage)].join(' ');

describe('the laws of moving', () => {
	it('BIL-1 BIL-3 whoever pays, in whatever order that changes: all usage is billed, and none of it twice', () => {
		fc.assert(
			fc.property(sequences, fc.array(ways, { maxLength: 4 }), (sequence, moves) => {
				const all = new Administration();
				const invoices = billAll(sequence, { all, moves });
				const sums = new Map<string, Decimal>();
				const count = (key: UsageKey, quantity: Decimal): void => {
					sums.set(usageKeyId(key), add(sums.get(usageKeyId(key)) ?? ZERO, quantity));
				};
				for (const { lines } of invoices) for (const { key, usage } of lines) count(key, usage);
				for (const { key, hundredths } of all.uses) count(key, decimal(BigInt(-hundredths), 2));
				expect([...sums.values()].every(isZero)).toBe(true);
			})
		);
	});

	it('BIL-1 moves change on whose invoice a line stands, and nothing of the line', () => {
		fc.assert(
			fc.property(sequences, fc.array(ways, { maxLength: 4 }), (sequence, moves) => {
				const linesOf = (given: Billing['moves']): string[] =>
					billAll(sequence, { all: new Administration(), moves: given })
						.flatMap(({ lines }) => lines.map(lineText))
						.sort();
				expect(linesOf(moves)).toEqual(linesOf([]));
			})
		);
	});

	it('BIL-1 what was billed before its customer was merged is not billed again, nor after that is undone', () => {
		const prices = [price(standard('1'))];
		const first = bill([used('90')], prices);
		const later = bill([used('100'), used('5', { customer: '#K-2' })], prices, {
			ledger: billedBy(...first),
			payerOf: payerOf([move(1, '#K-1001', '#K-2')])
		});
		expect(later.map(({ customer }) => customer.id)).toEqual(['#K-2']);
		expect(later.flatMap(toldLines)).toEqual(['10 x 1 = 10', '5 x 1 = 5']);
		const undone = bill([used('100'), used('5', { customer: '#K-2' })], prices, {
			ledger: billedBy(...first, ...later)
		});
		expect(undone).toEqual([]);
	});
});
