/** Several files -> one .zip (rule EXP-3). */
import { crc32 } from '$lib/domain/crc32';
import { zipParts, type ZipEntry } from './zip';

export interface NamedFile {
	readonly name: string;
	readonly blob: Blob;
}

const ZIP = 'application/zip';

/**
 * One .zip with all files in the order given; a name that is taken, in capitals or not, gets a number.
 * Workbooks are packed already and are stored as they are. The same files give the same bytes. No file is held
 * in memory: each is read once, for its checksum, and the archive is made of the files themselves.
 */
export async function archiveOf(files: readonly NamedFile[]): Promise<Blob> {
	const entries: ZipEntry[] = [];
	const taken = new Set<string>();
	for (const { name, blob } of files) {
		const crc = await checksumOf(blob);
		const { size } = blob;
		entries.push({
			name: freeName(name, taken),
			method: 'stored',
			crc,
			size,
			packedSize: size,
			packed: [blob]
		});
	}
	return new Blob(zipParts(entries), { type: ZIP });
}

/** Read so much at a time. */
const PIECE = 4 * 2 ** 20;

async function checksumOf(blob: Blob): Promise<number> {
	let crc = 0;
	for (let at = 0; at < blob.size; at += PIECE) {
		crc = crc32(new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer()), crc);
	}
	return crc;
}

/** `Specificatie.xlsx`, `Specificatie (2).xlsx`: file systems do not tell capitals and composed letters apart. */
function freeName(name: string, taken: Set<string>): string {
	const dot = name.lastIndexOf('.');
	const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
	let free = name;
	for (let n = 2; taken.has(foldName(free)); n++) free = `${stem} (${n})${extension}`;
	taken.add(foldName(free));
	return free;
}

function foldName(name: string): string {
	return name.normalize('NFC').toLowerCase();
}
