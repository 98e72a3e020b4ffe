import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { Cancelled } from '$lib/domain/failure';
import type { Delimiter, Quote } from '$lib/import/reading';
import { readRecords } from '$lib/import/records';
import { dialectOf, fileOf, readWhole } from './files';

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|'];
const LINE_ENDS = ['\n', '\r\n', '\r', '\r\r\n'];

interface Written {
	text: string;
	delimiter: Delimiter;
	quote: Quote;
	cells: string[][];
	lines: number[];
}

/** Line ends as a person counts them. */
function lineOf(text: string): number {
	return text.split(/\r{1,2}\n|\n|\r/).length;
}

function write(
	cells: string[][],
	delimiter: Delimiter,
	quote: Quote,
	always: boolean,
	ends: readonly string[],
	finalEnd: boolean
): Written {
	let text = '';
	const lines: number[] = [];
	cells.forEach((record, i) => {
		lines.push(lineOf(text));
		const fields = record.map((cell) => {
			const must = always || [delimiter, quote, '\r', '\n'].some((char) => cell.includes(char));
			return must ? quote + cell.replaceAll(quote, quote + quote) + quote : cell;
		});
		text += fields.join(delimiter);
		if (i < cells.length - 1 || finalEnd) text += ends[i % ends.length] ?? '\n';
	});
	return { text, delimiter, quote, cells, lines };
}

const piece = fc.constantFrom(
	'a',
	'B',
	'7',
	' ',
	'"',
	"'",
	';',
	',',
	'\t',
	'|',
	'\n',
	'\r',
	'\r\n',
	'é',
	'€',
	'🐶'
);
const cell = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
// The first cell has text, so that no record is blank.
const record = fc
	.tuple(fc.constantFrom('x', 'é', '0'), fc.array(cell, { maxLength: 4 }))
	.map(([first, more]) => [first, ...more]);

const written = fc
	.record({
		cells: fc.array(record, { minLength: 1, maxLength: 8 }),
		delimiter: fc.constantFrom(...DELIMITERS),
		quote: fc.constantFrom<Quote>('"', "'"),
		always: fc.boolean(),
		ends: fc.array(fc.constantFrom(...LINE_ENDS), { minLength: 1, maxLength: 4 }),
		finalEnd: fc.boolean()
	})
	.map(({ cells, delimiter, quote, always, ends, finalEnd }) =>
		write(cells, delimiter, quote, always, ends, finalEnd)
	);

