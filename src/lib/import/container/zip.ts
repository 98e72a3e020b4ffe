/**
 * The files in a zip archive (IMP-11), found by its central directory. What an archive says of itself is not
 * believed: sizes and checksums are those of what comes out.
 *
 * Source: PKWARE, APPNOTE.TXT 6.3.10.
 */
import { Failure } from '$lib/domain/failure';
import { readBytes } from '../encoding';
import { crc32 } from '$lib/domain/crc32';
import { unpacked, type Packing, type UnpackBounds } from './inflate';

/** A file in an archive. */
export interface ZipEntry {
	/** With `/` between its folders, none in front. */
	readonly name: string;
	readonly encrypted: boolean;
	/** Packed in a way that is not read. */
	readonly foreign: boolean;
	readonly packing: Packing;
	readonly crc: number;
	readonly packedSize: number;
	readonly size: number;
	/** Of its local header, from the file's beginning. */
	readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record with the longest comment. */
const MAX_END = 22 + 65_535;
const MAX_DIRECTORY = 4 * 1024 * 1024;
/** Nobody gives so many files of usage at once, and a workbook has fewer parts. */
const MAX_ENTRIES = 2000;
/** A size or place that stands in the extra field instead. */
const ELSEWHERE = 0xffff_ffff;

/** The files of an archive in its own order, folders left out. Throws `IMP-11.archive-damaged` and `-bomb`. */
export async function zipEntries(file: Blob): Promise<ZipEntry[]> {
	try {
		return await readDirectory(file);
	} catch (error) {
		if (error instanceof Failure) throw error;
		// It points to where nothing is.
		throw new Failure('IMP-11.archive-damaged', {}, { cause: error });
	}
}

/** What a file of an archive holds. Throws what {@link unpacked} throws, and `IMP-11.archive-encrypted`. */
export async function unzipped(file: Blob, entry: ZipEntry, bounds: UnpackBounds): Promise<Blob> {
	if (entry.encrypted) throw new Failure('IMP-11.archive-encrypted');
	const header = await viewOf(file, entry.offset, 30);
	if (entry.foreign || header.byteLength < 30 || header.getUint32(0, true) !== LOCAL)
		throw new Failure('IMP-11.archive-damaged');
	const from = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
	let crc = 0;
	const content = await unpacked(file.slice(from, from + entry.packedSize), entry.packing, {
		...bounds,
		look: (piece) => {
			crc = crc32(piece, crc);
			bounds.look?.(piece);
		}
	});
	if (content.size !== entry.size || crc !== entry.crc) throw new Failure('IMP-11.archive-damaged');
	return content;
}

async function readDirectory(file: Blob): Promise<ZipEntry[]> {
	const { count, size, offset } = await findDirectory(file);
	if (count > MAX_ENTRIES || size > MAX_DIRECTORY) throw new Failure('IMP-11.archive-bomb');
	const view = await viewOf(file, offset, size);
	const entries: ZipEntry[] = [];
	for (let at = 0, i = 0; i < count; i++) {
		if (view.getUint32(at, true) !== CENTRAL) throw new Failure('IMP-11.archive-damaged');
		const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
			view.getUint16(at + field, true)
		) as [number, number, number];
		const entry = entryAt(view, at, nameLength, extraLength);
		if (!entry.name.endsWith('/')) entries.push(entry);
		at += 46 + nameLength + extraLength + commentLength;
	}
	return entries;
}

function entryAt(view: DataView<ArrayBuffer>, at: number, nameLength: number, extraLength: number): ZipEntry {
	const flags = view.getUint16(at + 8, true);
	const method = view.getUint16(at + 10, true);
	const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
	const fields = [
		view.getUint32(at + 24, true),
		view.getUint32(at + 20, true),
		view.getUint32(at + 42, true)
	] as [number, number, number];
	const [size, packedSize, offset] = fields.includes(ELSEWHERE)
		? zip64Fields(view, at + 46 + nameLength, extraLength, fields)
		: fields;
	return {
		name: decodeName(name),
		encrypted: (flags & 1) === 1,
		foreign: method !== 0 && method !== 8,
		packing: method === 8 ? 'deflate-raw' : undefined,
		crc: view.getUint32(at + 16, true),
		...{ packedSize, size, offset }
	};
}

/** Sizes and places of more than 4 GiB stand in the extra field, in this order, each only where it is needed. */
function zip64Fields(
	view: DataView,
	from: number,
	length: number,
	fields: [number, number, number]
): [number, number, number] {
	for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
		if (view.getUint16(at, true) !== 1) continue;
		let next = at + 4;
		return fields.map((field) => {
			if (field !== ELSEWHERE) return field;
			next += 8;
			return Number(view.getBigUint64(next - 8, true));
		}) as [number, number, number];
	}
	return fields;
}

async function findDirectory(file: Blob): Promise<{ count: number; size: number; offset: number }> {
	const from = Math.max(0, file.size - MAX_END);
	const view = await viewOf(file, from, file.size - from);
	let end = view.byteLength - 22;
	while (end >= 0 && view.getUint32(end, true) !== END) end--;
	if (end < 0) throw new Failure('IMP-11.archive-damaged');
	if (end >= 20 && view.getUint32(end - 20, true) === LOCATOR_64) {
		const record = await viewOf(file, Number(view.getBigUint64(end - 12, true)), 56);
		if (record.getUint32(0, true) !== END_64) throw new Failure('IMP-11.archive-damaged');
		const [count, size, offset] = [32, 40, 48].map((at) => Number(record.getBigUint64(at, true)));
		return { count: count ?? 0, size: size ?? 0, offset: offset ?? 0 };
	}
	return {
		count: view.getUint16(end + 10, true),
		size: view.getUint32(end + 12, true),
		offset: view.getUint32(end + 16, true)
	};
}

async function viewOf(file: Blob, from: number, length: number): Promise<DataView<ArrayBuffer>> {
	return new DataView((await readBytes(file, from, length)).buffer);
}

/** UTF-8 where it is that, whether the archive says so or not; some write `\` between folders. */
function decodeName(bytes: Uint8Array): string {
	let name: string;
	try {
		name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		name = new TextDecoder('windows-1252').decode(bytes);
	}
	return name.replaceAll('\\', '/').replace(/^\/+/, '');
}
