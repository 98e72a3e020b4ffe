/**
 * All hard CSV files, each by what becomes of it and why. A file that the table does not name reads as PapaParse
 * reads it: every record, field and character.
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Delimiter, Detected, Quote } from '$lib/import/reading';
import {
	detectAndRead,
	dialectOf,
	fileOf,
	hasRealFiles,
	REAL_FILES,
	readWhole,
	realFile,
	realJson
} from './files';

type Otherwise =
	| { readonly refused: string; readonly why: string }
	/** Records that are rejected, since nobody knows where they end. */
	| { readonly misplaced: number; readonly why: string }
	| { readonly reads: readonly (readonly string[])[]; readonly why: string };

const mixedEnds = 'PapaParse takes one line end for all of a file';

const OTHERWISE: Readonly<Record<string, Otherwise>> = {
	'duckdb/fuzz/afl__2.csv': { refused: 'IMP-11.binary', why: 'two of ten bytes are NUL' },
	'duckdb/fuzz/afl__12.csv': { refused: 'IMP-11.binary', why: 'one byte in thirty is NUL' },
	'duckdb/fuzz/afl__16.csv': { refused: 'IMP-11.binary', why: 'one byte in thirty is NUL' },
	'duckdb/fuzz/afl__18.csv': { refused: 'IMP-11.binary', why: 'one byte in thirty is NUL' },
	'duckdb/fuzz/fuzzing__10.csv': { refused: 'IMP-11.binary', why: 'one byte in forty is NUL' },
	'duckdb/fuzz/fuzzing__30.csv': { refused: 'IMP-11.binary', why: 'one byte in sixty is NUL' },
	'duckdb/header/empty.csv': { refused: 'IMP-1.empty', why: 'nothing is in it' },
	'duckdb/quotes/test__unterminated.csv': { refused: 'IMP-11.quote-not-closed', why: 'as its name says' },
	'papaparse/malformed.tsv': {
		refused: 'IMP-11.quote-not-closed',
		why: 'a quote opens on its last line but one'
	},
	'duckdb/quotes/auto__backslash_escape.csv': { misplaced: 1, why: 'a backslash before a quote is no CSV' },
	'duckdb/quotes/real__imdb_movie_info_escaped.csv': {
		misplaced: 3,
		why: 'a backslash before a quote is no CSV'
	},
	'duckdb/line-ends/mixed_new_line.csv': {
		reads: [
			['1', '2', '3'],
			['4', '5', '6'],
			['7', '8', '9']
		],
		why: mixedEnds
	},
	'duckdb/line-ends/one_r_n_two.csv': {
		reads: [['one'], ['two'], ['three']],
		why: 'CR CR LF is one line end'
	},
	'duckdb/line-ends/test__mixed_line_endings.csv': {
		reads: [
			['10', 'hello', '20'],
			['20', 'world', '30'],
			['30', 'test', '30']
		],
		why: mixedEnds
	},
	'duckdb/quotes/all_quotes.csv': {
		reads: [
			['upc', 'name', 'description', 'price'],
			['33333', 'Laderach Chocolate', 'This is the\nbest chocolate', '5'],
			['11112', 'Laderach Chocolate', 'This is the best chocolate', '5'],
			['11113', 'Laderach Chocolate', 'This is the best chocolate', '5'],
			['11114', 'Laderach Chocolate', 'This is the best chocolate', '5'],
			['44444', 'Boa Chocolate', " The best, 'chocolate', of the world", '2']
		],
		why: 'a quote behind padding opens a quoted cell'
	}
};

/** Every record, that of the header and those before it too. */
async function allRecords(
	file: Blob,
	{ dialect, encoding }: Detected
): Promise<{ records: unknown; misplaced: number }> {
	const whole = await readWhole(file, { ...dialect, headerLine: 0 }, encoding);
	return { records: whole.records, misplaced: whole.misplacedQuotes.length };
}

/** PapaParse's reading, by what was found of the file; without blank records, which are none. */
async function papaRecords(
	file: Blob,
	{ dialect, encoding }: Detected,
	quoteChar: Quote = '"'
): Promise<string[][]> {
	// With `stream`: Node decodes windows-1252 as ISO-8859-1 without it.
	const text = new TextDecoder(encoding).decode(await file.arrayBuffer(), { stream: true });
	const { data } = Papa.parse<string[]>(text, { delimiter: dialect.delimiter, quoteChar });
	return data.filter((record) => record.some((cell) => cell.trim() !== ''));
}

