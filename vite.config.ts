import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './tests/chromium.js';

// What tests and workers import: a cold cache would otherwise reload the page in the middle of a test.
const prebundled = [
	'dexie',
	'papaparse',
	'@e965/xlsx',
	'birpc',
	'temporal-polyfill',
	'fflate',
	'exceljs',
	'fast-check'
];

export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	build: { target: 'es2022', chunkSizeWarningLimit: 800 },
	optimizeDeps: { include: prebundled },
	test: {
		projects: [
			{
				extends: true,
				test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.ts'] }
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['tests/browser/**/*.test.ts'],
					testTimeout: 30_000,
					fileParallelism: false,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						instances: [{ browser: 'chromium' }],
						provider: playwright({
							launchOptions: {
								executablePath: findChromium(),
								args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update']
							}
						})
					}
				}
			}
		]
	}
});
