import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { native } from './src/lib/native/compile.js';
import { findChromium } from './tests/chromium.js';

// What tests and workers import: a cold cache would otherwise reload the page in the middle of a test.
const prebundled = [
	'dexie',
	'papaparse',
	'@noble/hashes/sha2.js',
	'@e965/xlsx',
	'birpc',
	'temporal-polyfill',
	'fflate',
	'@cantoo/pdf-lib',
	'@cantoo/fontkit',
	'exceljs',
	'fast-check'
];

/** Icons are imported one by one, and each is a dependency of its own. */
function usedIcons(): string[] {
	const components = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.svelte')
	);
	const sources = components.map((name) => readFileSync(join('src', name), 'utf8')).join('\n');
	return [...new Set(sources.match(/@lucide\/svelte\/icons\/[a-z0-9-]+/g))];
}

export default defineConfig({
	plugins: [native(), sveltekit()],
	worker: { format: 'es', plugins: () => [native()] },
	build: { target: 'es2022', chunkSizeWarningLimit: 800 },
	optimizeDeps: { include: [...prebundled, ...usedIcons()] },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/unit/**/*.test.ts'],
					// Some try hundreds of random files: on a busy machine that takes a while, and says nothing of them.
					testTimeout: 60_000
				}
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
