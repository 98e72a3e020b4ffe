/** What the dialog of invoice numbers asks (BIL-5). */
import type { Series } from './numbering-plan';

export type SeriesName = keyof Series;

/** What the user wants of a series: its prefix, and the last number used elsewhere (blank: none). */
export interface SeriesChange {
	readonly prefix: string;
	readonly lastUsed: string;
}

export type SeriesChanges = Readonly<Record<SeriesName, SeriesChange>>;

/** What is wrong with a change, in a sentence, at one of its two fields. */
export interface SeriesError {
	readonly series: SeriesName;
	readonly field: keyof SeriesChange;
	readonly text: string;
}
