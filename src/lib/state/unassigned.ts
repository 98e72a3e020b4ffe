import type { Mapping } from '$lib/import/mapping';
import { mappingFor } from '$lib/import/mapping-choice';
import { columnSamples } from '$lib/import/open-mapped';
import { openFile } from '$lib/import/open-file';
import type { ReadingChoices } from '$lib/import/preview';
import type { StagedFile } from '$lib/workers/protocol';

/** The columns of a file that could not be read by what is known of them. */
export interface Unassigned {
	readonly header: readonly string[];
	/** By column: some of its first values. */
	readonly samples: readonly (readonly string[])[];
	readonly mapping: Mapping;
}

/**
 * A file whose header names too few fields was not read: what its columns are called, for the user to assign
 * (IMP-3). Undefined for all other files.
 */
export async function columnsToAssign(
	file: File,
	choices: ReadingChoices,
	staged: StagedFile
): Promise<Unassigned | undefined> {
	if (staged.staged || !/^(?:IMP-3\.|PRI-1\.currency)/.test(staged.failure.code)) return undefined;
	try {
		const { found, sample } = await openFile(file, choices);
		const { mapping } = mappingFor(found, choices.mapping, undefined);
		return { header: found.header, samples: columnSamples(found.header.length, sample), mapping };
	} catch {
		// The file went away meanwhile: the failure that there is says enough.
		return undefined;
	}
}
