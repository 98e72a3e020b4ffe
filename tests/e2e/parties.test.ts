/** Customers and the own company: made by hand, on an invoice, and what an invoice lacks without them. */
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import {
	bell,
	cellsOf,
	downloadBy,
	downloadFromBell,
	finalise,
	goTo,
	importPrices,
	importUsage,
	invoiceTable,
	makeDrafts,
	makeInvoices,
	openInvoice,
	QUEUED
} from './actions';
import { customers, file, PRICES, usage } from './files';
import { testGivenDraft } from './given';
import { expect, test } from './test';

/** The draft of the sample month, on its own page. */
async function openDraft(page: Page): Promise<void> {
	await page.goto('rapporten/facturen/');
	await openInvoice(page, 'concept');
}

async function fillIn(place: Locator, fields: Readonly<Record<string, string>>): Promise<void> {
	for (const [label, text] of Object.entries(fields))
		await place.getByLabel(label, { exact: true }).fill(text);
	await place.getByRole('button', { name: 'Opslaan' }).click();
}

/** The form of the own company. */
const own = (page: Page): Locator => page.locator('main form');
/** That of a customer. */
const dialogOf = (page: Page): Locator => page.getByRole('dialog');

const ADDRESS = { 'Straat en huisnummer': 'Kerkstraat 1', Postcode: '1234 AB', Plaats: 'Dorp' };

testGivenDraft(
	'BIL-4 without the parties’ details an invoice goes on as an internal specification',
	async ({ page }) => {
		await openDraft(page);
		await page.getByRole('button', { name: 'Definitief maken' }).click();
		const dialog = page.getByRole('dialog');
		await expect(dialog.getByText('het btw-nummer van uw bedrijf')).toBeVisible();
		await expect(dialog.getByText('het adres van de klant')).toBeVisible();
		await dialog.getByRole('button', { name: 'Annuleren' }).click();
		await finalise(page);
		await expect(page.getByText('Interne specificatie', { exact: true })).toBeVisible();
	}
);

testGivenDraft(
	'BIL-4 what is lacking is led to from the dialog, and filled in the invoice is complete',
	async ({ page }) => {
		await openDraft(page);
		await page.getByRole('button', { name: 'Definitief maken' }).click();
		await page.getByRole('dialog').getByRole('link', { name: 'Eigen bedrijf invullen' }).click();
		await fillIn(own(page), {
			Naam: 'Alfa B.V.',
			'KvK-nummer': '1234',
			'Btw-nummer': 'NL000000012B62',
			...ADDRESS
		});
		await expect(page.getByLabel('KvK-nummer')).toBeFocused();
		await expect(page.getByLabel('KvK-nummer')).toHaveAttribute('aria-invalid', 'true');
		await fillIn(own(page), { 'KvK-nummer': '12345678' });
		await expect(page.getByText('De gegevens van uw bedrijf zijn opgeslagen.')).toBeVisible();
		await goTo(page, 'Bedrijven');
		await page.getByRole('link', { name: 'Voorbeeld Administratiekantoor B.V.', exact: true }).click();
		await page.getByRole('button', { name: 'Gegevens wijzigen' }).click();
		await fillIn(dialogOf(page), { ...ADDRESS, 'Betaaltermijn in maanden': '2', Land: 'NL' });
		await expect(page.getByText('Kerkstraat 1, 1234 AB Dorp')).toBeVisible();
		await goTo(page, 'Rapporten');
		await openInvoice(page, 'concept');
		await expect(page.getByText('Vervaldatum: 27-4-22')).toBeVisible();
		await page.getByRole('button', { name: 'Definitief maken' }).click();
		await expect(page.getByRole('dialog').getByText('Het ontbreekt nog aan')).toBeHidden();
		await page.getByRole('dialog').getByRole('button', { name: 'Annuleren' }).click();
		await finalise(page);
		await expect(page.getByText('Interne specificatie', { exact: true })).toBeHidden();
		await page.getByRole('button', { name: 'UBL', exact: true }).click();
		await expect(page.getByText(/Er ontbreekt: uw IBAN en een KvK-nummer .* van de klant/)).toBeVisible();
		await page.getByRole('button', { name: 'PDF', exact: true }).click();
		await expect(page.getByText(QUEUED)).toBeVisible();
		const { bytes } = await downloadFromBell(page, 'Factuur-F2022-0001.pdf');
		expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
	}
);

