/** Browsers of their own for each measurement, and what they weigh. */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { findChromium } from '../chromium.js';

/** @typedef {import('playwright').Browser} Browser */
/** @typedef {import('playwright').Page} Page */

/** @template Result @param {(browser: Browser) => Promise<Result>} work @returns {Promise<Result>} */
export async function inBrowser(work) {
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync']
	});
	try {
		return await work(browser);
	} finally {
		await browser.close();
	}
}

/** Highest resident memory of a page with its workers so far, in bytes; 0 where the system does not tell. @param {Browser} browser */
export async function peakMemory(browser) {
	if (process.platform !== 'linux') return 0;
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	const peaks = processInfo
		.filter(({ type }) => type === 'renderer')
		.map(({ id }) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
	return Math.max(0, ...peaks.map(Number)) * 1024;
}

/**
 * One call of a peer in a blank page, with a file where it reads one. What it gives is what it measured.
 * @param {string} url @param {string} peer @param {unknown} argument @param {string} [file]
 * @returns {Promise<Record<string, number>>}
 */
export function measurePeer(url, peer, argument, file) {
	return inBrowser(async (browser) => {
		const page = await browser.newPage();
		await page.goto(url);
		await page.waitForFunction(() => 'peers' in globalThis);
		if (file) await page.locator('input').setInputFiles(file);
		const measured = await page.evaluate(
			([name, given]) => {
				const chosen = document.querySelector('input')?.files?.[0];
				return /** @type {any} */ (globalThis).peers[/** @type {string} */ (name)](given, chosen);
			},
			[peer, argument]
		);
		return { ...measured, memory: await peakMemory(browser) };
	});
}
