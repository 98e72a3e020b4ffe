import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentFileName, documentLacks, type Documented, type InvoiceDocument } from '$lib/domain/document';
import { fromText } from '$lib/domain/decimal';
import { ublFile } from '$lib/export/ubl';
import { unitCode } from '$lib/export/unit-codes';
import { bill, billedBy, only, price, standard, used } from '../domain/sample';
import { SAMPLE_COMPANY, SAMPLE_CUSTOMER } from '$lib/state/sample-parties';
import { documents } from './random-documents';
import { brokenRules, RULES } from './ubl-rules';
import { all, readXml, textAt, type Node } from './xml-tree';

const written = (document: InvoiceDocument): Node => readXml(new TextDecoder().decode(ublFile(document)));

function documentOf(
	totals: Parameters<typeof bill>[0],
	given: Parameters<typeof bill>[2] = {}
): InvoiceDocument {
	const customers = new Map([[SAMPLE_CUSTOMER.id, SAMPLE_CUSTOMER]]);
	const invoice = only(bill(totals, [price(standard('0.085'))], { customers, ...given }));
	return { invoice, number: 'F2022-0001', seller: SAMPLE_COMPANY };
}

describe('UBL', () => {
	it('EXP-5 keeps the rules of EN 16931, Peppol and the Netherlands on any invoice', () => {
		expect(RULES.length).toBeGreaterThan(80);
		fc.assert(
			fc.property(documents, (document) => {
				expect(brokenRules(written(document))).toEqual([]);
			}),
			{ numRuns: 1000 }
		);
	});

	it('EXP-5 the rules are able to fail', () => {
		const text = new TextDecoder().decode(ublFile(documentOf([used('100')])));
		const broken = (from: string | RegExp, to: string): string[] =>
			brokenRules(readXml(text.replace(from, to)));
		expect(broken(/(<cbc:LineExtensionAmount currencyID="EUR">)8.5/, '$18.51')).toEqual([
			'BR-CO-10',
			'BR-CO-13'
		]);
		expect(
			broken(/<cbc:PayableAmount currencyID="EUR">10.29/, '<cbc:PayableAmount currencyID="EUR">10.28')
		).toEqual(['BR-CO-16']);
		expect(broken(/<cac:PaymentMeans>.*<\/cac:PaymentMeans>/, '')).toEqual(['NL-R-007']);
		expect(broken('schemeID="0106">00000012</cbc:CompanyID>', '>00000012</cbc:CompanyID>')).toEqual([
			'NL-R-003'
		]);
		expect(broken('<cbc:PostalZone>1234 CD</cbc:PostalZone>', '')).toEqual(['NL-R-004']);
	});

	it('EXP-5 says who, what and how much, the unit price unrounded', () => {
		const root = written(documentOf([used('2989')]));
		expect(root.name).toBe('Invoice');
		expect(textAt(root, 'ID')).toBe('F2022-0001');
		expect(textAt(root, 'DueDate')).toBe('2022-03-27');
		expect(textAt(root, 'InvoiceLine', 'InvoicedQuantity')).toBe('2989');
		expect(textAt(root, 'InvoiceLine', 'Price', 'PriceAmount')).toBe('0.085');
		expect(textAt(root, 'InvoiceLine', 'LineExtensionAmount')).toBe('254.07');
		expect(textAt(root, 'InvoiceLine', 'InvoicePeriod', 'EndDate')).toBe('2021-12-31');
		expect(textAt(root, 'PaymentMeans', 'PayeeFinancialAccount', 'ID')).toBe('NL10VBLD0000000001');
		const [buyer] = all(root, 'AccountingCustomerParty', 'Party', 'EndpointID');
		expect([buyer?.attributes.get('schemeID'), buyer?.text]).toEqual(['0106', '00000024']);
	});

	it('EXP-5 a credit note says in positive amounts what it takes back, and names the invoice', () => {
		const billed = documentOf([used('100')]).invoice;
		const credit = documentOf([used('90')], {
			ledger: billedBy({ ...billed, prices: [price(standard('0.085'))] })
		});
		const root = written(credit);
		expect(root.name).toBe('CreditNote');
		expect(textAt(root, 'BillingReference', 'InvoiceDocumentReference', 'ID')).toBe('1');
		expect(textAt(root, 'CreditNoteLine', 'CreditedQuantity')).toBe('10');
		expect(textAt(root, 'LegalMonetaryTotal', 'PayableAmount')).toBe('1.03');
		expect(brokenRules(root)).toEqual([]);
	});

	it('EXP-5 VAT-1 yen have no decimals, and what their rounding adds is said on the line', () => {
		const yen = price(standard('0.085'), { currency: 'JPY' });
		const customers = new Map([[SAMPLE_CUSTOMER.id, SAMPLE_CUSTOMER]]);
		const invoice = only(bill([used('5', { currency: 'JPY' })], [yen], { customers }));
		const root = written({ invoice, number: 'F1', seller: SAMPLE_COMPANY });
		expect(textAt(root, 'InvoiceLine', 'LineExtensionAmount')).toBe('0');
		expect(textAt(root, 'InvoiceLine', 'AllowanceCharge', 'ChargeIndicator')).toBe('false');
		expect(textAt(root, 'InvoiceLine', 'AllowanceCharge', 'Amount')).toBe('0.43');
	});

	it('EXP-5 VAT-3 reverse charge and exemption say so in the words of the law', () => {
		for (const [category, id, words] of [
			['reverse', 'AE', 'Btw verlegd'],
			['exempt', 'E', 'Vrijgesteld van btw (artikel 11 Wet op de omzetbelasting 1968)']
		] as const) {
			const customers = new Map([[SAMPLE_CUSTOMER.id, { ...SAMPLE_CUSTOMER, vatTreatment: category }]]);
			const root = written(documentOf([used('100')], { customers }));
			expect(textAt(root, 'TaxTotal', 'TaxSubtotal', 'TaxCategory', 'ID')).toBe(id);
			expect(textAt(root, 'TaxTotal', 'TaxSubtotal', 'TaxCategory', 'TaxExemptionReason')).toBe(words);
		}
	});

	it.each([
		['', 'C62'],
		['Stuks', 'C62'],
		['uur', 'HUR'],
		['GB', 'E34'],
		['Document', 'ZZ']
	])('EXP-5 the unit "%s" is %s', (unit, code) => {
		expect(unitCode(unit)).toBe(code);
	});
});

