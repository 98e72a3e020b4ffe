/** The words of reading a file, shared by every step between its bytes and its usage columns. */

export type Delimiter = ';' | ',' | '\t' | '|';
export type Quote = '"' | "'";

/** Encodings that a file can be read in: WHATWG labels that TextDecoder knows. ISO-8859-1 is part of Windows-1252. */
export type Encoding =
	| 'utf-8'
	| 'utf-16le'
	| 'utf-16be'
	| 'windows-1252'
	| 'iso-8859-15'
	| 'windows-1250'
	| 'iso-8859-2'
	| 'windows-1257'
	| 'iso-8859-13'
	| 'windows-1254'
	| 'windows-1253'
	| 'windows-1251'
	| 'macintosh';

/** What becomes of a record that is not as wide as the header: filled up and blank surplus cells dropped (IMP-6). */
export type RaggedRows = 'even';

/** How a file's text is cut into records and fields (IMP-1). */
export interface Dialect {
	readonly delimiter: Delimiter;
	readonly quote: Quote;
	/** Line in the file, counted from 1, of the header row. What stands before it is preface. 0: there is none. */
	readonly headerLine: number;
	/** Columns in front that a download of rejected records has (IMP-6): neither header nor records have them here. */
	readonly addedColumns?: number;
}

/** The sign before the decimals of a number, decided per column (IMP-4). */
export type NumberForm = 'comma' | 'point';

/** Which comes first in a date that does not say so itself, decided per file (IMP-5). */
export type DateOrder = 'day-first' | 'month-first';
/** The sign between the parts of a date with the year last: each form is decided by itself (IMP-5). */
export type DateForm = 'dash' | 'slash' | 'dot';
export type DateOrders = Readonly<Record<DateForm, DateOrder>>;

/** Some records in a row, with the lines in the file on which they begin. */
export interface RecordBlock {
	/**
	 * Every record's fields as text, padding and all, `="0123"` read as 0123. A record with another number of
	 * fields than the header stays as it is; one whose fields are all blank is none (see {@link blankLines}).
	 * A long field may be a slice that keeps the whole block in memory: copy what is kept.
	 */
	readonly records: readonly (readonly string[])[];
	/** Line in the file, counted from 1, on which the record of the same index begins. */
	readonly lines: Uint32Array;
	/** Lines of records without any text, in order. */
	readonly blankLines: readonly number[];
	/**
	 * Indexes of records over several lines with a quote in a quoted field that is neither doubled nor at its end:
	 * the field has probably swallowed the records that follow (`"a";"b` and on), so it is no good as it stands. On
	 * one line such a quote is read as text (`"de "Zaak" BV"`).
	 */
	readonly misplacedQuotes: readonly number[];
	/** Bytes of the file read so far. */
	readonly bytesRead: number;
	/** Of mapped records (mapped-records.ts), what they are from; else every record is the file's own. */
	readonly origins?: readonly RecordOrigin[];
}

/** What a mapped record is from (IMP-3). */
export interface RecordOrigin {
	/** The record as it stands in the file, to be mended and imported again. */
	readonly fields: readonly string[];
	/** The column of the mapped record that a column of the file fills for it alone, and that one's name and place. */
	readonly column?: { readonly mapped: number; readonly name: string; readonly at: number };
	/** Why it could not be mapped. */
	readonly problem?: { readonly code: string; readonly other: string };
}

/** What a file was found to be, before the user corrects it. */
export interface Detected {
	readonly encoding: Encoding;
	readonly dialect: Dialect;
	/** The header's names as the file has them; without a header row the columns' numbers, counted from 1. */
	readonly header: readonly string[];
	/** The first record of a file that was found to have no header row. */
	readonly firstRecord?: readonly string[];
	/** Lines before the header, `sep=` among them, as they stand in the file. */
	readonly preface: readonly string[];
}
