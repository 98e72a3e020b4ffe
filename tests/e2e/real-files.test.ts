/** Two real files of different kinds by the wizard: once with the mouse, once by keyboard alone (IMP-3, IMP-9). */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { importButton, readSummary } from './actions';
import { expect, test } from './test';

/** The collection of real files, which lies beside the project on some machines only. */
const REAL = resolve('../shared/data/real');
const GITHUB = resolve(REAL, 'usage/github-metered-usage_2023-01.csv');
const FLUVIUS = resolve(REAL, 'usage/fluvius-gas-hours_nl_2022-01.csv');

test.skip(!existsSync(REAL), 'the real files are not on this machine');

const totals = (page: Page): Locator => page.getByRole('table', { name: /^Totalen van/ });

/** Moves the focus on with Tab until it is where it should be. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeAttached();
	for (let stop = 0; stop < 120; stop++) {
		await page.keyboard.press('Tab');
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`not reached with the keyboard: ${String(target)}`);
}

test('IMP-3 a usage report of GitHub is imported with the mouse, and comes to its own totals', async ({
	page
}) => {
	await page.goto('verbruik/');
	const [chooser] = await Promise.all([
		page.waitForEvent('filechooser'),
		page.getByText('Verbruiksbestanden kiezen').click()
	]);
	await chooser.setFiles(GITHUB);
	await expect(totals(page).getByRole('row', { name: /Compute - UBUNTU/ })).toContainText('50');
	await importButton(page).click();
	expect(await readSummary(page)).toEqual({ records: 13, accepted: 13, duplicates: 0, rejected: 0 });
	await page.getByRole('link', { name: 'github-metered-usage_2023-01.csv' }).click();
	await expect(page.getByText('13 gebeurtenissen')).toBeVisible();
});

test('IMP-9 a gas file of Fluvius goes from its choice to its page by keyboard alone', async ({ page }) => {
	// From here on the browser's own dialog is kept from opening; a first wait for it would come too late.
	page.on('filechooser', () => undefined);
	await page.goto('verbruik/');
	await expect(page.getByRole('heading', { name: 'Imports' })).toBeVisible();
	await tabTo(page, page.getByLabel('Verbruiksbestanden kiezen'));
	const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
	await chooser.setFiles(FLUVIUS);
	await expect(totals(page)).toContainText('182,085');
	await expect(totals(page)).toContainText('16,045');
	await tabTo(page, importButton(page));
	await page.keyboard.press('Enter');
	const { records, accepted, duplicates, rejected } = await readSummary(page);
	expect({ accepted, duplicates, rejected }).toEqual({ accepted: 114, duplicates: 0, rejected: 0 });
	expect(records).toBe(114);
	await tabTo(page, page.getByRole('link', { name: 'fluvius-gas-hours_nl_2022-01.csv' }));
	await page.keyboard.press('Enter');
	await expect(page.getByText('114 gebeurtenissen')).toBeVisible();
	await tabTo(page, page.getByRole('searchbox'));
	await page.keyboard.type('geen zo’n nummer');
	await expect(page.getByText('Niets gevonden')).toBeVisible();
});
