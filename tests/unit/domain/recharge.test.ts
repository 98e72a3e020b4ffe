import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText, ZERO } from '$lib/domain/decimal';
import { rechargeOf } from '$lib/domain/recharge';
import { Administration, sequences } from './random-administration';
import { bill, only, price, standard, used } from './sample';

const invoice = only(
	bill(
		[
			used('37.5', { account: 'A', kvk: '1', subscription: 'S-1' }),
			used('12.5', { account: 'B', kvk: '2', subscription: 'S-2' }),
			used('4', { account: 'B', kvk: '2', subscription: 'S-3' })
		],
		[price(standard('1'))]
	)
);

describe('recharging an invoice', () => {
	it('BIL-8 at cost every company has the lines that name it, with their own VAT cents', () => {
		const parts = rechargeOf(invoice, [], ZERO);
		expect(parts.map(({ account, kvk, lines }) => [account, kvk, lines.length])).toEqual([
			['A', '1', 1],
			['B', '2', 2]
		]);
		expect(parts.reduce((sum, { charged }) => sum + charged.total, 0n)).toBe(invoice.total);
		expect(parts[0]?.lines).toEqual(invoice.lines.slice(0, 1));
	});

	it('BIL-8 a subscription can be charged to another company', () => {
		const parts = rechargeOf(invoice, [{ subscription: 'S-3', account: 'C', kvk: '3' }], ZERO);
		expect(parts.map(({ account, charged }) => [account, charged.net])).toEqual([
			['A', 3750n],
			['B', 1250n],
			['C', 400n]
		]);
	});

	it('BIL-8 a surcharge comes on each unit price, rounded as a line is, and the cost stays beside it', () => {
		const [first] = rechargeOf(invoice, [], fromText('2.5'));
		// 37.5 x 1.025 is 38.4375: 38.44, of which 21% is 8.0724.
		expect(first?.charged).toEqual({ net: 3844n, vat: 807n, total: 4651n });
		expect(first?.cost.net).toBe(3750n);
	});
});

describe('laws of recharging', () => {
	it('BIL-8 at cost the parts are the invoice to the cent, each line once, whatever the mapping', () => {
		fc.assert(
			fc.property(sequences, fc.boolean(), (ops, mapped) => {
				const all = new Administration();
				for (const op of ops) all.apply(op);
				const mapping = mapped ? [{ subscription: 'AB-900318', account: 'X', kvk: '9' }] : [];
				for (const each of all.invoices) {
					const parts = rechargeOf(each, mapping, ZERO);
					const sum = (of: (part: (typeof parts)[number]) => bigint): bigint =>
						parts.reduce((total, part) => total + of(part), 0n);
					expect([sum((p) => p.charged.net), sum((p) => p.charged.vat), sum((p) => p.cost.total)]).toEqual([
						each.net,
						each.vat,
						each.total
					]);
					expect(parts.flatMap(({ lines }) => lines)).toHaveLength(each.lines.length);
				}
			}),
			{ numRuns: 50 }
		);
	});
});
