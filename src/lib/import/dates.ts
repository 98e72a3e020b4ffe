/**
 * Dates, moments and periods of a file (IMP-5, PER-1, PER-2), as whole numbers: no Date, no browser's zone.
 *
 * Understood, with or without a time: ISO 8601 (`2021-09-30T23:59:59.9+02:00`, also with a blank, `20210930`),
 * the year last with dashes, slashes or points (`30-9-21`, `9/30/2021 3:16 PM`), the month by its name
 * (`30-Sep-2021`, `30 september 2021`), and Excel's serial numbers.
 */
import { dayOf, isDate, monthPeriod, type Day, type Period } from '$lib/domain/period';
import { MS_PER_DAY, type Moment, type Zone } from '$lib/domain/zone';
import { namedDate, namedMonth } from './month-names';
import type { DateForm, DateOrder, DateOrders } from './reading';

export type DateProblem = 'IMP-5.date-unreadable' | 'IMP-5.date-does-not-exist';
export type PeriodProblem = DateProblem | 'IMP-5.period-reversed';

/** A date with what else its text says. */
interface Stamp {
	readonly day: Day;
	/** Undefined where the text has no time. */
	readonly msOfDay: number | undefined;
	/** Local time less UTC in milliseconds; undefined where the text does not tell. */
	readonly offset: number | undefined;
}

const MS_PER_MINUTE = 60_000;
const MAX_LENGTH = 80;

const MISSING = /^(?:-|nan|null)?$/i;
const PARTED = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:(?:T|,?\s+)(\S.*))?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(?:T|\s+)(\S.*))?$/i;
const SERIAL = /^(\d{5})(?:[.,](\d{1,30}))?$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,30}))?)?\s*([ap]\.?m\.?)?\s*(\S+)?$/i;
const COMPACT_TIME = /^(\d{2})(\d{2})(\d{2})(?:[.,](\d{1,30}))?()(\D.*)?$/;
const OFFSET = /^([-+])(\d{2})(?::?(\d{2}))?$/;

/** Excel counts days from here on: 25569 is 1970-01-01. Within the bounds lie 1954-10-03 to 2119-01-11. */
const EXCEL_EPOCH = 25_569;
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;

const FORMS: Readonly<Record<string, DateForm>> = { '-': 'dash', '/': 'slash', '.': 'dot' };

/**
 * The moment of a stamp. Without an offset it is in the billing zone, without a time it is midnight there; parts
 * of a millisecond are left off. `missing`: blank, `-`, NaN, NULL. Padding does not count.
 */
export function parseMoment(
	text: string,
	order: DateOrder | DateOrders,
	zone: Zone
): Moment | 'missing' | DateProblem {
	const quick = isoMoment(text, zone);
	if (quick !== undefined) return quick;
	const stamp = readStamp(text.trim(), order);
	if (typeof stamp === 'string') return stamp;
	const { day, msOfDay = 0, offset } = stamp;
	return offset === undefined ? zone.momentOf(day, msOfDay) : day * MS_PER_DAY + msOfDay - offset;
}

/**
 * The day of a date. A time is understood where it is the day's own beginning or end (00:00, 23:59), and is left
 * off as is its zone: it is the day as written that counts.
 */
export function parseDay(text: string, order: DateOrder | DateOrders): Day | 'missing' | DateProblem {
	const stamp = readStamp(text.trim(), order);
	if (typeof stamp === 'string') return stamp;
	const { day, msOfDay = 0 } = stamp;
	const wholeDay = msOfDay === 0 || msOfDay >= MS_PER_DAY - MS_PER_MINUTE;
	// 24:00 is midnight of the day after: not the day as written.
	return wholeDay && msOfDay < MS_PER_DAY ? day : 'IMP-5.date-unreadable';
}

const MONTH = /^(\d{4})(?:[-/.](\d{1,2})|(\d{2}))$/;
const MONTH_FIRST = /^(\d{1,2})[-/.](\d{4})$/;
const DATE = String.raw`\d{1,4}([-/.])\d{1,2}\N\d{1,4}|\d{8}`;
const BETWEEN = String.raw`\s*(?:[-–—/]|t\/m|tot en met|aan|through|to)\s*`;
const RANGE = new RegExp(`^(${DATE.replace('\\N', '\\2')})${BETWEEN}(${DATE.replace('\\N', '\\4')})$`, 'i');

