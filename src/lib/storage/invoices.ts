/** Drafts and definitive invoices: a record for lists and totals, and its lines apart from it. */
import { Failure } from '$lib/domain/failure';
import type { BillingRun, Invoice } from '$lib/domain/invoice';
import { legalLacks } from '$lib/domain/legal';
import { nextNumber } from '$lib/domain/numbering';
import type { Company } from '$lib/domain/party';
import type { Database } from './database';
import { allLines, openLines, sealLines, type LineTable } from './invoice-lines';
import { sha256, type Sealed } from './sections';
import { keepSeen } from './seen-drafts';
import { readSettings, writeSettings, type Settings } from './settings';

export type InvoiceState = 'draft' | 'definitive';

/** An invoice without its lines. */
export interface InvoiceRecord extends Omit<Invoice, 'lines'> {
	readonly id: number;
	readonly state: InvoiceState;
	readonly customerId: string;
	/** 1 on a draft, absent on what is definitive: with customer and currency unique, so there is one draft (BIL-2). */
	readonly open?: 1;
	readonly lineCount: number;
	readonly lateCount: number;
	/** Of a draft: the revision that it was made from (BIL-4). */
	readonly revision: number;
	/**
	 * Ids of the imports that counted when it was made (BIL-6): where to look for the events behind it. Not hashed, for
	 * they say nothing of the invoice: the same files in another order are other ids (BIL-7). Absent where it was made
	 * before they were kept.
	 */
	readonly imports?: readonly number[];
	/** Given when it becomes definitive (BIL-5). */
	readonly number?: string;
	/** 1, 2, … in the order in which invoices became definitive. */
	readonly order?: number;
	/** When it became definitive, ms since 1970-01-01T00:00Z. */
	readonly definitiveAt?: number;
	/** The user's own company as it was then; absent on a draft, and on what was made before it was kept (BIL-4). */
	readonly seller?: Company;
	/** It lacked something that the law asks of an invoice when it was made: an internal specification (BIL-4). */
	readonly internal?: true;
	/** BIL-4: SHA-256 over the frozen record and its lines. */
	readonly sha256?: string;
}

export interface StoredLines {
	readonly invoiceId: number;
	readonly columns: Sealed;
}

/** An invoice's record. Throws `BIL-4.no-such-invoice`. */
export async function readInvoice(database: Database, id: number): Promise<InvoiceRecord> {
	const record = await database.invoices.get(id);
	if (!record) throw new Failure('BIL-4.no-such-invoice', { other: String(id) });
	return record;
}

export async function readLines(database: Database, id: number): Promise<LineTable> {
	return openLines(await readStoredLines(database, id), `lines ${id}`);
}

async function readStoredLines(database: Database, id: number): Promise<Sealed> {
	const stored = await database.invoiceLines.get(id);
	if (!stored) throw new Failure('BIL-4.no-such-invoice', { other: String(id) });
	return stored.columns;
}

/** The whole invoice with its lines. */
export async function readWholeInvoice(
	database: Database,
	id: number
): Promise<{ record: InvoiceRecord; invoice: Invoice }> {
	// In one transaction: a draft may be made anew between the one and the other.
	const { record, stored } = await database.transaction(
		'r',
		[database.invoices, database.invoiceLines],
		async () => ({ record: await readInvoice(database, id), stored: await readStoredLines(database, id) })
	);
	return { record, invoice: { ...record, lines: allLines(await openLines(stored, `lines ${id}`)) } };
}

/** Runs of the open drafts, by {@link draftKey}. */
export async function readDraftRuns(database: Database): Promise<Map<string, BillingRun>> {
	const drafts = await database.invoices.where('state').equals('draft').toArray();
	return new Map(drafts.map((draft) => [draftKey(draft.customerId, draft.currency), draft]));
}

export function draftKey(customerId: string, currency: string): string {
	return `${currency}\u001f${customerId}`;
}

/** All definitive invoices with their lines, in the order in which they became so, or those before one's order. */
export async function* definitiveInvoices(
	database: Database,
	before = Infinity
): AsyncGenerator<Invoice & { readonly number: string }> {
	const records = await database.invoices.where('state').equals('definitive').toArray();
	records.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
	for (const record of records) {
		if ((record.order ?? 0) >= before) return;
		const lines = allLines(await readLines(database, record.id));
		yield { ...record, number: record.number ?? '', lines };
	}
}

