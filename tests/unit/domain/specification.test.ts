import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import { dayOf, fromIsoMonth } from '$lib/domain/period';
import {
	archiveFileName,
	SPECIFICATION_COLUMNS,
	specificationFileName,
	specificationOf
} from '$lib/domain/specification';
import { december, invoiceOf, lineOf } from '../export/sample';

const text = (value: Parameters<typeof toText>[0] | undefined) => value && toText(value);

describe('values', () => {
	test('EXP-2 the head says customer, number, dates, total with VAT and currency', () => {
		const invoice = invoiceOf([lineOf({ net: 25407n, vatAmount: 5336n })]);
		const specification = specificationOf(invoice, '2022-0001');
		expect(specification).toMatchObject({
			customerName: 'Voorbeeld Administratiekantoor B.V.',
			number: '2022-0001',
			invoiceDate: dayOf(2022, 2, 27),
			dueDate: dayOf(2022, 3, 27),
			currency: 'EUR',
			rowCount: 1
		});
		expect(toText(specification.total)).toBe('307.43');
	});

	test('EXP-2 the header row has the columns A to L in their words', () => {
		expect(SPECIFICATION_COLUMNS.join('|')).toBe(
			'Klantaccount|KvK nummer|Intern klantnummer|Abonnementsnummer|SKU|Eenheid|Charge Name|Periode|' +
				'Aantal|Bedrag per stuk|Bedrag ex. btw|Btw-bedrag'
		);
	});

	test('EXP-2 a row says what its line says, with the unit and charge name of the line', () => {
		const line = lineOf({ unit: 'pakket van 100', chargeName: 'Bundel', quantity: '7', unitPrice: '9' });
		const row = specificationOf(invoiceOf([line]), undefined).row(0);
		expect(row.texts).toEqual([
			'KA-000318',
			'12345678',
			'0317',
			'AB-900318',
			'EMAIL',
			'pakket van 100',
			'Bundel',
			'1-12-21 - 31-12-21'
		]);
		expect([row.quantity, row.unitPrice, row.net, row.vat].map(text)).toEqual(['7', '9', '254.07', '53.36']);
	});

	test('EXP-2 rows stand in the order of the invoice, and there are no others', () => {
		const skus = ['B', 'A', 'C', 'A'];
		const specification = specificationOf(invoiceOf(skus.map((sku) => lineOf({ sku }))), undefined);
		expect(skus.map((_, index) => specification.row(index).texts[4])).toEqual(skus);
		expect(() => specification.row(4)).toThrow(RangeError);
		expect(() => specification.row(-1)).toThrow(RangeError);
	});

	test('PRI-4 a line without a price has no price and no amounts, one without VAT only no VAT', () => {
		const lines = [
			lineOf({ unitPrice: undefined, net: undefined, vatAmount: undefined }),
			lineOf({ vatAmount: undefined })
		];
		const specification = specificationOf(invoiceOf(lines), undefined);
		expect(specification.row(0)).toMatchObject({ unitPrice: undefined, net: undefined, vat: undefined });
		expect(specification.row(1)).toMatchObject({ vat: undefined });
		expect(text(specification.row(1).net)).toBe('254.07');
	});

	test.each([
		['EUR', '12.34'],
		['JPY', '1234'],
		['KWD', '1.234']
	])('VAT-4 amounts are exact in the minor unit of %s', (currency, amount) => {
		const line = lineOf({ net: 1234n, vatAmount: -1234n }, currency);
		const row = specificationOf(invoiceOf([line], { currency, total: 1234n }), undefined);
		expect(text(row.total)).toBe(amount);
		expect(text(row.row(0).net)).toBe(amount);
		expect(text(row.row(0).vat)).toBe(`-${amount}`);
	});

	test('PER-3 a period that is no month shows its first and its last day', () => {
		const period = { from: dayOf(2021, 9, 9), until: dayOf(2021, 10, 9) };
		const row = specificationOf(invoiceOf([lineOf({ period })]), undefined).row(0);
		expect(row.texts[7]).toBe('9-9-21 - 8-10-21');
	});

	test('BIL-1 a customer without a name goes by its number', () => {
		const customer = { id: '#K-1001', number: 'K-1001', name: '' };
		expect(specificationOf(invoiceOf([], { customer }), undefined).customerName).toBe('K-1001');
	});
});

