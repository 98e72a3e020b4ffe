/** Workers that scan a large file's bytes for the import worker, as many as the machine has cores. */
import { Failure, type Detail } from '$lib/domain/failure';
import type { ScanOrder } from '$lib/import/range-scanner';
import type { FileRange, ScannedRange, Scanner } from '$lib/import/scanned-range';
import scanUrl from './scan.worker.ts?worker&url';
import { startWorker } from './start-worker';

export type ScanRequest =
	| { readonly asks: 'order'; readonly order: ScanOrder }
	| { readonly asks: 'range'; readonly id: number; readonly range: FileRange };

export type ScanAnswer =
	| { readonly id: number; readonly scanned: ScannedRange }
	| { readonly id: number; readonly failure: { readonly code: string; readonly detail: Detail } };

/** Below this, starting workers takes longer than they save. */
const SMALL_FILE = 4 * 1024 * 1024;

const MOST_WORKERS = 8;

interface Waiting {
	readonly resolve: (scanned: ScannedRange) => void;
	readonly reject: (error: Failure) => void;
}

class ScanWorker implements Scanner {
	private readonly worker: Worker;
	private readonly waiting = new Map<number, Waiting>();
	private lastId = 0;

	constructor() {
		this.worker = startWorker(new URL(scanUrl, import.meta.url).href);
		this.worker.addEventListener('message', ({ data }: MessageEvent<ScanAnswer>) => {
			const asked = this.waiting.get(data.id);
			this.waiting.delete(data.id);
			if ('scanned' in data) asked?.resolve(data.scanned);
			else asked?.reject(new Failure(data.failure.code, data.failure.detail));
		});
		this.worker.addEventListener('error', () => {
			this.stop();
		});
	}

	order(order: ScanOrder): void {
		this.post({ asks: 'order', order });
	}

	async scan(range: FileRange): Promise<ScannedRange> {
		return new Promise((resolve, reject) => {
			const id = ++this.lastId;
			this.waiting.set(id, { resolve, reject });
			this.post({ asks: 'range', id, range });
		});
	}

	stop(): void {
		this.worker.terminate();
		for (const { reject } of this.waiting.values()) reject(new Failure('STO-7.worker-stopped'));
		this.waiting.clear();
	}

	private post(request: ScanRequest): void {
		this.worker.postMessage(request);
	}
}

export class ScanWorkers {
	private readonly workers: ScanWorker[];

	/** Starts them; a small file needs none. */
	constructor(file: Blob, count = Math.min(navigator.hardwareConcurrency, MOST_WORKERS)) {
		const needed = file.size < SMALL_FILE ? 0 : count;
		this.workers = Array.from({ length: needed }, () => new ScanWorker());
	}

	/** The scanners for a pass over the file; undefined where there are none. */
	take(order: ScanOrder): readonly Scanner[] | undefined {
		if (this.workers.length === 0) return undefined;
		for (const worker of this.workers) worker.order(order);
		return this.workers;
	}

	/** Ends them. */
	stop(): void {
		for (const worker of this.workers) worker.stop();
	}
}
