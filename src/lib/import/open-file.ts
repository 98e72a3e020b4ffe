/** What a usage file is, by its beginning and the user's corrections (IMP-1, IMP-2). */
import { detectFile } from './detect';
import { HEAD_BYTES } from './encoding';
import { USAGE_NAMES } from './header';
import type { ReadingChoices } from './preview';
import type { Detected, RecordBlock } from './reading';
import { readRecords } from './records';

/** Finds encoding, dialect and header, and reads the first records to judge their values by. */
export async function openFile(
	file: File,
	choices: ReadingChoices
): Promise<{ found: Detected; sample: RecordBlock | undefined }> {
	const found = await detectFile(file, USAGE_NAMES, choices);
	for await (const sample of readRecords(file, found.encoding, found.dialect, { chunkBytes: HEAD_BYTES })) {
		return { found, sample };
	}
	return { found, sample: undefined };
}
