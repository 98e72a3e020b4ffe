/** What a reading means for the user before anything counts: the preview of IMP-9. */
import { recogniseCustomers } from '$lib/domain/customers';
import type { PriceBook } from '$lib/domain/pricing';
import type { Customer } from '$lib/domain/usage';
import type { KeyPart } from './key-table';
import type { AffectedInvoice, PreviewTotal, ReadingChoices, UsagePreview } from './preview';
import type { UsageReading } from './read-usage';
import type { KeyTotal } from './usage-columns';

/** What stands in the administration already. */
export interface Known {
	readonly customers: ReadonlyMap<string, Customer>;
	readonly prices: PriceBook;
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
		skusWithoutPrice: withoutPrice(table.by(...pricedBy(known.prices)), known.prices, customers),
		invoices: affectedInvoices(
			table.by('customer-number', 'customer-name', 'currency'),
			customers,
			known.hasDraft
		).slice(0, SHOWN_INVOICES),
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

/** What a price is found by: mostly the list names no customer and no subscription, and few keys differ. */
function pricedBy(prices: PriceBook): readonly KeyPart[] {
	const parts = ['sku', 'unit', 'currency', 'unit-price', 'period'] as const;
	return prices.isGeneral ? parts : [...parts, 'customer-number', 'customer-name', 'subscription'];
}

function withoutPrice(
	totals: readonly KeyTotal[],
	prices: PriceBook,
	customers: ReadonlyMap<string, Customer>
): string[] {
	const skus = new Set<string>();
	for (const { key } of totals) {
		if (key.unitPrice !== '' || skus.has(key.sku)) continue;
		if (!prices.find(key, customers.get(key.customer)?.number ?? '')) skus.add(key.sku);
	}
	return [...skus].sort();
}

function affectedInvoices(
	totals: readonly KeyTotal[],
	customers: ReadonlyMap<string, Customer>,
	hasDraft: Known['hasDraft']
): AffectedInvoice[] {
	const seen = new Map<string, AffectedInvoice>();
	for (const { key } of totals) {
		const id = `${key.currency}\u001f${key.customer}`;
		if (seen.has(id)) continue;
		const customer = customers.get(key.customer);
		seen.set(id, {
			customer: customer?.name || customer?.number || '',
			currency: key.currency,
			draft: hasDraft(key.customer, key.currency)
		});
	}
	return [...seen.values()];
}
