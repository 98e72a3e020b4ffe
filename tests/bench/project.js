/** This project's own job, on the built site, as a user has it: choose a file, import it, make the invoices. */
import { statSync } from 'node:fs';
import { inBrowser, peakMemory } from './browser.js';
import { median } from './report.js';

/** @typedef {import('./browser.js').Browser} Browser */
/** @typedef {import('./browser.js').Page} Page */

const LONG = { timeout: 1_200_000 };

/** New tabs to a measurement of the start page. */
const STARTS = 5;

/** Lines of an invoice that are opened, counted from 0; the first one with nothing of it open yet. */
const PLACES = [0, 1, 3, 5, 8];

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

/**
 * What is waited for: an element that is drawn, `text` being all of its own where given; `clicks`: clicked at once.
 * @typedef {{ selector: string; text?: string; clicks?: boolean }} Step
 */

/**
 * The times from an event to the first frames that have elements drawn, each looked for when the one before it was,
 * by the page's own clock, as the peers are timed: who drives the page from outside asks twice a second only.
 * @param {Page} page @param {'change' | 'click'} event @param {Step[]} steps
 * @returns {Promise<{ took: Promise<number[]> }>}
 */
async function fromEvent(page, event, steps) {
	await page.evaluate(([name, all]) => {
		/** @param {Step} step @returns {Promise<HTMLElement>} */
		const drawn = ({ selector, text }) =>
			new Promise((resolve) => {
				const look = () => {
					const found = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]).find(
						(element) => text === undefined || element.textContent?.trim() === text
					);
					if (!found) return;
					changes.disconnect();
					// Behind the drawing of the frame that has it.
					requestAnimationFrame(() => setTimeout(() => resolve(found)));
				};
				// Who asks with every frame has frames drawn that nobody else would.
				const changes = new MutationObserver(look);
				changes.observe(document, { childList: true, characterData: true, subtree: true });
				look();
			});
		const took = new Promise((resolve) => {
			const measure = async () => {
				const began = performance.now();
				const times = [];
				for (const step of all) {
					const element = await drawn(step);
					times.push(performance.now() - began);
					if (step.clicks) element.click();
				}
				resolve(times);
			};
			addEventListener(name, () => void measure(), { capture: true, once: true });
		});
		Object.assign(globalThis, { took });
	}, /** @type {[string, Step[]]} */ ([event, steps]));
	// Not awaited here: what is waited for has yet to be set off.
	return { took: page.evaluate(() => /** @type {any} */ (globalThis).took) };
}

/** The user does not wait at the preview, but clicks in the frame that shows it. @param {Page} page @param {string} file */
async function importFile(page, file) {
	const summary = await fromEvent(page, 'change', [
		{ selector: 'button', text: 'Importeren', clicks: true },
		{ selector: '[data-testid=import-summary]' }
	]);
	await page.getByLabel('Verbruiksbestanden kiezen').setInputFiles(file);
	const [previewMs = NaN, ms = NaN] = await summary.took;
	return { ms, previewMs };
}

/** @param {Page} page */
async function makeInvoices(page) {
	await page.getByRole('link', { name: 'Rapporten' }).click();
	await page.getByRole('button', { name: 'Facturen aanmaken' }).first().click();
	await page.getByLabel('Verbruik tot en met').fill('2021-12');
	const shown = await fromEvent(page, 'click', [{ selector: 'table[aria-label="Facturen"] tbody a' }]);
	await page.getByRole('button', { name: 'Aanmaken', exact: true }).click();
	const [ms = NaN] = await shown.took;
	return ms;
}

/** The median and the worst of some times, under a name. @param {string} name @param {number[]} times */
const medianAndWorst = (name, times) => ({
	[`${name}Ms`]: median(times),
	[`${name}WorstMs`]: Math.max(...times)
});

/** New tabs on the start page, each until its tables have rows. @param {Page} page @param {string} url */
async function startPages(page, url) {
	const times = [];
	for (let i = 0; i < STARTS; i++) {
		const tab = await page.context().newPage();
		const began = performance.now();
		await tab.goto(url, { waitUntil: 'commit' });
		for (const section of ['skus', 'laatste-imports'])
			await tab.locator(`section[aria-labelledby="${section}"] tbody td`).first().waitFor(LONG);
		times.push(performance.now() - began);
		await tab.close();
	}
	return medianAndWorst('start', times);
}

/**
 * In the page: opens a line by its place, until its events are counted, added up, and all rows in view are there.
 * @param {number} place @returns {Promise<number>}
 */
function openLine(place) {
	const began = performance.now();
	const isWhole = () => {
		const table = document.querySelector('table[aria-label="Gebeurtenissen"]');
		const frame = table?.parentElement?.getBoundingClientRect();
		if (!table || !frame || !document.querySelector('[data-testid="events-check"]')) return false;
		const bottom = Math.min(frame.bottom, innerHeight);
		const rows = [...table.querySelectorAll('tbody tr')];
		const inView = rows.filter((row) => row.getBoundingClientRect().top < bottom);
		return inView.length > 0 && !inView.some((row) => row.querySelector('.coming'));
	};
	const link = document.querySelectorAll('table[aria-label="Factuurregels"] tbody a')[place];
	/** @type {HTMLElement} */ (link).click();
	return new Promise((resolve) => {
		const look = () => (isWhole() ? resolve(performance.now() - began) : requestAnimationFrame(look));
		look();
	});
}

/** Opens the first invoice, and the events behind lines of several SKUs: of many events and of few. @param {Page} page */
async function eventsBehind(page) {
	await page.getByRole('table', { name: 'Facturen' }).getByRole('link').first().click();
	await page.getByRole('table', { name: 'Factuurregels' }).locator('tbody a').first().waitFor(LONG);
	const times = [];
	for (const place of PLACES) {
		times.push(await page.evaluate(openLine, place));
		await page.keyboard.press('Escape');
		await page.getByRole('table', { name: 'Gebeurtenissen' }).waitFor({ ...LONG, state: 'detached' });
	}
	return medianAndWorst('events', times);
}

/** The page where files are chosen, in a browser of its own. @param {Browser} browser @param {string} url */
async function usagePage(browser, url) {
	const page = await (await browser.newContext()).newPage();
	await observeTasks(page);
	await page.goto(`${url}verbruik/`);
	await page.getByLabel('Verbruiksbestanden kiezen').waitFor({ state: 'attached' });
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	// The start of the page in a new browser is not the import's.
	await page.waitForTimeout(1000);
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
		const started = await startPages(page, url);
		const events = await eventsBehind(page);
		return { ...imported, invoicesMs, ...started, ...events, longestTaskMs, memory, bytes };
	});
}
