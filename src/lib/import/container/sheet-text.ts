/**
 * A sheet's cells as text (IMP-1, IMP-4, IMP-5): what each holds, not how it is shown. Numbers with every digit that
 * they have, dates as ISO, percentages with their sign; line n of the text is row n of the sheet.
 */
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { Failure } from '$lib/domain/failure';
import { isoDate, type Day } from '$lib/domain/period';

/** A cell holds no more (Excel's own bound); the same long text in every cell is how a small file becomes a large one. */
const MAX_CELL = 32_767;
const MAX_COLUMNS = 1000;
const MAX_TEXT = 256 * 1024 * 1024;
/** Characters to a piece of the Blob. */
const PIECE = 1024 * 1024;

const ERRORS: Readonly<Record<number, string>> = {
	0: '#NULL!',
	7: '#DIV/0!',
	15: '#VALUE!',
	23: '#REF!',
	29: '#NAME?',
	36: '#NUM!',
	42: '#N/A',
	43: '#GETTING_DATA'
};

/** Days from the sheet's first to 1970. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const MS_PER_DAY = 86_400_000;

/** Tells whether a number format makes a date or a time of a number. */
export type IsDateFormat = (format: string) => boolean;

/**
 * A sheet's text. Empty where it has no cells. Throws `IMP-11.cell-too-long` and `IMP-11.too-many-columns` with
 * the row as the line, and `IMP-11.workbook-too-large`.
 */
export function sheetText(sheet: WorkSheet, date1904: boolean, isDateFormat: IsDateFormat): Blob {
	const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
	const isDate = remembered(isDateFormat);
	const pieces: Blob[] = [];
	let piece = '';
	let size = 0;
	for (let row = 0; row < rows.length; row++) {
		piece += lineOf(rows[row] ?? [], row, date1904, isDate);
		if (piece.length < PIECE) continue;
		size += piece.length;
		if (size > MAX_TEXT) throw new Failure('IMP-11.workbook-too-large');
		pieces.push(new Blob([piece]));
		piece = '';
	}
	return new Blob([...pieces, piece]);
}

function lineOf(
	cells: readonly (CellObject | undefined)[],
	row: number,
	date1904: boolean,
	isDate: IsDateFormat
): string {
	if (cells.length > MAX_COLUMNS) {
		const detail = { line: row + 1, value: String(cells.length), other: String(MAX_COLUMNS) };
		throw new Failure('IMP-11.too-many-columns', detail);
	}
	const texts: string[] = [];
	for (let column = 0; column < cells.length; column++) {
		const cell = cells[column];
		const text = cell ? cellText(cell, date1904, isDate) : '';
		if (text.length > MAX_CELL) {
			const detail = { line: row + 1, column: String(column + 1), value: text.slice(0, 200) };
			throw new Failure('IMP-11.cell-too-long', { ...detail, other: String(MAX_CELL) });
		}
		texts.push(/[;"\r\n]/.test(text) ? quoted(text) : text);
	}
	return `${texts.join(';')}\r\n`;
}

/** A line end within a cell is read as a blank: line n stays row n. */
function quoted(text: string): string {
	return `"${text.replace(/\r\n|[\r\n]/g, ' ').replaceAll('"', '""')}"`;
}

/** What a cell holds. */
export function cellText(
	{ t, v, z }: Pick<CellObject, 't' | 'v' | 'z'>,
	date1904: boolean,
	isDate: IsDateFormat
): string {
	if (v === undefined) return '';
	if (t === 'b') return v ? 'TRUE' : 'FALSE';
	if (t === 'e') return ERRORS[Number(v)] ?? '#ERROR!';
	if (v instanceof Date) return v.toISOString();
	if (typeof v !== 'number') return String(v);
	const format = typeof z === 'string' ? z : '';
	// A duration is a number: there is no day that it belongs to.
	if (format !== '' && isDate(format) && !/\[[hms]+\]/i.test(format))
		return dateText(v, date1904) ?? numberText(v);
	return isPercentage(format) ? `${timesHundred(plain(v))}%` : numberText(v);
}

function isPercentage(format: string): boolean {
	return format.replace(/"[^"]*"|\\./g, '').includes('%');
}

/** Every digit of a number, and with three decimals one zero more: `1.2340` cannot be taken for thousands. */
function numberText(value: number): string {
	const text = plain(value);
	return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** Without exponent, as far as a number of the sheet has digits. */
function plain(value: number): string {
	const text = String(value);
	const [, sign = '', whole = '', fraction = '', exponent = ''] =
		/^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
	if (exponent === '') return text;
	const places = Number(exponent);
	const digits = whole + fraction;
	if (places < 0) return `${sign}0.${'0'.repeat(-places - 1)}${digits}`;
	return sign + digits.padEnd(places + 1, '0');
}

/** A decimal text moved by two places, exact. */
function timesHundred(text: string): string {
	const sign = text.startsWith('-') ? '-' : '';
	const [whole = '', fraction = ''] = text.slice(sign.length).split('.');
	const digits = whole + fraction.padEnd(2, '0');
	const at = whole.length + 2;
	const rest = digits.slice(at).replace(/0+$/, '');
	return sign + digits.slice(0, at).replace(/^0+(?=\d)/, '') + (rest === '' ? '' : `.${rest}`);
}

/**
 * A serial number as ISO: a date, with its time where it has one, or a time alone. Excel's calendar of 1900 has a
 * 29 February that year never had. Undefined before its beginning.
 */
function dateText(serial: number, date1904: boolean): string | undefined {
	if (serial < 0 || serial >= 2_958_466) return undefined;
	// What Excel keeps of a time is off by less than a millisecond.
	let day = Math.floor(serial);
	let ms = Math.round((serial - day) * MS_PER_DAY);
	if (ms === MS_PER_DAY) [day, ms] = [day + 1, 0];
	const time = timeText(ms);
	if (day === 0 && ms > 0) return time;
	const shift = date1904 ? EPOCH_1904 : day < 60 ? EPOCH_1900 - 1 : EPOCH_1900;
	const date = isoDate((day - shift) as Day);
	return ms === 0 ? date : `${date}T${time}`;
}

function timeText(ms: number): string {
	const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
	const rest = ms % 1000;
	const clock = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map(two).join(':');
	return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0')}`;
}

function remembered(isDateFormat: IsDateFormat): IsDateFormat {
	const known = new Map<string, boolean>();
	return (format) => {
		let is = known.get(format);
		if (is === undefined) known.set(format, (is = isDateFormat(format)));
		return is;
	};
}
