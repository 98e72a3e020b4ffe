/** Every page for everyone: by axe, on a narrow screen, and in English. */
import type { Page } from '@playwright/test';
import { bell, chooseUsage, importButton } from './actions';
import { expectNoFindings, expectNoFindingsInBoth, expectNoSidewaysScroll } from './axe';
import { user } from './browser';
import { file, USAGE, usage } from './files';
import { testGivenAll } from './given';
import { PAGES } from './pages';
import { expect, test } from './test';

const DEFINITIVE = 'rapporten/facturen/factuur/?nummer=F2022-0001';

test('NOT-2 axe finds nothing serious on any page while there are no data', async ({ page }) => {
	for (const { address } of PAGES) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectNoFindings(page, `${address}, empty`);
	}
});

testGivenAll('NOT-2 axe finds nothing serious in a dialog, in the bell or on a preview', async ({ page }) => {
	await page.goto('rapporten/facturen/');
	for (const name of ['Facturen aanmaken', 'Nummering']) {
		await page.getByRole('button', { name }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await expectNoFindingsInBoth(page, `dialog ${name}`);
		await page.keyboard.press('Escape');
	}
	await page.getByRole('checkbox', { name: 'Alle rijen kiezen' }).check();
	await page.getByRole('button', { name: 'Definitief maken' }).click();
	await expectNoFindingsInBoth(page, 'dialog of definitive invoices');
	await page.keyboard.press('Escape');
	await bell(page).click();
	await expect(page.getByRole('dialog', { name: 'Meldingen' })).toBeVisible();
	await expectNoFindingsInBoth(page, 'bell');
	await page.getByRole('button', { name: 'Overal zoeken' }).click();
	await page.getByRole('combobox', { name: /^Zoek een factuur/ }).fill('b.v.');
	await expect(page.getByRole('option').first()).toBeVisible();
	await expectNoFindingsInBoth(page, 'search');
	await page.keyboard.press('Escape');
	await page.goto('verbruik/');
	await page.getByRole('button', { name: 'Ongedaan maken' }).first().click();
	await expectNoFindingsInBoth(page, 'dialog of undoing');
	await page.keyboard.press('Escape');
	await page.getByLabel('Verbruiksbestanden kiezen').setInputFiles(file('leeg.csv', '') as never);
	await expect(page.getByText('Dit bestand kon niet gelezen worden')).toBeVisible();
	await page.getByLabel('Verbruiksbestanden kiezen').setInputFiles(USAGE);
	await expect(page.getByRole('heading', { name: 'Controleer de 2 bestanden' })).toBeVisible();
	await expectNoFindingsInBoth(page, 'preview');
	await page.getByRole('button', { name: 'Annuleren' }).click();
});

test('NOT-2 axe finds nothing serious on a preview with all of it unfolded, and nothing scrolls sideways', async ({
	page
}) => {
	await page.goto('verbruik/');
	await chooseUsage(
		page,
		usage(
			'gemengd.csv',
			'm-1;2021-12-01;Alfa B.V.;K-1;A-1;EMAIL;3',
			'm-2;2021-12-02;Alfa B.V.;K-1;A-1;EMAIL;twee',
			'm-1;2021-12-04;Alfa B.V.;K-1;A-1;EMAIL;6'
		)
	);
	const columns = page.getByRole('button', { name: 'Kolommen toewijzen' });
	await columns.click();
	await page.getByRole('button', { name: 'Onthouden', exact: true }).click();
	await expect(page.getByText('‘gemengd’ is onthouden.')).toBeVisible();
	const kinds = page.getByRole('table', { name: 'Afgekeurde regels van gemengd.csv', exact: true });
	await expectNoFindingsInBoth(page, 'mapping table');
	await page.getByRole('button', { name: 'Onthouden indelingen' }).click();
	await expect(page.getByRole('dialog', { name: 'Onthouden indelingen' })).toBeVisible();
	await expectNoFindingsInBoth(page, 'remembered mappings');
	await page.keyboard.press('Escape');
	await kinds
		.getByRole('row', { name: /geen getal/ })
		.getByRole('button')
		.click();
	await expect(page.getByRole('textbox', { name: 'aantal, regel 3' })).toBeVisible();
	await expectNoFindingsInBoth(page, 'records of a kind');
	await page.getByRole('button', { name: 'Regel 3 bewerken' }).click();
	await expect(page.getByRole('dialog', { name: 'Regel 3 verbeteren' })).toBeVisible();
	await expectNoFindingsInBoth(page, 'mending');
	await page.keyboard.press('Escape');
	await kinds
		.getByRole('row', { name: /eerder in het bestand/ })
		.getByRole('button')
		.click();
	await expect(page.getByRole('table', { name: /Naast elkaar/ })).toBeVisible();
	await expectNoFindingsInBoth(page, 'conflicts');
	await page.setViewportSize({ width: 360, height: 740 });
	await expectNoSidewaysScroll(page, 'preview');
});

/** Words of Dutch that are none of English, and stand in no name of the sample's data. */
const DUTCH =
	/\b(het|een|niet|wordt|worden|naar|geen|nog|voor|kiezen|aanmaken|maken|factuur|facturen|prijs|prijzen|regels|bestand|bestanden|totaal|aantal|bedrag|klant|klanten|periode|verwijderen)\b/i;

/** Texts and names on the page that are not marked as being in the other language. */
async function textsOf(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const texts: string[] = [document.title];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const element = node instanceof Element ? node : node.parentElement;
			if (!element || element.closest('script, style, noscript, [lang]:not(html), td')) continue;
			if (node instanceof Element) {
				for (const name of ['aria-label', 'title', 'placeholder']) texts.push(node.getAttribute(name) ?? '');
			} else texts.push(node.textContent ?? '');
		}
		return texts.map((text) => text.trim()).filter((text) => text !== '');
	});
}

async function expectEnglish(page: Page, where: string): Promise<void> {
	await page.getByRole('button', { name: 'EN, switch to English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	const texts = await textsOf(page);
	expect(texts.length).toBeGreaterThan(20);
	expect(
		texts.filter((text) => DUTCH.test(text)),
		where
	).toEqual([]);
	expect(
		texts.filter((text) => /\bundefined\b|\[object |\bNaN\b/.test(text)),
		where
	).toEqual([]);
	await page.getByRole('button', { name: /^NL/ }).click();
	await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible();
}

testGivenAll(
	'NOT-2 STO-7 every page with data: axe finds nothing serious, English is whole, and 360 pixels are enough',
	async ({ page }) => {
		for (const { address } of [...PAGES, { address: DEFINITIVE }]) {
			await page.goto(address);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
			if (address === DEFINITIVE) await expect(page.getByRole('cell', { name: 'EINVOICE' })).toBeVisible();
			await expectNoFindingsInBoth(page, address);
			await expectEnglish(page, address);
			await page.setViewportSize({ width: 360, height: 740 });
			await expectNoSidewaysScroll(page, address);
			await page.setViewportSize(user.viewport);
		}
		await page.goto('verbruik/');
		await chooseUsage(page, USAGE);
		await expect(importButton(page)).toBeEnabled();
		await page.setViewportSize({ width: 360, height: 740 });
		await expectNoSidewaysScroll(page, 'preview');
	}
);
