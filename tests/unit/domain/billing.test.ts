import { describe, expect, it } from 'vitest';
import { fromText, toText } from '$lib/domain/decimal';
import type { BillingRun } from '$lib/domain/invoice';
import { isoDate, monthPeriod, periodText } from '$lib/domain/period';
import type { UsageKey } from '$lib/domain/usage';
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

const flat = price(standard('0.085'));
const november = { period: monthPeriod(month('2021-11')) };

describe('usage keys and drafts', () => {
	it('BIL-1 usage of one key is one line, whatever the imports that it came in', () => {
		const draft = only(bill([used('3'), used('4.5'), used('-2.5')], [flat]));
		expect(toldLines(draft)).toEqual(['5 x 0.085 = 0.43']);
		expect(toText(only(draft.lines).usage)).toBe('5');
	});

	it('BIL-1 every field of the key makes a line of its own', () => {
		const others: Partial<UsageKey>[] = [
			{ account: 'KA-2' },
			{ kvk: '2' },
			{ internalNumber: '2' },
			{ subscription: 'AB-2' },
			{ unit: 'Brief' },
			{ chargeName: 'Anders' },
			november,
			{ unitPrice: '0.085' },
			{ vat: '21' }
		];
		const draft = only(bill([used('1'), ...others.map((other) => used('1', other))], [flat]));
		expect(draft.lines).toHaveLength(others.length + 1);
	});

	it('BIL-1 an invoice is one customer and one currency', () => {
		const drafts = bill(
			[used('1'), used('2', { currency: 'USD' }), used('3', { customer: 'bakker' })],
			[flat, price(standard('1'), { currency: 'USD' })]
		);
		expect(drafts.map(({ customer, currency, net }) => [customer.id, currency, net])).toEqual([
			['#K-1001', 'EUR', 9n],
			['#K-1001', 'USD', 200n],
			['bakker', 'EUR', 26n]
		]);
		expect(drafts[0]?.customer).toEqual({ id: '#K-1001', number: 'K-1001', name: 'Voorbeeld B.V.' });
		expect(drafts[2]?.customer).toEqual({ id: 'bakker', number: '', name: 'bakker' });
	});

	it('BIL-2 a customer with nothing to bill gets no draft', () => {
		expect(bill([used('1'), used('-1')], [flat])).toEqual([]);
		expect(bill([used('1')], [flat], { run: run('2021-11') })).toEqual([]);
		expect(bill([used('1')], [flat], { runOf: () => undefined })).toEqual([]);
	});

	it('BIL-2 every customer and currency is billed by a run of its own', () => {
		const drafts = bill([used('1'), used('2', november), used('4', { customer: 'bakker' })], [flat], {
			runOf: (customer) => (customer === 'bakker' ? undefined : run('2021-11', { termMonths: 2 }))
		});
		expect(toldLines(only(drafts))).toEqual(['2 x 0.085 = 0.17']);
		expect(isoDate(only(drafts).dueDate)).toBe('2022-04-27');
	});

	it('BIL-2 a period counts when its last day lies in or before the month', () => {
		const halfway = { period: { from: day('2021-11-15'), until: day('2021-12-16') } };
		const draft = (upTo: string) => bill([used('1', halfway, 'period')], [flat], { run: run(upTo) });
		expect(draft('2021-11')).toEqual([]);
		expect(toldLines(only(draft('2021-12')))).toHaveLength(1);
	});

	it('BIL-2 subscriptions have a month of their own', () => {
		const totals = [used('1', { sku: 'USE' }), used('2', { sku: 'SUB' }, 'period')];
		const prices = [price(standard('1'), { sku: 'USE' }), price(standard('1'), { sku: 'SUB' })];
		const skus = (usageUpTo: string, subscriptionsUpTo: string) =>
			bill(totals, prices, {
				run: run(usageUpTo, { subscriptionsUpTo: month(subscriptionsUpTo) })
			}).flatMap((draft) => draft.lines.map((line) => line.key.sku));
		expect(skus('2021-11', '2021-12')).toEqual(['SUB']);
		expect(skus('2021-12', '2021-11')).toEqual(['USE']);
		expect(skus('2021-12', '2021-12')).toEqual(['SUB', 'USE']);
	});

	it('BIL-2 a customer’s own term goes before the run’s, unless the user chose one for all', () => {
		const customers = new Map([['#K-1001', { id: '#K-1001', number: 'K-1001', name: 'V', termMonths: 2 }]]);
		const termOf = (asked: BillingRun): unknown => {
			const { termMonths, dueDate, termChosen } = only(
				bill([used('1')], [price(standard('1'))], { customers, run: asked })
			);
			return [termMonths, dueDate, termChosen];
		};
		expect(termOf(run('2021-12'))).toEqual([2, day('2022-04-27'), undefined]);
		expect(termOf(run('2021-12', { termMonths: 0, termChosen: true }))).toEqual([0, day('2022-02-27'), true]);
	});

	it('BIL-4 BIL-2 a draft that is made again by its own run follows a term that its customer has no more', () => {
		const draft = (asked: BillingRun, own: { termMonths?: number }) => {
			const customer = { id: '#K-1001', number: 'K-1001', name: 'V', ...own };
			const customers = new Map([[customer.id, customer]]);
			return only(bill([used('1')], [price(standard('1'))], { customers, run: asked }));
		};
		const first = draft(run('2021-12'), { termMonths: 3 });
		const second = draft(first, { termMonths: 2 });
		expect([first, second, draft(second, {})].map(({ termMonths }) => termMonths)).toEqual([3, 2, 1]);
		expect(draft(draft(second, {}), {})).toEqual(draft(run('2021-12'), {}));
	});

	it('BIL-2 the term is one calendar month: 27-2-22 gives 27-3-22', () => {
		expect(isoDate(only(bill([used('1')], [flat])).dueDate)).toBe('2022-03-27');
		const january = run('2021-12', { invoiceDate: day('2022-01-31') });
		expect(isoDate(only(bill([used('1')], [flat], { run: january })).dueDate)).toBe('2022-02-28');
	});

	it('BIL-3 a line is late when its period ends before the run month of its kind', () => {
		const totals = [
			used('1', { sku: 'A' }),
			used('1', { sku: 'B', ...november }),
			used('1', { sku: 'C', ...november }, 'period'),
			used('1', { sku: 'D', period: monthPeriod(month('1999-12')) })
		];
		const late = (subscriptionsUpTo: string) =>
			only(
				bill(totals, [], {
					run: run('2021-12', { subscriptionsUpTo: month(subscriptionsUpTo) })
				})
			).lines.map(({ key, late }) => [key.sku, late]);
		expect(late('2021-12')).toEqual([
			['A', false],
			['B', true],
			['C', true],
			['D', true]
		]);
		expect(late('2021-11')[2]).toEqual(['C', false]);
	});
});

