/** What importing or undoing changes, told before it is done (IMP-9, IMP-10). */
import type { DraftChange } from '$lib/domain/draft-changes';
import { billingWorker } from '$lib/workers/client';
import type { BilledFrom } from '$lib/workers/import-effects';
import { administration } from './administration.svelte';
import { whenIdle } from './when-idle';

export interface Consequences {
	readonly drafts: readonly DraftChange[];
	readonly newSkus: readonly string[];
}

/** Of importing what is staged under these ids, all together. Throws the worker's Failure. */
export async function consequencesOf(importIds: readonly number[]): Promise<Consequences> {
	await whenIdle();
	return billingWorker.call('consequences', { administration: administration.name, importIds });
}

/** The definitive invoices that billed of an import. Throws the worker's Failure. */
export async function billedFrom(importId: number): Promise<BilledFrom> {
	return billingWorker.call('billedFrom', { administration: administration.name, importId });
}
