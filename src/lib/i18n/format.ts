/**
 * Numbers, amounts and times as people read them. Pure, and without floating point where money or a
 * quantity is shown (VAT-4): digits are cut and grouped as text.
 */
import { toText, type Decimal } from '$lib/domain/decimal';
import { fromMinor, minorDigits, type Minor } from '$lib/domain/money';
import { dateOf, longDate, type Day, type Month } from '$lib/domain/period';
import { MS_PER_DAY, type Moment, type Zone } from '$lib/domain/zone';
import type { Language } from './messages';

/** A true minus sign: as wide as a digit's plus, where a hyphen would be lost before a figure. */
const MINUS = '\u2212';
/** Keeps a sign or a unit with its number at a line's end. */
const NO_BREAK = '\u00a0';

const MARKS: Readonly<Record<Language, { readonly group: string; readonly decimal: string }>> = {
	nl: { group: '.', decimal: ',' },
	en: { group: ',', decimal: '.' }
};

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
	nl: [
		'januari',
		'februari',
		'maart',
		'april',
		'mei',
		'juni',
		'juli',
		'augustus',
		'september',
		'oktober',
		'november',
		'december'
	],
	en: [
		'January',
		'February',
		'March',
		'April',
		'May',
		'June',
		'July',
		'August',
		'September',
		'October',
		'November',
		'December'
	]
};

/** Currencies with a sign of their own; any other is shown by its ISO 4217 code. */
const SIGNS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$', JPY: '¥' };

export interface DecimalFormat {
	readonly language: Language;
	/** Decimals shown at least; further ones are shown as the number has them, never rounded away. Default 0. */
	readonly minDecimals?: number;
}

/** Groups of three from the right: `1234567` gives `1.234.567`. */
function grouped(digits: string, mark: string): string {
	return digits.replace(/\B(?=(\d{3})+$)/g, mark);
}

/** The absolute value, without a sign. */
function figures(value: Decimal, { language, minDecimals = 0 }: DecimalFormat): string {
	const [whole = '0', fraction = ''] = toText(value).replace('-', '').split('.');
	const marks = MARKS[language];
	const decimals = fraction.padEnd(minDecimals, '0');
	return grouped(whole, marks.group) + (decimals === '' ? '' : marks.decimal + decimals);
}

/** An exact number in full: `1.234,56`, negative `−1.234,56`. Nothing is rounded. */
export function formatDecimal(value: Decimal, format: DecimalFormat): string {
	return (value.coefficient < 0n ? MINUS : '') + figures(value, format);
}

/**
 * An amount with its currency: `€ 1.234,56` and `€ −1.234,56` in Dutch, `€1,234.56` and `−€1,234.56` in
 * English, `CHF 1.234,56` where a currency has no sign. The space is one that does not break.
 */
export function formatMinor(amount: Minor, currency: string, language: Language): string {
	const digits = figures(fromMinor(amount, currency), { language, minDecimals: minorDigits(currency) });
	const minus = amount < 0n ? MINUS : '';
	const sign = SIGNS[currency];
	if (language === 'en' && sign !== undefined) return `${minus}${sign}${digits}`;
	return `${sign ?? currency}${NO_BREAK}${minus}${digits}`;
}

/** A whole number of things: `12.345`. Throws a RangeError for a fraction. */
export function formatCount(count: number, language: Language): string {
	if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number: ${count}`);
	return (count < 0 ? MINUS : '') + grouped(String(Math.abs(count)), MARKS[language].group);
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Room on a disk, in thousands as shops and systems count it, one decimal: `812 B`, `1,4 MB`. */
export function formatBytes(bytes: number, language: Language): string {
	let tenths = Math.round(bytes * 10);
	let unit = 0;
	// 999.95 kB rounds to 1,000.0 kB, so the step is decided on what would be shown.
	while (tenths >= 10_000 && unit < BYTE_UNITS.length - 1) {
		tenths = Math.round(tenths / 1000);
		unit++;
	}
	const fraction = tenths % 10 === 0 ? '' : MARKS[language].decimal + String(tenths % 10);
	return `${formatCount(Math.floor(tenths / 10), language)}${fraction}${NO_BREAK}${BYTE_UNITS[unit] ?? ''}`;
}

/** A day in full: `27-2-2022`, in English `27 Feb 2022`, where figures alone could be read either way. */
export function formatDay(day: Day, language: Language): string {
	if (language === 'nl') return longDate(day);
	const date = dateOf(day);
	return `${date.day} ${(MONTHS.en[date.month - 1] ?? '').slice(0, 3)} ${date.year}`;
}

/** A month by name: `februari 2022`. */
export function formatMonth(month: Month, language: Language): string {
	return `${MONTHS[language][month % 12] ?? ''} ${Math.floor(month / 12)}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A moment by the clock of a zone, to the minute: `27-2-2022 14:05`. */
export function formatMoment(moment: Moment, zone: Zone, language: Language): string {
	const local = moment + zone.offsetAt(moment);
	const minutes = Math.floor((local - Math.floor(local / MS_PER_DAY) * MS_PER_DAY) / 60_000);
	return `${formatDay(zone.dayAt(moment), language)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** How long something takes, in its two largest units: `12 s`, `2 min 5 s`, `1 u 4 min`. Rounded up to seconds. */
export function formatDuration(ms: number, language: Language): string {
	const seconds = Math.max(0, Math.ceil(ms / 1000));
	if (seconds < 60) return `${seconds}${NO_BREAK}s`;
	const [large, small, largeUnit, smallUnit] =
		seconds < 3600
			? [Math.floor(seconds / 60), seconds % 60, 'min', 's']
			: [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), language === 'nl' ? 'u' : 'h', 'min'];
	const first = `${large}${NO_BREAK}${largeUnit}`;
	return small === 0 ? first : `${first} ${small}${NO_BREAK}${smallUnit}`;
}
