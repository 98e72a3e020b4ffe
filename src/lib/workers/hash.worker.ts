/** Finds the SHA-256 of files that were read, apart from reading them: no import waits for it. */
import { fileHash } from '$lib/import/file-hash';
import { openAdministration } from '$lib/storage/database';
import { describeImport } from '$lib/storage/imports';
import { untilNobodyWaits } from './locks';
import type { HashCalls } from './protocol';
import { serve } from './serve';

serve<HashCalls>({
	fingerprint: async ({ administration, importId, file, known }, { signal }) => {
		const sha256 = known ?? (await fileHash(file, { signal, turn: untilNobodyWaits }));
		const database = openAdministration(administration);
		try {
			// An import that was discarded meanwhile is no more: then nothing is written.
			await describeImport(database, importId, { sha256 });
		} finally {
			database.close();
		}
		return sha256;
	}
});
