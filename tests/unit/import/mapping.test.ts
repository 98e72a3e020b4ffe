import { describe, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import { periodText } from '$lib/domain/period';
import type { Field } from '$lib/import/header';
import { joined, unitInName, type FieldSource, type Mapping } from '$lib/import/mapping';
import type { ReadingChoices } from '$lib/import/preview';
import { Administration, byLine, type Imported } from './administration';

const at = (...columns: number[]): FieldSource => ({ columns });

async function read(
	lines: readonly string[],
	mapping: Mapping,
	choices: ReadingChoices = {}
): Promise<Imported> {
	return new Administration().import(lines.join('\n'), { mapping, ...choices });
}

/** `sku unit period quantity events` of every total. */
function totals({ reading }: Imported): string[] {
	return reading.totals.map(({ key, quantity, events }) =>
		[key.sku, key.unit, periodText(key.period, ' - '), toText(quantity), events].join(' | ')
	);
}

function ids({ reading, sink }: Imported): string[] {
	return sink.events(reading).map(({ id }) => id);
}

describe('several columns for one field', () => {
	const header = 'nr;uur;datum;tijd;soort;richting;aantal';
	const fields: Mapping['fields'] = {
		'event-id': at(0, 1),
		moment: at(2, 3),
		sku: at(4, 5),
		quantity: at(6)
	};

	test('IMP-3 event id, moment and SKU are joined from their columns', async () => {
		const imported = await read(
			[header, 'A;1;31-01-2022;23:30:00;Bellen;uit;3', 'A;2;01-02-2022;00:15:00;Bellen;;4'],
			{ fields }
		);
		expect(totals(imported)).toEqual([
			'Bellen/uit |  | 1-1-22 - 31-1-22 | 3 | 1',
			'Bellen |  | 1-2-22 - 28-2-22 | 4 | 1'
		]);
		expect(ids(imported)).toEqual(['A|1', 'A|2']);
	});

	test('IMP-7 parts of an id are told apart, whatever they hold', () => {
		const id = (...parts: string[]): string => joined(at(...parts.keys()), 'event-id', parts);
		const all = [id('a|b', 'c'), id('a', 'b|c'), id('a\\', 'b'), id('a', '\\b'), id('', 'ab'), id('ab', '')];
		expect(new Set(all).size).toBe(all.length);
		expect(id('', '')).toBe('');
	});

	test('IMP-3 the first column that is not blank can be taken in place of all', async () => {
		const imported = await read(['datum;soort;regel;aantal', '2022-01-01;;Tax;1', '2022-01-01;Uur;Usage;2'], {
			fields: { moment: at(0), sku: { columns: [1, 2], take: 'first' }, quantity: at(3) }
		});
		expect(totals(imported).map((total) => total.split(' | ')[0])).toEqual(['Tax', 'Uur']);
	});

	test('IMP-6 a problem of joined columns names them, and keeps the record as the file has it', async () => {
		const { sink } = await read([header, 'A;1;31-02-2022;23:30;Bellen;uit;3', 'A;2;x'], { fields });
		expect(byLine(sink.rejections)).toMatchObject([
			{ code: 'IMP-5.date-does-not-exist', column: 'datum + tijd', value: '31-02-2022 23:30', line: 2 },
			{ code: 'IMP-6.field-count', column: '', other: '3/7', line: 3 }
		]);
		expect(byLine(sink.rejections).map((each) => each.fields.join(';'))).toEqual([
			'A;1;31-02-2022;23:30;Bellen;uit;3',
			'A;2;x'
		]);
	});
});

describe('texts for what a file lacks', () => {
	const constants: Partial<Record<Field, FieldSource>> = {
		'customer-number': { text: 'K-1' },
		sku: { text: 'NL-1' },
		unit: { text: 'kWh' },
		currency: { text: 'usd' }
	};

	test('IMP-3 customer, SKU, unit and currency can be given for the whole file', async () => {
		const { reading } = await read(['datum;aantal', '2022-01-01;2'], {
			fields: { moment: at(0), quantity: at(1), ...constants }
		});
		expect(reading.totals[0]?.key).toMatchObject({
			customer: '#K-1',
			sku: 'NL-1',
			unit: 'kWh',
			currency: 'USD'
		});
	});

	test('IMP-3 a moment too, and a text that cannot be taken is refused by name', async () => {
		const imported = await read(['aantal', '2'], {
			fields: { quantity: at(0), ...constants, moment: { text: '2022-03-01' } }
		});
		expect(totals(imported)).toEqual(['NL-1 | kWh | 1-3-22 - 31-3-22 | 2 | 1']);
		const wrong = read(['datum;aantal', '2022-01-01;2'], {
			fields: { moment: at(0), quantity: at(1), ...constants, currency: { text: 'euro' } }
		});
		await expect(wrong).rejects.toMatchObject({
			code: 'PRI-1.currency-unreadable',
			detail: { value: 'euro' }
		});
	});

	test('IMP-3 without SKU it is asked for', async () => {
		await expect(read(['datum', '2022-01-01'], { fields: { moment: at(0) } })).rejects.toMatchObject({
			code: 'IMP-3.no-sku'
		});
	});
});

describe('a record without quantity', () => {
	const lines = ['datum;sku;aantal', '2022-01-01;A;', '2022-01-02;A;5'];
	const fields: Mapping['fields'] = { moment: at(0), sku: at(1), quantity: at(2) };

	test('IMP-4 is rejected, is no usage, or counts as one', async () => {
		const rejected = await read(lines, { fields });
		expect([rejected.reading.records, rejected.reading.accepted]).toEqual([2, 1]);
		expect(rejected.sink.rejections).toMatchObject([{ code: 'IMP-4.quantity-missing', line: 2 }]);
		const none = await read(lines, { fields, blankQuantity: 'none' });
		expect([none.reading.records, none.reading.accepted, none.reading.blankQuantities]).toEqual([1, 1, 1]);
		const one = await read(lines, { fields, blankQuantity: 'one' });
		expect(totals(one)).toEqual(['A |  | 1-1-22 - 31-1-22 | 6 | 2']);
	});
});

describe('wide files', () => {
	test('IMP-6 every filled cell is a record; blank cells are none, and counted', async () => {
		const imported = await read(
			['datum;Dag (kWh);Nacht (kWh)', '2022-01-01;1,5;', '2022-01-02;2,25;x', '2022-01-03;NaN;-1'],
			{
				fields: { moment: at(0) },
				wide: {
					names: 'sku',
					measures: [
						{ column: 1, name: 'DAG', unit: 'kWh' },
						{ column: 2, name: 'NACHT', unit: 'kWh' }
					]
				}
			}
		);
		const { records, accepted, rejections, blankQuantities } = imported.reading;
		expect({ records, accepted, rejected: rejections.count, blankQuantities }).toEqual({
			records: 4,
			accepted: 3,
			rejected: 1,
			blankQuantities: 2
		});
		expect(totals(imported)).toEqual([
			'DAG | kWh | 1-1-22 - 31-1-22 | 3.75 | 2',
			'NACHT | kWh | 1-1-22 - 31-1-22 | -1 | 1'
		]);
		// Mended and imported again, the good cell of the record must not count a second time.
		expect(imported.sink.rejections).toMatchObject([
			{ code: 'IMP-4.number-unreadable', column: 'Nacht (kWh)', value: 'x', fields: ['2022-01-02', '', 'x'] }
		]);
	});

	test('IMP-6 two cells of one record are mended each by itself', async () => {
		const measures = [1, 2, 3].map((column) => ({ column, name: `S${column}`, unit: '' }));
		const mapping: Mapping = { fields: { moment: at(0) }, wide: { names: 'sku', measures } };
		const lines = ['datum;a;b;c', '2022-01-01;x;y;3'];
		const mended = [
			{ line: 2, column: 1, value: '1' },
			{ line: 2, column: 2, value: '2' }
		];
		const imported = await read(lines, mapping, { mended });
		expect(totals(imported).map((total) => total.split(' | ').slice(-2))).toEqual([
			['1', '1'],
			['2', '1'],
			['3', '1']
		]);
		const { records, accepted, rejections } = imported.reading;
		expect([records, accepted, rejections.count]).toEqual([3, 3, 0]);
		const byDate = await read(['datum;a;b;c', '2022-02-30;1;2;3'], mapping, {
			mended: [{ line: 2, column: 0, value: '2022-02-28' }]
		});
		expect([byDate.reading.records, byDate.reading.accepted]).toEqual([3, 3]);
		// One mend of the record, whatever it makes good.
		expect(byDate.reading.mends).toEqual([
			{ line: 2, column: 'datum', at: 0, was: '2022-02-30', value: '2022-02-28' }
		]);
	});

	test('IMP-6 a last record that is the sum of all others is the total: no record, but told', async () => {
		const measures = [1, 2].map((column) => ({ column, name: `S${column}`, unit: '' }));
		const mapping: Mapping = { fields: { moment: at(0) }, wide: { names: 'sku', measures } };
		const lines = ['datum;a;b', '2022-01-01;1;2', '2022-01-02;0,5;0', '2022-01-03;1;1'];
		for (const chunkBytes of [7, 30, 1000]) {
			const { reading } = await new Administration().import(
				[...lines, '2022-01-01;2,5;3'].join('\n'),
				{ mapping },
				{ chunkBytes }
			);
			expect([reading.records, reading.accepted, reading.totalLine]).toEqual([6, 6, 5]);
		}
		const counted = await read([...lines, '2022-01-01;2,5;3'], mapping, { countTotal: true });
		expect([counted.reading.records, counted.reading.totalLine]).toEqual([8, undefined]);
		// A day of its own may be as much as all before it.
		for (const last of ['2022-01-04;2,5;3', '2022-01-01;2,5;3,1']) {
			const { reading } = await read([...lines, last], mapping);
			expect([reading.records, reading.totalLine]).toEqual([8, undefined]);
		}
	});

	test('IMP-3 names of columns can be times of the day, or accounts', async () => {
		const measures = [
			{ column: 1, name: '23:30', unit: '' },
			{ column: 2, name: '00:15', unit: '' }
		];
		const fields: Mapping['fields'] = { moment: at(0), sku: { text: 'E' } };
		const lines = ['datum;a;b', '2022-01-31;1;2', '2022-02-01;3;4'];
		const byTime = await read(lines, { fields, wide: { names: 'time', measures }, zone: 'UTC' });
		// In UTC half past eleven is the next day in Amsterdam.
		expect(totals(byTime)).toEqual(['E |  | 1-2-22 - 28-2-22 | 8 | 3', 'E |  | 1-1-22 - 31-1-22 | 2 | 1']);
		const byAccount = await read(lines, { fields, wide: { names: 'account', measures } });
		expect(byAccount.reading.totals.map(({ key, quantity }) => `${key.account} ${toText(quantity)}`)).toEqual(
			['23:30 1', '00:15 2', '23:30 3', '00:15 4']
		);
	});

	test('IMP-3 the unit stands at the end of a name', () => {
		expect(
			['Electric Usage (kWh)', 'Import T1 kWh', '[Wh]', 'Gas m³', 'Verbruik', 'Tarief hoog'].map(unitInName)
		).toEqual(['kWh', 'kWh', 'Wh', 'm³', '', '']);
	});
});

describe('sources', () => {
	const lines = ['id;datum;sku;aantal', '1;2022-01-01;A;5', '2;2022-01-01;A;5'].join('\n');
	const fields: Mapping['fields'] = { 'event-id': at(0), moment: at(1), sku: at(2), quantity: at(3) };
	const outcome = ({ reading }: Imported): number[] => [
		reading.accepted,
		reading.duplicates.reduce((sum, { events }) => sum + events, 0),
		reading.rejections.count
	];

	test('IMP-7 ids of two sources do not collide, those of one do', async () => {
		const administration = new Administration();
		const other = lines.replaceAll(';5', ';6');
		expect(outcome(await administration.import(lines, { mapping: { fields } }))).toEqual([2, 0, 0]);
		expect(outcome(await administration.import(other, { mapping: { fields, source: 'B' } }))).toEqual([
			2, 0, 0
		]);
		expect(outcome(await administration.import(other, { mapping: { fields } }))).toEqual([0, 0, 2]);
		expect(outcome(await administration.import(lines, { mapping: { fields, source: 'B' } }))).toEqual([
			0, 0, 2
		]);
		expect(outcome(await administration.import(other, { mapping: { fields, source: 'B' } }))).toEqual([
			0, 2, 0
		]);
		expect(outcome(await administration.import(lines, { mapping: { fields } }))).toEqual([0, 2, 0]);
	});

	test('IMP-7 records without id are known by their content, whatever the source', async () => {
		const administration = new Administration();
		const withoutId: Mapping['fields'] = { moment: at(1), sku: at(2), quantity: at(3) };
		expect(outcome(await administration.import(lines, { mapping: { fields: withoutId } }))).toEqual([
			2, 0, 0
		]);
		const again = await administration.import(lines, { mapping: { fields: withoutId, source: 'B' } });
		expect(outcome(again)).toEqual([0, 2, 0]);
	});
});
