/** What a page does with its state, from files to an exported invoice. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { plainMapping } from '$lib/import/mapping';
import { administration as current } from '$lib/state/administration.svelte';
import { billing } from '$lib/state/billing.svelte';
import { exports } from '$lib/state/exports.svelte';
import { imports } from '$lib/state/imports.svelte';
import { openAdministration } from '$lib/storage/database';
import { importWorker } from '$lib/workers/client';
import type { StagedFile } from '$lib/workers/protocol';
import {
	committedQuantity,
	december,
	drafts,
	endOtherTabs,
	importPrices,
	lockIsFree,
	longFile,
	NO_USAGE,
	only,
	otherTab,
	run,
	stage,
	usageRecords
} from '../administration';

const { database } = current;

// The page's own connection stays open: the tables are emptied, not the database deleted.
beforeEach(async () => {
	endOtherTabs();
	await imports.discard();
	await lockIsFree('import');
	await Promise.all(database.tables.map((table) => table.clear()));
});

const previewed = (): (number | string)[] =>
	imports.files.map(({ staged }) => (staged.staged ? staged.preview.accepted : staged.failure.code));

/** Resolves once a state says so; its getters tell only what is so now. */
async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('importing', () => {
	test('IMP-8 files are read, shown, and count together once they are confirmed', async () => {
		await imports.choose([december({ a: '3' }, 'een.csv'), december({ a: '3', b: '4' }, 'twee.csv')]);
		expect([imports.phase, previewed()]).toEqual(['preview', [1, 1]]);
		expect(await committedQuantity(database)).toBe('0');
		await imports.commit();
		expect([imports.phase, imports.failure, imports.files]).toEqual(['done', undefined, []]);
		expect(
			imports.results.map(({ fileName, record }) => [fileName, record?.accepted, record?.duplicates])
		).toEqual([
			['een.csv', 1, 0],
			['twee.csv', 1, 1]
		]);
		expect(await committedQuantity(database)).toBe('7');
	});

	test('IMP-8 what cannot be written once its preview is shown is said there, and nothing of it counts', async () => {
		const call = importWorker.call.bind(importWorker);
		let letFail = (): void => undefined;
		const failing = new Promise<void>((resolve) => (letFail = resolve));
		const failsAtLast = async (...given: Parameters<typeof call>): Promise<unknown> => {
			const result = await call(...given);
			if (given[0] !== 'stage') return result;
			const staged = result as StagedFile & { staged: true };
			await failing;
			await call('discard', { administration: current.name, importIds: [staged.importId] });
			return { staged: false, fileName: 'een.csv', failure: { code: 'STO-5.disk-full', detail: {} } };
		};
		const spy = vi.spyOn(importWorker, 'call').mockImplementation(failsAtLast as never);
		await imports.choose([december({ a: '3' }, 'een.csv')]);
		expect([imports.phase, previewed()]).toEqual(['preview', [1]]);
		const committing = imports.commit();
		expect(imports.phase).toBe('committing');
		letFail();
		await committing;
		spy.mockRestore();
		expect([imports.phase, previewed()]).toEqual(['preview', ['STO-5.disk-full']]);
		expect(await committedQuantity(database)).toBe('0');
	});

	test('IMP-8 a preview cannot be left while its files are made to count', async () => {
		await imports.choose([december({ a: '3' }, 'een.csv')]);
		const committing = imports.commit();
		await imports.discard();
		await committing;
		expect([imports.phase, imports.failure]).toEqual(['done', undefined]);
		expect(imports.results.map(({ fileName, record }) => [fileName, record?.accepted])).toEqual([
			['een.csv', 1]
		]);
		expect(await committedQuantity(database)).toBe('3');
	});

	test('IMP-8 a file that cannot be read says why, and the others count', async () => {
		await imports.choose([new File([''], 'leeg.csv'), december({ a: '3' })]);
		expect(previewed()).toEqual(['IMP-1.empty', 1]);
		await imports.commit();
		expect(imports.results.map(({ failure, record }) => failure?.code ?? record?.accepted)).toEqual([
			'IMP-1.empty',
			1
		]);
		expect(await committedQuantity(database)).toBe('3');
	});

	test('IMP-8 Cancel leads back, and nothing was changed', async () => {
		const reading = imports.choose([december({ a: '3' }), longFile(140_000)]);
		await until(() => (imports.progress?.records ?? 0) > 1);
		imports.cancel();
		await reading;
		expect([imports.phase, imports.cancelled, imports.failure, imports.files]).toEqual([
			'idle',
			true,
			undefined,
			[]
		]);
		expect(await usageRecords(database)).toEqual(NO_USAGE);
		await stage(december({ a: '3' }), {}, otherTab.imports());
	});

	test('IMP-7 a file read again by a correction: those behind it are read again too', async () => {
		await imports.choose([december({ a: '3' }, 'een.csv'), december({ a: '3', b: '4' }, 'twee.csv')]);
		await imports.reread(0, {
			mapping: plainMapping({ 'event-id': 3, moment: 1, sku: 8, quantity: 11 })
		});
		expect(previewed()).toEqual([1, 2]);
		await imports.leaveOut(0);
		expect(previewed()).toEqual([2]);
		expect(await database.imports.count()).toBe(1);
		await imports.leaveOut(0);
		expect([imports.phase, await usageRecords(database)]).toEqual(['idle', NO_USAGE]);
	});

	test('IMP-12 another tab is at it: nothing is read, and it says so', async () => {
		const other = otherTab.imports();
		const { importId } = await stage(december({ z: '1' }), {}, other);
		await imports.choose([december({ a: '3' })]);
		expect([imports.phase, imports.failure?.code]).toEqual(['idle', 'IMP-12.import-elsewhere']);
		await other.call('discard', { administration: 'own', importIds: [importId] });
		await imports.choose([december({ a: '3' })]);
		expect([imports.phase, imports.failure]).toEqual(['preview', undefined]);
	});

	test('IMP-8 a worker that stops while it reads: it says so, and the next start clears what it left', async () => {
		const reading = imports.choose([longFile(140_000)]);
		await until(() => (imports.progress?.records ?? 0) > 1);
		importWorker.stop();
		await reading;
		expect([imports.phase, imports.failure?.code]).toEqual(['idle', 'STO-7.worker-stopped']);
		await lockIsFree('import');
		await imports.start();
		expect(imports.abandoned).toBe(1);
		expect(await usageRecords(database)).toEqual(NO_USAGE);
	});

	test('IMP-8 a file chosen while a start is still clearing is read all the same', async () => {
		const [, outcome] = await Promise.all([imports.start(), imports.choose([december({ a: '3' })])]);
		expect([outcome, imports.phase, previewed()]).toEqual([undefined, 'preview', [1]]);
		await imports.commit();
		expect(await committedQuantity(database)).toBe('3');
	});
});

