import { beforeEach, describe, expect, test } from 'vitest';
import { usageKeyId } from '$lib/domain/usage';
import type { Database } from '$lib/storage/database';
import { readLines } from '$lib/storage/invoices';
import type { Sealed } from '$lib/storage/sections';
import { billingWorker, eventsWorker, importWorker } from '$lib/workers/client';
import {
	administration,
	committedQuantity,
	december,
	drafts,
	emptyAdministration,
	failureOf,
	finalise,
	importFile,
	importPrices,
	makeDrafts,
	only,
	run,
	stage
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
	await importPrices();
});

/** The same with one bit of its last byte changed. */
function damaged<T extends { readonly columns: Sealed }>(stored: T | undefined): T {
	if (!stored) throw new Error('nothing is stored');
	const bytes = stored.columns.bytes.slice(0);
	const view = new Uint8Array(bytes);
	view[view.length - 1] = (view[view.length - 1] ?? 0) ^ 1;
	return { ...stored, columns: { ...stored.columns, bytes } };
}

describe('damaged usage', () => {
	let id: number;

	beforeEach(async () => {
		id = await importFile(december({ a: '3' }, 'kapot.csv'));
		await importFile(december({ b: '4' }, 'heel.csv'));
	});

	test('STO-3 damaged sums are named by their file and never billed; undone and read again, they are', async () => {
		await database.totals.put(damaged(await database.totals.get(id)));
		const failure = await failureOf(billingWorker.call('run', { administration, run: run('2021-12') }));
		expect(failure).toMatchObject({
			code: 'STO-3.damaged',
			detail: { file: 'kapot.csv', other: `totals ${id}` }
		});
		expect(await drafts(database)).toEqual([]);
		await importWorker.call('undo', { administration, importId: id });
		await importFile(december({ a: '3' }, 'kapot.csv'));
		// 7 x 0.085 = 0.595
		expect(only(await makeDrafts(database)).net).toBe(60n);
	});

	test('STO-3 a draft is not brought up to date with damaged sums, nor made definitive', async () => {
		const draft = only(await makeDrafts(database));
		await database.totals.put(damaged(await database.totals.get(id)));
		await importFile(december({ c: '1' }));
		expect((await failureOf(billingWorker.call('refresh', { administration })))?.code).toBe('STO-3.damaged');
		expect((await failureOf(finalise(draft.id)))?.code).toBe('STO-3.damaged');
		expect(only(await drafts(database))).toEqual(draft);
	});

	test('STO-3 damaged identities are named by the file of their own import, not by the one that is read', async () => {
		await database.identities.put(damaged(await database.identities.get([id, 0])));
		const outcome = await importWorker.call('stage', {
			administration,
			file: december({ z: '1' }, 'nieuw.csv'),
			choices: {}
		});
		expect(outcome).toEqual({
			staged: false,
			fileName: 'nieuw.csv',
			failure: { code: 'STO-3.damaged', detail: { file: 'kapot.csv', other: `identities ${id}/0` } }
		});
		await importWorker.call('undo', { administration, importId: id });
		await importFile(december({ a: '3', b: '4', z: '1' }));
		expect(await committedQuantity(database)).toBe('8');
	});

	test('STO-3 a damaged chunk is named when an event of it is looked for', async () => {
		await database.chunks.put(damaged(await database.chunks.get([id, 0])));
		const again = december({ a: '3' }, 'nieuw.csv');
		const outcome = await importWorker.call('stage', { administration, file: again, choices: {} });
		expect(outcome).toMatchObject({
			failure: { code: 'STO-3.damaged', detail: { file: 'kapot.csv', other: `chunk ${id}/0` } }
		});
		expect((await stage(december({ b: '4', z: '1' }))).preview).toMatchObject({ accepted: 1 });
	});

	test('STO-3 a damaged index of rows is named by its file when the events behind a line are looked for', async () => {
		const draft = only(await makeDrafts(database));
		const keyId = usageKeyId((await readLines(database, draft.id)).keyAt(0));
		const window = { offset: 0, limit: 10 };
		const asked = { administration, invoiceId: draft.id, keyId, window };
		await database.eventIndex.put(damaged(await database.eventIndex.get([id, 0, 0])));
		expect(await failureOf(eventsWorker.call('behindLine', asked))).toMatchObject({
			code: 'STO-3.damaged',
			detail: { file: 'kapot.csv', other: `index ${id}/0/0` }
		});
	});

	test('STO-3 a part that is gone altogether is named too', async () => {
		await database.identities.delete([id, 0]);
		await database.totals.delete(id);
		const outcome = await importWorker.call('stage', {
			administration,
			file: december({ z: '1' }),
			choices: {}
		});
		expect(outcome).toMatchObject({ failure: { code: 'STO-3.damaged', detail: { file: 'kapot.csv' } } });
		const failure = await failureOf(billingWorker.call('run', { administration, run: run('2021-12') }));
		expect(failure).toMatchObject({ code: 'STO-3.damaged', detail: { file: 'kapot.csv' } });
	});
});

describe('damaged lines', () => {
	test('STO-3 a draft whose lines are damaged is not made definitive; made anew it is', async () => {
		await importFile(december({ a: '3' }));
		const { id } = only(await makeDrafts(database));
		await database.invoiceLines.put(damaged(await database.invoiceLines.get(id)));
		expect(await failureOf(finalise(id))).toMatchObject({
			code: 'STO-3.damaged',
			detail: { other: `lines ${id}` }
		});
		await makeDrafts(database);
		expect(await finalise(id)).toEqual(['F2022-0001']);
	});

	test('STO-3 what a damaged definitive invoice billed is not guessed: nothing is billed until it is whole', async () => {
		await importFile(december({ a: '3' }));
		const { id } = only(await makeDrafts(database));
		await finalise(id);
		const sound = await database.invoiceLines.get(id);
		await database.invoiceLines.put(damaged(sound));
		await importFile(december({ b: '4' }));
		const failure = await failureOf(billingWorker.call('run', { administration, run: run('2021-12') }));
		expect(failure).toMatchObject({ code: 'STO-3.damaged', detail: { other: `lines ${id}` } });
		expect(await drafts(database)).toEqual([]);
		if (sound) await database.invoiceLines.put(sound);
		expect(only(await makeDrafts(database)).net).toBe(34n);
	});
});
