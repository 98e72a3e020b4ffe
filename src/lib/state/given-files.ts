/**
 * Files as the user gives them, from being opened to being read: archives and workbooks become the files of text in
 * them (IMP-1, IMP-11).
 */
import type { UnpackedFile, WorkbookChoice } from '$lib/import/container/unpack';
import type { ReadingChoices } from '$lib/import/preview';
import { importWorker } from '$lib/workers/client';
import type { StagedFile } from '$lib/workers/protocol';
import type { Unassigned } from './unassigned';

/** A file that the user gave, and what became of reading it. */
export interface ChosenFile {
	readonly file: File;
	/** The user's corrections; newer than `staged` while it is read again. */
	readonly choices: ReadingChoices;
	readonly staged: StagedFile;
	/** Of a file that names too few fields: its columns, for the user to assign (IMP-3). */
	readonly unassigned: Unassigned | undefined;
	/** Of a sheet's text: the sheet, and the others of its workbook. */
	readonly workbook?: WorkbookChoice | undefined;
	/** Why there is nothing to read in it. */
	readonly unopened?: (StagedFile & { readonly staged: false }) | undefined;
}

/** A file given, opened and read already or not. */
export type GivenFile = Pick<ChosenFile, 'file' | 'choices'> &
	Partial<ChosenFile> & { readonly opened?: boolean };

/** As a sheet's text is written. */
const SHEET_TEXT = { encoding: 'utf-8', delimiter: ';', quote: '"' } as const satisfies ReadingChoices;

/**
 * What a file holds; of a workbook the sheet that the choices name. Throws the worker's Failures, and Cancelled.
 */
export async function openGiven(given: GivenFile, signal: AbortSignal): Promise<GivenFile[]> {
	const { file, choices } = given;
	const unpacked = await importWorker.call('unpack', { file, sheet: choices.sheet }, { signal });
	// A file that is read again says what it said until it says it anew.
	const before = unpacked.length === 1 ? given : { choices };
	return unpacked.map((each) => ({ ...before, ...openedFile(each, choices), opened: true }));
}

function openedFile(unpacked: UnpackedFile, choices: ReadingChoices): GivenFile {
	if ('failure' in unpacked) {
		const { fileName, failure } = unpacked;
		return { file: new File([], fileName), choices, unopened: { staged: false, fileName, failure } };
	}
	const { file, workbook } = unpacked;
	return workbook
		? { file, workbook, choices: { ...choices, ...SHEET_TEXT, sheet: workbook.sheet } }
		: { file, choices };
}

/** A file with other choices; where they name another sheet of its workbook, that is opened anew. */
export function withChoices(given: GivenFile, choices: ReadingChoices): GivenFile {
	const { workbook } = given;
	const { sheet } = choices;
	return workbook && sheet !== undefined && sheet !== workbook.sheet
		? { ...given, choices, file: workbook.source, opened: false, unopened: undefined }
		: { ...given, choices };
}

export function isRead(given: GivenFile): given is ChosenFile & GivenFile {
	return given.staged !== undefined;
}

export function stagedIds(files: readonly GivenFile[]): number[] {
	return files.flatMap(({ staged }) => (staged?.staged ? [staged.importId] : []));
}
