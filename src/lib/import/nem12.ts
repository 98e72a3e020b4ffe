/**
 * NEM12, the meter data file of the Australian market: no header, a record for each meter and register (200), and
 * behind it one for each day (300) with all its intervals. Every interval becomes a record of its own.
 */

/** What a record of an interval holds. */
export const NEM12_HEADER = ['NMI', 'Meter', 'Register', 'Unit', 'Interval', 'Value'] as const;

const MINUTES_PER_DAY = 1440;
/** Kinds of records that hold no quantities: header, quality, B2B details, end. */
const WITHOUT_QUANTITIES = new Set(['100', '400', '500', '900']);

/** What a record of the file is: intervals, nothing to be read, or wrong by a code. */
export type Nem12Record =
	| { readonly intervals: readonly (readonly string[])[] }
	| { readonly problem: string; readonly other: string }
	| undefined;

/** Whether a file's first record begins such a file. */
export function isNem12([kind, second = '', ...more]: readonly string[]): boolean {
	if (kind === '100') return second.startsWith('NEM12');
	return kind === '200' && more.length >= 6 && /^\d{1,2}$/.test(more[6] ?? '');
}

export class Nem12Reader {
	private meter: readonly string[] = [];
	private minutes = 0;

	/** Records come in the order of the file: those of a day mean the meter last named. */
	read(record: readonly string[]): Nem12Record {
		const kind = (record[0] ?? '').trim();
		if (kind === '200') {
			const [, nmi = '', , , suffix = '', , serial = '', unit = '', minutes = ''] = record;
			this.meter = [nmi, serial, suffix, unit];
			this.minutes = /^\d{1,2}$/.test(minutes.trim()) ? Number(minutes) : 0;
			return this.minutes > 0 && MINUTES_PER_DAY % this.minutes === 0
				? undefined
				: { problem: 'IMP-3.nem12-interval', other: minutes };
		}
		if (kind === '300') return this.readDay(record);
		return WITHOUT_QUANTITIES.has(kind) ? undefined : { problem: 'IMP-3.nem12-kind', other: kind };
	}

	private readDay(record: readonly string[]): Nem12Record {
		if (this.minutes === 0) return { problem: 'IMP-3.nem12-interval', other: '' };
		const count = MINUTES_PER_DAY / this.minutes;
		// Behind the intervals stands their quality at least.
		if (record.length < count + 3) {
			return { problem: 'IMP-6.field-count', other: `${record.length}/${count + 7}` };
		}
		const day = (record[1] ?? '').trim();
		const intervals = Array.from({ length: count }, (_, i) => [
			...this.meter,
			`${day} ${timeOf(i * this.minutes)}`,
			record[i + 2] ?? ''
		]);
		return { intervals };
	}
}

function timeOf(minutes: number): string {
	const two = (n: number): string => String(n).padStart(2, '0');
	return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
