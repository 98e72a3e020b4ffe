/** Credit notes made by hand: an invoice's lines taken back, numbered and frozen at once (BIL-5). */
import { creditNoteOf, type Creditable, type CreditRequest } from '$lib/domain/credit';
import { Failure } from '$lib/domain/failure';
import { nextNumber } from '$lib/domain/numbering';
import { Standing, type LineCredit } from '$lib/domain/standing';
import type { Database } from './database';
import { sealLines } from './invoice-lines';
import {
	definitiveInvoices,
	freeze,
	readWholeInvoice,
	recordOf,
	seriesText,
	type InvoiceRecord
} from './invoices';
import { raiseRevision, readSettings, writeSettings } from './settings';

/** What of a definitive invoice can still be credited, by the place of each line. Throws `BIL-5.not-definitive`. */
export async function readStanding(database: Database, invoiceId: number): Promise<LineCredit[]> {
	return standingOf(database, await readCreditable(database, invoiceId));
}

async function standingOf(database: Database, invoice: Creditable): Promise<LineCredit[]> {
	const standing = new Standing(invoice);
	for await (const each of definitiveInvoices(database)) standing.add(each);
	return standing.lines();
}

async function readCreditable(database: Database, id: number): Promise<Creditable> {
	const { record, invoice } = await readWholeInvoice(database, id);
	if (record.number === undefined) throw new Failure('BIL-5.not-definitive');
	return { ...invoice, number: record.number };
}

/**
 * Credits lines of a definitive invoice; gives the number of the credit note, which is definitive at once. It gets its
 * number in the transaction that stores it, and what else became definitive meanwhile is looked at again: no tab can
 * give a number twice, leave a gap or credit a line twice. Throws what {@link creditNoteOf} does.
 */
export async function creditInvoice(
	database: Database,
	invoiceId: number,
	request: CreditRequest,
	now: number
): Promise<string> {
	const invoice = await readCreditable(database, invoiceId);
	const id = await nextId(database);
	for (;;) {
		const settings = await readSettings(database);
		const note = creditNoteOf(invoice, request, await standingOf(database, invoice));
		const lines = await sealLines(note.lines);
		const { number, series } = nextNumber(settings.creditSeries, note.invoiceDate);
		const definitives = settings.definitives + 1;
		const given = { number, order: definitives, definitiveAt: now, seller: settings.company };
		const draft = { ...recordOf(note, { revision: settings.revision, imports: [] }), id };
		const record = await freeze(draft, lines, given);
		const isStored = await database.transaction(
			'rw',
			[database.invoices, database.invoiceLines, database.settings],
			async () => {
				if (seriesText(await readSettings(database)) !== seriesText(settings)) return false;
				await database.invoices.add(record);
				await database.invoiceLines.add({ invoiceId: id, columns: lines });
				await writeSettings(database, { creditSeries: series, definitives });
				await raiseRevision(database);
				return true;
			}
		);
		if (isStored) return number;
	}
}

/** An id that no invoice has or had: it is hashed with the record, so it must be known before. */
async function nextId(database: Database): Promise<number> {
	return database.transaction('rw', database.invoices, async () => {
		const id = await database.invoices.add({ state: 'draft' } as InvoiceRecord);
		await database.invoices.delete(id);
		return id;
	});
}
