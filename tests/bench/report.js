/** Medians, spreads and tables. */

/** @typedef {Record<string, number>} Sample */
/** @typedef {{ title: string; rows: { what: string; samples: Sample[] }[] }} Result */

/** @param {number[]} values */
export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** @param {readonly Sample[]} samples @param {string} name */
const valuesOf = (samples, name) => samples.flatMap((sample) => sample[name] ?? []);

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(ms < 1000 ? 3 : 2)} s`;

/** @param {number} bytes */
const megabytes = (bytes) => (bytes > 0 ? `${(bytes / 1e6).toFixed(1)} MB` : '');

/** @param {number[]} values */
const spread = (values) => `${seconds(Math.min(...values))} to ${seconds(Math.max(...values))}`;

/** @param {string[][]} rows */
const asTable = ([head = [], ...rows]) =>
	[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The first row is this project: the others' ratio is to it. @param {Result} result */
export function tableOf({ title, rows }) {
	const [own] = rows;
	const ownMedian = median(valuesOf(own?.samples ?? [], 'ms'));
	const ownSize = median(valuesOf(own?.samples ?? [], 'bytes'));
	const lines = rows.map(({ what, samples }) => {
		const times = valuesOf(samples, 'ms');
		const sizes = valuesOf(samples, 'bytes');
		const size = sizes.length > 0 ? median(sizes) : 0;
		const peaks = valuesOf(samples, 'memory');
		return [
			what,
			seconds(median(times)),
			spread(times),
			(median(times) / ownMedian).toFixed(2),
			size > 0 ? `${megabytes(size)} (${(size / ownSize).toFixed(2)})` : '',
			megabytes(Math.max(0, ...peaks))
		];
	});
	const head = ['what', 'median', 'spread', 'ratio to this project', 'size (ratio)', 'peak memory'];
	return `${title}\n\n${asTable([head, ...lines])}`;
}

/** What else a contestant measured, in milliseconds. @param {Result['rows'][number]} row */
export function furtherTableOf({ what, samples }) {
	const names = Object.keys(samples[0] ?? {}).filter((name) => name.endsWith('Ms'));
	if (names.length === 0) return '';
	const lines = names.map((name) => {
		const values = valuesOf(samples, name);
		return [name.slice(0, -2), seconds(median(values)), spread(values)];
	});
	return asTable([[what, 'median', 'spread'], ...lines]);
}
