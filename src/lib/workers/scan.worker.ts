/** Scans ranges of a usage file for the import worker, and makes and seals the index of its events (scan-workers.ts). */
import { Failure } from '$lib/domain/failure';
import { Zone } from '$lib/domain/zone';
import { NotPlain } from '$lib/import/not-plain';
import { RangeScanner } from '$lib/import/range-scanner';
import { buffersOf } from '$lib/import/scanned-range';
import { indexParts } from '$lib/storage/index-parts';
import type { ScanAnswer, ScanRequest } from './scan-workers';

interface Current {
	readonly number: number;
	readonly scanner: RangeScanner | undefined;
	/** Why there is none. */
	readonly error?: unknown;
}

let current: Current | undefined;

// Asking the zone database for the first time takes long: not when a file is there already.
new Zone('Europe/Amsterdam').monthAt(0);

self.addEventListener('message', ({ data }: MessageEvent<ScanRequest>) => {
	if (data.asks === 'range') void answer(data);
	else if (data.asks === 'index') void makeIndex(data);
	else {
		current?.scanner?.close();
		current = currentOf(data);
	}
});

/** Whatever keeps a scanner from being made is told with the first range that it should read. */
function currentOf({ number, order }: ScanRequest & { asks: 'order' }): Current {
	try {
		return { number, scanner: order && new RangeScanner(order) };
	} catch (error) {
		return { number, scanner: undefined, error };
	}
}

async function makeIndex({ id, chunks }: ScanRequest & { asks: 'index' }): Promise<void> {
	try {
		const parts = await indexParts(chunks);
		post(
			{ id, parts },
			parts.map(({ columns }) => columns.bytes)
		);
	} catch (error) {
		post(failedAnswer(id, error));
	}
}

async function answer({ number, id, range }: ScanRequest & { asks: 'range' }): Promise<void> {
	try {
		const { scanner, error } = current?.number === number ? current : {};
		if (error !== undefined) throw error;
		if (!scanner) throw new Failure('STO-7.worker-failed', { other: 'scan' });
		const scanned = await scanner.scan(range);
		post({ id, scanned }, buffersOf(scanned));
	} catch (error) {
		if (error instanceof NotPlain) post({ id, notPlain: true });
		else post(failedAnswer(id, error));
	}
}

/** Whoever waits is told in any case: nobody hears of what a promise in a worker is rejected with. */
function failedAnswer(id: number, error: unknown): ScanAnswer {
	const failure =
		error instanceof Failure ? error : { code: 'STO-7.worker-failed', detail: { other: String(error) } };
	return { id, failure: { code: failure.code, detail: failure.detail } };
}

function post(message: ScanAnswer, buffers: ArrayBuffer[] = []): void {
	self.postMessage(message, { transfer: buffers });
}
