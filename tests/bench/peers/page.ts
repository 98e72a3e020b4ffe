/** The peers' page: DuckDB brings a worker of its own, the others work in worker.ts, as they would for a user. */
import { duckDb } from './duckdb';
import type { Measured, PeerCall } from './measured';

function inWorker(peer: string) {
	return (argument: unknown, file?: File): Promise<Measured> =>
		new Promise((resolve, reject) => {
			const worker = new Worker('worker.js', { type: 'module' });
			worker.onmessage = ({ data }: MessageEvent<{ measured?: Measured; error?: string }>) => {
				worker.terminate();
				if (data.measured) resolve(data.measured);
				else reject(new Error(data.error));
			};
			worker.onerror = (event) => {
				reject(new Error(event.message));
			};
			worker.postMessage({ peer, argument, file } satisfies PeerCall);
		});
}

const names = ['bytes', 'papaAndMap', 'papaAndDexie', 'own', 'sheetJs', 'excelJs', 'writeExcelFile'];

Object.assign(globalThis, {
	peers: { duckDb, ...Object.fromEntries(names.map((name) => [name, inWorker(name)])) }
});
