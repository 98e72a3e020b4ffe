/** Who sells and who buys in the sample. All of it is invented: no bank has this account, no place this address. */
import { NO_DETAILS, type Company } from '$lib/domain/party';
import type { Customer } from '$lib/domain/usage';

export const SAMPLE_COMPANY: Company = {
	name: 'Voorbeeld Diensten B.V.',
	street: 'Voorbeeldstraat 1',
	postcode: '1234 AB',
	city: 'Voorbeelddorp',
	country: 'NL',
	kvk: '00000012',
	vatId: 'NL000000012B62',
	email: 'facturen@voorbeeld.example',
	iban: 'NL10VBLD0000000001',
	phone: '',
	logoText: 'Voorbeeld Diensten',
	footer: 'Dit is een voorbeeld: bedrijf, klant, prijzen en rekeningnummer zijn verzonnen.',
	termMonths: 1
};

/** The customer of the sample's usage, by its id. */
export const SAMPLE_CUSTOMER: Customer = {
	id: '#K-1001',
	number: 'K-1001',
	name: 'Voorbeeld Administratiekantoor B.V.',
	details: {
		...NO_DETAILS,
		street: 'Voorbeeldplein 24',
		postcode: '1234 CD',
		city: 'Voorbeeldstad',
		country: 'NL',
		kvk: '00000024',
		vatId: 'NL000000024B51',
		email: 'administratie@klant.example'
	}
};
