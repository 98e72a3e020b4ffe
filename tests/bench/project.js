/** This project's own job, on the built site, as a user has it: choose a file, import it, make the invoices. */
import { statSync } from 'node:fs';
import { inBrowser, peakMemory } from './browser.js';

/** @typedef {import('./browser.js').Browser} Browser */
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

/**
 * Opens the first invoice and asks for the events behind its first line, until they are counted and shown.
 * @param {Page} page
 */
async function eventsBehind(page) {
	await page.getByRole('table', { name: 'Facturen' }).getByRole('link').first().click();
	const lines = page.getByRole('table', { name: 'Factuurregels' });
	await lines.locator('tbody a').first().waitFor(LONG);
	const began = performance.now();
	await lines.locator('tbody a').first().click();
	await page.getByTestId('events-check').waitFor(LONG);
	return performance.now() - began;
}

/** The page where files are chosen, in a browser of its own. @param {Browser} browser @param {string} url */
async function usagePage(browser, url) {
	const page = await (await browser.newContext()).newPage();
	await observeTasks(page);
	await page.goto(`${url}verbruik/`);
	await page.getByLabel('Verbruiksbestanden kiezen').waitFor({ state: 'attached' });
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	// The start of the page in a new browser is not the import's.
	await page.waitForTimeout(500);
	await clearTasks(page);
	return page;
}

/**
 * A specification with every event on its second sheet, from the click to the notification. The workbook is kept
 * under `workbook`, for another program to read.
 * @param {string} url @param {string} file @param {string} workbook @returns {Promise<Record<string, number>>}
 */
export function measureUsageSheet(url, file, workbook) {
	return inBrowser(async (browser) => {
		const page = await usagePage(browser, url);
		await importFile(page, file);
		const before = await peakMemory(browser);
		await makeInvoices(page);
		await page.getByRole('table', { name: 'Facturen' }).getByRole('link').first().click();
		await page.getByRole('checkbox', { name: 'Met verbruik' }).check();
		await clearTasks(page);
		const began = performance.now();
		await page.getByRole('button', { name: 'Exporteren' }).click();
		const bell = page.getByRole('button', { name: 'Meldingen, 1 ongelezen' });
		await bell.waitFor(LONG);
		const ms = performance.now() - began;
		const longestTaskMs = await longestTask(page);
		const memory = await peakMemory(browser);
		await bell.click();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('dialog', { name: 'Meldingen' }).getByRole('button', { name: /xlsx$/ }).first().click()
		]);
		await download.saveAs(workbook);
		return { ms, longestTaskMs, memory, memoryOfImport: before, bytes: statSync(workbook).size };
	});
}

/** @param {string} url @param {string} file @returns {Promise<Record<string, number>>} */
export function measureProject(url, file) {
	return inBrowser(async (browser) => {
		const page = await usagePage(browser, url);
		const imported = await importFile(page, file);
		const longestTaskMs = await longestTask(page);
		const memory = await peakMemory(browser);
		const bytes = await storedBytes(page);
		const invoicesMs = await makeInvoices(page);
		const startMs = await startPage(page, url);
		const eventsMs = await eventsBehind(page);
		return { ...imported, invoicesMs, startMs, eventsMs, longestTaskMs, memory, bytes };
	});
}
