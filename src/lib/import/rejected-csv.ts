/** Rejected records as a file that can be mended and imported again (IMP-6). */
import Papa from 'papaparse';
import { fillIn } from '$lib/domain/failure';
import type { Rejection } from './event-batch';

/** The words that are added, in the user's language. */
export interface RejectedWords {
	readonly line: string;
	readonly column: string;
	readonly reason: string;
	/** The sentence of each code. */
	readonly reasons: Readonly<Record<string, string>>;
}

/** Byte order mark: without it Excel takes the file for the machine's own encoding. */
const BOM = '\ufeff';

/**
 * The records as they stood in the file, behind the line, the column and the reason: added in front, so that a
 * record with too few or too many fields keeps its own order. A new import knows them by {@link addedColumns}.
 */
export function rejectedCsv(
	header: readonly string[],
	delimiter: string,
	rejections: readonly Rejection[],
	words: RejectedWords
): string {
	const rows = rejections.map((rejection) => [
		String(rejection.line),
		rejection.column,
		fillIn(words.reasons[rejection.code] ?? rejection.code, rejection),
		...rejection.fields
	]);
	const table = [[words.line, words.column, words.reason, ...header], ...rows];
	return BOM + Papa.unparse(table, { delimiter, newline: '\r\n' }) + '\r\n';
}
