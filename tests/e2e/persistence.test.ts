/** What the browser keeps: over a reload, over its end, and over a crash in the midst of an export. */
import type { Page } from '@playwright/test';
import {
	bell,
	cellsOf,
	doTheJob,
	downloadFromBell,
	exportShown,
	goTo,
	importPrices,
	importUsage,
	invoiceTable,
	makeInvoices,
	openInvoice
} from './actions';
import { killBrowser, openProfile } from './browser';
import { screenCells, USAGE_INVOICE } from './expected';
import { customers, generated, PRICES } from './files';
import { withProfile } from './profile';
import { countStored } from './stored';
import { expect, test } from './test';
import { readWorkbook } from './workbook';

test.use({ serviceWorkers: 'allow' });

async function expectAllThere(page: Page, site: string): Promise<void> {
	await page.goto(`${site}verbruik/`);
	const imports = page.getByRole('table', { name: 'Imports', exact: true });
	await expect(imports.locator('tbody tr')).toHaveCount(1);
	await expect(imports).toContainText('8.108');
	await goTo(page, 'Prijslijst');
	await expect(page.getByRole('table', { name: 'Prijslijst', exact: true }).locator('tbody tr')).toHaveCount(
		14
	);
	await goTo(page, 'Bedrijven');
	await expect(page.getByRole('main')).toContainText('Voorbeeld Administratiekantoor B.V.');
	await goTo(page, 'Rapporten');
	await openInvoice(page, 'F2022-0001');
	const lines = page.getByRole('table', { name: 'Factuurregels' });
	expect(await cellsOf(lines, 15)).toEqual(USAGE_INVOICE.lines.map(screenCells));
	const { bytes } = await downloadFromBell(page, 'Specificatie-F2022-0001.xlsx');
	const [sheet] = await readWorkbook(bytes);
	expect(sheet?.cells['B5']?.value).toBe(Number(USAGE_INVOICE.total));
}

test('STO-1 a reload loses nothing', async ({ page, site }) => {
	await doTheJob(page, site.url);
	await page.reload();
	await expectAllThere(page, site.url);
});

withProfile('STO-1 a browser that is closed and started again has everything', async ({ profile, site }) => {
	const before = await openProfile(profile, site.url);
	await doTheJob(await before.newPage(), site.url);
	await before.close();
	const after = await openProfile(profile, site.url);
	await expectAllThere(await after.newPage(), site.url);
	await after.close();
});

/** Fifty drafts of some thousands of lines: an export of all of them takes seconds. */
async function queueLongExport(page: Page, site: string): Promise<void> {
	await page.goto(`${site}verbruik/`);
	await importUsage(page, await generated(40_000));
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(50);
	await page.getByRole('checkbox', { name: 'Alle rijen kiezen' }).check();
	await exportShown(page);
}

async function expectDoneOnce(page: Page): Promise<void> {
	await expect(bell(page)).toHaveAccessibleName('Meldingen, 1 ongelezen', { timeout: 30_000 });
	const { jobs, files, notifications } = await countStored(page);
	expect({ jobs, files, notifications }).toEqual({ jobs: 1, files: 1, notifications: 1 });
	await bell(page).click();
	const list = page.getByRole('dialog', { name: 'Meldingen' });
	await expect(list.getByRole('button', { name: /^Specificaties-.*\.zip$/ })).toHaveCount(1);
	await expect(list.getByRole('progressbar')).toHaveCount(0);
}

test('EXP-1 an export whose page is closed at once is done by the next one', async ({
	page,
	site,
	context
}) => {
	await queueLongExport(page, site.url);
	expect(await countStored(page)).toMatchObject({ jobs: 1, notifications: 0 });
	await page.close();
	const next = await context.newPage();
	await next.goto(site.url);
	await expectDoneOnce(next);
});

withProfile(
	'EXP-1 an export that a crash broke off starts again, and is done once',
	async ({ profile, site }) => {
		const crashing = await openProfile(profile, site.url);
		const page = await crashing.newPage();
		await queueLongExport(page, site.url);
		await bell(page).click();
		await expect(page.getByRole('dialog', { name: 'Meldingen' })).toContainText(/Bezig, [\d.]+ van/);
		expect(await countStored(page)).toMatchObject({ jobs: 1, notifications: 0 });
		await killBrowser(crashing);

		const after = await openProfile(profile, site.url);
		const next = await after.newPage();
		await next.goto(site.url);
		await expectDoneOnce(next);
		await after.close();
	}
);

test('BIL-4 drafts of a closed browser follow what changes after it', async ({ page, site, context }) => {
	await page.goto('verbruik/');
	await importUsage(page, customers('twee.csv', 2));
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await expect(invoiceTable(page)).toContainText('geen prijs');
	await page.close();
	const next = await context.newPage();
	await next.goto(`${site.url}prijslijst/`);
	await importPrices(next, PRICES);
	await goTo(next, 'Rapporten');
	await expect(invoiceTable(next).locator('tbody tr')).toHaveCount(2);
	await expect(invoiceTable(next)).not.toContainText('geen prijs');
});
