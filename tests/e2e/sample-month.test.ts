/** The job from the first file to the workbook, with the figures of the sample month. */
import { unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import {
	bell,
	cellsOf,
	downloadFromBell,
	exportShown,
	finalise,
	goTo,
	importPrices,
	importUsage,
	importWithPrices,
	invoiceTable,
	makeInvoices,
	openInvoice
} from './actions';
import { screenCells, SUBSCRIPTION_INVOICE, USAGE_INVOICE, dutch, type ExpectedInvoice } from './expected';
import { customers, file, SUBSCRIPTIONS, usage, USAGE } from './files';
import { testGivenDraft } from './given';
import { expect, test } from './test';
import { readWorkbook, type Cell, type Sheet } from './workbook';

const COLUMNS = [
	'Klantaccount',
	'KvK-nummer',
	'Intern klantnummer',
	'Abonnementsnummer',
	'SKU',
	'Eenheid',
	'Toeslagnaam',
	'Periode',
	'Aantal',
	'Bedrag per stuk',
	'Bedrag ex. btw',
	'Btw-bedrag'
];

const lineTable = (page: Page) => page.getByRole('table', { name: 'Factuurregels' });

/** The draft that every test of {@link testGivenDraft} is given, on its own page. */
async function openDraft(page: Page): Promise<void> {
	await page.goto('rapporten/facturen/');
	await openInvoice(page, 'concept');
}

async function expectInvoice(page: Page, expected: ExpectedInvoice): Promise<void> {
	await expect(lineTable(page).locator('thead th')).toHaveText(COLUMNS);
	const { lines } = expected;
	expect(await cellsOf(lineTable(page), lines.length)).toEqual(lines.map(screenCells));
	await expect(page.getByText(`Vervaldatum: ${expected.due_date}`, { exact: true })).toBeVisible();
	const totals = page.locator('dl[aria-label="Totalen"]');
	await expect(totals).toContainText(`€\u00a0${dutch(expected.net)}`);
	await expect(totals).toContainText(`€\u00a0${dutch(expected.vat)}`);
	await expect(totals).toContainText(`€\u00a0${dutch(expected.total)}`);
}

/** `27-2-22` as `2022-02-27`. */
function isoDate(short: string): string {
	const [day = '', month = '', year = ''] = short.split('-');
	return `20${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The first sheet that the contract says an invoice has. */
function expectedCells(number: string, expected: ExpectedInvoice): Record<string, Cell> {
	const text = (value: string): Cell => ({ value, kind: 'text' });
	const amount = (value: string, format: string): Cell => ({ value: Number(value), kind: 'number', format });
	const cells: Record<string, Cell> = {
		A1: text('Customer name'),
		B1: text(expected.customer),
		A2: text('Invoice number'),
		B2: text(number),
		A3: text('Invoice date'),
		B3: { value: isoDate(expected.invoice_date), kind: 'date', format: 'd-m-yy' },
		A4: text('Due date'),
		B4: { value: isoDate(expected.due_date), kind: 'date', format: 'd-m-yy' },
		A5: text('Total'),
		B5: amount(expected.total, '#,##0.00'),
		A6: text('Currency'),
		B6: text(expected.currency)
	};
	const heads = COLUMNS.with(1, 'KvK nummer').with(6, 'Charge Name');
	for (const [i, head] of heads.entries()) cells[`${column(i)}8`] = text(head);
	for (const [i, line] of expected.lines.entries()) {
		const row = i + 9;
		const texts = [
			line.klantaccount,
			line.kvk,
			line.intern,
			line.abonnement,
			line.sku,
			line.eenheid,
			line.toeslagnaam,
			line.periode
		];
		for (const [j, value] of texts.entries()) if (value !== '') cells[`${column(j)}${row}`] = text(value);
		cells[`I${row}`] = amount(line.aantal, '#,##0');
		cells[`J${row}`] = amount(line.bedrag_per_stuk, '#,##0.00######');
		cells[`K${row}`] = amount(line.bedrag_ex_btw, '#,##0.00');
		cells[`L${row}`] = amount(line.btw_bedrag, '#,##0.00');
	}
	return cells;
}

const column = (index: number): string => String.fromCharCode(65 + index);

/** Columns A to H are as wide as the longest text in their rows. */
function expectWideEnough({ cells, widths }: Sheet): void {
	for (const [address, { value, kind }] of Object.entries(cells)) {
		const row = Number(address.slice(1));
		if (kind !== 'text' || row < 8) continue;
		const width = widths[address.charCodeAt(0) - 65] ?? 0;
		expect(width, `width of ${address}`).toBeGreaterThanOrEqual(String(value).length);
	}
}

test('IMP-6 IMP-9 the preview and the summary count every record of the sample month', async ({ page }) => {
	await page.goto('verbruik/');
	await page.getByLabel('Verbruiksbestanden kiezen').setInputFiles(USAGE);
	const samples = page.getByRole('table', { name: /^Eerste regels van/ });
	await expect(samples.locator('tbody tr')).toHaveCount(20);
	await expect(samples).toContainText('tx-000001');
	await expect(page.getByRole('table', { name: /^Totalen van/ })).toContainText('PRINT_PRIORITY');
	await expect(page.getByText('SKU’s zonder prijs')).toBeVisible();
	await page.getByRole('button', { name: 'Importeren', exact: true }).click();
	const summary = page.getByTestId('import-summary');
	await expect(summary).toHaveAttribute('data-records', '8108');
	await expect(summary).toHaveAttribute('data-accepted', '8108');
	await expect(summary).toHaveAttribute('data-duplicates', '0');
	await expect(summary).toHaveAttribute('data-rejected', '0');
	await expect(summary).toContainText('8.108 regels: 8.108 geaccepteerd, 0 dubbel, 0 afgekeurd');
	await expect(page.getByRole('link', { name: 'Afgekeurde regels downloaden' })).toHaveCount(0);
	const imports = page.getByRole('table', { name: 'Imports', exact: true });
	await expect(imports.locator('tbody tr')).toHaveCount(1);
	await expect(imports.getByRole('button', { name: 'Ongedaan maken' })).toHaveCount(1);
});

test('BIL-3 VAT-2 the usage of 2021 gives the fifteen lines, in their order and to the cent', async ({
	page
}) => {
	await importWithPrices(page, USAGE);
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(1);
	await openInvoice(page, 'concept');
	await expectInvoice(page, USAGE_INVOICE);
});

test('BIL-2 subscriptions of September give the second invoice, due a calendar month later', async ({
	page
}) => {
	await importWithPrices(page, SUBSCRIPTIONS);
	await makeInvoices(page, { usage: '2021-09', date: '2021-09-09' });
	await openInvoice(page, 'concept');
	await expectInvoice(page, SUBSCRIPTION_INVOICE);
});

test('BIL-2 usage and subscriptions together give one invoice of eighteen lines', async ({ page }) => {
	await importWithPrices(page, [USAGE, SUBSCRIPTIONS]);
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(1);
	await openInvoice(page, 'concept');
	const shown = await cellsOf(lineTable(page), 18);
	const both = [...USAGE_INVOICE.lines, ...SUBSCRIPTION_INVOICE.lines].map((line) => screenCells(line)[4]);
	expect(shown.map((cells) => cells[4]).sort()).toEqual(both.sort());
});

testGivenDraft('BIL-4 BIL-5 a definitive invoice has its number and stays as it is', async ({ page }) => {
	await openDraft(page);
	await finalise(page);
	await expect(page.getByRole('heading', { name: 'Factuur F2022-0001' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Definitief maken' })).toHaveCount(0);
	await expect(page.getByText('ongewijzigd')).toBeVisible();
	const address = page.url();
	const frozen = await linesAndSeal(page);

	await goTo(page, 'Prijslijst');
	const dearer =
		'sku;prijsmodel;bedrag_per_stuk;btw_percentage;geldig_vanaf\nEMAIL;standaard;9,99;9;2021-01-01\n';
	await importPrices(page, file('duurder.csv', dearer));
	await goTo(page, 'Verbruik');
	await importUsage(
		page,
		usage('later.csv', 'later-1;2021-12-15;Voorbeeld Administratiekantoor B.V.;K-1001;KA-000318;EMAIL;7')
	);
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-03-01' });
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(2);

	await page.goto(address);
	await expectInvoice(page, USAGE_INVOICE);
	await expect(page.getByText('ongewijzigd')).toBeVisible();
	expect(await linesAndSeal(page)).toEqual(frozen);
});

/** What stands on an invoice's page from the table of lines on: notices above it come and go. */
async function linesAndSeal(page: Page): Promise<string> {
	const text = await page.getByRole('main').innerText();
	return text.slice(text.indexOf('Klantaccount'));
}

testGivenDraft(
	'EXP-1 EXP-2 NOT-1 exporting gives a notification, and a workbook laid out as agreed',
	async ({ page }) => {
		await openDraft(page);
		await finalise(page);
		await expect(bell(page)).toHaveAccessibleName('Meldingen');
		await exportShown(page);
		const { name, bytes } = await downloadFromBell(page, 'Specificatie-F2022-0001.xlsx');
		expect(name).toBe('Specificatie-F2022-0001.xlsx');
		await expect(bell(page)).toHaveAccessibleName('Meldingen');

		const [sheet, ...others] = await readWorkbook(bytes);
		if (!sheet) throw new Error('no sheet');
		expect(others).toEqual([]);
		expect(sheet.name).toBe('Specificatie');
		expect(sheet.cells).toEqual(expectedCells('F2022-0001', USAGE_INVOICE));
		expect(sheet.autoFilter).toMatch(/^A8:L\d+$/);
		expectWideEnough(sheet);
	}
);

test('EXP-3 a draft says in its name and number that it is one', async ({ page }) => {
	await importWithPrices(page, SUBSCRIPTIONS);
	await makeInvoices(page, { usage: '2021-09', date: '2021-09-09' });
	await openInvoice(page, 'concept');
	await exportShown(page);
	const name = 'Specificatie-concept-Voorbeeld Administratiekantoor B.V.-2021-09.xlsx';
	const downloaded = await downloadFromBell(page, name);
	expect(downloaded.name).toBe(name);
	const [sheet] = await readWorkbook(downloaded.bytes);
	expect(sheet?.cells).toEqual(expectedCells('concept', SUBSCRIPTION_INVOICE));
});

testGivenDraft(
	'EXP-3 BIL-6 with usage, a second sheet has every record behind the lines, and the choice is remembered',
	async ({ page }) => {
		await openDraft(page);
		const withUsage = page.getByRole('checkbox', { name: 'Met verbruik' });
		await expect(withUsage).not.toBeChecked();
		await withUsage.check();
		await page.reload();
		await expect(withUsage).toBeChecked();
		await exportShown(page);
		const name = 'Specificatie-concept-Voorbeeld Administratiekantoor B.V.-2021-12.xlsx';
		const [first, second, ...others] = await readWorkbook((await downloadFromBell(page, name)).bytes);
		if (!first || !second) throw new Error('no sheets');
		expect(others).toEqual([]);
		expect(first.cells).toEqual(expectedCells('concept', USAGE_INVOICE));
		expect(second.name).toBe('Verbruik');
		expect(second.autoFilter).toBe('A1:J8109');
		expect(second.cells['A2']).toEqual({ value: 'verbruik-autoinvoice-2021.csv', kind: 'text' });
		const cellsIn = (letter: string): unknown[] =>
			Object.entries(second.cells).flatMap(([address, { value }]) =>
				new RegExp(`^${letter}\\d+$`).test(address) ? [value] : []
			);
		expect(new Set(cellsIn('J')).size).toBe(8109);
		const sum = (values: readonly unknown[]): number =>
			values.reduce<number>((all, value) => all + Number(value), 0);
		expect(sum(cellsIn('I').slice(1))).toBe(sum(USAGE_INVOICE.lines.map(({ aantal }) => aantal)));
	}
);

test('EXP-3 several invoices are exported as one zip, named by the day in the billing zone', async ({
	page
}) => {
	await importWithPrices(page, customers('drie.csv', 3));
	await makeInvoices(page, { usage: '2021-12', date: '2022-01-31' });
	await expect(invoiceTable(page).locator('tbody tr')).toHaveCount(3);
	const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' });
	const before = today.format(new Date());
	await page.getByRole('checkbox', { name: 'Alle rijen kiezen' }).check();
	await exportShown(page);
	await expect(bell(page)).toHaveAccessibleName('Meldingen, 1 ongelezen');
	// Both days where the test ran over midnight.
	const names = [...new Set([before, today.format(new Date())])].map((day) => `Specificaties-${day}.zip`);
	await bell(page).click();
	const entry = page
		.getByRole('dialog', { name: 'Meldingen' })
		.getByRole('button', { name: /^Specificaties-/ });
	const name = await entry.innerText();
	expect(names).toContain(name);
	await page.keyboard.press('Escape');
	const { bytes } = await downloadFromBell(page, name);
	const files = unzipSync(bytes);
	expect(Object.keys(files).sort()).toEqual(
		['001', '002', '003'].map((n) => `Specificatie-concept-Klant ${n} B.V.-2021-12.xlsx`)
	);
	for (const [path, content] of Object.entries(files)) {
		const [sheet] = await readWorkbook(content);
		expect(path).toContain(String(sheet?.cells['B1']?.value));
		expect(sheet?.cells['B4']).toEqual({ value: '2022-02-28', kind: 'date', format: 'd-m-yy' });
	}
});
