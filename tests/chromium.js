/** Finds a Chromium for the tests: named, Playwright's own, or the system's. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const SYSTEM = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** The path of an executable, or an empty string where there is none. @returns {string} */
export function findChromium() {
	return (
		[process.env.CHROMIUM_PATH ?? '', chromium.executablePath(), ...SYSTEM].find(
			(path) => path !== '' && existsSync(path)
		) ?? ''
	);
}
