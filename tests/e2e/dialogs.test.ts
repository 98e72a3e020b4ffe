/** The dialogs of invoices and companies for everyone: by axe in both themes, and on a narrow screen. */
import type { Page } from '@playwright/test';
import { invoiceTable } from './actions';
import { expectNoFindings, expectNoFindingsInBoth, expectNoSidewaysScroll } from './axe';
import { user } from './browser';
import { testGivenAll } from './given';
import { expect } from './test';

const DEFINITIVE = 'rapporten/facturen/factuur/?nummer=F2022-0001';

/** Wide and narrow. */
async function look(page: Page, where: string): Promise<void> {
	await expectNoFindingsInBoth(page, where);
	await page.setViewportSize({ width: 360, height: 740 });
	await expectNoFindings(page, `${where}, narrow`);
	await expectNoSidewaysScroll(page, where);
	await page.setViewportSize(user.viewport);
}

/** What the button opens, looked at and closed again. */
async function lookIn(
	page: Page,
	button: string | RegExp,
	ready: (page: Page) => Promise<void>
): Promise<void> {
	await page.getByRole('button', { name: button }).first().click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await ready(page);
	await look(page, `dialog of ${String(button)}`);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
}

const atOnce = (): Promise<void> => Promise.resolve();

testGivenAll('NOT-2 axe finds nothing serious where a line is explained or credited', async ({ page }) => {
	await page.goto(`${DEFINITIVE}&regel=1`);
	await expect(page.getByTestId('events-check')).toHaveAttribute('data-fits', 'true');
	await look(page, 'explanation');
	await page.keyboard.press('Escape');
	await lookIn(page, 'Crediteren', async () => {
		await expect(page.getByText(/De creditnota krijgt nummer/)).toBeVisible();
	});
	for (const format of ['PDF', 'UBL']) {
		await page.getByRole('button', { name: format, exact: true }).click();
		await expect(page.getByText(`Een ${format} is van deze factuur niet te maken`)).toBeVisible();
	}
	await look(page, 'what a document lacks');
});

testGivenAll('NOT-2 axe finds nothing serious where a run or documents are previewed', async ({ page }) => {
	await page.goto('rapporten/facturen/');
	await expect(invoiceTable(page).getByRole('link', { name: 'F2022-0001' })).toBeVisible();
	await page.getByRole('checkbox', { name: 'Alle rijen kiezen' }).check();
	await page.getByRole('button', { name: 'PDF', exact: true }).click();
	await expect(page.getByText(/kan geen PDF worden gemaakt/)).toBeVisible();
	await lookIn(page, 'Facturen aanmaken', async () => {
		await page.getByRole('button', { name: 'Vooraf bekijken' }).click();
		await expect(page.getByRole('table', { name: 'Concepten die worden gemaakt' })).toBeVisible();
	});
});

testGivenAll('NOT-2 axe finds nothing serious where an invoice is divided', async ({ page }) => {
	await page.goto('rapporten/doorbelasten/?nummer=F2022-0001');
	await page.getByLabel('Doorbelasten', { exact: true }).selectOption('Tegen eigen prijzen');
	await expect(page.getByRole('table', { name: 'Eigen prijzen' })).toBeVisible();
	await look(page, 'own prices');
	await lookIn(page, /^Eigen prijs van/, atOnce);
	await lookIn(page, /^Abonnement .* toewijzen/, atOnce);
});

testGivenAll(
	'NOT-2 axe finds nothing serious where a company is made, changed or merged',
	async ({ page }) => {
		await page.goto('bedrijven/');
		await lookIn(page, 'Bedrijf toevoegen', atOnce);
		await page.getByRole('link', { name: 'Voorbeeld Administratiekantoor B.V.', exact: true }).click();
		await lookIn(page, 'Gegevens wijzigen', atOnce);
		await lookIn(page, 'Samenvoegen', async () => {
			await page.getByLabel('Wie betaalt voortaan').selectOption({ index: 1 });
			await expect(page.getByRole('table', { name: 'Concepten die veranderen' })).toBeVisible();
		});
	}
);
