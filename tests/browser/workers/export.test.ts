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
	longFile,
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

	test('EXP-3 BIL-6 with usage, a second sheet has the very events that the invoice counts', async () => {
		await importPrices();
		const early = [
			usage('a', '2021-11-30T23:30:00Z', 'EMAIL', '3'),
			usage('b', '2021-11-02', 'PRINT', '1,5')
		];
		await importFile(csv([HEADER, ...early], 'eerder.csv'));
		await finalise(only(await makeDrafts(database, run('2021-11'))).id);
		const later = [usage('c', '2021-11-03', 'PRINT', '2'), usage('d', '2022-01-05', 'EMAIL', '9')];
		await importFile(csv([HEADER, ...later], 'later.csv'));
		const [draft] = await makeDrafts(database);
		const jobId = await queueExport(database, [draft?.id ?? 0], NAME, 1, { withUsage: true });
		await work();
		const { blob } = await readFile(database, jobId);
		const { row, rowCount } = await readWorkbook(blob, 'Verbruik');
		const rows = Array.from({ length: rowCount - 1 }, (_, i) => row(i + 2).slice(0, 10));
		const zone = [new Date(Date.UTC(2021, 11, 1, 0, 30)), new Date(Date.UTC(2021, 10, 3))];
		expect(rows).toEqual([
			['eerder.csv', 2, zone[0], 'KA-1', 'AB-1', 'EMAIL', 'Document', '1-12-21 - 31-12-21', 3, 'a'],
			['later.csv', 2, zone[1], 'KA-1', 'AB-1', 'PRINT', 'Document', '1-11-21 - 30-11-21', 2, 'c']
		]);
		const lines = await readWorkbook(blob);
		expect([lines.cell('I9'), lines.cell('I10'), lines.rowCount]).toEqual([3, 2, 10]);
	});

	test('EXP-3 BIL-6 many events: as many rows as were counted, their sum the line, and progress on the way', async () => {
		await importPrices();
		const records = 70_000;
		await importFile(longFile(records));
		const draft = only(await makeDrafts(database));
		const jobId = await queueExport(database, [draft.id], NAME, 1, { withUsage: true });
		const told: ExportProgress[] = [];
		await work((progress) => told.push(progress));
		expect(told.at(-1)).toEqual({ jobId, done: records, total: records + 1 });
		expect(told.length).toBeGreaterThan(10);
		const { blob } = await readFile(database, jobId);
		const sheet = unzipSync(new Uint8Array(await blob.arrayBuffer()))['xl/worksheets/sheet2.xml'];
		const xml = new TextDecoder().decode(sheet);
		const quantities = [...xml.matchAll(/<v>([^<]*)<\/v><\/c><c t="inlineStr">/g)].map((cell) =>
			Number(cell[1])
		);
		expect(quantities.length).toBe(records);
		const sum = quantities.reduce((total, quantity) => total + quantity, 0);
		expect((await readWorkbook(blob)).cell('I9')).toBe(sum);
	});

	test('EXP-4 an export with usage that is cancelled on the way leaves no file', async () => {
		await importPrices();
		await importFile(longFile(70_000));
		const jobId = await queueExport(database, [only(await makeDrafts(database)).id], NAME, 1, {
			withUsage: true
		});
		let cancelling: Promise<void> | undefined;
		await work(() => {
			cancelling ??= cancelJob(database, jobId);
		});
		await cancelling;
		expect(await jobs()).toEqual([`${jobId} cancelled`]);
		expect(await database.files.count()).toBe(0);
		expect(await told()).toEqual([]);
	});
});
