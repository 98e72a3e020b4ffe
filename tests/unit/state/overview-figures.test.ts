import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, fromText, toText, whole, ZERO } from '$lib/domain/decimal';
import { monthPeriod } from '$lib/domain/period';
import { skuMonths, usageBySku } from '$lib/domain/sku-usage';
import type { UsageKey, UsageTotal } from '$lib/domain/usage';
import { eventsOf, monthsWithUsage, openTasks, skusOf, sumsByCurrency } from '$lib/state/overview-figures';

const september = 2021 * 12 + 8;
const october = september + 1;

type Imports = Parameters<typeof openTasks>[0];
type Invoices = Parameters<typeof openTasks>[1];

const imported = (changes: Partial<Imports[number]> = {}): Imports[number] => ({
	state: 'committed',
	committedAt: 1000,
	rejected: 0,
	months: [{ month: september, kind: 'moment', events: 10 }],
	...changes
});

const draft = (changes: Partial<Invoices[number]> = {}): Invoices[number] => ({
	state: 'draft',
	usageUpTo: september,
	subscriptionsUpTo: september,
	revision: 7,
	skusWithoutPrice: [],
	skusWithoutVat: [],
	...changes
});

const definitive = (definitiveAt: number, changes: Partial<Invoices[number]> = {}): Invoices[number] =>
	draft({ state: 'definitive', definitiveAt, ...changes });

const tasks = (imports: Imports, invoices: Invoices): string[] =>
	openTasks(imports, invoices, 7).map(({ task }) => task);

describe('open tasks', () => {
	test('BIL-2 usage without any invoice waits to be billed', () => {
		expect(openTasks([imported()], [], 7)).toEqual([{ task: 'not-billed', months: [september] }]);
		expect(tasks([], [])).toEqual([]);
		expect(tasks([imported({ state: 'undone' })], [])).toEqual([]);
	});

	test('BIL-2 a draft covers the months up to its own, those of subscriptions by a month of their own', () => {
		const usage = imported({
			months: [
				{ month: september, kind: 'moment', events: 1 },
				{ month: october, kind: 'period', events: 1 }
			]
		});
		expect(openTasks([usage], [draft()], 7)).toEqual([
			{ task: 'not-billed', months: [october] },
			{ task: 'drafts', drafts: 1 }
		]);
		expect(tasks([usage], [draft({ subscriptionsUpTo: october })])).toEqual(['drafts']);
	});

	test('BIL-3 usage that came after the invoice of its month was made definitive waits again', () => {
		expect(tasks([imported()], [definitive(1000)])).toEqual([]);
		expect(tasks([imported()], [definitive(999)])).toEqual(['not-billed']);
		expect(tasks([imported()], [definitive(999), draft()])).toEqual(['drafts']);
	});

	test('PRI-4 drafts without prices or VAT name their SKUs and are not ready', () => {
		const blocked = draft({ skusWithoutPrice: ['B', 'A'], skusWithoutVat: ['C'] });
		expect(openTasks([], [blocked, draft({ skusWithoutPrice: ['A'] }), draft()], 7)).toEqual([
			{ task: 'no-price', skus: ['A', 'B'] },
			{ task: 'no-vat', skus: ['C'] },
			{ task: 'drafts', drafts: 1 }
		]);
		expect(tasks([], [definitive(1, { skusWithoutPrice: ['A'] })])).toEqual([]);
	});

	test('BIL-4 drafts of an earlier revision are told', () => {
		expect(openTasks([], [draft({ revision: 6 }), draft()], 7)).toEqual([
			{ task: 'outdated', drafts: 1 },
			{ task: 'drafts', drafts: 2 }
		]);
		expect(tasks([], [definitive(1, { revision: 6 })])).toEqual([]);
	});

	test('IMP-6 rejected records wait until an invoice became definitive without them', () => {
		const rejecting = [imported({ rejected: 3 }), imported({ rejected: 4, committedAt: 2000 })];
		const others = [draft()];
		expect(openTasks(rejecting, others, 7).at(-1)).toEqual({ task: 'rejected', records: 7, imports: 2 });
		expect(openTasks(rejecting, [...others, definitive(1500)], 7).at(-1)).toEqual({
			task: 'rejected',
			records: 4,
			imports: 1
		});
		expect(tasks([imported({ rejected: 3, state: 'undone' })], others)).toEqual(['drafts']);
	});
});

