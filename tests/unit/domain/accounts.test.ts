import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsOf } from '$lib/domain/accounts';
import { whole } from '$lib/domain/decimal';
import { monthPeriod } from '$lib/domain/period';
import type { UsageKey, UsageTotal } from '$lib/domain/usage';

function total(key: Partial<UsageKey>, events: number): UsageTotal {
	return {
		key: {
			customer: '#K-1',
			currency: 'EUR',
			account: 'A1',
			kvk: '',
			internalNumber: '',
			subscription: '',
			sku: 'EMAIL',
			unit: '',
			chargeName: '',
			period: monthPeriod(24_263),
			unitPrice: '',
			vat: '',
			...key
		},
		kind: 'moment',
		quantity: whole(events),
		events
	};
}

describe('accountsOf', () => {
	it('BIL-1 tells accounts of one customer apart by account, KvK number and internal number', () => {
		const accounts = accountsOf([
			total({ account: 'A2', kvk: '2', internalNumber: '0042', subscription: 'S2' }, 3),
			total({ account: 'A1', kvk: '1', subscription: 'S9' }, 1),
			total({ account: 'A1', kvk: '1', subscription: 'S1', sku: 'PRINT' }, 5),
			total({ account: 'A1', kvk: '3' }, 7)
		]);
		expect(accounts).toEqual([
			{
				customer: '#K-1',
				account: 'A1',
				kvk: '1',
				internalNumber: '',
				subscriptions: ['S1', 'S9'],
				events: 6
			},
			{ customer: '#K-1', account: 'A1', kvk: '3', internalNumber: '', subscriptions: [], events: 7 },
			{
				customer: '#K-1',
				account: 'A2',
				kvk: '2',
				internalNumber: '0042',
				subscriptions: ['S2'],
				events: 3
			}
		]);
	});

	it('BIL-1 keeps the same account of two customers apart', () => {
		const accounts = accountsOf([total({ customer: 'b' }, 1), total({ customer: 'a' }, 2)]);
		expect(accounts.map(({ customer, events }) => [customer, events])).toEqual([
			['a', 2],
			['b', 1]
		]);
	});

	it('BIL-7 gives the same accounts whatever the order of the totals, and loses no usage line', () => {
		const name = fc.constantFrom('', 'x', 'y');
		const totals = fc.array(
			fc
				.record({ customer: name, account: name, kvk: name, internalNumber: name, subscription: name })
				.chain((key) => fc.nat(1000).map((events) => total(key, events)))
		);
		fc.assert(
			fc.property(
				totals.chain((list) =>
					fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
				),
				([list, shuffled]) => {
					const accounts = accountsOf(list);
					expect(accountsOf(shuffled)).toEqual(accounts);
					const sum = (each: readonly { readonly events: number }[]): number =>
						each.reduce((events, one) => events + one.events, 0);
					expect(sum(accounts)).toBe(sum(list));
				}
			)
		);
	});
});
