/** Dates whose month stands by its name, in Dutch or English (IMP-5): these need no order of day and month. */

const NAMES: readonly (readonly string[])[] = [
	['januari', 'january'],
	['februari', 'february'],
	['maart', 'mrt', 'march'],
	['april'],
	['mei', 'may'],
	['juni', 'june'],
	['juli', 'july'],
	['augustus', 'august'],
	['september', 'sept'],
	['oktober', 'october'],
	['november'],
	['december']
];

/** Names, and their first three letters. */
const MONTHS: ReadonlyMap<string, number> = new Map(
	NAMES.flatMap((names, i) => names.flatMap((name) => [name, name.slice(0, 3)].map((each) => [each, i + 1])))
);

const NAME = String.raw`([a-z]{3,9})\.?`;
const TIME = String.raw`(?:(?:T|,?\s+)(\d.*))?`;
const DAY_FIRST = new RegExp(`^(\\d{1,2})(?:[-/. ]\\s*)${NAME}(?:[-/. ,]\\s*)(\\d{4}|\\d{2})${TIME}$`, 'i');
const NAME_FIRST = new RegExp(`^${NAME}\\s+(\\d{1,2}),?\\s+(\\d{4})${TIME}$`, 'i');
const MONTH_ALONE = new RegExp(`^${NAME}[-/. ]\\s*(\\d{4})$`, 'i');

/** A date that names its month, with its time as it stands; undefined for any other text. */
export function namedDate(
	text: string
):
	| { readonly year: number; readonly month: number; readonly day: number; readonly time: string | undefined }
	| undefined {
	const dayFirst = DAY_FIRST.exec(text);
	const [day, name, year, time] = dayFirst
		? [dayFirst[1], dayFirst[2], dayFirst[3], dayFirst[4]]
		: nameFirst(text);
	const month = MONTHS.get((name ?? '').toLowerCase());
	if (month === undefined || day === undefined || year === undefined) return undefined;
	return { year: Number(year) + (year.length === 2 ? 2000 : 0), month, day: Number(day), time };
}

/** `december 2021`, `dec-2021`. */
export function namedMonth(text: string): { readonly year: number; readonly month: number } | undefined {
	const match = MONTH_ALONE.exec(text);
	const month = MONTHS.get((match?.[1] ?? '').toLowerCase());
	return month === undefined ? undefined : { year: Number(match?.[2]), month };
}

function nameFirst(text: string): (string | undefined)[] {
	const match = NAME_FIRST.exec(text);
	return match ? [match[2], match[1], match[3], match[4]] : [];
}
