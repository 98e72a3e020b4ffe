/** Tests that begin with data in the browser: made once by the pages themselves, and given to each as it was left. */
import type { BrowserContext, Page } from '@playwright/test';
import { goTo, importPrices, importUsage, makeInvoices } from './actions';
import { user } from './browser';
import { PRICES, USAGE } from './files';
import { test } from './test';

type Stored = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A test whose browser holds what `prepare` left: its databases, without the files that exports made. */
export function testGiven(prepare: (page: Page) => Promise<void>): typeof test {
	let made: Promise<Stored> | undefined;
	return test.extend({
		storageState: async ({ browser, site }, use) => {
			made ??= (async () => {
				const context = await browser.newContext({ ...user, baseURL: site.url, serviceWorkers: 'block' });
				await prepare(await context.newPage());
				const stored = await context.storageState({ indexedDB: true });
				await context.close();
				return stored;
			})();
			await use(await made);
		}
	});
}

/** The sample month's prices and usage, and the draft of it. */
export const testGivenDraft = testGiven(async (page) => {
	await page.goto('prijslijst/');
	await importPrices(page, PRICES);
	await goTo(page, 'Verbruik');
	await importUsage(page, USAGE);
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
});