describe.skipIf(!hasRealFiles)('hard CSV files', () => {
	const names = hasRealFiles
		? readdirSync(resolve(REAL_FILES, 'csv-torture'), { recursive: true, encoding: 'utf8' })
				.filter((name) => /\.(csv|tsv)$/.test(name))
				.sort()
		: [];

	test('IMP-1 the table names files that are there, and most are not in it', () => {
		expect(Object.keys(OTHERWISE).filter((name) => !names.includes(name))).toEqual([]);
		expect(names.length - Object.keys(OTHERWISE).length).toBeGreaterThan(100);
	});

	test.each(names)('IMP-1 %s', async (name) => {
		const file = realFile(`csv-torture/${name}`);
		const otherwise = OTHERWISE[name];
		if (otherwise && 'refused' in otherwise) {
			await expect(detectAndRead(file)).rejects.toMatchObject({ code: otherwise.refused });
			return;
		}
		const { found } = await detectAndRead(file);
		const { records, misplaced } = await allRecords(file, found);
		if (otherwise && 'reads' in otherwise) {
			expect(records).toEqual(otherwise.reads);
		} else {
			expect(records).toEqual(await papaRecords(file, found));
		}
		expect(misplaced).toBe(otherwise && 'misplaced' in otherwise ? otherwise.misplaced : 0);
	});

	test('IMP-1 an apostrophe is the quote where it is chosen', async () => {
		const file = realFile('csv-torture/duckdb/delimiter/pollock__file_quotation_char_0x27.csv');
		const { found } = await detectAndRead(file, { quote: "'" });
		expect((await allRecords(file, found)).records).toEqual(await papaRecords(file, found, "'"));
	});
});

interface PapaCase {
	n: number;
	description: string;
	input: string;
	config?: Readonly<Record<string, unknown>>;
	expected: { data: unknown; errors: readonly { code: string }[] };
}

/** What a case may ask for and still be CSV as it is read here; blank lines are never records. */
const PLAIN = ['delimiter', 'newline', 'skipEmptyLines', 'preview'];
/** Cases that are read otherwise here, by their numbers in PapaParse's tables. */
const READ_OTHERWISE: Readonly<Record<string, string>> = {
	'PARSE_TESTS 24': 'a line end is no delimiter',
	'PARSE_TESTS 22': 'the record separator of ASCII is none of the four delimiters',
	'PARSE_TESTS 26': 'a delimiter is one character',
	'PARSE_TESTS 54': 'two rows alone are asked for'
};

function isPlainCase({ config = {}, expected }: PapaCase): boolean {
	return (
		Object.keys(config).every((key) => PLAIN.includes(key)) &&
		!expected.errors.some(({ code }) => code === 'MissingQuotes')
	);
}

describe.skipIf(!hasRealFiles)("PapaParse's own cases", () => {
	const tables = hasRealFiles
		? (realJson('csv-torture/papaparse/cases.json') as Record<
				'CORE_PARSER_TESTS' | 'PARSE_TESTS',
				PapaCase[]
			>)
		: { CORE_PARSER_TESTS: [], PARSE_TESTS: [] };
	const cases = (['CORE_PARSER_TESTS', 'PARSE_TESTS'] as const).flatMap((table) =>
		tables[table].map((each) => ({ ...each, name: `${table} ${each.n}` }))
	);
	const plain = cases.filter((each) => isPlainCase(each) && !(each.name in READ_OTHERWISE));

	test('IMP-1 most are plain, and what is read otherwise is there', () => {
		expect(plain.length).toBeGreaterThan(40);
		expect(Object.keys(READ_OTHERWISE).filter((name) => !cases.some((each) => each.name === name))).toEqual(
			[]
		);
	});

	test.each(plain)('IMP-1 $name: $description', async ({ input, config = {}, expected }) => {
		const data = expected.data as string[][];
		const delimiter = (config.delimiter ?? guessed(input, data)) as Delimiter;
		const { records } = await readWhole(fileOf(input), dialectOf(delimiter));
		expect(records).toEqual(data.filter((record) => record.some((cell) => cell.trim() !== '')));
	});
});

/** The delimiter that gives the first record as many fields as are expected. */
function guessed(input: string, [first = []]: string[][]): string {
	if (first.length === 1) return ',';
	const line = input.split(/[\r\n]/)[0] ?? '';
	return [',', ';', '|', '\t'].find((each) => line.split(each).length === first.length) ?? ',';
}
