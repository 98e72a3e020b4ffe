/** Files as they are given, made into files of text: archives unpacked, a sheet taken out of its workbook (IMP-1, IMP-11). */
import { Failure, type Detail } from '$lib/domain/failure';
import { readBytes } from '../encoding';
import { mostOf, unpackBounds, unpacked, type UnpackBounds } from './inflate';
import { isWorkbook, readWorkbook } from './workbook';
import { unzipped, zipEntries, type ZipEntry } from './zip';

/** A file of text, or why there is none. */
export type UnpackedFile =
	| { readonly file: File; readonly workbook?: WorkbookChoice }
	| { readonly fileName: string; readonly failure: { readonly code: string; readonly detail: Detail } };

/** The sheet that a text is of, and what it could have been. */
export interface WorkbookChoice {
	readonly sheet: string;
	readonly sheets: readonly string[];
	/** The workbook itself, to take another sheet from. */
	readonly source: File;
}

/** What systems put into archives beside the files that were meant. */
const NOT_GIVEN = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Of an archive in an archive the outer one is read, not the inner. */
type Depth = 'outer' | 'inner';

/**
 * What a file holds: itself where it is text, every file of an archive under the archive's name, the text of a
 * workbook's sheet (`sheet`, else its first that is not empty). Whatever cannot be read is told by its own name;
 * nothing is thrown but Cancelled.
 */
export async function unpack(file: File, sheet?: string, signal?: AbortSignal): Promise<UnpackedFile[]> {
	return unpackWithin(file, sheet, unpackBounds(signal, mostOf(file)), 'outer');
}

async function unpackWithin(
	file: File,
	sheet: string | undefined,
	bounds: UnpackBounds,
	depth: Depth
): Promise<UnpackedFile[]> {
	try {
		switch (await kindOf(file)) {
			case 'gzip':
				return [{ file: new File([await unpacked(file, 'gzip', bounds)], file.name) }];
			case 'zip': {
				const entries = await zipEntries(file);
				if (!isWorkbook(entries)) return await unzipAll(file, entries, bounds, depth);
				const { text, ...workbook } = await readWorkbook(file, entries, sheet, bounds.signal);
				return [{ file: new File([text], file.name), workbook: { ...workbook, source: file } }];
			}
			case 'old-workbook':
				throw new Failure('IMP-11.workbook-old');
			case 'encrypted-workbook':
				throw new Failure('IMP-11.workbook-encrypted');
			case 'other':
				return [{ file }];
		}
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		const detail = { file: file.name, ...error.detail };
		return [{ fileName: file.name, failure: { code: error.code, detail } }];
	}
}

async function unzipAll(
	archive: File,
	entries: readonly ZipEntry[],
	bounds: UnpackBounds,
	depth: Depth
): Promise<UnpackedFile[]> {
	if (depth === 'inner') throw new Failure('IMP-11.archive-nested');
	const given = entries.filter(({ name }) => !NOT_GIVEN.test(name));
	if (given.length === 0) throw new Failure('IMP-11.archive-empty');
	const files: UnpackedFile[] = [];
	for (const entry of given) {
		const fileName = `${archive.name}/${entry.name}`;
		try {
			const content = new File([await unzipped(archive, entry, bounds)], fileName);
			files.push(...(await unpackWithin(content, undefined, bounds, 'inner')));
		} catch (error) {
			// A bomb ends it all: whatever comes behind it was never meant to be read.
			if (!(error instanceof Failure) || error.code === 'IMP-11.archive-bomb') throw error;
			files.push({ fileName, failure: { code: error.code, detail: { file: fileName, ...error.detail } } });
		}
	}
	return files;
}

type Kind = 'gzip' | 'zip' | 'old-workbook' | 'encrypted-workbook' | 'other';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Name of the stream that an encrypted workbook stands in, as the container of old writes it. */
const ENCRYPTED = [...'EncryptedPackage'].flatMap((char) => [char.charCodeAt(0), 0]);
/** The container's directory is looked for in so much of it. */
const OLE_BYTES = 8 * 1024 * 1024;

/** What a file is by its first bytes, whatever it is called. Throws `IMP-8.file-unreadable`. */
async function kindOf(file: Blob): Promise<Kind> {
	const head = await readBytes(file, 0, 8);
	const begins = (signature: readonly number[]): boolean => signature.every((byte, i) => head[i] === byte);
	if (begins([0x1f, 0x8b])) return 'gzip';
	if (begins([0x50, 0x4b, 3, 4]) || begins([0x50, 0x4b, 5, 6])) return 'zip';
	if (!begins(OLE)) return 'other';
	const bytes = await readBytes(file, 0, OLE_BYTES);
	for (let at = bytes.indexOf(0x45); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
		if (ENCRYPTED.every((byte, i) => bytes[at + i] === byte)) return 'encrypted-workbook';
	}
	return 'old-workbook';
}