describe('billing and exporting', () => {
	const numbering = (prefix: string, lastUsed: string): ReturnType<typeof billing.changeNumbering> =>
		billing.changeNumbering({
			invoiceSeries: { prefix, lastUsed },
			creditSeries: { prefix: 'C', lastUsed: '' }
		});

	test('BIL-4 EXP-1 a draft follows an import by itself, and is exported once it is definitive', async () => {
		await importPrices();
		await imports.choose([december({ a: '3' })]);
		await imports.commit();
		await billing.run(run('2021-12'));
		await imports.choose([december({ b: '4' })]);
		await imports.commit();
		const draft = only(await drafts(database));
		expect(draft.net).toBe(60n);
		expect(await billing.makeDefinitive([draft.id])).toEqual(['F2022-0001']);
		expect(await billing.isIntact(draft.id)).toBe(true);

		await exports.queue(await database.invoices.toArray());
		await lockIsFree('export');
		while ((await database.notifications.count()) === 0) await lockIsFree('export');
		const notification = only(await database.notifications.toArray());
		expect(notification).toMatchObject({
			fileName: 'Specificatie-F2022-0001.xlsx',
			outcome: 'done',
			read: false
		});
		expect((await exports.open(notification.jobId, notification.id)).name).toBe(
			'Specificatie-F2022-0001.xlsx'
		);
		expect(only(await database.notifications.toArray()).read).toBe(true);
		await exports.remove([notification.id]);
		expect([await database.jobs.count(), await database.files.count()]).toEqual([0, 0]);
	});

	test('BIL-5 the last number used elsewhere is gone on from, and a prefix that comes back too', async () => {
		expect(await numbering('F', 'F2022-0017')).toBeUndefined();
		expect(await numbering('C', '')).toEqual({ series: 'invoiceSeries', problem: 'BIL-5.prefix-taken' });
		expect(await numbering('F', 'F2022-0016')).toEqual({
			series: 'invoiceSeries',
			problem: 'BIL-5.last-number-behind'
		});
		await importPrices();
		await imports.choose([december({ a: '3' })]);
		await imports.commit();
		await billing.run(run('2021-12'));
		expect(await billing.makeDefinitive([only(await drafts(database)).id])).toEqual(['F2022-0018']);
		await numbering('X', '');
		await numbering('F', '');
		await imports.choose([december({ b: '4' })]);
		await imports.commit();
		await billing.run(run('2021-12'));
		expect(await billing.makeDefinitive([only(await drafts(database)).id])).toEqual(['F2022-0019']);
	});
});

// Last: the page's own connection is closed by it, as it is for a user who must reload.
test('STO-2 a newer schema made by another tab: the page says that it is outdated, and stops writing', async () => {
	expect(current.outdated).toBe(false);
	const newer = openAdministration('own');
	const version = await newer.open().then(() => newer.backendDB().version);
	newer.close();
	await new Promise<void>((resolve, reject) => {
		const request = indexedDB.open('specifiek', version + 10);
		request.onsuccess = () => {
			request.result.close();
			resolve();
		};
		request.onerror = () => {
			reject(request.error ?? new Error('not opened'));
		};
	});
	await until(() => current.outdated);
	await expect(database.settings.count()).rejects.toMatchObject({ name: 'DatabaseClosedError' });
});
