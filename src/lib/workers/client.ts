/** The page's end of the contract in protocol.ts: starts a worker on first use and calls it. */
import { createBirpc, type BirpcReturn } from 'birpc';
import { Cancelled, Failure } from '$lib/domain/failure';
import billingUrl from './billing.worker.ts?worker&url';
import eventsUrl from './events.worker.ts?worker&url';
import exportUrl from './export.worker.ts?worker&url';
import hashUrl from './hash.worker.ts?worker&url';
import importUrl from './import.worker.ts?worker&url';
import scanUrl from './scan.worker.ts?worker&url';
import type {
	BillingCalls,
	Call,
	EventCalls,
	ExportCalls,
	HashCalls,
	ImportCalls,
	Outcome,
	PageSide,
	WorkerSide
} from './protocol';
import { holdWaitedFor } from './locks';
import { startWorker } from './start-worker';

type AnyCall = Call<unknown, unknown, unknown>;

export interface CallOptions<Progress> {
	/** Aborting it cancels the call, which then throws {@link Cancelled}. */
	readonly signal?: AbortSignal;
	readonly progress?: (value: Progress) => void;
}

export class WorkerClient<Calls extends { [Name in keyof Calls]: AnyCall }> {
	private worker: Worker | undefined;
	private remote: BirpcReturn<WorkerSide, PageSide> | undefined;
	private lastCall = 0;
	private readonly listeners = new Map<number, (value: unknown) => void>();
	private readonly stopped = new Set<(error: Failure) => void>();

	/** `isWaitedFor`: somebody waits for its calls, so that what nobody waits for stands back meanwhile. */
	constructor(
		private readonly url: string,
		private readonly isWaitedFor = true
	) {}

	/** Calls the worker. Throws the {@link Failure} that the worker threw, or {@link Cancelled}. */
	async call<Name extends keyof Calls & string>(
		name: Name,
		argument: Calls[Name]['argument'],
		{ signal, progress }: CallOptions<Calls[Name]['progress']> = {}
	): Promise<Calls[Name]['result']> {
		if (signal?.aborted) throw new Cancelled('cancelled');
		const remote = this.connect();
		const id = ++this.lastCall;
		if (progress) this.listeners.set(id, progress as (value: unknown) => void);
		const cancel = (): void => void remote.cancel.asEvent(id);
		signal?.addEventListener('abort', cancel);
		let stop: ((error: Failure) => void) | undefined;
		const crash = new Promise<never>((_, reject) => {
			stop = reject;
			this.stopped.add(reject);
		});
		try {
			const ended = Promise.race([remote.call(id, name, argument), crash]);
			if (this.isWaitedFor) holdWaitedFor(ended);
			const outcome = await ended;
			return this.resultOf(outcome);
		} finally {
			signal?.removeEventListener('abort', cancel);
			this.listeners.delete(id);
			if (stop) this.stopped.delete(stop);
		}
	}

	/** Ends the worker at once; calls under way fail. The next call starts another. */
	stop(): void {
		this.worker?.terminate();
		this.worker = undefined;
		this.remote = undefined;
		for (const reject of this.stopped) reject(new Failure('STO-7.worker-stopped'));
	}

	private resultOf(outcome: Outcome): unknown {
		if (outcome.ended === 'result') return outcome.result;
		if (outcome.ended === 'cancelled') throw new Cancelled('cancelled');
		throw new Failure(outcome.code, outcome.detail);
	}

	private connect(): BirpcReturn<WorkerSide, PageSide> {
		if (this.remote) return this.remote;
		const worker = startWorker(new URL(this.url, location.href).href);
		worker.addEventListener('error', () => {
			this.stop();
		});
		this.worker = worker;
		this.remote = createBirpc<WorkerSide, PageSide>(
			{
				progress: (id, value) => {
					this.listeners.get(id)?.(value);
				}
			},
			{
				post: (data) => {
					worker.postMessage(data);
				},
				on: (listener) => {
					worker.addEventListener('message', (event: MessageEvent) => {
						listener(event.data);
					});
				},
				timeout: -1
			}
		);
		return this.remote;
	}
}

/** Where the import worker finds those who scan for it. */
export const scanWorker = (): string => new URL(scanUrl, location.href).href;
export const importWorker = new WorkerClient<ImportCalls>(importUrl);
export const billingWorker = new WorkerClient<BillingCalls>(billingUrl);
export const eventsWorker = new WorkerClient<EventCalls>(eventsUrl);
export const hashWorker = new WorkerClient<HashCalls>(hashUrl, false);
export const exportWorker = new WorkerClient<ExportCalls>(exportUrl, false);
