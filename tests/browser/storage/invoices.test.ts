import { beforeEach, expect, test } from 'vitest';
import type { Database } from '$lib/storage/database';
import { readLines, readWholeInvoice } from '$lib/storage/invoices';
import {
	emptyAdministration,
	importFile,
	importPrices,
	makeDrafts,
	only,
	run,
	usage,
	csv,
	HEADER
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
	await importPrices();
});

async function openRaw(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open('specifiek');
		request.onsuccess = () => {
			resolve(request.result);
		};
		request.onerror = () => {
			reject(request.error ?? new Error('not opened'));
		};
	});
}

test('BIL-4 a draft that is made anew while it is read is read as it was, or as it is: never half of each', async () => {
	await importFile(
		csv([HEADER, usage('a', '2021-11-01', 'EMAIL', '1'), usage('b', '2021-12-01', 'EMAIL', '2')])
	);
	const { id } = only(await makeDrafts(database, run('2021-11')));
	const before = { record: await database.invoices.get(id), lines: await database.invoiceLines.get(id) };
	await makeDrafts(database, run('2021-12'));
	const raw = await openRaw();
	const writeBefore = (): void => {
		const transaction = raw.transaction(['invoices', 'invoiceLines'], 'readwrite');
		transaction.objectStore('invoices').put(before.record);
		transaction.objectStore('invoiceLines').put(before.lines);
	};
	// As soon as the record is read, and before anybody can ask for its lines.
	database.invoices.hook('reading', (record) => {
		writeBefore();
		return record;
	});
	const { record, invoice } = await readWholeInvoice(database, id);
	expect(record.lineCount).toBe(2);
	expect(invoice.lines).toHaveLength(2);
	expect((await readLines(database, id)).length).toBe(1);
	raw.close();
});