/**
 * A period: a month (`2021-09`, `202109`, `9-2021`), or a first and a last day, both included
 * (`1-9-21 - 30-9-21`, `1-9-2021 t/m 30-9-2021`, `2021-09-01/2021-09-30`).
 */
export function parsePeriod(text: string, order: DateOrder | DateOrders): Period | 'missing' | PeriodProblem {
	const trimmed = text.trim();
	if (MISSING.test(trimmed)) return 'missing';
	const month = MONTH.exec(trimmed);
	if (month) return monthOf(Number(month[1]), Number(month[2] ?? month[3]));
	const monthFirst = MONTH_FIRST.exec(trimmed);
	if (monthFirst) return monthOf(Number(monthFirst[2]), Number(monthFirst[1]));
	const named = namedMonth(trimmed);
	if (named) return monthOf(named.year, named.month);
	const range = rangeOf(trimmed);
	if (!range) return 'IMP-5.date-unreadable';
	const from = parseDay(range[0], order);
	const last = parseDay(range[1], order);
	if (typeof from === 'string') return from;
	return typeof last === 'string' ? last : periodOf(from, last);
}

/** A period's first and last day as it is written, undefined for a text that is none. */
export function rangeOf(text: string): readonly [string, string] | undefined {
	const match = text.length <= MAX_LENGTH ? RANGE.exec(text) : null;
	return match?.[1] !== undefined && match[3] !== undefined ? [match[1], match[3]] : undefined;
}

/** The period from a first up to and including a last day (PER-2). */
export function periodOf(from: Day, last: Day): Period | 'IMP-5.period-reversed' {
	return last < from ? 'IMP-5.period-reversed' : { from, until: last + 1 };
}

function monthOf(year: number, month: number): Period | DateProblem {
	if (!isDate(year, month, 1)) return 'IMP-5.date-does-not-exist';
	const { from, until } = monthPeriod(year * 12 + month - 1);
	return { from, until };
}

/** A date with the year last: the two parts before the year as they stand, undefined for any other text. */
export function yearLast(
	text: string
):
	| { readonly form: DateForm; readonly first: number; readonly second: number; readonly year: number }
	| undefined {
	const match = text.length <= MAX_LENGTH ? PARTED.exec(text) : null;
	const [, first = '', sign = '', second = '', year = ''] = match ?? [];
	const form = FORMS[sign];
	if (!form || first.length > 2 || (year.length !== 2 && year.length !== 4)) return undefined;
	return {
		form,
		first: Number(first),
		second: Number(second),
		year: Number(year) + (year.length === 2 ? 2000 : 0)
	};
}

function readStamp(text: string, order: DateOrder | DateOrders): Stamp | 'missing' | DateProblem {
	if (MISSING.test(text)) return 'missing';
	if (text.length > MAX_LENGTH) return 'IMP-5.date-unreadable';
	const serial = SERIAL.exec(text);
	if (serial) return serialStamp(Number(serial[1]), serial[2] ?? '');
	const last = yearLast(text);
	if (last) {
		const dayFirst = (typeof order === 'string' ? order : order[last.form]) === 'day-first';
		const [day, month] = dayFirst ? [last.first, last.second] : [last.second, last.first];
		return stampOf(last.year, month, day, PARTED.exec(text)?.[5]);
	}
	const parted = PARTED.exec(text);
	if (parted?.[1]?.length === 4 && (parted[4] ?? '').length <= 2) {
		return stampOf(Number(parted[1]), Number(parted[3]), Number(parted[4]), parted[5]);
	}
	const compact = COMPACT.exec(text);
	const named = compact ? undefined : namedDate(text);
	if (named) return stampOf(named.year, named.month, named.day, named.time);
	if (!compact) return 'IMP-5.date-unreadable';
	return stampOf(Number(compact[1]), Number(compact[2]), Number(compact[3]), compact[4]);
}

