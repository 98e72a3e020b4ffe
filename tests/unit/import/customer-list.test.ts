import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_DETAILS } from '$lib/domain/party';
import { customerId, type Customer } from '$lib/domain/usage';
import { readCustomerList, writeCustomerList, type CustomerListReading } from '$lib/import/customer-list';
import { SAMPLE_CUSTOMER } from '$lib/state/sample-parties';
import { fileOf } from './files';

const byId = (customers: readonly Customer[]): Map<string, Customer> =>
	new Map(customers.map((customer) => [customer.id, customer]));

const read = (lines: readonly string[], known: readonly Customer[] = []): Promise<CustomerListReading> =>
	readCustomerList(fileOf(lines.join('\r\n')), 'bedrijven.csv', byId(known));

async function customersOf(lines: readonly string[], known: readonly Customer[] = []) {
	const reading = await read(lines, known);
	if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
	return reading.customers;
}

const text = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
	.map((given) => given.replace(/[\p{C}\p{Z}]/gu, 'x').trim())
	.filter((given) => given !== '');
const customers: fc.Arbitrary<Customer[]> = fc.uniqueArray(
	fc
		.record({
			number: fc.oneof(fc.constant(''), text),
			name: text,
			street: fc.oneof(fc.constant(''), text),
			country: fc.constantFrom('', 'NL', 'BE'),
			kvk: fc.constantFrom('', '00000024'),
			vatId: fc.constantFrom('', 'NL000000024B51', 'BE0123456749'),
			termMonths: fc.constantFrom(undefined, 0, 2, 24),
			vatTreatment: fc.constantFrom(undefined, '21', '5.5', '0', 'reverse', 'exempt'),
			currency: fc.constantFrom(undefined, 'USD')
		})
		.map(({ number, name, street, country, kvk, vatId, termMonths, vatTreatment, currency }): Customer => {
			return {
				id: customerId(number, name),
				number,
				name,
				details: { ...NO_DETAILS, street, country, kvk, vatId },
				...(vatTreatment === undefined ? {} : { vatTreatment }),
				...(termMonths === undefined ? {} : { termMonths }),
				...(currency === undefined ? {} : { currency })
			};
		}),
	{ minLength: 1, maxLength: 6, selector: ({ id }) => id }
);

describe('a list of customers', () => {
	it('BIL-1 what is written is read back the same', async () => {
		await fc.assert(
			fc.asyncProperty(customers, async (all) => {
				const reading = await readCustomerList(fileOf(writeCustomerList(all)), 'b.csv', new Map());
				expect(reading.ok ? reading.customers : reading.problems).toEqual(all);
			})
		);
	});

	it('BIL-1 the header row is the documented one', () => {
		expect(writeCustomerList([SAMPLE_CUSTOMER]).split('\r\n')).toEqual([
			'klantnummer;klantnaam;straat;postcode;plaats;land;kvk_nummer;btw_nummer;email;betaaltermijn_maanden;btw_behandeling;valuta',
			'K-1001;Voorbeeld Administratiekantoor B.V.;Voorbeeldplein 24;1234 CD;Voorbeeldstad;NL;00000024;NL000000024B51;administratie@klant.example;;;',
			''
		]);
	});

	it('BIL-1 a column that is not there changes nothing, a blank cell clears', async () => {
		const known = { ...SAMPLE_CUSTOMER, termMonths: 2 };
		const [changed] = await customersOf(['klantnummer;plaats;email', 'K-1001;Elders;'], [known]);
		expect(changed).toEqual({ ...known, details: { ...known.details, city: 'Elders', email: '' } });
	});

	it('BIL-1 a customer without number that was renamed is known by the name that it has now', async () => {
		const known = { id: 'oude naam', number: '', name: 'Nieuwe naam' };
		const [same] = await customersOf(['klantnaam;plaats', 'Nieuwe Naam;Dorp'], [known]);
		expect(same?.id).toBe('oude naam');
	});

	it('BIL-4 all problems are told by line and column, and nothing counts', async () => {
		const reading = await read([
			'klantnummer;klantnaam;land;kvk_nummer;btw_nummer;email;betaaltermijn;btw_behandeling;valuta',
			'K-1;Alfa;NL;12345678;NL000000024B51;a@b.nl;1;21;EUR',
			'K-1;Alfa;;;;;;;',
			';;Atlantis;12;NL1;geen;99;veel;euro'
		]);
		expect(
			reading.ok ? [] : reading.problems.map(({ line, column, code }) => `${line} ${column} ${code}`)
		).toEqual([
			'3  BIL-1.customer-twice',
			'4 klantnaam BIL-1.customer-unnamed',
			'4 land BIL-4.country-unreadable',
			'4 kvk_nummer BIL-4.kvk-unreadable',
			'4 btw_nummer BIL-4.vat-id-unreadable',
			'4 email BIL-4.email-unreadable',
			'4 betaaltermijn BIL-2.term-unreadable',
			'4 btw_behandeling VAT-3.rate-unreadable',
			'4 valuta PRI-1.currency-unreadable'
		]);
	});

	it('BIL-1 a list without numbers and names is refused by its header', async () => {
		const reading = await read(['straat;plaats', 'Kerkstraat;Dorp']);
		expect(reading.ok ? [] : reading.problems.map(({ code }) => code)).toEqual(['BIL-1.no-customer-column']);
	});
});
