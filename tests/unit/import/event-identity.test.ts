import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { IdentityHash } from '$lib/import/identity';
import type { OpenChunk } from '$lib/import/usage-builder';
import { CHUNK_EVENTS } from '$lib/import/usage-columns';
import { Administration, outcomeOf } from './administration';
import { MemoryEvents } from './memory-store';
import { fileText, NaiveAdministration, row, totalsOf } from './usage-tables';

const HEADER = 'transactie_id;tijdstip;klantnummer;klantnaam;sku;aantal';

const file = (...lines: string[]): string => fileOf(lines);
const fileOf = (lines: readonly string[]): string => [HEADER, ...lines, ''].join('\n');
const event = (id: string, quantity: string, name = ''): string =>
	`${id};2021-12-01T10:00:00Z;K-1;${name};EMAIL;${quantity}`;

afterEach(() => {
	vi.restoreAllMocks();
});

describe('records without event id', () => {
	test('IMP-7 a quantity written otherwise is the same content, in another file and in the same one', async () => {
		const administration = new Administration();
		await administration.import(file(event('', '3'), event('', '0,5')));
		const { reading } = await administration.import(
			file(event('', '3,0'), event('', ' 0,50 '), event('', '003'))
		);
		expect(reading.accepted).toBe(1);
		expect(reading.duplicates).toEqual([{ importId: 1, events: 2, withoutId: 2 }]);
		expect(totalsOf(reading.totals)).toEqual({ '#K-1|EMAIL||2021-12': '3000000 in 1' });
	});

	test('IMP-7 twins in one file both count, those of another file are duplicates, one more of them is new', async () => {
		const administration = new Administration();
		const first = await administration.import(file(event('', '3'), event('', '3')));
		expect(first.reading.accepted).toBe(2);
		const { reading } = await administration.import(file(event('', '3'), event('', '3'), event('', '3')));
		expect(reading.accepted).toBe(1);
		expect(reading.duplicates).toEqual([{ importId: 1, events: 2, withoutId: 2 }]);
	});

	test('IMP-7 a file declared all new counts whole; given again without that, nothing of it counts twice', async () => {
		const administration = new Administration();
		const december = file(event('', '3'), event('', '4'));
		await administration.import(file(event('', '3')));
		expect((await administration.import(december, { allNew: true })).reading.accepted).toBe(2);
		expect((await administration.import(december)).reading.accepted).toBe(0);
		expect((await administration.import(december, { allNew: true })).reading.accepted).toBe(2);
	});

	test('IMP-7 all new says nothing of records with an id', async () => {
		const administration = new Administration();
		await administration.import(file(event('a', '3')));
		const { reading } = await administration.import(file(event('a', '3')), { allNew: true });
		expect(reading).toMatchObject({ accepted: 0, duplicates: [{ importId: 1, events: 1, withoutId: 0 }] });
	});
});

describe('the same records in another file', () => {
	const records = [
		['café-1', '2021-12-01T10:00:00Z', 'K-1', 'Één B.V.', 'E;MAIL', '3'],
		['', '2021-12-02T10:00:00Z', 'K-1', 'Één B.V.', 'E;MAIL', '1234,5'],
		['', '2021-12-02T10:00:00Z', 'K-1', 'Één B.V.', 'E;MAIL', '1234,5'],
		['0012', '2021-12-03T10:00:00Z', 'K-2', '', 'PRINT', '-1']
	];
	const columns = HEADER.split(';');
	const table = [columns, ...records];
	const quoted = (cell: string): string => `"${cell}"`;
	const text = (delimiter: string, lineEnd: string, rows: readonly (readonly string[])[] = table): string =>
		rows.map((row) => row.map(quoted).join(delimiter)).join(lineEnd);
	const windows1252 = (given: string): BlobPart => Uint8Array.from(given, (each) => each.charCodeAt(0));
	const utf16 = (given: string): BlobPart => Uint16Array.from(`\ufeff${given}`, (each) => each.charCodeAt(0));
	const otherWords = text(',', '\n')
		.replace('2021-12-01T10:00:00Z', '1-12-2021 11:00')
		.replaceAll('1234,5', '1.234,50');

	test.each<[string, BlobPart]>([
		['in Windows-1252', windows1252(text(';', '\r\n'))],
		['in UTF-16', utf16(text(';', '\n'))],
		['with tabs and CR alone', text('\t', '\r')],
		['with a preface, a sep= line and blank lines', `sep=,\n${text(',', '\n\n')}`],
		[
			'with its columns the other way round',
			text(
				';',
				'\n',
				table.map((row) => row.toReversed())
			)
		],
		['with its records the other way round', text(';', '\n', [columns, ...records.toReversed()])],
		['with moments and numbers written otherwise', otherWords]
	])('IMP-7 %s are duplicates, all of them', async (_, content) => {
		const administration = new Administration();
		expect((await administration.import(text(';', '\n'))).reading.accepted).toBe(4);
		const { reading } = await administration.import(content);
		expect(reading).toMatchObject({ accepted: 0, duplicates: [{ importId: 1, events: 4, withoutId: 2 }] });
	});
});

