/**
 * Drafts as the user last saw them (BIL-4). Kept only of those that became others since: the first change puts
 * what was there before aside, so what never changes costs nothing.
 */
import type { Invoice } from '$lib/domain/invoice';
import type { Database } from './database';
import { openLines, type LineTable } from './invoice-lines';
import type { InvoiceRecord } from './invoices';
import type { Sealed } from './sections';

type Sums = Pick<Invoice, 'net' | 'vat' | 'total'>;

/** Lines and sums of a draft, as they were when it was made or last seen. */
export interface SeenDraft extends Sums {
	readonly invoiceId: number;
	readonly columns: Sealed;
}

/** A draft then and now. */
export interface TwoStates {
	readonly before: Sums & { readonly lines: LineTable };
	readonly after: Sums & { readonly lines: LineTable };
	/** Of the lines as they are now. */
	readonly sha256: string;
}

/** Call it in the transaction that gives drafts other lines, before it does, with what they become by id. */
export async function keepSeen(
	database: Database,
	drafts: readonly InvoiceRecord[],
	becomes: ReadonlyMap<number, Sealed>
): Promise<void> {
	const kept = new Set(await database.seenDrafts.toCollection().primaryKeys());
	for (const { id, net, vat, total } of drafts) {
		const next = becomes.get(id)?.sha256;
		if (next === undefined) continue;
		if (kept.has(id)) {
			// It is again what the user saw.
			if ((await database.seenDrafts.get(id))?.columns.sha256 === next) await database.seenDrafts.delete(id);
			continue;
		}
		const stored = await database.invoiceLines.get(id);
		if (stored && stored.columns.sha256 !== next)
			await database.seenDrafts.put({ invoiceId: id, columns: stored.columns, net, vat, total });
	}
}

/** The SHA-256 of a draft's lines as they were last seen; null where they still are those. */
export async function seenHash(database: Database, invoiceId: number): Promise<string | null> {
	return (await database.seenDrafts.get(invoiceId))?.columns.sha256 ?? null;
}

/** A draft as it was last seen and as it is; undefined where nothing changed. Throws `STO-3.damaged`. */
export async function readTwoStates(database: Database, invoiceId: number): Promise<TwoStates | undefined> {
	const tables = [database.invoices, database.invoiceLines, database.seenDrafts];
	const { seen, record, stored } = await database.transaction('r', tables, async () => ({
		seen: await database.seenDrafts.get(invoiceId),
		record: await database.invoices.get(invoiceId),
		stored: await database.invoiceLines.get(invoiceId)
	}));
	if (!seen || !record || !stored) return undefined;
	const sums = ({ net, vat, total }: Sums): Sums => ({ net, vat, total });
	return {
		before: { ...sums(seen), lines: await openLines(seen.columns, `seen lines ${invoiceId}`) },
		after: { ...sums(record), lines: await openLines(stored.columns, `lines ${invoiceId}`) },
		sha256: stored.columns.sha256
	};
}

/** The user saw the draft with lines of this SHA-256. What changed after that is still told. */
export async function markSeen(database: Database, invoiceId: number, sha256: string): Promise<void> {
	await database.transaction('rw', [database.invoiceLines, database.seenDrafts], async () => {
		const stored = await database.invoiceLines.get(invoiceId);
		if (stored?.columns.sha256 === sha256) await database.seenDrafts.delete(invoiceId);
	});
}
