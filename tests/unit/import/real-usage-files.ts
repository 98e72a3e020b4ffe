/** The real usage files, how each is read, and the form of the truth that lies beside it. */
import { customerId } from '$lib/domain/usage';
import type { ReadingChoices } from '$lib/import/preview';

export interface TruthTotal {
	period: string;
	sku: string;
	unit: string;
	customer?: string | null;
	account?: string | null;
	records: number;
	counted: number;
	quantity: string;
	amount?: string;
}

export interface Truth {
	data_records: number;
	quantity: { cells: number; counted: number; blank: number; not_a_number: number; sum: string };
	totals_by_period_sku: TruthTotal[];
	totals_by_period_customer_account_sku?: TruthTotal[];
	totals_by_period_sku_utc?: TruthTotal[];
	readings_by_period?: { period: string; sku: string; min: string; max: string }[];
}

/** How a file is read, and where its truth says otherwise than its events. */
export interface RealFile {
	readonly file: string;
	/** The preset that recognises it. */
	readonly preset: string;
	/** The billing zone in which the truth counts; that of the stamps where it is not told. */
	readonly zone?: string;
	readonly choices?: ReadingChoices;
	/** The truth's unit is not in the file: it tells what the kind of file implies. */
	readonly unitless?: true;
	readonly sku?: (sku: string) => string;
	readonly unit?: (unit: string) => string;
	/** Codes of the records that are rejected, each with its count, and periods of the truth that they are in. */
	readonly rejected?: Readonly<Record<string, number>>;
	readonly without?: (total: TruthTotal) => boolean;
	/** A missing quantity counts as one. */
	readonly blankIsOne?: true;
	/** Column of the truth's amounts, in place of the quantity; the columns of a wide file in its measures' order. */
	readonly amounts?: readonly number[];
	readonly customer?: (truth: string) => string;
}

const byNumber = (number: string): string => customerId(number, '');
const byName = (name: string): string => customerId('', name);

export const FILES: readonly RealFile[] = [
	{
		file: 'usage/aws-cur_2023-11',
		preset: 'AWS Cost and Usage Report',
		zone: 'UTC',
		// Tax has no kind of use; the preset takes the line's kind.
		sku: (sku) => (sku === '' ? 'Tax' : sku),
		amounts: [22]
	},
	{
		file: 'usage/azure-ea-actual-cost_2023-09',
		preset: 'Azure EA',
		zone: 'UTC',
		customer: byNumber,
		amounts: [21]
	},
	{
		file: 'usage/azure-ea-amortized-cost_2023-09',
		preset: 'Azure EA',
		zone: 'UTC',
		customer: byNumber,
		amounts: [21]
	},
	{
		file: 'usage/focus-1.0_sample-1000',
		preset: 'FOCUS',
		zone: 'UTC',
		customer: byNumber,
		rejected: { 'IMP-4.quantity-missing': 1 },
		amounts: [1]
	},
	{ file: 'usage/github-metered-usage_2023-01', preset: 'GitHub', customer: byName },
	{ file: 'usage/github-metered-usage_unknown-product', preset: 'GitHub', customer: byName },
	{
		file: 'usage/telecom-cdr_single-subscriber_2014',
		preset: 'Telecom CDR (bandicoot)',
		unitless: true,
		blankIsOne: true
	},
	{ file: 'usage/telecom-usage-records_2026-07', preset: 'Telecom CDR', unitless: true },
	{ file: 'usage/fluvius-electricity-quarter-hours_nl_2021-10', preset: 'Fluvius' },
	{ file: 'usage/fluvius-gas-hours_nl_2022-01', preset: 'Fluvius' },
	{ file: 'usage/engie-hourly-export_2021-2023', preset: 'Engie', unitless: true },
	{ file: 'usage/energiemanager-site-days_2015', preset: 'Energie Manager Online' },
	{ file: 'usage/edc-solar-quarter-hours_2025-08', preset: 'EDC', sku: () => 'Elektriciteit' },
	{ file: 'usage/xcel-monthly-bills_2021-2025', preset: 'Xcel Energy', amounts: [1, 2] },
	{
		file: 'usage/surplus-shipments-ks_priced-quantities',
		preset: 'LESO 1033',
		customer: byName,
		amounts: [8]
	},
	{ file: 'usage/nem12-five-minutes_2023-2024', preset: 'NEM12', zone: 'Australia/Brisbane' },
	{ file: 'accounting/bunq-nl_decimal-comma_2018', preset: 'bunq' },
	{ file: 'accounting/bunq-nl_dutch-header_2018', preset: 'bunq' },
	{ file: 'accounting/gls-de_latin1', preset: 'GLS Bank' },
	{ file: 'accounting/cz-history_page_latin', preset: 'Raiffeisenbank', unit: () => 'CZK' },
	{
		file: 'accounting/gb-card_bom-pound',
		preset: 'M&S Bank',
		unit: () => 'GBP',
		// Payments that are pending have no date yet.
		rejected: { 'IMP-5.date-unreadable': 3 },
		without: ({ period }) => period === '(none)'
	},
	{ file: 'accounting/creditunion_cr-only', preset: 'Credit union', unitless: true },
	{ file: 'accounting/stripe-payments_all-columns', preset: 'Stripe' }
];

/** Readings: what is billed is their differences, which the truth's first and last readings add up to. */
export const READINGS: readonly RealFile[] = [
	{ file: 'usage/greenchoice-day-readings_2023', preset: 'Greenchoice' },
	{ file: 'usage/homewizard-electricity-quarter-hours_2022-09', preset: 'HomeWizard', unitless: true },
	{ file: 'usage/sma-inverter-days_2020-2025', preset: 'SMA Sunny Portal', unitless: true }
];
