import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '$lib/storage/database';
import { cancelJob, queueExport, readFile, retryJob, takeJob, type ExportFile } from '$lib/storage/exports';
import { exportWorker } from '$lib/workers/client';
import type { ExportProgress } from '$lib/workers/protocol';
import {
	administration,
	csv,
	december,
	emptyAdministration,
	finalise,
	HEADER,
	importFile,
	importPrices,
	lockIsFree,
	makeDrafts,
	only,
	otherTab,
	run,
	usage
} from '../administration';
import { readWorkbook } from '../workbook';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

const NAME = 'Specificatie-F2022-0001.xlsx';

/** A definitive invoice of December. */
async function definitive(): Promise<number> {
	await importPrices();
	await importFile(december({ a: '3' }));
	const { id } = only(await makeDrafts(database));
	await finalise(id);
	return id;
}

const LONG = 5100;

/** A draft of so many lines that its making tells how far it is. */
async function longDraft(): Promise<number> {
	await importPrices();
	const lines = Array.from({ length: LONG }, (_, i) => usage(`t${i}`, '2021-11-01', 'EMAIL', '1', `KA-${i}`));
	await importFile(csv([HEADER, ...lines]));
	return only(await makeDrafts(database, run('2021-11'))).id;
}

const queue = (...invoiceIds: number[]): Promise<number> => queueExport(database, invoiceIds, NAME, 1);
const work = (progress?: (value: ExportProgress) => void): Promise<void> =>
	exportWorker.call('work', { administration }, progress ? { progress } : {});
const jobs = async (): Promise<string[]> =>
	(await database.jobs.toArray()).map(({ id, state }) => `${id} ${state}`);
const told = async (): Promise<string[]> =>
	(await database.notifications.toArray()).map(({ jobId, outcome, failure, read }) =>
		[jobId, outcome, failure ?? '', read ? 'read' : 'unread'].join(' ')
	);

describe('the queue', () => {
	test('EXP-1 NOT-1 a job is done once, and tells so once', async () => {
		const jobId = await queue(await definitive());
		expect(await jobs()).toEqual([`${jobId} queued`]);
		await work();
		await work();
		expect(await jobs()).toEqual([`${jobId} done`]);
		expect(await told()).toEqual([`${jobId} done  unread`]);
		expect(await database.files.count()).toBe(1);
		const file = await readFile(database, jobId);
		expect(file).toMatchObject({ name: NAME, textNumbers: 0 });
		const { cell } = await readWorkbook(file.blob);
		expect([cell('B2'), cell('E9'), cell('I9'), cell('K9')]).toEqual(['F2022-0001', 'EMAIL', 3, 0.26]);
	});

	test('EXP-3 the same invoice is the same bytes', async () => {
		const id = await definitive();
		const [one, two] = [await queue(id), await queue(id)];
		await work();
		const bytes = async (job: number): Promise<Uint8Array> =>
			new Uint8Array(await (await readFile(database, job)).blob.arrayBuffer());
		expect(await bytes(two)).toEqual(await bytes(one));
	});

	test('EXP-1 two tabs work on one queue: each job is done once', async () => {
		const id = await definitive();
		for (let n = 0; n < 6; n++) await queue(id);
		const tabs = [otherTab.exports(), otherTab.exports()];
		await Promise.all(tabs.map((tab) => tab.call('work', { administration })));
		expect(new Set((await jobs()).map((job) => job.split(' ')[1]))).toEqual(new Set(['done']));
		expect(await database.notifications.count()).toBe(6);
		expect(await database.files.count()).toBe(6);
	});

	test('EXP-1 a job that a crash left running starts again, and is done once', async () => {
		const jobId = await queue(await definitive());
		await takeJob(database);
		expect(await jobs()).toEqual([`${jobId} running`]);
		await work();
		expect(await jobs()).toEqual([`${jobId} done`]);
		expect(await told()).toEqual([`${jobId} done  unread`]);
	});

	test('EXP-1 a worker that is ended at its work: another does all of it, once', async () => {
		const id = await longDraft();
		const jobId = await queue(id, id);
		const call = work(() => {
			exportWorker.stop();
		});
		await expect(call).rejects.toMatchObject({ code: 'STO-7.worker-stopped' });
		await lockIsFree('export');
		expect(await jobs()).toEqual([`${jobId} running`]);
		expect(await told()).toEqual([]);
		const seen: ExportProgress[] = [];
		await work((value) => seen.push(value));
		expect(await jobs()).toEqual([`${jobId} done`]);
		expect(await told()).toEqual([`${jobId} done  unread`]);
		expect(seen.map(({ done, total }) => [done, total])).toEqual([
			[5000, 2 * LONG],
			[LONG + 5000, 2 * LONG]
		]);
	});

	test('EXP-1 jobs are done in the order in which they were queued', async () => {
		const id = await definitive();
		const order = [await queue(id), await queue(id), await queue(id)];
		await work();
		expect((await database.notifications.toArray()).map(({ jobId }) => jobId)).toEqual(order);
	});
});

