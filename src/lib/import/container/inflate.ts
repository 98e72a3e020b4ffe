/** Unpacking within bounds (IMP-11): a small archive can hold more than a disk does. */
import { Failure, stopIfCancelled } from '$lib/domain/failure';

/** No file of usage is larger; beyond, the disk would fill. */
const MAX_UNPACKED = 2 * 1024 * 1024 * 1024;
/** Text packs ten to forty times, zeros a thousand. */
const MAX_RATIO = 250;
/** Short files of one repeated value pack that well in earnest. */
const RATIO_FROM = 32 * 1024 * 1024;
/** A piece of a Blob: what is gathered no longer takes up the memory of whoever unpacks. */
const PIECE_BYTES = 4 * 1024 * 1024;
/** Packed bytes read at a time, and given to be unpacked at a time: a thousand times as much may come of them. */
const READ_BYTES = 256 * 1024;
const MORSEL_BYTES = 8 * 1024;

export interface UnpackBounds {
	readonly signal?: AbortSignal | undefined;
	/** Bytes that may come out of all that is unpacked of one file; counted down. */
	readonly left: { bytes: number };
	/** Sees every piece as it comes out. */
	readonly look?: (piece: Uint8Array<ArrayBuffer>) => void;
}

/** Bytes that may come out of a file in all: each of its parts may be within the ratio, and all together not. */
export function mostOf({ size }: Blob): number {
	return Math.min(MAX_UNPACKED, Math.max(RATIO_FROM, size * MAX_RATIO));
}

/** Bounds for the parts of one archive together. */
export function unpackBounds(signal?: AbortSignal, bytes = MAX_UNPACKED): UnpackBounds {
	return { signal, left: { bytes } };
}

/** How packed bytes were packed; undefined: not at all. */
export type Packing = 'gzip' | 'deflate-raw' | undefined;

/**
 * What packed bytes hold. Throws `IMP-11.archive-bomb` as soon as the bounds are passed, `IMP-11.archive-damaged`,
 * and Cancelled.
 */
export async function unpacked(packed: Blob, packing: Packing, bounds: UnpackBounds): Promise<Blob> {
	const pieces: BlobPart[] = [];
	let gathered: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	for await (const piece of piecesOf(packed, packing, bounds)) {
		gathered.push(piece);
		size += piece.length;
		if (size < PIECE_BYTES) continue;
		pieces.push(new Blob(gathered));
		gathered = [];
		size = 0;
	}
	return new Blob([...pieces, ...gathered]);
}

/** The same as {@link unpacked}, piece by piece. */
async function* piecesOf(
	packed: Blob,
	packing: Packing,
	{ signal, left, look }: UnpackBounds
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
	const stream = packing
		? inMorsels(packed, MORSEL_BYTES).pipeThrough(new DecompressionStream(packing))
		: inMorsels(packed, READ_BYTES);
	const reader = stream.getReader();
	let out = 0;
	try {
		for (;;) {
			stopIfCancelled(signal);
			const { done, value } = await readPiece(reader);
			if (done) return;
			out += value.length;
			left.bytes -= value.length;
			const tooDense = out > RATIO_FROM && out > packed.size * MAX_RATIO;
			if (left.bytes < 0 || tooDense) throw new Failure('IMP-11.archive-bomb');
			look?.(value);
			yield value;
		}
	} finally {
		// Whoever stops early leaves nothing running; what it says by then nobody needs to hear.
		await reader.cancel().catch(() => undefined);
	}
}

/**
 * Packed bytes in pieces so small that none unpacks to more than some megabytes: a browser unpacks what it is given
 * whole before anyone sees how much that was. No stream of the Blob's own: see range-bytes.ts.
 */
function inMorsels(packed: Blob, bytes: number): ReadableStream<Uint8Array<ArrayBuffer>> {
	let read = new Uint8Array();
	let at = 0;
	let taken = 0;
	return new ReadableStream({
		async pull(controller) {
			if (taken === read.length) {
				if (at >= packed.size) return controller.close();
				read = new Uint8Array(await packed.slice(at, at + READ_BYTES).arrayBuffer());
				at += read.length;
				taken = 0;
			}
			controller.enqueue(read.slice(taken, taken + bytes));
			taken = Math.min(read.length, taken + bytes);
		}
	});
}

async function readPiece(
	reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>
): Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>> {
	try {
		return await reader.read();
	} catch (cause) {
		const unreadable = cause instanceof DOMException && cause.name === 'NotReadableError';
		throw new Failure(unreadable ? 'IMP-8.file-unreadable' : 'IMP-11.archive-damaged', {}, { cause });
	}
}
