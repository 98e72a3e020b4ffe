/** The page of one import, and the same file given again (IMP-7, IMP-9, IMP-10). */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { chooseUsage, goTo, importButton, importUsage, makeDrafts } from './actions';
import { usage, USAGE } from './files';
import { expect, test } from './test';

test('IMP-10 an import has a page: what it was, its events found and sorted, and undoing it', async ({
	page
}) => {
	await page.goto('verbruik/');
	await importUsage(page, USAGE);
	await page.getByRole('link', { name: 'verbruik-autoinvoice-2021.csv' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('verbruik-autoinvoice-2021.csv');
	const hash = createHash('sha256')
		.update(await readFile(USAGE))
		.digest('hex');
	await expect(page.getByText(hash)).toBeVisible();
	await expect(page.getByText('8.108 gebeurtenissen')).toBeVisible();
	await expect(page.getByRole('table', { name: /^Kolommen van/ }).getByRole('row')).toHaveCount(13);

	const events = page.getByRole('table', { name: /^Gebeurtenissen van/ });
	await expect(events).toHaveAttribute('aria-rowcount', '8109');
	await expect(events.getByRole('row', { name: /tx-000001/ })).toBeVisible();
	await page.getByRole('searchbox').fill('tx-0081');
	await expect(page.getByText('9 van 8.108 gebeurtenissen')).toBeVisible();
	await events.getByRole('button', { name: 'Nummer' }).click();
	await events.getByRole('button', { name: 'Nummer' }).click();
	await expect(events.locator('tbody:not([aria-hidden]) tr:not([aria-hidden])').first()).toContainText(
		'tx-008108'
	);

	// The address is the import's own.
	await page.reload();
	await expect(page.getByText(hash)).toBeVisible();
	await page.getByRole('button', { name: 'Ongedaan maken' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Ongedaan maken' }).click();
	await expect(page.getByText('Ongedaan gemaakt')).toBeVisible();
	await expect(events.getByRole('row', { name: /tx-000001/ })).toBeVisible();
});

test('IMP-7 the same file under another name is told of, with the import that it was', async ({ page }) => {
	await page.goto('verbruik/');
	await importUsage(page, usage('een.csv', 'a;2021-12-01;Alfa B.V.;K-1;A-1;EMAIL;3'));
	await chooseUsage(page, usage('twee.csv', 'a;2021-12-01;Alfa B.V.;K-1;A-1;EMAIL;3'));
	await expect(page.getByText(/Dit bestand is al geïmporteerd op/)).toBeVisible();
	await page.getByRole('link', { name: 'Die import bekijken' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('een.csv');
});

test('IMP-9 what an import would change of a draft is told before it is imported', async ({ page }) => {
	await makeDrafts(page, usage('een.csv', 'a;2021-12-01;Alfa B.V.;K-1;A-1;EMAIL;1000'));
	await goTo(page, 'Verbruik');
	await chooseUsage(
		page,
		usage('twee.csv', 'b;2021-12-01;Alfa B.V.;K-1;A-1;EMAIL;1000', 'c;2021-12-01;Beta;K-2;A-2;NIEUW;1')
	);
	await expect(page.getByRole('main')).toContainText(/Alfa B\.V\.: van €\s[0-9.,]+ naar €\s[0-9.,]+/);
	const text = (await page.getByText(/Alfa B\.V\.: van/).textContent()) ?? '';
	const [before, after] = [...text.matchAll(/[0-9.]+,[0-9]{2}/g)].map(([amount]) =>
		Number(amount.replace('.', '').replace(',', '.'))
	);
	expect(after).toBe(2 * (before ?? NaN));
	await expect(page.getByText('Nieuwe SKU’s')).toBeVisible();
	await expect(importButton(page)).toBeEnabled();
});
