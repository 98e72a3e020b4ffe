/** What a run would make is seen before it is made, and the list keeps its filters in the address. */
import { importWithPrices, invoiceTable, makeInvoices } from './actions';
import { usage } from './files';
import { expect, test } from './test';

test('BIL-2 the preview names every draft, what blocks it, and makes nothing', async ({ page }) => {
	const lines = [
		'a1;2021-12-01;Alfa B.V.;K-1;A-1;INTERNAL;100',
		'b1;2021-11-02;Beta B.V.;K-2;B-1;ONBEKEND;6'
	];
	await importWithPrices(page, [usage('verbruik.csv', ...lines)]);
	await page.getByRole('button', { name: 'Facturen aanmaken' }).click();
	const dialog = page.getByRole('dialog', { name: 'Facturen aanmaken' });
	await dialog.getByLabel('Verbruik tot en met').fill('2021-12');
	await dialog.getByRole('button', { name: 'Vooraf bekijken' }).click();
	const planned = dialog.getByRole('table', { name: 'Concepten die worden gemaakt' }).locator('tbody tr');
	await expect(planned).toHaveCount(2);
	await expect(planned.filter({ hasText: 'Alfa' })).toContainText('€\u00a06,05');
	await expect(planned.filter({ hasText: 'Beta' })).toContainText('geen prijs: ONBEKEND');
	await expect(dialog.getByRole('link', { name: 'Naar de prijslijst' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(invoiceTable(page)).toBeHidden();

	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await page.getByLabel('Zoek op nummer of klant').fill('beta');
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(1);
	await expect(page).toHaveURL(/zoek=beta/);
	await page.reload();
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(1);
	await invoiceTable(page).getByRole('link').click();
	await expect(page.getByRole('table', { name: 'Factuurregels' })).toBeVisible();
	await page.goBack();
	await expect(page).toHaveURL(/zoek=beta/);
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(1);
});
