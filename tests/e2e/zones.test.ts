/** BIL-7: the browser's zone has no part in an invoice. */
import type { Page } from '@playwright/test';
import {
	downloadFromBell,
	exportShown,
	finalise,
	goTo,
	importPrices,
	importUsage,
	makeInvoices,
	openInvoice
} from './actions';
import { user } from './browser';
import { PRICES, SUBSCRIPTIONS, USAGE } from './files';
import { expect, test } from './test';

interface Made {
	readonly lines: string;
	readonly workbook: string;
}

async function makeAll(page: Page): Promise<Made> {
	await page.goto('prijslijst/');
	await importPrices(page, PRICES);
	await goTo(page, 'Verbruik');
	await importUsage(page, [USAGE, SUBSCRIPTIONS]);
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await openInvoice(page, 'concept');
	await finalise(page);
	await exportShown(page);
	const { bytes } = await downloadFromBell(page, 'Specificatie-F2022-0001.xlsx');
	const lines = await page.getByRole('table', { name: 'Factuurregels' }).innerText();
	return { lines, workbook: bytes.toString('base64') };
}

test('BIL-7 PER-1 four zones of the browser give one invoice and one workbook, to the byte', async ({
	browser,
	site
}) => {
	const made: Made[] = [];
	for (const timezoneId of ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Pacific/Auckland']) {
		const context = await browser.newContext({ ...user, timezoneId, baseURL: site.url });
		const page = await context.newPage();
		made.push(await makeAll(page));
		const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
		expect(zone).toBe(timezoneId);
		await context.close();
	}
	const [first, ...others] = made;
	expect(first?.lines.trim().split('\n').length).toBeGreaterThan(18);
	for (const other of others) expect(other).toEqual(first);
});
