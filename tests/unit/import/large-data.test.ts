/**
 * DuckDB as a referee: invoices of the page against SQL over the same CSV, and the way for those who outgrow a
 * browser (src/lib/import/large-data.md), whose own statements are run here.
 */
import { mkdtempSync, openAsBlob, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import type { Invoice } from '$lib/domain/invoice';
import { isoDate } from '$lib/domain/period';
import type { Price } from '$lib/domain/price';
import { readPriceList } from '$lib/import/price-list';
import type { UsageTotal } from '$lib/domain/usage';
import { writeUsage } from '../../bench/generate.js';
import { amount, bill, run } from '../domain/sample';
import { Administration } from './administration';

// Its binary is not there for every machine: then these tests say that they were skipped.
const duckdb = await import('@duckdb/node-api').catch(() => undefined);

const SAMPLE = 'static/voorbeeld/verbruik-autoinvoice-2021.csv';
const SUBSCRIPTIONS = 'static/voorbeeld/abonnementen-2021-09.csv';
const SAMPLE_PRICES = 'static/voorbeeld/prijslijst-voorbeeld.csv';
const EVENTS = 1_000_000;

/** The statement of the documentation that begins with this comment. */
function statement(name: string): string {
	const blocks = readFileSync('src/lib/import/large-data.md', 'utf8').matchAll(
		/```sql\n-- (.+)\n([^`]+)```/g
	);
	const found = [...blocks].find(([, title]) => title === name)?.[2];
	if (found === undefined) throw new Error(`no statement: ${name}`);
	return found.trim();
}

interface Sums {
	readonly customer: string;
	readonly net: string;
	readonly vat: string;
}

/** Per customer, as money: each line rounded, then VAT once per rate (VAT-1). No division: it is floating point there. */
const MONEY = `
	SELECT customer, CAST(SUM(net) AS VARCHAR) AS net, CAST(SUM(vat) AS VARCHAR) AS vat FROM (
		SELECT customer, rate, SUM(net) AS net, ROUND(CAST(SUM(net) AS DECIMAL(18, 2)) * rate * 0.01, 2) AS vat FROM (
			SELECT klantnummer AS customer, CAST(btw_percentage AS DECIMAL(4, 2)) AS rate,
				ROUND(CAST(u.aantal AS DECIMAL(18, 4)) * CAST(replace(p.bedrag_per_stuk, ',', '.') AS DECIMAL(12, 6)), 2) AS net
			FROM opgeteld u JOIN prijzen p USING (sku)
		) GROUP BY customer, rate
	) GROUP BY customer ORDER BY customer`;

const quoted = (path: string): string => `'${path.replaceAll('\\', '/').replaceAll("'", "''")}'`;

/** Adds a usage file up by SQL, writes the sums as CSV, and gives each customer's invoice. */
async function referee(usage: string, prices: string, sums: string): Promise<Sums[]> {
	if (!duckdb) throw new Error('no DuckDB');
	const instance = await duckdb.DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	try {
		await connection.run(statement('duckdb: verbruik').replace("'verbruik.csv'", quoted(usage)));
		await connection.run(`CREATE TABLE opgeteld AS ${statement('tel op')}`);
		await connection.run(`COPY (FROM opgeteld) TO ${quoted(sums)} (HEADER, DELIMITER ';')`);
		await connection.run(
			`CREATE TABLE prijzen AS FROM read_csv(${quoted(prices)}, delim = ';', header = true, all_varchar = true)`
		);
		const result = await connection.runAndReadAll(MONEY);
		return result.getRowObjectsJson() as unknown as Sums[];
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

async function pricesOf(path: string): Promise<Price[]> {
	const read = await readPriceList(new Blob([readFileSync(path)]), path);
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return [...read.prices];
}

/** What the page has after importing these files. */
async function totalsOf(...paths: string[]): Promise<UsageTotal[]> {
	const administration = new Administration();
	const totals: UsageTotal[] = [];
	for (const path of paths) {
		const { reading } = await administration.import(await openAsBlob(path));
		expect(reading.records).toBe(reading.accepted);
		for (const total of reading.totals) totals.push(total);
	}
	return totals;
}

const told = (drafts: readonly Invoice[]): Sums[] =>
	drafts.map(({ customer, net, vat }) => ({
		customer: customer.id.slice(1),
		net: amount(net),
		vat: amount(vat)
	}));

const asShown = (all: readonly Sums[]): Sums[] =>
	all.map(({ customer, net, vat }) => ({ customer, net: String(Number(net)), vat: String(Number(vat)) }));

/** All that an invoice shows, and its totals: not whether a quantity came by moment or with a period. */
function shown(drafts: readonly Invoice[]): unknown[] {
	return drafts.map(({ customer, lines, net, vat, total, vatTotals }) => ({
		customer: customer.id,
		lines: lines.map(({ key, unit, chargeName, quantity, unitPrice, net: of, vatAmount, late }) => [
			...[key.account, key.kvk, key.internalNumber, key.subscription, key.sku, unit, chargeName],
			...[isoDate(key.period.from), isoDate(key.period.until), toText(quantity)],
			...[unitPrice && toText(unitPrice), of, vatAmount, late]
		]),
		totals: [net, vat, total, vatTotals]
	}));
}

describe.skipIf(!duckdb)('against SQL on the same file', () => {
	const folder = mkdtempSync(join(tmpdir(), 'opgeteld-'));
	const generated = join(folder, 'verbruik.csv');
	const generatedPrices = join(folder, 'prijzen.csv');

	beforeAll(async () => {
		await writeUsage(EVENTS, generated);
		const skus =
			'EMAIL EINVOICE INTERNAL PRINT_EU PRINT_EU_PAGE PRINT_PRIORITY SCAN_GOLD SCAN_PDF FINVOICE INCOMING';
		const rows = skus
			.split(' ')
			.map(
				(sku, i) => `${sku};standaard;0,${String(i * 37 + 85).padStart(4, '0')};${i % 3 ? 21 : 9};2021-01-01`
			);
		const header = 'sku;prijsmodel;bedrag_per_stuk;btw_percentage;geldig_vanaf';
		writeFileSync(generatedPrices, [header, ...rows, ''].join('\n'));
	}, 120_000);
	afterAll(() => rmSync(folder, { recursive: true }));

	test('BIL-3 VAT-1 the sample: the same to the cent, and the sums imported give the same invoices', async () => {
		const sums = join(folder, 'voorbeeld.csv');
		const money = await referee(SAMPLE, SAMPLE_PRICES, sums);
		const prices = await pricesOf(SAMPLE_PRICES);
		const drafts = bill(await totalsOf(SAMPLE), prices);
		expect(told(drafts)).toEqual(asShown(money));
		expect(drafts[0]?.lines).toHaveLength(15);
		const both = bill(await totalsOf(SAMPLE, SUBSCRIPTIONS), prices);
		expect(shown(bill(await totalsOf(sums, SUBSCRIPTIONS), prices))).toEqual(shown(both));
	}, 60_000);

	test('BIL-3 VAT-1 a million events: the same to the cent, and the sums imported give the same invoices', async () => {
		const sums = join(folder, 'opgeteld.csv');
		const money = await referee(generated, generatedPrices, sums);
		const prices = await pricesOf(generatedPrices);
		const drafts = bill(await totalsOf(generated), prices);
		expect(drafts).toHaveLength(50);
		expect(told(drafts)).toEqual(asShown(money));
		expect(shown(bill(await totalsOf(sums), prices))).toEqual(shown(drafts));
	}, 120_000);

	test('BIL-2 the sums wait for their month, as the events would', async () => {
		const sums = join(folder, 'wacht.csv');
		await referee(SAMPLE, SAMPLE_PRICES, sums);
		const prices = await pricesOf(SAMPLE_PRICES);
		for (const month of ['2021-08', '2021-09', '2021-10', '2021-11'])
			expect(shown(bill(await totalsOf(sums), prices, { run: run(month) }))).toEqual(
				shown(bill(await totalsOf(SAMPLE), prices, { run: run(month) }))
			);
	}, 60_000);
});
