/** Several tabs of one browser, and two administrations in it. */
import type { Page } from '@playwright/test';
import {
	bell,
	exportShown,
	goTo,
	importPrices,
	importUsage,
	invoiceTable,
	makeDrafts,
	makeInvoices,
	openInvoice
} from './actions';
import { customers, file, usage } from './files';
import { countStored } from './stored';
import { expect, test } from './test';

const CUSTOMERS = 12;

async function makeDraftsOf(page: Page, count: number): Promise<void> {
	await makeDrafts(page, customers('klanten.csv', count));
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(count);
}

/** Chooses the drafts of some customers, up to the question whether they shall be definitive. */
async function askDefinitive(page: Page, numbers: readonly number[]): Promise<void> {
	await page.bringToFront();
	for (const number of numbers) {
		const customer = `Klant ${String(number).padStart(3, '0')} B.V.`;
		await page.getByRole('checkbox', { name: `Factuur concept van ${customer} kiezen` }).check();
	}
	await page.getByRole('button', { name: 'Definitief maken' }).click();
	await expect(page.getByRole('dialog')).toContainText(
		new RegExp(`${numbers.length} facturen.* de nummers F2022-`)
	);
}

test('BIL-5 two tabs at once give consecutive numbers, none twice and without a gap', async ({
	page,
	context
}) => {
	await makeDraftsOf(page, CUSTOMERS);
	const second = await context.newPage();
	await second.goto('rapporten/facturen/');
	await expect(invoiceTable(second).locator('tbody tr')).toHaveCount(CUSTOMERS);
	const all = Array.from({ length: CUSTOMERS }, (_, i) => i + 1);
	await askDefinitive(
		page,
		all.filter((n) => n % 2 === 1)
	);
	await askDefinitive(
		second,
		all.filter((n) => n % 2 === 0)
	);
	// Not a click of the mouse: that waits until a tab draws, and only one of the two is in front.
	await Promise.all(
		[page, second].map((tab) =>
			tab.getByRole('dialog').getByRole('button', { name: 'Definitief maken' }).dispatchEvent('click')
		)
	);
	for (const tab of [page, second]) {
		await expect(tab.getByText(/6 facturen zijn definitief/)).toBeVisible();
		const links = invoiceTable(tab).locator('tbody').getByRole('link');
		const expected = all.map((n) => `F2022-${String(n).padStart(4, '0')}`);
		await expect.poll(async () => (await links.allInnerTexts()).sort()).toEqual(expected);
	}
});

test('NOT-1 another open tab shows a notification at once, and that it was read', async ({
	page,
	context
}) => {
	await makeDraftsOf(page, 1);
	const second = await context.newPage();
	await second.goto('prijslijst/');
	await expect(bell(second)).toHaveAccessibleName('Meldingen');
	await openInvoice(page, 'concept');
	await exportShown(page);
	await expect(bell(second)).toHaveAccessibleName('Meldingen, 1 ongelezen');
	await expect(second.getByRole('status').filter({ hasText: /is gereed/ })).toHaveCount(1);
	await bell(second).click();
	const list = second.getByRole('dialog', { name: 'Meldingen' });
	await list.getByRole('button', { name: 'Alles gelezen' }).click();
	await expect(bell(page)).toHaveAccessibleName('Meldingen');
	await list.getByRole('button', { name: 'Melding verwijderen' }).click();
	await expect(list).toContainText('Geen meldingen');
	expect(await countStored(page)).toMatchObject({ notifications: 0, files: 0, jobs: 0 });
});

test('BIL-4 another open tab shows what an import and a price change', async ({ page, context }) => {
	await makeDraftsOf(page, 1);
	const second = await context.newPage();
	await second.goto('rapporten/facturen/');
	await openInvoice(second, 'concept');
	const quantity = second.getByRole('table', { name: 'Factuurregels' }).locator('tbody td').nth(8);
	await expect(quantity).toHaveText('1');
	await goTo(page, 'Verbruik');
	await importUsage(page, usage('meer.csv', 'meer-1;2021-12-20;Klant 001 B.V.;K-001;A-001;EMAIL;7'));
	await expect(quantity).toHaveText('8');
	await goTo(page, 'Prijslijst');
	const dearer =
		'sku;eenheid;prijsmodel;bedrag_per_stuk;btw_percentage;geldig_vanaf\nEMAIL;Document;standaard;2,50;21;2021-12-01';
	await importPrices(page, file('duurder.csv', dearer));
	await expect(second.getByRole('table', { name: 'Factuurregels' }).locator('tbody td').nth(10)).toHaveText(
		'20,00'
	);
});

test('STO-6 the sample is an administration of its own, and leaves the own one as it is', async ({
	page
}) => {
	await page.goto('.');
	await expect(page.getByRole('button', { name: 'Voorbeeld laden' })).toBeVisible();
	const own = await countStored(page);
	await page.getByRole('button', { name: 'Voorbeeld laden' }).click();
	await expect(page.getByText(/Dit zijn voorbeeldgegevens/)).toBeVisible();
	await goTo(page, 'Verbruik');
	const imports = page.getByRole('table', { name: 'Imports', exact: true });
	await expect(imports.locator('tbody tr')).toHaveCount(2);
	await imports.getByRole('link', { name: 'verbruik-autoinvoice-2021.csv' }).click();
	await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await openInvoice(page, 'concept');
	await expect(page.getByText(/Dit zijn voorbeeldgegevens/)).toBeVisible();
	const sample = await countStored(page, 'specifiek-voorbeeld');
	expect(sample).toMatchObject({ imports: 2, invoices: 1 });
	expect(await countStored(page)).toEqual(own);

	await page.getByRole('button', { name: 'Naar mijn eigen administratie' }).click();
	await expect(page.getByRole('button', { name: 'Voorbeeld laden' })).toBeVisible();
	await expect(page.getByText(/Dit zijn voorbeeldgegevens/)).toHaveCount(0);
	await goTo(page, 'Verbruik');
	await importUsage(page, customers('eigen.csv', 2));
	expect(await countStored(page)).toMatchObject({ imports: 1, prices: 0 });
	expect(await countStored(page, 'specifiek-voorbeeld')).toEqual(sample);
	await goTo(page, 'Startpagina');
	await expect(page.getByRole('heading', { level: 1, name: 'Startpagina' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Voorbeeld laden' })).toHaveCount(0);
});
