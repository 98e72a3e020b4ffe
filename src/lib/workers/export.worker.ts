/** Works on the queue of exports: invoices to workbooks, one job at a time (EXP-1). */
import { Cancelled, Failure } from '$lib/domain/failure';
import { fromText } from '$lib/domain/decimal';
import { documentArchiveName } from '$lib/domain/document';
import { partInvoice, rechargeOf, type RechargeTerms } from '$lib/domain/recharge';
import {
	archiveFileName,
	rechargeArchiveName,
	rechargeFileName,
	specificationFileName,
	specificationOf
} from '$lib/domain/specification';
import { Zone } from '$lib/domain/zone';
import { archiveOf, type NamedFile } from '$lib/export/archive';
import { specificationWorkbook, type WorkbookOptions } from '$lib/export/workbook';
import { openAdministration, type Database } from '$lib/storage/database';
import {
	failJob,
	finishJob,
	isRunning,
	OWN_PRICES,
	reportProgress,
	takeJob,
	type ExportFile,
	type ExportJob
} from '$lib/storage/exports';
import { readInvoice, readWholeInvoice } from '$lib/storage/invoices';
import { readSettings } from '$lib/storage/settings';
import { documentFile } from './documents';
import { underLock } from './locks';
import type { ExportCalls, ExportProgress } from './protocol';
import { serve } from './serve';
import { usageOf } from './usage-rows';

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

/** Other tabs hear how far a job is, and it hears whether it was cancelled, so often. */
const REPORT_EVERY_MS = 500;

async function workOn(
	database: Database,
	job: ExportJob,
	progress: (value: ExportProgress) => void
): Promise<void> {
	try {
		const made = await makeFile(database, job, progress);
		await finishJob(database, { jobId: job.id, ...made }, Date.now());
	} catch (error) {
		// Cancelled on the page: its record says so already.
		if (error instanceof Cancelled) return;
		const code = error instanceof Failure ? error.code : 'EXP-4.failed';
		if (!(error instanceof Failure)) console.error(error);
		await failJob(database, job.id, code, Date.now());
	}
}

/** The job's file. Throws Cancelled. */
async function makeFile(
	database: Database,
	job: ExportJob,
	progress: (value: ExportProgress) => void
): Promise<Omit<ExportFile, 'jobId'>> {
	const records = await Promise.all(job.invoiceIds.map((id) => readInvoice(database, id)));
	const zone = new Zone((await readSettings(database)).zone);
	const report = reporter(database, job.id, progress);
	const files: NamedFile[] = [];
	let total = records.reduce((sum, record) => sum + record.lineCount, 0);
	let done = 0;
	let textNumbers = 0;
	for (const { id, lineCount } of records) {
		await report.now(done, total);
		const stored = await readWholeInvoice(database, id);
		const usage = job.withUsage ? await usageOf(database, id) : undefined;
		total += usage?.events ?? 0;
		const before = done;
		const tell = (rows: number): void => {
			report.tell(before + rows, total);
		};
		const options: WorkbookOptions = {
			usage: usage && { batches: usage.batches, zone },
			progress: (rows) => report.onTheWay(before + rows, total)
		};
		for (const { file, asText } of await filesOf(database, stored, job, options, tell)) {
			files.push(file);
			textNumbers += asText;
		}
		done += lineCount + (usage?.events ?? 0);
	}
	await report.now(total, total);
	const [record] = records;
	if (job.recharge !== undefined && record)
		return { name: rechargeArchiveName(record.number ?? ''), blob: await archiveOf(files), textNumbers };
	const [first] = files;
	if (first && files.length === 1) return { ...first, textNumbers };
	const today = zone.dayAt(Date.now());
	const isDocument = job.format === 'pdf' || job.format === 'ubl';
	const name = isDocument ? documentArchiveName(today, job.format) : archiveFileName(today);
	return { name, blob: await archiveOf(files), textNumbers };
}

/** What a job makes of one invoice: a file, or one for each company behind it (BIL-8). */
async function filesOf(
	database: Database,
	stored: Awaited<ReturnType<typeof readWholeInvoice>>,
	job: ExportJob,
	options: WorkbookOptions,
	tell: (rows: number) => void
): Promise<{ file: NamedFile; asText: number }[]> {
	if (job.recharge === undefined) return [await fileOf(stored, job, options, tell)];
	const { record, invoice } = stored;
	const { rechargeTo, rechargePrices } = await readSettings(database);
	const terms: RechargeTerms =
		job.recharge === OWN_PRICES
			? { by: 'own-prices', prices: rechargePrices }
			: { by: 'surcharge', percent: fromText(job.recharge) };
	const made: { file: NamedFile; asText: number }[] = [];
	let done = 0;
	for (const part of rechargeOf(invoice, rechargeTo, terms)) {
		const own = specificationOf(partInvoice(invoice, part), record.number);
		const before = done;
		const { blob, notices } = await specificationWorkbook(own, {
			progress: (rows) => options.progress?.(before + rows)
		});
		const name = rechargeFileName(record.number ?? '', part);
		made.push({ file: { name, blob }, asText: notices['VAT-4.number-as-text'] });
		done += part.lines.length;
	}
	return made;
}

/** What a job makes of one invoice, and how many numbers stand in it as text (VAT-4). */
async function fileOf(
	stored: Awaited<ReturnType<typeof readWholeInvoice>>,
	{ format, language }: ExportJob,
	options: WorkbookOptions,
	tell: (rows: number) => void
): Promise<{ file: NamedFile; asText: number }> {
	if (format === 'pdf' || format === 'ubl')
		return { file: await documentFile(stored, format, language, tell), asText: 0 };
	const { record, invoice } = stored;
	const { blob, notices } = await specificationWorkbook(specificationOf(invoice, record.number), options);
	const name = specificationFileName(invoice, record.number);
	return { file: { name, blob }, asText: notices['VAT-4.number-as-text'] };
}

interface Reporter {
	/** Tells this tab. */
	tell(done: number, total: number): void;
	/** Tells this tab; the others too, but not at every call. Throws Cancelled. */
	onTheWay(done: number, total: number): Promise<void>;
	/** Tells the other tabs. Throws Cancelled. */
	now(done: number, total: number): Promise<void>;
}

function reporter(database: Database, jobId: number, progress: (value: ExportProgress) => void): Reporter {
	let last = 0;
	const now: Reporter['now'] = async (done, total) => {
		last = performance.now();
		if (!(await isRunning(database, jobId))) throw new Cancelled('cancelled');
		await reportProgress(database, jobId, Math.min(done, total), total);
	};
	const tell: Reporter['tell'] = (done, total) => {
		progress({ jobId, done: Math.min(done, total), total });
	};
	return {
		tell,
		now,
		async onTheWay(done, total) {
			tell(done, total);
			if (performance.now() - last >= REPORT_EVERY_MS) await now(done, total);
		}
	};
}
