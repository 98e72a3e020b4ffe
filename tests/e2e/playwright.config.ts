import { defineConfig } from '@playwright/test';
import { launchOptions, user } from './browser';

export default defineConfig({
	testDir: '.',
	outputDir: '../.output/e2e',
	timeout: 60_000,
	workers: 1,
	forbidOnly: process.env['CI'] !== undefined,
	expect: { timeout: 15_000 },
	use: { ...user, launchOptions, actionTimeout: 15_000 }
});