test('EXP-5 the sample’s invoice is complete: PDF and UBL, from the bell', async ({ page }) => {
	await page.goto('');
	await page.getByRole('button', { name: 'Voorbeeld laden' }).click();
	await expect(page.getByText('Dit zijn voorbeeldgegevens.')).toBeVisible();
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await openInvoice(page, 'concept');
	await finalise(page);
	await page.getByRole('button', { name: 'UBL', exact: true }).click();
	const ubl = await downloadFromBell(page, 'Factuur-F2022-0001.xml');
	expect(ubl.bytes.toString()).toContain('<cbc:PayableAmount currencyID="EUR">3356.33</cbc:PayableAmount>');
	await page.getByRole('button', { name: 'PDF', exact: true }).click();
	const pdf = await downloadFromBell(page, 'Factuur-F2022-0001.pdf');
	expect(pdf.bytes.length).toBeGreaterThan(10_000);
});

test('BIL-1 a customer is made by hand, once', async ({ page }) => {
	await page.goto('bedrijven/');
	for (const outcome of ['Beta B.V. is toegevoegd.', 'Dit bedrijf is er al (Beta B.V.)']) {
		await page.getByRole('button', { name: 'Bedrijf toevoegen' }).click();
		await fillIn(dialogOf(page), { Naam: 'Beta B.V.', Klantnummer: 'K-9' });
		await expect(page.getByText(outcome)).toBeVisible();
	}
});

test('BIL-1 a customer that nothing hangs on is deleted, and brought back; one with usage cannot be', async ({
	page
}) => {
	await page.goto('verbruik/');
	await importUsage(page, usage('een.csv', 'a;2021-12-01;Alfa B.V.;K-1;A-1;EMAIL;100'));
	await goTo(page, 'Bedrijven');
	await page.getByRole('button', { name: 'Bedrijf toevoegen' }).click();
	await fillIn(dialogOf(page), { Naam: 'Beta B.V.', Klantnummer: 'K-9', ...ADDRESS });
	const remove = page.getByRole('button', { name: 'Verwijderen' });
	await page.getByRole('link', { name: 'Beta B.V.', exact: true }).click();
	await remove.click();
	await expect(page.getByText('Beta B.V. is verwijderd.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Beta B.V.', exact: true })).toBeHidden();
	const undo = page.getByRole('button', { name: 'Ongedaan maken' });
	await expect(undo).toBeFocused();
	await undo.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Beta B.V.' })).toBeVisible();
	await expect(page.getByText('Kerkstraat 1, 1234 AB Dorp')).toBeVisible();
	await expect(remove).toBeVisible();
	await goTo(page, 'Bedrijven');
	await page.getByRole('link', { name: 'Alfa B.V.', exact: true }).click();
	await expect(page.getByRole('cell', { name: 'A-1', exact: true })).toBeVisible();
	await expect(remove).toBeHidden();
});

