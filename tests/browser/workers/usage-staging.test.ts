import { expect, test } from 'vitest';
import type { UsageChunk } from '$lib/import/usage-columns';
import { clearStaged, stageImport } from '$lib/storage/imports';
import { SEGMENT_CHUNKS } from '$lib/storage/event-index';
import { StagingSink } from '$lib/workers/usage-staging';
import { emptyAdministration, NO_USAGE, usageRecords } from '../administration';

function chunkOf(events: number): UsageChunk {
	return {
		keys: new Uint32Array(events),
		moments: new Float64Array(events),
		quantities: { values: new Int32Array(events), scale: 0 },
		lines: new Uint32Array(events),
		ids: { bytes: new Uint8Array(), ends: new Uint32Array(events) },
		identities: new Uint32Array(events * 2)
	};
}

test('IMP-8 an index that cannot be made ends the writing only when what was begun of it has ended', async () => {
	const database = await emptyAdministration();
	const importId = await stageImport(database, 'verbruik.csv', 1);
	const sink = new StagingSink(database, importId, () => Promise.reject(new Error('index')));
	for (let chunk = 0; chunk < SEGMENT_CHUNKS; chunk++) sink.write(chunkOf(2_000)).catch(() => undefined);
	await expect(sink.finish()).rejects.toThrow('index');
	await clearStaged(database, [importId]);
	// A write that was still under way would come behind the clearing.
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(await usageRecords(database)).toEqual(NO_USAGE);
});
