import { describe, expect, it } from 'vitest';
import {
	companyForm,
	customerForm,
	NEW_CUSTOMER,
	readCompany,
	readCustomer
} from '$lib/components/customers/party-form';
import { SAMPLE_COMPANY, SAMPLE_CUSTOMER } from '$lib/state/sample-parties';

describe('the forms of companies', () => {
	it('BIL-4 what stands in the form is what is kept, and the other way round', () => {
		expect(readCustomer(customerForm(SAMPLE_CUSTOMER), SAMPLE_CUSTOMER)).toEqual({
			ok: true,
			value: SAMPLE_CUSTOMER
		});
		expect(readCompany(companyForm(SAMPLE_COMPANY))).toEqual({ ok: true, value: SAMPLE_COMPANY });
	});

	it('BIL-1 a new customer is known by its number, else by its name, and needs one of them', () => {
		const idOf = (given: Partial<typeof NEW_CUSTOMER>): unknown => {
			const reading = readCustomer({ ...NEW_CUSTOMER, ...given }, undefined);
			return reading.ok ? reading.value.id : reading.wrong;
		};
		expect(idOf({ number: ' K-1 ', name: 'Alfa' })).toBe('#K-1');
		expect(idOf({ name: 'Alfa B.V.' })).toBe('alfa b.v.');
		expect(idOf({})).toEqual({ name: 'BIL-1.customer-unnamed' });
	});

	it('BIL-1 a customer that is known keeps its id and number, whatever it is called', () => {
		const reading = readCustomer({ ...customerForm(SAMPLE_CUSTOMER), name: 'Anders' }, SAMPLE_CUSTOMER);
		expect(reading.ok && [reading.value.id, reading.value.number, reading.value.name]).toEqual([
			'#K-1001',
			'K-1001',
			'Anders'
		]);
	});

	it('BIL-4 BIL-2 PRI-5 what cannot be read is named by its field, all of it at once', () => {
		const form = {
			...NEW_CUSTOMER,
			name: 'Alfa',
			kvk: '123',
			vatId: 'NL1',
			country: 'Atlantis',
			email: 'alfa',
			termMonths: '25',
			currency: 'euro'
		};
		expect(readCustomer(form, undefined)).toEqual({
			ok: false,
			wrong: {
				kvk: 'BIL-4.kvk-unreadable',
				vatId: 'BIL-4.vat-id-unreadable',
				country: 'BIL-4.country-unreadable',
				email: 'BIL-4.email-unreadable',
				termMonths: 'BIL-2.term-unreadable',
				currency: 'PRI-1.currency-unreadable'
			}
		});
		const company = { ...companyForm(SAMPLE_COMPANY), iban: 'NL10VBLD0000000002' };
		expect(readCompany(company)).toEqual({ ok: false, wrong: { iban: 'BIL-4.iban-unreadable' } });
	});

	it('BIL-4 numbers and countries may be written as people do', () => {
		const reading = readCustomer(
			{ ...NEW_CUSTOMER, name: 'Alfa', kvk: '1234 5678', vatId: 'nl 0000.00024.b51', country: 'belgië' },
			undefined
		);
		expect(reading.ok && reading.value.details).toMatchObject({
			kvk: '12345678',
			vatId: 'NL000000024B51',
			country: 'BE'
		});
	});
});
