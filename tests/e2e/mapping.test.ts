/** A file whose columns nobody knows: assigned, remembered, and known the next time. */
import type { Page } from '@playwright/test';
import { chooseUsage, importButton, readSummary } from './actions';
import { file } from './files';
import { expect, test } from './test';

const HEADER = 'dag;uur;soort;deel;Dag (kWh);Nacht (kWh)';
const january = (): ReturnType<typeof file> =>
	file('meters.csv', `${HEADER}\n31-01-2022;23:30;E;1;1,5;2\n01-02-2022;00:15;E;1;2,5;\n`);

const meaning = (page: Page, column: string) => page.getByLabel(`Betekenis van ${column}`, { exact: true });

test('IMP-3 columns are assigned by hand, remembered, and known for the next file', async ({ page }) => {
	await page.goto('verbruik/');
	await chooseUsage(page, january());
	// Nothing is known of it: the columns are shown at once, with some of their values.
	await expect(page.getByRole('table', { name: 'Kolommen van het bestand' })).toContainText('31-01-2022');
	await meaning(page, 'dag').selectOption('Tijdstip');
	await meaning(page, 'uur').selectOption('Tijdstip');
	await meaning(page, 'Dag (kWh)').selectOption('Hoeveelheid per cel');
	await expect(importButton(page)).toBeEnabled();
	const open = page.getByRole('button', { name: 'Kolommen toewijzen' });
	if (await open.isVisible()) await open.click();
	await meaning(page, 'Nacht (kWh)').selectOption('Hoeveelheid per cel');
	const table = page.getByRole('table', { name: 'Kolommen van het bestand' });
	await expect(table).toContainText('deel 2 van 2, samengevoegd');
	await expect(table).toContainText('31-01-2022 23:30 op regel 2 kan alleen dag eerst zijn');
	await expect(table).toContainText('1,5 op regel 2 kan alleen zo');
	await page.getByLabel('SKU voor Dag (kWh)').fill('DAG');
	await page.getByLabel('SKU voor Dag (kWh)').press('Tab');
	await expect(page.getByRole('table', { name: /^Totalen van/ })).toContainText('DAG');
	await expect(
		page.getByText('1 lege cellen of regels zonder hoeveelheid zijn geen verbruik.')
	).toBeVisible();
	await page.getByLabel('Naam van deze indeling').fill('Meterkast');
	await page.getByRole('button', { name: 'Onthouden', exact: true }).click();
	await expect(page.getByText('‘Meterkast’ is onthouden.')).toBeVisible();
	await importButton(page).click();
	expect(await readSummary(page)).toMatchObject({ records: 3, accepted: 3 });

	await chooseUsage(page, file('meters2.csv', `${HEADER}\n02-02-2022;10:00;E;1;4,5;6\n`));
	await expect(page.getByText('Onthouden indeling ‘Meterkast’')).toBeVisible();
	await importButton(page).click();
	expect(await readSummary(page)).toMatchObject({ records: 2, accepted: 2 });
});

test('IMP-3 by keyboard alone: a remembered mapping is renamed, deleted and put back', async ({ page }) => {
	await page.goto('verbruik/');
	await chooseUsage(page, file('bekend.csv', 'datum;sku;aantal\n2022-01-01;A;1\n'));
	await page.getByRole('button', { name: 'Kolommen toewijzen' }).focus();
	await page.keyboard.press('Enter');
	await page.getByLabel('Naam van deze indeling').focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('‘bekend’ is onthouden.')).toBeVisible();
	await page.getByRole('button', { name: 'Onthouden indelingen' }).focus();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Onthouden indelingen' });
	await dialog.getByLabel('Naam van bekend').fill('Anders');
	await page.keyboard.press('Tab');
	await dialog.getByRole('button', { name: 'Anders verwijderen' }).focus();
	await page.keyboard.press('Enter');
	await dialog.getByRole('button', { name: 'Terugzetten' }).focus();
	await page.keyboard.press('Enter');
	await expect(dialog.getByLabel('Naam van Anders')).toHaveValue('Anders');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
});