describe('prices and VAT of lines', () => {
	it('PRI-1 a unit price in the file goes before the price list, and splits the line', () => {
		const prices = [price(tiered('volume', '1: 5', '4'))];
		const draft = only(bill([used('2'), used('3', { unitPrice: '0.5' })], prices));
		expect(toldLines(draft)).toEqual(['3 x 0.5 = 1.5', '2 x 4 = 8']);
		expect(draft.lines.map((line) => line.vat)).toEqual(['21', '21']);
		expect(draft.lines.map((line) => line.priceVersion)).toEqual([undefined, 0]);
		expect(draft.prices).toEqual(prices);
	});

	it('PRI-1 a VAT rate in the file goes before the price list, and splits the line', () => {
		const draft = only(bill([used('100'), used('100', { vat: '9' })], [flat]));
		expect(draft.lines.map(({ vat, vatAmount }) => [vat, vatAmount])).toEqual([
			['21', 179n],
			['9', 77n]
		]);
	});

	it('PRI-5 the VAT treatment of the customer goes before file and price list', () => {
		const customers = new Map([
			['#K-1001', { id: '#K-1001', number: 'K-1001', name: 'V', vatTreatment: 'reverse' }]
		]);
		const draft = only(bill([used('100'), used('100', { vat: '9' })], [flat], { customers }));
		expect(draft.lines.map(({ vat }) => vat)).toEqual(['reverse', 'reverse']);
		expect(draft.vatTotals).toEqual([{ category: 'reverse', net: 1700n, vat: 0n }]);
		expect([draft.net, draft.vat, draft.total]).toEqual([1700n, 0n, 1700n]);
	});

	it('PRI-4 no price: the line says so, totals leave it out, the SKU is named', () => {
		const draft = only(
			bill([used('100'), used('1', { sku: 'FAX' }), used('2', { sku: 'FAX', ...november })], [flat])
		);
		expect(toldLines(draft)).toEqual(['100 x 0.085 = 8.5', '1 x ?', '2 x ?']);
		expect(draft.lines.map((line) => line.problem)).toEqual([undefined, 'no-price', 'no-price']);
		expect([draft.net, draft.vat, draft.total]).toEqual([850n, 179n, 1029n]);
		expect(draft.skusWithoutPrice).toEqual(['FAX']);
		expect(draft.skusWithoutVat).toEqual([]);
	});

	it('PRI-4 zero is a price', () => {
		const draft = only(bill([used('100')], [price(standard('0'))]));
		expect(toldLines(draft)).toEqual(['100 x 0 = 0']);
		expect(draft.skusWithoutPrice).toEqual([]);
	});

	it('PRI-5 no VAT anywhere blocks like no price', () => {
		const draft = only(bill([used('100')], [price(standard('1'), { vat: undefined })]));
		expect(only(draft.lines).problem).toBe('no-vat');
		expect(draft.skusWithoutVat).toEqual(['EMAIL']);
		expect([draft.net, draft.vat, draft.total]).toEqual([10000n, 0n, 10000n]);
	});

	it('PRI-5 a blank unit or charge name is filled from the price list, a given one stays', () => {
		const named = price(standard('1'), { unit: 'Document', chargeName: 'Verzonden e-mail' });
		const names = (given: Partial<UsageKey>) =>
			only(bill([used('1', given)], [named])).lines.map(({ unit, chargeName }) => [unit, chargeName]);
		expect(names({ unit: '', chargeName: '' })).toEqual([['Document', 'Verzonden e-mail']]);
		expect(names({ chargeName: 'Mail' })).toEqual([['Document', 'Mail']]);
		expect(names({ unit: '', chargeName: '', unitPrice: '2' })).toEqual([['Document', 'Verzonden e-mail']]);
	});

	it('PRI-3 a package line counts packages and names them', () => {
		const line = only(only(bill([used('650')], [price(packaged('100', '9.00'))])).lines);
		expect(toText(line.quantity)).toBe('7');
		expect(line.unit).toBe('pakket van 100');
		expect(line.kind).toBe('package');
		expect(toText(line.usage)).toBe('650');
		expect(amount(line.net)).toBe('63');
	});

	it('PRI-3 a tiered amount shows one line per tier, the usage on the first', () => {
		const prices = [price(tiered('graduated', '100: 0.10', '500: 0.08', '0.05'))];
		const draft = only(bill([used('650')], prices));
		expect(toldLines(draft)).toEqual(['150 x 0.05 = 7.5', '400 x 0.08 = 32', '100 x 0.1 = 10']);
		expect(draft.lines.map((line) => toText(line.usage))).toEqual(['650', '0', '0']);
	});

	it('BIL-1 tiers at one unit price are one line', () => {
		const prices = [price(tiered('graduated', '100: 0.10', '500: 0.10', '0.05'))];
		expect(toldLines(only(bill([used('650')], prices)))).toEqual(['150 x 0.05 = 7.5', '500 x 0.1 = 50']);
	});

	it('PRI-2 a minimum is per usage key and period, last of its SKU', () => {
		const prices = [price(standard('1'), { minimum: fromText('10') })];
		const draft = only(bill([used('4'), used('30', { unit: 'Zegel' }), used('9', november)], prices));
		expect(draft.lines.map(({ kind, unit, key }) => [kind, unit, periodText(key.period, ' - ')])).toEqual([
			['usage', 'Document', '1-12-21 - 31-12-21'],
			['usage', 'Zegel', '1-12-21 - 31-12-21'],
			['minimum', 'Document', '1-12-21 - 31-12-21'],
			['usage', 'Document', '1-11-21 - 30-11-21'],
			['minimum', 'Document', '1-11-21 - 30-11-21']
		]);
		expect(amount(draft.net)).toBe('50');
	});
});

