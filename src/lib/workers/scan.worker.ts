/** Scans ranges of a usage file for the import worker (scan-workers.ts). */
import { Failure } from '$lib/domain/failure';
import { Zone } from '$lib/domain/zone';
import { RangeScanner } from '$lib/import/range-scanner';
import { buffersOf } from '$lib/import/scanned-range';
import type { ScanAnswer, ScanRequest } from './scan-workers';

let scanner: RangeScanner | undefined;

// Asking the zone database for the first time takes long: not when a file is there already.
new Zone('Europe/Amsterdam').monthAt(0);

self.addEventListener('message', ({ data }: MessageEvent<ScanRequest>) => {
	if (data.asks === 'order') scanner = data.order && new RangeScanner(data.order);
	else void answer(data);
});

async function answer({ id, range }: ScanRequest & { asks: 'range' }): Promise<void> {
	try {
		if (!scanner) throw new Failure('STO-7.worker-failed', { other: 'scan' });
		const scanned = await scanner.scan(range);
		post({ id, scanned }, buffersOf(scanned));
	} catch (error) {
		if (error instanceof Failure) post({ id, failure: { code: error.code, detail: error.detail } });
		else post({ id, failure: { code: 'STO-7.worker-failed', detail: { other: String(error) } } });
	}
}

function post(message: ScanAnswer, buffers: ArrayBuffer[] = []): void {
	self.postMessage(message, { transfer: buffers });
}
