import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { add, fromText, toText, ZERO } from '$lib/domain/decimal';
import { fromIsoDate } from '$lib/domain/period';
import { detectFile } from '$lib/import/detect';
import { detectEncoding } from '$lib/import/encoding';
import { mapHeader, USAGE_NAMES } from '$lib/import/header';
import { NumberEvidence, parseNumber } from '$lib/import/numbers';
import { readPriceList, writePriceList } from '$lib/import/price-list';
import type { Delimiter, Encoding } from '$lib/import/reading';
import {
	detectAndRead,
	dialectOf,
	fileOf,
	hasRealFiles,
	hasSeedFiles,
	REAL_FILES,
	readWhole,
	realFile,
	realJson,
	seedFile,
	type WholeFile
} from './files';

interface Truth {
	file: string;
	encoding: string;
	delimiter: string;
	header_line: number | null;
	columns: string[];
	data_records: number;
	measure_cells_per_record: number;
	quantity: { counted: number; blank: number; not_a_number: number; sum: string };
	roles: Record<string, string>;
}

function truths(): [string, Truth][] {
	return ['usage', 'accounting'].flatMap((folder) =>
		readdirSync(resolve(REAL_FILES, folder))
			.filter((name) => name.endsWith('.truth.json'))
			.map((name): [string, Truth] => [folder, realJson(`${folder}/${name}`) as Truth])
	);
}

/** The sum of a column by the form that its values decide. */
function sumOf(whole: WholeFile, column: number): { sum: string; counted: number } {
	const evidence = new NumberEvidence();
	whole.records.forEach((record, i) => {
		evidence.add(record[column] ?? '', whole.lines[i] ?? 0);
	});
	const decision = evidence.decide();
	const form = decision.kind === 'undecided' ? 'point' : decision.form;
	let sum = ZERO;
	let counted = 0;
	for (const record of whole.records) {
		const value = parseNumber(record[column] ?? '', form);
		if (typeof value === 'string') continue;
		sum = add(sum, value);
		counted++;
	}
	return { sum: toText(sum), counted };
}

/** The column that a truth's role names; -1 where it names several or none. */
function measureColumn({ columns, roles }: Truth): number {
	const role = roles.quantity ?? roles.amount ?? '';
	const named = columns.filter((name) => role === name || role.startsWith(`${name} (`));
	return columns.indexOf(named.sort((a, b) => b.length - a.length)[0] ?? '\0');
}

function widthsOf(records: readonly (readonly string[])[]): Record<string, number> {
	const widths: Record<string, number> = {};
	for (const { length } of records) widths[length] = (widths[length] ?? 0) + 1;
	return widths;
}

interface PapaCase {
	input: string;
	config?: unknown;
	expected: { data: string[][]; errors: { code: string }[] };
}

interface TortureCase {
	file: string;
	delimiter: Delimiter;
	/** Undefined: its byte order mark tells. */
	encoding: Encoding | undefined;
	widths: Record<string, number>;
}

const ENCODINGS: Record<string, Encoding> = { 'utf-8-sig': 'utf-8', 'latin-1': 'windows-1252' };

/** A quote opens that nothing closes. */
const NEVER_CLOSED = ['test__unterminated.csv', 'afl__12.csv', 'afl__18.csv', 'malformed.tsv'];
/** Quotes neither doubled nor at a cell's end (here: escaped by a backslash) that swallow the lines behind them. */
const MISQUOTED = ['auto__backslash_escape.csv', 'real__imdb_movie_info_escaped.csv'];
/** Where this project's rule is another than that of Python's reader. */
const OTHERWISE: Record<string, Record<string, number>> = {
	// A quote behind a blank opens a quoted cell.
	'all_quotes.csv': { 4: 6 },
	// A misplaced quote is text, and the cell goes on to the next quote at a cell's end.
	'unescaped_quotes__unescaped_quote.csv': { 2: 6 },
	'unescaped_quotes__stops.csv': { 3: 1, 4: 9 },
	// A row of nothing but delimiters is blank.
	'auto__empty_header.csv': { 3: 2 },
	'test_empty_columns.csv': { 4: 1, 5: 2 }
};

/** The files that Python's csv module read too, and how many fields it found. */
function tortureCases(): TortureCase[] {
	const index = realJson('csv-torture/index.json') as {
		file: string;
		decoded_here_as?: string;
		python_csv?: { delimiter_guess: string; widths: Record<string, number> } | string;
	}[];
	return index.flatMap(({ file, decoded_here_as, python_csv }) => {
		if (typeof python_csv !== 'object') return [];
		const encoding = ENCODINGS[decoded_here_as ?? ''];
		const delimiter = python_csv.delimiter_guess as Delimiter;
		if (!['utf-16', ...Object.keys(ENCODINGS)].includes(decoded_here_as ?? '')) return [];
		if (![';', ',', '\t', '|'].includes(delimiter)) return [];
		return { file, delimiter, encoding, widths: python_csv.widths };
	});
}

