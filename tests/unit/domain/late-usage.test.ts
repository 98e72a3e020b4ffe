import { describe, expect, it } from 'vitest';
import { fromText, toText } from '$lib/domain/decimal';
import type { Invoice } from '$lib/domain/invoice';
import { monthPeriod } from '$lib/domain/period';
import type { Price } from '$lib/domain/price';
import type { UsageTotal } from '$lib/domain/usage';
import {
	amount,
	bill,
	billedBy,
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

/** The invoice for some usage, and the draft for what came after it, at the same prices unless others are given. */
function billTwice(
	first: UsageTotal[],
	then: UsageTotal[],
	prices: Price[],
	later = prices
): [Invoice, Invoice[]] {
	const invoice = only(bill(first, prices));
	return [invoice, bill([...first, ...then], later, { ledger: billedBy(invoice) })];
}

describe('late usage at a flat price', () => {
	it('BIL-3 every invoice rounds its own lines: 5 at 0.085 = 0.43, and 5 more = 0.43', () => {
		const [invoice, drafts] = billTwice([used('5')], [used('5')], [price(standard('0.085'))]);
		expect(toldLines(invoice)).toEqual(['5 x 0.085 = 0.43']);
		expect(toldLines(only(drafts))).toEqual(['5 x 0.085 = 0.43']);
		expect(toText(only(only(drafts).lines).billedBefore ?? fromText('0'))).toBe('5');
	});

	it('BIL-3 every line of a key that was billed before names the invoices that billed it, and no other line does', () => {
		const [first, drafts] = billTwice(
			[used('90')],
			[used('20'), used('7', { account: 'other' })],
			[price(tiered('volume', '100: 10', '9'))]
		);
		expect(first.lines.map(({ corrects }) => corrects)).toEqual([undefined]);
		const lines = only(drafts).lines.map(({ key, quantity, corrects }) => [
			key.account,
			toText(quantity),
			corrects
		]);
		expect(lines).toEqual([
			['KA-000318', '110', ['1']],
			['KA-000318', '-90', ['1']],
			['other', '7', undefined]
		]);
		const again = only(
			bill([used('112')], [price(tiered('volume', '100: 10', '9'))], {
				ledger: billedBy(first, { ...only(drafts), lines: only(drafts).lines.slice(0, 2) })
			})
		);
		expect(again.lines.map(({ corrects }) => corrects)).toEqual([['1', '2']]);
	});

	it('BIL-3 what was billed is not billed again', () => {
		const [, drafts] = billTwice([used('5')], [], [price(standard('0.085'))]);
		expect(drafts).toEqual([]);
	});

	it('BIL-3 late usage is one line, at the price in force for its period', () => {
		const [, drafts] = billTwice(
			[used('5')],
			[used('3')],
			[price(standard('0.10'))],
			[price(standard('0.12'))]
		);
		expect(toldLines(only(drafts))).toEqual(['3 x 0.12 = 0.36']);
	});

	it('BIL-3 changing a price re-rates nothing that was billed', () => {
		const [, drafts] = billTwice([used('5')], [], [price(standard('0.10'))], [price(standard('0.12'))]);
		expect(drafts).toEqual([]);
	});

	it('BIL-3 billed usage is taken back at the price and VAT that it was billed at', () => {
		const later = [price(standard('0.12'), { vat: '9' })];
		const [, drafts] = billTwice([used('5')], [used('-3')], [price(standard('0.10'))], later);
		expect(toldLines(only(drafts))).toEqual(['-3 x 0.1 = -0.3']);
		expect(only(only(drafts).lines).vat).toBe('21');
	});

	it('BIL-3 more taken back than was billed goes on at the price in force', () => {
		const [, drafts] = billTwice(
			[used('5')],
			[used('-8')],
			[price(standard('0.10'))],
			[price(standard('0.12'))]
		);
		expect(toldLines(only(drafts))).toEqual(['-5 x 0.1 = -0.5', '-3 x 0.12 = -0.36']);
	});

	it('BIL-3 of usage billed at two prices the last billed is taken back first', () => {
		const [old, changed] = [price(standard('0.10')), price(standard('0.12'))];
		const [first, drafts] = billTwice([used('5')], [used('3')], [old], [changed]);
		const ledger = billedBy(first, only(drafts));
		const taken = only(bill([used('4')], [changed], { ledger }));
		expect(toldLines(taken)).toEqual(['-1 x 0.1 = -0.1', '-3 x 0.12 = -0.36']);
		expect(taken.corrects).toEqual(['1', '2']);
	});

	it('BIL-3 an import undone after billing is credited in full', () => {
		const invoice = only(
			bill([used('5'), used('2', { sku: 'PRINT', unitPrice: '1.35', vat: '21' })], [price(standard('0.085'))])
		);
		const credit = only(bill([], [], { ledger: billedBy(invoice) }));
		expect(credit.kind).toBe('credit-note');
		expect(toldLines(credit)).toEqual(['-5 x 0.085 = -0.43', '-2 x 1.35 = -2.7']);
		expect(credit.total).toBe(-invoice.total);
		expect(bill([], [], { ledger: billedBy(invoice, credit) })).toEqual([]);
	});

	it('BIL-3 usage imported again after it was taken back is billed as new', () => {
		const old = [price(tiered('volume', '100: 10', '9'))];
		const invoice = only(bill([used('90')], old));
		const credit = only(bill([], old, { ledger: billedBy(invoice) }));
		const again = only(bill([used('90')], [price(standard('8'))], { ledger: billedBy(invoice, credit) }));
		expect(toldLines(again)).toEqual(['90 x 8 = 720']);
		expect(only(again.lines).billedBefore).toBeUndefined();
	});
});

describe('late usage at a tiered price', () => {
	const volume = price(tiered('volume', '100: 10', '9'));

	it('BIL-3 volume: billed 90 = 900, 20 more = -90 x 10, +110 x 9 = +90', () => {
		const [invoice, drafts] = billTwice([used('90')], [used('20')], [volume]);
		expect(toldLines(invoice)).toEqual(['90 x 10 = 900']);
		expect(toldLines(only(drafts))).toEqual(['110 x 9 = 990', '-90 x 10 = -900']);
		expect(amount(only(drafts).net)).toBe('90');
		expect(only(drafts).lines.map((line) => toText(line.usage))).toEqual(['20', '0']);
		expect(only(drafts).kind).toBe('invoice');
		expect(only(drafts).corrects).toEqual(['1']);
	});

	it('BIL-3 graduated: billed 90, 20 more = +10 x 0.10, +10 x 0.08', () => {
		const graduated = price(tiered('graduated', '100: 0.10', '0.08'));
		const [, drafts] = billTwice([used('90')], [used('20')], [graduated]);
		expect(toldLines(only(drafts))).toEqual(['10 x 0.08 = 0.8', '10 x 0.1 = 1']);
		expect(only(drafts).corrects).toEqual([]);
	});

	it('BIL-3 the whole key is rated again by the version that it was billed with', () => {
		const dearer = price(tiered('volume', '100: 20', '19'), { vat: '9' });
		const [, drafts] = billTwice(
			[used('90')],
			[used('20'), used('1', { sku: 'EMAIL', account: 'KA-2' })],
			[volume],
			[dearer]
		);
		const draft = only(drafts);
		expect(toldLines(draft)).toEqual(['110 x 9 = 990', '-90 x 10 = -900', '1 x 20 = 20']);
		expect(draft.lines.map((line) => line.vat)).toEqual(['21', '21', '9']);
		expect(draft.prices).toEqual([volume, dearer]);
		expect(draft.lines.map((line) => line.priceVersion)).toEqual([0, 0, 1]);
	});

	it('BIL-4 a frozen copy of a price and the price list that says the same are one version', () => {
		const frozen = structuredClone(only(bill([used('90')], [volume])));
		const totals = [used('95'), used('1', { account: 'KA-2' })];
		const draft = only(bill(totals, [volume], { ledger: billedBy(frozen) }));
		expect(draft.prices).toEqual([volume]);
		expect(draft.lines.map((line) => line.priceVersion)).toEqual([0, 0]);
	});

	it('BIL-3 and so again on the third invoice', () => {
		const dearer = price(tiered('volume', '100: 20', '19'));
		const [first, second] = billTwice([used('90')], [used('20')], [volume], [dearer]);
		const ledger = billedBy(first, only(second));
		const third = only(bill([used('80')], [dearer], { ledger }));
		expect(toldLines(third)).toEqual(['-110 x 9 = -990', '80 x 10 = 800']);
		expect([third.kind, third.corrects]).toEqual(['credit-note', ['1', '2']]);
	});

	it('BIL-3 another VAT treatment since then bills nothing again', () => {
		const customers = new Map([
			['#K-1001', { id: '#K-1001', number: 'K-1001', name: 'V', vatTreatment: 'reverse' }]
		]);
		const invoice = only(bill([used('90')], [volume]));
		const draft = only(bill([used('95')], [volume], { ledger: billedBy(invoice), customers }));
		expect(toldLines(draft)).toEqual(['5 x 10 = 50']);
		expect(only(draft.lines).vat).toBe('21');
	});

	it('BIL-3 a cheaper tier can make the total negative: a credit note that names what it corrects', () => {
		const [, drafts] = billTwice([used('100')], [used('1')], [volume]);
		const draft = only(drafts);
		expect(amount(draft.net)).toBe('-91');
		expect([draft.kind, draft.corrects]).toEqual(['credit-note', ['1']]);
	});

	it('BIL-3 a key billed flat stays flat when its price has tiers now, and the other way round', () => {
		const flat = price(standard('10'));
		const [, tieredNow] = billTwice([used('90')], [used('20')], [flat], [volume]);
		expect(toldLines(only(tieredNow))).toEqual(['20 x 10 = 200']);
		const [, flatNow] = billTwice([used('90')], [used('20')], [volume], [flat]);
		expect(toldLines(only(flatNow))).toEqual(['110 x 9 = 990', '-90 x 10 = -900']);
	});

	it('PRI-3 packages: what opens none gives a line of 0.00, what opens one gives one', () => {
		const packages = price(packaged('100', '9.00'));
		const [, none] = billTwice([used('650')], [used('50')], [packages]);
		expect(toldLines(only(none))).toEqual(['package 0 x 9 = 0']);
		expect(only(only(none).lines).unit).toBe('pakket van 100');
		expect(toText(only(only(none).lines).usage)).toBe('50');
		const [, one] = billTwice([used('650')], [used('51')], [packages]);
		expect(toldLines(only(one))).toEqual(['package 1 x 9 = 9']);
	});

	it('PRI-2 late usage reverses the minimum first', () => {
		const least10 = price(standard('1'), { minimum: fromText('10') });
		const [, drafts] = billTwice([used('4')], [used('3')], [least10]);
		expect(toldLines(only(drafts))).toEqual(['3 x 1 = 3', 'minimum 1 x 3 = 3', 'minimum -1 x 6 = -6']);
		expect(amount(only(drafts).net)).toBe('0');
		const [, above] = billTwice([used('4')], [used('8')], [least10]);
		expect(toldLines(only(above))).toEqual(['8 x 1 = 8', 'minimum -1 x 6 = -6']);
	});

	it('PRI-2 without usage there is no minimum: it is taken back with the last of it', () => {
		const least10 = price(standard('1'), { minimum: fromText('10') });
		const [, drafts] = billTwice([used('4')], [used('-4')], [least10]);
		expect(toldLines(only(drafts))).toEqual(['-4 x 1 = -4', 'minimum -1 x 6 = -6']);
	});

	it('PRI-2 free usage is counted, and taken back by a line of nothing', () => {
		const free = price(standard('1'), { freeQuantity: fromText('50') });
		const [invoice, more] = billTwice([used('40')], [used('20')], [free]);
		expect(toldLines(invoice)).toEqual(['0 x 1 = 0']);
		expect(toldLines(only(more))).toEqual(['10 x 1 = 10']);
		const [, undone] = billTwice([used('40')], [used('-40')], [free]);
		expect(toldLines(only(undone))).toEqual(['0 x 1 = 0']);
		expect(bill([], [free], { ledger: billedBy(invoice, only(undone)) })).toEqual([]);
	});
});

describe('what a run does not count', () => {
	const flat = price(standard('1'));
	const advance = used('3', {}, 'period');

	it('BIL-3 a run up to an earlier month takes nothing back', () => {
		const invoice = only(bill([used('5')], [flat]));
		const drafts = bill([used('5'), used('2', { period: monthPeriod(month('2021-11')) })], [flat], {
			ledger: billedBy(invoice),
			run: run('2021-11')
		});
		expect(toldLines(only(drafts))).toEqual(['2 x 1 = 2']);
	});

	it('BIL-2 usage by moment and records with a period of one key are counted apart', () => {
		const ahead = run('2021-11', { subscriptionsUpTo: month('2021-12') });
		const first = only(bill([used('5'), advance], [flat], { run: ahead }));
		expect(toldLines(first)).toEqual(['3 x 1 = 3']);
		expect(only(first.lines).usageByPeriod).toEqual(fromText('3'));
		const ledger = billedBy(first);
		expect(bill([used('5'), advance], [flat], { run: ahead, ledger })).toEqual([]);
		const behind = run('2021-12', { subscriptionsUpTo: month('2021-11') });
		const second = only(bill([used('5'), advance], [flat], { run: behind, ledger }));
		expect(toldLines(second)).toEqual(['5 x 1 = 5']);
		expect(bill([used('5'), advance], [flat], { ledger: billedBy(first, second) })).toEqual([]);
	});
});