/** What drafts were made from. */
export interface DraftsFrom {
	readonly revision: number;
	/** Ids of the imports that counted. */
	readonly imports: readonly number[];
}

/** The record of an invoice that is not definitive yet. */
export function recordOf(invoice: Invoice, from: DraftsFrom): Omit<InvoiceRecord, 'id'> {
	const { lines, ...rest } = invoice;
	return {
		...rest,
		state: 'draft',
		open: 1,
		customerId: invoice.customer.id,
		lineCount: lines.length,
		lateCount: lines.reduce((count, line) => count + (line.late ? 1 : 0), 0),
		...from
	};
}

/**
 * Puts these drafts in the place of all open ones; a draft of the same customer and currency keeps its id. Gives their
 * number. Each is sealed before the next is asked for, and its lines are let go.
 */
export async function replaceDrafts(
	database: Database,
	invoices: Iterable<Invoice>,
	from: DraftsFrom
): Promise<number> {
	const sealing: Promise<SealedDraft>[] = [];
	for (const invoice of invoices) sealing.push(sealDraft(invoice, from));
	const drafts = await Promise.all(sealing);
	const tables = [database.invoices, database.invoiceLines, database.seenDrafts];
	await database.transaction('rw', tables, async () => {
		const before = await database.invoices.where('state').equals('draft').toArray();
		const ids = new Map(before.map((draft) => [draftKey(draft.customerId, draft.currency), draft.id]));
		const known = drafts.map(({ record }) => ids.get(draftKey(record.customerId, record.currency)));
		const becomes = new Map<number, Sealed>();
		for (const [i, { columns }] of drafts.entries()) {
			const id = known[i];
			if (id !== undefined) becomes.set(id, columns);
		}
		await keepSeen(database, before, becomes);
		const added = drafts.flatMap(({ record }, i) => (known[i] === undefined ? [record] : []));
		const changed = drafts.flatMap(({ record }, i) => {
			const id = known[i];
			return id === undefined ? [] : [{ ...record, id }];
		});
		const given = (await database.invoices.bulkAdd(added, { allKeys: true })).values();
		await database.invoices.bulkPut(changed);
		const lines = drafts.map(({ columns }, i): StoredLines => {
			return { invoiceId: known[i] ?? (given.next().value as number), columns };
		});
		await database.invoiceLines.bulkPut(lines);
		for (const { customerId, currency } of changed) ids.delete(draftKey(customerId, currency));
		const gone = [...ids.values()];
		await database.invoices.bulkDelete(gone);
		await database.invoiceLines.bulkDelete(gone);
		await database.seenDrafts.bulkDelete(gone);
	});
	return drafts.length;
}

interface SealedDraft {
	readonly record: Omit<InvoiceRecord, 'id'>;
	readonly columns: Sealed;
}

async function sealDraft(invoice: Invoice, from: DraftsFrom): Promise<SealedDraft> {
	return { record: recordOf(invoice, from), columns: await sealLines(invoice.lines) };
}

type SeriesName = 'invoiceSeries' | 'creditSeries';

/**
 * Makes drafts definitive, in this order and all of them or none (BIL-4, BIL-5): numbered, frozen, hashed. The
 * numbers are given in the transaction that stores them, so no tab can give one twice or leave a gap. `progress` is
 * told how many are frozen. Throws `PRI-4.no-price` and `PRI-5.no-vat` while prices or VAT lack, and
 * `BIL-4.not-a-draft` when one was made definitive elsewhere meanwhile.
 */
export async function makeDefinitive(
	database: Database,
	ids: readonly number[],
	now: number,
	progress?: (done: number) => void
): Promise<string[]> {
	for (;;) {
		const before = await readSettings(database);
		const frozen: Frozen[] = [];
		let settings = before;
		for (const id of new Set(ids)) {
			const { draft, lines } = await readComplete(database, id);
			const series: SeriesName = draft.kind === 'credit-note' ? 'creditSeries' : 'invoiceSeries';
			const { number, series: after } = nextNumber(settings[series], draft.invoiceDate);
			settings = { ...settings, [series]: after, definitives: settings.definitives + 1 };
			const given = { number, order: settings.definitives, definitiveAt: now, seller: settings.company };
			const record = await freeze(draft, lines, given);
			progress?.(frozen.push({ draft, record }));
		}
		if (await store(database, frozen, before, settings)) return frozen.map(({ record }) => record.number);
	}
}

