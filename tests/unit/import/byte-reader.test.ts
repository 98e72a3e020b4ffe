import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { toText } from '$lib/domain/decimal';
import { contentKey } from '$lib/domain/usage';
import { NotPlain } from '$lib/import/not-plain';
import { eventBatches, firstWay, type Way } from '$lib/import/event-source';
import type { ScanOrder } from '$lib/import/range-scanner';
import { scannersOf } from './scanners';
import { partsOf } from './source-parts';

/** All that a file gives when it is read one way, as plain values; `not plain` where bytes decline it. */
async function readBy(way: Way, file: File, chunkBytes?: number, count?: number): Promise<unknown> {
	const parts = (await partsOf(file))();
	const { keys, evidence, rejections } = parts;
	const events: unknown[] = [];
	let records = 0;
	let blankLines = 0;
	const scanners = count === undefined ? undefined : (order: ScanOrder) => scannersOf(count, order);
	try {
		for await (const read of eventBatches(file, way, parts, { chunkBytes, scanners })) {
			const { batch } = read;
			await batch.loadFields?.();
			records += read.records;
			blankLines += read.blankLines;
			for (let row = 0; row < batch.count; row++) {
				events.push([
					contentKey(keys.key(batch.keys[row] as number)),
					keys.customer(batch.keys[row] as number),
					batch.moment(row),
					toText(batch.quantity(row)),
					batch.id(row),
					batch.lines[row],
					batch.fieldsOf(row)
				]);
			}
		}
	} catch (error) {
		if (error instanceof NotPlain) return 'not plain';
		throw error;
	}
	const decided = evidence.decide();
	return { events, rejections, records, blankLines, questions: decided.questions, forms: decided.forms };
}

const HEADER = [
	'transactie_id',
	'tijdstip',
	'klantnummer',
	'klantnaam',
	'sku',
	'eenheid',
	'aantal',
	'bedrag_per_stuk',
	'opmerking'
];

const some = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const moment = fc.oneof(
	some(
		'2021-12-31T23:30:00Z',
		'2021-10-31T02:30:00',
		'2021-12-01',
		'1-12-2021',
		'12/31/2021',
		'2021-02-30T10:00:00Z',
		'',
		'gisteren'
	),
	fc
		.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 23 }))
		.map(
			([m, d, h]) =>
				`2021-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}T${String(h).padStart(2, '0')}:59:01Z`
		)
);
const text = fc.oneof(
	fc.string({
		unit: fc.constantFrom('a', 'B', '7', ' ', 'é', '€', '😀', '-', '=', '\u00a0', '\u0001', '_'),
		maxLength: 9
	}),
	some('EMAIL', 'PRINT', '  EMAIL ', '')
);
const quantity = some(
	'1',
	'12',
	'0',
	'',
	'-3',
	'1,5',
	'12,50',
	'1.234',
	'3,0',
	'1.234,56',
	'NULL',
	'x',
	'123456789',
	'1234567890',
	' 4 '
);
const row = fc.tuple(
	fc.oneof(
		text,
		fc.integer({ min: 1, max: 9 }).map((n) => `tx-${n}`)
	),
	moment,
	some('K-1', 'K-2', ''),
	text,
	text,
	some('', 'stuk'),
	quantity,
	some('', '0,085', '1'),
	text
);

const table = fc.record({
	rows: fc.array(
		fc.oneof(
			{ weight: 9, arbitrary: row.map((cells): string[] => cells) },
			{ weight: 1, arbitrary: fc.array(text, { maxLength: 11 }) }
		),
		{ maxLength: 25 }
	),
	delimiter: some(';', ',', '\t', '|'),
	newline: some('\n', '\r\n'),
	mark: fc.boolean(),
	quoted: fc.constantFrom<Shape['quoted']>('needed', 'all', 'inner line ends'),
	end: fc.boolean(),
	chunkBytes: fc.integer({ min: 1, max: 400 })
});

const workers = fc.constantFrom(1, 2, 3, 8);

interface Shape {
	readonly rows: readonly string[][];
	readonly delimiter: string;
	readonly newline: string;
	/** A byte order mark. */
	readonly mark: boolean;
	readonly quoted: 'needed' | 'all' | 'inner line ends';
	/** A line end behind the last record. */
	readonly end: boolean;
}

