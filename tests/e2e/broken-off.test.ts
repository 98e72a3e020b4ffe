/** Imports that do not come to their end: cancelled, killed, or begun while another tab has one. */
import type { Page } from '@playwright/test';
import { chooseUsage, importButton, importUsage } from './actions';
import { killBrowser, openProfile } from './browser';
import { customers, generated } from './files';
import { withProfile } from './profile';
import { countStored } from './stored';
import { expect, test } from './test';

/** Read for seconds: there is time to break it off. */
const MANY = 2_000_000;

/** The tables that an import writes to; empty when it left no trace. */
async function traces(page: Page): Promise<Record<string, number>> {
	const { imports = 0, chunks = 0, identities = 0, totals = 0, rejections = 0 } = await countStored(page);
	return { imports, chunks, identities, totals, rejections };
}

const NOTHING = { imports: 0, chunks: 0, identities: 0, totals: 0, rejections: 0 };

test('IMP-8 cancelling a large file in its midst leaves nothing, and is said', async ({ page }) => {
	await page.goto('verbruik/');
	await chooseUsage(page, await generated(MANY));
	const bar = page.getByRole('main').getByRole('progressbar');
	await expect(bar).toHaveAttribute('aria-valuenow', /[1-9]/);
	await expect(page.getByText(/regels per seconde/)).toBeVisible();
	await page.getByRole('button', { name: 'Annuleren' }).click();
	await expect(page.getByText('Het lezen is geannuleerd.')).toBeVisible();
	await expect.poll(() => traces(page)).toEqual(NOTHING);
	expect(await importUsage(page, customers('klein.csv', 2))).toMatchObject({ accepted: 2, duplicates: 0 });
});

withProfile(
	'IMP-8 a browser killed while it imports keeps nothing of it, and says so',
	async ({ profile, site }) => {
		const killed = await openProfile(profile, site.url);
		const page = await killed.newPage();
		await page.goto('verbruik/');
		await chooseUsage(page, await generated(MANY));
		await expect.poll(async () => (await traces(page))['chunks'], { intervals: [20] }).toBeGreaterThan(0);
		await killBrowser(killed);

		const after = await openProfile(profile, site.url);
		const next = await after.newPage();
		await next.goto('verbruik/');
		await expect(next.getByText('Een eerdere import is afgebroken voordat hij klaar was.')).toBeVisible();
		await expect.poll(() => traces(next)).toEqual(NOTHING);
		expect(await importUsage(next, customers('klein.csv', 2))).toMatchObject({ accepted: 2, duplicates: 0 });
		await after.close();
	}
);

test('IMP-12 a second tab cannot import meanwhile, and says why', async ({ page, context }) => {
	await page.goto('verbruik/');
	await chooseUsage(page, customers('eerst.csv', 2));
	await expect(importButton(page)).toBeEnabled();
	const second = await context.newPage();
	await second.goto('verbruik/');
	await chooseUsage(second, customers('tweede.csv', 3));
	await expect(
		second.getByText(/tweede\.csv is niet gelezen: in een ander tabblad is een import bezig/)
	).toBeVisible();
	await importButton(page).click();
	await expect(page.getByTestId('import-summary')).toHaveAttribute('data-accepted', '2');

	await second.reload();
	expect(await importUsage(second, customers('tweede.csv', 3))).toEqual({
		records: 3,
		accepted: 1,
		duplicates: 2,
		rejected: 0
	});
});