describe('file names', () => {
	const draftOf = (name: string) =>
		specificationFileName(
			invoiceOf([], { customer: { id: name, number: '', name }, usageUpTo: december }),
			undefined
		);

	test('EXP-3 an invoice is called by its number', () => {
		expect(specificationFileName(invoiceOf([]), '2022-0001')).toBe('Specificatie-2022-0001.xlsx');
	});

	test('EXP-3 a draft says so in its name and its number', () => {
		const invoice = invoiceOf([], { usageUpTo: fromIsoMonth('2022-01') ?? 0 });
		expect(specificationFileName(invoice, undefined)).toBe(
			'Specificatie-concept-Voorbeeld Administratiekantoor B.V.-2022-01.xlsx'
		);
		expect(specificationOf(invoice, undefined).number).toBe('concept');
	});

	test('EXP-3 several are called by the day', () => {
		expect(archiveFileName(dayOf(2022, 2, 7))).toBe('Specificaties-2022-02-07.zip');
	});

	test.each([
		['A/B \\ C: "D" <E> *?|', 'A_B _ C_ _D_ _E_ ___'],
		['tab\tline\nend\u0000', 'tab_line_end_'],
		['../../etc', '.._.._etc'],
		['left\u202eright', 'left_right'],
		['  spaces  ', 'spaces'],
		['Zoe\u0308 & Co', 'Zo\u00eb & Co'],
		['会社', '会社']
	])('EXP-3 a file system takes the name of %j', (name, part) => {
		expect(draftOf(name)).toBe(`Specificatie-concept-${part}-2021-12.xlsx`);
	});

	test('EXP-3 a number with a slash in its prefix makes no folder', () => {
		expect(specificationFileName(invoiceOf([]), 'F/2022-0001')).toBe('Specificatie-F_2022-0001.xlsx');
	});

	test('EXP-3 a customer without name and number is left out of the name', () => {
		expect(draftOf('')).toBe('Specificatie-concept-2021-12.xlsx');
	});

	test('EXP-3 a name of any length and script stays within 250 bytes and keeps its month', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (name) => {
				const fileName = draftOf(name);
				expect(new TextEncoder().encode(fileName).length).toBeLessThanOrEqual(250);
				expect(fileName.endsWith('2021-12.xlsx')).toBe(true);
				expect(fileName).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]/u);
			})
		);
		expect(draftOf('会'.repeat(1000))).toBe(`Specificatie-concept-${'会'.repeat(60)}-2021-12.xlsx`);
	});
});

const seed = '../shared/data/seed/expected-invoices.json';

interface ExpectedLine {
	klantaccount: string;
	kvk: string;
	intern: string;
	abonnement: string;
	sku: string;
	eenheid: string;
	toeslagnaam: string;
	periode: string;
	aantal: string;
	bedrag_per_stuk: string;
	bedrag_ex_btw: string;
	btw_bedrag: string;
}

test.skipIf(!existsSync(seed))('EXP-2 the lines of the sample month read as they should', () => {
	const invoices = JSON.parse(readFileSync(seed, 'utf8')) as Record<string, { lines: ExpectedLine[] }>;
	const expected = Object.values(invoices).flatMap((invoice) => invoice.lines);
	expect(expected.length).toBeGreaterThan(10);
	const dayIn = (short: string) => {
		const [day = 0, month = 0, year = 0] = short.split('-').map(Number);
		return dayOf(2000 + year, month, day);
	};
	const lines = expected.map((line) => {
		const [from = '', to = ''] = line.periode.split(' - ');
		return lineOf({
			account: line.klantaccount,
			kvk: line.kvk,
			internalNumber: line.intern,
			subscription: line.abonnement,
			sku: line.sku,
			unit: line.eenheid,
			chargeName: line.toeslagnaam,
			period: { from: dayIn(from), until: dayIn(to) + 1 },
			quantity: line.aantal,
			unitPrice: line.bedrag_per_stuk,
			net: BigInt(line.bedrag_ex_btw.replace('.', '')),
			vatAmount: BigInt(line.btw_bedrag.replace('.', ''))
		});
	});
	const specification = specificationOf(invoiceOf(lines), '2022-0001');
	expected.forEach((line, index) => {
		const row = specification.row(index);
		const { aantal, bedrag_per_stuk, bedrag_ex_btw, btw_bedrag, ...texts } = line;
		expect(row.texts).toEqual(Object.values(texts));
		expect([row.quantity, row.unitPrice, row.net, row.vat].map((value) => Number(text(value)))).toEqual(
			[aantal, bedrag_per_stuk, bedrag_ex_btw, btw_bedrag].map(Number)
		);
	});
});
