/** The price list in the page: changed, tried on the open invoices, and taken back. */
import type { Locator, Page } from '@playwright/test';
import { cellsOf, goTo, importPrices, invoiceTable, makeDrafts } from './actions';
import { file, USAGE } from './files';
import { expect, test } from './test';

const HEADER = 'sku;prijsmodel;bedrag_per_stuk;btw_percentage;geldig_vanaf';

const priceTable = (page: Page): Locator => page.getByRole('table', { name: 'Prijslijst', exact: true });
const rowOf = (page: Page, sku: string): Locator =>
	priceTable(page)
		.locator('tbody tr')
		.filter({ has: page.getByRole('link', { name: sku, exact: true }) });

/** The sample's usage with prices for it, its one draft made, and the price list shown. */
async function withDraft(page: Page): Promise<void> {
	await makeDrafts(page, USAGE);
	await goTo(page, 'Prijslijst');
}

test('PRI-2 a price is added with tiers as rows, checked while it is typed', async ({ page }) => {
	await page.goto('prijslijst/');
	await page.getByRole('button', { name: 'Prijs toevoegen' }).click();
	const dialog = page.getByRole('dialog', { name: 'Prijs toevoegen' });
	await dialog.getByLabel('SKU', { exact: true }).fill('EMAIL');
	await dialog.getByLabel('Geldig vanaf').fill('2021-01-01');
	await dialog.getByLabel('Prijsmodel').selectOption({ label: 'Schijven' });
	await dialog.getByRole('button', { name: 'Trede toevoegen' }).click();
	await dialog.getByLabel('Trede 1: tot en met').fill('100');
	await dialog.getByLabel('Trede 1: bedrag per stuk').fill('0,10');
	await dialog.getByLabel('Trede 2: tot en met').fill('50');
	await expect(dialog.getByText('Dit is geen getal')).toHaveCount(0);
	await dialog.getByLabel('Trede 2: bedrag per stuk').fill('acht cent');
	await expect(dialog.getByText('Dit is geen getal')).toBeVisible();
	await dialog.getByLabel('Trede 2: bedrag per stuk').fill('0,08');
	await dialog.getByLabel('Trede 3: bedrag per stuk').fill('0,05');
	await expect(dialog.getByText('De treden lopen niet op')).toBeVisible();
	await dialog.getByLabel('Trede 2: tot en met').fill('500');
	await expect(dialog.getByText('De treden lopen niet op')).toHaveCount(0);
	await expect(dialog.getByText('100 × 0,10 + 400 × 0,08 + 150 × 0,05 = € 49,50')).toBeVisible();
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	await expect(rowOf(page, 'EMAIL')).toContainText(
		'Schijven: t/m 100 à 0,10 · t/m 500 à 0,08 · daarboven à 0,05'
	);
	await page.getByRole('button', { name: 'Ongedaan maken' }).click();
	await expect(page.getByText('Nog geen prijzen')).toBeVisible();
});

test('PRI-1 a new version takes over from its date on, and the history says so', async ({ page }) => {
	await page.goto('prijslijst/');
	await importPrices(page, file('een.csv', `${HEADER}\nEMAIL;standaard;0,10;21;2021-01-01\n`));
	await page.getByRole('button', { name: /^Nieuwe versie van EMAIL/ }).click();
	const dialog = page.getByRole('dialog', { name: 'Nieuwe versie van EMAIL' });
	await dialog.getByLabel('Geldig vanaf').fill('2021-01-01');
	await expect(dialog.getByText('Er is al een versie van deze prijs vanaf deze datum')).toBeVisible();
	await dialog.getByLabel('Geldig vanaf').fill('2999-01-01');
	await dialog.getByLabel('Bedrag per stuk').fill('0,12');
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	await rowOf(page, 'EMAIL').first().getByRole('link').click();
	await expect(page.getByRole('heading', { name: 'Versies van EMAIL' })).toBeVisible();
	await expect(page.getByText(/Nu geldt Standaard 0,10, sinds 1-1-2021\./)).toBeVisible();
	await expect(page.getByText(/Vanaf 1-1-2999 geldt Standaard 0,12\./)).toBeVisible();
	await expect(priceTable(page)).toContainText('31-12-2998');
	await page.reload();
	await expect(page.getByText(/Vanaf 1-1-2999 geldt Standaard 0,12\./)).toBeVisible();
});

