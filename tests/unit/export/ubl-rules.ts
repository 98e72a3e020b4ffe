/**
 * The rules of EN 16931, Peppol BIS Billing 3.0 and the Netherlands, as far as this project's invoices touch them,
 * checked on written XML. Independent of what wrote it: numbers are its own, in 10^-40ths.
 */
import { all, textAt, type Node } from './xml-tree';

const SCALE = 40;
const ONE = 10n ** BigInt(SCALE);

function num(text: string | undefined): bigint {
	const match = /^(-?)(\d+)(?:\.(\d{1,40}))?$/.exec(text ?? '');
	if (!match) throw new Error(`no number: ${text}`);
	const [, minus, whole = '', fraction = ''] = match;
	const value = BigInt(whole + fraction.padEnd(SCALE, '0'));
	return minus === '-' ? -value : value;
}

const abs = (n: bigint): bigint => (n < 0n ? -n : n);
const times = (a: bigint, b: bigint): bigint => (a * b) / ONE;
const sum = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n);
const CENT = ONE / 100n;

type Check = (root: Node) => boolean;

const has =
	(...path: string[]): Check =>
	(root) =>
		(textAt(root, ...path) ?? '').trim() !== '' || (all(root, ...path)[0]?.children.length ?? 0) > 0;

const isCredit = (root: Node): boolean => root.name === 'CreditNote';
const linesOf = (root: Node): Node[] => all(root, isCredit(root) ? 'CreditNoteLine' : 'InvoiceLine');
const everyLine =
	(check: (line: Node, root: Node) => boolean): Check =>
	(root) =>
		linesOf(root).every((line) => check(line, root));
const quantityOf = (line: Node): Node | undefined =>
	all(line, 'InvoicedQuantity')[0] ?? all(line, 'CreditedQuantity')[0];

const monetary = (root: Node, name: string): bigint => num(textAt(root, 'LegalMonetaryTotal', name));
const taxTotal = (root: Node): bigint => num(textAt(root, 'TaxTotal', 'TaxAmount'));
const subtotals = (root: Node): Node[] => all(root, 'TaxTotal', 'TaxSubtotal');

const supplier = (root: Node): Node => all(root, 'AccountingSupplierParty', 'Party')[0] as Node;
const customer = (root: Node): Node => all(root, 'AccountingCustomerParty', 'Party')[0] as Node;
const countryOf = (party: Node): string | undefined =>
	textAt(party, 'PostalAddress', 'Country', 'IdentificationCode');
const isDutch = (party: Node): boolean => countryOf(party) === 'NL';

const hasVatId = (party: Node): boolean => has('PartyTaxScheme', 'CompanyID')(party);
const hasLegalId = (party: Node): boolean => has('PartyLegalEntity', 'CompanyID')(party);

const lineCategory = (line: Node): string =>
	`${textAt(line, 'Item', 'ClassifiedTaxCategory', 'ID')} ${textAt(line, 'Item', 'ClassifiedTaxCategory', 'Percent')}`;
const subtotalCategory = (subtotal: Node): string =>
	`${textAt(subtotal, 'TaxCategory', 'ID')} ${textAt(subtotal, 'TaxCategory', 'Percent')}`;

/** Categories, with what each asks. */
function ofCategory(id: string, check: (subtotal: Node, root: Node) => boolean): Check {
	return (root) =>
		subtotals(root)
			.filter((subtotal) => textAt(subtotal, 'TaxCategory', 'ID') === id)
			.every((subtotal) => check(subtotal, root));
}

const usesCategory = (root: Node, id: string): boolean =>
	linesOf(root).some((line) => textAt(line, 'Item', 'ClassifiedTaxCategory', 'ID') === id);
const ifUsed =
	(id: string, check: Check): Check =>
	(root) =>
		!usesCategory(root, id) || check(root);

const isNought = (subtotal: Node): boolean => num(textAt(subtotal, 'TaxAmount')) === 0n;
const isPercentNought = (subtotal: Node): boolean => num(textAt(subtotal, 'TaxCategory', 'Percent')) === 0n;
const hasReason = (subtotal: Node): boolean =>
	has('TaxCategory', 'TaxExemptionReason')(subtotal) ||
	has('TaxCategory', 'TaxExemptionReasonCode')(subtotal);

