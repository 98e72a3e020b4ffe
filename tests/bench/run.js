/**
 * Measures this project in Chromium side by side with what a user would use instead, and prints medians,
 * spreads and ratios. `npm run bench -- --rows 1000000 --rounds 3 --shape quoted --only import,workbook`
 */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { measurePeer } from './browser.js';
import { ONE_CUSTOMER, SHAPES, writeUsage } from './generate.js';
import { installPeers } from './install-peers.js';
import { measureProject, measureUsageSheet } from './project.js';
import { furtherTableOf, tableOf } from './report.js';
import { buildPeers, buildSite, servePeers, serveSite } from './serve.js';

/** @typedef {import('./report.js').Result} Result */
/** @typedef {import('./report.js').Sample} Sample */
/** The first of a contest is this project. @typedef {{ what: string; run: () => Promise<Sample> }} Contestant */
/** @typedef {{ title: string; facts?: Record<string, unknown>; contestants: Contestant[] }} Contest */

const GENERATED = 'tests/bench/.generated';
const OUTPUT = 'tests/.output';

/** @param {string} name @param {string} fallback */
function option(name, fallback) {
	const at = process.argv.indexOf(`--${name}`);
	return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
}

const rows = Number(option('rows', '1000000'));
const rounds = Number(option('rounds', '3'));
const shapes = option('shape', Object.keys(SHAPES).join(',')).split(',');
const parts = option('only', 'import,workbook,usage-sheet').split(',');
/** `--without DuckDB,Dexie` leaves out contestants by a part of their names. */
const without = option('without', '').split(',').filter(Boolean);

/** One record for each event takes minutes for a million: it is measured on this many, and scaled. */
const naiveRows = Math.min(rows, 50_000);
const SPECIFICATION_LINES = [10_000, 100_000];

/** @param {number} count @param {string} shape */
async function usageFile(count, shape) {
	const path = `${GENERATED}/${shape}-${count}.csv`;
	if (!existsSync(path)) await writeUsage(count, path, SHAPES[shape] ?? ONE_CUSTOMER);
	return path;
}

/** @param {string} shape @param {string} site @param {string} peers @returns {Promise<Contest>} */
async function importContest(shape, site, peers) {
	const { decimal, seed } = SHAPES[shape] ?? { decimal: '.', seed: 0 };
	const file = await usageFile(rows, shape);
	const naive = await usageFile(naiveRows, shape);
	const { size } = statSync(file);
	return {
		title: `import of ${rows} rows, ${shape}, ${(size / 1e6).toFixed(0)} MB, seed ${seed}`,
		facts: { rows, shape, seed, csvBytes: size },
		contestants: [
			{ what: 'this project: checked, de-duplicated, stored', run: () => measureProject(site, file) },
			{ what: 'reading the bytes', run: () => measurePeer(peers, 'bytes', undefined, file) },
			{
				what: 'DuckDB-WASM: loaded into OPFS, grouped',
				run: () => measurePeer(peers, 'duckDb', { decimal }, file)
			},
			{ what: 'PapaParse and a Map', run: () => measurePeer(peers, 'papaAndMap', undefined, file) },
			{
				what: `PapaParse and a Dexie record an event (${naiveRows}, scaled)`,
				run: async () => {
					const { ms = NaN, ...rest } = await measurePeer(peers, 'papaAndDexie', undefined, naive);
					return { ms: (ms / naiveRows) * rows, ...rest };
				}
			}
		]
	};
}

/** @param {number} lines @param {string} peers @returns {Contest} */
function workbookContest(lines, peers) {
	const contestants = Object.entries({
		own: 'this project',
		sheetJs: 'SheetJS, plain',
		excelJs: 'ExcelJS',
		writeExcelFile: 'write-excel-file'
	});
	return {
		title: `specification of ${lines} lines`,
		facts: { lines },
		contestants: contestants.map(([peer, what]) => ({ what, run: () => measurePeer(peers, peer, lines) }))
	};
}

/** Every event of one invoice, on the built site; what else makes workbooks in a page cannot make this one. @param {string} site @returns {Promise<Contest>} */
async function usageSheetContest(site) {
	const count = Math.min(rows, 1_000_000);
	const file = await usageFile(count, 'one-customer');
	return {
		title: `specification with ${count} events on its second sheet`,
		facts: { rows: count, seed: ONE_CUSTOMER.seed },
		contestants: [
			{ what: 'this project', run: () => measureUsageSheet(site, file, `${GENERATED}/met-verbruik.xlsx`) }
		]
	};
}

/** One round to warm the machine's caches, not counted; the others alternate. @param {Contest} contest */
async function hold({ title, facts, contestants: all }) {
	const contestants = all.filter(({ what }) => !without.some((name) => what.includes(name)));
	/** @type {Result & { facts: typeof facts }} */
	const result = { title, facts, rows: contestants.map(({ what }) => ({ what, samples: [] })) };
	for (let round = rounds > 1 ? -1 : 0; round < rounds; round++) {
		for (const [i, { run }] of contestants.entries()) {
			const sample = await run();
			if (round >= 0) result.rows[i]?.samples.push(sample);
		}
	}
	console.log(`\n${tableOf(result)}`);
	for (const row of result.rows) {
		const further = furtherTableOf(row);
		if (further) console.log(`\n${further}`);
	}
	return result;
}

installPeers();
mkdirSync(GENERATED, { recursive: true });
mkdirSync(OUTPUT, { recursive: true });
if (parts.includes('import') || parts.includes('usage-sheet')) buildSite();
await buildPeers();
const [site, peers] = await Promise.all([serveSite(), servePeers()]);
const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
console.log(`${machine}; ${rounds} rounds`);

/** @type {Awaited<ReturnType<typeof hold>>[]} */
const results = [];
if (parts.includes('import')) {
	for (const shape of shapes) results.push(await hold(await importContest(shape, site.url, peers.url)));
}
if (parts.includes('workbook')) {
	for (const lines of SPECIFICATION_LINES) results.push(await hold(workbookContest(lines, peers.url)));
}
if (parts.includes('usage-sheet')) results.push(await hold(await usageSheetContest(site.url)));
site.close();
peers.close();
writeFileSync(`${OUTPUT}/bench.json`, JSON.stringify({ machine, rounds, results }, null, '\t'));
