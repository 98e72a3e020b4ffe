/** The worked figures that the rules name, each from usage and a price list to the invoice that it must give. */
import { describe, expect, it } from 'vitest';
import { fromText, toText } from '$lib/domain/decimal';
import { newSeries, nextNumber } from '$lib/domain/numbering';
import { isoDate, isoMonth, monthPeriod, periodText } from '$lib/domain/period';
import type { Price } from '$lib/domain/price';
import { vatOf } from '$lib/domain/vat';
import { Zone } from '$lib/domain/zone';
import { ledgerOf } from './ledger-of';
import {
	amount,
	bill,
	billedBy,
	day,
	month,
	only,
	packaged,
	price,
	run,
	standard,
	tiered,
	toldLines,
	used
} from './sample';

const TIERS = ['100: 0.10', '500: 0.08', '0.05'];
const graduated = price(tiered('graduated', ...TIERS));
const volume = price(tiered('volume', ...TIERS));
const packages = price(packaged('100', '9.00'));
const free = (given: Price): Price => ({ ...given, freeQuantity: fromText('50') });

/** The lines of an invoice for so much usage, and its net. */
function invoiced(quantity: string, at: Price): { lines: string[]; net: string } {
	const draft = only(bill([used(quantity)], [at]));
	return { lines: toldLines(draft).reverse(), net: amount(draft.net) };
}

