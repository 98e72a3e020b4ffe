/** In a line, how a file is or was read. */
import type { Messages } from '$lib/i18n/messages';
import type { UsagePreview } from '$lib/import/preview';

/** What it is told from: a preview, or an import with what is kept of its reading. */
type Read = Pick<UsagePreview, 'encoding' | 'headerLine' | 'numberForms' | 'dates'> & {
	readonly delimiter: string;
	/** Of a workbook: its text has no encoding and no delimiter of its own. */
	readonly sheet?: string | undefined;
	readonly addedColumns?: number;
};

/** Encoding, delimiter, header's line, and how numbers and dates are written. */
export function readAsText(read: Read, { usage, reading }: Messages): string {
	const t = usage.detected;
	const separated: Readonly<Record<string, string>> = t.separatedBy;
	const decimals = allSame(Object.values(read.numberForms));
	const order = allSame(Object.values(read.dates));
	return [
		...(read.sheet === undefined
			? [reading.encodings[read.encoding], separated[read.delimiter]]
			: [reading.ofSheet(read.sheet)]),
		read.headerLine === 0 ? reading.noHeader : t.headerAt(read.headerLine),
		read.addedColumns ? reading.addedColumns : undefined,
		decimals && t.decimals[decimals],
		order && t.dates[order]
	]
		.filter(Boolean)
		.join(' · ');
}

/** The one that all of them are, or that they differ; undefined where there are none. */
function allSame<Value>(values: readonly Value[]): Value | 'mixed' | undefined {
	return values.every((value) => value === values[0]) ? values[0] : 'mixed';
}
