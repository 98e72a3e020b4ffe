import { documentArchiveName, documentFileName, type DocumentFormat } from '$lib/domain/document';
import { archiveFileName, specificationFileName } from '$lib/domain/specification';
import { i18n } from '$lib/i18n/i18n.svelte';
import { keptChoice } from '$lib/i18n/kept-choice';
import {
	cancelJob,
	deleteNotifications,
	hasOpenJobs,
	markRead,
	queueExport,
	readFile,
	retryJob,
	type ExportFile
} from '$lib/storage/exports';
import type { InvoiceRecord } from '$lib/storage/invoices';
import { exportWorker } from '$lib/workers/client';
import type { ExportProgress } from '$lib/workers/protocol';
import { administration } from './administration.svelte';
import { billing } from './billing.svelte';
import { Live } from './live.svelte';

/** The queue of exports and its notifications. */
class Exports {
	/** Of the job that this tab's worker is at. */
	#progress = $state.raw<ExportProgress | undefined>();

	/** Jobs that are not finished, oldest first. */
	readonly openJobs = new Live(() =>
		administration.database.jobs.where('state').anyOf('queued', 'running').sortBy('id')
	);
	/** Newest first. */
	readonly notifications = new Live(() => administration.database.notifications.reverse().toArray());

	/** Whether workbooks get a second sheet with the events. Kept in this browser, the same in every tab. */
	#withUsage = $state(false);

	readonly #keepWithUsage = keptChoice('specifiek.export-usage', (kept) => {
		this.#withUsage = kept === 'yes';
	});

	get withUsage(): boolean {
		return this.#withUsage;
	}

	set withUsage(value: boolean) {
		this.#keepWithUsage(value ? 'yes' : 'no');
	}

	get progress(): ExportProgress | undefined {
		return this.#progress;
	}

	get busy(): boolean {
		return (this.openJobs.value?.length ?? 0) > 0;
	}

	/** Puts invoices in the queue: one makes a workbook, several an archive of them (EXP-1, EXP-3). */
	async queue(invoices: readonly InvoiceRecord[]): Promise<void> {
		const [first] = invoices;
		if (!first) return;
		const name =
			invoices.length === 1
				? specificationFileName({ ...first, lines: [] }, first.number)
				: archiveFileName(await billing.today());
		await queueExport(
			administration.database,
			invoices.map(({ id }) => id),
			name,
			Date.now(),
			{ withUsage: this.#withUsage }
		);
		this.work();
	}

	/** Puts definitive invoices in the queue as documents, in the page's language: several make an archive (EXP-5). */
	async queueDocuments(invoices: readonly InvoiceRecord[], format: DocumentFormat): Promise<void> {
		const [first] = invoices;
		if (!first) return;
		const name =
			invoices.length === 1
				? documentFileName(first.number ?? '', format)
				: documentArchiveName(await billing.today(), format);
		const ids = invoices.map(({ id }) => id);
		await queueExport(administration.database, ids, name, Date.now(), { format, language: i18n.language });
		this.work();
	}

	/** Goes on with the queue. */
	work(): void {
		exportWorker
			.call(
				'work',
				{ administration: administration.name },
				{ progress: (value) => (this.#progress = value) }
			)
			.catch((error: unknown) => {
				// The job stands in the queue still, and is taken up again at the next start.
				console.error(error);
			})
			.finally(() => (this.#progress = undefined));
	}

	/** Goes on with what a closed tab or a crash left in the queue, if anything: a page without it starts sooner. */
	async resume(): Promise<void> {
		try {
			if (await hasOpenJobs(administration.database)) this.work();
		} catch (error) {
			// Whoever shows the queue tells why it cannot be read.
			console.error(error);
		}
	}

	async cancel(jobId: number): Promise<void> {
		await cancelJob(administration.database, jobId);
	}

	async retry(jobId: number): Promise<void> {
		await retryJob(administration.database, jobId);
		this.work();
	}

	/** The file of a job, marked as read. Throws `NOT-1.file-gone`. */
	async open(jobId: number, notificationId: number): Promise<ExportFile> {
		const file = await readFile(administration.database, jobId);
		await markRead(administration.database, [notificationId]);
		return file;
	}

	async markRead(notificationIds: readonly number[]): Promise<void> {
		await markRead(administration.database, notificationIds);
	}

	async remove(notificationIds: readonly number[]): Promise<void> {
		await deleteNotifications(administration.database, notificationIds);
	}
}

export const exports = new Exports();
