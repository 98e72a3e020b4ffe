import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mapping } from '$lib/import/mapping';
import { canMend } from '$lib/import/mending';
import type { Mend, ReadingChoices } from '$lib/import/preview';
import { Administration, byLine, outcomeOf } from './administration';
import { COLUMNS, fileText, IDS, NaiveAdministration, row, valuesOf, type Row } from './usage-tables';

const asComma: ReadingChoices = { numberForms: { 5: 'comma' } };
const lineEnds = fc.constantFrom('\n', '\r\n');

/** A row, and what the user makes of it where it is rejected: nothing, another row, or no row. */
const mendedRows = fc.array(
	fc.record({
		stands: row(IDS),
		becomes: fc.oneof(
			fc.constant('as it is' as const),
			fc.constant(undefined),
			row(IDS).map((each): Row => ({ ...each, ragged: 0 }))
		)
	}),
	{ minLength: 1, maxLength: 30 }
);

/** Every value of the row that takes a record's place; of a record that is too long the last is taken away. */
function mendsOf(line: number, becomes: Row): Mend[] {
	const values = [...valuesOf(becomes), ''];
	return values.map((value, column) => ({ line, column, value }));
}

describe('Mending', () => {
	test('IMP-6 IMP-7 a file read with mends is what it would be with the mended records in their places', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(mendedRows, { minLength: 1, maxLength: 3 }),
				lineEnds,
				fc.integer({ min: 16, max: 400 }),
				fc.boolean(),
				async (history, lineEnd, chunkBytes, allNew) => {
					const administration = new Administration();
					const byHand = new NaiveAdministration();
					for (const [i, rows] of history.entries()) {
						const table = rows.map(({ stands }) => stands);
						const { text, lines } = fileText(table, lineEnd);
						const asMended = new Map<number, Row | undefined>();
						const mended: Mend[] = [];
						const dropped: number[] = [];
						for (const [at, { becomes }] of rows.entries()) {
							if (becomes === 'as it is') continue;
							asMended.set(at, becomes);
							if (becomes) mended.push(...mendsOf(lines[at] ?? 0, becomes));
							else dropped.push(lines[at] ?? 0);
						}
						const choices = { ...asComma, allNew, mended, dropped };
						const imported = await administration.import(text, choices, { chunkBytes });
						const { reading } = imported;
						expect(outcomeOf(imported)).toEqual(byHand.import(i + 1, table, lines, allNew, asMended));
						const duplicates = reading.duplicates.reduce((sum, { events }) => sum + events, 0);
						expect(reading.accepted + duplicates + reading.rejections.count).toBe(table.length);
					}
				}
			),
			{ numRuns: 400 }
		);
	});

	const header = COLUMNS.join(';');
	const good = 'a;2021-12-01;K-1;EMAIL;;1';

	test('IMP-6 a mended record says what stood there, and stands among the first as it is read now', async () => {
		const text = [header, good, 'b;2021-12-01;K-1;EMAIL;;x', 'c;2021-12-01;K-1;EMAIL;;3'].join('\n');
		const { reading } = await new Administration().import(text, {
			mended: [{ line: 3, column: 5, value: '2' }]
		});
		expect(reading.mends).toEqual([{ line: 3, column: 'aantal', at: 5, was: 'x', value: '2' }]);
		expect(reading.samples.map(({ id, line }) => `${line} ${id}`)).toEqual(['2 a', '3 b', '4 c']);
	});

	test('IMP-6 a record that can be read stays as it is, whatever mends it was given', async () => {
		const { reading, sink } = await new Administration().import(`${header}\n${good}`, {
			mended: [{ line: 2, column: 5, value: '2' }],
			dropped: [2]
		});
		expect(reading).toMatchObject({ accepted: 1, mends: [] });
		expect(sink.events(reading)[0]).toMatchObject({ quantity: { coefficient: 1n } });
	});

	test('IMP-6 a mend that does not mend: rejected by its new value, and downloaded with it', async () => {
		const { reading, sink } = await new Administration().import(`${header}\nb;2021-12-01;K-1;EMAIL;;x`, {
			mended: [{ line: 2, column: 5, value: 'twee' }]
		});
		expect(reading.rejections.count).toBe(1);
		expect(sink.rejections[0]).toMatchObject({
			code: 'IMP-4.number-unreadable',
			value: 'twee',
			fields: ['b', '2021-12-01', 'K-1', 'EMAIL', '', 'twee']
		});
	});

	test('IMP-6 a record left out is rejected by that reason, as it stands in the file', async () => {
		const { sink } = await new Administration().import(`${header}\nb;2021-12-01;K-1;EMAIL`, { dropped: [2] });
		expect(byLine(sink.rejections)).toEqual([
			{
				code: 'IMP-6.left-out',
				line: 2,
				column: '',
				at: -1,
				value: '',
				other: '',
				fields: ['b', '2021-12-01', 'K-1', 'EMAIL']
			}
		]);
	});

	test('IMP-7 of two records under one id the second gets another id, and counts in its own place', async () => {
		const text = [header, good, 'a;2021-12-01;K-1;EMAIL;;2', 'b;2021-12-01;K-1;EMAIL;;3'].join('\n');
		const { reading, sink } = await new Administration().import(text, {
			mended: [{ line: 3, column: 0, value: 'b' }]
		});
		expect(sink.events(reading).map(({ id, line }) => `${line} ${id}`)).toEqual(['2 a', '3 b']);
		expect(sink.rejections).toMatchObject([{ line: 4, code: 'IMP-7.conflict-in-file', other: '3' }]);
	});

	const wide: Mapping = {
		fields: { moment: { columns: [0] } },
		wide: {
			names: 'sku',
			measures: ['A', 'B', 'C'].map((name, i) => ({ column: i + 1, name, unit: '' }))
		}
	};

	test('IMP-6 a short record of a wide file that is mended counts as the records that it became', async () => {
		const text = 'datum;A;B;C\n2024-01-01;1;2;3\n2024-01-02;5;6\n2024-01-04;1;1;1\n';
		const { reading, sink } = await new Administration().import(text, {
			mapping: wide,
			mended: [{ line: 3, column: 3, value: '7' }]
		});
		expect(reading).toMatchObject({ records: 9, accepted: 9, mends: [{ line: 3, at: 3, value: '7' }] });
		expect(sink.events(reading).filter(({ line }) => line === 3)).toHaveLength(3);
	});

	test('IMP-6 a record that is mended to no quantity is no record any more, but told', async () => {
		const text = 'datum;sku;aantal\n2024-01-01;A;2\n2024-01-02;A;x\n2024-01-03;A;y\n';
		const fields = { moment: { columns: [0] }, sku: { columns: [1] }, quantity: { columns: [2] } };
		const { reading } = await new Administration().import(text, {
			mapping: { fields, blankQuantity: 'none' },
			mended: [{ line: 3, column: 2, value: '' }]
		});
		expect(reading).toMatchObject({ records: 2, accepted: 1, blankQuantities: 1, rejections: { count: 1 } });
	});

	test('IMP-1 a record that swallowed others behind an open quote is not mended', async () => {
		const text = [header, 'a;2021-12-01;K-1;EMAIL;"x;1', 'b;2021-12-01;K-1;EMAIL;"y";2', good].join('\n');
		const first = await new Administration().import(text);
		const line = first.sink.rejections.find(({ code }) => code === 'IMP-1.misplaced-quote')?.line ?? -1;
		expect(line).toBe(2);
		const mended = COLUMNS.map((_, column) => ({ line, column, value: '1' }));
		const { sink } = await new Administration().import(text, { mended });
		expect(sink.rejections).toEqual(first.sink.rejections);
	});

	test.each([
		[
			'readings of meters',
			'OpnameDatum,StandNormaal,StandDal\n2023-01-01,100,50\n2023-01-02,9x,55\n2023-01-03,120,60\n',
			{ line: 3, column: 1, value: '110' }
		],
		[
			'days of NEM12',
			`200,6123456789,E1,1,E1,N1,METER1,KWH,30,\n300,20220101,1,2\n300,20220102,${'1,'.repeat(48)}A,,,\n`,
			{ line: 2, column: 2, value: '3' }
		]
	])(
		'IMP-6 %s mean something beside other records alone: none is mended by itself',
		async (_, text, mend) => {
			const first = await new Administration().import(text);
			const { reading, sink } = await new Administration().import(text, { mended: [mend] });
			expect(canMend(reading.mapping)).toBe(false);
			expect(first.reading.rejections.count).toBe(1);
			expect(byLine(sink.rejections)).toEqual(byLine(first.sink.rejections));
			expect(reading.mends).toEqual([]);
		}
	);
});