describe('records', () => {
	test('IMP-1 what was written is what is read, with its lines, at any chunk size', async () => {
		await fc.assert(
			fc.asyncProperty(written, fc.integer({ min: 1, max: 40 }), async (table, chunkBytes) => {
				const dialect = dialectOf(table.delimiter, 0, table.quote);
				for (const bytes of [chunkBytes, undefined]) {
					const whole = await readWhole(fileOf(table.text), dialect, 'utf-8', bytes);
					expect(whole.records).toEqual(table.cells);
					expect(whole.lines).toEqual(table.lines);
					expect(whole.misplacedQuotes).toEqual([]);
				}
			}),
			{ numRuns: 300 }
		);
	});

	test('IMP-1 any text at all reads alike in any chunks, and as PapaParse reads it whole', async () => {
		const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('').replaceAll('\r', ''));
		await fc.assert(
			fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), async (content, chunkBytes) => {
				const read = async (bytes?: number): Promise<unknown> => {
					const whole = await readWhole(fileOf(content), dialectOf(';'), 'utf-8', bytes).catch(String);
					return typeof whole === 'string' ? whole : { ...whole, blocks: [] };
				};
				const whole = await read();
				expect(await read(chunkBytes)).toEqual(whole);
				const papa = Papa.parse<string[]>(content, { delimiter: ';', newline: '\n', quoteChar: '"' });
				// Padding before a quote is this project's own rule (see the padded cells below).
				fc.pre(!/[ \t]"/.test(content));
				if (typeof whole === 'string') {
					expect(whole).toContain('IMP-11.quote-not-closed');
					expect(papa.errors.map(({ code }) => code)).toContain('MissingQuotes');
				} else {
					const filled = papa.data.filter((cells) => cells.some((text) => text.trim() !== ''));
					expect(whole).toMatchObject({ records: filled });
				}
			}),
			{ numRuns: 300 }
		);
	});

	test('IMP-1 any mixture of CRs, quotes and padding reads alike in any chunks', async () => {
		const text = fc.array(fc.oneof(piece, fc.constantFrom('\r', '\r', '"', ' "', '" ')), { maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), async (pieces, chunkBytes) => {
				const read = async (bytes?: number): Promise<unknown> => {
					const file = fileOf(pieces.join(''));
					const whole = await readWhole(file, dialectOf(';'), 'utf-8', bytes).catch(String);
					return typeof whole === 'string' ? whole : { ...whole, blocks: [] };
				};
				expect(await read(chunkBytes)).toEqual(await read());
			}),
			{ numRuns: 400 }
		);
	});

	test('IMP-1 line ends of every kind end a record, also mixed in one file', async () => {
		for (const end of LINE_ENDS) {
			const whole = await readWhole(fileOf(`a;b${end}1;2${end}3;4${end}`), dialectOf(';'));
			expect(whole.records).toEqual([
				['a', 'b'],
				['1', '2'],
				['3', '4']
			]);
			expect(whole.lines).toEqual([1, 2, 3]);
		}
		const mixed = await readWhole(fileOf('a;b\r\n1;2\n3;4\r5;6\r\r\n7;8'), dialectOf(';'));
		expect(mixed.records).toEqual([
			['a', 'b'],
			['1', '2'],
			['3', '4'],
			['5', '6'],
			['7', '8']
		]);
		expect(mixed.lines).toEqual([1, 2, 3, 4, 5]);
	});

	test('IMP-1 a character beyond U+FFFF is never taken for the mark of a kept CR', async () => {
		const { records } = await readWhole(fileOf('a;b\r\n\u{1f40d};"x\r";\u{1d00d}\r\n'), dialectOf(';'));
		expect(records).toEqual([
			['a', 'b'],
			['\u{1f40d}', 'x\r', '\u{1d00d}']
		]);
	});

	test('IMP-6 blank lines and rows of delimiters are listed, and the lines behind them keep their number', async () => {
		const text = 'sku;aantal\n\nA;1\n;\n  \nB;"x\ny"\n\nC;3\n\n';
		const whole = await readWhole(fileOf(text), dialectOf(';', 1));
		expect(whole.records).toEqual([
			['A', '1'],
			['B', 'x\ny'],
			['C', '3']
		]);
		expect(whole.lines).toEqual([3, 6, 9]);
		expect(whole.blankLines).toEqual([2, 4, 5, 8, 10]);
	});

	test('IMP-1 padding around a quoted cell does not keep it from being one', async () => {
		const text = 'a; "b;c" ;d\n"e" ;  "f""g";h\ri; "de "Zaak" BV";j\n';
		const whole = await readWhole(fileOf(text), dialectOf(';'));
		expect(whole.records.map((record) => record.map((field) => field.trim()))).toEqual([
			['a', 'b;c', 'd'],
			['e', 'f"g', 'h'],
			['i', '"de "Zaak" BV"', 'j']
		]);
	});

	test('IMP-1 a padded quote does not reach over a line end, so no later text changes a record', async () => {
		for (const chunkBytes of [1, undefined]) {
			const whole = await readWhole(
				fileOf(' "a\r b" ;c\nd; "e\nf";g\n'),
				dialectOf(';'),
				'utf-8',
				chunkBytes
			);
			expect(whole.records).toEqual([[' "a'], [' b" ', 'c'], ['d', ' "e'], ['f"', 'g']]);
		}
	});

	test('IMP-1 ="0123" reads as 0123, quoted or not', async () => {
		const whole = await readWhole(fileOf('a;="0123";"=""045""";="";=";x="1"\n'), dialectOf(';'));
		expect(whole.records).toEqual(
			[['a', '0123', '045', '', '=";x="1"']].map((r) => r.slice(0, 4).concat(['="', 'x="1"']))
		);
	});

	test('IMP-1 an apostrophe quotes when it is chosen', async () => {
		const text = "31/05/2018,'light, ventilated','it''s'\n";
		const chosen = await readWhole(fileOf(text), dialectOf(',', 0, "'"));
		expect(chosen.records).toEqual([['31/05/2018', 'light, ventilated', "it's"]]);
		const not = await readWhole(fileOf(text), dialectOf(','));
		expect(not.records).toEqual([['31/05/2018', "'light", " ventilated'", "'it''s'"]]);
	});

	test('IMP-1 lines before the header are skipped as lines, whatever quotes they have', async () => {
		const text = 'Rapport "2021\n"nooit gesloten\r\nsku;aantal\r\nA;1\r\n';
		for (const chunkBytes of [1, 7, undefined]) {
			const whole = await readWhole(fileOf(text), dialectOf(';', 3), 'utf-8', chunkBytes);
			expect(whole.records).toEqual([['A', '1']]);
			expect(whole.lines).toEqual([4]);
		}
	});

	test('IMP-1 a quote that swallows lines is told; within a line it is text', async () => {
		const text = 'a;"b;1\nc;"d";2\n"de "Zaak" BV";3\ne;4\n';
		const whole = await readWhole(fileOf(text), dialectOf(';'));
		expect(whole.records[0]).toEqual(['a', 'b;1\nc;"d', '2']);
		expect(whole.misplacedQuotes).toEqual([0]);
		expect(whole.records.slice(1)).toEqual([
			['de "Zaak" BV', '3'],
			['e', '4']
		]);
		expect(whole.lines).toEqual([1, 3, 4]);
	});

	test('IMP-6 bytes read grow to the size of the file', async () => {
		const file = fileOf('a;b\n'.repeat(1000));
		const { blocks } = await readWhole(file, dialectOf(';'), 'utf-8', 1024);
		const bytes = blocks.map((block) => block.bytesRead);
		expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
		expect(bytes.at(-1)).toBe(file.size);
	});

	test('IMP-8 an aborted signal stops the reading', async () => {
		const abort = new AbortController();
		const read = async (): Promise<void> => {
			const file = fileOf('a;b\n'.repeat(1000));
			for await (const block of readRecords(file, 'utf-8', dialectOf(';'), {
				signal: abort.signal,
				chunkBytes: 1024
			})) {
				if (block.records.length > 0) abort.abort();
			}
		};
		await expect(read()).rejects.toBeInstanceOf(Cancelled);
	});
});
