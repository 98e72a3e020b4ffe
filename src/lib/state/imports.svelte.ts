import { Cancelled, Failure } from '$lib/domain/failure';
import type { ReadingChoices } from '$lib/import/preview';
import type { ImportRecord } from '$lib/storage/imports';
import { importWorker, scanWorker } from '$lib/workers/client';
import type { ReadingProgress, StagedFile, StagingProgress } from '$lib/workers/protocol';
import { administration } from './administration.svelte';
import { billing } from './billing.svelte';
import { asFailure } from './failures';
import { fingerprints } from './fingerprints.svelte';
import { Live } from './live.svelte';
import { isRead, openGiven, stagedIds, withChoices, type ChosenFile, type GivenFile } from './given-files';
import { columnsToAssign } from './unassigned';

export type { ChosenFile } from './given-files';

/** A file that was imported, or why it was not. */
export interface ImportResult {
	readonly fileName: string;
	readonly record: ImportRecord | undefined;
	readonly failure: Failure | undefined;
}

/**
 * Importing usage, from the choice of files to their undoing. `idle` -> `reading` -> `preview` -> `committing` ->
 * `done`; Cancel leads back to `idle`, and nothing was changed.
 */
class UsageImports {
	#phase = $state<'idle' | 'reading' | 'preview' | 'committing' | 'done'>('idle');
	#progress = $state.raw<ReadingProgress | undefined>();
	#given = $state.raw<readonly GivenFile[]>([]);
	readonly #files = $derived(this.#given.filter(isRead));
	#results = $state.raw<readonly ImportResult[]>([]);
	#failure = $state.raw<Failure | undefined>();
	#cancelled = $state(false);
	#abandoned = $state(0);
	/** Of the file that is being read. */
	#at = $state(0);
	#beside = $state(false);
	/** The first file whose choices were changed while files were read. */
	#changed = Infinity;
	#controller: AbortController | undefined;
	/** All that was read is written, or failed to be. */
	#written: Promise<unknown> = Promise.resolve();

	/** Imports that count or were undone, newest first. */
	readonly list = new Live(async () => {
		const all = await administration.database.imports.where('state').notEqual('staged').toArray();
		return all.sort((a, b) => b.committedAt - a.committedAt || b.id - a.id);
	});

	get phase(): 'idle' | 'reading' | 'preview' | 'committing' | 'done' {
		return this.#phase;
	}

	/** Of the file that is being read. */
	get progress(): ReadingProgress | undefined {
		return this.#progress;
	}

