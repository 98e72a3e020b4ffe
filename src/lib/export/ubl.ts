/**
 * An invoice as UBL 2.1 by Peppol BIS Billing 3.0, with the Dutch rules of it (NL-R, NLCIUS): EXP-5. Elements stand
 * in the order of the schema. Every amount is exact decimal text.
 */
import { LEGAL_TEXTS, type InvoiceDocument } from '$lib/domain/document';
import { endpointOf } from '$lib/domain/endpoint';
import type { InvoiceLine, VatTotal } from '$lib/domain/invoice';
import { isoDate, longDate } from '$lib/domain/period';
import { NO_DETAILS, type PartyDetails } from '$lib/domain/party';
import type { VatCategory } from '$lib/domain/usage';
import { Amounts, lineAmounts } from './ubl-amounts';
import { unitCode } from './unit-codes';
import { element, xmlFile, type Content, type Xml } from './xml';

const NAMESPACES = {
	'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
	'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'
};
const CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const PROFILE = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** SEPA credit transfer within the euro, credit transfer outside it (UNCL 4461; NL-R-008 allows both). */
const paymentCode = (currency: string): string => (currency === 'EUR' ? '58' : '30');

const cbc = (name: string, content: Content, attributes?: Record<string, string>): Xml | undefined =>
	element(`cbc:${name}`, content, attributes);
const cac = (name: string, ...children: (Xml | undefined)[]): Xml | undefined =>
	element(`cac:${name}`, children);

/** The file. The document must lack nothing (domain/document.ts). */
export function ublFile(document: InvoiceDocument): Uint8Array {
	const root = document.invoice.kind === 'credit-note' ? creditNote(document) : invoice(document);
	if (!root) throw new RangeError('an invoice holds something');
	return xmlFile(root);
}

function invoice(document: InvoiceDocument): Xml | undefined {
	const { invoice: from } = document;
	const amounts = new Amounts(from.currency, 1n);
	return rootOf('Invoice', [
		...identity(document),
		cbc('DueDate', isoDate(from.dueDate)),
		cbc('InvoiceTypeCode', '380'),
		...references(document),
		...parties(document),
		payment(document),
		terms(document),
		...totals(document, amounts),
		...from.lines.map((line, i) => lineOf('Invoice', line, i, amounts))
	]);
}

function creditNote(document: InvoiceDocument): Xml | undefined {
	// A credit note says with positive amounts what an invoice would say with negative ones.
	const amounts = new Amounts(document.invoice.currency, -1n);
	return rootOf('CreditNote', [
		...identity(document),
		cbc('CreditNoteTypeCode', '381'),
		...references(document),
		...parties(document),
		terms(document),
		...totals(document, amounts),
		...document.invoice.lines.map((line, i) => lineOf('CreditNote', line, i, amounts))
	]);
}

function rootOf(name: 'Invoice' | 'CreditNote', children: (Xml | undefined)[]): Xml | undefined {
	const xmlns = `urn:oasis:names:specification:ubl:schema:xsd:${name}-2`;
	return element(name, children, { xmlns, ...NAMESPACES });
}

function identity({ invoice: { invoiceDate }, number }: InvoiceDocument): (Xml | undefined)[] {
	return [
		cbc('CustomizationID', CUSTOMIZATION),
		cbc('ProfileID', PROFILE),
		cbc('ID', number),
		cbc('IssueDate', isoDate(invoiceDate))
	];
}

function references({ invoice: { currency, customer, corrects } }: InvoiceDocument): (Xml | undefined)[] {
	return [
		cbc('DocumentCurrencyCode', currency),
		cbc('BuyerReference', customer.number || customer.name),
		...corrects.map((number) => cac('BillingReference', cac('InvoiceDocumentReference', cbc('ID', number))))
	];
}

function parties({ invoice: { customer }, seller }: InvoiceDocument): (Xml | undefined)[] {
	const contact = cac(
		'Contact',
		cbc('Name', seller.name),
		cbc('Telephone', seller.phone),
		cbc('ElectronicMail', seller.email)
	);
	const buyer = customer.details ?? NO_DETAILS;
	return [
		cac('AccountingSupplierParty', party(seller.name, seller, contact)),
		cac(
			'AccountingCustomerParty',
			party(customer.name, buyer, cac('Contact', cbc('ElectronicMail', buyer.email)))
		)
	];
}

function party(name: string, details: PartyDetails, contact: Xml | undefined): Xml | undefined {
	const endpoint = endpointOf(details);
	const isDutch = details.country === 'NL';
	return cac(
		'Party',
		endpoint && cbc('EndpointID', endpoint.id, { schemeID: endpoint.scheme }),
		cac('PartyName', cbc('Name', name)),
		cac(
			'PostalAddress',
			cbc('StreetName', details.street),
			cbc('CityName', details.city),
			cbc('PostalZone', details.postcode),
			cac('Country', cbc('IdentificationCode', details.country))
		),
		details.vatId === '' ? undefined : cac('PartyTaxScheme', cbc('CompanyID', details.vatId), taxScheme()),
		cac(
			'PartyLegalEntity',
			cbc('RegistrationName', name),
			// Of companies elsewhere the number of a register is not known by its scheme (NL-R-003, NL-R-005).
			isDutch ? cbc('CompanyID', details.kvk, { schemeID: '0106' }) : undefined
		),
		contact
	);
}