function fileOf({ rows, delimiter, newline, mark, quoted, end }: Shape): File {
	const cell = (value: string, column: number): string => {
		const inner = quoted === 'inner line ends' && column === 8 ? `${value}\n"x"` : value;
		const needs = quoted === 'all' || /["\n\r]/.test(inner) || inner.includes(delimiter);
		return needs ? `"${inner.replaceAll('"', '""')}"` : inner;
	};
	const lines = [HEADER, ...rows].map((cells) => cells.map(cell).join(delimiter));
	return new File([(mark ? '\ufeff' : '') + lines.join(newline) + (end ? newline : '')], 'verbruik.csv');
}

describe('bytes and text', () => {
	test('BIL-7 a plain file gives the same by its bytes as by its text, whatever the borders of ranges and the number of workers', async () => {
		let plain = 0;
		await fc.assert(
			fc.asyncProperty(table, workers, async ({ chunkBytes, ...shape }, count) => {
				const file = fileOf(shape);
				const byBytes = await readBy('bytes', file, chunkBytes);
				expect(await readBy('bytes', file, chunkBytes, count)).toEqual(byBytes);
				if (byBytes === 'not plain') return;
				plain++;
				expect(byBytes).toEqual(await readBy('text', file));
			}),
			{ numRuns: 400 }
		);
		// A reader that declines everything would prove nothing.
		expect(plain).toBeGreaterThan(200);
	}, 60_000);

	test('IMP-2 a plain Windows-1252 file gives the same by its bytes as by its text', async () => {
		const lines = [
			HEADER.join(';'),
			'tx-é;2021-12-01T10:00:00Z;K-1;Café € B.V.;EMAIL;;3;;“ja”',
			'b;2021-12-02T10:00:00Z;K-1;Café € B.V.;EMAIL;;1,5;;'
		];
		const codes: Record<string, number> = { '€': 0x80, '“': 0x93, '”': 0x94 };
		const bytes = Uint8Array.from(`${lines.join('\r\n')}\r\n`, (char) => codes[char] ?? char.charCodeAt(0));
		const file = new File([bytes], 'verbruik.csv');
		const byBytes = await readBy('bytes', file, 7);
		expect(byBytes).toEqual(await readBy('text', file));
		expect(byBytes).toMatchObject({ records: 2, rejections: [] });
	});

	test.each([
		['a CR alone', 'a;b\rc;d\n'],
		['a quote within a field', 'a;5" buis\n'],
		['text behind a closing quote', 'a;"b"c\n'],
		['padding before a quote', 'a; "b;c"\n'],
		['a quote never closed', 'a;"b\n'],
		['CR CR LF', 'a;b\r\r\nc;d\n'],
		['a CR in a quoted field', 'a;"b\r\nc"\n'],
		['a formula that keeps a number as text', 'a;="0123"\n'],
		['such a formula in quotes', 'a;"=""0123"""\n']
	])('IMP-1 bytes leave %s to the reader of texts', async (_, line) => {
		const header = 'sku;datum\n';
		const file = new File([`${header}EMAIL;2021-12-01\n${line}EMAIL;2021-12-02\n`], 'verbruik.csv');
		const declined = await readBy('bytes', file).catch(() => 'failed');
		expect(declined).toBe('not plain');
	});

	test('IMP-2 bytes that are not UTF-8 are never passed over, also in a column that nobody reads', async () => {
		const head = new TextEncoder().encode(`${HEADER.join(';')}\n`);
		const rows = `a;2021-12-01T10:00:00Z;K-1;x;EMAIL;;1;;`;
		const file = new File([head, rows.repeat(1), new Uint8Array([0xe9, 10])], 'verbruik.csv');
		const parts = (await partsOf(file, { encoding: 'windows-1252' }))();
		const asUtf8 = { ...parts, found: { ...parts.found, encoding: 'utf-8' as const } };
		const all = async (): Promise<void> => {
			for await (const read of eventBatches(file, 'bytes', asUtf8, {}))
				expect(read.records).toBeGreaterThanOrEqual(0);
		};
		await expect(all()).rejects.toThrow(NotPlain);
	});
});

test('IMP-1 where there is no WebAssembly, a plain file is declined by its bytes and read as text', async () => {
	const file = new File(['id;tijdstip;sku;aantal\nt1;2021-12-01T10:00:00Z;EMAIL;1\n'], 'a.csv');
	const whole = await readBy('bytes', file);
	vi.stubGlobal('WebAssembly', undefined);
	try {
		expect(await readBy('bytes', file)).toBe('not plain');
		expect(await readBy('text', file)).toEqual(whole);
		expect(whole).toMatchObject({ records: 1 });
	} finally {
		vi.unstubAllGlobals();
	}
});

test('IMP-1 ="0123" is 0123 also in a file that quotes with apostrophes', async () => {
	const file = new File(['sku;datum\n="0123";2021-12-01\n'], 'a.csv');
	const parts = (await partsOf(file, { quote: "'" }))();
	const skus: string[] = [];
	const way = firstWay(parts.found, parts.plan, undefined);
	for await (const { batch } of eventBatches(file, way, parts, {})) {
		for (const key of batch.keys.subarray(0, batch.count)) skus.push(parts.keys.key(key).key.sku);
	}
	expect(skus).toEqual(['0123']);
});

test('IMP-1 the files behind the first are read in its memory', async () => {
	const records = 't1;2021-12-01;K-1;K;EMAIL;st;3;0,1;"een ""b"""\n'.repeat(50);
	const file = new File([HEADER.join(';'), '\n', records], '');
	await readBy('bytes', file, 64);
	const made = vi.spyOn(WebAssembly, 'Memory');
	for (let time = 0; time < 3; time++) {
		expect(await readBy('bytes', file, 64)).toMatchObject({ records: 50, rejections: [] });
	}
	expect(made).not.toHaveBeenCalled();
	made.mockRestore();
});
