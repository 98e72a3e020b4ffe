/**
 * The queue of exports, the files that they made and their notifications (rules EXP and NOT). A job, its
 * file and its notification change in one transaction, so a job is done once, whatever crashes.
 */
import { Failure } from '$lib/domain/failure';
import type { Database } from './database';

/** EXP-4: in wachtrij, bezig, gereed, mislukt, geannuleerd. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** What an export makes of each invoice: its specification, or itself as a document (EXP-5). */
export type ExportFormat = 'xlsx' | 'pdf' | 'ubl';

/** In the place of a surcharge: at the user's own prices. */
export const OWN_PRICES = 'own-prices';

/** What an export is asked to make. */
export interface ExportChoices {
	/** Absent: a workbook. */
	readonly format?: ExportFormat;
	/** Of a document's words; absent: Dutch. */
	readonly language?: 'nl' | 'en';
	/** Whether a workbook gets a second sheet with the events (EXP-3); absent: no. */
	readonly withUsage?: boolean;
	/**
	 * A workbook for each company behind the invoice, as one archive, with this surcharge in percent as plain decimal
	 * text, or {@link OWN_PRICES} (BIL-8); absent: one for the invoice.
	 */
	readonly recharge?: string;
}

export interface ExportJob extends ExportChoices {
	readonly id: number;
	readonly state: JobState;
	/** One invoice gives a file, several an archive of files. */
	readonly invoiceIds: readonly number[];
	/** As the file is expected to be called; what it is called when done stands with the file. */
	readonly fileName: string;
	/** Rows done and rows in all, while it runs. */
	readonly done: number;
	readonly total: number;
	readonly createdAt: number;
	/** Why it failed: a failure's code. */
	readonly failure: string | undefined;
}

export interface ExportFile {
	readonly jobId: number;
	readonly name: string;
	readonly blob: Blob;
	/** VAT-4: cells that hold a number as text, for want of digits. */
	readonly textNumbers: number;
}

export interface Notification {
	readonly id: number;
	/** NOT-1: one notification for a job, exactly once. */
	readonly jobId: number;
	readonly outcome: 'done' | 'failed';
	readonly fileName: string;
	readonly failure: string | undefined;
	readonly createdAt: number;
	readonly read: boolean;
}

/** Puts an export in the queue and gives its id. */
export async function queueExport(
	database: Database,
	invoiceIds: readonly number[],
	fileName: string,
	now: number,
	choices: ExportChoices = {}
): Promise<number> {
	return database.jobs.add({
		...choices,
		state: 'queued',
		invoiceIds,
		fileName,
		done: 0,
		total: 0,
		createdAt: now,
		failure: undefined
	});
}

/**
 * The oldest job that is not finished, now running. A job that says that it runs already was left by a crash:
 * the caller holds the queue's lock, so nobody else can be at it (EXP-1).
 */
export async function takeJob(database: Database): Promise<ExportJob | undefined> {
	return database.transaction('rw', database.jobs, async () => {
		const [id] = (await database.jobs.where('state').anyOf('queued', 'running').primaryKeys()).sort(
			(a, b) => a - b
		);
		if (id === undefined) return undefined;
		await database.jobs.update(id, { state: 'running', done: 0, total: 0 });
		return database.jobs.get(id);
	});
}

/** Whether any job waits, or was running when a tab was closed. */
export async function hasOpenJobs(database: Database): Promise<boolean> {
	return (await database.jobs.where('state').anyOf('queued', 'running').count()) > 0;
}

/** Whether a job still runs; it may have been cancelled meanwhile. */
export async function isRunning(database: Database, id: number): Promise<boolean> {
	return (await database.jobs.get(id))?.state === 'running';
}

export async function reportProgress(
	database: Database,
	id: number,
	done: number,
	total: number
): Promise<void> {
	await database.transaction('rw', database.jobs, async () => {
		if (await isRunning(database, id)) await database.jobs.update(id, { done, total });
	});
}

/** Stores a job's file with its notification; false when the job was cancelled meanwhile. */
export async function finishJob(database: Database, file: ExportFile, now: number): Promise<boolean> {
	return database.transaction('rw', [database.jobs, database.files, database.notifications], async () => {
		const job = await database.jobs.get(file.jobId);
		if (job?.state !== 'running') return false;
		await database.jobs.update(job.id, { state: 'done', done: job.total, fileName: file.name });
		await database.files.put(file);
		await notify(database, job.id, { outcome: 'done', fileName: file.name, failure: undefined }, now);
		return true;
	});
}

/** A failure stays until its notification is deleted (NOT-1). */
export async function failJob(database: Database, id: number, failure: string, now: number): Promise<void> {
	await database.transaction('rw', [database.jobs, database.notifications], async () => {
		const job = await database.jobs.get(id);
		if (job?.state !== 'running') return;
		await database.jobs.update(id, { state: 'failed', failure });
		await notify(database, id, { outcome: 'failed', fileName: job.fileName, failure }, now);
	});
}

async function notify(
	database: Database,
	jobId: number,
	what: Pick<Notification, 'outcome' | 'fileName' | 'failure'>,
	now: number
): Promise<void> {
	await database.notifications.where('jobId').equals(jobId).delete();
	await database.notifications.add({ ...what, jobId, createdAt: now, read: false });
}

export async function cancelJob(database: Database, id: number): Promise<void> {
	await database.transaction('rw', database.jobs, async () => {
		const job = await database.jobs.get(id);
		if (job?.state === 'queued' || job?.state === 'running')
			await database.jobs.update(id, { state: 'cancelled' });
	});
}

/** "Opnieuw": a failed job goes to the queue again, and its notification goes. */
export async function retryJob(database: Database, id: number): Promise<void> {
	await database.transaction('rw', [database.jobs, database.notifications], async () => {
		const job = await database.jobs.get(id);
		if (job?.state !== 'failed') return;
		await database.jobs.update(id, { state: 'queued', failure: undefined, done: 0, total: 0 });
		await database.notifications.where('jobId').equals(id).delete();
	});
}

/** A job's file. Throws `NOT-1.file-gone` when it was deleted with its notification. */
export async function readFile(database: Database, jobId: number): Promise<ExportFile> {
	const file = await database.files.get(jobId);
	if (!file) throw new Failure('NOT-1.file-gone');
	return file;
}

export async function markRead(database: Database, ids: readonly number[]): Promise<void> {
	await database.notifications
		.where('id')
		.anyOf([...ids])
		.modify({ read: true });
}

/** Deletes notifications with the files and jobs that they tell of. */
export async function deleteNotifications(database: Database, ids: readonly number[]): Promise<void> {
	await database.transaction('rw', [database.jobs, database.files, database.notifications], async () => {
		const jobs = (await database.notifications.bulkGet([...ids])).flatMap((n) => (n ? [n.jobId] : []));
		await database.notifications.bulkDelete([...ids]);
		await database.files.bulkDelete(jobs);
		await database.jobs.bulkDelete(jobs);
	});
}
