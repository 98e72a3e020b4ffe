import { describe, expect, it } from 'vitest';
import { fromText, negate, toText, ZERO } from '$lib/domain/decimal';
import type { Invoice } from '$lib/domain/invoice';
import { Ledger } from '$lib/domain/ledger';
import { ledgerOf } from './ledger-of';
import { bill, only, price, standard, tiered, toldLines, usageKey, used } from './sample';

const key = usageKey();
const volume = price(tiered('volume', '100: 10', '9'));

/** A credit note as crediting makes it: every line negated; with its usage where that is to be billed again. */
const credited = (invoice: Invoice): Invoice => ({
	...invoice,
	kind: 'credit-note',
	lines: invoice.lines.map((line) => ({
		...line,
		quantity: negate(line.quantity),
		net: line.net === undefined ? undefined : -line.net,
		usage: negate(line.usage),
		...(line.usageByPeriod ? { usageByPeriod: negate(line.usageByPeriod) } : {})
	}))
});

describe('ledger', () => {
	it('BIL-3 knows quantity, lines, price version and invoices of a key', () => {
		const first = only(bill([used('90'), used('4', {}, 'period')], [volume]));
		const ledger = new Ledger();
		ledger.add({ ...first, number: 'F1' });
		const second = only(bill([used('110'), used('4', {}, 'period')], [volume], { ledger }));
		ledger.add({ ...second, number: 'F2' });
		const billed = ledger.get(key);
		expect(billed && [toText(billed.byMoment), toText(billed.byPeriod)]).toEqual(['110', '4']);
		expect(billed?.lines.filter((line) => line.quantity !== ZERO)).toEqual([
			{ kind: 'usage', unitPrice: fromText('9'), vat: '21', quantity: fromText('114') }
		]);
		expect(billed?.price).toEqual(volume);
		expect(billed?.invoices).toEqual(['F1', 'F2']);
		expect([...ledger].map((each) => each.key)).toEqual([key]);
	});

	it('BIL-3 a key that was never billed, or was taken back in full, does not stand in it', () => {
		const invoice = only(bill([used('90')], [volume]));
		expect(ledgerOf([]).get(key)).toBeUndefined();
		const ledger = ledgerOf([
			{ ...invoice, number: 'F1' },
			{ ...credited(invoice), number: 'C1' }
		]);
		expect(ledger.get(key)).toBeUndefined();
		expect([...ledger]).toEqual([]);
	});

	it('BIL-5 a credit note that reopens usage has it billed again, at the price of now', () => {
		const invoice = only(bill([used('90')], [volume]));
		const ledger = ledgerOf([
			{ ...invoice, number: 'F1' },
			{ ...credited(invoice), number: 'C1' }
		]);
		const again = only(bill([used('90')], [price(standard('8'))], { ledger }));
		expect(toldLines(again)).toEqual(['90 x 8 = 720']);
		ledger.add({ ...again, number: 'F2' });
		expect(ledger.get(key)?.invoices).toEqual(['F2']);
		expect(ledger.get(key)?.price?.model).toEqual(standard('8'));
	});

	it('BIL-4 frozen invoices give the same ledger after being stored', () => {
		const invoice = { ...only(bill([used('90'), used('3', { unitPrice: '2' })], [volume])), number: 'F1' };
		expect([...ledgerOf([structuredClone(invoice)])]).toEqual([...ledgerOf([invoice])]);
	});

	it('BIL-3 numbers are told in the order in which the invoices were made', () => {
		const ledger = ledgerOf(
			['F2022-9999', 'F2022-10000', 'C2022-0001'].map((number) => ({ number, lines: [], prices: [] }))
		);
		expect(ledger.inOrder(['C2022-0001', 'F2022-10000', 'F2022-9999', 'F2022-10000'])).toEqual([
			'F2022-9999',
			'F2022-10000',
			'C2022-0001'
		]);
	});

	it('PRI-4 a line without a price cannot have been definitive', () => {
		const draft = only(bill([used('1')], []));
		expect(() => ledgerOf([{ ...draft, number: 'F1' }])).toThrow(RangeError);
	});
});
