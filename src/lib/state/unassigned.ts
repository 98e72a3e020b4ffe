import { detectFile } from '$lib/import/detect';
import { USAGE_NAMES } from '$lib/import/header';
import type { ReadingChoices } from '$lib/import/preview';
import type { StagedFile } from '$lib/workers/protocol';

/**
 * A file whose header names too few fields was not read: what its columns are called, for the user to assign
 * (IMP-3). Empty for all other files.
 */
export async function columnsToAssign(
	file: File,
	choices: ReadingChoices,
	staged: StagedFile
): Promise<readonly string[]> {
	if (staged.staged || !staged.failure.code.startsWith('IMP-3.')) return [];
	try {
		return (await detectFile(file, USAGE_NAMES, choices)).header;
	} catch {
		// The file went away meanwhile: the failure that there is says enough.
		return [];
	}
}
