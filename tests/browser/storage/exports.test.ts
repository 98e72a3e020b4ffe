import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '$lib/storage/database';
import {
	cancelJob,
	deleteNotifications,
	failJob,
	finishJob,
	isRunning,
	markRead,
	queueExport,
	readFile,
	reportProgress,
	retryJob,
	takeJob
} from '$lib/storage/exports';
import { watch } from '$lib/storage/live';
import { openAdministration } from '$lib/storage/database';
import { administration, emptyAdministration } from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

const file = (jobId: number, name = 'a.xlsx') => ({ jobId, name, blob: new Blob(['x']), textNumbers: 0 });
const queue = (): Promise<number> => queueExport(database, [1], 'verwacht.xlsx', 1);
const states = async (): Promise<string[]> => (await database.jobs.toArray()).map(({ state }) => state);

describe('the queue', () => {
	test('EXP-1 the oldest job that is not finished is taken, again after a crash, and none when all are', async () => {
		const [one, two] = [await queue(), await queue()];
		expect((await takeJob(database))?.id).toBe(one);
		expect((await takeJob(database))?.id).toBe(one);
		expect(await finishJob(database, file(one), 2)).toBe(true);
		expect((await takeJob(database))?.id).toBe(two);
		await cancelJob(database, two);
		expect(await takeJob(database)).toBeUndefined();
	});

	test('EXP-1 a job that starts again starts from nothing', async () => {
		const id = await queue();
		await takeJob(database);
		await reportProgress(database, id, 5, 9);
		expect(await database.jobs.get(id)).toMatchObject({ done: 5, total: 9 });
		expect(await takeJob(database)).toMatchObject({ state: 'running', done: 0, total: 0 });
	});

	test('EXP-4 what is finished stays so: no second end, no progress, no cancelling', async () => {
		const id = await queue();
		expect(await finishJob(database, file(id), 2)).toBe(false);
		await takeJob(database);
		expect(await isRunning(database, id)).toBe(true);
		await finishJob(database, file(id, 'eerst.xlsx'), 2);
		expect(await finishJob(database, file(id, 'later.xlsx'), 3)).toBe(false);
		await failJob(database, id, 'EXP-4.failed', 3);
		await cancelJob(database, id);
		await retryJob(database, id);
		await reportProgress(database, id, 1, 1);
		expect(await states()).toEqual(['done']);
		expect((await readFile(database, id)).name).toBe('eerst.xlsx');
		expect(await database.notifications.toArray()).toEqual([
			{
				id: 1,
				jobId: id,
				outcome: 'done',
				fileName: 'eerst.xlsx',
				failure: undefined,
				createdAt: 2,
				read: false
			}
		]);
	});

	test('EXP-4 a cancelled job neither ends nor fails nor starts again', async () => {
		const id = await queue();
		await takeJob(database);
		await cancelJob(database, id);
		expect(await finishJob(database, file(id), 2)).toBe(false);
		await failJob(database, id, 'EXP-4.failed', 2);
		await retryJob(database, id);
		expect(await states()).toEqual(['cancelled']);
		expect([await database.files.count(), await database.notifications.count()]).toEqual([0, 0]);
	});

	test('EXP-4 NOT-1 a job that failed goes to the queue again without its notification, and has one again', async () => {
		const id = await queue();
		await takeJob(database);
		await failJob(database, id, 'EXP-4.failed', 2);
		expect(await database.notifications.get({ jobId: id })).toMatchObject({
			outcome: 'failed',
			fileName: 'verwacht.xlsx'
		});
		await retryJob(database, id);
		expect(await database.notifications.count()).toBe(0);
		await takeJob(database);
		await finishJob(database, file(id), 3);
		expect(await database.notifications.count()).toBe(1);
		const job = await database.jobs.get(id);
		expect([job?.state, job?.failure]).toEqual(['done', undefined]);
	});
});

describe('notifications', () => {
	async function finished(): Promise<number> {
		const id = await queue();
		await takeJob(database);
		await finishJob(database, file(id), 2);
		return id;
	}

	test('NOT-1 marking as read and deleting are for those that are named', async () => {
		const [one, two] = [await finished(), await finished()];
		const [first = 0, second = 0] = await database.notifications.toCollection().primaryKeys();
		await markRead(database, [second]);
		expect((await database.notifications.toArray()).map(({ read }) => read)).toEqual([false, true]);
		await deleteNotifications(database, [first, 99]);
		expect(await database.notifications.toCollection().primaryKeys()).toEqual([second]);
		await expect(readFile(database, one)).rejects.toMatchObject({ code: 'NOT-1.file-gone' });
		expect((await readFile(database, two)).jobId).toBe(two);
		expect(await database.jobs.count()).toBe(1);
	});

	test('NOT-1 deleting a failure that is tried again meanwhile leaves its job alone', async () => {
		const id = await queue();
		await takeJob(database);
		await failJob(database, id, 'EXP-4.failed', 2);
		const ids = await database.notifications.toCollection().primaryKeys();
		await retryJob(database, id);
		await deleteNotifications(database, ids);
		expect(await states()).toEqual(['queued']);
	});

	test('NOT-1 another tab hears of it at once', async () => {
		const other = openAdministration(administration);
		let hear: (count: number) => void = () => undefined;
		const heard = new Promise<number>((resolve) => (hear = resolve));
		const subscription = watch(
			() => other.notifications.count(),
			(count) => {
				if (count > 0) hear(count);
			},
			(error) => {
				throw error;
			}
		);
		await finished();
		expect(await heard).toBe(1);
		subscription.unsubscribe();
	});
});
