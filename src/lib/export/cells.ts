/**
 * One value as a cell: its type, its text in the file and its number format (rules EXP-2, VAT-4).
 * Cells have SheetJS's own field names, so that they go into a sheet as they are.
 */
import { significantDigits, toText, type Decimal } from '$lib/domain/decimal';
import { minorDigits } from '$lib/domain/money';
import { dayOf, longDate, type Day } from '$lib/domain/period';
import { MS_PER_DAY } from '$lib/domain/zone';

export interface Cell {
	/** Text or number; a date is a number with a date's format. */
	readonly t: 's' | 'n';
	/** The value as it stands in the file. A number's digits never pass through floating point (VAT-4). */
	readonly v: string;
	/** Number format; without one it is "General". */
	readonly z?: string;
	/** Where the cell says it otherwise than asked. SheetJS does not look at it. */
	readonly notice?: Notice;
}

/**
 * `VAT-4.number-as-text`: more digits than a spreadsheet's number is exact in (VAT-4).
 * `EXP-2.text-cut`: longer than Excel takes.
 */
export type Notice = 'VAT-4.number-as-text' | 'EXP-2.text-cut';

/** A cell, or nothing where there is no value. */
export type MaybeCell = Cell | undefined;

const TEXT_FORMAT = '@';
const DATE_FORMAT = 'd-m-yy';
const MOMENT_FORMAT = 'd-m-yy h:mm:ss';
const PRICE_FORMAT = '#,##0.00######';

/** Excel shows no more decimals than these; the value behind them stays exact. */
const MAX_DECIMALS = 30;

const decimalFormats = Array.from({ length: MAX_DECIMALS + 1 }, (_, decimals) =>
	decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
);

/** Every number format that a cell of this file can have. */
export const FORMATS: readonly string[] = [
	TEXT_FORMAT,
	DATE_FORMAT,
	PRICE_FORMAT,
	...decimalFormats,
	MOMENT_FORMAT
];

function decimalFormat(decimals: number): string {
	return decimalFormats[Math.min(decimals, MAX_DECIMALS)] as string;
}

/** VAT-4: a spreadsheet's number is exact up to so many significant digits. */
const EXACT_DIGITS = 15;

/** Excel's numbers go from 1e-307 to 1e308; beyond, they turn into 0 or an error. */
const MAX_MAGNITUDE = 307;

function fitsNumber(value: Decimal, text: string): boolean {
	// Most are so short that nothing needs to be counted.
	if (text.length <= EXACT_DIGITS) return true;
	return (
		value.scale <= MAX_MAGNITUDE &&
		text.length - value.scale <= MAX_MAGNITUDE &&
		significantDigits(value) <= EXACT_DIGITS
	);
}

function numberCell(value: Decimal, format: string): Cell {
	const text = toText(value);
	return fitsNumber(value, text)
		? { t: 'n', v: text, z: format }
		: { t: 's', v: text, z: TEXT_FORMAT, notice: 'VAT-4.number-as-text' };
}

/** With the decimals that it has. Text where a number would not be exact (VAT-4). */
export function quantityCell(value: Decimal): Cell {
	return numberCell(value, decimalFormat(value.scale));
}

/** A price per unit: at least two decimals are shown. Text where a number would not be exact (VAT-4). */
export function priceCell(value: Decimal): Cell {
	return numberCell(value, PRICE_FORMAT);
}

/** An amount with its currency's decimals. Text where a number would not be exact (VAT-4). */
export function amountCell(value: Decimal, currency: string): Cell {
	return numberCell(value, decimalFormat(minorDigits(currency)));
}

/** Serial number of 1970-01-01, where days begin to count. */
const EPOCH_SERIAL = 25_569;

/** Excel has a 29 February 1900 that never was: serial numbers are right from the day after it. */
const FIRST_DATE = dayOf(1900, 3, 1);
const LAST_DATE = dayOf(9999, 12, 31);

