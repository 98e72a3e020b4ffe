/** What is known of the files of some makers: the names that tell them, and what their columns mean (IMP-3). */
import type { Field } from './header';
import type { Mapping, Wide } from './mapping';

export interface Preset {
	/** As it is shown; a maker's name is the same in every language. */
	readonly name: string;
	/** Names of columns that tell the file; all of them must be there. */
	readonly needs: readonly string[];
	/** The column or columns of a field; one that the file does not have is left off. */
	readonly fields: Readonly<Partial<Record<Field, string | readonly string[]>>>;
	/** Fields of which the first column that is not blank is taken, in place of all joined. */
	readonly first?: readonly Field[];
	readonly texts?: Readonly<Partial<Record<Field, string>>>;
	/** Names of columns of quantities, what they say, and their unit where the names do not tell. */
	readonly wide?: { readonly pattern: RegExp; readonly names: Wide['names']; readonly unit?: string };
	readonly reads?: Omit<Mapping, 'fields' | 'wide'>;
}

/** Of two that fit, the first is meant. */
export const PRESETS: readonly Preset[] = [
	{
		name: 'AWS Cost and Usage Report',
		needs: [
			'identity/LineItemId',
			'identity/TimeInterval',
			'lineItem/UsageStartDate',
			'lineItem/UsageAmount'
		],
		fields: {
			// The id alone names a line of the bill, which every hour of use has again.
			'event-id': ['identity/LineItemId', 'identity/TimeInterval'],
			moment: 'lineItem/UsageStartDate',
			'customer-number': 'bill/PayerAccountId',
			account: 'lineItem/UsageAccountId',
			// Tax and fees have no kind of use, but a kind of line.
			sku: ['lineItem/UsageType', 'lineItem/LineItemType'],
			quantity: 'lineItem/UsageAmount',
			unit: 'pricing/unit',
			currency: 'lineItem/CurrencyCode'
		},
		first: ['sku'],
		reads: { zone: 'UTC' }
	},
	{
		name: 'Azure EA',
		needs: ['BillingAccountId', 'SubscriptionId', 'MeterId', 'UnitOfMeasure', 'Quantity', 'Date'],
		fields: {
			moment: 'Date',
			'customer-number': 'BillingAccountId',
			'customer-name': 'BillingAccountName',
			account: 'SubscriptionId',
			sku: 'MeterId',
			quantity: 'Quantity',
			unit: 'UnitOfMeasure',
			currency: 'BillingCurrency'
		},
		reads: { dateOrder: 'month-first', zone: 'UTC' }
	},
	{
		name: 'FOCUS',
		needs: ['BillingAccountId', 'ChargePeriodStart', 'ConsumedQuantity', 'ConsumedUnit', 'SkuId'],
		fields: {
			'event-id': 'Id',
			moment: 'ChargePeriodStart',
			'customer-number': 'BillingAccountId',
			'customer-name': 'BillingAccountName',
			account: 'SubAccountId',
			sku: 'SkuId',
			quantity: 'ConsumedQuantity',
			unit: 'ConsumedUnit',
			currency: 'BillingCurrency'
		},
		reads: { zone: 'UTC', source: 'FOCUS' }
	},
	{
		name: 'GitHub',
		needs: ['Date', 'Product', 'SKU', 'Quantity', 'Unit Type', 'Owner', 'Repository Slug'],
		fields: {
			moment: 'Date',
			'customer-name': 'Owner',
			account: 'Repository Slug',
			sku: 'SKU',
			'charge-name': 'Product',
			quantity: 'Quantity',
			unit: 'Unit Type'
		},
		reads: { zone: 'UTC' }
	},
	{
		name: 'Fluvius',
		needs: ['Van datum', 'Van tijdstip', 'Meter', 'Register', 'Volume', 'Eenheid'],
		fields: {
			moment: ['Van datum', 'Van tijdstip'],
			'customer-number': ['EAN', 'EAN-code'],
			account: 'Meter',
			sku: 'Register',
			quantity: 'Volume',
			unit: 'Eenheid'
		},
		reads: { blankQuantity: 'none' }
	},
	{
		name: 'Engie',
		needs: ['Datum', 'EAN', 'Verbruik', 'Type', 'Piek'],
		fields: { moment: 'Datum', account: 'EAN', sku: ['Type', 'Piek'], quantity: 'Verbruik' }
	},
	{
		name: 'Energie Manager Online',
		needs: ['Vanaf', 'Tot', 'Verbruik laag tarief', 'Verbruik hoog tarief', 'Totaal'],
		fields: { moment: 'Vanaf' },
		wide: { pattern: /^(?:Verbruik|Teruglevering) /, names: 'sku', unit: 'kWh' }
	},
	{
		name: 'Greenchoice',
		needs: ['OpnameDatum', 'StandNormaal', 'StandDal'],
		fields: { moment: 'OpnameDatum' },
		wide: { pattern: /^(?:Stand|Teruglevering)/, names: 'sku', unit: 'kWh' },
		reads: { readings: 'begin' }
	},
	{
		name: 'HomeWizard',
		needs: ['time', 'Import T1 kWh', 'Export T1 kWh'],
		fields: { moment: 'time' },
		wide: { pattern: /^(?:Import|Export) /, names: 'sku' },
		reads: { readings: 'begin' }
	},
	{
		name: 'EDC',
		needs: ['Datum', 'Cas od', 'Cas do'],
		fields: { moment: ['Datum', 'Cas od'] },
		texts: { sku: 'Elektriciteit' },
		wide: { pattern: /^(?!Datum$|Cas )/, names: 'account', unit: 'kWh' }
	},
	{
		name: 'Xcel Energy',
		needs: ['Bill Date', 'Electric Usage (kWh)', 'Gas Usage (Therms)'],
		fields: { moment: 'Bill Date' },
		wide: { pattern: / Usage \(/, names: 'sku' },
		reads: { dateOrder: 'month-first' }
	},
	{
		name: 'Telecom CDR (bandicoot)',
		needs: ['interaction', 'direction', 'datetime', 'call_duration'],
		fields: { moment: 'datetime', sku: ['interaction', 'direction'], quantity: 'call_duration' },
		// A text message has no duration: it counts as one.
		reads: { blankQuantity: 'one' }
	},
	{
		name: 'Telecom CDR',
		needs: ['subscriber_no', 'service_type', 'timestamp', 'quantity'],
		fields: { moment: 'timestamp', account: 'subscriber_no', sku: 'service_type', quantity: 'quantity' }
	},
	{
		name: 'LESO 1033',
		needs: ['state', 'county', 'nsn', 'quantity', 'ui', 'acquisition_cost', 'ship_date'],
		fields: {
			moment: 'ship_date',
			'customer-name': 'state',
			account: 'county',
			sku: 'nsn',
			quantity: 'quantity',
			unit: 'ui',
			'unit-price': 'acquisition_cost'
		},
		texts: { currency: 'USD' },
		reads: { dateOrder: 'month-first' }
	},
	{
		name: 'Stripe',
		needs: ['id', 'description', 'created', 'amount', 'currency', 'customer_id'],
		fields: {
			'event-id': 'id',
			moment: 'created',
			account: 'customer_id',
			sku: 'description',
			quantity: 'amount',
			unit: 'currency',
			currency: 'currency'
		},
		reads: { zone: 'UTC', source: 'Stripe' }
	},
	{
		name: 'bunq',
		needs: ['Date', 'Amount', 'Account', 'Counterparty', 'Name', 'Description'],
		fields: { moment: 'Date', account: 'Account', sku: 'Name', quantity: 'Amount' },
		texts: { unit: 'EUR' }
	},
	{
		name: 'bunq',
		needs: ['Datum', 'Bedrag', 'Rekening', 'Tegenrekening', 'Naam', 'Omschrijving'],
		fields: { moment: 'Datum', account: 'Rekening', sku: 'Naam', quantity: 'Bedrag' },
		texts: { unit: 'EUR' }
	},
	{
		name: 'GLS Bank',
		needs: ['Kontonummer', 'Buchungstag', 'Auftraggeber/Empfänger', 'Betrag', 'Währung'],
		fields: {
			moment: 'Buchungstag',
			account: 'Kontonummer',
			sku: 'Auftraggeber/Empfänger',
			quantity: 'Betrag',
			unit: 'Währung',
			currency: 'Währung'
		}
	},
	{
		name: 'M&S Bank',
		needs: ['Date Processed', 'Description', 'Amount'],
		fields: { moment: 'Date Processed', sku: 'Description', quantity: 'Amount' },
		texts: { unit: 'GBP', currency: 'GBP' }
	},
	{
		name: 'Raiffeisenbank',
		needs: ['Item', 'Posting date', 'Amount CZK', 'Bank account details'],
		fields: { moment: 'Posting date', account: 'Bank account details', sku: 'Item', quantity: 'Amount CZK' },
		texts: { unit: 'CZK', currency: 'CZK' },
		reads: { encoding: 'windows-1250' }
	},
	{
		name: 'Credit union',
		needs: ['Check Number', 'Date', 'Description', 'Amount', 'Category'],
		fields: { moment: 'Date', sku: 'Category', quantity: 'Amount' },
		reads: { dateOrder: 'month-first' }
	}
];
