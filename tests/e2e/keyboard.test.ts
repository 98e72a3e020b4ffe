/** The whole job without a mouse. */
import type { Locator, Page } from '@playwright/test';
import { bell } from './actions';
import { PRICES, USAGE } from './files';
import { expect, test } from './test';

/** More stops than any page has on the way to what is looked for. */
const STOPS = 60;

/** Moves the focus with Tab until it is where it should be; wherever it stops it must be seen. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
	await expect(target).toBeAttached();
	for (let i = 0; i < STOPS; i++) {
		await page.keyboard.press(key);
		expect(await focusIndicator(page)).toBe('seen');
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`not reached with the keyboard: ${String(target)}`);
}

/** Whether the focus is somewhere, and drawn: around the element, what lies over it, or the label of its input. */
async function focusIndicator(page: Page): Promise<string> {
	return page.evaluate(() => {
		const { activeElement } = document;
		if (!activeElement || activeElement === document.body) return 'lost';
		// In a part of the browser's own field, such as the button that opens a calendar: the browser draws that one.
		if (!activeElement.matches(':focus')) return 'seen';
		const isDrawn = ({ outlineStyle, outlineWidth }: CSSStyleDeclaration): boolean =>
			outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
		const styles = [getComputedStyle(activeElement), getComputedStyle(activeElement, '::after')];
		const label = activeElement.nextElementSibling;
		if (activeElement instanceof HTMLInputElement && label) styles.push(getComputedStyle(label));
		if (styles.some(isDrawn)) return 'seen';
		return `not seen: ${activeElement.outerHTML.slice(0, 120)}`;
	});
}

/** The focus is somewhere on the page, not fallen back to its beginning. */
async function expectFocusKept(page: Page): Promise<void> {
	await expect
		.poll(() =>
			page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)
		)
		.toBe(true);
}

async function chooseByKey(page: Page, input: Locator, path: string, way: 'Tab' | 'Shift+Tab' = 'Tab') {
	await tabTo(page, input, way);
	const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
	await chooser.setFiles(path);
}

/** A date in the order in which the browser itself asks for its parts: that is its own language's, not the page's. */
async function typedDate(page: Page, parts: { day: string; month: string; year: string }): Promise<string> {
	const field = page.getByLabel('Factuurdatum');
	await page.keyboard.type('12');
	const monthFirst = (await field.inputValue()).slice(5, 7) === '12';
	await page.keyboard.press('Shift+Tab');
	const { day, month, year } = parts;
	return (monthFirst ? [month, day, year] : [day, month, year]).join('');
}

const link = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name, exact: true });

async function followByKey(page: Page, name: string, heading: string): Promise<void> {
	await tabTo(page, link(page, name), 'Shift+Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

test('NOT-2 the whole job goes by keyboard alone, with the focus always seen and never lost', async ({
	page
}) => {
	// From here on the browser's own dialog is kept from opening; a first wait for it would come too late.
	page.on('filechooser', () => undefined);
	await page.goto('.');
	await expect(link(page, 'Startpagina')).toBeVisible();
	await tabTo(page, link(page, 'Prijslijst'));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Prijslijst' })).toBeVisible();

	await chooseByKey(page, page.getByLabel('Prijslijst kiezen'), PRICES);
	await expect(page.getByText('prijslijst-voorbeeld.csv is geïmporteerd.')).toBeVisible();
	await expectFocusKept(page);

	await followByKey(page, 'Verbruik', 'Verbruik');
	await chooseByKey(page, page.getByLabel('Verbruiksbestanden kiezen'), USAGE);
	const importNow = page.getByRole('button', { name: 'Importeren', exact: true });
	await expect(importNow).toBeEnabled();
	await expectFocusKept(page);
	await tabTo(page, importNow);
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('import-summary')).toBeVisible();
	await expectFocusKept(page);

	await tabTo(page, page.getByRole('link', { name: 'Facturen aanmaken' }));
	await page.keyboard.press('Enter');
	const run = page.getByRole('button', { name: 'Facturen aanmaken' });
	await tabTo(page, run);
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Facturen aanmaken' });
	await expect(dialog.getByLabel('Verbruik tot en met')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(run).toBeFocused();
	await page.keyboard.press('Space');
	await expect(dialog.getByLabel('Verbruik tot en met')).toHaveValue('2021-12');
	await tabTo(page, dialog.getByLabel('Factuurdatum'));
	await page.keyboard.type(await typedDate(page, { day: '27', month: '02', year: '2022' }));
	await expect(dialog.getByLabel('Factuurdatum')).toHaveValue('2022-02-27');
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	await expect(run).toBeFocused();

	await tabTo(page, page.getByRole('link', { name: /^concept/ }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Conceptfactuur' })).toBeVisible();
	await tabTo(page, page.getByRole('button', { name: 'Definitief maken' }));
	await page.keyboard.press('Enter');
	await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Definitief maken' }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Factuur F2022-0001' })).toBeVisible();
	await expectFocusKept(page);

	await tabTo(page, page.getByRole('button', { name: 'Exporteren' }), 'Shift+Tab');
	await page.keyboard.press('Enter');
	await expect(bell(page)).toHaveAccessibleName('Meldingen, 1 ongelezen');
	await expect(page.getByRole('button', { name: 'Exporteren' })).toBeFocused();
	await tabTo(page, bell(page), 'Shift+Tab');
	await page.keyboard.press('Enter');
	const list = page.getByRole('dialog', { name: 'Meldingen' });
	await expect(list).toBeVisible();
	const entry = list.getByRole('button', { name: 'Specificatie-F2022-0001.xlsx' });
	await tabTo(page, entry);
	await page.keyboard.press('Escape');
	await expect(list).toBeHidden();
	await expect(bell(page)).toBeFocused();
	await page.keyboard.press('Enter');
	await tabTo(page, entry);
	const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
	expect(download.suggestedFilename()).toBe('Specificatie-F2022-0001.xlsx');
});

test('NOT-2 the themes are chosen with the arrow keys', async ({ page }) => {
	await page.goto('.');
	await tabTo(page, page.getByRole('button', { name: /^Weergave/ }));
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('radio', { name: 'Zoals het systeem' })).toBeFocused();
	await page.keyboard.press('ArrowUp');
	await expect(page.getByRole('radio', { name: 'Donker' })).toBeChecked();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'Weergave: Donker' })).toBeFocused();
});