/** The taxable amount of a category is the sum of its lines. */
function isSumOfLines(subtotal: Node, root: Node): boolean {
	const lines = linesOf(root).filter((line) => lineCategory(line) === subtotalCategory(subtotal));
	return (
		num(textAt(subtotal, 'TaxableAmount')) ===
		sum(lines.map((line) => num(textAt(line, 'LineExtensionAmount'))))
	);
}

/** Less than one unit apart, as the official rules have it. */
function isRateOfTaxable(subtotal: Node): boolean {
	const rate = num(textAt(subtotal, 'TaxCategory', 'Percent') ?? '0') / 100n;
	return abs(times(num(textAt(subtotal, 'TaxableAmount')), rate) - num(textAt(subtotal, 'TaxAmount'))) < ONE;
}

/** Quantity times price with charges and allowances is the line's amount, within 0.02. */
function isProduct(line: Node): boolean {
	const changes = all(line, 'AllowanceCharge').map(
		(change) => num(textAt(change, 'Amount')) * (textAt(change, 'ChargeIndicator') === 'true' ? 1n : -1n)
	);
	const exact = times(num(quantityOf(line)?.text), num(textAt(line, 'Price', 'PriceAmount')));
	return abs(exact + sum(changes) - num(textAt(line, 'LineExtensionAmount'))) <= 2n * CENT;
}

const everyNode = (node: Node, check: (node: Node) => boolean): boolean =>
	check(node) && node.children.every((child) => everyNode(child, check));
const decimalsOf = (text: string): number => (text.split('.')[1] ?? '').length;

/** Amounts with a currency, but unit prices, have two decimals at most. */
function decimalsAreFew(root: Node): boolean {
	return everyNode(
		root,
		({ name, text, attributes }) =>
			!attributes.has('currencyID') || name === 'cbc:PriceAmount' || decimalsOf(text) <= 2
	);
}

const isDate = (text: string | undefined): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');
const currencyOf = (root: Node): string | undefined => textAt(root, 'DocumentCurrencyCode');
const categoriesIn = (nodes: Node[], of: (node: Node) => string): string =>
	[...new Set(nodes.map(of))].sort().join();

/** A Dutch party's address, and its number by the register's scheme (NL-R-002 to 005). */
const isDutchAddress = (party: Node): boolean =>
	!isDutch(party) ||
	['StreetName', 'CityName', 'PostalZone'].every((name) => has('PostalAddress', name)(party));
function isDutchNumber(party: Node): boolean {
	const [id] = all(party, 'PartyLegalEntity', 'CompanyID');
	return !isDutch(party) || !id || ['0106', '0190'].includes(id.attributes.get('schemeID') ?? '');
}

