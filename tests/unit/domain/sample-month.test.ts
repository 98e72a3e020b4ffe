/** The sample month of ../shared/data, from its files to the invoices that they must give. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromText, toText, whole } from '$lib/domain/decimal';
import type { Invoice } from '$lib/domain/invoice';
import { fromMinor } from '$lib/domain/money';
import { monthPeriod, periodText, shortDate } from '$lib/domain/period';
import type { Price } from '$lib/domain/price';
import { customerId, type Customer, type UsageTotal } from '$lib/domain/usage';
import { bill, day, month, only, price, run, standard } from './sample';

const SEED = '../shared/data/seed';
const USAGE = 'verbruik-autoinvoice-2021.csv';
const SUBSCRIPTIONS = 'abonnementen-2021-09.csv';

type Row = Record<string, string>;

/** Enough for these files: no quotes, no blank lines between. */
function rows(file: string): Row[] {
	const [header = '', ...lines] = readFileSync(`${SEED}/${file}`, 'utf8').trim().split(/\r?\n/);
	const names = header.split(';');
	return lines.map((line) => {
		const cells = line.split(';');
		return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
	});
}

const amsterdam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });
const point = (text = '') => fromText(text.replace(',', '.'));

/** `30-9-2021`. */
function dutchDay(text = ''): number {
	const [d = '', m = '', y = ''] = text.split('-');
	return day(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
}

function totalOf(row: Row): UsageTotal {
	const text = (name: string): string => row[name] ?? '';
	const hasPeriod = text('periode_van') !== '';
	return {
		kind: hasPeriod ? 'period' : 'moment',
		quantity: point(row['aantal']),
		events: 1,
		key: {
			customer: customerId(text('klantnummer'), text('klantnaam')),
			currency: 'EUR',
			account: text('klantaccount'),
			kvk: text('kvk_nummer'),
			internalNumber: text('intern_klantnummer'),
			subscription: text('abonnementsnummer'),
			sku: text('sku'),
			unit: text('eenheid'),
			chargeName: text('toeslagnaam'),
			period: hasPeriod
				? { from: dutchDay(row['periode_van']), until: dutchDay(row['periode_tot']) + 1 }
				: monthPeriod(month(amsterdam.format(new Date(text('tijdstip'))).slice(0, 7))),
			unitPrice: '',
			vat: ''
		}
	};
}

const priceOf = (row: Row): Price =>
	price(standard(toText(point(row['bedrag_per_stuk']))), {
		sku: row['sku'] ?? '',
		chargeName: row['toeslagnaam'] ?? '',
		unit: row['eenheid'] ?? '',
		vat: row['btw_percentage'],
		validFrom: day(row['geldig_vanaf'] ?? '')
	});

function customersOf(files: string[]): Map<string, Customer> {
	return new Map(
		files.flatMap(rows).map((row) => {
			const [number = '', name = ''] = [row['klantnummer'], row['klantnaam']];
			return [customerId(number, name), { id: customerId(number, name), number, name }];
		})
	);
}

function billed(files: string[], upTo: string, invoiceDate: string): Invoice {
	return only(
		bill(files.flatMap(rows).map(totalOf), rows('prijslijst-voorbeeld.csv').map(priceOf), {
			customers: customersOf(files),
			run: run(upTo, { invoiceDate: day(invoiceDate) })
		})
	);
}

const number = (text: string) => toText(fromText(text));
const euros = (minor: bigint | undefined) => (minor === undefined ? '?' : toText(fromMinor(minor, 'EUR')));

interface Expected {
	customer: string;
	invoice_date: string;
	due_date: string;
	currency: string;
	lines: Row[];
	net: string;
	vat: string;
	total: string;
	usage_up_to: string;
}

const shown = (invoice: Invoice): Row[] =>
	invoice.lines.map(({ key, unit, chargeName, quantity, unitPrice, net, vatAmount }) => ({
		klantaccount: key.account,
		kvk: key.kvk,
		intern: key.internalNumber,
		abonnement: key.subscription,
		sku: key.sku,
		eenheid: unit,
		toeslagnaam: chargeName,
		periode: periodText(key.period, ' - '),
		aantal: toText(quantity),
		bedrag_per_stuk: unitPrice ? toText(unitPrice) : '?',
		bedrag_ex_btw: euros(net),
		btw_bedrag: euros(vatAmount)
	}));

describe.skipIf(!existsSync(SEED))('the sample month', () => {
	const expectedOf = (file: string): Expected => {
		const all = JSON.parse(readFileSync(`${SEED}/expected-invoices.json`, 'utf8')) as Record<
			string,
			Expected
		>;
		const expected = all[file];
		if (!expected) throw new Error(`nothing expected of ${file}`);
		return expected;
	};
	const asNumbers = (line: Row): Row => ({
		...line,
		...Object.fromEntries(
			['aantal', 'bedrag_per_stuk', 'bedrag_ex_btw', 'btw_bedrag'].map((name) => [
				name,
				number(line[name] ?? '')
			])
		)
	});

	it.each([
		[USAGE, '2022-02-27'],
		[SUBSCRIPTIONS, '2021-09-09']
	])('BIL-3 %s gives the invoice expected, from an empty ledger', (file, invoiceDate) => {
		const expected = expectedOf(file);
		const invoice = billed([file], expected.usage_up_to, invoiceDate);
		expect(shown(invoice)).toEqual(expected.lines.map(asNumbers));
		expect([invoice.net, invoice.vat, invoice.total].map(euros)).toEqual(
			[expected.net, expected.vat, expected.total].map(number)
		);
		expect(invoice.customer.name).toBe(expected.customer);
		expect(invoice.currency).toBe(expected.currency);
		expect(shortDate(invoice.invoiceDate)).toBe(expected.invoice_date);
		expect(shortDate(invoice.dueDate)).toBe(expected.due_date);
		expect(invoice.kind).toBe('invoice');
		expect([...invoice.skusWithoutPrice, ...invoice.skusWithoutVat]).toEqual([]);
	});

	it('BIL-3 both files up to 2021-12 give 18 lines: those of both invoices', () => {
		const invoice = billed([USAGE, SUBSCRIPTIONS], '2021-12', '2022-02-27');
		expect(invoice.lines).toHaveLength(18);
		const quantities = (lines: Row[]) =>
			lines
				.map((line) => [line['klantaccount'], line['sku'], line['periode'], line['aantal']].join(' '))
				.sort();
		const expected = [USAGE, SUBSCRIPTIONS].flatMap((file) => expectedOf(file).lines);
		expect(quantities(shown(invoice))).toEqual(quantities(expected));
		expect(euros(invoice.net)).toBe(number('2773.83'));
	});

	it('PER-1 a run up to 2021-11 leaves December for later', () => {
		const invoice = billed([USAGE, SUBSCRIPTIONS], '2021-11', '2022-02-27');
		expect(invoice.lines.map((line) => periodText(line.key.period, ' - '))).not.toContain(
			'1-12-21 - 31-12-21'
		);
		expect(invoice.lines).toHaveLength(7);
	});

	it('BIL-1 every record counts: the quantities of the file are those of its invoice', () => {
		const invoice = billed([USAGE], '2021-12', '2022-02-27');
		const total = invoice.lines.reduce((sum, line) => sum + line.quantity.coefficient, 0n);
		expect(rows(USAGE).every((row) => row['aantal'] === '1')).toBe(true);
		expect(whole(rows(USAGE).length).coefficient).toBe(total);
	});
});
