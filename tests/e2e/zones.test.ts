/** BIL-7: the browser's zone has no part in an invoice. */
import type { Page } from '@playwright/test';
import {
	downloadFromBell,
	exportShown,
	finalise,
	goTo,
	importPrices,
	importUsage,
	makeInvoices,
	openInvoice
} from './actions';
import { user } from './browser';
import { PRICES, SUBSCRIPTIONS, USAGE, usage } from './files';
import { expect, test } from './test';

/**
 * Events a second beside the ends of months and beside both changes of the clock in Amsterdam, with and without a
 * zone of their own. Each has a quantity that no others add up to, so that the sums tell where each went.
 */
const EDGES = usage(
	'randen.csv',
	...[
		'2021-02-28T22:59:59Z',
		'2021-02-28T23:00:00Z',
		'2021-03-28T00:59:59Z',
		'2021-03-28T01:00:00Z',
		// In the hour that spring leaves out.
		'2021-03-28T02:30:00',
		'2021-03-31T21:59:59Z',
		'2021-03-31T22:00:00Z',
		'2021-10-31T00:59:59Z',
		'2021-10-31T01:00:00Z',
		// In the hour that autumn has twice.
		'2021-10-31T02:30:00',
		'2021-10-31T22:59:59Z',
		'2021-10-31T23:00:00Z',
		'2021-11-30T23:59:59',
		'2021-12-01T00:00:00',
		'2021-12-31T22:59:59Z',
		// January in Amsterdam: not billed yet.
		'2021-12-31T23:00:00Z'
	].map(
		(moment, i) => `rand-${i};${moment};Voorbeeld Administratiekantoor B.V.;K-1001;KA-RAND;EMAIL;${2 ** i}`
	)
);

/** By period, what of {@link EDGES} belongs to it. */
const EDGE_LINES = [
	'1-12-21 aan 31-12-21 24.576',
	'1-11-21 aan 30-11-21 6.144',
	'1-10-21 aan 31-10-21 1.920',
	'1-4-21 aan 30-4-21 64',
	'1-3-21 aan 31-3-21 62',
	'1-2-21 aan 28-2-21 1'
];

interface Made {
	readonly lines: string;
	/** Period and quantity of the lines of {@link EDGES}. */
	readonly edges: readonly string[];
	readonly workbook: string;
}

async function makeAll(page: Page): Promise<Made> {
	await page.goto('prijslijst/');
	await importPrices(page, PRICES);
	await goTo(page, 'Verbruik');
	await importUsage(page, [USAGE, SUBSCRIPTIONS]);
	await importUsage(page, [EDGES]);
	await goTo(page, 'Rapporten');
	await makeInvoices(page, { usage: '2021-12', date: '2022-02-27' });
	await openInvoice(page, 'concept');
	await finalise(page);
	await exportShown(page);
	const { bytes } = await downloadFromBell(page, 'Specificatie-F2022-0001.xlsx');
	const table = page.getByRole('table', { name: 'Factuurregels' });
	const edges = await table.locator('tbody tr').filter({ hasText: 'KA-RAND' }).locator('td').allInnerTexts();
	const lines = await table.innerText();
	const width = 12;
	const starts = Array.from({ length: edges.length / width }, (_, i) => i * width);
	return {
		lines,
		edges: starts.map((at) => `${edges[at + 7]?.split('\n')[0]?.trim()} ${edges[at + 8]?.trim()}`),
		workbook: bytes.toString('base64')
	};
}

test('BIL-7 PER-1 four zones of the browser give one invoice and one workbook, to the byte', async ({
	browser,
	site
}) => {
	const made: Made[] = [];
	for (const timezoneId of ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Pacific/Auckland']) {
		const context = await browser.newContext({ ...user, timezoneId, baseURL: site.url });
		const page = await context.newPage();
		made.push(await makeAll(page));
		const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
		expect(zone).toBe(timezoneId);
		await context.close();
	}
	const [first, ...others] = made;
	expect(first?.lines.trim().split('\n').length).toBeGreaterThan(18);
	expect(first?.edges).toEqual(EDGE_LINES);
	for (const other of others) expect(other).toEqual(first);
});
