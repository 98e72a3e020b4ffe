/** Files of many kinds, as a user finds them on the preview and afterwards. */
import type { Page } from '@playwright/test';
import { chooseUsage, goTo, importButton, importUsage, readSummary } from './actions';
import { customers, file, SUBSCRIPTIONS, usage, USAGE } from './files';
import { countStored } from './stored';
import { expect, test } from './test';

const samples = (page: Page) => page.getByRole('table', { name: /^Eerste regels van/ });
const totals = (page: Page) => page.getByRole('table', { name: /^Totalen van/ });
const imports = (page: Page) => page.getByRole('table', { name: 'Imports', exact: true });

test('IMP-2 Windows-1252 is read with its € and é, and the page says so', async ({ page }) => {
	await page.goto('verbruik/');
	const text = 'tijdstip;klantnaam;sku;aantal\n2021-12-01;Caf\u00e9 \u20ac B.V.;EMAIL;3\n';
	const bytes = Uint8Array.from(text, (character) =>
		character === '\u20ac' ? 0x80 : character.charCodeAt(0)
	);
	await chooseUsage(page, file('oud.csv', bytes));
	await expect(samples(page)).toContainText('Café € B.V.');
	await expect(page.getByText(/is gelezen als Windows-1252/)).toBeVisible();
	await importButton(page).click();
	expect(await readSummary(page)).toMatchObject({ accepted: 1, rejected: 0 });
	await goTo(page, 'Bedrijven');
	await expect(page.getByRole('main')).toContainText('Café € B.V.');
});

for (const [delimiter, name] of [
	['\t', 'tabs'],
	['|', 'verticale strepen']
] as const) {
	test(`IMP-1 a file with ${name} between its fields is read as such`, async ({ page }) => {
		await page.goto('verbruik/');
		const rows = [
			['tijdstip', 'klantnaam', 'sku', 'aantal'],
			['2021-12-01', 'Alfa; en, zoon', 'EMAIL', '3'],
			['2021-12-02', 'Beta', 'EMAIL', '4']
		];
		await chooseUsage(page, file('velden.csv', rows.map((row) => row.join(delimiter)).join('\r\n')));
		await expect(page.getByText(`gescheiden door ${name}`)).toBeVisible();
		await expect(samples(page)).toContainText('Alfa; en, zoon');
		await importButton(page).click();
		expect(await readSummary(page)).toEqual({ records: 2, accepted: 2, duplicates: 0, rejected: 0 });
	});
}

test('IMP-4 IMP-5 Dutch and English numbers and dates of two files mean the same', async ({ page }) => {
	await page.goto('verbruik/');
	const header = 'datum;klantnaam;sku;aantal';
	const dutch = [header, '31-12-2021;Alfa;EMAIL;1.234,5', '1-12-2021;Alfa;EMAIL;0,25'].join('\n');
	const english = [header, '12/31/2021;Alfa;EMAIL;1,234.5', '12/01/2021;Alfa;EMAIL;0.25'].join('\n');
	await chooseUsage(page, file('nederlands.csv', dutch));
	await expect(page.getByText(/decimale komma · dag voor maand/)).toBeVisible();
	await expect(totals(page)).toContainText('1.234,75');
	await expect(totals(page)).toContainText('december 2021');
	await page.getByRole('button', { name: 'Bestand weglaten' }).click();
	await chooseUsage(page, file('engels.csv', english));
	await expect(page.getByText(/decimale punt/)).toBeVisible();
	await expect(totals(page)).toContainText('1.234,75');
	await expect(totals(page)).toContainText('december 2021');
});

test('IMP-5 dates that nothing decides are asked before anything is imported', async ({ page }) => {
	await page.goto('verbruik/');
	await chooseUsage(page, file('vraag.csv', 'datum;klantnaam;sku;aantal\n03/04/2021;Alfa;EMAIL;3\n'));
	await expect(importButton(page)).toBeDisabled();
	await page.getByRole('radio', { name: /3 april|3-4-2021/ }).check();
	await expect(importButton(page)).toBeEnabled();
	await importButton(page).click();
	await readSummary(page);
	await expect(imports(page)).toContainText('april 2021');
});

