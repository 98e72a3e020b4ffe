/** The site without a network: the server is stopped, and everything goes on. */
import type { Page } from '@playwright/test';
import {
	bell,
	cellsOf,
	doTheJob,
	downloadFromBell,
	exportShown,
	finalise,
	goTo,
	importUsage,
	makeInvoices,
	openInvoice
} from './actions';
import { screenCells, SUBSCRIPTION_INVOICE, USAGE_INVOICE } from './expected';
import { SUBSCRIPTIONS } from './files';
import { PAGES } from './pages';
import { Site } from './site';
import { expect, test } from './test';
import { readWorkbook } from './workbook';

test.use({ serviceWorkers: 'allow' });

/** Until the service worker answers for the page, which is when it has kept all of the site. */
async function untilKept(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

const lineTable = (page: Page) => page.getByRole('table', { name: 'Factuurregels' });

for (const base of ['/', '/foo/']) {
	test(`STO-1 without a network the whole job goes on, below ${base}`, async ({ page }) => {
		const site = await new Site(base).start();
		await doTheJob(page, site.url);
		await downloadFromBell(page, 'Specificatie-F2022-0001.xlsx');
		await untilKept(page);
		await site.stop();

		for (const { address, heading } of PAGES) {
			await page.goto(site.url + address);
			await expect(page.getByRole('heading', { level: 1 }), address).toContainText(heading);
		}
		await page.goto(`${site.url}rapporten/facturen/factuur/?nummer=F2022-0001`);
		expect(await cellsOf(lineTable(page), 15)).toEqual(USAGE_INVOICE.lines.map(screenCells));
		await page.reload();
		expect(await cellsOf(lineTable(page), 15)).toEqual(USAGE_INVOICE.lines.map(screenCells));
		await page.goto(`${site.url}rapporten/facturen?status=definitief`);
		await expect(page.getByRole('link', { name: 'F2022-0001' })).toBeVisible();

		await goTo(page, 'Verbruik');
		await importUsage(page, SUBSCRIPTIONS);
		await goTo(page, 'Rapporten');
		await makeInvoices(page, { usage: '2021-12', date: '2022-03-09' });
		await openInvoice(page, 'concept');
		expect(await cellsOf(lineTable(page), 3)).toEqual(SUBSCRIPTION_INVOICE.lines.map(screenCells));
		await finalise(page);
		await exportShown(page);
		const { bytes } = await downloadFromBell(page, 'Specificatie-F2022-0002.xlsx');
		const [sheet] = await readWorkbook(bytes);
		expect(sheet?.cells['B5']?.value).toBe(Number(SUBSCRIPTION_INVOICE.total));
		await expect(bell(page)).toHaveAccessibleName('Meldingen');
	});
}
