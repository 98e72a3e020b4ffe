/** Addresses as people type them: without the slash at the end, on the server that `npm start` uses. */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { PAGES } from './pages';
import { Site } from './site';
import { expect, test } from './test';

test.use({ serviceWorkers: 'allow' });

test('STO-7 every page opens without the slash at its end, also with a query', async ({ page }) => {
	const serve = sirv(fileURLToPath(new URL('../../build/', import.meta.url)));
	const server = createServer((request, response) => serve(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	for (const { address: path, heading } of PAGES) {
		await page.goto(`http://127.0.0.1:${address.port}/${path.replace(/\/$/, '')}?zoek=niets`);
		await expect(page.getByRole('heading', { level: 1 }), path).toContainText(heading);
		await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible();
	}
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

test('STO-7 a sub path needs nothing of the server: each page opens directly below it', async ({ page }) => {
	const site = await new Site('/foo/bar/').start();
	for (const { address, heading } of PAGES) {
		await page.goto(site.url + address);
		await expect(page.getByRole('heading', { level: 1 }), address).toContainText(heading);
	}
	expect(site.asked.filter((path) => !path.startsWith('/foo/bar/'))).toEqual([]);
	await site.stop();
});
