/** Several files -> one .zip (rule EXP-3). */
import { zipSync, type Zippable } from 'fflate';
import { Failure } from '$lib/domain/failure';

export interface NamedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** A zip counts its files in 16 bits and its bytes in 32. */
const MAX_FILES = 0xffff;
const MAX_BYTES = 0xffff_ffff;

/** Room in a zip for a file's name, twice, and what else is told of it. */
const BYTES_PER_FILE = 1024;

/**
 * The time of every file: the first that a zip can say. A zip has no zone and fflate asks the date for local
 * time, so it is made from local time, and anew for each archive: a machine's zone can change while it runs.
 */
function fixedTime(): Date {
	return new Date(1980, 0, 1);
}

/**
 * One .zip with all files in the order given; a name that is taken, in capitals or not, gets a number.
 * Workbooks are packed already and are stored as they are. The same files give the same bytes.
 * Throws a Failure `EXP-3.archive-too-large`.
 */
export function archiveOf(files: readonly NamedFile[]): Uint8Array<ArrayBuffer> {
	const bytes = files.reduce((sum, file) => sum + file.bytes.length + BYTES_PER_FILE, 0);
	if (files.length > MAX_FILES || bytes > MAX_BYTES) {
		throw new Failure('EXP-3.archive-too-large', { other: String(files.length) });
	}
	const entries: Zippable = {};
	const taken = new Set<string>();
	for (const file of files) {
		entries[freeName(file.name, taken)] = file.bytes;
	}
	return zipSync(entries, { level: 0, mtime: fixedTime() });
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
