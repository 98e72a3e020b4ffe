/** Files as others write them: any table, in any dialect, encoding and line ends, found and read back as it was. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { detectFile } from '$lib/import/detect';
import { USAGE_NAMES } from '$lib/import/header';
import type { Delimiter, Encoding, Quote } from '$lib/import/reading';
import { BYTEWISE, charactersOf, encoded } from './charsets';
import { fileOf, readWhole } from './files';

const HEADER = ['transactie_id', 'tijdstip', 'sku', 'toeslagnaam', 'aantal'];
/** Written with their mark; what has none is UTF-8, or is chosen. */
const MARKED = ['utf-8', 'utf-16le', 'utf-16be'] as const satisfies readonly Encoding[];

/** Texts of what an encoding has, with everything that a dialect lives by. */
function cellOf(encoding: Encoding): fc.Arbitrary<string> {
	const piece = fc.oneof(
		fc.constantFrom('a', 'B', '7', ' ', '"', "'", ';', ',', '\t', '|', '\n', '\r\n', '=', '-'),
		fc.constantFrom(...charactersOf(encoding))
	);
	// A cell that begins with blanks and a quote is padded, and loses them: a rule of its own.
	return fc
		.array(piece, { maxLength: 6 })
		.map((pieces) => pieces.join(''))
		.filter((cell) => !cell.startsWith('="'));
}

const encodingAndCells = fc.constantFrom(...BYTEWISE, ...MARKED).chain((encoding) =>
	fc.record({
		encoding: fc.constant(encoding),
		rows: fc.array(
			fc.array(cellOf(encoding), { minLength: HEADER.length - 1, maxLength: HEADER.length - 1 }),
			{ minLength: 1, maxLength: 8 }
		)
	})
);

const written = fc.record({
	table: encodingAndCells,
	delimiter: fc.constantFrom<Delimiter>(';', ',', '\t', '|'),
	quote: fc.constantFrom<Quote>('"', "'"),
	always: fc.boolean(),
	lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\r\r\n'),
	finalEnd: fc.boolean(),
	separatorLine: fc.boolean(),
	chunkBytes: fc.integer({ min: 1, max: 60 })
});

test('IMP-1 IMP-2 any table in any dialect, encoding, line ends and chunks is read back as it was written', async () => {
	await fc.assert(
		fc.asyncProperty(written, async (file) => {
			const { table, delimiter, quote, always, lineEnd, finalEnd, separatorLine, chunkBytes } = file;
			const records = [HEADER, ...table.rows.map((row, i) => [`t${i}`, ...row])];
			const lines = records.map((record) => record.map((cell) => cellText(cell)).join(delimiter));
			function cellText(cell: string): string {
				const must = always || /^\s|[;,\t|"'\r\n]/.test(cell);
				return must ? quote + cell.replaceAll(quote, quote + quote) + quote : cell;
			}
			const body = lines.join(lineEnd) + (finalEnd ? lineEnd : '');
			const text = separatorLine ? `sep=${delimiter}${lineEnd}${body}` : body;
			const marked = (MARKED as readonly Encoding[]).includes(table.encoding);
			const blob = fileOf(encoded(text, table.encoding, marked));
			const found = await detectFile(blob, USAGE_NAMES, {
				quote,
				...(marked ? {} : { encoding: table.encoding })
			});
			expect(found.encoding).toBe(table.encoding);
			expect(found.dialect).toEqual({ delimiter, quote, headerLine: separatorLine ? 2 : 1 });
			expect(found.header).toEqual(HEADER);
			for (const bytes of [chunkBytes, undefined]) {
				const whole = await readWhole(blob, found.dialect, found.encoding, bytes);
				expect(whole.records).toEqual(records.slice(1));
				expect(whole.misplacedQuotes).toEqual([]);
			}
			// PapaParse knows one line end to a file, and none of CR CR LF: there it is right.
			if (lineEnd === '\r\r\n') return;
			const papa = Papa.parse<string[]>(body, { delimiter, quoteChar: quote, newline: lineEnd });
			expect(papa.data.filter((record) => record.length > 1)).toEqual(records);
		}),
		{ numRuns: 400 }
	);
}, 60_000);
