/** Crediting an invoice by hand, and what the list and both pages say of it. */
import { finalise, goTo, invoiceTable, makeDrafts, makeInvoices, openInvoice } from './actions';
import { usage } from './files';
import { expect, test } from './test';

test('BIL-5 lines of an invoice are credited, once, with links both ways, and their usage is billed again', async ({
	page
}) => {
	const lines = [
		'a1;2021-12-01;Alfa B.V.;K-1;A-1;INTERNAL;100',
		'a2;2021-12-02;Alfa B.V.;K-1;A-2;INTERNAL;60'
	];
	await makeDrafts(page, [usage('alfa.csv', ...lines)]);
	await openInvoice(page, /Alfa/);
	await finalise(page);

	await page.getByRole('button', { name: 'Crediteren' }).click();
	const dialog = page.getByRole('dialog', { name: 'Factuur F2022-0001 crediteren' });
	const rows = dialog.getByRole('table', { name: 'Te crediteren regels' }).locator('tbody tr');
	await expect(rows).toHaveCount(2);
	await rows.nth(0).getByRole('checkbox').uncheck();
	await dialog.getByLabel('Datum van de creditnota').fill('2022-03-05');
	await expect(dialog.getByText('De creditnota krijgt nummer C2022-0001.')).toBeVisible();
	await dialog.getByRole('button', { name: 'Crediteren' }).click();
	await expect(page.getByText(/Creditnota C2022-0001 is gemaakt/)).toBeVisible();

	await page.getByRole('link', { name: 'C2022-0001' }).click();
	await expect(page.getByText('Crediteert factuur F2022-0001.')).toBeVisible();
	await page.getByRole('link', { name: 'F2022-0001' }).click();
	await expect(page.getByText('Deels gecrediteerd op C2022-0001.')).toBeVisible();

	// What is left is credited too, and nothing can be credited after that.
	await page.getByRole('button', { name: 'Crediteren' }).click();
	await expect(rows.nth(1)).toContainText('op C2022-0001');
	await dialog.getByLabel('Afhandelen').check();
	await dialog.getByRole('button', { name: 'Crediteren' }).click();
	await expect(page.getByText(/Creditnota C\d{4}-\d{4} is gemaakt en definitief\.$/)).toBeVisible();
	await page.getByRole('button', { name: 'Crediteren' }).click();
	await expect(dialog.getByText('Van deze factuur is niets meer te crediteren.')).toBeVisible();
	await page.keyboard.press('Escape');

	await page.getByRole('link', { name: 'Facturen', exact: true }).click();
	await expect(invoiceTable(page).getByText('gecrediteerd', { exact: true })).toBeVisible();
	// The usage of the line that was to be billed again, and only that, stands on the next draft.
	await makeInvoices(page, { usage: '2022-01', date: '2022-03-27' });
	await openInvoice(page, /concept/);
	const again = page.getByRole('table', { name: 'Factuurregels' }).locator('tbody tr');
	await expect(again).toHaveCount(1);
	await expect(again.first()).toContainText('A-2');

	// Undoing would give back once more what was credited and stays billed: that is said first.
	await goTo(page, 'Verbruik');
	await page.getByRole('button', { name: 'Ongedaan maken' }).click();
	const undo = page.getByRole('dialog', { name: 'Import ongedaan maken' });
	await expect(undo.getByText(/Van factuur F2022-0001 zijn hiervan regels gecrediteerd/)).toBeVisible();
});
