import { defineConfig } from '@playwright/test';
import { launchOptions, user } from './browser';

export default defineConfig({
	testDir: '.',
	outputDir: '../.output/e2e',
	timeout: 120_000,
	// Every test has a profile of its own: two at a time keep a machine of two cores busy, more would only wait.
	workers: 2,
	fullyParallel: true,
	forbidOnly: process.env['CI'] !== undefined,
	expect: { timeout: 30_000 },
	// What keeps the site for later costs every new profile a download of all of it: tests of that ask for it.
	use: { ...user, launchOptions, actionTimeout: 30_000, serviceWorkers: 'block' }
});
