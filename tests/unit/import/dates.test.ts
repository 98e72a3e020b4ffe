import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromIsoDate, isoDate, periodKey } from '$lib/domain/period';
import { Zone } from '$lib/domain/zone';
import { parseDay, parseMoment, parsePeriod, periodOf } from '$lib/import/dates';
import type { DateOrder } from '$lib/import/reading';

const amsterdam = new Zone('Europe/Amsterdam');

/** The moment as ISO text in UTC, or the word or code in its place. */
function moment(text: string, order: DateOrder = 'day-first', zone = amsterdam): string {
	const value = parseMoment(text, order, zone);
	return typeof value === 'string' ? value : new Date(value).toISOString();
}

function day(text: string, order: DateOrder = 'day-first'): string {
	const value = parseDay(text, order);
	return typeof value === 'string' ? value : isoDate(value);
}

function period(text: string, order: DateOrder = 'day-first'): string {
	const value = parsePeriod(text, order);
	return typeof value === 'string' ? value : periodKey(value);
}

const UNREADABLE = 'IMP-5.date-unreadable';
const NO_SUCH_DATE = 'IMP-5.date-does-not-exist';

describe('moments', () => {
	test.each([
		['2021-09-30T21:59:59Z', '2021-09-30T21:59:59.000Z'],
		['2021-09-30T21:59:59.123Z', '2021-09-30T21:59:59.123Z'],
		['2021-09-30T21:59:59.1239999Z', '2021-09-30T21:59:59.123Z'],
		['2021-09-30T21:59:59,5z', '2021-09-30T21:59:59.500Z'],
		['2021-09-30 21:59:59', '2021-09-30T19:59:59.000Z'],
		['2021-09-30T21:59', '2021-09-30T19:59:00.000Z'],
		['2021-09-30T21:59:59+02:00', '2021-09-30T19:59:59.000Z'],
		['2021-09-30T21:59:59+0530', '2021-09-30T16:29:59.000Z'],
		['2021-09-30T21:59:59-08', '2021-10-01T05:59:59.000Z'],
		['2021-09-30 21:59:59 +02:00', '2021-09-30T19:59:59.000Z'],
		['2021-09-30 21:59:59 UTC', '2021-09-30T21:59:59.000Z'],
		['2021-09-30', '2021-09-29T22:00:00.000Z'],
		['2021-9-3', '2021-09-02T22:00:00.000Z'],
		['2021/09/30 10:00', '2021-09-30T08:00:00.000Z'],
		['20210930', '2021-09-29T22:00:00.000Z'],
		['20210930T215959Z', '2021-09-30T21:59:59.000Z'],
		['20210930 21:59', '2021-09-30T19:59:00.000Z'],
		['30-9-2021', '2021-09-29T22:00:00.000Z'],
		['30-9-21 23:59:59', '2021-09-30T21:59:59.000Z'],
		['30/9/2021 0:00:00', '2021-09-29T22:00:00.000Z'],
		['30.09.2021 10:00:00', '2021-09-30T08:00:00.000Z'],
		['30/9/2021 12:05 AM', '2021-09-29T22:05:00.000Z'],
		['30/9/2021, 12:05 p.m.', '2021-09-30T10:05:00.000Z'],
		['30/9/2021 3:16:10pm', '2021-09-30T13:16:10.000Z'],
		['30-Sep-2021', '2021-09-29T22:00:00.000Z'],
		['30 sept. 2021 10:00', '2021-09-30T08:00:00.000Z'],
		['12-mrt-21', '2021-03-11T23:00:00.000Z'],
		['12 mei 2021, 23:59:59', '2021-05-12T21:59:59.000Z'],
		['Oct 3, 2021 3:16 PM', '2021-10-03T13:16:00.000Z'],
		['2021-09-30T24:00:00', '2021-09-30T22:00:00.000Z'],
		['  2021-09-30T21:59:59Z ', '2021-09-30T21:59:59.000Z']
	])('IMP-5 %j is %s', (text, expected) => {
		expect(moment(text)).toBe(expected);
	});

	test('IMP-5 a date with the year last is read in the order that was decided, of its form', () => {
		expect(moment('3/4/2021', 'month-first')).toBe('2021-03-03T23:00:00.000Z');
		expect(moment('3/4/2021', 'day-first')).toBe('2021-04-02T22:00:00.000Z');
		expect(moment('12-13-2004 03:16:00 PM', 'month-first')).toBe('2004-12-13T14:16:00.000Z');
		const orders = { slash: 'month-first', dash: 'day-first', dot: 'day-first' } as const;
		expect([
			parseDay('3/4/2021', orders),
			parseDay('3-4-2021', orders),
			parseDay('3.4.2021', orders)
		]).toEqual(['2021-03-04', '2021-04-03', '2021-04-03'].map(fromIsoDate));
	});

	test('IMP-5 two digits of a year are of this century', () => {
		expect(day('1-12-21')).toBe('2021-12-01');
		expect(day('1-12-99')).toBe('2099-12-01');
		expect(day('1-12-00')).toBe('2000-12-01');
	});

	test('PER-1 a stamp without zone is in the billing zone, whatever the zone', () => {
		expect(moment('2021-07-01 12:00', 'day-first', new Zone('America/New_York'))).toBe(
			'2021-07-01T16:00:00.000Z'
		);
		expect(moment('2021-07-01T12:00:00', 'day-first', new Zone('UTC'))).toBe('2021-07-01T12:00:00.000Z');
	});

	test('PER-1 of the doubled hour in October the first is meant unless an offset says otherwise', () => {
		expect(moment('2021-10-31T02:30:00')).toBe('2021-10-31T00:30:00.000Z');
		expect(moment('31-10-2021 02:30')).toBe('2021-10-31T00:30:00.000Z');
		expect(moment('2021-10-31T02:30:00+01:00')).toBe('2021-10-31T01:30:00.000Z');
	});

	test('IMP-5 Excel serials are days with an exact part of a day', () => {
		expect(day('44440')).toBe('2021-09-01');
		expect(moment('44440')).toBe('2021-08-31T22:00:00.000Z');
		expect(moment('44440.5')).toBe('2021-09-01T10:00:00.000Z');
		expect(moment('44440,75')).toBe('2021-09-01T16:00:00.000Z');
		expect(moment('44440.916678240741')).toBe('2021-09-01T20:00:01.000Z');
		expect(moment('44440.9999999999999')).toBe('2021-09-01T22:00:00.000Z');
		expect(day('20000')).toBe('1954-10-03');
		expect(day('80000')).toBe('2119-01-11');
		expect(moment('19999')).toBe(UNREADABLE);
		expect(moment('80001')).toBe(UNREADABLE);
		expect(moment('44440.5.5')).toBe(UNREADABLE);
	});

	test.each(['', '  ', '-', 'NULL', 'NaN'])('IMP-5 %j is missing', (text) => {
		expect(moment(text)).toBe('missing');
		expect(day(text)).toBe('missing');
		expect(period(text)).toBe('missing');
	});

	test.each([
		'gisteren',
		'12:30',
		'2021-09-30T',
		'2021-09-30T25',
		'2021-09-30x10:00',
		'2021-09-30T10:00:00+25:00',
		'2021-09-30T10:00:00 CET',
		'2021-09-30T10:00:00+2',
		'30-9-021',
		'30-9/2021',
		'2021-09',
		'123456789',
		'1234',
		'12-Foo-2019',
		'Dec-12-2019',
		'30-9-2021 13:00 PM',
		'30-9-2021 0:00 AM',
		'2021-09-30T10:00:00ZZ',
		`2021-09-30${' '.repeat(90)}10:00`
	])('IMP-5 %j is unreadable', (text) => {
		expect(moment(text)).toBe(UNREADABLE);
	});

	test.each([
		'2021-02-29',
		'2021-13-01',
		'2021-00-10',
		'2021-02-29T10:00:00Z',
		'31-6-2021',
		'31-jun-2021',
		'13-13-2021',
		'20211301',
		'2021-09-30T24:00:01',
		'2021-09-30T23:60:00Z',
		'2021-09-30 23:59:60',
		'0000-01-01'
	])('IMP-5 %j does not exist', (text) => {
		expect(moment(text)).toBe(NO_SUCH_DATE);
	});

	test('IMP-5 every ISO stamp is the moment that Date says, by the fast way and the other', () => {
		const stamp = fc.date({
			min: new Date('1900-01-01T00:00:00Z'),
			max: new Date('2199-12-31T23:59:59.999Z'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(stamp, (date) => {
				const iso = date.toISOString();
				expect(parseMoment(iso, 'day-first', amsterdam)).toBe(date.getTime());
				expect(parseMoment(` ${iso}`, 'day-first', amsterdam)).toBe(date.getTime());
				const seconds = Math.floor(date.getTime() / 1000) * 1000;
				const whole = iso.replace(/\.\d+Z/, '');
				expect(parseMoment(`${whole}Z`, 'day-first', amsterdam)).toBe(seconds);
				expect(parseMoment(`${whole}+00:00`, 'day-first', amsterdam)).toBe(seconds);
				expect(parseMoment(whole, 'day-first', new Zone('UTC'))).toBe(seconds);
				expect(parseMoment(whole.replace('T', '  '), 'day-first', new Zone('UTC'))).toBe(seconds);
			})
		);
	});

	test('IMP-5 every day reads as itself in every form', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: fromIsoDate('2000-01-01') ?? 0, max: fromIsoDate('2099-12-31') ?? 0 }),
				(d) => {
					const [year = '', month = '', dom = ''] = isoDate(d).split('-');
					for (const sign of ['-', '/', '.']) {
						expect(parseDay([dom, month, year].join(sign), 'day-first')).toBe(d);
						expect(parseDay([month, dom, year].join(sign), 'month-first')).toBe(d);
						expect(parseDay([Number(dom), Number(month), year.slice(2)].join(sign), 'day-first')).toBe(d);
					}
					expect(parseDay(year + month + dom, 'month-first')).toBe(d);
					expect(parseDay(String(d + 25569), 'day-first')).toBe(d);
				}
			)
		);
	});
});