function stampOf(year: number, month: number, day: number, time: string | undefined): Stamp | DateProblem {
	if (!isDate(year, month, day)) return 'IMP-5.date-does-not-exist';
	const at = dayOf(year, month, day);
	if (time === undefined) return { day: at, msOfDay: undefined, offset: undefined };
	const match = TIME.exec(time) ?? COMPACT_TIME.exec(time);
	if (!match) return 'IMP-5.date-unreadable';
	const [, hours = '', minutes = '', seconds = '0', fraction = '', half = '', zone = ''] = match;
	const hour = half === '' ? Number(hours) : hourOfHalf(Number(hours), half);
	const offset = offsetOf(zone.trim());
	if (hour === undefined || offset === 'unreadable') return 'IMP-5.date-unreadable';
	const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
	const msOfDay = ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms;
	// ISO 8601 knows 24:00, midnight at a day's end, and nothing beyond it.
	const exists = Number(minutes) < 60 && Number(seconds) < 60 && (hour < 24 || msOfDay === MS_PER_DAY);
	return exists ? { day: at, msOfDay, offset } : 'IMP-5.date-does-not-exist';
}

/** 12 AM is midnight, 12 PM is noon. */
function hourOfHalf(hour: number, half: string): number | undefined {
	if (hour < 1 || hour > 12) return undefined;
	return (hour % 12) + (half[0] === 'p' || half[0] === 'P' ? 12 : 0);
}

function offsetOf(zone: string): number | undefined | 'unreadable' {
	if (zone === '') return undefined;
	if (/^(?:z|utc|gmt)$/i.test(zone)) return 0;
	const match = OFFSET.exec(zone);
	const [hours, minutes] = [Number(match?.[2]), Number(match?.[3] ?? '0')];
	// No zone has ever been further than 18 hours from UTC (the bound that most libraries hold).
	if (!match || hours > 18 || minutes > 59) return 'unreadable';
	return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * MS_PER_MINUTE;
}

/** Excel's day number with its part of a day, to the nearest millisecond. */
function serialStamp(serial: number, fraction: string): Stamp | DateProblem {
	if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return 'IMP-5.date-unreadable';
	const day = serial - EXCEL_EPOCH;
	if (fraction === '') return { day, msOfDay: undefined, offset: undefined };
	const parts = 10n ** BigInt(fraction.length);
	const ms = Number((BigInt(fraction) * BigInt(MS_PER_DAY) * 2n + parts) / (2n * parts));
	return ms === MS_PER_DAY
		? { day: day + 1, msOfDay: 0, offset: undefined }
		: { day, msOfDay: ms, offset: undefined };
}

/**
 * The fast way, without allocation: `2021-09-30T21:59:59Z`, `2021-09-30 21:59:59`, `2021-09-30T21:59:59.123Z`.
 * Undefined for all other texts, also for a date that does not exist.
 */
function isoMoment(text: string, zone: Zone): Moment | undefined {
	const { length } = text;
	if (length < 19 || length > 24 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
	if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
	const middle = text.charCodeAt(10);
	if (middle !== 84 && middle !== 32) return undefined;
	const year = two(text, 0) * 100 + two(text, 2);
	const month = two(text, 5);
	const day = two(text, 8);
	const seconds = (two(text, 11) * 60 + two(text, 14)) * 60 + two(text, 17);
	// One part that is no number makes NaN of the whole.
	if (!(seconds >= 0) || two(text, 11) > 23 || two(text, 14) > 59 || two(text, 17) > 59) return undefined;
	if (!isDate(year, month, day)) return undefined;
	const date = dayOf(year, month, day);
	if (length === 19) return zone.momentOf(date, seconds * 1000);
	if (text.charCodeAt(length - 1) !== 90) return undefined;
	if (length === 20) return date * MS_PER_DAY + seconds * 1000;
	const ms = text.charCodeAt(19) === 46 ? two(text, 20) * 10 + (text.charCodeAt(22) - 48) : NaN;
	const digit = text.charCodeAt(22);
	return length === 24 && ms >= 0 && digit >= 48 && digit <= 57
		? date * MS_PER_DAY + seconds * 1000 + ms
		: undefined;
}

/** Two digits of a text as a number, NaN where they are none. */
function two(text: string, at: number): number {
	const tens = text.charCodeAt(at) - 48;
	const ones = text.charCodeAt(at + 1) - 48;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}
