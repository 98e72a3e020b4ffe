/**
 * Measures this project in Chromium on its built site, side by side with what a user would use instead, and
 * prints medians and ratios. `npm run bench -- --events 1000000 --rounds 3`
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { chromium } from 'playwright';
import sirv from 'sirv';
import { build } from 'vite';
import { findChromium } from '../chromium.js';
import { writeUsage } from './generate.js';

const GENERATED = 'tests/bench/.generated';
const OUTPUT = 'tests/.output';

/** @param {string} name @param {number} fallback */
function option(name, fallback) {
	const at = process.argv.indexOf(`--${name}`);
	return at < 0 ? fallback : Number(process.argv[at + 1]);
}

const events = option('events', 1_000_000);
const rounds = option('rounds', 3);
/** One record for each event takes minutes for a million: it is measured on this many, and scaled. */
const naiveEvents = Math.min(events, 50_000);

/** @param {number} count */
async function usageFile(count) {
	const path = `${GENERATED}/usage-${count}.csv`;
	if (!existsSync(path)) await writeUsage(count, path);
	return path;
}

/** @param {number[]} values */
function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[sorted.length >> 1] ?? NaN;
}

/** Highest resident memory of a browser's page processes so far, in bytes; 0 where the system does not tell. @param {import('playwright').Browser} browser */
async function peakMemory(browser) {
	if (process.platform !== 'linux') return 0;
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	const peaks = processInfo
		.filter(({ type }) => type === 'renderer')
		.map(({ id }) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
	return Math.max(0, ...peaks.map(Number)) * 1024;
}

function launch() {
	return chromium.launch({
		executablePath: findChromium(),
		args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync']
	});
}

/** The job in a browser of its own: import, invoices. @param {string} base @param {string} path */
async function measureProject(base, path) {
	const browser = await launch();
	const page = await browser.newPage();
	await page.addInitScript(() => {
		/** @type {number[]} */
		const tasks = [];
		Object.assign(globalThis, { longTasks: tasks });
		new PerformanceObserver((list) =>
			tasks.push(...list.getEntries().map((entry) => entry.duration))
		).observe({
			entryTypes: ['longtask']
		});
	});
	await page.goto(`${base}verbruik/`);
	await page.getByLabel('Verbruiksbestanden kiezen').waitFor({ state: 'attached' });
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	// The start of the page in a new browser is not the import's.
	await page.waitForTimeout(500);
	await page.evaluate(() => {
		const { longTasks } = /** @type {any} */ (globalThis);
		longTasks.length = 0;
	});
	const button = page.getByRole('button', { name: 'Importeren', exact: true });
	const began = performance.now();
	await page.getByLabel('Verbruiksbestanden kiezen').setInputFiles(path);
	await button.waitFor({ timeout: 600_000 });
	const preview = performance.now() - began;
	const confirmed = performance.now();
	await button.click();
	await page.getByTestId('import-summary').waitFor({ timeout: 600_000 });
	const imported = preview + performance.now() - confirmed;
	const longest = await page.evaluate(() => Math.max(0, .../** @type {any} */ (globalThis).longTasks));
	const memory = await peakMemory(browser);
	await page.getByRole('link', { name: 'Rapporten' }).click();
	await page.getByRole('button', { name: 'Facturen aanmaken' }).first().click();
	await page.getByLabel('Verbruik tot en met').fill('2021-12');
	const ran = performance.now();
	await page.getByRole('button', { name: 'Aanmaken', exact: true }).click();
	await page.getByRole('table', { name: 'Facturen' }).getByRole('link').first().waitFor({ timeout: 600_000 });
	const invoices = performance.now() - ran;
	await browser.close();
	return { preview, imported, longest, memory, invoices };
}

/** @param {string} base @param {string} script @param {(page: import('playwright').Page) => Promise<any>} work */
async function inBlankPage(base, script, work) {
	const browser = await launch();
	const page = await browser.newPage({ bypassCSP: true });
	await page.goto(`${base}support/`);
	await page.addScriptTag({ path: script });
	const result = await work(page);
	await browser.close();
	return result;
}

/** @param {string} name */
const withFile =
	(name) => async (/** @type {import('playwright').Page} */ page, /** @type {string} */ path) => {
		await page.evaluate(() =>
			document.body.insertAdjacentHTML('beforeend', '<input type="file" id="bench-file">')
		);
		await page.locator('#bench-file').setInputFiles(path);
		return page.evaluate(async (peer) => {
			const input = /** @type {HTMLInputElement} */ (document.getElementById('bench-file'));
			return /** @type {any} */ (globalThis).peers[peer](input.files?.[0]);
		}, name);
	};

mkdirSync(GENERATED, { recursive: true });
mkdirSync(OUTPUT, { recursive: true });
execFileSync('node_modules/.bin/vite', ['build', '--logLevel', 'error'], { stdio: 'inherit' });
await build({
	configFile: false,
	logLevel: 'error',
	resolve: { alias: { $lib: new URL('../../src/lib', import.meta.url).pathname } },
	build: {
		outDir: `${GENERATED}/peers`,
		emptyOutDir: true,
		lib: { entry: 'tests/bench/peers.ts', formats: ['iife'], name: 'bench', fileName: () => 'peers.js' }
	},
	define: { 'process.env.NODE_ENV': '"production"' }
});
const peersScript = `${GENERATED}/peers/peers.js`;
const path = await usageFile(events);
const naivePath = await usageFile(naiveEvents);
const handler = sirv('build');
const server = createServer((request, response) => {
	handler(request, response, () => {
		response.writeHead(404).end();
	});
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
const base = `http://localhost:${typeof address === 'object' && address ? address.port : 0}/`;

/** @type {Awaited<ReturnType<typeof measureProject>>[]} */
const own = [];
/** @type {number[]} */
const map = [];
/** @type {number[]} */
const dexie = [];
/** @typedef {{ ms: number; bytes: number }[]} Sheets */
/** @type {Sheets[]} */
const sheets = [];
/** @type {Sheets[]} */
const excel = [];
for (let round = -1; round < rounds; round++) {
	// One round to warm the machine's caches, not counted; the others alternate.
	const project = await measureProject(base, path);
	const papa = await inBlankPage(base, peersScript, (page) => withFile('papaAndMap')(page, path));
	const naive = await inBlankPage(base, peersScript, (page) => withFile('papaAndDexie')(page, naivePath));
	const workbook = await inBlankPage(base, peersScript, (page) =>
		page.evaluate(() => [10_000, 100_000].map((n) => /** @type {any} */ (globalThis).peers.ownWorkbook(n)))
	);
	const exceljs = await inBlankPage(base, peersScript, (page) =>
		page.evaluate(async () => [
			await /** @type {any} */ (globalThis).peers.excelJs(10_000),
			await /** @type {any} */ (globalThis).peers.excelJs(100_000)
		])
	);
	if (round < 0) continue;
	own.push(project);
	map.push(papa);
	dexie.push((naive / naiveEvents) * events);
	sheets.push(workbook);
	excel.push(exceljs);
	console.log(`round ${round + 1} of ${rounds}: import ${Math.round(project.imported)} ms`);
}
server.close();

const size = statSync(path).size;
const imported = median(own.map((each) => each.imported));
const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(2)} s`;
const spread = (/** @type {number[]} */ values) =>
	`${seconds(Math.min(...values))} to ${seconds(Math.max(...values))}`;
const sheetMs = (/** @type {Sheets[]} */ runs, /** @type {number} */ at) =>
	runs.map((run) => run[at]?.ms ?? NaN);
const rows = [
	['what', 'median', 'spread', 'ratio to this project'],
	[
		'import, checked, de-duplicated and stored',
		seconds(imported),
		spread(own.map((each) => each.imported)),
		'1'
	],
	[
		'PapaParse and a Map, nothing stored',
		seconds(median(map)),
		spread(map),
		(median(map) / imported).toFixed(2)
	],
	[
		`PapaParse and a Dexie record an event (of ${naiveEvents}, scaled)`,
		seconds(median(dexie)),
		spread(dexie),
		(median(dexie) / imported).toFixed(1)
	],
	[
		'all invoices made',
		seconds(median(own.map((each) => each.invoices))),
		spread(own.map((each) => each.invoices)),
		''
	],
	...[0, 1].flatMap((at) => {
		const [count, mine, theirs] = [
			at === 0 ? '10,000' : '100,000',
			median(sheetMs(sheets, at)),
			median(sheetMs(excel, at))
		];
		return [
			[`specification of ${count} lines`, seconds(mine), spread(sheetMs(sheets, at)), '1'],
			[`ExcelJS, ${count} rows`, seconds(theirs), spread(sheetMs(excel, at)), (theirs / mine).toFixed(2)]
		];
	})
];
const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const facts = {
	machine,
	events,
	bytes: size,
	rowsPerSecond: Math.round(events / (imported / 1000)),
	peakMemoryOfPageAndWorkers: Math.max(...own.map((each) => each.memory)),
	longestTaskDuringImport: Math.max(...own.map((each) => each.longest))
};
console.log(`\n${events} events, ${(size / 1e6).toFixed(0)} MB; ${machine}`);
console.log(
	rows
		.map((row) => `| ${row.join(' | ')} |`)
		.join('\n')
		.replace('\n', '\n| --- | --- | --- | --- |\n')
);
console.log(
	`${facts.rowsPerSecond} rows per second; peak memory of page and workers ${Math.round(facts.peakMemoryOfPageAndWorkers / 1e6)} MB; longest task of the page during the import ${Math.round(facts.longestTaskDuringImport)} ms`
);
writeFileSync(
	`${OUTPUT}/bench.json`,
	JSON.stringify({ ...facts, own, map, dexie, sheets, excel }, null, '\t')
);
