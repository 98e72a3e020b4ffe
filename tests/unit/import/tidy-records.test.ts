import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadingChoices } from '$lib/import/preview';
import { Administration, byLine, type Imported } from './administration';

const HEADER = 'tijdstip;sku;aantal';
const FIRST = '2022-01-01;A;1';

async function read(lines: readonly string[], choices: ReadingChoices = {}): Promise<Imported> {
	return new Administration().import(lines.join('\n'), choices);
}

/** `line code other` of what was rejected. */
function rejected({ sink }: Imported): string[] {
	return byLine(sink.rejections).map(({ line, code, other }) => `${line} ${code} ${other}`.trim());
}

describe('records that are not as wide as the header', () => {
	const ragged = [HEADER, FIRST, '2022-01-02;B', '2022-01-03;C;3;;', '2022-01-04;D;4;x'];

	test('IMP-6 short and long records are rejected by name', async () => {
		const imported = await read(ragged);
		expect(rejected(imported)).toEqual([
			'3 IMP-6.field-count 2/3',
			'4 IMP-6.field-count 5/3',
			'5 IMP-6.field-count 4/3'
		]);
		expect(imported.reading).toMatchObject({ records: 4, accepted: 1, evened: 0 });
	});

	test('IMP-6 they are filled up, and blank surplus cells dropped, when the user says so', async () => {
		const imported = await read(ragged, { raggedRows: 'even' });
		// Filled up, a record still lacks its quantity; a surplus cell with text in it is not thrown away.
		expect(rejected(imported)).toEqual(['3 IMP-4.quantity-missing', '5 IMP-6.field-count 4/3']);
		expect(imported.reading).toMatchObject({ records: 4, accepted: 2, evened: 2 });
	});

	test('IMP-1 a delimiter behind the last cell is survived, in the records or in the header', async () => {
		const behind = await read([HEADER, `${FIRST};`, '2022-01-02;B;2;']);
		expect(behind.reading).toMatchObject({ records: 2, accepted: 2, evened: 0 });
		const header = await read([`${HEADER};`, FIRST, '2022-01-02;B;2;', '2022-01-03;C']);
		expect(header.reading).toMatchObject({ records: 3, accepted: 2 });
		expect(rejected(header)).toEqual(['4 IMP-6.field-count 2/4']);
	});
});

describe('what is no record', () => {
	test('IMP-6 a header that stands in the file once more is listed', async () => {
		const imported = await read([HEADER, FIRST, HEADER, '2022-01-02;B;2', '"tijdstip";sku;aantal;', '']);
		expect(imported.reading).toMatchObject({ records: 2, accepted: 2, repeatedHeaders: [3, 5] });
		expect(rejected(imported)).toEqual([]);
	});

	test.each([
		['Totaal;;3', 2],
		['Eindtotaal: 3', 2],
		[';Grand total;3', 2],
		['Jaartotaal 2022;;3', 2],
		['Summe;;3', 2]
	])('IMP-6 a last line that says that it is a total is listed: %s', async (line) => {
		const lines = [HEADER, FIRST, '2022-01-02;B;2', line, ''];
		const imported = await read(lines);
		expect(imported.reading).toMatchObject({ records: 2, accepted: 2, totalLine: 4 });
		expect(rejected(imported)).toEqual([]);
		const counted = await read(lines, { countTotal: true });
		expect(counted.reading).toMatchObject({ records: 3, accepted: 2, totalLine: undefined });
		expect(rejected(counted)).toHaveLength(1);
	});

	test('IMP-6 a total among the records, or one that reads as an event, is a record', async () => {
		const imported = await read([HEADER, 'Totaal;;3', FIRST, '2022-01-02;Total Energies;2']);
		expect(imported.reading).toMatchObject({ records: 3, accepted: 2, totalLine: undefined });
		expect(rejected(imported)).toEqual(['2 IMP-3.sku-missing']);
		// Two at the end: the last is the total of the file, the other is told by its line.
		const two = await read([HEADER, FIRST, 'Subtotaal;;1', 'Totaal;;1']);
		expect(two.reading).toMatchObject({ records: 2, accepted: 1, totalLine: 4 });
		expect(rejected(two)).toEqual(['3 IMP-3.sku-missing']);
	});

	test('IMP-6 a total that the user mends or leaves out is a record', async () => {
		const lines = [HEADER, FIRST, 'Totaal;B;3'];
		const mended = await read(lines, { mended: [{ line: 3, column: 0, value: '2022-01-03' }] });
		expect(mended.reading).toMatchObject({ records: 2, accepted: 2, totalLine: undefined });
		const dropped = await read(lines, { dropped: [3] });
		expect(rejected(dropped)).toEqual(['3 IMP-6.left-out']);
	});
});

describe('a file without header row', () => {
	test('IMP-3 its columns are assigned by their numbers', async () => {
		const lines = ['2022-01-01;A;1', '2022-01-02;B;2'];
		await expect(read(lines)).rejects.toMatchObject({ code: 'IMP-3.no-header' });
		const fields = { moment: { columns: [0] }, sku: { columns: [1] }, quantity: { columns: [2] } };
		const imported = await read(lines, { mapping: { fields } });
		expect(imported.reading).toMatchObject({ records: 2, accepted: 2, columnNames: ['1', '2', '3'] });
		const chosen = await read(['a;b;c', ...lines], { mapping: { fields }, headerLine: 0 });
		expect(rejected(chosen)).toEqual(['1 IMP-5.date-unreadable']);
	});
});

test('IMP-6 what is tidied is counted alike at any border and by every reader', async () => {
	const line = fc.constantFrom(
		FIRST,
		'2022-01-02;B;2;',
		'2022-01-02;B',
		'2022-01-02;B;2;;',
		HEADER,
		`${HEADER};`,
		'"tijdstip";"sku";aantal',
		'',
		'Totaal;;7',
		';;'
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(line, { minLength: 1, maxLength: 12 }),
			fc.constantFrom(undefined, 'even' as const),
			fc.integer({ min: 1, max: 40 }),
			async (lines, raggedRows, chunkBytes) => {
				const text = [HEADER, FIRST, ...lines].join('\n');
				const choices: ReadingChoices = raggedRows ? { raggedRows } : {};
				const results = await Promise.all(
					// A blank in quotes behind padding is not plain: all of the file is read as text.
					[text, `${text}\n ""`].map(async (content) => {
						const imported = await new Administration().import(content, choices, { chunkBytes });
						const { records, accepted, evened, totalLine, repeatedHeaders } = imported.reading;
						return { records, accepted, evened, totalLine, repeatedHeaders, rejected: rejected(imported) };
					})
				);
				expect(results[1]).toEqual(results[0]);
			}
		),
		{ numRuns: 150 }
	);
});