describe('the latest month', () => {
	test('IMP-10 undone imports have no months and no events', () => {
		const imports = [
			imported(),
			imported({ months: [{ month: september, kind: 'period', events: 5 }] }),
			imported({ state: 'undone', months: [{ month: october, kind: 'moment', events: 99 }] })
		];
		expect(monthsWithUsage(imports)).toEqual([september]);
		expect(eventsOf(september, imports)).toEqual({ events: 15, imports: 2 });
		expect(eventsOf(october, imports)).toEqual({ events: 0, imports: 0 });
	});
});

test('VAT-1 amounts are added up by currency, euros first', () => {
	const record = (currency: string, total: bigint) => ({ currency, total });
	expect(
		sumsByCurrency([record('USD', 5n), record('EUR', 100n), record('CHF', 1n), record('EUR', -30n)])
	).toEqual([record('EUR', 70n), record('CHF', 1n), record('USD', 5n)]);
});

describe('usage by SKU', () => {
	const key = (sku: string, unit: string, month: number): UsageKey => ({
		customer: '#K-1',
		currency: 'EUR',
		account: '',
		kvk: '',
		internalNumber: '',
		subscription: '',
		sku,
		unit,
		chargeName: '',
		period: monthPeriod(month),
		unitPrice: '',
		vat: ''
	});
	const total = (sku: string, unit: string, month: number, events: number, quantity: string): UsageTotal => ({
		key: key(sku, unit, month),
		kind: 'moment',
		quantity: fromText(quantity),
		events
	});

	test('IMP-9 units are never added together, and other months do not count', () => {
		const totals = [
			total('A', 'GB', september, 2, '0.1'),
			total('A', 'GB', september, 3, '0.2'),
			total('A', 'TB', september, 9, '1'),
			total('A', 'GB', october, 50, '50')
		];
		expect(
			usageBySku(september, skuMonths(totals)).map((u) => [u.unit, u.events, toText(u.quantity)])
		).toEqual([
			['TB', 9, '1'],
			['GB', 5, '0.3']
		]);
	});

	test('IMP-9 nothing of a month is lost, whatever the SKUs', () => {
		const some = fc.array(
			fc.tuple(
				fc.constantFrom('A', 'B', 'C'),
				fc.constantFrom('', 'GB'),
				fc.constantFrom(september, october),
				fc.nat({ max: 1000 }),
				fc.integer({ min: -1_000_000, max: 1_000_000 })
			)
		);
		fc.assert(
			fc.property(some, (rows) => {
				const totals = rows.map(([sku, unit, month, events, n]) =>
					total(sku, unit, month, events, String(n))
				);
				const sums = usageBySku(september, skuMonths(totals));
				const ofMonth = rows.filter(([, , month]) => month === september);
				expect(sums.reduce((sum, { events }) => sum + events, 0)).toBe(
					ofMonth.reduce((sum, [, , , events]) => sum + events, 0)
				);
				expect(sums.reduce((sum, { quantity }) => add(sum, quantity), ZERO)).toEqual(
					whole(ofMonth.reduce((sum, [, , , , n]) => sum + n, 0))
				);
				expect(sums.map(({ events }) => events)).toEqual(
					sums.map(({ events }) => events).sort((a, b) => b - a)
				);
			})
		);
	});

	test('IMP-9 imports tell it themselves where all of the month keep it, and undone ones do not count', () => {
		const skus = [...skuMonths([total('A', 'GB', september, 2, '0.5'), total('B', '', october, 1, '7')])];
		const months = [{ month: september, kind: 'moment' as const, events: 2 }];
		const [kept, undone, old] = [
			imported({ months, skus }),
			imported({ months, skus, state: 'undone' }),
			imported({ months })
		];
		const ofOne = { sku: 'A', unit: 'GB', chargeName: '', events: 2, quantity: fromText('0.5') };
		expect(skusOf(september, [kept, undone])).toEqual([ofOne]);
		expect(skusOf(september, [kept, kept])).toEqual([{ ...ofOne, events: 4, quantity: whole(1) }]);
		expect(skusOf(september, [kept, old])).toBeUndefined();
		const elsewhere = imported({ months: [{ month: october, kind: 'period', events: 1 }] });
		expect(skusOf(september, [kept, elsewhere])).toEqual([ofOne]);
	});
});
