/** The user's changes to what a file's columns mean (IMP-3), each giving a mapping anew. */
import type { Field } from '$lib/import/header';
import { unitInName, type FieldSource, type Mapping, type Measure, type Wide } from '$lib/import/mapping';

/** What a column is for: a field, quantities of its own, or nothing. */
export type Role = Field | 'measure' | '';

/** Fields that several columns fill together; of every other field the last one chosen takes the place. */
const JOINED: ReadonlySet<Field> = new Set(['event-id', 'moment', 'sku']);

/** Where a column stands in a mapping: its role, and which part of how many that fill a field together. */
export interface Place {
	readonly role: Role;
	readonly part: number;
	readonly of: number;
	/** Further fields that it fills beside that. */
	readonly also: readonly Field[];
}

/** What a column is for. Columns are counted from 0. */
export function placeOf({ fields, wide }: Mapping, column: number): Place {
	if (wide?.measures.some((measure) => measure.column === column)) {
		return { role: 'measure', part: 1, of: 1, also: [] };
	}
	const [first, ...also] = (Object.entries(fields) as [Field, FieldSource][]).filter(
		([, source]) => 'columns' in source && source.columns.includes(column)
	);
	if (!first || !('columns' in first[1])) return { role: '', part: 1, of: 1, also: [] };
	const { columns } = first[1];
	return {
		role: first[0],
		part: columns.indexOf(column) + 1,
		of: columns.length,
		also: also.map(([field]) => field)
	};
}

/** A mapping in which a column is for something else. `name`: as the header has it. */
export function withRole(mapping: Mapping, column: number, role: Role, name: string): Mapping {
	const freed = withoutColumn(mapping, column);
	if (role === '') return freed;
	if (role === 'measure') {
		const measures = [...(freed.wide?.measures ?? []), { column, name, unit: unitInName(name) }];
		const sorted = measures.sort((a, b) => a.column - b.column);
		// Its own SKU comes from the name; a quantity, if there was one, is another column of the kind.
		return withWide(freed, { names: freed.wide?.names ?? 'sku', measures: sorted });
	}
	const known = freed.fields[role];
	const before = JOINED.has(role) && known && 'columns' in known ? known.columns : [];
	return {
		...freed,
		fields: { ...freed.fields, [role]: { ...takesFirst(known), columns: [...before, column] } }
	};
}

/** A mapping with a text for all records in place of a column, or with none where the text is blank. */
export function withText(mapping: Mapping, field: Field, text: string): Mapping {
	const others = Object.entries(mapping.fields).filter(([name]) => name !== field);
	const fields = text === '' ? others : [...others, [field, { text }] as const];
	return { ...mapping, fields: Object.fromEntries(fields) };
}

/** A mapping in which a column of quantities has another name or unit. */
export function withMeasure(
	mapping: Mapping,
	column: number,
	change: Partial<Pick<Measure, 'name' | 'unit'>>
): Mapping {
	if (!mapping.wide) return mapping;
	const measures = mapping.wide.measures.map((each) =>
		each.column === column ? { ...each, ...change } : each
	);
	return { ...mapping, wide: { ...mapping.wide, measures } };
}

/** A mapping with one of its options made, changed or taken back. */
export function withOption<Name extends Exclude<keyof Mapping, 'fields'>>(
	mapping: Mapping,
	name: Name,
	value: Mapping[Name] | undefined
): Mapping {
	const others = Object.entries(mapping).filter(([each]) => each !== name);
	const kept: Mapping = { fields: mapping.fields, ...Object.fromEntries(others) };
	return value === undefined ? kept : { ...kept, [name]: value };
}

function withoutColumn(mapping: Mapping, column: number): Mapping {
	const fields: Partial<Record<Field, FieldSource>> = {};
	for (const [field, source] of Object.entries(mapping.fields) as [Field, FieldSource][]) {
		if ('text' in source) {
			fields[field] = source;
			continue;
		}
		const columns = source.columns.filter((each) => each !== column);
		if (columns.length > 0) fields[field] = { ...source, columns };
	}
	const freed = { ...mapping, fields };
	if (!mapping.wide) return freed;
	const measures = mapping.wide.measures.filter((each) => each.column !== column);
	return measures.length === 0
		? withOption(freed, 'wide', undefined)
		: withWide(freed, { ...mapping.wide, measures });
}

function withWide(mapping: Mapping, wide: Wide): Mapping {
	return { ...mapping, wide };
}

function takesFirst(source: FieldSource | undefined): { take?: 'first' } {
	return source && 'columns' in source && source.take ? { take: source.take } : {};
}