describe('what a document lacks', () => {
	const { invoice, number, seller } = documentOf([used('1')]);
	const lacks = (given: Partial<Documented>, format: 'pdf' | 'ubl' = 'ubl'): string[] =>
		documentLacks({ ...invoice, number, seller, ...given }, format);

	it('EXP-5 nothing of a complete one', () => {
		expect(lacks({})).toEqual([]);
		expect(lacks({}, 'pdf')).toEqual([]);
	});

	it('EXP-5 a draft, an internal specification and what has no seller make none', () => {
		expect(documentLacks({ ...invoice, seller }, 'pdf')).toEqual(['not-definitive']);
		expect(lacks({ internal: true })).toEqual(['internal']);
		expect(documentLacks({ ...invoice, number }, 'ubl')).toEqual(['no-parties']);
	});

	it('EXP-5 UBL wants more than PDF: an account, and where both are reached', () => {
		const bare = { ...seller, iban: '', country: 'US', kvk: '', vatId: 'US12' };
		expect(lacks({ seller: bare }, 'pdf')).toEqual([]);
		expect(lacks({ seller: bare })).toEqual(['seller-iban', 'seller-endpoint']);
		expect(lacks({ kind: 'credit-note' })).toEqual(['no-reference']);
		expect(lacks({ currency: 'KWD' })).toEqual(['three-decimals']);
		const vatTotals = [{ category: '21', net: 100n, vat: fromText('121').coefficient }];
		expect(lacks({ vatTotals })).toEqual(['vat-per-line']);
	});

	it('EXP-5 a file is called after its invoice', () => {
		expect(documentFileName('F2022-0001', 'pdf')).toBe('Factuur-F2022-0001.pdf');
		expect(documentFileName('A/B 1', 'ubl')).toBe('Factuur-A_B_1.xml');
	});
});
