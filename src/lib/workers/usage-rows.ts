/** The events behind an invoice, as its workbook's second sheet has them (EXP-3, BIL-6). */
import { negate } from '$lib/domain/decimal';
import type { UsageRow } from '$lib/domain/specification';
import { countedBatches, countedOn, countEvents, type CountedEvent } from '$lib/storage/counted-events';
import type { Database } from '$lib/storage/database';

export interface InvoiceUsage {
	/** How many rows there will be. */
	readonly events: number;
	/** Rows some thousands at a time, read when they are asked for: never more stand in memory. */
	readonly batches: AsyncIterable<readonly UsageRow[]>;
}

/** Only the events that this invoice counts; one that it takes back has its quantity negated. */
export async function usageOf(database: Database, invoiceId: number): Promise<InvoiceUsage> {
	const counted = await countedOn(database, invoiceId);
	return {
		events: await countEvents(database, counted),
		batches: inRows(countedBatches(database, counted))
	};
}

async function* inRows(batches: AsyncIterable<readonly CountedEvent[]>): AsyncGenerator<readonly UsageRow[]> {
	for await (const batch of batches) yield batch.map(rowOf);
}

function rowOf({ fileName, line, moment, quantity, weight, id, key }: CountedEvent): UsageRow {
	const { account, subscription, sku, unit, period } = key;
	return {
		file: fileName,
		line,
		moment,
		account,
		subscription,
		sku,
		unit,
		period,
		quantity: weight < 0 ? negate(quantity) : quantity,
		id
	};
}
