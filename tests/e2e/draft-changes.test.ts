/** What changed on a draft since it was made, as its page tells. */
import { goTo, importUsage, makeDrafts, openInvoice } from './actions';
import { usage } from './files';
import { expect, test } from './test';

test('BIL-4 a draft tells what later imports changed, until it is marked as seen', async ({ page }) => {
	await makeDrafts(page, [usage('alfa.csv', 'a1;2021-12-01;Alfa B.V.;K-1;A-1;INTERNAL;100')]);
	await openInvoice(page, /Alfa/);
	const changes = page.getByRole('table', { name: 'Wijzigingen in het concept' });
	await expect(changes).toBeHidden();

	await goTo(page, 'Verbruik');
	const more = ['a2;2021-12-02;Alfa B.V.;K-1;A-1;INTERNAL;20', 'a3;2021-12-03;Alfa B.V.;K-1;A-2;INTERNAL;7'];
	await importUsage(page, [usage('meer.csv', ...more)]);
	await goTo(page, 'Rapporten');
	await openInvoice(page, /Alfa/);
	const rows = changes.locator('tbody tr');
	await expect(rows).toHaveCount(2);
	await expect(rows.nth(0)).toContainText(/gewijzigd[\s\S]*A-1[\s\S]*100[\s\S]*120/);
	await expect(rows.nth(1)).toContainText(/nieuw[\s\S]*A-2[\s\S]*7/);
	await expect(page.getByText(/^1 nieuwe regel en 1 gewijzigde regel\. Totaal van €/)).toBeVisible();

	await page.reload();
	await expect(rows).toHaveCount(2);
	await page.getByRole('button', { name: 'Gezien' }).click();
	await expect(page.getByText('De wijzigingen zijn als gezien gemarkeerd.')).toBeVisible();
	await expect(changes).toBeHidden();
	await page.reload();
	await expect(page.getByRole('table', { name: 'Factuurregels' })).toBeVisible();
	await expect(changes).toBeHidden();
});
