/** A worker that fails where a test wants it to: at its n-th write, n = 1, 2, … */
import type { WorkerClient } from '$lib/workers/client';
import type { ImportCalls } from '$lib/workers/protocol';
import { administration, otherTab } from '../administration';
import { CHANNEL, type Failing } from './failing-channel';
import failingUrl from './failing.worker.ts?worker&url';

/**
 * Does something with a worker whose n-th write fails, n = 1, 2, … until it needs no more writes than that. An
 * attempt gives the code that it failed with.
 */
export async function failEach(
	how: Omit<Failing, 'write'>,
	attempt: (client: WorkerClient<ImportCalls>) => Promise<string | undefined>
): Promise<string[]> {
	const client = otherTab.imports(failingUrl);
	// Any call: the worker listens once it has answered.
	await client.call('clearAbandoned', { administration });
	const codes: string[] = [];
	for (let write = 1; write < 50; write++) {
		await agree({ ...how, write });
		const code = await attempt(client);
		if (code === undefined) return codes;
		codes.push(code);
	}
	throw new Error('it never ends');
}

async function agree(failing: Failing): Promise<void> {
	const channel = new BroadcastChannel(CHANNEL);
	await new Promise((resolve) => {
		channel.onmessage = resolve;
		channel.postMessage(failing);
	});
	channel.close();
}