	/** Which of how many files is being read, counted from 1. */
	get reading(): { readonly file: number; readonly of: number } {
		return { file: this.#at + 1, of: this.#given.length };
	}

	/** Files are read while a preview stands: again by other choices, or beside those that it shows. */
	get updating(): boolean {
		return this.#phase === 'reading' && this.#beside;
	}

	/** The files of the preview, in the order given. What is read again says what it said until it says it anew. */
	get files(): readonly ChosenFile[] {
		return this.#files;
	}

	/** What the last import did, a row for each file. */
	get results(): readonly ImportResult[] {
		return this.#results;
	}

	/** Why the last action failed as a whole; nothing was changed by it. */
	get failure(): Failure | undefined {
		return this.#failure;
	}

	/** The last reading was cancelled by the user. */
	get cancelled(): boolean {
		return this.#cancelled;
	}

	/** How many imports a crash left unfinished; nothing of them was kept (IMP-8). */
	get abandoned(): number {
		return this.#abandoned;
	}

	get busy(): boolean {
		return this.#phase === 'reading' || this.#phase === 'committing';
	}

	/** Clears what a crash left. Call it when the page opens. */
	async start(): Promise<void> {
		if (this.#phase !== 'idle') return;
		try {
			const cleared = await importWorker.call('clearAbandoned', { administration: administration.name });
			// Not added to what it was before: page and frame both start it.
			this.#abandoned += cleared;
		} catch (error) {
			this.#failure = asFailure(error);
		}
	}

	/** Starts and warms up those who read files. Call it where files are chosen: it keeps the machine busy a while. */
	async prepare(): Promise<void> {
		try {
			await importWorker.call('prepare', { scanWorker: scanWorker() });
		} catch (error) {
			this.#failure = asFailure(error);
		}
	}

	/**
	 * Reads files and shows what they hold. Beside a preview they are added to its files: nothing that was given is
	 * dropped.
	 */
	async choose(files: readonly File[]): Promise<void> {
		if (this.busy) return;
		if (this.#phase === 'done') this.#reset();
		const from = this.#given.length;
		this.#given = [...this.#given, ...files.map((file) => ({ file, choices: {} }))];
		await this.#read(from);
	}

	/**
	 * Reads a file of the preview again by the user's corrections, and those behind it too: what they duplicate
	 * depends on what stands before them. While files are read, the corrections are read by as soon as that can be.
	 */
	async reread(index: number, choices: ReadingChoices): Promise<void> {
		if (this.#phase !== 'preview' && !this.updating) return;
		this.#given = this.#given.map((each, i) => (i === index ? withChoices(each, choices) : each));
		if (this.updating) {
			this.#changed = Math.min(this.#changed, index);
			return;
		}
		await this.#read(index, this.#given.slice(index));
	}

	/** Takes a file out of the preview. */
	async leaveOut(index: number): Promise<void> {
		if (this.#phase !== 'preview') return;
		if (this.#given.length === 1) return this.discard();
		const stale = this.#given.slice(index);
		this.#given = this.#given.filter((_, i) => i !== index);
		await this.#read(index, stale);
	}

	/** Stops the reading; nothing of it is kept. */
	cancel(): void {
		this.#controller?.abort();
	}

	/** Makes all files of the preview count, by one write (IMP-8). */
	async commit(): Promise<void> {
		if (this.#phase !== 'preview') return;
		const shown = stagedIds(this.#given);
		this.#phase = 'committing';
		try {
			keepData();
			await this.#written;
			const ids = stagedIds(this.#given);
			if (ids.length < shown.length) {
				// Of what was shown something could not be written: the preview tells.
				this.#phase = 'preview';
				return;
			}
			const call = { administration: administration.name, importIds: ids };
			const records = await importWorker.call('commit', call);
			const byId = new Map(records.map((record) => [record.id, record]));
			this.#results = this.#files.map(({ file, staged }) => ({
				fileName: file.name,
				record: staged.staged ? byId.get(staged.importId) : undefined,
				failure: staged.staged ? undefined : new Failure(staged.failure.code, staged.failure.detail)
			}));
			this.#given = [];
			this.#phase = 'done';
			await billing.refresh();
		} catch (error) {
			this.#failure = asFailure(error);
			this.#phase = 'preview';
		}
	}

	/** Leaves the preview; nothing is imported. While that is being done already it cannot be left. */
	async discard(): Promise<void> {
		if (this.#phase === 'committing') return;
		// At once: what is chosen from here on begins anew, and is not dropped with these.
		const files = this.#given;
		this.#reset();
		await this.#dropStaged(files).catch(console.error);
	}

	/** IMP-10. Throws the {@link Failure} of the worker. */
	async undo(importId: number): Promise<void> {
		await importWorker.call('undo', { administration: administration.name, importId });
		await billing.refresh();
	}

	/** Resolves when all that the preview shows is written, or said to have failed. */
	async written(): Promise<void> {
		await this.#written;
	}

	/** Later imports that left out duplicates of an import: their files must be imported again when it is undone. */
	dependants(importId: number): ImportRecord[] {
		return (this.list.value ?? []).filter(
			({ state, duplicatesOf }) =>
				state === 'committed' && duplicatesOf.some((duplicates) => duplicates.importId === importId)
		);
	}

	/** Reads the files given, from an index on, when what was read of `stale` ones is dropped. */
	async #read(from: number, stale: readonly GivenFile[] = []): Promise<void> {
		this.#controller = new AbortController();
		this.#beside = this.#phase === 'preview';
		this.#phase = 'reading';
		this.#failure = undefined;
		this.#cancelled = false;
		this.#at = from;
		try {
			await this.#dropStaged(stale);
			for (let file = this.#given[from]; file; file = this.#given[this.#at]) {
				if (!file.opened) {
					await this.#open(file, this.#controller.signal);
					continue;
				}
				await this.#stage(file, this.#controller.signal);
				const changed = this.#changed;
				this.#changed = Infinity;
				if (changed <= this.#at) await this.#dropStaged(this.#given.slice(changed, this.#at + 1));
				this.#at = Math.min(changed, this.#at + 1);
			}
			this.#phase = 'preview';
		} catch (error) {
			await this.#leave();
			if (error instanceof Cancelled) this.#cancelled = true;
			else this.#failure = asFailure(error);
		} finally {
			this.#progress = undefined;
		}
	}

	/** Puts what a file holds in its place. */
	async #open(given: GivenFile, signal: AbortSignal): Promise<void> {
		const { file } = given;
		this.#progress = { fileName: file.name, bytesRead: 0, bytes: file.size, records: 0, elapsed: 0 };
		const opened = await openGiven(given, signal);
		this.#given = [...this.#given.slice(0, this.#at), ...opened, ...this.#given.slice(this.#at + 1)];
	}

	async #stage({ file, choices, unopened }: GivenFile, signal: AbortSignal): Promise<void> {
		this.#progress = { fileName: file.name, bytesRead: 0, bytes: file.size, records: 0, elapsed: 0 };
		const staged = unopened ?? (await this.#readFile(file, choices, signal));
		const unassigned = await columnsToAssign(file, choices, staged);
		this.#given = this.#given.map((each, i) => (i === this.#at ? { ...each, staged, unassigned } : each));
	}

	/** What a file holds, as soon as that is known: the last of it may still be written. */
	#readFile(file: File, choices: ReadingChoices, signal: AbortSignal): Promise<StagedFile> {
		return new Promise((resolve, reject) => {
			let shown: number | undefined;
			const progress = (told: StagingProgress): void => {
				if (!('staged' in told)) this.#progress = told;
				else {
					shown = told.importId;
					resolve(told);
				}
			};
			const argument = { administration: administration.name, file, choices };
			const staging = importWorker.call('stage', argument, { signal, progress });
			staging.then(resolve, reject);
			const written = this.#untilWritten(file, staging, () => shown);
			this.#written = Promise.all([this.#written, written]);
		});
	}

	/**
	 * A file that could not be written after all stands in the preview as one that could not be read; `shown` gives
	 * the import that it stands there as.
	 */
	async #untilWritten(
		file: File,
		staging: Promise<StagedFile>,
		shown: () => number | undefined
	): Promise<void> {
		const staged = await staging.catch((error: unknown): StagedFile => {
			const { code, detail } = asFailure(error);
			return { staged: false, fileName: file.name, failure: { code, detail } };
		});
		if (staged.staged) {
			// Nobody waits for it, and an import is whole without it.
			fingerprints.find(administration.name, staged.importId, file).catch(console.error);
			return;
		}
		this.#given = this.#given.map((each) =>
			each.staged?.staged && each.staged.importId === shown() ? { ...each, staged } : each
		);
	}

	/**
	 * Leaves a reading that did not end. Files that were only to be added to the preview are let go; where files of
	 * the preview itself were being read again, all of it.
	 */
	async #leave(): Promise<void> {
		const unread = this.#given.slice(this.#at);
		const kept = unread.some(isRead) ? [] : this.#given.slice(0, this.#at);
		const dropped = this.#given.slice(kept.length);
		const beside = this.#beside;
		this.#reset();
		if (beside && kept.length > 0) {
			this.#given = kept;
			this.#phase = 'preview';
		}
		// What cannot be dropped counts for nothing, and is cleared at the next start.
		await this.#dropStaged(beside ? dropped : [...kept, ...dropped]).catch(console.error);
	}

	async #dropStaged(files: readonly GivenFile[]): Promise<void> {
		const importIds = stagedIds(files);
		if (importIds.length > 0)
			await importWorker.call('discard', { administration: administration.name, importIds });
	}

	#reset(): void {
		this.#given = [];
		this.#results = [];
		this.#failure = undefined;
		this.#cancelled = false;
		this.#changed = Infinity;
		this.#phase = 'idle';
	}
}

/**
 * The first import is when the browser is asked not to clear what it keeps (STO-5). Nobody waits for the answer:
 * a browser may leave it to the user.
 */
function keepData(): void {
	navigator.storage?.persist?.().catch(console.error);
}

export const imports = new UsageImports();
