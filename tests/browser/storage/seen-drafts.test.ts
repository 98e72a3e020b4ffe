import { beforeEach, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import type { Database } from '$lib/storage/database';
import { markSeen } from '$lib/storage/seen-drafts';
import { billingWorker } from '$lib/workers/client';
import type { DraftDifference } from '$lib/workers/protocol';
import {
	administration,
	december,
	drafts,
	emptyAdministration,
	finalise,
	importFile,
	importPrices,
	makeDrafts,
	only,
	pricesWith
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

async function draft(): Promise<number> {
	return only(await drafts(database)).id;
}

async function difference(most = 10): Promise<DraftDifference | undefined> {
	await billingWorker.call('refresh', { administration });
	return billingWorker.call('draftDifference', { administration, invoiceId: await draft(), most });
}

/** Quantities and totals, then and now. */
const told = (found: DraftDifference | undefined): unknown =>
	found && [
		found.lines.map(({ before, after }) => [before, after].map((state) => state && toText(state.quantity))),
		found.before.total,
		found.after.total
	];

test('BIL-4 a draft tells what changed since it was made, over every refresh, until that was seen', async () => {
	await importPrices();
	await importFile(december({ a: '100' }));
	await makeDrafts(database);
	expect(await difference()).toBeUndefined();
	expect(await database.seenDrafts.count()).toBe(0);

	await importFile(december({ b: '20' }, 'meer.csv'));
	// 100 x 0.085 is 8.50 and 1.79 VAT; 120 x 0.085 is 10.20 and 2.14.
	expect(told(await difference())).toEqual([[['100', '120']], 1029n, 1234n]);
	await importFile(december({ c: '5' }, 'nog-meer.csv'));
	const last = await difference();
	expect(told(last)).toEqual([[['100', '125']], 1029n, 1286n]);
	// A new run keeps the draft, and what was seen of it.
	await makeDrafts(database);
	expect(told(await difference())).toEqual(told(last));

	await markSeen(database, await draft(), 'other lines than these');
	expect(await difference()).toBeDefined();
	await markSeen(database, await draft(), last?.sha256 ?? '');
	expect(await difference()).toBeUndefined();
	await importFile(december({ d: '1' }, 'laatste.csv'));
	expect(told(await difference())).toEqual([[['125', '126']], 1286n, 1296n]);
});

test('BIL-4 what is again as it was seen is no change, and no more lines come than were asked for', async () => {
	await importPrices();
	await importFile(december({ a: '100' }));
	await makeDrafts(database);
	await importPrices(pricesWith('0,09'));
	expect((await difference())?.changed).toBe(1);
	const found = await difference(0);
	expect([found?.lines, found?.changed]).toEqual([[], 1]);
	await importPrices();
	expect(await difference()).toBeUndefined();
	expect(await database.seenDrafts.count()).toBe(0);
});

test('BIL-4 with a definitive invoice nothing of its draft is kept', async () => {
	await importPrices();
	await importFile(december({ a: '100' }));
	await makeDrafts(database);
	await importFile(december({ b: '20' }, 'meer.csv'));
	expect(await difference()).toBeDefined();
	await finalise(await draft());
	expect(await database.seenDrafts.count()).toBe(0);
});
