/** STO-1: what the page may reach, and what it may not. */
import { createServer, type Server } from 'node:http';
import type { Page, Worker } from '@playwright/test';
import { doTheJob, downloadFromBell } from './actions';
import { PAGES } from './pages';
import { expect, test } from './test';

test.use({ serviceWorkers: 'allow' });

test('STO-1 every page carries a policy that names no other origin', async ({ request }) => {
	for (const { address } of PAGES) {
		const source = await (await request.get(address)).text();
		const policies = [...source.matchAll(/<meta http-equiv="content-security-policy" content="([^"]*)">/g)];
		expect(policies, address).toHaveLength(1);
		const directives = new Map(
			(policies[0]?.[1] ?? '').split(';').map((directive) => {
				const [name = '', ...sources] = directive.trim().split(/\s+/);
				return [name, sources] as const;
			})
		);
		expect(directives.get('default-src'), address).toEqual(["'self'"]);
		expect(directives.get('connect-src') ?? ["'self'"], address).toEqual(["'self'"]);
		const sources = [...directives.values()].flat();
		expect(sources.filter((source) => /^(\*|https?:|wss?:)/.test(source) || source.includes('.'))).toEqual(
			[]
		);
		expect(sources).not.toContain("'unsafe-eval'");
		expect(sources).not.toContain("'unsafe-inline'");
	}
});

test('STO-1 the whole job asks nothing of another origin', async ({ page, context, site }) => {
	const elsewhere: string[] = [];
	let seen = 0;
	context.on('request', (request) => {
		seen++;
		const { origin, protocol } = new URL(request.url());
		if (origin !== new URL(site.url).origin && protocol !== 'data:') elsewhere.push(request.url());
	});
	await doTheJob(page);
	await downloadFromBell(page, 'Specificatie-F2022-0001.xlsx');
	for (const { address } of PAGES) await page.goto(address);
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
	expect(elsewhere).toEqual([]);
	expect(seen).toBeGreaterThan(PAGES.length);
});

/** A server that lets every page read it, and counts who came. */
class Stranger {
	private readonly server: Server;
	visits = 0;

	constructor() {
		this.server = createServer((_, response) => {
			this.visits++;
			response.writeHead(200, { 'access-control-allow-origin': '*' }).end('reached');
		});
	}

	async start(): Promise<string> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		const address = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('no port');
		return `http://127.0.0.1:${address.port}/`;
	}

	async stop(): Promise<void> {
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** What happens to who tries; in a task of its own, for a debugger's evaluation is allowed more than the page. */
async function attempt(
	where: Page | Worker,
	address: string
): Promise<{ fetched: string; evaluated: string }> {
	const tryBoth = (url: string): Promise<{ fetched: string; evaluated: string }> =>
		new Promise((resolve) => {
			setTimeout(() => {
				let evaluated = 'done';
				try {
					(0, eval)('1 + 1');
				} catch (error) {
					evaluated = error instanceof Error ? error.name : 'refused';
				}
				fetch(url).then(
					() => resolve({ fetched: 'done', evaluated }),
					(error: unknown) => resolve({ fetched: error instanceof Error ? error.name : 'refused', evaluated })
				);
			}, 0);
		});
	return 'goto' in where ? where.evaluate(tryBoth, address) : where.evaluate(tryBoth, address);
}

// The console tells of every refusal: here they are what is wanted.
test.describe('attempts', () => {
	test.use({ expectedErrors: /Content Security Policy|violates the following/ });

	test('STO-1 eval and another origin are refused in the page and in each of its workers', async ({
		page
	}) => {
		const stranger = new Stranger();
		const address = await stranger.start();
		await page.goto(address);
		expect(await attempt(page, address)).toEqual({ fetched: 'done', evaluated: 'done' });
		const { visits } = stranger;

		await doTheJob(page);
		await downloadFromBell(page, 'Specificatie-F2022-0001.xlsx');
		const refused = { fetched: 'TypeError', evaluated: 'EvalError' };
		expect(await attempt(page, address)).toEqual(refused);
		const workers = page.workers();
		expect(workers.length).toBeGreaterThanOrEqual(3);
		for (const worker of workers) expect(await attempt(worker, address), worker.url()).toEqual(refused);
		expect(stranger.visits).toBe(visits);
		await stranger.stop();
	});
});
