/** Reads stored events for the page, a window of rows at a time (BIL-6). Nothing is written. */
import { add, ZERO } from '$lib/domain/decimal';
import { Failure, stopIfCancelled } from '$lib/domain/failure';
import { countedEvents, countedImports, countedOn, type CountedEvent } from '$lib/storage/counted-events';
import { customerNames } from '$lib/storage/customer-names';
import { openAdministration, type AdministrationName, type Database } from '$lib/storage/database';
import { readInvoice } from '$lib/storage/invoices';
import { ImportEvents } from '$lib/storage/usage-events';
import { CountedList } from './counted-list';
import { eventOrder, namedKeys } from './event-order';
import type { EventCalls, EventWindow, WindowBehindLine } from './protocol';
import { serve } from './serve';

/** Lists that are kept for their next window: what is scrolled through, and what it was opened from. */
const KEPT_LISTS = 4;

/** Imports that are kept open, for the next line: their sums are most of what has to be read for one. */
const KEPT_IMPORTS = 8;

const databases = new Map<AdministrationName, Database>();
const kept = new Map<string, Promise<unknown>>();
const imports = new Map<string, Promise<unknown>>();

/** Kept open: a window is asked for with every turn of the wheel. */
function databaseOf(administration: AdministrationName): Database {
	let database = databases.get(administration);
	if (!database) {
		databases.set(administration, (database = openAdministration(administration)));
		database.on('versionchange', () => {
			database?.close();
			databases.delete(administration);
			// What comes in its place may have other things under the same ids.
			kept.clear();
			imports.clear();
		});
	}
	return database;
}

/** What was found last time under the same text, else found anew. A search that failed is not kept. */
async function keptUnder<List>(text: string, find: () => Promise<List>): Promise<List> {
	return keptIn(kept, KEPT_LISTS, text, find);
}

async function keptIn<Thing>(
	things: Map<string, Promise<unknown>>,
	most: number,
	text: string,
	find: () => Promise<Thing>
): Promise<Thing> {
	let thing = things.get(text) as Promise<Thing> | undefined;
	if (!thing) {
		thing = find();
		thing.catch(() => things.delete(text));
	}
	things.delete(text);
	things.set(text, thing);
	const [oldest] = things.keys();
	if (things.size > most && oldest !== undefined) things.delete(oldest);
	return thing;
}

/** An import that an invoice counts: what was committed is the same for ever. */
async function openImport(administration: AdministrationName, id: number): Promise<ImportEvents> {
	return keptIn(imports, KEPT_IMPORTS, JSON.stringify([administration, id]), () =>
		ImportEvents.open(databaseOf(administration), id)
	);
}

serve<EventCalls>({
	ofImport: async ({ administration, importId, filter, window }) => {
		const database = databaseOf(administration);
		const { events, rows } = await keptUnder(JSON.stringify([administration, importId, filter]), async () => {
			const opened = await ImportEvents.open(database, importId);
			return { events: opened, rows: isAll(filter) ? undefined : await opened.rows(filter) };
		});
		if (!rows) return { count: events.length, window: await events.window(window.offset, window.limit) };
		return { count: rows.length, window: await events.at(part(rows, window)) };
	},

	ordered: async ({ administration, importId, query, window }, { signal, progress }) => {
		const database = databaseOf(administration);
		const { events, names, keys } = await keptUnder(JSON.stringify([administration, importId]), async () => {
			const opened = await ImportEvents.open(database, importId);
			// What is only staged is nothing yet.
			if (opened.record.state === 'staged') {
				throw new Failure('IMP-10.no-such-import', { other: String(importId) });
			}
			const found = await customerNames(database, opened.record);
			return { events: opened, names: found, keys: namedKeys(opened.totals(), found) };
		});
		const order = await keptUnder(JSON.stringify([administration, importId, query]), () =>
			eventOrder(events, keys, query, signal, progress)
		);
		const shown = order
			? await events.at(part(order, window))
			: await events.window(window.offset, window.limit);
		return {
			count: order?.length ?? events.length,
			skus: keys.skus,
			periods: keys.periods,
			window: shown.map((event) => ({ ...event, customerName: names.get(event.key.customer) ?? '' }))
		};
	},

	prepareLines: async ({ administration, invoiceId }) => {
		const database = databaseOf(administration);
		const invoice = await readInvoice(database, invoiceId);
		const counted = countedImports(invoice, await database.imports.toArray());
		// Of many imports the last: those before have a smaller part in its lines.
		await Promise.all(counted.slice(-KEPT_IMPORTS).map((id) => openImport(administration, id)));
	},

	behindLine: async (asked, { signal }) => {
		const list = await behindLine(asked, signal);
		const sums = await Promise.all(list.found.map((each) => each.quantity()));
		const { imports, ...shown } = await windowBehindLine(list, asked);
		return {
			...shown,
			imports: imports.map((each, i) => ({ ...each, quantity: sums[i] ?? ZERO })),
			quantity: sums.reduce(add, ZERO)
		};
	},

	windowBehindLine: async (asked, { signal }) => windowBehindLine(await behindLine(asked, signal), asked)
});

type AskedBehind = EventCalls['behindLine']['argument'];

interface ListBehind {
	readonly found: readonly CountedList[];
}

async function behindLine(
	{ administration, invoiceId, keyId }: AskedBehind,
	signal: AbortSignal
): Promise<ListBehind> {
	const database = databaseOf(administration);
	const invoice = await readInvoice(database, invoiceId);
	// A draft that is made anew counts other imports, and by another run other months of them.
	const { state, revision, usageUpTo, subscriptionsUpTo } = invoice;
	const made = invoice.sha256 ?? [state, revision, usageUpTo, subscriptionsUpTo];
	const text = JSON.stringify([administration, invoiceId, keyId, made]);
	return keptUnder(text, async () => {
		const counted = await countedOn(database, invoiceId, new Set([keyId]));
		const found: CountedList[] = [];
		for await (const each of countedEvents(database, counted, (id) => openImport(administration, id))) {
			stopIfCancelled(signal);
			found.push(new CountedList(each));
		}
		return { found };
	});
}

async function windowBehindLine(
	{ found }: ListBehind,
	{ administration, window }: AskedBehind
): Promise<WindowBehindLine> {
	const records = await databaseOf(administration).imports.bulkGet(found.map(({ importId }) => importId));
	const imports = found.map(({ importId, fileName, length }, i) => {
		return { importId, fileName, events: length, undone: records[i]?.state === 'undone' };
	});
	return {
		imports,
		count: imports.reduce((sum, { events }) => sum + events, 0),
		window: await windowOver(found, window)
	};
}

function isAll(filter: EventCalls['ofImport']['argument']['filter']): boolean {
	return Object.values(filter).every((value) => value === undefined || value === '');
}

function part(rows: Uint32Array, { offset, limit }: EventWindow): Uint32Array {
	return rows.subarray(offset, offset + limit);
}

/** The window of the lists one behind the other. */
async function windowOver(
	found: readonly CountedList[],
	{ offset, limit }: EventWindow
): Promise<CountedEvent[]> {
	const events: CountedEvent[] = [];
	let before = 0;
	for (const each of found) {
		const from = Math.max(0, offset - before);
		const until = offset + limit - before;
		if (until > 0 && from < each.length) events.push(...(await each.window(from, until)));
		before += each.length;
	}
	return events;
}
