/** The total that a wide file ends in, where its sum cannot be made from the records alone (IMP-6). */
import { describe, expect, test } from 'vitest';
import type { Mapping } from '$lib/import/mapping';
import type { ReadingChoices } from '$lib/import/preview';
import { Administration } from './administration';

const mapping: Mapping = {
	fields: { moment: { columns: [0] }, account: { columns: [1] } },
	wide: {
		names: 'sku',
		measures: [2, 3].map((column) => ({ column, name: `S${column}`, unit: '' }))
	}
};
const HEADER = 'datum;account;a;b';
const DAYS = ['2022-01-01;X;1;2', '2022-01-02;Y;0,5;0', '2022-01-03;Z;1;1'];

/** `total 6`, `asked 6` or `usage`: what the file's end was taken for, the same wherever a block of it ends. */
async function endOf(lines: readonly string[], choices: ReadingChoices = {}): Promise<string> {
	const found: string[] = [];
	for (const chunkBytes of [7, 40, 10_000]) {
		const { reading } = await new Administration().import(
			[HEADER, ...lines].join('\n'),
			{ mapping, ...choices },
			{ chunkBytes }
		);
		const rejected = reading.rejections.count;
		const duplicates = reading.duplicates.reduce((sum, { events }) => sum + events, 0);
		expect(reading.accepted + duplicates + rejected).toBe(reading.records);
		const asked = reading.questions.find(({ asks }) => asks === 'total-line');
		if (reading.totalLine !== undefined) found.push(`total ${reading.totalLine}`);
		else found.push(asked ? `asked ${asked.line}` : 'usage');
	}
	expect(new Set(found).size).toBe(1);
	return found[0] ?? '';
}

describe('with a rejected record above it', () => {
	test.each([
		['a date that is none', '2022-02-30;W;4;5'],
		['a name that is too long', `2022-01-02;${'W'.repeat(1001)};4;5`],
		['a cell that is no number, where the total left it out', '2022-01-02;W;;x']
	])('IMP-6 a total that has its readable cells in it is known: %s', async (_, row) => {
		const sums = row.endsWith('x') ? '2,5;3' : '6,5;8';
		const lines = [...DAYS.slice(0, 2), row, ...DAYS.slice(2)];
		expect(await endOf([...lines, `2022-01-01;;${sums}`])).toBe('total 6');
		expect(await endOf([...lines, `2022-01-01;;${sums}`], { countTotal: true })).toBe('usage');
	});

	test('IMP-6 a total that leaves its cells out is known as well', async () => {
		expect(await endOf([...DAYS, '2022-02-30;W;4;5', '2022-01-01;;2,5;3'])).toBe('total 6');
	});

	test('IMP-6 its day may be that of the rejected record', async () => {
		expect(await endOf([...DAYS, '2022-01-31;W;x;5', '2022-01-31;;2,5;8'])).toBe('total 6');
		expect(await endOf([...DAYS, '2022-01-04;W;x;5', '2022-01-31;;2,5;8'])).toBe('usage');
	});

	test('IMP-6 a column may be filled in rejected records alone', async () => {
		const lines = ['2022-01-01;X;1;', '2022-01-02;Y;2;', '2022-02-30;Z;3;4', '2022-01-01;;6;4'];
		expect(await endOf(lines)).toBe('total 5');
	});

	test('IMP-6 where a cell cannot be read, nobody knows: it is asked', async () => {
		const lines = [...DAYS, '2022-01-02;W;x;5', '2022-01-01;;7,5;8'];
		expect(await endOf(lines)).toBe('asked 6');
		expect(await endOf(lines, { countTotal: false })).toBe('total 6');
		expect(await endOf(lines, { countTotal: true })).toBe('usage');
		// Mended, the sum can be made again.
		expect(await endOf(lines, { mended: [{ line: 5, column: 2, value: '5' }] })).toBe('total 6');
		expect(await endOf(lines, { mended: [{ line: 5, column: 2, value: '6' }] })).toBe('asked 6');
		expect(await endOf(lines, { dropped: [5] })).toBe('asked 6');
	});

	test('IMP-6 a record of another width hides what stands in it', async () => {
		expect(await endOf([...DAYS, '2022-01-02;W;5', '2022-01-01;;7,5;3'])).toBe('asked 6');
	});

	test('IMP-6 a cell of the total that cannot be read is no proof of it', async () => {
		expect(await endOf([...DAYS, '2022-01-01;;2,5;x'])).toBe('asked 5');
	});

	test('IMP-6 a last record that no total could be is usage, and nothing is asked', async () => {
		const lines = [...DAYS, '2022-01-02;W;x;5'];
		for (const last of ['2022-01-03;V;2;8', '2022-01-03;V;7,5;7', '2022-01-03;V;;8', '2022-01-04;V;7,5;8'])
			expect(await endOf([...lines, last]), last).toBe('usage');
		// What was rejected behind it is usage too: it is not the last.
		expect(await endOf([...lines, '2022-01-01;;7,5;8', '2022-01-03;V;1;y'])).toBe('usage');
		expect(await endOf(['2022-01-01;X;x;2', '2022-01-01;Y;7;2'])).toBe('usage');
	});
});

describe('named as a total', () => {
	test('IMP-6 one that the cells do not speak against is known by its name', async () => {
		expect(await endOf([...DAYS, '2022-01-02;W;x;5', '2022-02-01;Totaal;7,5;8'])).toBe('total 6');
		expect(await endOf(['2022-01-01;X;1;2', '2022-02-01;Totaal;1;2'])).toBe('total 3');
	});

	test('IMP-6 one that they do speak against is asked', async () => {
		expect(await endOf([...DAYS, '2022-01-03;Total Energies;7;1'])).toBe('asked 5');
	});

	test('IMP-6 a name that other records have as well says nothing', async () => {
		const lines = ['2022-01-01;Totaal;1;2', '2022-01-02;Totaal;0,5;0', '2022-01-03;Totaal;1;1'];
		expect(await endOf([...lines, '2022-01-04;Totaal;7;1'])).toBe('usage');
	});
});