describe('days and periods', () => {
	test('PER-2 a day is the day as written; a time that begins or ends it is left off', () => {
		expect(day('2021-09-01T00:00:00')).toBe('2021-09-01');
		expect(day('2021-09-30T23:59:59Z')).toBe('2021-09-30');
		expect(day('30-9-2021 23:59')).toBe('2021-09-30');
		expect(day('2021-09-30T12:00:00')).toBe(UNREADABLE);
		expect(day('2021-09-30T24:00')).toBe(UNREADABLE);
		expect(day('44440.5')).toBe(UNREADABLE);
	});

	test.each([
		['1-9-21 - 30-9-21', '2021-09-01/2021-10-01'],
		['1-12-21 aan 31-12-21', '2021-12-01/2022-01-01'],
		['1-9-2021 t/m 30-9-2021', '2021-09-01/2021-10-01'],
		['1-9-2021 tot en met 15-9-2021', '2021-09-01/2021-09-16'],
		['01/09/2021 – 30/09/2021', '2021-09-01/2021-10-01'],
		['1-9-21-30-9-21', '2021-09-01/2021-10-01'],
		['2021-09-01/2021-09-30', '2021-09-01/2021-10-01'],
		['2021-09-01 - 2021-09-30', '2021-09-01/2021-10-01'],
		['20210901-20210930', '2021-09-01/2021-10-01'],
		['5-9-21 - 5-9-21', '2021-09-05/2021-09-06'],
		['2021-09', '2021-09-01/2021-10-01'],
		['2021-9', '2021-09-01/2021-10-01'],
		['202109', '2021-09-01/2021-10-01'],
		['9-2021', '2021-09-01/2021-10-01'],
		['12/2021', '2021-12-01/2022-01-01'],
		['december 2021', '2021-12-01/2022-01-01'],
		['okt-2021', '2021-10-01/2021-11-01'],
		[' 2021-12 ', '2021-12-01/2022-01-01']
	])('PER-2 %j is the period %s', (text, expected) => {
		expect(period(text)).toBe(expected);
	});

	test('IMP-5 periods that cannot be say why', () => {
		expect(period('30-9-21 - 1-9-21')).toBe('IMP-5.period-reversed');
		expect(period('1-9-21 - 31-9-21')).toBe(NO_SUCH_DATE);
		expect(period('2021-13')).toBe(NO_SUCH_DATE);
		expect(period('010921')).toBe(NO_SUCH_DATE);
		expect(period('september')).toBe(UNREADABLE);
		expect(period('1-9-2021')).toBe(UNREADABLE);
		expect(period('1-9-21 tot 30-9-21')).toBe(UNREADABLE);
		expect(period('9/1/21 - 9/30/21', 'month-first')).toBe('2021-09-01/2021-10-01');
		expect(periodOf(10, 10)).toEqual({ from: 10, until: 11 });
		expect(periodOf(10, 9)).toBe('IMP-5.period-reversed');
	});
});
