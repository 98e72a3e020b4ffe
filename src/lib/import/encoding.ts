/** Bytes to text (IMP-2): which encoding a file is in, and its text piece by piece, no character damaged. */
import { Failure, stopIfCancelled } from '$lib/domain/failure';
import { countLineEnds, withoutTrailingCrs } from './line-ends';
import type { Encoding } from './reading';

/** How much of a file is read at a time; with the slice read ahead, twice this is in memory. */
const SLICE_BYTES = 4 * 1024 * 1024;
/** How much becomes text at a time: records of more than this live long enough to be copied by the collector. */
const PIECE_BYTES = 512 * 1024;
/** How much of a file's beginning tells its encoding, its dialect and its header. */
export const HEAD_BYTES = 256 * 1024;

export interface DecodeOptions {
	readonly signal?: AbortSignal | undefined;
	/** Told before every piece of text how many bytes of the file are read. */
	readonly onBytes?: ((bytesRead: number) => void) | undefined;
	/** Bytes to a piece of text, where not half a megabyte: a test wants borders everywhere. */
	readonly pieceBytes?: number | undefined;
}

/** What a file's bytes begin with when they are no text, and what such a file is called. */
const MAGIC: readonly (readonly [string, readonly number[]])[] = [
	['zip', [0x50, 0x4b, 0x03, 0x04]],
	['zip', [0x50, 0x4b, 0x05, 0x06]],
	['gzip', [0x1f, 0x8b]],
	['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
	['png', [0x89, 0x50, 0x4e, 0x47]],
	['jpeg', [0xff, 0xd8, 0xff]],
	['gif', [0x47, 0x49, 0x46, 0x38]],
	['ole', [0xd0, 0xcf, 0x11, 0xe0]],
	['7z', [0x37, 0x7a, 0xbc, 0xaf]],
	['rar', [0x52, 0x61, 0x72, 0x21]],
	['utf-32', [0xff, 0xfe, 0x00, 0x00]]
];

/**
 * The encoding of a file, by its byte order mark, else by whether its beginning is UTF-8, else Windows-1252.
 * Throws `IMP-1.empty`, or `IMP-11.binary` with the kind of file in `other` where its bytes tell. Bytes further
 * on that are not UTF-8 show only when they are read: see {@link decodeText}.
 */
export async function detectEncoding(file: Blob): Promise<Encoding> {
	const bytes = await headOf(file);
	if (bytes.length === 0) throw new Failure('IMP-1.empty');
	const magic = MAGIC.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte));
	if (magic) throw new Failure('IMP-11.binary', { other: magic[0] });
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const unmarked = unmarkedUtf16(bytes);
	if (unmarked) return unmarked;
	refuseBinary(bytes);
	return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/**
 * More than one control character in twenty, or one NUL in a hundred, is no text in any encoding that is not UTF-16.
 * A stray one is: it is shown as U+FFFD.
 */
function refuseBinary(bytes: Uint8Array): void {
	let controls = 0;
	let nuls = 0;
	for (const byte of bytes) {
		if (byte === 0) nuls++;
		// 9 to 13 are tab, line ends and page breaks; 26 is the end of a file of old.
		if (byte < 32 && (byte < 9 || byte > 13) && byte !== 26) controls++;
	}
	const isBinary = (controls > 1 && controls * 20 > bytes.length) || (nuls > 1 && nuls * 100 > bytes.length);
	if (isBinary) throw new Failure('IMP-11.binary');
}

/**
 * UTF-16 without its mark: of text in Latin letters every second byte is a NUL, in the delimiters, digits and line
 * ends of any other, many are.
 */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
	const pairs = bytes.length >> 1;
	let first = 0;
	let second = 0;
	for (let pair = 0; pair < pairs; pair++) {
		if (bytes[2 * pair] === 0) first++;
		if (bytes[2 * pair + 1] === 0) second++;
	}
	if (bytes.length % 2 === 1 || pairs < 4) return undefined;
	if (second * 3 > pairs && first === 0) return 'utf-16le';
	return first * 3 > pairs && second === 0 ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
		return true;
	} catch {
		return false;
	}
}

/** The text of a file's beginning, and whether that is all of it. Throws as {@link decodeText} does. */
export async function readHead(
	file: Blob,
	encoding: Encoding,
	bytes = HEAD_BYTES
): Promise<{ text: string; complete: boolean }> {
	const decoder = new TextDecoder(encoding, { fatal: true });
	const head = await headOf(file, bytes);
	const complete = head.length === file.size;
	try {
		// A character that the end of the head cuts in two is left out, not refused.
		const text = decoder.decode(head, { stream: true }) + (complete ? decoder.decode() : '');
		return { text, complete };
	} catch (cause) {
		throw await undecodable(file, encoding, 0, head.length, cause);
	}
}

