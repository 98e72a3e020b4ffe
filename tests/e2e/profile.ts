/** A test with the folder of a browser's profile, gone after it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from './test';

export const withProfile = test.extend<{ readonly profile: string }>({
	// eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern, also where nothing is taken.
	profile: async ({}, use) => {
		const folder = await mkdtemp(join(tmpdir(), 'specifiek-e2e-'));
		await use(folder);
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
});
