import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText } from '$lib/domain/decimal';
import { monthPeriod } from '$lib/domain/period';
import type { Price } from '$lib/domain/price';
import type { UsageTotal } from '$lib/domain/usage';
import { sumsPerCurrency, whatIf, whatIfLines } from '$lib/domain/what-if';
import { bill, billedBy, month, only, price, standard, tiered, used } from './sample';

const totals = [
	used('650'),
	used('10', { account: 'KA-2' }),
	used('3', { sku: 'PRINT' }),
	used('7', { customer: 'bakker' })
];
const cheap = [price(standard('0.05')), price(standard('2'), { sku: 'PRINT' })];
const tieredNow = [price(tiered('graduated', '100: 0.10', '500: 0.08', '0.05')), ...cheap.slice(1)];

describe('what open invoices would become', () => {
	it('BIL-4 per customer: now, then, and how many keys are billed otherwise', () => {
		const rows = whatIf(bill(totals, cheap), bill(totals, tieredNow));
		expect(
			rows.map(({ customer, now, then, changedKeys }) => [customer, now.net, then.net, changedKeys])
		).toEqual([
			['#K-1001', 3900n, 5650n, 2],
			['bakker', 35n, 70n, 1]
		]);
		expect(sumsPerCurrency(rows, ({ now, then }) => then.net - now.net)).toEqual([
			{ currency: 'EUR', sum: 1785n }
		]);
	});

	it('PRI-3 down to the lines, each tier one', () => {
		const draft = (prices: Price[]) => only(bill([used('650')], prices));
		const line = only(whatIfLines(draft(cheap), draft(tieredNow)));
		expect(line.now.map(({ quantity }) => quantity)).toEqual([fromText('650')]);
		expect(line.then.map(({ quantity }) => quantity)).toEqual(['150', '400', '100'].map(fromText));
		expect([line.netNow, line.netThen]).toEqual([3250n, 4950n]);
	});

	it('PRI-4 SKUs that would have no price are named', () => {
		const [row] = whatIf(bill(totals, cheap), bill(totals, cheap.slice(0, 1)));
		expect(row?.then.skusWithoutPrice).toEqual(['PRINT']);
		expect(row?.changedKeys).toBe(1);
	});

	it('BIL-3 what was billed stays: a price that changes does nothing to it', () => {
		const invoice = only(bill([used('90')], cheap));
		const ledger = billedBy(invoice);
		const late = [used('95')];
		const other = [price(standard('1'))];
		const row = only(whatIf(bill(late, cheap, { ledger }), bill(late, other, { ledger })));
		expect([row.now.net, row.then.net]).toEqual([25n, 500n]);
	});

	it('BIL-4 the differences of the lines are the difference of the draft, whatever the prices', () => {
		const amounts = fc.constantFrom('0', '0.05', '0.335', '2');
		const usage: fc.Arbitrary<UsageTotal[]> = fc.array(
			fc
				.record({
					quantity: fc.integer({ min: -50, max: 500 }),
					sku: fc.constantFrom('A', 'B'),
					account: fc.constantFrom('1', '2'),
					period: fc.constantFrom('2021-11', '2021-12').map((text) => monthPeriod(month(text)))
				})
				.map(({ quantity, ...given }) => used(String(quantity), given)),
			{ maxLength: 12 }
		);
		fc.assert(
			fc.property(usage, amounts, amounts, amounts, (some, a, b, c) => {
				const now = bill(some, [price(standard(a), { sku: 'A' }), price(standard(c), { sku: 'B' })]);
				const then = bill(some, [
					price(tiered('volume', `100: ${b}`, a), { sku: 'A' }),
					price(standard(c), { sku: 'B', minimum: fromText('5') })
				]);
				for (const row of whatIf(now, then)) {
					const [before, after] = [only(now), only(then)];
					const lines = whatIfLines(before, after);
					expect(lines).toHaveLength(row.changedKeys);
					const sum = lines.reduce((total, { netNow, netThen }) => total + netThen - netNow, 0n);
					expect(sum).toBe(row.then.net - row.now.net);
				}
				expect(whatIf(now, structuredClone(now)).every(({ changedKeys }) => changedKeys === 0)).toBe(true);
			})
		);
	});
});