test('BIL-4 prices are tried on the open drafts before they are saved, or discarded', async ({ page }) => {
	await withDraft(page);
	await page.getByRole('button', { name: 'Prijzen uitproberen' }).click();
	await expect(page.getByText('U probeert prijzen uit: er is nog niets opgeslagen.')).toBeVisible();
	await expect(page.getByText('Met deze prijzen blijft elk concept zoals het is.')).toBeVisible();

	await page.getByRole('button', { name: /^Prijs van EMAIL vanaf .* wijzigen$/ }).click();
	const dialog = page.getByRole('dialog', { name: 'Prijs van EMAIL wijzigen' });
	await dialog.getByLabel('Prijsmodel').selectOption({ label: 'Standaard' });
	await dialog.getByLabel('Bedrag per stuk').fill('1');
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	const table = page.getByRole('table', { name: 'Wat de open concepten zouden worden' });
	await expect(table.getByRole('button', { name: /^Regels van/ })).toBeVisible();
	const [row] = await cellsOf(table, 1);
	const [, , now, then, difference] = row ?? [];
	expect(number(then) - number(now)).toBe(number(difference));
	expect(number(difference)).toBeGreaterThan(0);
	await table.getByRole('button', { name: /^Regels van/ }).click();
	const lines = page.getByRole('dialog').getByRole('table', { name: /^Verschillen van/ });
	await expect(lines.locator('tbody tr').first()).toContainText('EMAIL');
	await page.keyboard.press('Escape');

	// Nothing is stored yet: the draft itself says what it said.
	await goTo(page, 'Rapporten');
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(1);
	const before = await invoiceTable(page).locator('tbody tr').innerText();
	await goTo(page, 'Prijslijst');
	await page.getByRole('button', { name: 'Proef opslaan' }).click();
	await expect(page.getByText('De proef is opgeslagen.')).toBeVisible();
	await goTo(page, 'Rapporten');
	await expect(invoiceTable(page).locator('tbody tr')).not.toHaveText(before);
	await goTo(page, 'Prijslijst');
	await expect(rowOf(page, 'EMAIL')).toContainText('1,00');
});

test('PRI-5 a file is tried before it is imported, and thrown away without a trace', async ({ page }) => {
	await withDraft(page);
	// What is read at once must be there: the list is drawn when the database gave it.
	await expect(rowOf(page, 'EMAIL')).toBeVisible();
	const rows = await priceTable(page).locator('tbody').innerText();
	await page.getByRole('button', { name: 'Prijzen uitproberen' }).click();
	await page
		.getByLabel('Bestand uitproberen')
		.setInputFiles(file('duurder.csv', `${HEADER}\nEMAIL;standaard;9,99;21;2021-01-01\n`) as never);
	await expect(page.getByText('duurder.csv staat in de proef; er is nog niets opgeslagen.')).toBeVisible();
	await expect(rowOf(page, 'EMAIL')).toContainText('9,99');
	const table = page.getByRole('table', { name: 'Wat de open concepten zouden worden' });
	await expect(table.getByRole('button', { name: /^Regels van/ })).toBeVisible();
	await page.getByRole('button', { name: 'Proef weggooien' }).click();
	await expect(page.getByText('De proef is weggegooid.')).toBeVisible();
	await expect(priceTable(page).locator('tbody')).toHaveText(rows, { useInnerText: true });
});

/** Cents of an amount as the page writes it. */
function number(text = ''): number {
	return Number(text.replace('\u2212', '-').replaceAll('.', '').replace(',', ''));
}