describe('states', () => {
	test('EXP-4 a job that is cancelled before its turn is not done', async () => {
		const jobId = await queue(await definitive());
		await cancelJob(database, jobId);
		await work();
		expect([await jobs(), await told()]).toEqual([[`${jobId} cancelled`], []]);
	});

	test('EXP-4 a job that is cancelled while it runs leaves no file, and the next one is done', async () => {
		const id = await longDraft();
		const [jobId, next] = [await queue(id, id), await queue(id)];
		let cancelled: Promise<void> | undefined;
		await work(() => {
			cancelled ??= cancelJob(database, jobId);
		});
		await cancelled;
		expect(await jobs()).toEqual([`${jobId} cancelled`, `${next} done`]);
		expect(await told()).toEqual([`${next} done  unread`]);
		expect(await database.files.count()).toBe(1);
	});

	test('EXP-4 NOT-1 a failed job says why, stays, and is done when asked again', async () => {
		await definitive();
		const jobId = await queue(99);
		await work();
		expect(await jobs()).toEqual([`${jobId} failed`]);
		expect(await told()).toEqual([`${jobId} failed BIL-4.no-such-invoice unread`]);
		await retryJob(database, jobId);
		expect([await jobs(), await told()]).toEqual([[`${jobId} queued`], []]);
		await database.jobs.update(jobId, { invoiceIds: [1] });
		await work();
		expect(await told()).toEqual([`${jobId} done  unread`]);
		expect(await database.notifications.count()).toBe(1);
	});

	test('STO-3 an invoice whose lines are damaged is not exported, and its job says so', async () => {
		const id = await definitive();
		const lines = await database.invoiceLines.get(id);
		const bytes = lines?.columns.bytes ?? new ArrayBuffer(0);
		new Uint8Array(bytes)[bytes.byteLength - 1] = 255;
		await database.invoiceLines.update(id, { 'columns.bytes': bytes });
		const [broken, sound] = [await queue(id), await queue(99)];
		await work();
		expect(await told()).toEqual([
			`${broken} failed STO-3.damaged unread`,
			`${sound} failed BIL-4.no-such-invoice unread`
		]);
	});
});

describe('what is exported', () => {
	test('EXP-3 a draft is called so, in its name and in its number', async () => {
		await importPrices();
		await importFile(december({ a: '3' }));
		const jobId = await queue(only(await makeDrafts(database)).id);
		await work();
		const file = await readFile(database, jobId);
		expect(file.name).toBe('Specificatie-concept-Klant B.V.-2021-12.xlsx');
		expect((await readWorkbook(file.blob)).cell('B2')).toBe('concept');
		expect((await database.jobs.get(jobId))?.fileName).toBe(file.name);
		expect((await database.notifications.get({ jobId }))?.fileName).toBe(file.name);
	});

	test('EXP-3 several invoices are one archive of workbooks', async () => {
		await importPrices();
		await importFile(
			csv([HEADER, usage('a', '2021-11-01', 'EMAIL', '3'), usage('b', '2021-12-01', 'EMAIL', '4')])
		);
		const first = only(await makeDrafts(database, run('2021-11'))).id;
		await finalise(first);
		const second = only(await makeDrafts(database, run('2021-12'))).id;
		const jobId = await queue(first, second);
		await work();
		const file: ExportFile = await readFile(database, jobId);
		expect(file.name).toMatch(/^Specificaties-\d{4}-\d{2}-\d{2}\.zip$/);
		const files = unzipSync(new Uint8Array(await file.blob.arrayBuffer()));
		expect(Object.keys(files)).toEqual([NAME, 'Specificatie-concept-Klant B.V.-2021-12.xlsx']);
		const { cell } = await readWorkbook(new Blob([Object.values(files)[1] as BlobPart]));
		expect(cell('I9')).toBe(4);
	});

	test('VAT-4 a quantity of more digits than a cell holds exactly stands as text, and is counted', async () => {
		await importPrices();
		await importFile(december({ a: '12345678901234567,5' }));
		const jobId = await queue(only(await makeDrafts(database)).id);
		await work();
		const file = await readFile(database, jobId);
		expect(file.textNumbers).toBeGreaterThan(0);
		expect((await readWorkbook(file.blob)).cell('I9')).toBe('12345678901234567.5');
	});
});
