import { describe, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import { periodText } from '$lib/domain/period';
import { Zone } from '$lib/domain/zone';
import type { FieldSource, Mapping } from '$lib/import/mapping';
import { Administration, byLine, type Imported } from './administration';

const at = (...columns: number[]): FieldSource => ({ columns });

async function read(lines: readonly string[], mapping: Mapping): Promise<Imported> {
	return new Administration().import(lines.join('\n'), { mapping });
}

/** `sku unit period quantity events` of every total. */
function totals({ reading }: Imported): string[] {
	return reading.totals.map(({ key, quantity, events }) =>
		[key.sku, key.unit, periodText(key.period, ' - '), toText(quantity), events].join(' | ')
	);
}

describe('readings of meters', () => {
	const fields: Mapping['fields'] = { account: at(0), moment: at(1), quantity: at(2), sku: { text: 'E' } };
	const lines = [
		'meter;datum;stand',
		'A;2022-01-31;10',
		'B;2022-01-31;7',
		'A;2022-02-01;12,5',
		'A;2022-03-01;20'
	];

	test('IMP-3 use is the difference, in time, whatever the order of the file', async () => {
		const expected = [
			{ account: 'A', period: '1-1-22 - 31-1-22', quantity: '2.5' },
			{ account: 'A', period: '1-2-22 - 28-2-22', quantity: '7.5' }
		];
		const [header = '', ...readings] = lines;
		for (const ordered of [lines, [header, ...readings.reverse()]]) {
			const { reading } = await read(ordered, { fields, readings: 'begin' });
			const found = reading.totals.map(({ key, quantity }) => ({
				account: key.account,
				period: periodText(key.period, ' - '),
				quantity: toText(quantity)
			}));
			expect(found.sort((a, b) => a.period.localeCompare(b.period))).toEqual(expected);
			expect([reading.records, reading.accepted, reading.firstReadings]).toEqual([2, 2, 2]);
		}
		const atEnd = await read(lines, { fields, readings: 'end' });
		expect(atEnd.reading.totals.map(({ key }) => periodText(key.period, ' - '))).toEqual([
			'1-2-22 - 28-2-22',
			'1-3-22 - 31-3-22'
		]);
	});

	test('IMP-3 a reading below the one before it is told by name, and counted on from', async () => {
		const imported = await read([...lines, 'A;2022-04-01;3', 'A;2022-05-01;4'], {
			fields,
			readings: 'begin'
		});
		expect(imported.sink.rejections).toMatchObject([
			{ code: 'IMP-3.reading-decreases', line: 6, column: 'stand', value: '3', other: '20:5' }
		]);
		const { records, accepted, rejections } = imported.reading;
		expect([records, accepted, rejections.count]).toEqual([4, 3, 1]);
		expect(totals(imported).at(-1)).toBe('E |  | 1-4-22 - 30-4-22 | 1 | 1');
	});

	test('PER-1 of the doubled hour in autumn both have their readings, in either order', async () => {
		const quarter = ['02:00;1', '02:30;2', '02:00;3', '02:30;4', '03:00;5'].map(
			(each) => `A;31-10-2021 ${each}`
		);
		for (const ordered of [quarter, quarter.reverse()]) {
			const { reading } = await read(['meter;datum;stand', ...ordered], { fields, readings: 'begin' });
			expect([reading.accepted, reading.rejections.count]).toEqual([4, 0]);
			expect(reading.totals.map(({ quantity }) => toText(quantity))).toEqual(['4']);
		}
	});
});

describe('NEM12', () => {
	const meter = '200,6123456789,E1,1,E1,N1,METER1,KWH,30,';
	const day = (date: string, value: string): string => `300,${date},${`${value},`.repeat(48)}A,,,`;

	test('IMP-3 each interval of a day is a record of the meter last named', async () => {
		const zone = new Zone('Australia/Brisbane');
		const text = ['100,NEM12,202201010000,A,B', meter, day('20220131', '0.25'), '400,1,48,A', '900'].join(
			'\n'
		);
		const { reading } = await new Administration().import(text, {}, { zone });
		expect(reading.mappingOrigin).toEqual({ from: 'preset', name: 'NEM12' });
		expect([reading.records, reading.accepted, reading.otherRecords]).toEqual([48, 48, 4]);
		expect(reading.totals).toMatchObject([
			{ key: { customer: '#6123456789', account: 'METER1', sku: 'E1', unit: 'KWH' }, events: 48 }
		]);
	});

	test('IMP-6 a day without its meter, a short one and a kind that nobody knows are rejected', async () => {
		const lines = [meter, '300,20220101,1,2', '77,x', day('20220102', '1')];
		const { sink, reading } = await new Administration().import(lines.join('\n'));
		expect(byLine(sink.rejections).map(({ line, code }) => `${line} ${code}`)).toEqual([
			'2 IMP-6.field-count',
			'3 IMP-3.nem12-kind'
		]);
		expect(reading.accepted).toBe(48);
	});
});
