/** What a user does on the pages, by the names that they are promised under. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { PRICES, USAGE, type GivenFile } from './files';
import { expect } from './test';

type Files = string | GivenFile | string[] | GivenFile[];
export type PageName = 'Startpagina' | 'Verbruik' | 'Bedrijven' | 'Rapporten' | 'Prijslijst' | 'Support';

/** The words that an export is answered with (EXP-1). */
export const QUEUED =
	'Uw export wordt in de wachtrij gezet en door een afzonderlijk proces verwerkt. U ontvangt een melding wanneer dit klaar is.';

export async function goTo(page: Page, name: PageName): Promise<void> {
	await page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name, exact: true }).click();
}

export async function chooseUsage(page: Page, files: Files): Promise<void> {
	await page.getByLabel('Verbruiksbestanden kiezen').setInputFiles(files as never);
}

export const importButton = (page: Page): Locator =>
	page.getByRole('button', { name: 'Importeren', exact: true });

/** What an import did, over all its files (IMP-6). */
export interface Summary {
	readonly records: number;
	readonly accepted: number;
	readonly duplicates: number;
	readonly rejected: number;
}

/** Chooses files on the page Verbruik, confirms the preview and reads the summary. */
export async function importUsage(page: Page, files: Files): Promise<Summary> {
	await chooseUsage(page, files);
	await importButton(page).click();
	return readSummary(page);
}

export async function readSummary(page: Page): Promise<Summary> {
	const summary = page.getByTestId('import-summary');
	await expect(summary).toBeVisible();
	const { records, accepted, duplicates, rejected } = await summary.evaluate((element) => ({
		...(element as HTMLElement).dataset
	}));
	return {
		records: Number(records),
		accepted: Number(accepted),
		duplicates: Number(duplicates),
		rejected: Number(rejected)
	};
}

export async function choosePrices(page: Page, prices: string | GivenFile): Promise<void> {
	await page.getByLabel('Prijslijst kiezen').setInputFiles(prices as never);
}

/** On the page Prijslijst. */
export async function importPrices(page: Page, prices: string | GivenFile): Promise<void> {
	await choosePrices(page, prices);
	const name = typeof prices === 'string' ? (prices.split('/').at(-1) ?? '') : prices.name;
	await expect(page.getByText(`${name} is geïmporteerd.`)).toBeVisible();
}

export interface Run {
	/** `2021-12`. */
	readonly usage: string;
	readonly subscriptions?: string;
	/** `2022-02-27`. */
	readonly date: string;
}

/** On the page Facturen. */
export async function makeInvoices(page: Page, { usage, subscriptions, date }: Run): Promise<void> {
	await page.getByRole('button', { name: 'Facturen aanmaken' }).click();
	const dialog = page.getByRole('dialog', { name: 'Facturen aanmaken' });
	await dialog.getByLabel('Verbruik tot en met').fill(usage);
	if (subscriptions !== undefined) await dialog.getByLabel('Abonnementen tot en met').fill(subscriptions);
	await dialog.getByLabel('Factuurdatum').fill(date);
	await dialog.getByRole('button', { name: 'Aanmaken', exact: true }).click();
	await expect(dialog).toBeHidden();
}

export const invoiceTable = (page: Page): Locator =>
	page.getByRole('table', { name: 'Facturen', exact: true });

/** From the page Facturen to the only invoice whose row has these words. */
export async function openInvoice(page: Page, words: string | RegExp): Promise<void> {
	await invoiceTable(page).locator('tbody tr').filter({ hasText: words }).getByRole('link').click();
	await expect(page.getByRole('table', { name: 'Factuurregels' })).toBeVisible();
}

/** On an invoice's own page. */
export async function finalise(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Definitief maken' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Definitief maken' }).click();
	await expect(dialog).toBeHidden();
}

/** The texts of a table's body, row by row and cell by cell, once there are so many rows. */
export async function cellsOf(table: Locator, rows: number): Promise<string[][]> {
	await expect(table.locator('tbody tr')).toHaveCount(rows);
	return table
		.locator('tbody tr')
		.evaluateAll((all) =>
			all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim()))
		);
}

export const bell = (page: Page): Locator => page.getByRole('button', { name: /^Meldingen/ });

/** Queues the export of the invoice whose page is shown, or of those that were chosen in the list. */
export async function exportShown(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Exporteren' }).click();
	await expect(page.getByText(QUEUED)).toBeVisible();
}

export interface Downloaded {
	readonly name: string;
	readonly bytes: Buffer;
}

/** Takes what a click downloads. */
export async function downloadBy(page: Page, click: Locator): Promise<Downloaded> {
	const [download] = await Promise.all([page.waitForEvent('download'), click.click()]);
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Waits until the bell counts so many, opens it, and takes the file of its newest entry with this name. */
export async function downloadFromBell(page: Page, name: string, unread = 1): Promise<Downloaded> {
	await expect(bell(page)).toHaveAccessibleName(`Meldingen, ${unread} ongelezen`);
	await bell(page).click();
	const list = page.getByRole('dialog', { name: 'Meldingen' });
	const downloaded = await downloadBy(page, list.getByRole('button', { name, exact: true }).first());
	await page.keyboard.press('Escape');
	await expect(list).toBeHidden();
	return downloaded;
}

/** In an empty browser: the sample's prices, and usage; then on the page Facturen. `site`: where no base address is set. */
export async function importWithPrices(page: Page, files: Files, site = ''): Promise<void> {
	await page.goto(`${site}prijslijst/`);
	await importPrices(page, PRICES);
	await goTo(page, 'Verbruik');
	await importUsage(page, files);
	await goTo(page, 'Rapporten');
}

/** The same, with the drafts of usage up to December 2021. */
export async function makeDrafts(page: Page, files: Files, site = ''): Promise<void> {
	await importWithPrices(page, files, site);
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
}

/** The whole job on the sample month, until the bell tells of the specification of its invoice F2022-0001. */
export async function doTheJob(page: Page, site = ''): Promise<void> {
	await makeDrafts(page, USAGE, site);
	await openInvoice(page, 'concept');
	await finalise(page);
	await exportShown(page);
	await expect(bell(page)).toHaveAccessibleName('Meldingen, 1 ongelezen');
}
