/** From a line to its computation and its very events, as a user gets there. */
import { finalise, openInvoice } from './actions';
import { testGivenDraft } from './given';
import { expect } from './test';

testGivenDraft(
	'BIL-6 a line leads to its computation and its events, by pointer, keyboard and address',
	async ({ page }) => {
		await page.goto('rapporten/facturen/');
		await openInvoice(page, /concept/);

		const lines = page.getByRole('table', { name: 'Factuurregels' });
		const row = lines.locator('tbody tr').first();
		const quantity = await row.locator('td').nth(8).innerText();
		await row.locator('td').nth(8).click();
		const dialog = page.getByRole('dialog', { name: /^Uitleg:/ });
		await expect(dialog.getByText(`Klopt: deze gebeurtenissen zijn samen ${quantity}.`)).toBeVisible();
		await expect(
			dialog.getByRole('table', { name: 'Gebeurtenissen' }).locator('tbody tr').first()
		).toContainText('.csv');
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();

		// By the keyboard: the row's own link.
		await row.getByRole('link').focus();
		await page.keyboard.press('Enter');
		await expect(dialog).toBeVisible();
		expect(page.url()).toContain('regel=1');
		await page.goBack();
		await expect(dialog).toBeHidden();

		await finalise(page);
		await page.goto('rapporten/facturen/factuur/?nummer=F2022-0001&regel=1');
		await expect(dialog.getByTestId('events-check')).toHaveAttribute('data-fits', 'true');
	}
);
