import { beforeEach, expect, test } from 'vitest';
import { fromText } from '$lib/domain/decimal';
import type { PriceListChange } from '$lib/domain/price-changes';
import type { Database, StoredPrice } from '$lib/storage/database';
import { changePrices } from '$lib/storage/prices';
import { readSettings } from '$lib/storage/settings';
import { billingWorker, importWorker } from '$lib/workers/client';
import {
	administration,
	csv,
	december,
	drafts,
	emptyAdministration,
	importFile,
	importPrices,
	makeDrafts,
	only,
	pricesWith
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
	await importPrices();
	await importFile(december({ a: '100' }));
	await makeDrafts(database);
});

const dearer = (price: StoredPrice): StoredPrice =>
	price.sku === 'EMAIL' ? { ...price, model: { kind: 'standard', unitPrice: fromText('1') } } : price;

async function everythingStored(): Promise<unknown> {
	return structuredClone([
		await database.prices.toArray(),
		await database.settings.toArray(),
		await database.invoices.toArray()
	]);
}

test('BIL-4 trying prices tells what the drafts would become, and stores nothing', async () => {
	const before = await everythingStored();
	const prices = (await database.prices.toArray()).map(dearer);
	const row = only(await billingWorker.call('whatIf', { administration, prices }));
	expect([row.now.net, row.then.net, row.changedKeys]).toEqual([850n, 10000n, 1]);
	const { customer, currency } = row;
	const line = only(await billingWorker.call('whatIfLines', { administration, prices, customer, currency }));
	expect([line.key.sku, line.netNow, line.netThen]).toEqual(['EMAIL', 850n, 10000n]);
	expect(await everythingStored()).toEqual(before);
});

test('PRI-5 a file that is only read changes nothing', async () => {
	const before = await everythingStored();
	const file = csv(pricesWith('9,99'), 'duurder.csv');
	const read = await importWorker.call('readPrices', { file, choices: {} });
	expect(read.ok && read.prices.map(({ sku }) => sku)).toEqual(['EMAIL', 'PRINT']);
	expect(await everythingStored()).toEqual(before);
});

test('PRI-5 a change is made and taken back whole, and drafts are told of both', async () => {
	const prices = await database.prices.toArray();
	const { revision } = await readSettings(database);
	const change: PriceListChange = {
		remove: prices.filter(({ sku }) => sku === 'PRINT').map(({ id }) => id),
		put: prices.filter(({ sku }) => sku === 'EMAIL').map(dearer)
	};
	const back = await changePrices(database, change);
	expect(await database.prices.count()).toBe(1);
	await billingWorker.call('refresh', { administration });
	expect(only(await drafts(database)).net).toBe(10000n);
	await changePrices(database, back);
	expect(await database.prices.toArray()).toEqual(prices);
	await billingWorker.call('refresh', { administration });
	expect(only(await drafts(database)).net).toBe(850n);
	expect((await readSettings(database)).revision).toBe(revision + 2);
	await changePrices(database, { remove: ['no such id'], put: [] });
	expect((await readSettings(database)).revision).toBe(revision + 2);
});
