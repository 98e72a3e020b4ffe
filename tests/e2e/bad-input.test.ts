/** Files that cannot be read, in whole or in part: said by name and place, and nothing is changed by them. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
	chooseUsage,
	choosePrices,
	downloadBy,
	importButton,
	importPrices,
	importUsage,
	readSummary
} from './actions';
import { customers, file, HEADER, PRICES, usage, type GivenFile } from './files';
import { countStored } from './stored';
import { expect, test } from './test';

const png = await readFile(fileURLToPath(new URL('../../static/icon-192.png', import.meta.url)));

const UNREADABLE: readonly { what: string; rule: string; given: GivenFile; says: readonly RegExp[] }[] = [
	{ what: 'an empty file', rule: 'IMP-1', given: file('leeg.csv', ''), says: [/leeg\.csv is leeg/] },
	{
		what: 'a header alone',
		rule: 'IMP-1',
		given: usage('kop.csv'),
		says: [/Onder de kopregel \(regel 1\) staan geen regels/]
	},
	{
		what: 'a picture that is named .csv',
		rule: 'IMP-11',
		given: file('foto.csv', png),
		says: [/foto\.csv is geen tekstbestand/]
	},
	{
		what: 'a file without a column for the SKU',
		rule: 'IMP-3',
		given: file('geen-sku.csv', 'tijdstip;aantal\n2021-12-01;3\n'),
		says: [/kopregel \(regel 1\) noemt geen SKU/]
	},
	{
		what: 'a file without a column for the date',
		rule: 'IMP-3',
		given: file('geen-datum.csv', 'sku;aantal\nEMAIL;3\n'),
		says: [/kopregel \(regel 1\) noemt geen tijdstip en geen periode/]
	}
];

for (const { what, rule, given, says } of UNREADABLE) {
	test(`${rule} ${what} is refused by name, and nothing changes`, async ({ page }) => {
		await page.goto('verbruik/');
		await importUsage(page, customers('goed.csv', 2));
		const before = await countStored(page);
		await chooseUsage(page, given);
		await expect(page.getByText('Dit bestand kon niet gelezen worden')).toBeVisible();
		await expect(page.getByRole('heading', { name: given.name })).toBeVisible();
		for (const sentence of says) await expect(page.getByRole('main')).toContainText(sentence);
		await expect(importButton(page)).toBeDisabled();
		expect(await countStored(page)).toEqual(before);
	});
}

test('IMP-6 broken rows are rejected by line and column; mended and imported again they count', async ({
	page
}) => {
	await page.goto('verbruik/');
	const given = usage(
		'gemengd.csv',
		'm-1;2021-12-01;Alfa B.V.;K-1;A-1;EMAIL;3',
		'm-2;2021-13-45;Alfa B.V.;K-1;A-1;EMAIL;4',
		'm-3;2021-12-03;Alfa B.V.;K-1;A-1;EMAIL;vijf',
		'm-4;2021-12-04;Alfa B.V.;K-1;A-1;EMAIL;6'
	);
	await chooseUsage(page, given);
	const kinds = page.getByRole('table', { name: 'Afgekeurde regels van gemengd.csv', exact: true });
	await expect(kinds.locator('tbody tr')).toHaveText([
		/^\s*1\s*tijdstip\s*Deze datum of tijd bestaat niet.*3: 2021-13-45/,
		/^\s*1\s*aantal\s*Dit is geen getal.*4: vijf/
	]);
	await importButton(page).click();
	expect(await readSummary(page)).toEqual({ records: 4, accepted: 2, duplicates: 0, rejected: 2 });

	const { name, bytes } = await downloadBy(
		page,
		page.getByRole('link', { name: 'Afgekeurde regels downloaden' })
	);
	const rejected = bytes.toString('utf8');
	expect(rejected).toContain(HEADER);
	expect(rejected.trim().split('\r\n')).toHaveLength(3);
	const mended = rejected.replace('2021-13-45', '2021-12-02').replace('vijf', '5');
	expect(await importUsage(page, file(name, mended))).toEqual({
		records: 2,
		accepted: 2,
		duplicates: 0,
		rejected: 0
	});
	expect(await countStored(page)).toMatchObject({ imports: 2 });
});

test('PRI-2 a price list with a negative tier is refused by line and column, and no price changes', async ({
	page
}) => {
	await page.goto('prijslijst/');
	await importPrices(page, PRICES);
	const before = await countStored(page);
	const list = [
		'sku;prijsmodel;tot_en_met;bedrag_per_stuk;btw_percentage;geldig_vanaf',
		'EMAIL;schijven;100;0,10;21;2022-01-01',
		'EMAIL;schijven;;-0,05;21;2022-01-01'
	];
	await choosePrices(page, file('negatief.csv', list.join('\n')));
	await expect(page.getByRole('alert')).toContainText(/negatief\.csv is niet geïmporteerd/);
	await expect(page.getByRole('alert')).toContainText('Er is niets gewijzigd.');
	const problems = page.getByRole('table', { name: 'Problemen in de prijslijst' });
	await expect(problems.locator('tbody tr').locator('td')).toHaveText([
		'3',
		'bedrag_per_stuk',
		'-0,05',
		/De prijs van een trede kan niet onder nul liggen/
	]);
	expect(await countStored(page)).toEqual(before);
	await expect(page.getByRole('table', { name: 'Prijslijst', exact: true }).locator('tbody tr')).toHaveCount(
		14
	);
});
