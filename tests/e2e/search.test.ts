/** The search of the whole page, by keyboard alone; and words in a page's own search field, kept in its address. */
import type { Locator, Page } from '@playwright/test';
import { goTo, importPrices, importUsage, invoiceTable, makeInvoices } from './actions';
import { customers, PRICES, USAGE } from './files';
import { testGiven } from './given';
import { expect, test } from './test';

const CUSTOMER = 'Voorbeeld Administratiekantoor B.V.';

/** The sample month with one draft, and thirty customers more, each with a draft. */
const testGivenMany = testGiven(async (page) => {
	await page.goto('prijslijst/');
	await importPrices(page, PRICES);
	await goTo(page, 'Verbruik');
	await importUsage(page, [USAGE]);
	await importUsage(page, [customers('klanten.csv', 30)]);
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
});

async function openFilled(page: Page): Promise<void> {
	await page.goto('rapporten/facturen/');
	await expect(invoiceTable(page).locator('tbody tr').first()).toBeVisible();
}

const field = (page: Page): Locator => page.getByRole('combobox', { name: /^Zoek een factuur/ });
const group = (page: Page, name: string): Locator => page.getByRole('group', { name });
/** Selects have options too, and theirs are no part of it. */
const chosen = (page: Page): Locator =>
	page.getByRole('listbox', { name: 'Resultaten' }).getByRole('option', { selected: true });
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { level: 1, name });

async function search(page: Page, words: string): Promise<void> {
	await page.keyboard.press('Control+k');
	await expect(field(page)).toBeFocused();
	await page.keyboard.type(words);
}

testGivenMany(
	'an invoice, a customer, an SKU and a page are found and opened by keyboard alone',
	async ({ page }) => {
		await openFilled(page);

		await search(page, 'voorbeeld  ADMINISTRATIE');
		await expect(group(page, 'Facturen, 1').getByRole('option')).toContainText(CUSTOMER);
		await expect(group(page, 'Bedrijven, 1').getByRole('option')).toContainText(CUSTOMER);
		await expect(page.getByRole('status').filter({ hasText: '2 resultaten' })).toBeAttached();
		await expect(chosen(page)).toContainText('Concept');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('table', { name: 'Factuurregels' })).toBeVisible();
		await expect(field(page)).toBeHidden();

		// By an account, a KvK number as others group it, and with the arrows round the end.
		await search(page, '8765 4321');
		await expect(group(page, 'Bedrijven, 1').getByRole('option')).toContainText('87654321');
		await page.keyboard.press('ArrowUp');
		await expect(chosen(page)).toContainText('87654321');
		await page.keyboard.press('Enter');
		await expect(heading(page, CUSTOMER)).toBeVisible();

		await search(page, 'print_eu');
		await expect(chosen(page)).toContainText('PRINT_EU');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/prijslijst\/\?sku=PRINT_EU$/);

		await page.keyboard.press('/');
		await page.keyboard.type('instel');
		await page.keyboard.press('Enter');
		await expect(heading(page, 'Instellingen')).toBeVisible();
	}
);

testGivenMany(
	'five of many are shown, and all of them on their own page with the words in its address',
	async ({ page }) => {
		await openFilled(page);
		await search(page, 'klant 0');
		await expect(group(page, 'Bedrijven, 30').getByRole('option')).toHaveCount(6);
		for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
		await expect(chosen(page)).toHaveText('Alle 30 tonen');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/facturen\/\?zoek=klant\+0$/);
		await expect(page.getByLabel('Zoek op nummer of klant')).toHaveValue('klant 0');
		await expect(invoiceTable(page).locator('tbody tr').first()).toContainText('Klant 0');
		await expect(invoiceTable(page)).not.toContainText(CUSTOMER);
	}
);

test('Escape gives the focus back, and a slash in a field is a slash', async ({ page }) => {
	await page.goto('prijslijst/');
	await importPrices(page, PRICES);
	const own = page.getByRole('searchbox');
	await own.focus();
	await page.keyboard.press('/');
	await expect(own).toHaveValue('/');
	await search(page, 'er is niets dat zo heet');
	await expect(page.getByRole('status').filter({ hasText: 'Niets gevonden' })).toBeAttached();
	await expect(page.getByRole('listbox', { name: 'Resultaten' }).getByRole('option')).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(field(page)).toBeHidden();
	await expect(own).toBeFocused();

	const button = page.getByRole('button', { name: 'Overal zoeken' });
	await button.press('Enter');
	await expect(field(page)).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(button).toBeFocused();
});

testGivenMany('what is searched on a page survives a reload and the way back', async ({ page }) => {
	await openFilled(page);
	for (const { name, title, words } of [
		{ name: 'Prijslijst', title: 'Prijslijst', words: 'print_eu' },
		{ name: 'Bedrijven', title: 'Bedrijven', words: 'klant 011' },
		{ name: 'Rapporten', title: 'Facturen', words: 'klant 012' }
	] as const) {
		await goTo(page, name);
		await expect(heading(page, title)).toBeVisible();
		await page.getByRole('searchbox').fill(words);
		await expect(page).toHaveURL(new RegExp(`zoek=${words.replace(' ', '\\+')}`));
		await page.reload();
		await expect(page.getByRole('searchbox')).toHaveValue(words);
		await goTo(page, 'Support');
		await expect(heading(page, 'Support')).toBeVisible();
		await page.goBack();
		await expect(heading(page, title)).toBeVisible();
		await expect(page.getByRole('searchbox')).toHaveValue(words);
		const rows = page.getByRole('table').first().locator('tbody tr');
		await expect(rows.first()).toContainText(new RegExp(words, 'i'));
	}
});
