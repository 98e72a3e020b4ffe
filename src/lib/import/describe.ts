/** What a reading means for the user before anything counts: the preview of IMP-9. */
import { recogniseCustomers } from '$lib/domain/customers';
import type { PriceBook } from '$lib/domain/pricing';
import type { PayerOf } from '$lib/domain/moves';
import type { Customer, UsageKey } from '$lib/domain/usage';
import type { KeyPart } from './key-table';
import type { AffectedInvoice, PreviewTotal, ReadingChoices, UsagePreview } from './preview';
import type { UsageReading } from './read-usage';
import type { KeyTotal } from './usage-columns';

/** What stands in the administration already. */
export interface Known {
	readonly customers: ReadonlyMap<string, Customer>;
	readonly prices: PriceBook;
	/** Who pays, where it is not always the customer that the usage names (BIL-1). */
	readonly payerOf?: PayerOf | undefined;
	/** Whether a customer has an open draft in a currency. */
	readonly hasDraft: (customerId: string, currency: string) => boolean;
	/** File name of an earlier import. */
	readonly fileName: (importId: number) => string;
}

const SHOWN_TOTALS = 500;
const SHOWN_INVOICES = 200;

/** Everything that is told of a file that was read. */
export function describeReading(
	file: File,
	reading: UsageReading,
	choices: ReadingChoices,
	known: Known,
	elapsed: number
): UsagePreview {
	const { found, forms, table } = reading;
	const { customers, differing } = recogniseCustomers(known.customers, reading.mentions);
	const bySku = totalsBySku(table.by('sku', 'unit', 'period'));
	return {
		fileName: file.name,
		bytes: file.size,
		encoding: found.encoding,
		fellBack: reading.fellBack,
		delimiter: found.dialect.delimiter,
		quote: found.dialect.quote,
		headerLine: found.dialect.headerLine,
		addedColumns: found.dialect.addedColumns ?? 0,
		header: found.header,
		fields: reading.fields,
		columnNames: reading.columnNames,
		mapping: reading.mapping,
		mappingOrigin: reading.mappingOrigin,
		columnSamples: reading.columnSamples,
		proofs: reading.proofs,
		unused: reading.unused,
		preface: found.preface,
		blankLines: reading.blankLines,
		blankQuantities: reading.blankQuantities,
		otherRecords: reading.otherRecords,
		firstReadings: reading.firstReadings,
		totalLine: reading.totalLine,
		repeatedHeaders: reading.repeatedHeaders,
		evened: reading.evened,
		ragged: raggedOf(reading),
		dates: forms.dates,
		numberForms: Object.fromEntries(forms.numberForms),
		questions: reading.questions,
		records: reading.records,
		accepted: reading.accepted,
		duplicates: reading.duplicates.map((count) => ({
			...count,
			fileName: count.importId === undefined ? file.name : known.fileName(count.importId)
		})),
		rejected: reading.rejections.count,
		rejections: reading.rejections.kinds(),
		mends: reading.mends,
		samples: reading.samples,
		totals: bySku.slice(0, SHOWN_TOTALS),
		totalCount: bySku.length,
		newCustomers: [...customers.values()].filter(({ id }) => !known.customers.has(id)),
		differingNames: differing,
		skusWithoutPrice: withoutPrice(table.by(...pricedBy(known)), known, customers),
		invoices: affectedInvoices(table.by(...paidBy(known), 'currency'), known, customers).slice(
			0,
			SHOWN_INVOICES
		),
		choices,
		elapsed
	};
}

/** Records rejected for having more or fewer fields than the header. */
function raggedOf({ rejections }: UsageReading): number {
	return rejections
		.kinds()
		.filter(({ code }) => code === 'IMP-6.field-count')
		.reduce((sum, { count }) => sum + count, 0);
}

/** Newest period first. */
function totalsBySku(totals: readonly KeyTotal[]): PreviewTotal[] {
	return totals
		.map(({ key: { sku, unit, period }, kind, quantity, events }) => ({
			sku,
			unit,
			period,
			kind,
			quantity,
			events
		}))
		.sort(
			(a, b) =>
				b.period.from - a.period.from || (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0) || a.events - b.events
		);
}

/** What tells who pays: mostly the customer that is named, and accounts differ far more. */
function paidBy({ payerOf }: Known): readonly KeyPart[] {
	const customer = ['customer-number', 'customer-name'] as const;
	return payerOf ? [...customer, 'account', 'kvk', 'internal-number'] : customer;
}

/** What a price is found by: mostly the list names no customer and no subscription, and few keys differ. */
function pricedBy(known: Known): readonly KeyPart[] {
	const parts = ['sku', 'unit', 'currency', 'unit-price', 'period'] as const;
	return known.prices.isGeneral ? parts : [...parts, ...paidBy(known), 'subscription'];
}

function payerIn({ payerOf }: Known, key: UsageKey): string {
	return payerOf ? payerOf(key) : key.customer;
}

function withoutPrice(
	totals: readonly KeyTotal[],
	known: Known,
	customers: ReadonlyMap<string, Customer>
): string[] {
	const skus = new Set<string>();
	for (const { key } of totals) {
		if (key.unitPrice !== '' || skus.has(key.sku)) continue;
		const payer = customers.get(payerIn(known, key));
		if (!known.prices.find(key, payer?.number ?? '')) skus.add(key.sku);
	}
	return [...skus].sort();
}

/** By who pays: a merged customer's usage stands on the invoice of the one that it was merged into. */
function affectedInvoices(
	totals: readonly KeyTotal[],
	known: Known,
	customers: ReadonlyMap<string, Customer>
): AffectedInvoice[] {
	const seen = new Map<string, AffectedInvoice>();
	for (const { key } of totals) {
		const payer = payerIn(known, key);
		const id = `${key.currency}\u001f${payer}`;
		if (seen.has(id)) continue;
		const customer = customers.get(payer);
		seen.set(id, {
			customer: customer?.name || customer?.number || '',
			currency: key.currency,
			draft: known.hasDraft(payer, key.currency)
		});
	}
	return [...seen.values()];
}