describe.skipIf(!hasRealFiles)('real files', () => {
	const all = hasRealFiles ? truths() : [];
	const withHeader = all.filter(([, truth]) => truth.header_line !== null);

	test.each(withHeader)(
		'IMP-1 %s/$file: delimiter, header row and records are found',
		async (folder, truth) => {
			const { found, whole } = await detectAndRead(realFile(`${folder}/${truth.file}`));
			expect(found.dialect).toEqual({
				delimiter: truth.delimiter,
				quote: '"',
				headerLine: truth.header_line
			});
			expect(found.header).toEqual(truth.columns.map((name) => name.trim()));
			expect(whole.records).toHaveLength(truth.data_records);
			expect(whole.misplacedQuotes).toEqual([]);
		}
	);

	const measured = withHeader
		.filter(([, truth]) => truth.measure_cells_per_record === 1)
		.map(([folder, truth]) => ({ folder, truth, column: measureColumn(truth) }))
		.filter(({ column }) => column !== -1);

	test.each(measured)('IMP-4 $truth.file: the numbers add up exactly', async ({ folder, truth, column }) => {
		const { whole } = await detectAndRead(realFile(`${folder}/${truth.file}`));
		const { sum, counted } = truth.quantity;
		expect(sumOf(whole, column)).toEqual({ sum, counted });
	});

	const spectrum = hasRealFiles
		? readdirSync(resolve(REAL_FILES, 'csv-torture/csv-spectrum')).filter((name) => name.endsWith('.csv'))
		: [];

	test.each(spectrum)('IMP-1 csv-spectrum %s reads as the JSON beside it', async (name) => {
		const path = `csv-torture/csv-spectrum/${name}`;
		const { found, whole } = await detectAndRead(realFile(path));
		const objects = whole.records.map((record) =>
			Object.fromEntries(found.header.map((column, i) => [column, record[i] ?? '']))
		);
		expect(objects).toEqual(realJson(path.replace('.csv', '.json')));
	});

	const torture = hasRealFiles ? tortureCases() : [];

	test.each(torture)('IMP-1 $file cuts into as many records and fields as elsewhere', async (item) => {
		const file = realFile(item.file);
		const encoding = item.encoding ?? (await detectEncoding(file));
		const read = (bytes?: number): Promise<WholeFile> =>
			readWhole(file, dialectOf(item.delimiter), encoding, bytes);
		if (NEVER_CLOSED.some((name) => item.file.endsWith(name))) {
			await expect(read()).rejects.toMatchObject({ code: 'IMP-11.quote-not-closed' });
			return;
		}
		const whole = await read();
		if (MISQUOTED.some((name) => item.file.endsWith(name))) {
			expect(whole.misplacedQuotes).not.toEqual([]);
		} else {
			expect(widthsOf(whole.records)).toEqual(OTHERWISE[basename(item.file)] ?? item.widths);
			expect(whole.misplacedQuotes).toEqual([]);
		}
		const inPieces = await read(1024);
		expect(inPieces.records).toEqual(whole.records);
		expect(inPieces.lines).toEqual(whole.lines);
		expect(inPieces.blankLines).toEqual(whole.blankLines);
	});

	test('IMP-1 PapaParse cases of the plain kind read as PapaParse has them', async () => {
		const { CORE_PARSER_TESTS } = realJson('csv-torture/papaparse/cases.json') as {
			CORE_PARSER_TESTS: PapaCase[];
		};
		const plain = CORE_PARSER_TESTS.filter(({ config, expected }) => {
			return !config && !expected.errors.some(({ code }) => code === 'MissingQuotes');
		});
		expect(plain.length).toBeGreaterThan(15);
		for (const { input, expected } of plain) {
			const { records } = await readWhole(fileOf(input), dialectOf(','));
			const cells = expected.data.filter((record) => record.some((cell) => cell.trim() !== ''));
			expect(records, input).toEqual(cells);
		}
	});

	test('IMP-11 a workbook is refused as binary, with its kind', async () => {
		const workbook = realFile('xlsx/calamine/date_iso.xlsx');
		await expect(detectFile(workbook, USAGE_NAMES)).rejects.toMatchObject({
			code: 'IMP-11.binary',
			detail: { other: 'zip' }
		});
	});
});

describe.skipIf(!hasSeedFiles)('the sample month', () => {
	test('IMP-1 the usage of the sample month is read whole', async () => {
		const { found, whole } = await detectAndRead(seedFile('verbruik-autoinvoice-2021.csv'));
		expect(found.encoding).toBe('utf-8');
		expect(found.dialect).toEqual({ delimiter: ';', quote: '"', headerLine: 1 });
		expect(Object.keys(mapHeader(found.header).fields)).toHaveLength(found.header.length);
		expect(whole.records).toHaveLength(8108);
		expect(whole.lines).toEqual(Array.from({ length: 8108 }, (_, i) => i + 2));
		expect(whole.records.every((record) => record.length === found.header.length)).toBe(true);
	});

	test('PRI-2 the price list of the sample month is read whole', async () => {
		const read = await readPriceList(seedFile('prijslijst-voorbeeld.csv'), 'prijslijst-voorbeeld.csv');
		if (!read.ok) throw new Error(JSON.stringify(read.problems));
		expect(read.rows).toBe(14);
		expect(read.prices.at(-1)).toEqual({
			sku: 'NL-00000042',
			currency: 'EUR',
			customerNumber: '',
			subscription: '',
			validFrom: fromIsoDate('2021-01-01'),
			chargeName: 'Gebruikers',
			unit: 'Users',
			model: { kind: 'standard', unitPrice: fromText('7.255') },
			vat: '21',
			freeQuantity: ZERO,
			minimum: ZERO
		});
		// The list as it was written for the sample is the canonical form, but for zeros at the end of a price.
		const text = await seedFile('prijslijst-voorbeeld.csv').text();
		const written = writePriceList(read.prices);
		expect(written).toBe(text.replace(/\r?\n/g, '\r\n').replace(/,(\d*?)0+;;21/g, zerosOff));
	});
});

/** `49,50` is written as `49,5`, and `15,00` as `15`. */
function zerosOff(_: string, decimals: string): string {
	return `${decimals === '' ? '' : `,${decimals}`};;21`;
}
