/** The very events behind an invoice and its lines (BIL-6): which they are, and how to read them. */
import { CountedUsage, type Counted } from '$lib/domain/counted-usage';
import { add, multiply, whole, ZERO, type Decimal } from '$lib/domain/decimal';
import { contentKey, usageKeyId, type UsageKey } from '$lib/domain/usage';
import type { Database } from './database';
import type { ImportRecord } from './imports';
import { fewKeys } from './key-numbers';
import { readInvoice, readLines, type InvoiceRecord } from './invoices';
import type { RowsUnder } from './rows-under';
import { readTotals } from './usage';
import { ImportEvents, type StoredEvent } from './usage-events';

/** An event as an invoice counts it. */
export interface CountedEvent extends StoredEvent {
	/** 1, or -1 where an earlier invoice counted it and this one takes it back. */
	readonly weight: number;
}

/** An import of which an invoice counts events. */
export interface CountedImport {
	readonly events: ImportEvents;
	/** Their rows, in the order of the file. */
	readonly rows: Uint32Array;
	/** Their sum, negative where they are taken back; undefined where only reading them tells. */
	readonly quantity: Decimal | undefined;
	/** The events at some of the rows, in the order given. */
	at(rows: Iterable<number>): Promise<CountedEvent[]>;
}

/**
 * The imports that an invoice counted. One that was frozen before they were kept with it counted those that were
 * committed by then, and not undone as far as that is known.
 */
export function countedImports(invoice: InvoiceRecord, imports: readonly ImportRecord[]): readonly number[] {
	if (invoice.imports) return invoice.imports;
	const { definitiveAt = Infinity } = invoice;
	const replacedAt = new Map(imports.map(({ replaces, committedAt }) => [replaces, committedAt]));
	return imports
		.filter(({ id, state, committedAt, undoneAt = replacedAt.get(id) }) => {
			if (state === 'staged' || committedAt > definitiveAt) return false;
			return state === 'committed' || (undoneAt !== undefined && undoneAt > definitiveAt);
		})
		.map(({ id }) => id);
}

/** How often the events of each import count on an invoice, of some usage keys or of all on it. */
export async function countedOn(
	database: Database,
	invoiceId: number,
	keyIds?: ReadonlySet<string>
): Promise<Counted> {
	const invoice = await readInvoice(database, invoiceId);
	const imports = await database.imports.toArray();
	const wanted = keyIds ?? new Set((await allKeysOn(database, invoice)).map(usageKeyId));
	const counted = new CountedUsage();
	let own: Counted = new Map();
	for (const each of await upToAndWith(database, invoice)) {
		// What settles counts no usage (BIL-5).
		own = new Map();
		if (each.credits?.usage === 'settle') continue;
		own = counted.add({
			number: each.number ?? '',
			run: each,
			imports: countedImports(each, imports),
			keys: await keysOn(database, each, wanted),
			...(each.credits ? { reopens: each.credits.number } : {})
		});
	}
	return own;
}

/** The definitive invoices of a currency before an invoice, in the order in which they became so, and itself. */
async function upToAndWith(database: Database, invoice: InvoiceRecord): Promise<InvoiceRecord[]> {
	const { order = Infinity, currency } = invoice;
	const definitive = await database.invoices.where('state').equals('definitive').toArray();
	const before = definitive.filter((each) => each.currency === currency && (each.order ?? 0) < order);
	return [...before.sort((a, b) => (a.order ?? 0) - (b.order ?? 0)), invoice];
}

/** Those of some usage keys that an invoice has lines of. Few are looked for; of many each line's own is. */
async function keysOn(
	database: Database,
	invoice: InvoiceRecord,
	wanted: ReadonlySet<string>
): Promise<UsageKey[]> {
	const few = fewKeys(wanted);
	if (!few) return (await allKeysOn(database, invoice)).filter((key) => wanted.has(usageKeyId(key)));
	const lines = await readLines(database, invoice.id);
	return few.filter((key) => lines.placesOf(key).length > 0);
}

/** The usage keys of an invoice's lines; of a key with several lines, more than once. */
async function allKeysOn(database: Database, { id }: InvoiceRecord): Promise<UsageKey[]> {
	const lines = await readLines(database, id);
	return Array.from({ length: lines.length }, (_, i) => lines.keyAt(i));
}

/** Opens an import by its id. */
export type OpenImport = (importId: number) => Promise<ImportEvents>;

/**
 * Finds the events that count, import by import, the first committed first. Imports without any are left out.
 * `open`: where some are kept open.
 */
export async function* countedEvents(
	database: Database,
	counted: Counted,
	open: OpenImport = (id) => ImportEvents.open(database, id)
): AsyncGenerator<CountedImport> {
	const ids = new Set([...counted.values()].flatMap((weights) => [...weights.keys()]));
	const records = await database.imports
		.where('id')
		.anyOf([...ids])
		.toArray();
	records.sort((a, b) => a.committedAt - b.committedAt || a.id - b.id);
	for (const { id } of records) {
		const events = await open(id);
		const weights = new Map<string, number>();
		for (const [content, ofImports] of counted) {
			const weight = ofImports.get(id) ?? 0;
			if (weight !== 0) weights.set(content, weight);
		}
		const found = await events.under(weights);
		if (found.rows.length > 0) yield countedImport(events, found, weights);
	}
}

function countedImport(
	events: ImportEvents,
	{ rows, sums }: RowsUnder<string>,
	weights: ReadonlyMap<string, number>
): CountedImport {
	const weightOf = ({ key, kind }: StoredEvent): number => weights.get(contentKey({ key, kind })) ?? 0;
	return {
		events,
		rows,
		quantity:
			sums &&
			Array.from(sums, ([content, sum]) => multiply(sum, whole(weights.get(content) ?? 0))).reduce(add, ZERO),
		at: async (some) => (await events.at(some)).map((event) => ({ ...event, weight: weightOf(event) }))
	};
}

/** Events to a batch of {@link countedBatches}. */
const BATCH = 10_000;

/** All events that count, in the order of {@link countedEvents}, some thousands at a time (EXP-3). */
export async function* countedBatches(
	database: Database,
	counted: Counted
): AsyncGenerator<readonly CountedEvent[]> {
	for await (const found of countedEvents(database, counted))
		for (let from = 0; from < found.rows.length; from += BATCH)
			yield await found.at(found.rows.subarray(from, from + BATCH));
}

/** How many events count, from the imports' sums alone. */
export async function countEvents(database: Database, counted: Counted): Promise<number> {
	const ids = new Set([...counted.values()].flatMap((weights) => [...weights.keys()]));
	let sum = 0;
	for (const importId of ids) {
		for (const { key, kind, events } of (await readTotals(database, importId)).totals)
			if (counted.get(contentKey({ key, kind }))?.get(importId)) sum += events;
	}
	return sum;
}