test('IMP-6 a last line that only the user knows to be the total is asked, and is not billed twice', async ({
	page
}) => {
	await page.goto('verbruik/');
	const lines = [
		'Vanaf;Tot;Verbruik laag tarief;Verbruik hoog tarief;Totaal',
		...['1-1-2015;1-1-2015;1;2;3', '2-1-2015;2-1-2015;1;x;3', '3-1-2015;3-1-2015;1;2;3'],
		'1-1-2015;3-1-2015;3;9;12',
		''
	];
	await chooseUsage(page, file('breed.csv', lines.join('\r\n')));
	await expect(page.getByRole('group', { name: 'Is regel 5 het totaal van het bestand?' })).toBeVisible();
	await expect(importButton(page)).toBeDisabled();
	await page.getByRole('radio', { name: /^Het totaal/ }).check();
	await expect(page.getByText('Regel 5 is het totaal van het bestand')).toBeVisible();
	await importButton(page).click();
	expect(await readSummary(page)).toEqual({ records: 6, accepted: 5, duplicates: 0, rejected: 1 });
});

test('IMP-7 the same file twice counts once', async ({ page }) => {
	await page.goto('verbruik/');
	await importUsage(page, customers('klanten.csv', 9));
	expect(await importUsage(page, customers('nog-eens.csv', 9))).toEqual({
		records: 9,
		accepted: 0,
		duplicates: 9,
		rejected: 0
	});
});

test('IMP-6 two files at once have one summary, and a row each', async ({ page }) => {
	await page.goto('verbruik/');
	const summary = await importUsage(page, [USAGE, SUBSCRIPTIONS]);
	expect(summary).toEqual({ records: 8111, accepted: 8111, duplicates: 0, rejected: 0 });
	const rows = page.getByRole('table', { name: 'Geïmporteerde bestanden' }).locator('tbody tr');
	await expect(rows).toHaveText([/verbruik-autoinvoice-2021\.csv\s*8\.108/, /abonnementen-2021-09\.csv\s*3/]);
	await expect(imports(page).locator('tbody tr')).toHaveCount(2);
});

test('IMP-10 an import is undone after its consequences were told, and can be imported again', async ({
	page
}) => {
	await page.goto('verbruik/');
	const given = customers('klanten.csv', 4);
	await importUsage(page, given);
	const more = usage('later.csv', 'extra;2021-12-01;Klant 001 B.V.;K-001;A-001;EMAIL;1');
	await importUsage(
		page,
		file('beide.csv', `${given.buffer.toString()}${lastLine(more.buffer.toString())}\n`)
	);
	const row = imports(page).locator('tbody tr').filter({ hasText: 'klanten.csv' });
	await row.getByRole('button', { name: 'Ongedaan maken' }).click();
	const dialog = page.getByRole('dialog', { name: 'Import ongedaan maken' });
	await expect(dialog).toContainText('De 4 gebeurtenissen uit klanten.csv tellen dan niet meer mee.');
	await expect(dialog).toContainText('beide.csv: 4 regels weggelaten');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(row).toContainText('Telt mee');
	await row.getByRole('button', { name: 'Ongedaan maken' }).click();
	await dialog.getByRole('button', { name: 'Ongedaan maken' }).click();
	await expect(row).toContainText('Ongedaan gemaakt');
	await expect(row.getByRole('button', { name: 'Ongedaan maken' })).toHaveCount(0);
	expect(await importUsage(page, given)).toMatchObject({ accepted: 4, duplicates: 0 });
	expect(await countStored(page)).toMatchObject({ imports: 3 });
});

function lastLine(text: string): string {
	return text.trim().split('\r\n').at(-1) ?? '';
}
