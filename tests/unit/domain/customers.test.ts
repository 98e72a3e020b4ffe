import { describe, expect, it } from 'vitest';
import { recogniseCustomers } from '$lib/domain/customers';
import { customerId, type Customer } from '$lib/domain/usage';

const known = (...customers: Customer[]) => new Map(customers.map((customer) => [customer.id, customer]));
const voorbeeld: Customer = { id: '#K-1001', number: 'K-1001', name: 'Voorbeeld B.V.' };

describe('customers', () => {
	it('BIL-1 a customer is known by number, whatever the name', () => {
		expect(customerId('K-1001', 'Voorbeeld B.V.')).toBe(customerId('K-1001', 'Iets anders'));
		expect(customerId('K-1001', '')).not.toBe(customerId('k-1001', ''));
	});

	it('BIL-1 without a number by name: case, accents and spaces do not count', () => {
		expect(customerId('', '  Café   Één\u00a0B.V. ')).toBe(customerId('', 'cafe een b.v.'));
		expect(customerId('', 'Cafe\u0301')).toBe(customerId('', 'CAFÉ'));
		expect(customerId('', 'Voorbeeld')).not.toBe(customerId('', 'Voorbeeld 2'));
	});

	it('BIL-1 a name never stands for a number', () => {
		expect(customerId('', '#1')).not.toBe(customerId('1', ''));
		expect(customerId('', '#1')).not.toBe(customerId('', '1'));
	});

	it('BIL-1 a differing name is reported once, not a new customer', () => {
		const { customers, differing } = recogniseCustomers(known(voorbeeld), [
			{ number: 'K-1001', name: 'Voorbeeld B.V.' },
			{ number: 'K-1001', name: 'VOORBEELD  b.v.' },
			{ number: 'K-1001', name: 'Voorbeeld Holding' },
			{ number: 'K-1001', name: 'Voorbeeld Holding' },
			{ number: 'K-1001', name: '' }
		]);
		expect([...customers.values()]).toEqual([voorbeeld]);
		expect(differing).toEqual([
			{
				id: '#K-1001',
				number: 'K-1001',
				knownName: 'Voorbeeld B.V.',
				givenName: 'Voorbeeld Holding'
			}
		]);
	});

	it('BIL-1 new customers keep the first name given, a blank one is filled', () => {
		const { customers, differing } = recogniseCustomers(known(voorbeeld), [
			{ number: 'K-2', name: '' },
			{ number: 'K-2', name: 'Tweede' },
			{ number: '', name: 'Derde  B.V.' },
			{ number: '', name: 'DERDE b.v.' }
		]);
		expect([...customers.values()]).toEqual([
			voorbeeld,
			{ id: '#K-2', number: 'K-2', name: 'Tweede' },
			{ id: 'derde b.v.', number: '', name: 'Derde  B.V.' }
		]);
		expect(differing).toEqual([]);
	});

	it('BIL-1 what is known of a customer stays, its VAT treatment too', () => {
		const reverse: Customer = { ...voorbeeld, name: '', vatTreatment: 'reverse' };
		const { customers } = recogniseCustomers(known(reverse), [{ number: 'K-1001', name: 'Nieuw' }]);
		expect(customers.get('#K-1001')).toEqual({ ...reverse, name: 'Nieuw' });
	});
});
