/** Playwright's test with the built site behind it; a fault that the page tells of on its console fails the test. */
import { test as base, expect } from '@playwright/test';
import { Site } from './site';

interface Options {
	/** Errors on the console that are what the test is about. */
	readonly expectedErrors: RegExp | undefined;
}

interface Own {
	/** Checks after the test that no page had an error of its own. */
	readonly soundness: undefined;
}

export const test = base.extend<Options & Own, { readonly site: Site }>({
	site: [
		// eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern, also where nothing is taken.
		async ({}, use) => {
			const site = await new Site().start();
			await use(site);
			await site.stop();
		},
		{ scope: 'worker' }
	],

	baseURL: async ({ site }, use) => use(site.url),

	expectedErrors: [undefined, { option: true }],

	soundness: [
		async ({ context, expectedErrors }, use) => {
			const errors: string[] = [];
			context.on('weberror', (error) => errors.push(String(error.error())));
			context.on('console', (message) => {
				if (message.type() === 'error') errors.push(message.text());
			});
			await use(undefined);
			expect(errors.filter((error) => !expectedErrors?.test(error))).toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };
