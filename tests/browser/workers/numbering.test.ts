import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '$lib/storage/database';
import { isIntact } from '$lib/storage/invoices';
import { readSettings } from '$lib/storage/settings';
import { billingWorker } from '$lib/workers/client';
import {
	administration,
	csv,
	december,
	drafts,
	emptyAdministration,
	failureOf,
	finalise,
	HEADER,
	importFile,
	importPrices,
	makeDrafts,
	otherTab,
	PRICES,
	pricesWith,
	run,
	usage
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

const customer = (n: number): string => `K-${String(n).padStart(2, '0')}`;

/** December's usage of customers 1 to `count`; customer 2 uses another SKU. */
async function importCustomers(count: number): Promise<void> {
	const lines = Array.from({ length: count }, (_, i) => {
		const record = usage(`t-${i}`, '2021-12-01', i === 1 ? 'PRINT' : 'EMAIL', '10');
		return record.replace('K-1', customer(i + 1));
	});
	await importFile(csv([HEADER, ...lines]));
}

async function numbers(): Promise<(string | undefined)[]> {
	const definitive = await database.invoices.where('state').equals('definitive').sortBy('order');
	return definitive.map(({ number }) => number);
}

const numbered = (count: number): string[] =>
	Array.from({ length: count }, (_, i) => `F2022-${String(i + 1).padStart(4, '0')}`);

describe('numbers', () => {
	test('BIL-5 two tabs at once: consecutive, no gap, none twice', async () => {
		await importPrices();
		await importCustomers(12);
		const ids = (await makeDrafts(database)).map(({ id }) => id);
		const tabs = [otherTab.billing(), otherTab.billing()];
		const given = await Promise.all(
			ids.map((id, i) => tabs[i % 2]?.call('finalise', { administration, invoiceIds: [id] }))
		);
		expect(given.flat().sort()).toEqual(numbered(12));
		expect(await numbers()).toEqual(numbered(12));
		expect((await readSettings(database)).definitives).toBe(12);
		for (const id of ids) expect(await isIntact(database, id)).toBe(true);
	});

	test('BIL-5 two tabs that make the same draft definitive: one of them does', async () => {
		await importPrices();
		await importFile(december({ a: '3' }));
		const ids = (await makeDrafts(database)).map(({ id }) => id);
		const tabs = [otherTab.billing(), otherTab.billing()];
		const outcomes = await Promise.all(
			tabs.map((tab) => failureOf(tab.call('finalise', { administration, invoiceIds: ids })))
		);
		expect(outcomes.map((failure) => failure?.code).sort()).toEqual(['BIL-4.not-a-draft', undefined]);
		expect(await numbers()).toEqual(numbered(1));
	});

	test('BIL-5 each year of an invoice date counts by itself', async () => {
		await importPrices();
		await importFile(
			csv([HEADER, usage('a', '2021-11-01', 'EMAIL', '10'), usage('b', '2021-12-01', 'EMAIL', '10')])
		);
		const [first] = await makeDrafts(database, run('2021-11', '2021-12-31'));
		expect(await finalise(first?.id ?? 0)).toEqual(['F2021-0001']);
		const [second] = await makeDrafts(database, run('2021-12', '2022-01-01'));
		expect(await finalise(second?.id ?? 0)).toEqual(['F2022-0001']);
	});

	test('BIL-5 several at once are numbered in the order given, each once', async () => {
		await importPrices();
		await importCustomers(3);
		const [a = 0, b = 0, c = 0] = (await makeDrafts(database)).map(({ id }) => id);
		const told: number[] = [];
		const call = billingWorker.call(
			'finalise',
			{ administration, invoiceIds: [c, a, b, a] },
			{ progress: (done) => told.push(done) }
		);
		expect(await call).toEqual(numbered(3));
		expect(told.at(-1)).toBe(3);
		const byNumber = await Promise.all(numbered(3).map((number) => database.invoices.get({ number })));
		expect(byNumber.map((invoice) => invoice?.id)).toEqual([c, a, b]);
	});
});

describe('several drafts', () => {
	test('BIL-4 one that lacks a price keeps all from becoming definitive', async () => {
		await importPrices(PRICES.slice(0, 2));
		await importCustomers(3);
		const ids = (await makeDrafts(database)).map(({ id }) => id);
		expect(await failureOf(finalise(...ids))).toMatchObject({
			code: 'PRI-4.no-price',
			detail: { other: 'PRINT' }
		});
		expect(await numbers()).toEqual([]);
		expect((await readSettings(database)).definitives).toBe(0);
		await importPrices();
		await billingWorker.call('refresh', { administration });
		expect(await finalise(...ids)).toEqual(numbered(3));
	});

	test('BIL-4 one that changed under the eyes keeps all from becoming definitive', async () => {
		await importPrices();
		await importCustomers(3);
		const ids = (await makeDrafts(database)).map(({ id }) => id);
		await importPrices(PRICES.map((line) => line.replace('1,35', '1,36')));
		expect((await failureOf(finalise(...ids)))?.code).toBe('BIL-4.draft-changed');
		expect(await numbers()).toEqual([]);
		// The drafts have been made anew, and are what the user sees now.
		expect((await drafts(database)).map(({ net }) => net)).toEqual([85n, 1360n, 85n]);
		expect(await finalise(...ids)).toEqual(numbered(3));
	});
});

describe('a draft that changed under the eyes', () => {
	const changes: [string, () => Promise<unknown>][] = [
		['by an import', () => importFile(december({ b: '4' }))],
		['by a price', () => importPrices(pricesWith('1,00'))],
		['by a name that was filled in', () => importFile(csv([HEADER, usage('z', '2022-05-01', 'EMAIL', '1')]))]
	];

	test.each(changes)(
		'BIL-4 %s: it is shown first, and definitive only when asked again',
		async (_, change) => {
			await importPrices();
			const nameless = usage('a', '2021-12-01', 'EMAIL', '3').replace('Klant B.V.', '');
			await importFile(csv([HEADER, nameless]));
			const [draft] = await makeDrafts(database);
			await change();
			expect((await failureOf(finalise(draft?.id ?? 0)))?.code).toBe('BIL-4.draft-changed');
			expect(await numbers()).toEqual([]);
			expect(await finalise(draft?.id ?? 0)).toEqual(numbered(1));
		}
	);

	test('BIL-4 a change that leaves it as it was does not stop it', async () => {
		await importPrices();
		await importFile(december({ a: '3' }));
		const [draft] = await makeDrafts(database);
		await importFile(csv([HEADER, usage('b', '2022-01-05', 'EMAIL', '4')]));
		expect(await finalise(draft?.id ?? 0)).toEqual(numbered(1));
	});

	test('BIL-4 a draft that is gone says so', async () => {
		expect((await failureOf(finalise(99)))?.code).toBe('BIL-4.no-such-invoice');
	});
});
