/**
 * The laws of billing, under random sequences of usage, undone imports, price changes and definitive
 * invoices: what invoices say together against a second reckoning in whole hundredths, one by one.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, decimal, isZero, subtract, toText, ZERO, type Decimal } from '$lib/domain/decimal';
import type { Invoice, InvoiceLine } from '$lib/domain/invoice';
import type { DefinitiveInvoice } from '$lib/domain/ledger';
import { lastMonth } from '$lib/domain/period';
import { usageKeyId, type UsageKey, type UsageKind, type UsageTotal } from '$lib/domain/usage';
import { encode, Opened } from '$lib/storage/sections';
import { joinedRows, type KeyedRows } from '$lib/storage/total-rows';
import { keyColumnsOf, usageKeyColumns } from '$lib/storage/usage-key-columns';
import { hundredths, reckon, type Reckoned } from './naive-billing';
import { Administration, sequences, type Op } from './random-administration';
import { run } from './sample';

type Look = (all: Administration, drafts: Invoice[], op: Op) => void;

/** Looks at an administration after each step of many sequences; each sequence with an eye of its own. */
function check(newLook: () => Look): void {
	fc.assert(
		fc.property(sequences, (sequence) => {
			const all = new Administration();
			const look = newLook();
			for (const op of sequence) look(all, all.apply(op), op);
		}),
		{ numRuns: 300 }
	);
}

const identity = ({ kind, unitPrice, vat }: Pick<InvoiceLine, 'kind' | 'unitPrice' | 'vat'>): string =>
	`${kind} ${unitPrice ? toText(unitPrice) : '?'} ${vat ?? '?'}`;

/** Counts up by name, leaving out what comes to nothing. */
function sums<T>(
	items: Iterable<T>,
	name: (item: T) => string,
	count: (item: T) => Decimal
): Map<string, string> {
	const found = new Map<string, Decimal>();
	for (const item of items) found.set(name(item), add(found.get(name(item)) ?? ZERO, count(item)));
	return new Map([...found].filter(([, sum]) => !isZero(sum)).map(([n, sum]) => [n, toText(sum)]));
}

const linesOf = (invoices: readonly DefinitiveInvoice[]) => invoices.flatMap(({ lines }) => lines);

/** Totals in rows, as an import's are stored. */
const rowsOf = (totals: readonly UsageTotal[]): KeyedRows => {
	const total = (row: number): UsageTotal => {
		const found = totals[row];
		if (!found) throw new RangeError(`no row ${row} of ${totals.length}`);
		return found;
	};
	return {
		length: totals.length,
		total,
		customer: (row) => total(row).key.customer,
		currency: (row) => total(row).key.currency,
		keys: keyColumnsOf(new Opened(encode(usageKeyColumns(totals.map(({ key }) => key)))))
	};
};

