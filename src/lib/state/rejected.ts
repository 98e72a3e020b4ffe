/** The rejected records of an import, staged or not (IMP-6). */
import type { RejectedRecord, RejectionKind } from '$lib/import/preview';
import type { RejectedWords } from '$lib/import/rejected-csv';
import { importWorker } from '$lib/workers/client';
import { administration } from './administration.svelte';

/** Those of one kind with their fields, `most` at most. Throws the worker's Failure. */
export async function rejectedRecords(
	importId: number,
	{ code, column }: Pick<RejectionKind, 'code' | 'column'>,
	most: number
): Promise<RejectedRecord[]> {
	const kind = { code, column };
	return importWorker.call('rejectedRecords', { administration: administration.name, importId, kind, most });
}

/** All of them as a CSV file, the reasons in these words. Throws the worker's Failure. */
export async function rejectedFile(importId: number, words: RejectedWords): Promise<Blob> {
	return importWorker.call('rejected', { administration: administration.name, importId, words });
}
