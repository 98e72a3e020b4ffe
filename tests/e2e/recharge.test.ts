/** An invoice divided over the companies behind it. */
import { unzipSync } from 'fflate';
import { downloadFromBell, finalise, makeDrafts, openInvoice } from './actions';
import { file } from './files';
import { expect, test } from './test';

test('BIL-8 EXP-1 an invoice is divided over its companies to the cent, with a surcharge or not, and exported', async ({
	page
}) => {
	const lines = [
		'transactie_id;tijdstip;klantnaam;klantnummer;klantaccount;kvk_nummer;abonnementsnummer;sku;aantal',
		'a1;2021-12-01;Alfa B.V.;K-1;A-1;11111111;AB-1;INTERNAL;101',
		'a2;2021-12-02;Alfa B.V.;K-1;A-2;22222222;AB-2;INTERNAL;61',
		'a3;2021-12-02;Alfa B.V.;K-1;A-2;22222222;AB-3;INTERNAL;7',
		''
	];
	await makeDrafts(page, [file('alfa.csv', lines.join('\r\n'))]);
	await openInvoice(page, /Alfa/);
	await finalise(page);
	await page.getByRole('main').getByRole('link', { name: 'Doorbelasten' }).click();
	await expect(page.getByLabel('Factuur', { exact: true })).toHaveValue('F2022-0001');
	const companies = page.getByRole('table', { name: 'Bedrijven' }).locator('tbody tr');
	await expect(companies).toHaveCount(2);
	await expect(page.getByText(/^.*Klopt: samen €/)).toBeVisible();

	await page.getByRole('button', { name: 'Abonnement AB-3 aan een ander bedrijf toewijzen' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Klantaccount').fill('A-3');
	await dialog.getByLabel('KvK-nummer').fill('33333333');
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	await expect(companies).toHaveCount(3);
	await page.reload();
	await expect(companies).toHaveCount(3);

	await page.getByLabel('Doorbelasten', { exact: true }).selectOption('Tegen eigen prijzen');
	await page.getByRole('button', { name: /^Eigen prijs van INTERNAL/ }).click();
	await dialog.getByLabel('Prijs per stuk').fill('0,01');
	await dialog.getByRole('button', { name: 'Opslaan' }).click();
	await expect(page.getByText(/minder dan de factuur/)).toBeVisible();
	await page.reload();
	await page.getByLabel('Doorbelasten', { exact: true }).selectOption('Tegen eigen prijzen');
	await expect(page.getByRole('table', { name: 'Eigen prijzen' }).locator('tbody tr')).toContainText('0,01');

	await page.getByLabel('Doorbelasten', { exact: true }).selectOption('Met een opslag');
	await page.getByLabel('Opslag in procenten').fill('10');
	await expect(page.getByText(/meer dan de factuur/)).toBeVisible();
	await page.getByRole('button', { name: 'Specificaties exporteren' }).click();
	const { bytes } = await downloadFromBell(page, 'Doorbelasting-F2022-0001.zip');
	expect(Object.keys(unzipSync(bytes)).sort()).toEqual([
		'Specificatie-F2022-0001-A-1-11111111.xlsx',
		'Specificatie-F2022-0001-A-2-22222222.xlsx',
		'Specificatie-F2022-0001-A-3-33333333.xlsx'
	]);
});
