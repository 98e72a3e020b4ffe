import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerRows, customerText, isUnused } from '$lib/components/customers/customer-row';
import type { CustomerAccount } from '$lib/domain/accounts';

function account(customer: string, changes: Partial<CustomerAccount> = {}): CustomerAccount {
	return {
		customer,
		account: 'A1',
		kvk: '12345678',
		internalNumber: '0317',
		subscriptions: ['S1'],
		events: 2,
		...changes
	};
}

describe('customers', () => {
	test('BIL-1 each has its accounts, its usage lines and its invoices', () => {
		const first = account('#K-1');
		const second = account('#K-1', { account: 'A2', events: 5 });
		const invoiced = { customer: { id: '#K-1', number: 'K-1', name: 'Oud' }, state: 'definitive' } as const;
		const rows = customerRows(
			[{ id: '#K-1', number: 'K-1', name: 'Voorbeeld B.V.' }],
			[first, second],
			[invoiced, invoiced, { ...invoiced, state: 'draft' }]
		);
		expect(rows).toEqual([
			{
				id: '#K-1',
				number: 'K-1',
				name: 'Voorbeeld B.V.',
				accounts: [first, second],
				events: 7,
				drafts: 1,
				definitives: 2
			}
		]);
	});

	test('BIL-1 an account stands with the customer that pays for it, and one that was merged says into whom', () => {
		const [own, other] = [account('#K-1'), account('#K-2', { account: 'B1' })];
		const known = ['K-1', 'K-2'].map((number) => ({ id: `#${number}`, number, name: number }));
		const move = { id: 1, from: '#K-2', to: '#K-1', at: 0 };
		const rows = customerRows(known, [own, other], [], [move]);
		expect(rows.map(({ accounts, mergedInto }) => [accounts.length, mergedInto])).toEqual([
			[2, undefined],
			[0, '#K-1']
		]);
		const { account: name, kvk, internalNumber } = other;
		const moved = customerRows(
			known,
			[own, other],
			[],
			[{ ...move, account: { account: name, kvk, internalNumber } }]
		);
		expect(moved.map(({ accounts, mergedInto }) => [accounts.length, mergedInto])).toEqual([
			[2, undefined],
			[0, undefined]
		]);
	});

	test('IMP-10 one whose imports were undone keeps its row and its invoices', () => {
		const undone = { id: '#K-1', number: 'K-1', name: 'Voorbeeld B.V.' };
		const [row] = customerRows([], [], [{ customer: undone, state: 'definitive' }]);
		expect(row).toMatchObject({ name: 'Voorbeeld B.V.', events: 0, definitives: 1 });
	});

	test('BIL-1 one that only usage names is known by its number, else by its name', () => {
		const rows = customerRows([], [account('#7'), account('bouw'), account('')], []);
		expect(rows.map(({ number, name }) => [number, name])).toEqual([
			['', ''],
			['7', '7'],
			['', 'bouw']
		]);
	});

	test('BIL-1 no usage line and no invoice is left out, whoever it is of', () => {
		const id = fc.constantFrom('', '#1', '#2', 'a');
		const customers = fc
			.uniqueArray(id)
			.map((ids) => ids.map((each) => ({ id: each, number: '', name: each })));
		const accounts = fc.array(fc.tuple(id, fc.nat(9)).map(([of, events]) => account(of, { events })));
		const invoices = fc.array(
			fc.record({
				customer: id.map((each) => ({ id: each, number: '', name: '' })),
				state: fc.constantFrom('draft' as const, 'definitive' as const)
			})
		);
		fc.assert(
			fc.property(customers, accounts, invoices, (known, used, billed) => {
				const rows = customerRows(known, used, billed);
				const ids = [...known.map((each) => each.id), ...used.map((each) => each.customer)];
				expect(rows.map((row) => row.id).sort()).toEqual(
					[...new Set([...ids, ...billed.map(({ customer }) => customer.id)])].sort()
				);
				const sum = (of: 'events' | 'drafts' | 'definitives'): number =>
					rows.reduce((all, row) => all + row[of], 0);
				expect(sum('events')).toBe(used.reduce((all, { events }) => all + events, 0));
				expect(sum('drafts')).toBe(billed.filter(({ state }) => state === 'draft').length);
				expect(sum('definitives')).toBe(billed.filter(({ state }) => state === 'definitive').length);
			})
		);
	});

	test('BIL-1 nothing hangs on a customer without usage, invoices and payers', () => {
		const beta = { id: '#K-2', number: 'K-2', name: 'Beta B.V.' };
		const move = { id: 1, from: '#K-1', to: '#K-2', at: 0 };
		const isFree = (
			accounts: CustomerAccount[],
			invoices: Parameters<typeof customerRows>[2],
			moves: (typeof move)[] = []
		): (boolean | undefined)[] =>
			customerRows([beta], accounts, invoices, moves)
				.filter(({ id }) => id === beta.id)
				.map((row) => isUnused(row, moves));
		expect(isFree([], [])).toEqual([true]);
		expect(isFree([account('#K-1')], [])).toEqual([true]);
		expect(isFree([account('#K-2')], [])).toEqual([false]);
		expect(isFree([], [{ customer: beta, state: 'draft' }])).toEqual([false]);
		expect(isFree([], [{ customer: beta, state: 'definitive' }])).toEqual([false]);
		expect(isFree([], [], [move])).toEqual([false]);
		expect(isFree([], [], [{ ...move, from: '#K-2', to: '#K-3' }])).toEqual([false]);
	});

	test('BIL-1 can be found by every number of every account', () => {
		const [row] = customerRows([], [account('#K-1', { subscriptions: ['AB-1', 'AB-2'] })], []);
		expect(row && customerText(row)).toBe('K-1\nK-1\n\nA1\n12345678\n0317\nAB-1\nAB-2');
	});
});