describe('the laws of billing', () => {
	it('BIL-3 quantities billed are all usage that the run counts, per key', () => {
		check(() => ({ uses, invoices }, _drafts, op) => {
			if (op.do !== 'bill') return;
			const isCounted = (key: UsageKey, kind: UsageKind) =>
				lastMonth(key.period) <= (kind === 'moment' ? op.run.usageUpTo : op.run.subscriptionsUpTo);
			const used = sums(
				uses.filter((use) => isCounted(use.key, use.kind)),
				(use) => usageKeyId(use.key),
				(use) => decimal(BigInt(use.hundredths), 2)
			);
			const billed = sums(
				linesOf(invoices)
					.flatMap(({ key, usage, usageByPeriod = ZERO }) => [
						{ key, kind: 'moment' as const, quantity: subtract(usage, usageByPeriod) },
						{ key, kind: 'period' as const, quantity: usageByPeriod }
					])
					.filter(({ key, kind }) => isCounted(key, kind)),
				({ key }) => usageKeyId(key),
				({ quantity }) => quantity
			);
			expect(billed).toEqual(used);
		});
	});

	it('BIL-3 after billing nothing is left to bill', () => {
		check(() => (all, _drafts, op) => {
			if (op.do === 'bill') expect(all.drafts(op.run)).toEqual([]);
		});
	});

	it('BIL-3 all lines of a key together are one rating of its whole quantity', () => {
		check(() => {
			const reckoned = new Map<string, Reckoned>();
			return (all, drafts) => {
				for (const [id, lines] of byKey(drafts)) {
					const after = reckon(reckoned.get(id), lines, [...all.specs.values()]);
					reckoned.set(id, after);
					const billed = linesOf(all.invoices).filter((line) => usageKeyId(line.key) === id);
					const found = sums(billed, identity, (line) => line.quantity);
					expect(Object.fromEntries(found)).toEqual(after.lines);
				}
			};
		});
	});

	it('BIL-3 cents differ from one rating of the whole by at most half a cent a line', () => {
		check(() => ({ invoices }, _drafts, op) => {
			if (op.do !== 'bill') return;
			const perKey = new Map<string, { tooMuch: number; lines: number }>();
			for (const line of linesOf(invoices)) {
				const id = usageKeyId(line.key);
				const sum = perKey.get(id) ?? { tooMuch: 0, lines: 0 };
				// Quantity in hundredths and price in thousandths: an exact whole number of hundred-thousandths.
				const exact = Math.round(hundredths(line.quantity) * hundredths(line.unitPrice ?? ZERO) * 10);
				sum.tooMuch += Number(line.net) * 1000 - exact;
				sum.lines++;
				perKey.set(id, sum);
			}
			for (const { tooMuch, lines } of perKey.values())
				expect(Math.abs(tooMuch)).toBeLessThanOrEqual(500 * lines);
		});
	});

	it('VAT-1 nets, VAT and totals of every draft add up', () => {
		check(() => (_all, drafts) => {
			for (const draft of drafts) {
				const sum = (amounts: (bigint | undefined)[]) => amounts.reduce<bigint>((a, b) => a + (b ?? 0n), 0n);
				expect(draft.net).toBe(sum(draft.lines.map((line) => line.net)));
				expect(draft.vat).toBe(sum(draft.lines.map((line) => line.vatAmount)));
				expect(draft.total).toBe(draft.net + draft.vat);
				expect(draft.kind).toBe(draft.total < 0n ? 'credit-note' : 'invoice');
				for (const { category, net, vat } of draft.vatTotals) {
					expect(net).toBe(sum(draft.lines.map((line) => (line.vat === category ? line.net : 0n))));
					const size = (net < 0n ? -net : net) * BigInt(category);
					const rounded = (size + 50n) / 100n;
					expect(vat).toBe(net < 0n ? -rounded : rounded);
				}
			}
		});
	});

	it('BIL-7 the order of imports, their parts and the storing of invoices change nothing', () => {
		check(() => (all, drafts, op) => {
			if (op.do !== 'bill') return;
			// As it was before this run: its own invoices do not count.
			const earlier = all.invoices.slice(0, all.invoices.length - drafts.length);
			const again = all.drafts(
				op.run,
				all.totals().reverse(),
				[...all.specs.values()].reverse(),
				structuredClone(earlier)
			);
			expect(again).toEqual(drafts);
			const parts = all.totals().flatMap((total) => [
				{ ...total, quantity: add(total.quantity, decimal(7n)) },
				{ ...total, quantity: decimal(-7n) }
			]);
			expect(all.drafts(op.run, parts, [...all.specs.values()], earlier)).toEqual(drafts);
			const imports = [parts.slice(0, 1), [], parts.slice(1, 4), parts.slice(4)].map(rowsOf);
			expect(all.drafts(op.run, joinedRows(imports), [...all.specs.values()], earlier)).toEqual(drafts);
		});
	});

	it('BIL-3 when all imports are undone, every line is taken back', () => {
		fc.assert(
			fc.property(sequences, (sequence) => {
				const all = new Administration();
				for (const op of sequence) all.apply(op);
				for (const file of [0, 1, 2, 3]) all.apply({ do: 'undo', file });
				all.apply({ do: 'bill', run: run('2022-01') });
				const left = sums(
					linesOf(all.invoices),
					(line) => `${usageKeyId(line.key)} ${identity(line)}`,
					(line) => line.quantity
				);
				expect([...left]).toEqual([]);
			}),
			{ numRuns: 300 }
		);
	});
});

function byKey(drafts: readonly Invoice[]): Map<string, InvoiceLine[]> {
	const found = new Map<string, InvoiceLine[]>();
	for (const line of drafts.flatMap((draft) => draft.lines)) {
		const id = usageKeyId(line.key);
		found.set(id, [...(found.get(id) ?? []), line]);
	}
	return found;
}
