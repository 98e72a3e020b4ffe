import { describe, expect, it } from 'vitest';
import { legalLacks } from '$lib/domain/legal';
import { NO_COMPANY, NO_DETAILS, type Company, type PartyDetails } from '$lib/domain/party';
import type { VatCategory } from '$lib/domain/usage';

const address: PartyDetails = {
	...NO_DETAILS,
	street: 'Kerkstraat 1',
	postcode: '1234 AB',
	city: 'Dorp',
	country: 'NL'
};
const seller: Company = { ...NO_COMPANY, ...address, name: 'Ik', kvk: '12345678', vatId: 'NL000099998B57' };

function lacks(details: PartyDetails | undefined, by: Company, category: VatCategory = '21', name = 'U') {
	const customer = { id: 'u', number: '', name, ...(details ? { details } : {}) };
	return legalLacks({ customer, vatTotals: [{ category, net: 1n, vat: 0n }] }, by);
}

describe('what the law asks of an invoice', () => {
	it('BIL-4 nothing lacks where both are named with their address, the seller with its numbers', () => {
		expect(lacks(address, seller)).toEqual([]);
	});

	it('BIL-4 all that is missing is named, the seller first', () => {
		expect(lacks(undefined, NO_COMPANY, '21', '')).toEqual([
			'seller-name',
			'seller-address',
			'seller-kvk',
			'seller-vat-id',
			'customer-name',
			'customer-address'
		]);
	});

	it('BIL-4 VAT-3 reverse charge asks for the VAT id of the customer, nothing else does', () => {
		expect(lacks(address, seller, 'reverse')).toEqual(['customer-vat-id']);
		expect(lacks({ ...address, vatId: 'BE0123456749' }, seller, 'reverse')).toEqual([]);
		expect(lacks(address, seller, 'exempt')).toEqual([]);
	});

	it('BIL-4 not every country has postcodes, and only the Dutch trade register gives its number', () => {
		const abroad = { ...address, postcode: '', country: 'AE' };
		expect(lacks(abroad, { ...seller, ...abroad, kvk: '' })).toEqual(['seller-vat-id']);
		expect(lacks({ ...address, postcode: '' }, seller)).toEqual(['customer-address']);
	});
});
