/** Works on the queue of exports: invoices to workbooks, one job at a time (EXP-1). */
import { Failure } from '$lib/domain/failure';
import { archiveFileName, specificationFileName, specificationOf } from '$lib/domain/specification';
import { Zone } from '$lib/domain/zone';
import { archiveOf, type NamedFile } from '$lib/export/archive';
import { specificationWorkbook } from '$lib/export/workbook';
import { openAdministration, type Database } from '$lib/storage/database';
import { failJob, finishJob, isRunning, reportProgress, takeJob, type ExportJob } from '$lib/storage/exports';
import { readInvoice, readWholeInvoice } from '$lib/storage/invoices';
import { readSettings } from '$lib/storage/settings';
import { documentFile } from './documents';
import { underLock } from './locks';
import type { ExportCalls, ExportProgress } from './protocol';
import { serve } from './serve';

serve<ExportCalls>({
	work: ({ administration }, { progress }) =>
		// Under the lock a job that says it runs was left by a crash: takeJob starts it again.
		underLock('export', administration, async () => {
			const database = openAdministration(administration, 'strict');
			try {
				for (;;) {
					const job = await takeJob(database);
					if (!job) return;
					await workOn(database, job, progress);
				}
			} finally {
				database.close();
			}
		})
});

async function workOn(
	database: Database,
	job: ExportJob,
	progress: (value: ExportProgress) => void
): Promise<void> {
	try {
		const made = await makeFile(database, job, progress);
		if (made) await finishJob(database, { jobId: job.id, ...made }, Date.now());
	} catch (error) {
		const code = error instanceof Failure ? error.code : 'EXP-4.failed';
		if (!(error instanceof Failure)) console.error(error);
		await failJob(database, job.id, code, Date.now());
	}
}

/** The job's file, or undefined when it was cancelled meanwhile. */
async function makeFile(
	database: Database,
	job: ExportJob,
	progress: (value: ExportProgress) => void
): Promise<{ name: string; blob: Blob; textNumbers: number } | undefined> {
	const records = await Promise.all(job.invoiceIds.map((id) => readInvoice(database, id)));
	const total = records.reduce((sum, record) => sum + record.lineCount, 0);
	const files: NamedFile[] = [];
	let done = 0;
	let textNumbers = 0;
	for (const { id, lineCount } of records) {
		await reportProgress(database, job.id, done, total);
		if (!(await isRunning(database, job.id))) return undefined;
		const stored = await readWholeInvoice(database, id);
		const before = done;
		const { file, asText } = await fileOf(stored, job, (rows) => {
			progress({ jobId: job.id, done: Math.min(before + rows, total), total });
		});
		files.push(file);
		textNumbers += asText;
		done += lineCount;
	}
	await reportProgress(database, job.id, total, total);
	const [first] = files;
	if (first && files.length === 1) {
		return { ...first, textNumbers };
	}
	const { zone } = await readSettings(database);
	const name = archiveFileName(new Zone(zone).dayAt(Date.now()));
	return { name, blob: await archiveOf(files), textNumbers };
}

/** What a job makes of one invoice, and how many numbers stand in it as text (VAT-4). */
async function fileOf(
	stored: Awaited<ReturnType<typeof readWholeInvoice>>,
	{ format, language }: ExportJob,
	progress: (rows: number) => void
): Promise<{ file: NamedFile; asText: number }> {
	if (format === 'pdf' || format === 'ubl')
		return { file: await documentFile(stored, format, language, progress), asText: 0 };
	const { record, invoice } = stored;
	const { blob, notices } = await specificationWorkbook(specificationOf(invoice, record.number), {
		progress
	});
	const name = specificationFileName(invoice, record.number);
	return { file: { name, blob }, asText: notices['VAT-4.number-as-text'] };
}
