/** What the page makes of counts, months and progress; no browser in it. */
import { asMonth, periodText, type Month, type Period } from '$lib/domain/period';
import { formatMonth } from '$lib/i18n/format';
import type { Language } from '$lib/i18n/messages';
import type { ReadingProgress } from '$lib/workers/protocol';

/** IMP-6: accepted + duplicates + rejected = records. */
export interface Counts {
	readonly records: number;
	readonly accepted: number;
	readonly duplicates: number;
	readonly rejected: number;
}

export function sumOf(counts: readonly Counts[]): Counts {
	return counts.reduce(
		(sum, each) => ({
			records: sum.records + each.records,
			accepted: sum.accepted + each.accepted,
			duplicates: sum.duplicates + each.duplicates,
			rejected: sum.rejected + each.rejected
		}),
		{ records: 0, accepted: 0, duplicates: 0, rejected: 0 }
	);
}

/** How far the reading of a file is (IMP-8). A file tells its bytes only: rows in all and time left are estimates. */
export interface ReadingFigures {
	readonly rows: number;
	/** Undefined until the first rows are read. Three digits are all that an estimate is worth. */
	readonly rowsInAll: number | undefined;
	readonly percent: number;
	readonly rowsPerSecond: number | undefined;
	/** Milliseconds. */
	readonly timeLeft: number | undefined;
}

export function readingFigures({ bytesRead, bytes, records, elapsed }: ReadingProgress): ReadingFigures {
	const percent = bytes === 0 ? 0 : Math.floor((100 * bytesRead) / bytes);
	if (bytesRead === 0 || records === 0 || elapsed <= 0) {
		return { rows: records, rowsInAll: undefined, percent, rowsPerSecond: undefined, timeLeft: undefined };
	}
	const inAll = toThreeDigits((records * bytes) / bytesRead);
	return {
		rows: records,
		rowsInAll: bytesRead === bytes ? records : Math.max(records, inAll),
		percent,
		rowsPerSecond: toThreeDigits((records * 1000) / elapsed),
		timeLeft: (elapsed * (bytes - bytesRead)) / bytesRead
	};
}

function toThreeDigits(value: number): number {
	return Math.round(Number(value.toPrecision(3)));
}

/** `september 2021`, or `augustus 2021 – oktober 2021`; blank for none. */
export function monthSpan(months: readonly Month[], language: Language): string {
	if (months.length === 0) return '';
	const first = months.reduce((a, b) => Math.min(a, b));
	const last = months.reduce((a, b) => Math.max(a, b));
	const from = formatMonth(first, language);
	return first === last ? from : `${from} – ${formatMonth(last, language)}`;
}

/** A month by its name, any other period by its first and last day. */
export function periodName(period: Period, language: Language): string {
	const month = asMonth(period);
	if (month !== undefined) return formatMonth(month, language);
	return periodText(period, language === 'nl' ? ' aan ' : ' - ');
}

/** What a file of rejected records is called; always CSV, whatever the file was. */
export function rejectedFileName(fileName: string): string {
	return `afgekeurd-${fileName.replace(/\.[^.]*$/, '')}.csv`;
}