/** A date; text where Excel has no such date. */
export function dateCell(day: Day): Cell {
	if (day < FIRST_DATE || day > LAST_DATE) return { t: 's', v: longDate(day), z: TEXT_FORMAT };
	return { t: 'n', v: String(day + EPOCH_SERIAL), z: DATE_FORMAT };
}

/** Digits behind the point of a day: 15 in all, and finer than a millisecond. */
const DAY_FRACTION = 10;

/**
 * A day and its time, `local` being milliseconds since 1970-01-01T00:00 on the clock of the billing zone; text
 * where Excel has no such date.
 */
export function momentCell(local: number): Cell {
	const day = Math.floor(local / MS_PER_DAY);
	if (day < FIRST_DATE || day > LAST_DATE) {
		return { t: 's', v: `${longDate(day)} ${timeOfDay(local - day * MS_PER_DAY)}`, z: TEXT_FORMAT };
	}
	const fraction = Math.round(((local - day * MS_PER_DAY) / MS_PER_DAY) * 10 ** DAY_FRACTION);
	const digits = String(fraction).padStart(DAY_FRACTION, '0').replace(/0+$/, '');
	return {
		t: 'n',
		v: `${day + EPOCH_SERIAL}${digits === '' ? '' : `.${digits}`}`,
		z: MOMENT_FORMAT
	};
}

function timeOfDay(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	return parts.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** Excel's limit for the text in a cell, in UTF-16 code units. */
const MAX_TEXT = 32_767;

/** All but the characters of XML 1.0 (production 2); the return is left out, since a reader may lose it. */
const NO_XML = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The first half of a surrogate pair whose second half is gone. */
const HALF_AT_END = /[\ud800-\udbff]$/;

/** Excel reads `_x0041_` as A: such text gets its first underscore escaped in that same way. */
const READ_AS_ESCAPE = /_(?=x[0-9a-f]{4}_)/gi;

/**
 * Text, whatever it begins with; nothing where it is blank. What does not begin with a letter also gets the
 * text format, or Excel would make a formula, a number or a date of it as soon as someone edits the cell.
 * What XML cannot hold becomes a replacement sign.
 */
export function textCell(text: string): MaybeCell {
	if (text === '') return undefined;
	const lines = text.replace(/\r\n?/g, '\n');
	const v = escapeText(lines);
	if (v.length > MAX_TEXT) return { t: 's', v: cutText(lines), z: TEXT_FORMAT, notice: 'EXP-2.text-cut' };
	return /^\p{L}/u.test(v) ? { t: 's', v } : { t: 's', v, z: TEXT_FORMAT };
}

function escapeText(text: string): string {
	return text.replace(NO_XML, '\ufffd').replace(READ_AS_ESCAPE, '_x005F_');
}

/** Text cut so that it fits when escaped: escaping only ever adds, so a shorter text gets no more added. */
function cutText(text: string): string {
	const longest = text.slice(0, MAX_TEXT);
	const added = escapeText(longest).length - longest.length;
	const fitting = longest.slice(0, MAX_TEXT - added).replace(HALF_AT_END, '');
	return escapeText(fitting);
}

/**
 * How wide a cell's value is on screen, in digits, at most a little too much. Characters of scripts that are
 * written wider count double.
 */
export function shownWidth(cell: Cell): number {
	if (cell.t === 's') return cell.v.length + (cell.v.match(/[\u1100-\uffff]/g)?.length ?? 0);
	const format = cell.z ?? '';
	if (format === DATE_FORMAT) return 'dd-mm-yy'.length;
	if (format === MOMENT_FORMAT) return 'dd-mm-yy hh:mm:ss'.length;
	const point = cell.v.indexOf('.');
	const digits = point < 0 ? cell.v.length : point;
	const separators = Math.floor((digits - 1) / 3);
	const decimals = format.includes('.') ? format.length - format.indexOf('.') : 0;
	return digits + separators + decimals;
}
