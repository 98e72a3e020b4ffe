import { describe, expect, test } from 'vitest';
import { choosable, creditTotal, withWholeKeys } from '$lib/components/invoices/credit-choice';
import type { LineCredit } from '$lib/domain/standing';
import { bill, only, price, standard, tiered, used } from '../../domain/sample';

/** Two lines of EMAIL by tier, and one of PRINT. */
const invoice = only(
	bill(
		[used('150'), used('7', { sku: 'PRINT' })],
		[price(tiered('graduated', '100: 0.10', '0.08')), price(standard('1'), { sku: 'PRINT' })]
	)
);
const lines = {
	length: invoice.lines.length,
	at: (place: number) => {
		const line = invoice.lines[place];
		if (!line) throw new RangeError(String(place));
		return line;
	}
};
const FREE: LineCredit = { state: 'free' };
const credited: LineCredit = { state: 'credited', by: 'C1' };
const all = new Set([0, 1, 2]);
const none = new Set<number>();

describe('choosing what to credit', () => {
	test('BIL-5 what was credited cannot be chosen, nor what goes with it where usage is billed again', () => {
		expect(choosable(lines, [credited, FREE, FREE], 'settle')).toEqual(new Set([1, 2]));
		expect(choosable(lines, [credited, FREE, FREE], 'reopen')).toEqual(new Set([2]));
		expect(choosable(lines, [FREE, FREE, { state: 'taken-back', by: ['F2'] }], 'reopen')).toEqual(
			new Set([0, 1])
		);
	});

	test('BIL-5 lines of one key come and go together where usage is billed again, and alone where it is settled', () => {
		expect(withWholeKeys(none, new Set([0]), lines, all, 'reopen')).toEqual(new Set([0, 1]));
		expect(withWholeKeys(new Set([0, 1]), new Set([1]), lines, all, 'reopen')).toEqual(none);
		expect(withWholeKeys(all, new Set([0, 2]), lines, all, 'reopen')).toEqual(new Set([2]));
		expect(withWholeKeys(none, new Set([0]), lines, all, 'settle')).toEqual(new Set([0]));
		expect(withWholeKeys(none, all, lines, new Set([2]), 'settle')).toEqual(new Set([2]));
	});

	test('BIL-5 the total is that of the chosen lines, with their VAT cents', () => {
		expect(creditTotal(lines, all)).toBe(invoice.total);
		expect(creditTotal(lines, new Set([2]))).toBe(700n + 147n);
		expect(creditTotal(lines, none)).toBe(0n);
	});
});
