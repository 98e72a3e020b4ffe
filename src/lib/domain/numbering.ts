/** Invoice numbers: `<prefix><year of the invoice date>-<0001…>` (rule BIL-5). */
import { dateOf, type Day } from './period';

/**
 * One series of numbers; invoices and credit notes each have their own. A plain value: the number given and
 * the series after it are stored in one transaction, so that no number is used twice.
 */
export interface NumberSeries {
	/** What its numbers begin with; series whose prefixes differ never give the same number. */
	readonly prefix: string;
	/** The last sequence number used in each year, here or elsewhere. */
	readonly lastOfYear: LastOfYear;
	/** The latest invoice date that it gave a number to; undefined before the first. */
	readonly lastDate: Day | undefined;
	/** The last numbers under prefixes that it had before: one that comes back goes on where it was. */
	readonly earlier?: Readonly<Record<string, LastOfYear>>;
}

/** The last sequence number of each year. */
export type LastOfYear = Readonly<Record<number, number>>;

export type NumberingWarning = 'BIL-5.date-before-last';

export interface NumberGiven {
	readonly number: string;
	/** The series as it stands after this number. */
	readonly series: NumberSeries;
	/** The date lies before the last one of the series: allowed, but told. */
	readonly warning: NumberingWarning | undefined;
}

export function newSeries(prefix: string): NumberSeries {
	return { prefix, lastOfYear: {}, lastDate: undefined };
}

/** The next number for an invoice of this date: consecutive within the year of the date, from 0001. */
export function nextNumber(series: NumberSeries, invoiceDate: Day): NumberGiven {
	const { year } = dateOf(invoiceDate);
	const sequence = (series.lastOfYear[year] ?? 0) + 1;
	const { lastDate } = series;
	const isEarlier = lastDate !== undefined && invoiceDate < lastDate;
	return {
		number: `${series.prefix}${year}-${String(sequence).padStart(4, '0')}`,
		series: {
			...series,
			lastOfYear: { ...series.lastOfYear, [year]: sequence },
			lastDate: isEarlier ? lastDate : invoiceDate
		},
		warning: isEarlier ? 'BIL-5.date-before-last' : undefined
	};
}

/** The series under another prefix. `given`: the last numbers that invoices have under that prefix already. */
export function withPrefix(series: NumberSeries, prefix: string, given: LastOfYear): NumberSeries {
	if (series.prefix === prefix) return series;
	const earlier = { ...series.earlier, [series.prefix]: series.lastOfYear };
	const known = earlier[prefix] ?? {};
	const years = [...Object.keys(given), ...Object.keys(known)].map(Number);
	const lastOfYear = Object.fromEntries(
		years.map((year) => [year, Math.max(given[year] ?? 0, known[year] ?? 0)])
	);
	return { ...series, prefix, lastOfYear, earlier };
}

export type StartProblem =
	/** Not this series' prefix, a year of four digits, a dash and digits. */
	| 'BIL-5.last-number-unreadable'
	/** The series has given this number or a later one in that year already. */
	| 'BIL-5.last-number-behind';

export type Started =
	| { readonly ok: true; readonly series: NumberSeries }
	| { readonly ok: false; readonly problem: StartProblem };

/** A series that goes on after the last number already used elsewhere, such as `F2022-0017`. */
export function startAfter(series: NumberSeries, lastUsed: string): Started {
	const rest = lastUsed.startsWith(series.prefix) ? lastUsed.slice(series.prefix.length) : '';
	const match = /^(\d{4})-(\d{1,12})$/.exec(rest);
	if (!match) return { ok: false, problem: 'BIL-5.last-number-unreadable' };
	const [year, sequence] = [Number(match[1]), Number(match[2])];
	if (sequence <= (series.lastOfYear[year] ?? 0)) return { ok: false, problem: 'BIL-5.last-number-behind' };
	return { ok: true, series: { ...series, lastOfYear: { ...series.lastOfYear, [year]: sequence } } };
}