describe('records with an event id', () => {
	test('IMP-7 a conflict names the line of the other record, and its import', async () => {
		const administration = new Administration();
		await administration.import(file(event('a', '3')));
		const { sink } = await administration.import(file(event('b', '1'), event('a', '4'), event('b', '2')));
		expect(sink.rejections.map(({ code, line, value, other }) => [code, line, value, other])).toEqual([
			['IMP-7.conflict-with-import', 3, 'a', '1:2'],
			['IMP-7.conflict-in-file', 4, 'b', '2']
		]);
	});

	test('BIL-1 a customer that only rejected records name is none', async () => {
		const { reading } = await new Administration().import(
			file(event('a', '3', 'Klant B.V.'), event('a', '4', 'Andere B.V.'))
		);
		expect(reading.rejections.count).toBe(1);
		expect(reading.mentions).toEqual([{ number: 'K-1', name: 'Klant B.V.' }]);
	});

	test('IMP-7 ids whose hashes are the same are told apart, over files too', async () => {
		const finish = Reflect.get(IdentityHash.prototype, 'finish') as (this: IdentityHash) => IdentityHash;
		vi.spyOn(IdentityHash.prototype, 'finish').mockImplementation(function (this: IdentityHash) {
			finish.call(this);
			this.high = 0;
			this.low &= 1;
			return this;
		});
		const table = fc.array(row(['a', 'b', 'c', 'd', 'e', 'f']), { minLength: 1, maxLength: 20 });
		await fc.assert(
			fc.asyncProperty(fc.array(table, { minLength: 1, maxLength: 3 }), async (tables) => {
				const administration = new Administration();
				const byHand = new NaiveAdministration();
				for (const [i, each] of tables.entries()) {
					const { text, lines } = fileText(each, '\n');
					const imported = await administration.import(
						text,
						{ numberForms: { 5: 'comma' } },
						{ chunkBytes: 100 }
					);
					expect(outcomeOf(imported)).toEqual(byHand.import(i + 1, each, lines));
				}
			})
		);
	});
});

describe('many chunks', () => {
	const count = 2 * CHUNK_EVENTS + 1000;
	const events = Array.from({ length: count }, (_, i) => event(`tx-${i}`, String(i % 7)));

	test('IMP-7 a duplicate and a conflict of an event in a chunk that is full are found', async () => {
		const lines = [
			...events,
			event('tx-0', '0'),
			event(`tx-${CHUNK_EVENTS}`, '9'),
			event(`tx-${count - 1}`, '9')
		];
		const { reading, sink } = await new Administration().import(fileOf(lines));
		expect(sink.chunks.map(({ keys }) => keys.length)).toEqual([CHUNK_EVENTS, CHUNK_EVENTS, 1000]);
		expect(reading).toMatchObject({ records: count + 3, accepted: count });
		expect(reading.duplicates).toEqual([{ importId: undefined, events: 1, withoutId: 0 }]);
		expect(sink.rejections.map(({ code, line, other }) => [code, line, other])).toEqual([
			['IMP-7.conflict-in-file', count + 3, String(CHUNK_EVENTS + 2)],
			['IMP-7.conflict-in-file', count + 4, String(count + 1)]
		]);
	});

	test('IMP-7 a file in another order opens each earlier chunk a few times, not once for each record', async () => {
		const earlier = new CountingEvents();
		const administration = new Administration(earlier);
		await administration.import(fileOf(events));
		// A prime that does not divide their number: every event once, neighbours far apart.
		const shuffled = events.map((_, i) => events[(i * 51_787) % count] ?? '');
		const { reading } = await administration.import(fileOf(shuffled));
		expect(new Set(shuffled).size).toBe(count);
		expect(reading).toMatchObject({
			accepted: 0,
			duplicates: [{ importId: 1, events: count, withoutId: 0 }]
		});
		expect(earlier.switches).toBeLessThan(50);
	});
});

/** Counts how often another chunk is asked for than the time before. */
class CountingEvents extends MemoryEvents {
	switches = 0;
	private latest = -1;

	override open(chunk: number): Promise<OpenChunk> {
		if (chunk !== this.latest) this.switches++;
		this.latest = chunk;
		return super.open(chunk);
	}
}
