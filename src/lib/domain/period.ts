/**
 * Days, months and billing periods as whole numbers: no Date, no browser's zone (VAT-4, PER-1 to 3).
 *
 * A day is counted from 1970-01-01 (day 0) in the proleptic Gregorian calendar; a month is
 * `year * 12 + month - 1`. Both are plain numbers with a name of their own.
 */

/** Days since 1970-01-01. */
export type Day = number;
/** `year * 12 + (month - 1)`; sorts and subtracts as a number. */
export type Month = number;

/** A billing period, half open: it holds `from` and every day before `until` (PER-3). */
export interface Period {
	readonly from: Day;
	readonly until: Day;
}

export interface CalendarDate {
	readonly year: number;
	/** 1 to 12. */
	readonly month: number;
	/** 1 to 31. */
	readonly day: number;
}

/** The day of a date that exists (see {@link isDate}). Algorithm: H. Hinnant, "days_from_civil". */
export function dayOf(year: number, month: number, day: number): Day {
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day. Algorithm: H. Hinnant, "civil_from_days". */
export function dateOf(day: Day): CalendarDate {
	const shifted = day + 719_468;
	const era = Math.floor(shifted / 146_097);
	const dayOfEra = shifted - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
	};
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days in a month, month from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return month === 2 && leap ? 29 : (LENGTHS[month - 1] ?? 0);
}

/** Whether year, month and day name a day that exists, years 1 to 9999. */
export function isDate(year: number, month: number, day: number): boolean {
	return (
		year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
	);
}

export function monthOf(day: Day): Month {
	const { year, month } = dateOf(day);
	return year * 12 + month - 1;
}

/** The first day of a month. */
export function firstDay(month: Month): Day {
	return dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** The calendar month as a period. */
export function monthPeriod(month: Month): Period {
	return { from: firstDay(month), until: firstDay(month + 1) };
}

/** The calendar month that a period is, or undefined where it is none. */
export function asMonth(period: Period): Month | undefined {
	const month = monthOf(period.from);
	return period.from === firstDay(month) && period.until === firstDay(month + 1) ? month : undefined;
}

/** The month of a period's last day: a period counts from then on (BIL-2). */
export function lastMonth(period: Period): Month {
	return monthOf(period.until - 1);
}

/** A day some months later, on the month's last day where the day does not exist: 31-1 gives 28-2 (BIL-2). */
export function addMonths(day: Day, months: number): Day {
	const date = dateOf(day);
	const target = date.year * 12 + date.month - 1 + months;
	const year = Math.floor(target / 12);
	const month = (target % 12) + 1;
	return dayOf(year, month, Math.min(date.day, daysInMonth(year, month)));
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `2021-12-31`. */
export function isoDate(day: Day): string {
	const date = dateOf(day);
	return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}`;
}

/** `2021-12`. */
export function isoMonth(month: Month): string {
	return `${String(Math.floor(month / 12)).padStart(4, '0')}-${two((month % 12) + 1)}`;
}

/** Reads `2021-12-31`; undefined for anything else or a day that does not exist. */
export function fromIsoDate(text: string): Day | undefined {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!match) return undefined;
	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	return isDate(year, month, day) ? dayOf(year, month, day) : undefined;
}

/** Reads `2021-12`; undefined for anything else. */
export function fromIsoMonth(text: string): Month | undefined {
	const match = /^(\d{4})-(\d{2})$/.exec(text);
	if (!match || !isDate(Number(match[1]), Number(match[2]), 1)) return undefined;
	return Number(match[1]) * 12 + Number(match[2]) - 1;
}

/** `27-2-22`, as the contract shows dates. */
export function shortDate(day: Day): string {
	const date = dateOf(day);
	return `${date.day}-${date.month}-${two(date.year % 100)}`;
}

/** `27-2-2022`. */
export function longDate(day: Day): string {
	const date = dateOf(day);
	return `${date.day}-${date.month}-${date.year}`;
}

/** `1-12-21 aan 31-12-21` on screen, with " - " in the workbook (PER-3). */
export function periodText(period: Period, between: ' aan ' | ' - '): string {
	return `${shortDate(period.from)}${between}${shortDate(period.until - 1)}`;
}

/** Canonical text of a period, as part of a usage key: `2021-12-01/2022-01-01`. */
export function periodKey(period: Period): string {
	return `${isoDate(period.from)}/${isoDate(period.until)}`;
}
