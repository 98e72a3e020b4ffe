/** Files of known makers, recognised by their header (IMP-3). */
import { normaliseName, type Field } from './header';
import { unitInName, type FieldSource, type Mapping, type Measure } from './mapping';
import { isNem12 } from './nem12';
import { PRESETS, type Preset } from './preset-list';
import type { Detected } from './reading';

/** A mapping that is known for a file, and whose it is. */
export interface KnownMapping {
	readonly name: string;
	readonly mapping: Mapping;
}

/** The preset for a file, undefined where its header is none of the known ones. */
export function presetFor({
	header,
	preface,
	firstRecord = header
}: Pick<Detected, 'header' | 'preface' | 'firstRecord'>): KnownMapping | undefined {
	// Its first line may have been taken for what stands before a header.
	if (isNem12(firstRecord) || isNem12((preface[0] ?? '').split(',')))
		return { name: 'NEM12', mapping: NEM12 };
	const columns = new Map<string, number>();
	header.forEach((name, column) => {
		const normal = normaliseName(name);
		if (!columns.has(normal)) columns.set(normal, column);
	});
	const preset = PRESETS.find(({ needs }) => needs.every((name) => columns.has(normaliseName(name))));
	if (preset) return { name: preset.name, mapping: mappingOf(preset, header, columns) };
	return sunnyPortal(header, preface);
}

/** Times are in the market's own: Brisbane's, without summer time. */
const NEM12: Mapping = {
	layout: 'nem12',
	fields: {
		'customer-number': { columns: [0] },
		account: { columns: [1] },
		sku: { columns: [2] },
		unit: { columns: [3] },
		moment: { columns: [4] },
		quantity: { columns: [5] }
	},
	zone: 'Australia/Brisbane'
};

function mappingOf(preset: Preset, header: readonly string[], columns: ReadonlyMap<string, number>): Mapping {
	const columnOf = (name: string): number[] => {
		const column = columns.get(normaliseName(name));
		return column === undefined ? [] : [column];
	};
	const fields: Partial<Record<Field, FieldSource>> = {};
	for (const [field, names] of Object.entries(preset.fields) as [Field, string | readonly string[]][]) {
		const found = (typeof names === 'string' ? [names] : names).flatMap(columnOf);
		const takesFirst = preset.first?.includes(field) === true;
		if (found.length > 0) fields[field] = { columns: found, ...(takesFirst ? { take: 'first' } : {}) };
	}
	for (const [field, text] of Object.entries(preset.texts ?? {}) as [Field, string][])
		fields[field] = { text };
	if (!preset.wide) return { fields, ...preset.reads };
	const { pattern, names, unit } = preset.wide;
	const measures = header.flatMap((name, column): Measure[] =>
		name !== '' && pattern.test(name) ? [{ column, name, unit: unit ?? unitInName(name) }] : []
	);
	return { fields, wide: { measures, names }, ...preset.reads };
}

/** SMA's CSV3: the header's last line has but units; channels and serial number stand in the lines above it. */
function sunnyPortal(header: readonly string[], preface: readonly string[]): KnownMapping | undefined {
	const isDaily = /^dd\.mm\.yyyy hh:mm:ss$/i.test(header[0] ?? '');
	if (!isDaily || !preface.some((line) => line.startsWith('Version CSV3'))) return undefined;
	const delimiter = preface.find((line) => line.startsWith(',') || line.startsWith(';'))?.[0] ?? ',';
	const lines = preface.filter((line) => line.startsWith(delimiter)).map((line) => line.split(delimiter));
	const [, , serials = [], channels = []] = lines;
	const measures = header.flatMap((name, column): Measure[] =>
		column === 0 ? [] : [{ column, name: channels[column] || `${name} ${column}`, unit: unitInName(name) }]
	);
	const fields: Mapping['fields'] = { moment: { columns: [0] }, account: { text: serials[1] ?? '' } };
	return {
		name: 'SMA Sunny Portal',
		mapping: { fields, wide: { measures, names: 'sku' }, readings: 'begin' }
	};
}
