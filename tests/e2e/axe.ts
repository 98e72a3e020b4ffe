/** What can be told of a page's accessibility by a machine. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from './test';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds that is serious or critical, with the places: by all its rules, or by some. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
	// What is still fading in has no contrast yet; what goes meanwhile ends its own fading.
	await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
	const { violations } = await page.evaluate(async (runOnly) => {
		const { axe: engine } = window as unknown as {
			axe: { run: (options: RunOptions) => Promise<AxeResults> };
		};
		return engine.run({ resultTypes: ['violations'], preload: false, ...(runOnly && { runOnly }) });
	}, rules);
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

export async function expectNoFindings(page: Page, where: string): Promise<void> {
	expect(await findings(page), where).toEqual([]);
}

/** In both themes: what stands there is the same, so that of the other only its colours are looked at. */
export async function expectNoFindingsInBoth(page: Page, where: string): Promise<void> {
	await expectNoFindings(page, `${where}, light`);
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await findings(page, ['color-contrast']), `${where}, dark`).toEqual([]);
	await page.emulateMedia({ colorScheme: 'light' });
}

/** On a screen of 360 pixels, when it is as narrow as that. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
	const { scrollWidth, width } = await page.evaluate(() => ({
		scrollWidth: document.scrollingElement?.scrollWidth ?? 0,
		width: innerWidth
	}));
	expect(scrollWidth, where).toBeLessThanOrEqual(width);
}
