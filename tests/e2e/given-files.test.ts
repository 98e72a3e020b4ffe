/** Files given otherwise than one by one: a folder, and cells of a spreadsheet (IMP-1, IMP-6). */
import { mkdir, writeFile } from 'node:fs/promises';
import { importButton, readSummary } from './actions';
import { HEADER } from './files';
import { expect, test } from './test';

test('IMP-6 of a folder every data file is read, and what is left out is named', async ({ page }, info) => {
	const folder = info.outputPath('december');
	await mkdir(`${folder}/oud`, { recursive: true });
	await writeFile(`${folder}/een.csv`, `${HEADER}\na;2021-12-01;Alfa;K-1;A-1;EMAIL;3\n`);
	await writeFile(`${folder}/oud/twee.csv`, `${HEADER}\nb;2021-12-01;Alfa;K-1;A-1;EMAIL;4\n`);
	await writeFile(`${folder}/foto.png`, 'x');
	await writeFile(`${folder}/.DS_Store`, 'x');
	await page.goto('verbruik/');
	await page.getByLabel('Map kiezen').setInputFiles(folder);
	await expect(page.getByText('2 bestanden uit de map zijn weggelaten')).toBeVisible();
	await expect(page.getByText('december/foto.png')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Controleer de 2 bestanden' })).toBeVisible();
	await importButton(page).click();
	expect(await readSummary(page)).toEqual({ records: 2, accepted: 2, duplicates: 0, rejected: 0 });
});

test('IMP-1 cells that are pasted on the page are read as a file', async ({ page }) => {
	await page.goto('verbruik/');
	await expect(page.getByRole('heading', { name: 'Imports' })).toBeVisible();
	await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
	const cells = `${HEADER}\na;2021-12-01;Alfa;K-1;A-1;EMAIL;3\n`.replaceAll(';', '\t');
	await page.evaluate((text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		document.body.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	}, cells);
	await expect(page.getByRole('heading', { name: /^Geplakt \d+-\d+-\d{4} \d\d\.\d\d\.tsv$/ })).toBeVisible();
	await importButton(page).click();
	expect(await readSummary(page)).toEqual({ records: 1, accepted: 1, duplicates: 0, rejected: 0 });
});