const CHECKS: Readonly<Record<string, Check>> = {
	'BR-01': has('CustomizationID'),
	'BR-02': has('ID'),
	'BR-03': (root) => isDate(textAt(root, 'IssueDate')),
	'BR-04': (root) =>
		textAt(root, isCredit(root) ? 'CreditNoteTypeCode' : 'InvoiceTypeCode') ===
		(isCredit(root) ? '381' : '380'),
	'BR-05': (root) => /^[A-Z]{3}$/.test(currencyOf(root) ?? ''),
	'BR-06': (root) => has('PartyLegalEntity', 'RegistrationName')(supplier(root)),
	'BR-07': (root) => has('PartyLegalEntity', 'RegistrationName')(customer(root)),
	'BR-08': (root) => has('PostalAddress')(supplier(root)),
	'BR-09': (root) => /^[A-Z]{2}$/.test(countryOf(supplier(root)) ?? ''),
	'BR-10': (root) => has('PostalAddress')(customer(root)),
	'BR-11': (root) => /^[A-Z]{2}$/.test(countryOf(customer(root)) ?? ''),
	'BR-12': has('LegalMonetaryTotal', 'LineExtensionAmount'),
	'BR-13': has('LegalMonetaryTotal', 'TaxExclusiveAmount'),
	'BR-14': has('LegalMonetaryTotal', 'TaxInclusiveAmount'),
	'BR-15': has('LegalMonetaryTotal', 'PayableAmount'),
	'BR-16': (root) => linesOf(root).length > 0,
	'BR-21': (root) => new Set(linesOf(root).map((line) => textAt(line, 'ID'))).size === linesOf(root).length,
	'BR-22': everyLine((line) => quantityOf(line) !== undefined),
	'BR-23': everyLine((line) => /^[A-Z0-9]{2,3}$/.test(quantityOf(line)?.attributes.get('unitCode') ?? '')),
	'BR-24': everyLine(has('LineExtensionAmount')),
	'BR-25': everyLine(has('Item', 'Name')),
	'BR-26': everyLine(has('Price', 'PriceAmount')),
	'BR-27': everyLine((line) => num(textAt(line, 'Price', 'PriceAmount')) >= 0n),
	'BR-30': everyLine(
		(line) =>
			(textAt(line, 'InvoicePeriod', 'EndDate') ?? '') >= (textAt(line, 'InvoicePeriod', 'StartDate') ?? '')
	),
	'BR-41 BR-43': everyLine((line) => all(line, 'AllowanceCharge').every(has('Amount'))),
	'BR-42 BR-44': everyLine((line) => all(line, 'AllowanceCharge').every(has('AllowanceChargeReason'))),
	'BR-45': (root) => subtotals(root).every(has('TaxableAmount')),
	'BR-46': (root) => subtotals(root).every(has('TaxAmount')),
	'BR-47': (root) => subtotals(root).every(has('TaxCategory', 'ID')),
	'BR-48': (root) => subtotals(root).every(has('TaxCategory', 'Percent')),
	'BR-49': (root) => all(root, 'PaymentMeans').every(has('PaymentMeansCode')),
	'BR-50 BR-61': (root) => all(root, 'PaymentMeans').every(has('PayeeFinancialAccount', 'ID')),
	'BR-53': (root) => all(root, 'TaxTotal').length === 1,
	'BR-54': everyLine((line) =>
		all(line, 'Item', 'AdditionalItemProperty').every((each) => has('Name')(each) && has('Value')(each))
	),
	'BR-55': (root) => all(root, 'BillingReference').every(has('InvoiceDocumentReference', 'ID')),
	'BR-62 BR-63': (root) =>
		[supplier(root), customer(root)].every((party) =>
			all(party, 'EndpointID').every(({ attributes }) => /^\d{4}$/.test(attributes.get('schemeID') ?? ''))
		),
	'BR-CO-04': everyLine(has('Item', 'ClassifiedTaxCategory', 'ID')),
	'BR-CO-09': (root) =>
		[supplier(root), customer(root)].every((party) =>
			all(party, 'PartyTaxScheme', 'CompanyID').every(({ text }) => /^[A-Z]{2}/.test(text))
		),
	'BR-CO-10': (root) =>
		monetary(root, 'LineExtensionAmount') ===
		sum(linesOf(root).map((line) => num(textAt(line, 'LineExtensionAmount')))),
	'BR-CO-13': (root) => monetary(root, 'TaxExclusiveAmount') === monetary(root, 'LineExtensionAmount'),
	'BR-CO-14': (root) => taxTotal(root) === sum(subtotals(root).map((each) => num(textAt(each, 'TaxAmount')))),
	'BR-CO-15': (root) =>
		monetary(root, 'TaxInclusiveAmount') === monetary(root, 'TaxExclusiveAmount') + taxTotal(root),
	'BR-CO-16': (root) => monetary(root, 'PayableAmount') === monetary(root, 'TaxInclusiveAmount'),
	'BR-CO-17': (root) => subtotals(root).every(isRateOfTaxable),
	'BR-CO-18': (root) => subtotals(root).length > 0,
	'BR-CO-25': (root) =>
		monetary(root, 'PayableAmount') <= 0n || has('DueDate')(root) || has('PaymentTerms', 'Note')(root),
	'BR-CO-26': (root) => hasVatId(supplier(root)) || hasLegalId(supplier(root)),
	'BR-DEC': decimalsAreFew,
	'BR-CL-03': (root) =>
		everyNode(
			root,
			({ attributes }) => (attributes.get('currencyID') ?? currencyOf(root)) === currencyOf(root)
		),
	'BR-S-01 BR-Z-01 BR-AE-01 BR-E-01': (root) =>
		categoriesIn(linesOf(root), lineCategory) === categoriesIn(subtotals(root), subtotalCategory),
	'BR-S-02': ifUsed('S', (root) => hasVatId(supplier(root))),
	'BR-Z-02': ifUsed('Z', (root) => hasVatId(supplier(root))),
	'BR-E-02': ifUsed('E', (root) => hasVatId(supplier(root))),
	'BR-AE-02': ifUsed(
		'AE',
		(root) => hasVatId(supplier(root)) && (hasVatId(customer(root)) || hasLegalId(customer(root)))
	),
	'BR-S-05': everyLine(
		(line) => !lineCategory(line).startsWith('S ') || num(lineCategory(line).slice(2)) > 0n
	),
	'BR-Z-05 BR-E-05 BR-AE-05': everyLine(
		(line) => lineCategory(line).startsWith('S ') || num(lineCategory(line).split(' ')[1]) === 0n
	),
	'BR-S-08 BR-Z-08 BR-E-08 BR-AE-08': (root) => subtotals(root).every((each) => isSumOfLines(each, root)),
	'BR-S-09': ofCategory('S', isRateOfTaxable),
	'BR-Z-09': ofCategory('Z', isNought),
	'BR-E-09': ofCategory('E', isNought),
	'BR-AE-09': ofCategory('AE', isNought),
	'BR-S-10': ofCategory('S', (each) => !hasReason(each)),
	'BR-Z-10': ofCategory('Z', (each) => !hasReason(each) && isPercentNought(each)),
	'BR-E-10': ofCategory('E', (each) => hasReason(each) && isPercentNought(each)),
	'BR-AE-10': ofCategory('AE', (each) => hasReason(each) && isPercentNought(each)),
	'PEPPOL-EN16931-R001': has('ProfileID'),
	'PEPPOL-EN16931-R003': has('BuyerReference'),
	'PEPPOL-EN16931-R004': (root) =>
		textAt(root, 'CustomizationID') ===
		'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
	'PEPPOL-EN16931-R007': (root) =>
		textAt(root, 'ProfileID') === 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
	'PEPPOL-EN16931-R008': (root) =>
		everyNode(root, ({ children, text }) => children.length > 0 || text.trim() !== ''),
	'PEPPOL-EN16931-R010': (root) => has('EndpointID')(customer(root)),
	'PEPPOL-EN16931-R020': (root) => has('EndpointID')(supplier(root)),
	'PEPPOL-EN16931-R120': everyLine(isProduct),
	'PEPPOL-EN16931-F001': (root) => everyNode(root, ({ name, text }) => !/Date$/.test(name) || isDate(text)),
	'NL-R-001': (root) => !isCredit(root) || has('BillingReference', 'InvoiceDocumentReference', 'ID')(root),
	'NL-R-002': (root) => isDutchAddress(supplier(root)),
	'NL-R-003': (root) =>
		!isDutch(supplier(root)) || (hasLegalId(supplier(root)) && isDutchNumber(supplier(root))),
	'NL-R-004': (root) => !isDutch(supplier(root)) || isDutchAddress(customer(root)),
	'NL-R-005': (root) => !isDutch(supplier(root)) || isDutchNumber(customer(root)),
	// There are no tax representatives.
	'NL-R-006': (root) => all(root, 'TaxRepresentativeParty').length === 0,
	'NL-R-007': (root) =>
		!isDutch(supplier(root)) ||
		isCredit(root) ||
		monetary(root, 'PayableAmount') <= 0n ||
		has('PaymentMeans')(root),
	'NL-R-008': (root) =>
		!isDutch(supplier(root)) ||
		all(root, 'PaymentMeans', 'PaymentMeansCode').every(({ text }) =>
			['30', '48', '49', '57', '58', '59'].includes(text)
		),
	// An order's line is never referred to.
	'NL-R-009': everyLine((line) => all(line, 'OrderLineReference').length === 0)
};

/** The ids of rules that do not hold. */
export function brokenRules(root: Node): string[] {
	return Object.entries(CHECKS)
		.filter(([, holds]) => !holds(root))
		.map(([rule]) => rule);
}

export const RULES = Object.keys(CHECKS);
