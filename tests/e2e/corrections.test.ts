/** Usage that comes after its invoice: the line says of which invoice it is, and leads there. */
import { finalise, goTo, importUsage, makeDrafts, makeInvoices, openInvoice } from './actions';
import { usage } from './files';
import { expect, test } from './test';

test('BIL-3 a line that adds to what was billed leads to the invoice that billed it, on a definitive invoice too', async ({
	page
}) => {
	await makeDrafts(page, [usage('alfa.csv', 'a1;2021-12-01;Alfa B.V.;K-1;A-1;INTERNAL;100')]);
	await openInvoice(page, /Alfa/);
	await finalise(page);
	const sign = page.getByRole('link', { name: 'Aanvulling op of correctie van F2022-0001' });
	await expect(page.getByRole('heading', { name: /F2022-0001/ })).toBeVisible();
	await expect(sign).toHaveCount(0);

	await goTo(page, 'Verbruik');
	const late = ['a2;2021-12-02;Alfa B.V.;K-1;A-1;INTERNAL;20', 'a3;2022-01-03;Alfa B.V.;K-1;A-1;INTERNAL;7'];
	await importUsage(page, [usage('later.csv', ...late)]);
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2022-01', date: '2022-03-27' });
	await openInvoice(page, /concept/);
	await expect(sign).toHaveCount(1);
	await finalise(page);
	await expect(page.getByRole('heading', { name: /F2022-0002/ })).toBeVisible();

	const row = page.getByRole('table', { name: 'Factuurregels' }).locator('tbody tr').filter({ has: sign });
	// The cell's words are the period alone.
	await expect(row.locator('td').nth(7)).toHaveText('1-12-21 aan 31-12-21');
	await expect(
		page.getByText('Eén regel vult aan of corrigeert wat eerder is gefactureerd, op')
	).toBeVisible();
	await row.getByRole('link', { name: 'Aanvulling op of correctie van F2022-0001' }).click();
	await expect(page.getByRole('heading', { name: /F2022-0001/ })).toBeVisible();
	await expect(sign).toHaveCount(0);
});
