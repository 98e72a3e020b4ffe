/** Rejected records mended in place, left out and put back, before anything is imported (IMP-6, IMP-7). */
import { chooseUsage, cellsOf, importButton, readSummary } from './actions';
import { file, usage } from './files';
import { expect, test } from './test';

const GIVEN = usage(
	'gemengd.csv',
	'm-1;2021-12-01;Alfa B.V.;K-1;A-1;EMAIL;3',
	'm-2;2021-12-02;Alfa B.V.;K-1;A-1;EMAIL;twee',
	'm-3;2021-12-03;Alfa B.V.;K-1;A-1;EMAIL;vijf',
	'm-1;2021-12-04;Alfa B.V.;K-1;A-1;EMAIL;6',
	'm-5;2021-12-05;Alfa B.V.;K-1;A-1'
);

test('IMP-6 values are mended in place and records left out, and each can be taken back', async ({
	page
}) => {
	await page.goto('verbruik/');
	await chooseUsage(page, GIVEN);
	const kinds = page.getByRole('table', { name: 'Afgekeurde regels van gemengd.csv', exact: true });
	await kinds
		.getByRole('row', { name: /geen getal/ })
		.getByRole('button', { name: 'Regels tonen' })
		.click();
	const records = page.getByRole('table', { name: 'Afgekeurde regels van gemengd.csv, kolom aantal' });
	await expect(records.getByRole('textbox')).toHaveCount(2);

	// Enter leads on, as in a spreadsheet; the record that was mended is rejected no more.
	await records.getByRole('textbox', { name: 'aantal, regel 3' }).fill('2');
	await page.keyboard.press('Enter');
	await expect(records.getByRole('textbox', { name: 'aantal, regel 4' })).toBeFocused();
	await expect(records.getByRole('textbox')).toHaveCount(1);
	const mends = page.getByRole('table', { name: 'Verbeteringen in gemengd.csv' });
	expect(await cellsOf(mends, 1)).toEqual([['3', 'aantal', 'twee', '2', 'Terugdraaien']]);

	await records.getByRole('button', { name: 'Regel 4 weglaten' }).click();
	await expect(kinds.getByRole('row', { name: /Weggelaten door de gebruiker/ })).toBeVisible();

	// Taken back, it is what the file says.
	await mends.getByRole('button', { name: 'Verbetering terugdraaien: aantal, regel 3' }).click();
	await expect(mends).toBeHidden();
	await expect(kinds.getByRole('row', { name: /geen getal/ })).toContainText('3: twee');

	await records.getByRole('textbox', { name: 'aantal, regel 3' }).fill('22');
	await page.keyboard.press('Enter');
	await expect(mends).toBeVisible();
	await expect(importButton(page)).toBeEnabled();
	await importButton(page).click();
	expect(await readSummary(page)).toEqual({ records: 5, accepted: 2, duplicates: 0, rejected: 3 });
});

test('IMP-7 two contents under one id stand side by side; one gets an id of its own', async ({ page }) => {
	await page.goto('verbruik/');
	await chooseUsage(page, GIVEN);
	const kinds = page.getByRole('table', { name: 'Afgekeurde regels van gemengd.csv', exact: true });
	await kinds
		.getByRole('row', { name: /eerder in het bestand/ })
		.getByRole('button', { name: 'Regels tonen' })
		.click();
	const pair = page.getByRole('table', { name: /Naast elkaar/ });
	await expect(pair.getByRole('rowheader')).toHaveText([
		/Eerder in het bestand, regel 2 telt mee/,
		/Deze regel, regel 5 afgekeurd/
	]);
	await expect(pair.locator('mark')).toHaveText(['1-12-2021 00:00', '3', '4-12-2021 00:00', '6']);

	await pair.getByRole('button', { name: 'Regel 5 bewerken' }).click();
	const dialog = page.getByRole('dialog', { name: 'Regel 5 verbeteren' });
	await dialog.getByLabel('transactie_id').fill('m-4');
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	await expect(page.getByText('Van deze soort is er geen regel meer afgekeurd.')).toBeVisible();

	// A record that is too short gets the fields that it lacks.
	await kinds
		.getByRole('row', { name: /niet evenveel velden/ })
		.getByRole('button', { name: 'Regels tonen' })
		.click();
	await page.getByRole('button', { name: 'Regel 6 bewerken' }).click();
	const short = page.getByRole('dialog', { name: 'Regel 6 verbeteren' });
	await short.getByLabel('sku').fill('EMAIL');
	await short.getByLabel('aantal').fill('7');
	await short.getByRole('button', { name: 'Toepassen' }).click();
	await expect(short).toBeHidden();
	await expect(kinds.locator('tbody tr')).toHaveCount(1);
	await importButton(page).click();
	expect(await readSummary(page)).toEqual({ records: 5, accepted: 3, duplicates: 0, rejected: 2 });
});

test('IMP-6 readings of meters cannot be mended in place, and the page says why', async ({ page }) => {
	await page.goto('verbruik/');
	const readings = ['OpnameDatum,StandNormaal,StandDal', '2023-01-01,100,50', '2023-01-02,9x,55'];
	await chooseUsage(page, file('standen.csv', [...readings, '2023-01-03,120,60', ''].join('\n')));
	await expect(page.getByText(/Hier verbeteren kan niet: wat een meterstand waard is/)).toBeVisible();
	await page.getByRole('button', { name: 'Regels tonen' }).click();
	const records = page.getByRole('table', { name: /Afgekeurde regels van standen.csv, kolom/ });
	await expect(records.getByRole('button', { name: 'Regel 3 weglaten' })).toBeVisible();
	await expect(records.getByRole('textbox')).toHaveCount(0);
	await expect(records.getByRole('button', { name: /bewerken/ })).toHaveCount(0);
});
