/** Moments, numbers and ids of plain records, read without making text of them. */
import { fieldFrom, fieldTo, isEscaped } from './records';

const SPACE: u32 = 32;
const MINUS: u32 = 45;
const DASH: u32 = 45;
const COLON: u32 = 58;
const COMMA: u32 = 44;
const POINT: u32 = 46;
const UPPER_T: u32 = 84;
const UPPER_Z: u32 = 90;
const DELETE: u32 = 127;

/** Ids of more bytes are looked at as text. */
const LONGEST_ID: u32 = 1000;

const MS_PER_DAY: i64 = 86_400_000;

/** A moment of another form, or none. */
export const NO_MOMENT: i64 = i64.MIN_VALUE;

/** Where a stamp has digits, of its first sixteen bytes; and what stands between them. */
const DIGITS: i32 = 0b1101_1011_0110_1111;

/** Months as stamps begin with them, eight bytes each, with the day before them and their length: few at a time. */
const MONTHS: u32 = 16;
const MONTH: u32 = 16;
const months: usize = heap.alloc(MONTHS * MONTH);
memory.fill(months, 0, MONTHS * MONTH);

/** `2021-12-31T23:59:59Z` as ms since 1970-01-01T00:00Z, or {@link NO_MOMENT} for all other fields. */
export function isoMoment(field: u32): i64 {
	const at = fieldFrom(field);
	if (fieldTo(field) - at != 20) return NO_MOMENT;
	const isDigit = i8x16.le_u(i8x16.sub(v128.load(at), i8x16.splat(48)), i8x16.splat(9));
	const signs =
		i8x16.bitmask(isDigit) == DIGITS &&
		load<u8>(at, 4) == DASH &&
		load<u8>(at, 7) == DASH &&
		load<u8>(at, 10) == UPPER_T &&
		load<u8>(at, 13) == COLON &&
		load<u8>(at, 16) == COLON &&
		load<u8>(at, 19) == UPPER_Z;
	const second = two(at + 17);
	if (!signs || <u32>load<u8>(at, 17) - 48 > 5 || <u32>load<u8>(at, 18) - 48 > 9) return NO_MOMENT;
	const month = monthOf(at);
	if (month == 0) return NO_MOMENT;
	const day = two(at + 8);
	const hour = two(at + 11);
	const minute = two(at + 14);
	if (hour > 23 || minute > 59 || day < 1 || day > load<u32>(month, 12)) return NO_MOMENT;
	const days = <i64>load<i32>(month, 8) + <i64>day;
	return days * MS_PER_DAY + <i64>(((hour * 60 + minute) * 60 + second) * 1000);
}

/** Where the month is kept that a stamp of digits begins with; 0 where there is no such month. */
function monthOf(at: usize): usize {
	const name = load<u64>(at);
	const kept = months + (load<u8>(at, 6) & (MONTHS - 1)) * MONTH;
	if (load<u64>(kept) == name) return kept;
	const year = two(at) * 100 + two(at + 2);
	const month = two(at + 5);
	if (year < 1 || month < 1 || month > 12) return 0;
	store<u64>(kept, name);
	store<i32>(kept, dayOf(year, month, 1) - 1, 8);
	store<u32>(kept, daysIn(year, month), 12);
	return kept;
}

/** Two digits. */
function two(at: usize): u32 {
	return <u32>load<u8>(at) * 10 + load<u8>(at, 1) - 528;
}

function daysIn(year: u32, month: u32): u32 {
	if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Days since 1970-01-01 of a date in the Gregorian calendar; years begin in March, so that leap days end them. */
function dayOf(year: u32, month: u32, day: u32): i32 {
	const y = month > 2 ? year : year - 1;
	const m = month > 2 ? month - 3 : month + 9;
	return <i32>(365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day) - 719_469;
}

/** The number that {@link readNumber} read, without its sign for decimals: `-12,50` is -1250 at a scale of 2. */
export let numberValue: i32 = 0;
/** How many of its digits stand behind the sign; none of them a zero at the end. */
export let numberScale: u32 = 0;
/** The sign for decimals that it has, 0 for none. */
export let numberSign: u32 = 0;

/**
 * Reads a number as most are written: at most nine digits, a minus before them, and one sign for decimals between
 * them, that is surely none for thousands. False for all others.
 */
export function readNumber(field: u32): bool {
	const from = fieldFrom(field);
	const to = fieldTo(field);
	const isNegative = from < to && load<u8>(from) == MINUS;
	let value: u32 = 0;
	let sign: u32 = 0;
	let before: u32 = 0;
	let after: u32 = 0;
	for (let at = isNegative ? from + 1 : from; at < to; at++) {
		const byte: u32 = load<u8>(at);
		const digit = byte - 48;
		if (digit <= 9) {
			if (sign == 0) before++;
			else after++;
			if (before + after > 9) return false;
			value = value * 10 + digit;
		} else if ((byte == COMMA || byte == POINT) && sign == 0) sign = byte;
		else return false;
	}
	if (before == 0 || (sign != 0 && (after == 0 || after == 3))) return false;
	while (after > 0 && value % 10 == 0) {
		value /= 10;
		after--;
	}
	numberValue = isNegative ? -(<i32>value) : <i32>value;
	numberScale = after;
	numberSign = sign;
	return true;
}

/** Whether a field's bytes are its cleaned text: short, printable ASCII, no padding, no doubled quotes. */
export function isClean(field: u32): bool {
	const from = fieldFrom(field);
	const to = fieldTo(field);
	if (from == to) return true;
	if (isEscaped(field) || <u32>(to - from) > LONGEST_ID) return false;
	if (load<u8>(from) == SPACE || load<u8>(to - 1) == SPACE) return false;
	for (let at = from; at < to; at++) {
		const byte: u32 = load<u8>(at);
		if (byte < SPACE || byte >= DELETE) return false;
	}
	return true;
}
