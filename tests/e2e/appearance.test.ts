/** Every page for everyone: by axe, on a narrow screen, and in English. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import {
	bell,
	chooseUsage,
	exportShown,
	finalise,
	goTo,
	importPrices,
	importUsage,
	makeInvoices,
	openInvoice
} from './actions';
import { file, PRICES, SUBSCRIPTIONS, USAGE, usage } from './files';
import { testGiven } from './given';
import { PAGES } from './pages';
import { expect, test } from './test';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds that is serious or critical, with the places: by all its rules, or by some. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
	// What is still fading in has no contrast yet; what goes meanwhile ends its own fading.
	await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
	await page.evaluate(axe);
	const { violations } = await page.evaluate(async (runOnly) => {
		const { axe: engine } = window as unknown as {
			axe: { run: (options: RunOptions) => Promise<AxeResults> };
		};
		return engine.run({ resultTypes: ['violations'], ...(runOnly && { runOnly }) });
	}, rules);
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

async function expectNoFindings(page: Page, where: string): Promise<void> {
	expect(await findings(page), where).toEqual([]);
}

/** In both themes: what stands there is the same, so that of the other only its colours are looked at. */
async function expectNoFindingsInBoth(page: Page, where: string): Promise<void> {
	await expectNoFindings(page, `${where}, light`);
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await findings(page, ['color-contrast']), `${where}, dark`).toEqual([]);
	await page.emulateMedia({ colorScheme: 'light' });
}

/** With one definitive invoice, one draft, an import with rejected records and a notification. */
const testGivenAll = testGiven(async (page) => {
	await page.goto('prijslijst/');
	await importPrices(page, PRICES);
	await goTo(page, 'Verbruik');
	await importUsage(page, USAGE);
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await openInvoice(page, 'concept');
	await finalise(page);
	await exportShown(page);
	await expect(bell(page)).toHaveAccessibleName('Meldingen, 1 ongelezen');
	await goTo(page, 'Verbruik');
	const broken = usage(
		'kapot.csv',
		'k-1;2021-13-45;Alfa B.V.;K-1;A-1;EMAIL;3',
		'k-2;2021-12-01;Bierbrouwerij Wollebrand Zuidoostbeemster & Noordoostpolder Holding International B.V.;K-2;A-2;ONBEKEND;3'
	);
	await importUsage(page, broken);
	await importUsage(page, SUBSCRIPTIONS);
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
});

const DEFINITIVE = 'rapporten/facturen/factuur/?nummer=F2022-0001';

/** Opens every page, and an invoice, once what stands on it is there. */
async function onEveryPage(page: Page, look: (address: string) => Promise<void>): Promise<void> {
	for (const { address } of [...PAGES, { address: DEFINITIVE }]) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
		if (address === DEFINITIVE) await expect(page.getByRole('cell', { name: 'EINVOICE' })).toBeVisible();
		await look(address);
	}
}

test('NOT-2 axe finds nothing serious on any page while there are no data', async ({ page }) => {
	for (const { address } of PAGES) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectNoFindings(page, `${address}, empty`);
	}
});

testGivenAll('NOT-2 axe finds nothing serious on any page with data, light and dark', async ({ page }) => {
	await onEveryPage(page, async (address) => {
		await expectNoFindingsInBoth(page, address);
	});
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
	expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(360);
});

testGivenAll('STO-7 nothing scrolls sideways on a screen of 360 pixels', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await onEveryPage(page, async (address) => {
		const { scrollWidth, width } = await page.evaluate(() => ({
			scrollWidth: document.scrollingElement?.scrollWidth ?? 0,
			width: innerWidth
		}));
		expect(width).toBe(360);
		expect(scrollWidth, address).toBeLessThanOrEqual(360);
	});
	await page.goto('verbruik/');
	await page.getByLabel('Verbruiksbestanden kiezen').setInputFiles(USAGE);
	await expect(page.getByRole('button', { name: 'Importeren', exact: true })).toBeEnabled();
	expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(360);
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

testGivenAll('STO-7 in English every page has English texts, and none is missing', async ({ page }) => {
	await page.goto('.');
	await page.getByRole('button', { name: 'EN, switch to English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await onEveryPage(page, async (address) => {
		const texts = await textsOf(page);
		expect(texts.length).toBeGreaterThan(20);
		expect(
			texts.filter((text) => DUTCH.test(text)),
			address
		).toEqual([]);
		expect(
			texts.filter((text) => /\bundefined\b|\[object |\bNaN\b/.test(text)),
			address
		).toEqual([]);
	});
	await page.getByRole('button', { name: /^NL/ }).click();
	await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible();
});
