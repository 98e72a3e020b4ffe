/** The browser and the user that all end-to-end tests have in common. */
import { chromium, type BrowserContext } from '@playwright/test';
import { findChromium } from '../chromium.js';

export const launchOptions = {
	executablePath: findChromium(),
	args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync']
};

export const user = {
	locale: 'nl-NL',
	// Neither the zone of the user nor that of the machine may matter (PER-1): an odd one shows it.
	timezoneId: 'America/New_York',
	viewport: { width: 1440, height: 900 }
};

/** A browser with a profile on disk: what it keeps is there again when the same folder is opened anew. */
export async function openProfile(folder: string, baseURL: string): Promise<BrowserContext> {
	return chromium.launchPersistentContext(folder, { ...launchOptions, ...user, baseURL });
}

/** Ends a browser as a crash ends it: at once, with nothing put in order. */
export async function killBrowser(context: BrowserContext): Promise<void> {
	const session = await context.browser()?.newBrowserCDPSession();
	const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
	const main = processInfo.find(({ type }) => type === 'browser');
	if (!main) throw new Error('the browser does not tell its process');
	const closed = new Promise((resolve) => context.once('close', resolve));
	process.kill(main.id, 'SIGKILL');
	await closed;
}