const taxScheme = (): Xml | undefined => cac('TaxScheme', cbc('ID', 'VAT'));

function payment({ invoice: { currency }, number, seller }: InvoiceDocument): Xml | undefined {
	return cac(
		'PaymentMeans',
		cbc('PaymentMeansCode', paymentCode(currency)),
		cbc('PaymentID', number),
		cac('PayeeFinancialAccount', cbc('ID', seller.iban), cbc('Name', seller.name))
	);
}

function terms({ invoice: { dueDate, kind } }: InvoiceDocument): Xml | undefined {
	const words = kind === 'invoice' ? 'Te betalen uiterlijk' : 'Te verrekenen uiterlijk';
	return cac('PaymentTerms', cbc('Note', `${words} ${longDate(dueDate)}`));
}

function totals(
	{ invoice: { net, vat, total, vatTotals } }: InvoiceDocument,
	amounts: Amounts
): (Xml | undefined)[] {
	return [
		cac('TaxTotal', amounts.element('TaxAmount', vat), ...vatTotals.map((each) => subtotal(each, amounts))),
		cac(
			'LegalMonetaryTotal',
			amounts.element('LineExtensionAmount', net),
			amounts.element('TaxExclusiveAmount', net),
			amounts.element('TaxInclusiveAmount', total),
			amounts.element('PayableAmount', total)
		)
	];
}

function subtotal({ category, net, vat }: VatTotal, amounts: Amounts): Xml | undefined {
	const { id, percent } = taxCategory(category);
	return cac(
		'TaxSubtotal',
		amounts.element('TaxableAmount', net),
		amounts.element('TaxAmount', vat),
		cac(
			'TaxCategory',
			cbc('ID', id),
			cbc('Percent', percent),
			id === 'AE' ? cbc('TaxExemptionReasonCode', 'VATEX-EU-AE') : undefined,
			cbc('TaxExemptionReason', LEGAL_TEXTS[category]),
			taxScheme()
		)
	);
}

/** The codes of UNCL 5305: S charged, Z at nought, AE reversed, E exempt. */
function taxCategory(category: VatCategory): { id: 'S' | 'Z' | 'AE' | 'E'; percent: string } {
	if (category === 'reverse') return { id: 'AE', percent: '0' };
	if (category === 'exempt') return { id: 'E', percent: '0' };
	return /^0*(\.0*)?$/.test(category) ? { id: 'Z', percent: '0' } : { id: 'S', percent: category };
}

function lineOf(
	kind: 'Invoice' | 'CreditNote',
	line: InvoiceLine,
	index: number,
	amounts: Amounts
): Xml | undefined {
	const { key, unit } = line;
	const { quantity, unitPrice, rounding } = lineAmounts(line, amounts);
	const code = unitCode(unit);
	return cac(
		`${kind}Line`,
		cbc('ID', String(index + 1)),
		cbc('Note', line.late ? 'Nagekomen verbruik' : undefined),
		cbc(kind === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity', quantity, { unitCode: code }),
		amounts.element('LineExtensionAmount', line.net ?? 0n),
		cac(
			'InvoicePeriod',
			cbc('StartDate', isoDate(key.period.from)),
			cbc('EndDate', isoDate(key.period.until - 1))
		),
		rounding &&
			cac(
				'AllowanceCharge',
				cbc('ChargeIndicator', String(rounding.isCharge)),
				cbc('AllowanceChargeReason', 'Afronding'),
				cbc('Amount', rounding.amount, { currencyID: amounts.currency })
			),
		item(line, code === 'ZZ' ? unit : ''),
		cac('Price', cbc('PriceAmount', unitPrice, { currencyID: amounts.currency }))
	);
}

function item({ key, chargeName, vat }: InvoiceLine, unit: string): Xml | undefined {
	const { id, percent } = taxCategory(vat ?? '0');
	const properties = {
		Eenheid: unit,
		Klantaccount: key.account,
		'KvK-nummer': key.kvk,
		'Intern klantnummer': key.internalNumber,
		Abonnementsnummer: key.subscription
	};
	return cac(
		'Item',
		cbc('Name', chargeName.trim() || key.sku),
		cac('SellersItemIdentification', cbc('ID', key.sku)),
		cac('ClassifiedTaxCategory', cbc('ID', id), cbc('Percent', percent), taxScheme()),
		...Object.entries(properties)
			.filter(([, value]) => value.trim() !== '')
			.map(([name, value]) => cac('AdditionalItemProperty', cbc('Name', name), cbc('Value', value)))
	);
}
