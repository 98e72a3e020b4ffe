import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cancelled } from '$lib/domain/failure';
import type { ReadingChoices } from '$lib/import/preview';
import { readUsage } from '$lib/import/read-usage';
import { Administration, byLine, outcomeOf, zone } from './administration';
import { MemoryEvents, MemorySink, withTotals } from './memory-store';
import { fileText, NaiveAdministration, rows, totalsOf, type Row } from './usage-tables';

const asComma: ReadingChoices = { numberForms: { 5: 'comma' } };

const lineEnds = fc.constantFrom('\n', '\r\n');
/** Tables that are imported one behind the other, each perhaps declared all new. */
const histories = fc.array(fc.tuple(rows(), lineEnds, fc.constantFrom(false, false, false, true)), {
	minLength: 1,
	maxLength: 4
});

describe('readUsage', () => {
	test('IMP-6 IMP-7 random files, one behind the other, come to what a reckoning by hand says', async () => {
		await fc.assert(
			fc.asyncProperty(histories, fc.integer({ min: 16, max: 400 }), async (history, chunkBytes) => {
				const administration = new Administration();
				const byHand = new NaiveAdministration();
				for (const [i, [table, lineEnd, allNew]] of history.entries()) {
					const { text, lines } = fileText(table, lineEnd);
					const choices = { ...asComma, allNew };
					const imported = await administration.import(text, choices, { chunkBytes });
					const { reading } = imported;
					expect(outcomeOf(imported)).toEqual(byHand.import(i + 1, table, lines, allNew));
					expect(reading.records).toBe(table.length);
					const duplicates = reading.duplicates.reduce((sum, { events }) => sum + events, 0);
					expect(reading.accepted + duplicates + reading.rejections.count).toBe(reading.records);
					expect(reading.blankLines).toBe(table.filter((row) => row.blankLineBehind).length);
				}
			}),
			{ numRuns: 300 }
		);
	});

	test('BIL-7 a file is the same whatever the number of bytes read at a time', async () => {
		await fc.assert(
			fc.asyncProperty(
				rows(),
				lineEnds,
				fc.integer({ min: 1, max: 200 }),
				async (table, lineEnd, chunkBytes) => {
					const { text } = fileText(table, lineEnd);
					const whole = await new Administration().import(text, {});
					const inParts = await new Administration().import(text, {}, { chunkBytes });
					expect(inParts.sink.events(inParts.reading)).toEqual(whole.sink.events(whole.reading));
					expect(byLine(inParts.sink.rejections)).toEqual(byLine(whole.sink.rejections));
					const { rejections: one, ...before } = whole.reading;
					const { rejections: other, ...after } = inParts.reading;
					expect(after).toEqual({ ...before, eventOf: after.eventOf });
					expect(other.kinds()).toEqual(one.kinds());
				}
			),
			{ numRuns: 200 }
		);
	});

	test('BIL-7 the order of imports does not matter to what is counted', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(rows(), { minLength: 2, maxLength: 4 }), async (tables) => {
				// Conflicts are the user's choice: one content for each id.
				const files = tables.map(
					(table, i) =>
						fileText(
							table.map((row) => ownId(row, i)),
							'\n'
						).text
				);
				const forwards = await sums(files);
				expect(await sums([...files].reverse())).toEqual(forwards);
				expect(await sums([...files, ...files])).toEqual(forwards);
			}),
			{ numRuns: 100 }
		);
	});

	test('IMP-7 importing any file twice changes nothing, also one that was declared all new', async () => {
		await fc.assert(
			fc.asyncProperty(rows(), rows(), fc.boolean(), async (first, second, allNew) => {
				const administration = new Administration();
				await administration.import(fileText(first, '\n').text, asComma);
				const { text } = fileText(second, '\n');
				await administration.import(text, { ...asComma, allNew });
				const { reading } = await administration.import(text, asComma);
				expect(reading.accepted).toBe(0);
				expect(reading.totals).toEqual([]);
			}),
			{ numRuns: 200 }
		);
	});
});

/** An id that says its row's content, for rows that have one. */
function ownId(row: Row, file: number): Row {
	if (row.id === '') return row;
	const content = [row.moment, row.customer, row.sku, row.charge, row.quantity].map(({ means }) =>
		String(means)
	);
	// Quotes and line ends would need quoting; the files share every other id.
	return { ...row, id: `${Number(row.id.slice(3)) % 2 || file}-${content.join(' ').replace(/["\n;]/g, '')}` };
}

/** What some files come to together, by usage key. */
async function sums(files: readonly string[]): Promise<Record<string, [bigint, number]>> {
	const administration = new Administration();
	const all: Record<string, [bigint, number]> = {};
	for (const text of files) {
		const { reading } = await administration.import(text, asComma);
		for (const [key, total] of Object.entries(totalsOf(reading.totals))) {
			const [sum = '0', events = '0'] = total.split(' in ');
			const [sumBefore, before] = all[key] ?? [0n, 0];
			all[key] = [sumBefore + BigInt(sum), before + Number(events)];
		}
	}
	return all;
}

describe('readUsage, twice over', () => {
	/** Longer than what a file is judged by at first. */
	const filler = (lines: number, quantity: string): string[] =>
		Array.from({ length: lines }, (_, i) => `f-${i};2021-12-01T00:00:00Z;K-1;EMAIL;;${quantity}`);
	const header = 'transactie_id;tijdstip;klantnummer;sku;toeslagnaam;aantal';

	test('IMP-4 a column whose last value decides its form is read by it from the first', async () => {
		const lines = [header, ...filler(8000, '1,000'), 'l;2021-12-01T00:00:00Z;K-1;EMAIL;;0.5'];
		const { reading, sink } = await new Administration().import(lines.join('\n'), {});
		expect(sink.restarts).toBe(1);
		expect(totalsOf(reading.totals)).toEqual({ '#K-1|EMAIL||2021-12': '8000000500000 in 8001' });
		expect(sink.events(reading)).toHaveLength(8001);
	});

	test('IMP-2 a byte that is no UTF-8 far on: all of the file is read again as Windows-1252', async () => {
		const text = [header, ...filler(8000, '1'), ''].join('\n');
		const bytes = new Uint8Array([
			...new TextEncoder().encode(`${text}caf`),
			0xe9,
			...new TextEncoder().encode(';2021-12-01;K-1;CAF;;2')
		]);
		const sink = new MemorySink();
		const context = { zone, earlier: new MemoryEvents(), sink };
		const reading = withTotals(await readUsage(new File([bytes], 'a.csv'), {}, context));
		expect(reading).toMatchObject({ fellBack: true, records: 8001, accepted: 8001 });
		expect(reading.found.encoding).toBe('windows-1252');
		expect(sink.events(reading).at(-1)).toMatchObject({ id: 'café', line: 8002 });
	});

	test('IMP-8 a reading that is cancelled throws Cancelled and writes no further chunk', async () => {
		const controller = new AbortController();
		const sink = new MemorySink();
		const reading = readUsage(
			new File([[header, ...filler(1000, '1')].join('\n')], 'a.csv'),
			{},
			{
				zone,
				earlier: new MemoryEvents(),
				sink,
				signal: controller.signal,
				chunkBytes: 1000,
				progress: () => {
					controller.abort();
				}
			}
		);
		await expect(reading).rejects.toThrow(Cancelled);
		expect(sink.chunks).toEqual([]);
	});
});
