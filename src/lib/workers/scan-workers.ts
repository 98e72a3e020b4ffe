/**
 * Workers that scan a large file's bytes for the import worker, as many as the machine has cores, and make the index
 * of its events behind the last of them.
 */
import { Failure, type Detail } from '$lib/domain/failure';
import { NotPlain } from '$lib/import/not-plain';
import { RangeScanner, type ScanOrder } from '$lib/import/range-scanner';
import type { FileRange, ScannedRange, Scanner } from '$lib/import/scanned-range';
import { indexParts, type IndexPart, type IndexedChunk } from '$lib/storage/index-parts';
import { startWorker } from './start-worker';

/** Orders are numbered: a range is scanned by its own order, or not at all. */
export type ScanRequest =
	| { readonly asks: 'order'; readonly number: number; readonly order: ScanOrder | undefined }
	| { readonly asks: 'range'; readonly number: number; readonly id: number; readonly range: FileRange }
	| { readonly asks: 'index'; readonly id: number; readonly chunks: readonly IndexedChunk[] };

export type ScanAnswer =
	| { readonly id: number; readonly scanned: ScannedRange }
	| { readonly id: number; readonly parts: readonly IndexPart[] }
	| { readonly id: number; readonly notPlain: true }
	| { readonly id: number; readonly failure: { readonly code: string; readonly detail: Detail } };

/** Below this, starting workers takes longer than they save. */
const SMALL_FILE = 4 * 1024 * 1024;

const MOST_WORKERS = 8;

interface Waiting<Answer> {
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: Error) => void;
}

interface WaitingRange extends Waiting<ScannedRange> {
	readonly number: number;
	readonly range: FileRange;
}

class ScanWorker {
	private readonly worker: Worker;
	private readonly ranges = new Map<number, WaitingRange>();
	private readonly indexes = new Map<number, Waiting<readonly IndexPart[]>>();
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
			this.take(data);
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
		this.standIn?.close();
		this.standIn = undefined;
		this.post({ asks: 'order', number, order });
	}

	/** Scans a range by the order of a number. Throws `STO-7.worker-failed` where another was given since. */
	async scan(number: number, range: FileRange): Promise<ScannedRange> {
		if (this.isStopped) return this.scanHere(number, range);
		return new Promise((resolve, reject) => {
			const id = ++this.lastId;
			this.ranges.set(id, { number, range, resolve, reject });
			this.post({ asks: 'range', number, id, range }, range.bytes ? [range.bytes.buffer] : []);
		});
	}

	/** Whether it is there and has nothing to do. */
	get isIdle(): boolean {
		return this.hasAnswered && !this.isStopped && this.ranges.size + this.indexes.size === 0;
	}

	/** Makes the index of some chunks, which go to it. */
	async index(chunks: readonly IndexedChunk[]): Promise<readonly IndexPart[]> {
		return new Promise((resolve, reject) => {
			const id = ++this.lastId;
			this.indexes.set(id, { resolve, reject });
			this.post(
				{ asks: 'index', id, chunks },
				chunks.flatMap(({ keys, quantities }) => [keys.buffer, quantities.buffer])
			);
		});
	}

	private take(answer: ScanAnswer): void {
		const { id } = answer;
		if ('scanned' in answer) this.ranges.get(id)?.resolve(answer.scanned);
		else if ('parts' in answer) this.indexes.get(id)?.resolve(answer.parts);
		else if ('notPlain' in answer) this.ranges.get(id)?.reject(new NotPlain());
		else {
			const { code, detail } = answer.failure;
			for (const waiting of [this.ranges, this.indexes]) waiting.get(id)?.reject(new Failure(code, detail));
		}
		this.ranges.delete(id);
		this.indexes.delete(id);
	}

	private stop(): void {
		this.isStopped = true;
		this.worker.terminate();
		for (const waiting of [this.ranges, this.indexes]) {
			for (const { reject } of waiting.values()) reject(new Failure('STO-7.worker-stopped'));
			waiting.clear();
		}
	}

	private standAside(): void {
		this.isStopped = true;
		this.missing();
		this.worker.terminate();
		// Bytes that were handed over went with it.
		for (const { number, range, resolve, reject } of this.ranges.values()) {
			const { from, until, begin } = range;
			this.scanHere(number, { from, until, begin }).then(resolve, reject);
		}
		this.ranges.clear();
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

	/** The index of some chunks, made by whoever has nothing to do: at the end of a file all of them. */
	async index(chunks: readonly IndexedChunk[]): Promise<readonly IndexPart[]> {
		const idle = this.workers.find(({ isIdle }) => isIdle);
		return idle ? idle.index(chunks) : indexParts(chunks);
	}

	/** Lets them forget what they know of a file. */
	rest(): void {
		for (const worker of this.workers) worker.order(++this.orders, undefined);
	}
}
