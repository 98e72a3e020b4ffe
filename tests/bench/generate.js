/**
 * Generated usage files of stated seeds: the same arguments give the same bytes on every machine.
 * `node tests/bench/generate.js <rows> <file> [shape]`
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
const FIRST_MONTH = 9;

/**
 * Ten SKUs over four months of 2021; each account has two subscriptions.
 * @typedef {{ seed: number; accounts: number; customers: number; quoted: boolean; decimal: '.' | ',' }} Shape
 * @type {Readonly<Record<string, Shape>>}
 */
export const SHAPES = {
	/** Some 143,000 lines: nearly every third event has one of its own. */
	'many-lines': { seed: 20211231, accounts: 2000, customers: 50, quoted: false, decimal: '.' },
	/** Some 1,600 lines, each of hundreds of events. */
	'many-events': { seed: 20211001, accounts: 20, customers: 5, quoted: false, decimal: '.' },
	/** Names with delimiters, doubled quotes and accents within quotes; quantities with a decimal comma. */
	quoted: { seed: 20211101, accounts: 500, customers: 20, quoted: true, decimal: ',' }
};

/** One customer, so that one invoice counts every event: for the sheet "Verbruik". @type {Shape} */
export const ONE_CUSTOMER = { seed: 20211130, accounts: 20, customers: 1, quoted: false, decimal: '.' };

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
 * Lines of a usage file, the header first.
 * @param {number} rows @param {Shape} [shape] @returns {Generator<string>}
 */
export function* usageLines(rows, shape = /** @type {Shape} */ (SHAPES['many-lines'])) {
	const random = randomOf(shape.seed);
	/** @param {number} n */
	const below = (n) => Math.floor(random() * n);
	const { accounts, customers, quoted } = shape;
	yield HEADER;
	for (let i = 1; i <= rows; i++) {
		const account = below(accounts);
		const [sku, unit, charge] = SKUS[Math.min(below(10), below(11), below(16))] ?? [];
		const customer = account % customers;
		const month = FIRST_MONTH + below(4);
		const moment = `2021-${padded(month, 2)}-${padded(1 + below(30), 2)}T${padded(below(24), 2)}:${padded(below(60), 2)}:${padded(below(60), 2)}Z`;
		const subscription = 900000 + account * 2 + below(2);
		const name = quoted
			? `"Klant ""${padded(customer, 2)}""; Zoë & Zn. B.V."`
			: `Klant ${padded(customer, 2)} B.V.`;
		const chargeName = quoted ? `"${charge}; ""per stuk"""` : charge;
		const quantity = quoted ? `"${below(50)},${padded(below(100), 2)}"` : 1 + below(5);
		yield `tx-${padded(i, 9)};${moment};${name};K-${1000 + customer};KA-${padded(account, 6)};${10000000 + account};${padded(account % 10000, 4)};AB-${subscription};${sku};${unit};${chargeName};${quantity}`;
	}
}

/** @param {number} rows @param {string} path @param {Shape} [shape] */
export async function writeUsage(rows, path, shape) {
	const out = createWriteStream(path);
	let block = [];
	for (const line of usageLines(rows, shape)) {
		if (block.push(line) < 20_000) continue;
		if (!out.write(`${block.join('\r\n')}\r\n`))
			await new Promise((resolve) => out.once('drain', () => resolve(undefined)));
		block = [];
	}
	out.end(block.length > 0 ? `${block.join('\r\n')}\r\n` : '');
	await new Promise((resolve) => out.once('finish', () => resolve(undefined)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const [, , rows, path, shape = 'many-lines'] = process.argv;
	if (!rows || !path || !SHAPES[shape]) {
		throw new Error(`node tests/bench/generate.js <rows> <file> [${Object.keys(SHAPES).join(' | ')}]`);
	}
	await writeUsage(Number(rows), path, SHAPES[shape]);
}