describe('the worked figures of the rules', () => {
	const figures: [string, Price, string, string[], string][] = [
		['standard 650 x 0.05 = 32.50', price(standard('0.05')), '650', ['650 x 0.05 = 32.5'], '32.5'],
		[
			'graduated 650 = 10 + 32 + 7.50 = 49.50',
			graduated,
			'650',
			['100 x 0.1 = 10', '400 x 0.08 = 32', '150 x 0.05 = 7.5'],
			'49.5'
		],
		['volume 650 = 32.50', volume, '650', ['650 x 0.05 = 32.5'], '32.5'],
		['volume 500 = 40.00', volume, '500', ['500 x 0.08 = 40'], '40'],
		['volume 501 = 25.05', volume, '501', ['501 x 0.05 = 25.05'], '25.05'],
		['package of 100 for 9.00: 650 = 63.00', packages, '650', ['package 7 x 9 = 63'], '63'],
		['package 651 = 63.00', packages, '651', ['package 7 x 9 = 63'], '63'],
		['package 701 = 72.00', packages, '701', ['package 8 x 9 = 72'], '72'],
		['package with 50 free: 650 = 54.00', free(packages), '650', ['package 6 x 9 = 54'], '54'],
		['package with 50 free: 651 = 63.00', free(packages), '651', ['package 7 x 9 = 63'], '63'],
		['volume 650 with 50 free = 600 x 0.05 = 30.00', free(volume), '650', ['600 x 0.05 = 30'], '30'],
		['a negative quantity at the first tier', volume, '-650', ['-650 x 0.1 = -65'], '-65'],
		['negative packages: -ceil(651 / 100) = -7', free(packages), '-651', ['package -7 x 9 = -63'], '-63']
	];
	it.each(figures)('PRI-2 %s', (_name, at, quantity, lines, net) => {
		expect(invoiced(quantity, at)).toEqual({ lines, net });
	});

	it('PRI-2 a minimum is a line of the minimum less the amount, and none without usage', () => {
		const least = { ...price(standard('0.05')), minimum: fromText('50') };
		expect(toldLines(only(bill([used('650')], [least])))).toEqual([
			'650 x 0.05 = 32.5',
			'minimum 1 x 17.5 = 17.5'
		]);
		expect(bill([used('5'), used('-5')], [least])).toEqual([]);
		expect(invoiced('-650', least).lines).toEqual(['-650 x 0.05 = -32.5']);
	});

	it('PRI-3 7 x 9.00, unit "pakket van 100"', () => {
		const line = only(only(bill([used('650')], [packages])).lines);
		expect([toText(line.quantity), line.unit, amount(line.net)]).toEqual(['7', 'pakket van 100', '63']);
		expect(toText(line.usage)).toBe('650');
	});

	it('BIL-3 5 at 0.085 = 0.43, and 5 more = 0.43', () => {
		const flat = [price(standard('0.085'))];
		const first = only(bill([used('5')], flat));
		const second = only(bill([used('10')], flat, { ledger: billedBy(first) }));
		expect([first, second].map(toldLines)).toEqual([['5 x 0.085 = 0.43'], ['5 x 0.085 = 0.43']]);
	});

	it('BIL-3 volume up to 100 at 10, above at 9: billed 90 = 900, 20 more = -90 x 10, +110 x 9 = +90', () => {
		const at = [price(tiered('volume', '100: 10', '9'))];
		const first = only(bill([used('90')], at));
		const second = only(bill([used('110')], at, { ledger: billedBy(first) }));
		expect(toldLines(first)).toEqual(['90 x 10 = 900']);
		expect(toldLines(second).sort()).toEqual(['-90 x 10 = -900', '110 x 9 = 990']);
		expect(amount(second.net)).toBe('90');
	});

	it('BIL-3 graduated up to 100 at 0.10, above at 0.08: billed 90, 20 more = +10 x 0.10, +10 x 0.08', () => {
		const at = [price(tiered('graduated', '100: 0.10', '0.08'))];
		const first = only(bill([used('90')], at));
		const second = only(bill([used('110')], at, { ledger: billedBy(first) }));
		expect(toldLines(second).sort()).toEqual(['10 x 0.08 = 0.8', '10 x 0.1 = 1']);
	});

	it('VAT-1 37.50 + 12.50 at 21% has VAT 10.50', () => {
		const lines = [3750n, 1250n].map((net) => ({ net, vat: '21' }));
		const { amounts, totals } = vatOf(lines, 'per-rate');
		expect(totals).toEqual([{ category: '21', net: 5000n, vat: 1050n }]);
		expect(amounts.map((share) => amount(share))).toEqual(['7.88', '2.62']);
	});

	it('VAT-2 7.88 and 2.62 stand in the VAT column of the invoice', () => {
		const halves = [used('1', { sku: 'A', unitPrice: '37.50' }), used('1', { sku: 'B', unitPrice: '12.50' })];
		const draft = only(
			bill(
				halves.map((half) => ({ ...half, key: { ...half.key, vat: '21' } })),
				[]
			)
		);
		expect(draft.lines.map(({ vatAmount }) => amount(vatAmount))).toEqual(['7.88', '2.62']);
	});

	it('VAT-3 VAT per line instead: 10.51', () => {
		const lines = [3750n, 1250n].map((net) => ({ net, vat: '21' }));
		expect(vatOf(lines, 'per-line').totals).toEqual([{ category: '21', net: 5000n, vat: 1051n }]);
	});

	it('BIL-2 one calendar month: 27-2-22 gives 27-3-22, 31-1 gives 28-2', () => {
		const due = (invoiceDate: string): string =>
			isoDate(
				only(bill([used('1')], [volume], { run: run('2021-12', { invoiceDate: day(invoiceDate) }) })).dueDate
			);
		expect(due('2022-02-27')).toBe('2022-03-27');
		expect(due('2022-01-31')).toBe('2022-02-28');
	});

	it('BIL-5 <prefix><year of the invoice date>-0001, consecutive within the year', () => {
		const first = nextNumber(newSeries('F'), day('2022-02-27'));
		expect(first.number).toBe('F2022-0001');
		expect(nextNumber(first.series, day('2022-03-01')).number).toBe('F2022-0002');
		expect(nextNumber(first.series, day('2023-01-01')).number).toBe('F2023-0001');
	});

	it('PER-1 2026-03-31T22:30Z is April in Amsterdam', () => {
		const month = new Zone('Europe/Amsterdam').monthAt(Date.parse('2026-03-31T22:30:00Z'));
		expect(isoMonth(month)).toBe('2026-04');
	});

	it('PER-3 1-12-21 aan 31-12-21 on screen, 1-12-21 - 31-12-21 in the workbook', () => {
		const december = monthPeriod(month('2021-12'));
		expect(periodText(december, ' aan ')).toBe('1-12-21 aan 31-12-21');
		expect(periodText(december, ' - ')).toBe('1-12-21 - 31-12-21');
	});

	it('PRI-2 late usage reverses the minimum first', () => {
		const least = [{ ...price(standard('1')), minimum: fromText('10') }];
		const first = only(bill([used('4')], least));
		const ledger = ledgerOf([{ ...first, number: '1' }]);
		expect(toldLines(only(bill([used('12')], least, { ledger })))).toEqual([
			'8 x 1 = 8',
			'minimum -1 x 6 = -6'
		]);
	});
});
