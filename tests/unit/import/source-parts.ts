/** What the tests of both readers read a file by: opened once, and new for each reading. */
import { Zone } from '$lib/domain/zone';
import type { Rejection } from '$lib/import/event-batch';
import type { SourceParts } from '$lib/import/event-source';
import { FormsEvidence } from '$lib/import/forms';
import { mapHeader } from '$lib/import/header';
import { plainMapping, planMapping } from '$lib/import/mapping';
import { openFile } from '$lib/import/open-file';
import type { ReadingChoices } from '$lib/import/preview';
import { ValueReader } from '$lib/import/record-reader';
import { UsageKeys } from '$lib/import/usage-keys';

const zone = new Zone('Europe/Amsterdam');

/** Parts of one reading, with the records that it rejected so far. */
export interface ReadingParts extends SourceParts {
	readonly rejections: readonly Rejection[];
}

/** Opens a file and guesses its forms by its beginning. Gives what makes the parts of one reading of it. */
export async function partsOf(file: File, choices: ReadingChoices = {}): Promise<() => ReadingParts> {
	const { found, sample } = await openFile(file, choices);
	const { fields } = mapHeader(found.header);
	const plan = planMapping(plainMapping(fields), found.header);
	const newEvidence = (): FormsEvidence =>
		new FormsEvidence(fields, found.header, found.dialect.delimiter, choices);
	const guess = newEvidence();
	if (sample) guess.add(sample);
	const { forms } = guess.decide();
	return () => {
		const rejections: Rejection[] = [];
		return {
			...{ found, plan, forms, zone, choices, constants: {}, rejections },
			values: new ValueReader(found.header, fields, forms, zone),
			keys: new UsageKeys(fields, forms, zone, {}),
			evidence: newEvidence(),
			reject: (rejection) => void rejections.push(rejection)
		};
	};
}