test('EXP-5 PDFs of several invoices are one archive, and those that lack something are named', async ({
	page
}) => {
	await page.goto('bedrijven/eigen/');
	const details = { Naam: 'Alfa B.V.', 'KvK-nummer': '12345678', 'Btw-nummer': 'NL000000012B62', ...ADDRESS };
	await fillIn(own(page), details);
	await goTo(page, 'Bedrijven');
	for (const n of ['001', '002']) {
		await page.getByRole('button', { name: 'Bedrijf toevoegen' }).click();
		await fillIn(dialogOf(page), { Naam: `Klant ${n} B.V.`, Klantnummer: `K-${n}`, ...ADDRESS, Land: 'NL' });
		await expect(page.getByText(`Klant ${n} B.V. is toegevoegd.`)).toBeVisible();
	}
	await goTo(page, 'Prijslijst');
	await importPrices(page, PRICES);
	await goTo(page, 'Verbruik');
	await importUsage(page, customers('drie.csv', 3));
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await page.getByRole('checkbox', { name: 'Alle rijen kiezen' }).check();
	await page.getByRole('button', { name: 'Definitief maken' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Definitief maken' }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
	await page.getByRole('checkbox', { name: 'Alle rijen kiezen' }).check();
	await page.getByRole('button', { name: 'PDF', exact: true }).click();
	await expect(page.getByText('Van één factuur kan geen PDF worden gemaakt')).toBeVisible();
	const lacking = page.getByRole('status').getByRole('listitem');
	await expect(lacking).toHaveText(/Klant 003 B\.V\.: de factuur is vastgelegd als interne specificatie\./);
	await expect(page.getByText(QUEUED)).toBeVisible();
	await expect(bell(page)).toHaveAccessibleName('Meldingen, 1 ongelezen');
	await bell(page).click();
	const entry = page.getByRole('dialog', { name: 'Meldingen' }).getByRole('button', { name: /^Facturen-/ });
	const { name, bytes } = await downloadBy(page, entry);
	expect(name).toMatch(/^Facturen-\d{4}-\d\d-\d\d-pdf\.zip$/);
	expect(Object.keys(unzipSync(bytes)).every((each) => /^Factuur-F2022-000\d\.pdf$/.test(each))).toBe(true);
	expect(Object.keys(unzipSync(bytes))).toHaveLength(2);
});

test('BIL-1 merging tells its consequences, moves what is not billed, and is undone', async ({ page }) => {
	await makeDrafts(
		page,
		usage('twee.csv', 'a;2021-12-01;Alfa B.V.;K-1;A-1;EMAIL;100', 'b;2021-12-01;Beta B.V.;K-2;B-1;EMAIL;200')
	);
	await goTo(page, 'Bedrijven');
	await page.getByRole('link', { name: 'Beta B.V.', exact: true }).click();
	await page.getByRole('button', { name: 'Samenvoegen' }).click();
	const dialog = dialogOf(page);
	await dialog.getByLabel('Wie betaalt voortaan').selectOption({ label: 'Alfa B.V.' });
	const changes = dialog.getByRole('table', { name: 'Concepten die veranderen' });
	expect(await cellsOf(changes, 2)).toEqual([
		['Alfa B.V.', '€\u00a010,29', '€\u00a030,86'],
		['Beta B.V.', '€\u00a020,57', 'geen']
	]);
	await dialog.getByRole('button', { name: 'Voeg samen' }).click();
	await expect(page.getByText('Samengevoegd met Alfa B.V.')).toBeVisible();
	await goTo(page, 'Rapporten');
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(1);
	await goTo(page, 'Bedrijven');
	await page.getByRole('link', { name: 'Beta B.V.', exact: true }).click();
	await page.getByRole('button', { name: /^Ongedaan maken/ }).click();
	await expect(page.getByText('Ongedaan gemaakt.')).toBeVisible();
	await goTo(page, 'Rapporten');
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(2);
});

test('BIL-1 a list of companies is imported whole or not at all, and exported alike', async ({ page }) => {
	await page.goto('bedrijven/');
	const choose = page.getByLabel('Bedrijvenlijst kiezen');
	const list = (kvk: string): ReturnType<typeof file> =>
		file('lijst.csv', `klantnummer;klantnaam;plaats;kvk_nummer\r\nK-1;Alfa B.V.;Dorp;${kvk}\r\n`);
	await choose.setInputFiles(list('12') as never);
	await expect(page.getByText('Er is niets gewijzigd.')).toBeVisible();
	await expect(page.getByRole('table', { name: 'Problemen in de bedrijvenlijst' })).toContainText(
		'kvk_nummer'
	);
	await choose.setInputFiles(list('12345678') as never);
	await expect(page.getByText('Toegevoegd: 1. Gewijzigd: 0. Ongewijzigd: 0.')).toBeVisible();
	const { name, bytes } = await downloadBy(page, page.getByRole('button', { name: 'Bedrijven exporteren' }));
	expect(name).toBe('bedrijven.csv');
	expect(bytes.toString()).toContain('K-1;Alfa B.V.;;;Dorp;;12345678;');
});
