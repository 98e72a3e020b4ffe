/** This project's own job, on the built site, as a user has it: choose a file, import it, make the invoices. */
import { inBrowser, peakMemory } from './browser.js';

/** @typedef {import('./browser.js').Page} Page */

const LONG = { timeout: 1_200_000 };

/** Tasks of the page over 50 ms, from when `clearTasks` is called. @param {Page} page */
async function observeTasks(page) {
	await page.addInitScript(() => {
		/** @type {number[]} */
		const tasks = [];
		Object.assign(globalThis, { longTasks: tasks });
		new PerformanceObserver((list) =>
			tasks.push(...list.getEntries().map((entry) => entry.duration))
		).observe({ entryTypes: ['longtask'] });
	});
}

/** @param {Page} page */
const clearTasks = (page) =>
	page.evaluate(() => {
		const { longTasks } = /** @type {any} */ (globalThis);
		longTasks.length = 0;
	});

/** @param {Page} page @returns {Promise<number>} */
const longestTask = (page) => page.evaluate(() => Math.max(0, .../** @type {any} */ (globalThis).longTasks));

/** @param {Page} page @returns {Promise<number>} */
const storedBytes = (page) =>
	page.evaluate(async () => {
		const estimate = /** @type {any} */ (await navigator.storage.estimate());
		return estimate.usageDetails?.indexedDB ?? 0;
	});

/** The user's own waiting at the preview is left out. @param {Page} page @param {string} file */
async function importFile(page, file) {
	const button = page.getByRole('button', { name: 'Importeren', exact: true });
	const began = performance.now();
	await page.getByLabel('Verbruiksbestanden kiezen').setInputFiles(file);
	await button.waitFor(LONG);
	const previewMs = performance.now() - began;
	const confirmed = performance.now();
	await button.click();
	await page.getByTestId('import-summary').waitFor(LONG);
	return { ms: previewMs + performance.now() - confirmed, previewMs };
}

/** @param {Page} page */
async function makeInvoices(page) {
	await page.getByRole('link', { name: 'Rapporten' }).click();
	await page.getByRole('button', { name: 'Facturen aanmaken' }).first().click();
	await page.getByLabel('Verbruik tot en met').fill('2021-12');
	const began = performance.now();
	await page.getByRole('button', { name: 'Aanmaken', exact: true }).click();
	await page.getByRole('table', { name: 'Facturen' }).getByRole('link').first().waitFor(LONG);
	return performance.now() - began;
}

/** A new tab on the start page, until it tells what is in the administration. @param {Page} page @param {string} url */
async function startPage(page, url) {
	const tab = await page.context().newPage();
	const began = performance.now();
	await tab.goto(url);
	await tab.getByRole('table').first().waitFor(LONG);
	const startMs = performance.now() - began;
	await tab.close();
	return startMs;
}

/** @param {string} url @param {string} file @returns {Promise<Record<string, number>>} */
export function measureProject(url, file) {
	return inBrowser(async (browser) => {
		const context = await browser.newContext();
		const page = await context.newPage();
		await observeTasks(page);
		await page.goto(`${url}verbruik/`);
		await page.getByLabel('Verbruiksbestanden kiezen').waitFor({ state: 'attached' });
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		// The start of the page in a new browser is not the import's.
		await page.waitForTimeout(500);
		await clearTasks(page);
		const imported = await importFile(page, file);
		const longestTaskMs = await longestTask(page);
		const memory = await peakMemory(browser);
		const bytes = await storedBytes(page);
		const invoicesMs = await makeInvoices(page);
		const startMs = await startPage(page, url);
		return { ...imported, invoicesMs, startMs, longestTaskMs, memory, bytes };
	});
}
