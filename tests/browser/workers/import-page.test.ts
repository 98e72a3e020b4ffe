import { beforeEach, describe, expect, test } from 'vitest';
import { compare, toText } from '$lib/domain/decimal';
import { periodKey } from '$lib/domain/period';
import type { SampleEvent } from '$lib/import/preview';
import type { Database } from '$lib/storage/database';
import { sha256 } from '$lib/storage/sections';
import { billingWorker, eventsWorker, hashWorker, importWorker } from '$lib/workers/client';
import type { EventQuery } from '$lib/workers/event-order';
import {
	administration,
	commit,
	csv,
	emptyAdministration,
	failureOf,
	HEADER,
	importFile,
	stage,
	usage
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

const EVERYTHING: EventQuery = { text: '', sku: '', period: '', sort: undefined };
const SKUS = ['EMAIL', 'PRINT', 'SMS'];

/** Over a chunk of events: three SKUs, four months, quantities with and without decimals, ids out of order. */
function manyEvents(count: number): File {
	const lines = Array.from({ length: count }, (_, i) => {
		const month = String((i % 4) + 1).padStart(2, '0');
		const minute = String(i % 60).padStart(2, '0');
		const quantity = i % 7 === 0 ? `${i % 5},5` : String((i * 31) % 97);
		return usage(
			`id-${(i * 7919) % count}`,
			`2021-${month}-03T10:${minute}:00Z`,
			SKUS[i % 3] ?? '',
			quantity,
			`KA-${i % 11}`
		);
	});
	return csv([HEADER, ...lines], 'veel.csv');
}

async function ask(importId: number, query: EventQuery): Promise<readonly SampleEvent[]> {
	const whole = { offset: 0, limit: 100_000 };
	const { count, window } = await eventsWorker.call('ordered', {
		administration,
		importId,
		query,
		window: whole
	});
	expect(window).toHaveLength(count);
	return window;
}

const brief = ({ line, id, quantity }: SampleEvent): string => `${line} ${id} ${toText(quantity)}`;

describe('the events of an import', () => {
	test('IMP-10 filtered and sorted they are what a sort of them all in memory gives', async () => {
		const importId = await importFile(manyEvents(70_000));
		const all = await ask(importId, EVERYTHING);
		expect(all).toHaveLength(70_000);
		expect(all.map(({ line }) => line)).toEqual(all.map((_, i) => i + 2));

		const byQuantity = await ask(importId, {
			...EVERYTHING,
			sku: 'PRINT',
			sort: { column: 'quantity', direction: 'descending' }
		});
		const expected = all
			.filter(({ key }) => key.sku === 'PRINT')
			.sort((a, b) => compare(b.quantity, a.quantity) || a.line - b.line);
		expect(byQuantity.map(brief)).toEqual(expected.map(brief));

		const byId = await ask(importId, {
			text: 'ka-7',
			sku: '',
			period: periodKey((all[1] as SampleEvent).key.period),
			sort: { column: 'id', direction: 'ascending' }
		});
		const named = all
			.filter(({ key }) => key.account === 'KA-7' && key.period.from === all[1]?.key.period.from)
			.sort((a, b) => (a.id < b.id ? -1 : 1));
		expect(named.length).toBeGreaterThan(1000);
		expect(byId.map(brief)).toEqual(named.map(brief));
		expect((await ask(importId, { ...EVERYTHING, text: 'ID-69999' })).map(({ id }) => id)).toEqual([
			'id-69999'
		]);
	});

	test('IMP-10 what can be filtered by is what the import has, the newest period first', async () => {
		const importId = await importFile(manyEvents(12));
		const found = await eventsWorker.call('ordered', {
			administration,
			importId,
			query: EVERYTHING,
			window: { offset: 10, limit: 10 }
		});
		expect(found.window.map(({ line }) => line)).toEqual([12, 13]);
		expect(found.skus).toEqual(SKUS);
		expect(found.periods.map(({ from }) => from)).toEqual(
			found.periods.map(({ from }) => from).sort((a, b) => b - a)
		);
		expect(found.periods).toHaveLength(4);
	});

	test('IMP-10 an import that was undone stays readable, as a whole', async () => {
		const importId = await importFile(manyEvents(12));
		await importWorker.call('undo', { administration, importId });
		expect(await ask(importId, { ...EVERYTHING, sku: 'SMS' })).toHaveLength(4);
	});

	test('IMP-8 an import that is not there, or only staged, has no page', async () => {
		const { importId } = await stage(manyEvents(3));
		expect(await failureOf(ask(importId, EVERYTHING))).toMatchObject({ code: 'IMP-10.no-such-import' });
		expect(await failureOf(ask(999, EVERYTHING))).toMatchObject({ code: 'IMP-10.no-such-import' });
	});
});

describe('the file of an import', () => {
	test('IMP-10 its SHA-256 and how it was read are kept with it, and with no import that was discarded', async () => {
		const file = manyEvents(5);
		const { importId } = await stage(file);
		const argument = { administration, importId, file, known: undefined };
		const found = await hashWorker.call('fingerprint', argument);
		expect(found).toBe(await sha256(await file.arrayBuffer()));
		await commit(importId);
		expect(await database.imports.get(importId)).toMatchObject({
			sha256: found,
			readAs: { encoding: 'utf-8', headerLine: 1, allNew: false, columnNames: HEADER.split(';') }
		});
		await hashWorker.call('fingerprint', { ...argument, importId: 999 });
		expect(await database.imports.count()).toBe(1);
	});
});

describe('what an import changes', () => {
	test('IMP-9 SKUs that no earlier import has are new; one that only the replaced import has is not', async () => {
		const first = await importFile(csv([HEADER, usage('a', '2021-12-01', 'EMAIL', '1')]));
		const file = csv([HEADER, usage('b', '2021-12-01', 'EMAIL', '1'), usage('c', '2021-12-01', 'SMS', '1')]);
		const { importId } = await stage(file, { replaces: first });
		const told = await billingWorker.call('consequences', { administration, importIds: [importId] });
		expect(told).toEqual({ drafts: [], newSkus: ['SMS'] });
	});
});
