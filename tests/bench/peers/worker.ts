/** Everything that a page would do in a worker. */
import type { Measured, PeerCall } from './measured';
import { bytes, papaAndDexie, papaAndMap } from './usage';
import { excelJs, own, sheetJs, writeExcelFile } from './workbooks';

type Peer = (argument: never, file: never) => Promise<Measured>;

const peers: Readonly<Record<string, Peer>> = {
	bytes,
	papaAndMap,
	papaAndDexie,
	own,
	sheetJs,
	excelJs,
	writeExcelFile
};

self.onmessage = ({ data }: MessageEvent<PeerCall>) => {
	const peer = peers[data.peer];
	if (!peer) throw new Error(`no peer ${data.peer}`);
	peer(data.argument as never, data.file as never).then(
		(measured) => {
			self.postMessage({ measured });
		},
		(error: unknown) => {
			self.postMessage({ error: String(error) });
		}
	);
};
