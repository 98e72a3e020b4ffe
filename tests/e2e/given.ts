/** Tests that begin with data in the browser: made once by the pages themselves, and given to each as it was left. */
import type { BrowserContext, Page } from '@playwright/test';
import { doTheJob, goTo, importUsage, makeDrafts, makeInvoices } from './actions';
import { user } from './browser';
import { SUBSCRIPTIONS, USAGE, usage } from './files';
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
export const testGivenDraft = testGiven((page) => makeDrafts(page, USAGE));

/** With one definitive invoice, one draft, an import with rejected records and a notification. */
export const testGivenAll = testGiven(async (page) => {
	await doTheJob(page);
	await goTo(page, 'Verbruik');
	const broken = usage(
		'kapot.csv',
		'k-1;2021-13-45;Alfa B.V.;K-1;A-1;EMAIL;3',
		'k-2;2021-12-01;Bierbrouwerij Wollebrand Zuidoostbeemster & Noordoostpolder Holding International B.V.;K-2;A-2;ONBEKEND;3'
	);
	await importUsage(page, broken);
	await importUsage(page, SUBSCRIPTIONS);
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
});
