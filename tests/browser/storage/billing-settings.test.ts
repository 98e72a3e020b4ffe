import { beforeEach, expect, test } from 'vitest';
import { changeVatMode, changeZone, zoneLock } from '$lib/storage/billing-settings';
import type { Database } from '$lib/storage/database';
import { readWholeInvoice } from '$lib/storage/invoices';
import { readSettings } from '$lib/storage/settings';
import { billingWorker, importWorker } from '$lib/workers/client';
import {
	administration,
	csv,
	drafts,
	emptyAdministration,
	failureOf,
	finalise,
	HEADER,
	importFile,
	importPrices,
	makeDrafts,
	only,
	run,
	usage
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
	await importPrices();
});

/** The last hour of November in Amsterdam: in New York still the afternoon before. */
const edge = (): File => csv([HEADER, usage('a', '2021-12-01T00:30:00+01:00', 'EMAIL', '10')], 'rand.csv');

test('PER-1 the zone decides the month of what is imported from then on', async () => {
	await changeZone(database, 'America/New_York');
	await importFile(edge());
	expect(only(await makeDrafts(database, run('2021-11'))).net).toBe(85n);
});

test('PER-1 the zone cannot be changed while usage counts, and can when it was undone', async () => {
	const importId = await importFile(edge());
	expect(await zoneLock(database)).toBe('PER-1.zone-in-use');
	expect((await failureOf(changeZone(database, 'UTC')))?.code).toBe('PER-1.zone-in-use');
	expect((await readSettings(database)).zone).toBe('Europe/Amsterdam');
	await importWorker.call('undo', { administration, importId });
	await changeZone(database, 'UTC');
	expect((await readSettings(database)).zone).toBe('UTC');
	// What was read anew is of the new zone: the same file counts, in another month.
	await importFile(edge());
	expect(only(await makeDrafts(database, run('2021-11'))).net).toBe(85n);
});

test('PER-1 the first definitive invoice locks the zone for good', async () => {
	const importId = await importFile(edge());
	await finalise(only(await makeDrafts(database)).id);
	await importWorker.call('undo', { administration, importId });
	expect((await failureOf(changeZone(database, 'UTC')))?.code).toBe('PER-1.zone-locked');
});

test('PER-1 a zone that is none is refused', async () => {
	expect((await failureOf(changeZone(database, 'Europe/Amsterdan')))?.code).toBe('PER-1.no-such-zone');
});

test('VAT-3 drafts follow the rounding of VAT, and a definitive invoice keeps its own', async () => {
	const halves = ['37,50', '12,50'].map((price, i) => `EMAIL${i};standaard;${price};21;2021-01-01`);
	await importPrices(['sku;prijsmodel;bedrag_per_stuk;btw_percentage;geldig_vanaf', ...halves]);
	const lines = [0, 1].map((i) => usage(`t${i}`, '2021-12-05T10:00:00Z', `EMAIL${i}`, '1'));
	await importFile(csv([HEADER, ...lines], 'helften.csv'));
	const draft = only(await makeDrafts(database));
	expect(draft.vat).toBe(1050n);
	await changeVatMode(database, 'per-line');
	await billingWorker.call('refresh', { administration });
	expect(only(await drafts(database)).vat).toBe(1051n);
	await finalise(draft.id);
	await changeVatMode(database, 'per-rate');
	await billingWorker.call('refresh', { administration });
	const { invoice } = await readWholeInvoice(database, draft.id);
	expect([invoice.vatMode, invoice.vat]).toEqual(['per-line', 1051n]);
});
