/**
 * A workbook's sheet as the text of a file (IMP-1): the one place beside export/ that knows SheetJS. What is handed
 * to it was unpacked within bounds and looked through first (IMP-11), and SheetJS comes along only when it is needed.
 */
import type { WorkBook } from '@e965/xlsx';
import { Failure } from '$lib/domain/failure';
import { unpackBounds } from './inflate';
import { sheetText } from './sheet-text';
import { unzipped, type ZipEntry } from './zip';

/** All parts together: what is made of them takes several times as much. */
const MAX_PARTS = 96 * 1024 * 1024;
/** Each becomes an object. */
const MAX_CELLS = 1_000_000;
/** Parts with neither cells nor what tells how to read them. */
const IDLE = /(^|\/)(media|drawings|charts|theme|printerSettings|embeddings|customXml|docProps|ctrlProps)\//i;
/** Is there in workbooks only, or in all documents of that kind. */
const WORKBOOK_PART = /^(xl\/|\[content_types\]\.xml$)/i;

export interface WorkbookSheet {
	/** Its text: UTF-8, semicolons, a line to every row; blank where the sheet has no cells. */
	readonly text: Blob;
	readonly sheet: string;
	/** All of the workbook's sheets, in order. */
	readonly sheets: readonly string[];
}

export function isWorkbook(entries: readonly ZipEntry[]): boolean {
	return entries.some(({ name }) => WORKBOOK_PART.test(name));
}

/**
 * Reads one sheet: the one named, else the first visible one that is not empty. Throws `IMP-11.workbook-too-large`,
 * `IMP-11.workbook-hostile`, `IMP-11.workbook-damaged`, what unzipping throws, and what {@link sheetText} throws.
 */
export async function readWorkbook(
	file: Blob,
	entries: readonly ZipEntry[],
	chosen: string | undefined,
	signal?: AbortSignal
): Promise<WorkbookSheet> {
	const parts = await readParts(file, entries, signal);
	const workbook = await parse(parts);
	const sheets = workbook.SheetNames;
	const sheet =
		chosen !== undefined && sheets.includes(chosen) ? chosen : (firstFilled(workbook) ?? sheets[0]);
	const content = sheet === undefined ? undefined : workbook.Sheets[sheet];
	if (sheet === undefined || !content) throw new Failure('IMP-11.workbook-damaged');
	const text = sheetText(content, workbook.Workbook?.WBProps?.date1904 === true, await isDateFormat());
	return { text, sheet, sheets };
}

function firstFilled({ SheetNames, Sheets, Workbook }: WorkBook): string | undefined {
	const filled = SheetNames.filter((name) => (Sheets[name]?.['!data']?.length ?? 0) > 0);
	const hidden = new Set(Workbook?.Sheets?.flatMap(({ name, Hidden }) => (Hidden ? (name ?? '') : [])));
	return filled.find((name) => !hidden.has(name)) ?? filled[0];
}

async function isDateFormat(): Promise<(format: string) => boolean> {
	const { SSF } = await import('@e965/xlsx');
	return (format) => SSF.is_date(format) as boolean;
}

/** The parts that are read, by name. Two of one name: nobody knows which is meant. */
async function readParts(
	file: Blob,
	entries: readonly ZipEntry[],
	signal: AbortSignal | undefined
): Promise<Map<string, Uint8Array>> {
	const bounds = unpackBounds(signal, MAX_PARTS);
	const parts = new Map<string, Uint8Array>();
	let cells = 0;
	for (const entry of entries) {
		if (IDLE.test(entry.name)) continue;
		if (parts.has(entry.name)) throw new Failure('IMP-11.workbook-damaged');
		let content: Blob;
		try {
			content = await unzipped(file, entry, bounds);
		} catch (error) {
			const tooLarge = error instanceof Failure && error.code === 'IMP-11.archive-bomb';
			throw tooLarge ? new Failure('IMP-11.workbook-too-large', {}, { cause: error }) : error;
		}
		const bytes = new Uint8Array(await content.arrayBuffer());
		cells += countCells(bytes);
		if (cells > MAX_CELLS) throw new Failure('IMP-11.workbook-too-large');
		parts.set(entry.name, withWholeCharacters(bytes));
	}
	return parts;
}

const LESS = 0x3c;
const BANG = 0x21;
const COLON = 0x3a;
const C = 0x63;
/** Behind a tag's name. */
const NAME_ENDS: ReadonlySet<number> = new Set([0x20, 0x3e, 0x2f, 0x09, 0x0a, 0x0d]);

/**
 * How many cells a part has, prefixed tags (`<x:c`) among them. Throws `IMP-11.workbook-hostile` where it declares
 * a document type: no workbook does, and entities are how a kilobyte becomes a gigabyte.
 */
function countCells(bytes: Uint8Array): number {
	let cells = 0;
	for (let at = bytes.indexOf(LESS); at !== -1; at = bytes.indexOf(LESS, at + 1)) {
		if (bytes[at + 1] === BANG) {
			const word = String.fromCharCode(...bytes.subarray(at + 2, at + 9)).toUpperCase();
			if (word.startsWith('DOCTYPE') || word.startsWith('ENTITY'))
				throw new Failure('IMP-11.workbook-hostile');
		}
		let name = at + 1;
		for (let i = name; i < at + 8; i++) if (bytes[i] === COLON) name = i + 1;
		if (bytes[name] === C && NAME_ENDS.has(bytes[name + 1] ?? 0)) cells++;
	}
	return cells;
}

const AMPERSAND = 0x26;
const HASH = 0x23;

/** SheetJS cuts a character by number beyond the first 65,536 (`&#x1f61c;`) in two: it is given such as itself. */
function withWholeCharacters(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
	for (let at = bytes.indexOf(AMPERSAND); at !== -1; at = bytes.indexOf(AMPERSAND, at + 1)) {
		if (bytes[at + 1] === HASH) return new TextEncoder().encode(namedByNumber(bytes));
	}
	return bytes;
}

function namedByNumber(bytes: Uint8Array<ArrayBuffer>): string {
	return new TextDecoder()
		.decode(bytes)
		.replace(/&#(?:x([0-9a-f]{5,6})|(\d{5,7}));/gi, (whole, hex, digits) => {
			const code = hex ? parseInt(String(hex), 16) : Number(digits);
			return code > 0xffff && code <= 0x10_ffff ? String.fromCodePoint(code) : String(whole);
		});
}

async function parse(parts: ReadonlyMap<string, Uint8Array>): Promise<WorkBook> {
	const { CFB, read } = await import('@e965/xlsx');
	try {
		const archive = CFB.utils.cfb_new();
		for (const [name, bytes] of parts) CFB.utils.cfb_add(archive, `/${name}`, bytes);
		const bytes = CFB.write(archive, { type: 'array', fileType: 'zip', compression: false }) as Uint8Array;
		return read(bytes, {
			...{ type: 'array', dense: true, cellNF: true, nodim: true },
			...{ cellFormula: false, cellHTML: false, cellText: false, cellDates: false, cellStyles: false }
		});
	} catch (cause) {
		throw new Failure('IMP-11.workbook-damaged', {}, { cause });
	}
}