describe('VAT and totals of drafts', () => {
	const halves = [
		used('1', { sku: 'A', unitPrice: '37.50', vat: '21' }),
		used('1', { sku: 'B', unitPrice: '12.50', vat: '21' })
	];

	it('VAT-2 the VAT column adds up: 7.88 and 2.62 of 10.50', () => {
		const draft = only(bill(halves, []));
		expect(draft.lines.map((line) => amount(line.vatAmount))).toEqual(['7.88', '2.62']);
		expect([draft.net, draft.vat, draft.total].map((minor) => amount(minor))).toEqual(['50', '10.5', '60.5']);
	});

	it('VAT-3 VAT per line is a setting, kept with the invoice: 10.51', () => {
		const draft = only(bill(halves, [], { vatMode: 'per-line' }));
		expect(draft.lines.map((line) => amount(line.vatAmount))).toEqual(['7.88', '2.63']);
		expect(amount(draft.vat)).toBe('10.51');
		expect(draft.vatMode).toBe('per-line');
	});

	it('VAT-1 yen have no cents', () => {
		const draft = only(bill([used('3', { currency: 'JPY', unitPrice: '0.5', vat: '9' })], []));
		expect([draft.net, draft.vat, draft.total]).toEqual([2n, 0n, 2n]);
	});
});

describe('many lines', () => {
	it('BIL-3 135,000 usage keys are billed in one invoice, and then nothing is left', () => {
		const totals = Array.from({ length: 135_000 }, (_, index) =>
			used('5', { account: `KA-${index % 7919}`, internalNumber: String(index) })
		);
		const draft = only(bill(totals, [flat]));
		expect(draft.lines).toHaveLength(135_000);
		expect(draft.net).toBe(43n * 135_000n);
		expect(draft.vat).toBe((43n * 135_000n * 21n + 50n) / 100n);
		expect(bill(totals, [flat], { ledger: billedBy(draft) })).toEqual([]);
	}, 30_000);
});
