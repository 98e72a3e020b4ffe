import { beforeEach, describe, expect, test } from 'vitest';
import { readSettings } from '$lib/storage/settings';
import type { Database } from '$lib/storage/database';
import {
	administration,
	committedQuantity,
	csv,
	december,
	emptyAdministration,
	failureOf,
	HEADER,
	importFile,
	otherTab,
	PRICES,
	stage,
	usage,
	usageRecords
} from '../administration';
import { failEach } from './failing';
import type { Failing } from './failing-channel';

let database: Database;

const otherCustomer = usage('c', '2021-12-01T10:00:00Z', 'EMAIL', '5').replaceAll('K-1', 'K-2');

beforeEach(async () => {
	database = await emptyAdministration();
});

const ways: [string, Omit<Failing, 'write'>][] = [
	['a write is refused', { how: 'throw' }],
	['all writes are refused from then on', { how: 'throw', forGood: true }],
	['a transaction fails in the end', { how: 'abort' }]
];

describe.each(ways)('a full disk: %s', (_, how) => {
	test('IMP-8 whichever write of a reading fails: it says so, leaves no trace, and another tab may import', async () => {
		await importFile(december({ a: '3' }));
		const before = await usageRecords(database);
		const healthy = otherTab.imports();
		const codes = await failEach(how, async (client) => {
			const failure = await failureOf(stage(december({ b: '4', c: 'vier' }), {}, client));
			if (failure) {
				expect(await usageRecords(database)).toEqual(before);
				const { importId } = await stage(december({ z: '1' }), {}, healthy);
				await healthy.call('discard', { administration, importIds: [importId] });
			}
			return failure?.code;
		});
		expect(codes.length).toBeGreaterThan(4);
		expect(new Set(codes)).toEqual(new Set(['STO-5.disk-full']));
	});

	test('IMP-8 whichever part of the last write fails: none of the files counts, and what one replaces still does', async () => {
		const first = await importFile(december({ a: '3' }));
		const { revision } = await readSettings(database);
		// What is staged before is written without waiting for the disk; only the last write is strict.
		const codes = await failEach({ ...how, strictOnly: true }, async (client) => {
			const corrected = await stage(december({ a: '4', b: '1' }), { replaces: first }, client);
			const other = await stage(csv([HEADER, otherCustomer]), {}, client);
			const importIds = [corrected.importId, other.importId];
			const failure = await failureOf(client.call('commit', { administration, importIds }));
			expect(await committedQuantity(database)).toBe(failure ? '3' : '10');
			expect(await database.customers.count()).toBe(failure ? 1 : 2);
			expect((await readSettings(database)).revision).toBe(failure ? revision : revision + 1);
			if (failure) await client.call('discard', { administration, importIds });
			return failure?.code;
		});
		expect(codes.length).toBeGreaterThan(4);
		expect(new Set(codes)).toEqual(new Set(['STO-5.disk-full']));
	});

	test('PRI-5 whichever write of a price list fails: no price of it counts', async () => {
		const file = csv(PRICES, 'prijzen.csv');
		const codes = await failEach(how, async (client) => {
			const failure = await failureOf(client.call('priceList', { administration, file, choices: {} }));
			expect(await database.prices.count()).toBe(failure ? 0 : 2);
			expect((await readSettings(database)).revision).toBe(failure ? 0 : 1);
			return failure?.code;
		});
		expect(codes.length).toBeGreaterThan(1);
		expect(new Set(codes)).toEqual(new Set(['STO-5.disk-full']));
	});
});
