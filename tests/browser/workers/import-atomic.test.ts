import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '$lib/storage/database';
import { importWorker } from '$lib/workers/client';
import {
	administration,
	commit,
	committedQuantity,
	csv,
	december,
	emptyAdministration,
	failureOf,
	importFile,
	lockIsFree,
	longFile,
	NO_USAGE,
	otherTab,
	stage,
	usageRecords
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

const discard = (...importIds: number[]): Promise<void> =>
	importWorker.call('discard', { administration, importIds });
const undo = (importId: number): Promise<void> => importWorker.call('undo', { administration, importId });
const committed = (): Promise<number[]> => database.imports.where('state').equals('committed').primaryKeys();

describe('an import that does not end', () => {
	test('IMP-8 a staged import counts for nothing until it is committed, and leaves nothing when discarded', async () => {
		const { importId } = await stage(december({ a: '3', b: 'drie' }));
		expect(await committed()).toEqual([]);
		expect(await usageRecords(database)).toEqual({
			imports: 1,
			chunks: 1,
			identities: 1,
			eventIndex: 1,
			totals: 1,
			rejections: 1
		});
		await discard(importId);
		expect(await usageRecords(database)).toEqual(NO_USAGE);
	});

	test('IMP-8 cancelled while it is read: no trace, and another tab may import', async () => {
		const controller = new AbortController();
		const call = importWorker.call(
			'stage',
			{ administration, file: longFile(140_000), choices: {} },
			{
				signal: controller.signal,
				progress: () => {
					controller.abort();
				}
			}
		);
		expect((await failureOf(call))?.name).toBe('Cancelled');
		expect(await usageRecords(database)).toEqual(NO_USAGE);
		await stage(december({ a: '3' }), {}, otherTab.imports());
	});

	test('IMP-8 cancelled at once, a file of a few bytes leaves no trace either', async () => {
		const controller = new AbortController();
		await stage(december({ b: '1' })).then(({ importId }) => discard(importId));
		const call = importWorker.call(
			'stage',
			{ administration, file: december({ a: '3' }), choices: {} },
			{ signal: controller.signal }
		);
		controller.abort();
		expect((await failureOf(call))?.name).toBe('Cancelled');
		expect(await usageRecords(database)).toEqual(NO_USAGE);
	});

	test('IMP-8 a worker that is ended while it reads leaves only what is cleared at the next start', async () => {
		const kept = await importFile(december({ a: '3' }));
		const before = await usageRecords(database);
		const call = importWorker.call(
			'stage',
			{ administration, file: longFile(140_000), choices: {} },
			{
				progress: () => {
					importWorker.stop();
				}
			}
		);
		expect((await failureOf(call))?.code).toBe('STO-7.worker-stopped');
		expect(await committed()).toEqual([kept]);
		await lockIsFree('import');
		expect(await importWorker.call('clearAbandoned', { administration })).toBe(1);
		expect(await usageRecords(database)).toEqual(before);
		expect(await importWorker.call('clearAbandoned', { administration })).toBe(0);
	});

	test('IMP-8 a file that cannot be read leaves no trace, and another tab may import', async () => {
		const file = new File([new Uint8Array([0x50, 0x4b, 3, 4])], 'werkblad.csv');
		const outcome = await importWorker.call('stage', { administration, file, choices: {} });
		expect(outcome).toEqual({
			staged: false,
			fileName: 'werkblad.csv',
			failure: { code: 'IMP-11.binary', detail: { file: 'werkblad.csv', other: 'zip' } }
		});
		expect(await usageRecords(database)).toEqual(NO_USAGE);
		await stage(december({ a: '3' }), {}, otherTab.imports());
	});

	test('IMP-8 a file that fails behind one that is staged leaves that one as it is', async () => {
		const { importId } = await stage(december({ a: '3' }));
		const broken = csv(['transactie_id;tijdstip;sku', '"a;2021-12-01;EMAIL'], 'open.csv');
		const outcome = await importWorker.call('stage', { administration, file: broken, choices: {} });
		expect(outcome).toMatchObject({
			failure: { code: 'IMP-11.quote-not-closed', detail: { file: 'open.csv', line: 2 } }
		});
		await commit(importId);
		expect(await committedQuantity(database)).toBe('3');
	});
});

describe('the last write', () => {
	test('IMP-8 several files count together or not at all', async () => {
		const first = await stage(december({ a: '3' }, 'een.csv'));
		const second = await stage(december({ b: '4' }, 'twee.csv'));
		await discard(second.importId);
		expect((await failureOf(commit(first.importId, second.importId)))?.code).toBe('IMP-8.not-staged');
		expect(await committed()).toEqual([]);
		expect(await database.customers.count()).toBe(0);
		await commit(first.importId);
		expect(await committedQuantity(database)).toBe('3');
	});

	test('IMP-8 an import is committed once', async () => {
		const { importId } = await stage(december({ a: '3' }));
		const both = await Promise.all([failureOf(commit(importId)), failureOf(commit(importId))]);
		expect(both.map((failure) => failure?.code)).toEqual([undefined, 'IMP-8.not-staged']);
	});

	test('IMP-8 discarding does not touch what counts', async () => {
		const importId = await importFile(december({ a: '3' }));
		await discard(importId);
		expect(await committedQuantity(database)).toBe('3');
	});

	test('IMP-7 what a crashed worker had read is not committed: another tab may have imported the same since', async () => {
		const { importId } = await stage(december({ a: '3' }));
		importWorker.stop();
		await lockIsFree('import');
		const other = otherTab.imports();
		const theirs = await stage(december({ a: '3' }), {}, other);
		await other.call('commit', { administration, importIds: [theirs.importId] });
		expect((await failureOf(commit(importId)))?.code).toBe('IMP-8.not-staged');
		expect(await committedQuantity(database)).toBe('3');
	});
});

describe('undoing an import', () => {
	test('IMP-10 an undone import counts for nothing, stays readable, and its records can be imported again', async () => {
		const importId = await importFile(december({ a: '3' }));
		await undo(importId);
		expect(await committedQuantity(database)).toBe('0');
		expect(await usageRecords(database)).toMatchObject({ imports: 1, chunks: 1, totals: 1 });
		const { preview } = await stage(december({ a: '3' }));
		expect(preview).toMatchObject({ accepted: 1, duplicates: [] });
	});

	test('IMP-10 an import is undone once; one that never counted is not', async () => {
		const importId = await importFile(december({ a: '3' }));
		await undo(importId);
		expect((await failureOf(undo(importId)))?.code).toBe('IMP-10.not-committed');
		expect((await failureOf(undo(99)))?.code).toBe('IMP-10.not-committed');
		const { importId: staged } = await stage(december({ b: '3' }));
		expect((await failureOf(undo(staged)))?.code).toBe('IMP-10.not-committed');
		await commit(staged);
		expect(await committedQuantity(database)).toBe('3');
	});

	test('IMP-10 a later import names the import whose duplicates it left out', async () => {
		const first = await importFile(december({ a: '3', b: '4' }));
		const second = await importFile(december({ a: '3', c: '5' }));
		expect((await database.imports.get(second))?.duplicatesOf).toEqual([{ importId: first, events: 1 }]);
		await undo(first);
		expect(await committedQuantity(database)).toBe('5');
	});

	test('IMP-10 what was left out as a duplicate of an import that is undone meanwhile is not lost', async () => {
		const first = await importFile(december({ a: '3' }));
		const { importId } = await stage(december({ a: '3', b: '4' }));
		await undo(first);
		expect((await failureOf(commit(importId)))?.code).toBe('IMP-7.original-gone');
		expect(await committed()).toEqual([]);
		await discard(importId);
		await importFile(december({ a: '3', b: '4' }));
		expect(await committedQuantity(database)).toBe('7');
	});
});

describe('two tabs', () => {
	test('IMP-12 one import runs at a time, from its first byte until it counts or is gone', async () => {
		const other = otherTab.imports();
		const { importId } = await stage(december({ a: '3' }));
		const refused = await failureOf(stage(december({ b: '4' }), {}, other));
		expect(refused).toMatchObject({ code: 'IMP-12.import-elsewhere', detail: { file: 'verbruik.csv' } });
		// It is at work, so nothing of it was abandoned.
		expect(await other.call('clearAbandoned', { administration })).toBe(0);
		await commit(importId);
		const theirs = await stage(december({ b: '4' }), {}, other);
		expect((await failureOf(stage(december({ c: '5' }))))?.code).toBe('IMP-12.import-elsewhere');
		await other.call('discard', { administration, importIds: [theirs.importId] });
		await importFile(december({ c: '5' }));
		expect(await committedQuantity(database)).toBe('8');
	});

	test('IMP-12 two tabs that begin at once: one of them reads', async () => {
		const tabs = [otherTab.imports(), otherTab.imports()];
		const outcomes = await Promise.all(
			tabs.map((tab) =>
				failureOf(tab.call('stage', { administration, file: december({ a: '3' }), choices: {} }))
			)
		);
		const codes = outcomes.map((failure) => failure?.code ?? 'staged');
		expect(codes.sort()).toEqual(['IMP-12.import-elsewhere', 'staged']);
		expect(await database.imports.count()).toBe(1);
	});

	test('IMP-8 clearing what a crash left, and reading a file meanwhile: each keeps off the other', async () => {
		await stage(december({ z: '1' }));
		importWorker.stop();
		await lockIsFree('import');
		const [cleared, read, again] = await Promise.all([
			importWorker.call('clearAbandoned', { administration }),
			stage(december({ a: '3' })),
			importWorker.call('clearAbandoned', { administration })
		]);
		expect([cleared, again]).toEqual([1, 0]);
		const refused = await failureOf(stage(december({ b: '4' }), {}, otherTab.imports()));
		expect(refused?.code).toBe('IMP-12.import-elsewhere');
		await commit(read.importId);
		expect(await committedQuantity(database)).toBe('3');
		expect(await usageRecords(database)).toMatchObject({ imports: 1, chunks: 1 });
	});
});