/** An invoice that becomes definitive, and the draft that it was. */
interface Frozen {
	readonly draft: InvoiceRecord;
	readonly record: InvoiceRecord & { readonly number: string };
}

/** A draft that lacks nothing. */
async function readComplete(
	database: Database,
	id: number
): Promise<{ draft: InvoiceRecord; lines: Sealed }> {
	const [draft, lines] = await Promise.all([readInvoice(database, id), database.invoiceLines.get(id)]);
	if (draft.state !== 'draft' || !lines) throw new Failure('BIL-4.not-a-draft');
	if (draft.skusWithoutPrice.length > 0)
		throw new Failure('PRI-4.no-price', { other: draft.skusWithoutPrice.join(', ') });
	if (draft.skusWithoutVat.length > 0)
		throw new Failure('PRI-5.no-vat', { other: draft.skusWithoutVat.join(', ') });
	// What is frozen must be sound: nobody makes it anew (STO-3).
	await openLines(lines.columns, `lines ${id}`);
	return { draft, lines: lines.columns };
}

/** What an invoice is given when it becomes definitive. */
export type Given = Required<Pick<InvoiceRecord, 'number' | 'order' | 'definitiveAt' | 'seller'>>;

/** The record of a definitive invoice, hashed with its lines. */
export async function freeze(draft: InvoiceRecord, lines: Sealed, given: Given): Promise<Frozen['record']> {
	const frozen: Omit<Frozen['record'], 'sha256'> & { open?: 1 } = {
		...draft,
		state: 'definitive' as const,
		...given,
		...(legalLacks(draft, given.seller).length > 0 ? { internal: true as const } : {})
	};
	delete frozen.open;
	return { ...frozen, sha256: await hashOf(frozen, lines) };
}

/** Stores what was frozen; false when drafts, series or seller are not what they were before. */
async function store(
	database: Database,
	frozen: readonly Frozen[],
	before: Settings,
	{ invoiceSeries, creditSeries, definitives }: Settings
): Promise<boolean> {
	const tables = [database.invoices, database.seenDrafts, database.settings];
	return database.transaction('rw', tables, async () => {
		const now = await readSettings(database);
		const current = await database.invoices.bulkGet(frozen.map(({ draft }) => draft.id));
		const areUnchanged = frozen.every(({ draft }, i) => {
			return current[i]?.state === 'draft' && current[i].revision === draft.revision;
		});
		if (!areUnchanged || seriesText(now) !== seriesText(before)) return false;
		await database.invoices.bulkPut(frozen.map(({ record }) => record));
		await database.seenDrafts.bulkDelete(frozen.map(({ record }) => record.id));
		await writeSettings(database, { invoiceSeries, creditSeries, definitives });
		return true;
	});
}

/** What numbers and seller follow from, as one text: the same as long as they give the same. */
export function seriesText({ invoiceSeries, creditSeries, definitives, company }: Settings): string {
	return JSON.stringify([invoiceSeries, creditSeries, definitives, company]);
}

/** SHA-256 over all that a definitive invoice stores. */
async function hashOf(record: Omit<InvoiceRecord, 'sha256'>, lines: Sealed): Promise<string> {
	const hashed = { ...record, imports: undefined, lines: lines.sha256 };
	const text = JSON.stringify(hashed, (_, value: unknown) =>
		typeof value === 'bigint' ? `${value}n` : value
	);
	return sha256(new TextEncoder().encode(text));
}

/** Whether a definitive invoice is, to the byte, what was frozen (BIL-4). */
export async function isIntact(database: Database, id: number): Promise<boolean> {
	const { sha256: stated, ...record } = await readInvoice(database, id);
	const lines = await database.invoiceLines.get(id);
	return (
		lines !== undefined &&
		(await sha256(lines.columns.bytes)) === lines.columns.sha256 &&
		(await hashOf(record, lines.columns)) === stated
	);
}

/** What a draft says, as a hash: the same as long as it says the same. Blank where there is no such draft. */
export async function draftContent(database: Database, id: number): Promise<string> {
	const [draft, lines] = await Promise.all([database.invoices.get(id), database.invoiceLines.get(id)]);
	return draft && lines ? hashOf({ ...draft, revision: 0 }, lines.columns) : '';
}