/**
 * The text of a file, piece by piece, without its byte order mark. The next slice is read while this one is worked
 * on. Throws `IMP-2.not-utf8` with the line of the first byte that is not UTF-8 (the caller reads again as
 * Windows-1252), `IMP-2.undecodable` for another encoding, `IMP-8.file-unreadable` when the file was moved or
 * changed meanwhile, and Cancelled.
 */
export async function* decodeText(
	file: Blob,
	encoding: Encoding,
	options: DecodeOptions = {}
): AsyncGenerator<string, void, undefined> {
	// Always with `stream`: Node decodes windows-1252 as ISO-8859-1 without it.
	const decoder = new TextDecoder(encoding, { fatal: true });
	const pieceBytes = options.pieceBytes ?? PIECE_BYTES;
	let ahead: Promise<Uint8Array<ArrayBuffer>> | undefined;
	for (let from = 0; from < file.size;) {
		const slice = await (ahead ?? headOf(file));
		if (slice.length === 0) throw new Failure('IMP-8.file-unreadable');
		ahead = undefined;
		for (let at = 0; at < slice.length; at += pieceBytes) {
			stopIfCancelled(options.signal);
			const piece = slice.subarray(at, at + pieceBytes);
			const to = from + at + piece.length;
			let text: string;
			try {
				text = decoder.decode(piece, { stream: true });
				if (to === file.size) text += decoder.decode();
			} catch (cause) {
				throw await undecodable(file, encoding, from + at, to, cause);
			}
			options.onBytes?.(to);
			if (text !== '') yield text;
			// Not before: mostly who reads a file's beginning wants no more of it.
			ahead ??= readAhead(file, from + slice.length, SLICE_BYTES);
		}
		from += slice.length;
	}
}

const heads = new WeakMap<Blob, Promise<Uint8Array<ArrayBuffer>>>();

/** The first bytes of a file; {@link HEAD_BYTES} are read once: several look at them before the file itself is read. */
export function headOf(file: Blob, bytes = HEAD_BYTES): Promise<Uint8Array<ArrayBuffer>> {
	if (bytes !== HEAD_BYTES) return readBytes(file, 0, bytes);
	let head = heads.get(file);
	if (!head) heads.set(file, (head = readAhead(file, 0, HEAD_BYTES)));
	return head;
}

/** Bytes of a file. Throws `IMP-8.file-unreadable` when it was moved or changed. */
export async function readBytes(file: Blob, from: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
	try {
		return new Uint8Array(await file.slice(from, from + length).arrayBuffer());
	} catch (cause) {
		throw new Failure('IMP-8.file-unreadable', {}, { cause });
	}
}

/** Reads before it is asked for: when nobody comes to ask, nobody hears of its error either. */
function readAhead(file: Blob, from: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = readBytes(file, from, length);
	bytes.catch(() => undefined);
	return bytes;
}

async function undecodable(
	file: Blob,
	encoding: Encoding,
	from: number,
	to: number,
	cause: unknown
): Promise<Failure> {
	if (encoding !== 'utf-8') return new Failure('IMP-2.undecodable', { other: encoding }, { cause });
	const line = await lineAt(file, await firstBadByte(file, from, to));
	return new Failure('IMP-2.not-utf8', { line }, { cause });
}

/** Where UTF-8 ends in a slice that is not all UTF-8: the length of its longest beginning that decodes. */
async function firstBadByte(file: Blob, from: number, to: number): Promise<number> {
	const bytes = await readBytes(file, Math.max(0, from - 4), to - Math.max(0, from - 4));
	// Begin with a whole character: one that the slice before left unfinished has its first byte among those four.
	let border = 0;
	while (from > 0 && ((bytes[border] ?? 0) & 0xc0) === 0x80) border++;
	let good = border;
	let bad = bytes.length + 1;
	while (bad - good > 1) {
		const middle = (good + bad) >> 1;
		if (isUtf8(bytes.subarray(border, middle))) good = middle;
		else bad = middle;
	}
	return Math.max(0, from - 4) + Math.min(good, bytes.length - 1);
}

/** The line on which a byte stands, for an encoding that keeps ASCII. */
async function lineAt(file: Blob, offset: number): Promise<number> {
	let line = 1;
	let rest = '';
	for await (const text of decodeText(file.slice(0, offset), 'windows-1252')) {
		const all = rest + text;
		const known = withoutTrailingCrs(all);
		line += countLineEnds(all.slice(0, known));
		rest = all.slice(known);
	}
	return line + countLineEnds(rest);
}
