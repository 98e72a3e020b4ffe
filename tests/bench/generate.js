/**
 * Generated usage files of a stated seed: the same arguments give the same bytes on every machine.
 * `node tests/bench/generate.js <events> <file>`
 */
import { createWriteStream } from 'node:fs';
import { pathToFileURL } from 'node:url';

const HEADER =
	'transactie_id;tijdstip;klantnaam;klantnummer;klantaccount;kvk_nummer;intern_klantnummer;abonnementsnummer;sku;eenheid;toeslagnaam;aantal';
const SKUS = [
	['EMAIL', 'Document', 'E-mail'],
	['EINVOICE', 'Document', 'E-factuur'],
	['INTERNAL', 'Document', 'Intern'],
	['PRINT_EU', 'Brief', 'Brief EU'],
	['PRINT_EU_PAGE', 'Pagina', 'Extra pagina EU'],
	['PRINT_PRIORITY', 'Brief', 'Brief priority'],
	['SCAN_GOLD', 'Document', 'Scan goud'],
	['SCAN_PDF', 'Document', 'Scan pdf'],
	['FINVOICE', 'Document', 'Finvoice'],
	['INCOMING', 'Document', 'Ontvangen']
];
const ACCOUNTS = 2000;
const FIRST_MONTH = 9;

/** mulberry32: a small generator whose whole state is the seed. @param {number} seed */
export function randomOf(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** @param {number} n @param {number} width */
const padded = (n, width) => String(n).padStart(width, '0');

/**
 * Lines of a usage file: 2,000 accounts with two subscriptions each, ten SKUs, four months, 50 customers.
 * @param {number} events @param {number} [seed] @returns {Generator<string>}
 */
export function* usageLines(events, seed = 20211231) {
	const random = randomOf(seed);
	/** @param {number} n */
	const below = (n) => Math.floor(random() * n);
	yield HEADER;
	for (let i = 1; i <= events; i++) {
		const account = below(ACCOUNTS);
		const [sku, unit, charge] = SKUS[Math.min(below(10), below(11), below(16))] ?? [];
		const customer = account % 50;
		const month = FIRST_MONTH + below(4);
		const moment = `2021-${padded(month, 2)}-${padded(1 + below(30), 2)}T${padded(below(24), 2)}:${padded(below(60), 2)}:${padded(below(60), 2)}Z`;
		yield `tx-${padded(i, 9)};${moment};Klant ${padded(customer, 2)} B.V.;K-${1000 + customer};KA-${padded(account, 6)};${10000000 + account};${padded(account % 10000, 4)};AB-${900000 + account * 2 + below(2)};${sku};${unit};${charge};${1 + below(5)}`;
	}
}

/** @param {number} events @param {string} path @param {number} [seed] */
export async function writeUsage(events, path, seed) {
	const out = createWriteStream(path);
	let block = [];
	for (const line of usageLines(events, seed)) {
		if (block.push(line) < 20_000) continue;
		if (!out.write(`${block.join('\r\n')}\r\n`))
			await new Promise((resolve) => out.once('drain', () => resolve(undefined)));
		block = [];
	}
	out.end(`${block.join('\r\n')}\r\n`);
	await new Promise((resolve) => out.once('finish', () => resolve(undefined)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const [, , events, path] = process.argv;
	if (!events || !path) throw new Error('node tests/bench/generate.js <events> <file>');
	await writeUsage(Number(events), path);
}
