/** What the bell shows and does, from the queue of exports. */
import type { BellProps, Notification, OpenJob } from '$lib/components/bell';
import { saveFile } from '$lib/components/save-file';
import type { Zone } from '$lib/domain/zone';
import { formatMoment } from '$lib/i18n/format';
import { i18n } from '$lib/i18n/i18n.svelte';
import { sentence } from '$lib/i18n/problems';
import { exports } from '$lib/state/exports.svelte';
import type { ExportJob, Notification as StoredNotification } from '$lib/storage/exports';

function openJob(job: ExportJob): OpenJob {
	// This tab's own worker tells its rows at once; the store hears of whole invoices.
	const own = exports.progress?.jobId === job.id ? exports.progress : job;
	return {
		id: String(job.id),
		name: job.fileName,
		state: job.state === 'running' ? 'running' : 'queued',
		done: own.done,
		total: own.total
	};
}

function notification(stored: StoredNotification, zone: Zone): Notification {
	return {
		id: String(stored.id),
		name: stored.fileName,
		state: stored.outcome === 'done' ? 'finished' : 'failed',
		read: stored.read,
		at: formatMoment(stored.createdAt, zone, i18n.language),
		reason: stored.failure === undefined ? undefined : sentence(stored.failure, {})
	};
}

/** Read inside a `$derived`: it follows the queue, the language and the zone. */
export function bellProps(zone: Zone): BellProps {
	const stored = exports.notifications.value ?? [];
	const find = (id: string): StoredNotification | undefined => stored.find((each) => String(each.id) === id);
	return {
		jobs: (exports.openJobs.value ?? []).map(openJob),
		notifications: stored.map((each) => notification(each, zone)),
		ondownload: (id) => {
			const chosen = find(id);
			if (chosen) void download(chosen);
		},
		onread: (id) => void exports.markRead([Number(id)]),
		onreadall: () => void exports.markRead(stored.map((each) => each.id)),
		ondelete: (id) => void exports.remove([Number(id)]),
		ondeleteall: () => void exports.remove(stored.map((each) => each.id)),
		onretry: (id) => {
			const chosen = find(id);
			if (chosen) void exports.retry(chosen.jobId);
		},
		oncancel: (id) => void exports.cancel(Number(id))
	};
}

async function download({ id, jobId }: StoredNotification): Promise<void> {
	const { name, blob } = await exports.open(jobId, id);
	saveFile(name, blob);
}
