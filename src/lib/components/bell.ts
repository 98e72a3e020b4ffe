/** What the bell shows: plain data, made by whoever knows the jobs. */

/** A job that is not done: stands above the notifications and is not counted (NOT-1). */
export interface OpenJob {
	readonly id: string;
	/** The file's name: the entry is named by it. */
	readonly name: string;
	readonly state: 'queued' | 'running';
	/** Whole things done so far, of how many; both 0 while nobody knows. */
	readonly done: number;
	readonly total: number;
}

/** One stored notification of a job that ended. */
export interface Notification {
	readonly id: string;
	/** The file's name: the entry is named by it. */
	readonly name: string;
	readonly state: 'finished' | 'failed' | 'cancelled';
	readonly read: boolean;
	/** When it arrived, already formatted. */
	readonly at: string;
	/** Why it failed and what to do, in the page's language. */
	readonly reason?: string | undefined;
	/** Size of the file, already formatted. */
	readonly size?: string | undefined;
}

export interface BellProps {
	jobs: readonly OpenJob[];
	/** Newest first. */
	notifications: readonly Notification[];
	/** A finished file was chosen: download it and mark it read. */
	ondownload: (id: string) => void;
	/** A failed or cancelled one was chosen: mark it read. */
	onread: (id: string) => void;
	onreadall: () => void;
	ondelete: (id: string) => void;
	ondeleteall: () => void;
	/** Make a failed file again. */
	onretry: (id: string) => void;
	/** Cancel an open job. */
	oncancel: (id: string) => void;
}
