/** Workers that scan a large file's bytes for the import worker, as many as the machine has cores. */
import { Failure, type Detail } from '$lib/domain/failure';
import { RangeScanner, type ScanOrder } from '$lib/import/range-scanner';
import type { FileRange, ScannedRange, Scanner } from '$lib/import/scanned-range';
import { startWorker } from './start-worker';

/** Orders are numbered: a range is scanned by its own order, or not at all. */
export type ScanRequest =
	| { readonly asks: 'order'; readonly number: number; readonly order: ScanOrder | undefined }
	| { readonly asks: 'range'; readonly number: number; readonly id: number; readonly range: FileRange };

export type ScanAnswer =
	| { readonly id: number; readonly scanned: ScannedRange }
	| { readonly id: number; readonly failure: { readonly code: string; readonly detail: Detail } };

/** Below this, starting workers takes longer than they save. */
const SMALL_FILE = 4 * 1024 * 1024;

const MOST_WORKERS = 8;

interface Waiting {
	readonly number: number;
	readonly range: FileRange;
	readonly resolve: (scanned: ScannedRange) => void;
	readonly reject: (error: Failure) => void;
}

class ScanWorker {
	private readonly worker: Worker;
	private readonly waiting = new Map<number, Waiting>();
	private lastId = 0;
	private lastOrder: { readonly number: number; readonly order: ScanOrder | undefined } | undefined;
	private hasAnswered = false;
	/** Scans in place of a worker whose script is not there any more. */
	private standIn: RangeScanner | undefined;
	isStopped = false;

	constructor(
		url: string,
		private readonly missing: () => void
	) {
		this.worker = startWorker(url);
		this.worker.addEventListener('message', ({ data }: MessageEvent<ScanAnswer>) => {
			this.hasAnswered = true;
			const asked = this.waiting.get(data.id);
			this.waiting.delete(data.id);
			if ('scanned' in data) asked?.resolve(data.scanned);
			else asked?.reject(new Failure(data.failure.code, data.failure.detail));
		});
		this.worker.addEventListener('error', () => {
			// One that never answered was not there: the site has another version by now, and this page goes on.
			if (this.hasAnswered) this.stop();
			else this.standAside();
		});
	}

	/** By what the next ranges are read; undefined: there are none for now. */
	order(number: number, order: ScanOrder | undefined): void {
		this.lastOrder = { number, order };
		this.standIn = undefined;
		this.post({ asks: 'order', number, order });
	}

	/** Scans a range by the order of a number. Throws `STO-7.worker-failed` where another was given since. */
	async scan(number: number, range: FileRange): Promise<ScannedRange> {
		if (this.isStopped) return this.scanHere(number, range);
		return new Promise((resolve, reject) => {
			const id = ++this.lastId;
			this.waiting.set(id, { number, range, resolve, reject });
			this.post({ asks: 'range', number, id, range }, range.bytes ? [range.bytes.buffer] : []);
		});
	}

	private stop(): void {
		this.isStopped = true;
		this.worker.terminate();
		for (const { reject } of this.waiting.values()) reject(new Failure('STO-7.worker-stopped'));
		this.waiting.clear();
	}

	private standAside(): void {
		this.isStopped = true;
		this.missing();
		this.worker.terminate();
		// Bytes that were handed over went with it.
		for (const { number, range, resolve, reject } of this.waiting.values()) {
			const { from, until, begin } = range;
			this.scanHere(number, { from, until, begin }).then(resolve, reject);
		}
		this.waiting.clear();
	}

	/** Scans in whichever worker asks for it. */
	private async scanHere(number: number, range: FileRange): Promise<ScannedRange> {
		const { order } = this.lastOrder?.number === number ? this.lastOrder : {};
		if (this.hasAnswered || !order) throw new Failure('STO-7.worker-stopped');
		this.standIn ??= new RangeScanner(order);
		return this.standIn.scan(range);
	}

	private post(request: ScanRequest, buffers: ArrayBuffer[] = []): void {
		this.worker.postMessage(request, buffers);
	}
}

/** Started when they are first wanted, and kept: what they have compiled serves the next file as well. */
export class ScanWorkers {
	private workers: ScanWorker[] = [];
	private orders = 0;
	private url: string | undefined;

	/** So many, for files of at least so many bytes. */
	constructor(
		private readonly count = Math.min(navigator.hardwareConcurrency, MOST_WORKERS),
		private readonly smallest = SMALL_FILE
	) {}

	/**
	 * Starts them, so that they are there when a file is. The page says where they are: what it knows of is kept for
	 * when there is no network.
	 */
	start(url: string): void {
		this.url = url;
		this.workers = this.workers.filter(({ isStopped }) => !isStopped);
		while (this.workers.length < this.count)
			this.workers.push(new ScanWorker(url, () => (this.url = undefined)));
	}

	/**
	 * The scanners for a pass over a file; undefined for a small one, and where none were ever started. They scan for
	 * one pass at a time: those that were taken before fail from here on.
	 */
	take(order: ScanOrder): readonly Scanner[] | undefined {
		if (order.file.size < this.smallest || this.url === undefined) return undefined;
		this.start(this.url);
		const number = ++this.orders;
		for (const worker of this.workers) worker.order(number, order);
		return this.workers.map((worker) => ({ scan: (range) => worker.scan(number, range) }));
	}

	/** Lets them forget what they know of a file. */
	rest(): void {
		for (const worker of this.workers) worker.order(++this.orders, undefined);
	}
}
