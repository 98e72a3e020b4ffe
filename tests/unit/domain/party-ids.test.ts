import { describe, expect, it } from 'vitest';
import { compactId, isCountry, isEmail, isIban, isKvkNumber, isVatId } from '$lib/domain/party-ids';

describe('numbers of companies', () => {
	it('BIL-4 a Dutch VAT id passes the check of legal entities or that of sole traders', () => {
		// From the tax office's own examples: the one by modulus 97, the other by modulus 11.
		expect(isVatId('NL000099998B57')).toBe(true);
		expect(isVatId('NL123456782B90')).toBe(true);
		expect(isVatId('NL000099998B58')).toBe(false);
		expect(isVatId('NL000000000B01')).toBe(false);
		expect(isVatId('NL123456782')).toBe(false);
		expect(isVatId('123456782B90')).toBe(false);
	});

	it.each([
		['BE0123456749', true],
		['BE123456749', false],
		['DE123456789', true],
		['DE12345678', false],
		['EL123456789', true],
		['FRXX123456789', true],
		['GB123456789', true],
		['G123', false],
		['', false]
	])('BIL-4 the VAT id %s has the form of its country: %s', (text, is) => {
		expect(isVatId(text)).toBe(is);
	});

	it('BIL-4 an IBAN passes its check digits', () => {
		expect(isIban('NL91ABNA0417164300')).toBe(true);
		expect(isIban('NL91ABNA0417164301')).toBe(false);
		expect(isIban('GB82WEST12345698765432')).toBe(true);
		expect(isIban('NL91')).toBe(false);
	});

	it('BIL-4 numbers are taken as people write them', () => {
		expect(compactId('nl 0000.99998.b57')).toBe('NL000099998B57');
		expect(isKvkNumber('12345678')).toBe(true);
		expect(isKvkNumber('1234567')).toBe(false);
		expect(isCountry('NL')).toBe(true);
		expect(isCountry('Nederland')).toBe(false);
	});

	it.each([
		['a@b.nl', true],
		['facturen@voorbeeld.example', true],
		['a@b', false],
		['a b@c.nl', false],
		['@c.nl', false]
	])('BIL-4 the address %s can be one: %s', (text, is) => {
		expect(isEmail(text)).toBe(is);
	});
});
