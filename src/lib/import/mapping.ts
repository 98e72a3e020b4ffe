/**
 * What the columns of a usage file mean (IMP-3): a plain column for a field, or several joined, a text for what the
 * file lacks, a column for every SKU or hour made into events, readings of meters made into use.
 *
 * Everything that reads events knows fields by one column each. A {@link MappingPlan} makes it so: what a mapping
 * derives stands in columns of its own behind the file's, which mapped-records.ts fills.
 */
import { USAGE_NAMES, type Field } from './header';
import { NEM12_HEADER } from './nem12';
import type { DateOrder, Encoding, NumberForm } from './reading';
import type { Constants, FieldColumns } from './usage-keys';

/** What fills a field: columns (counted from 0) joined in their order or the first that is not blank, or a text. */
export type FieldSource =
	{ readonly columns: readonly number[]; readonly take?: 'first' } | { readonly text: string };

/** A column of a wide file that holds quantities. */
export interface Measure {
	/** Counted from 0. */
	readonly column: number;
	/** What its events get: a SKU, an account, or a time of the day (`14:15`). */
	readonly name: string;
	/** Blank: that of the field, if any. */
	readonly unit: string;
}

/** A file with a column for every SKU, account or hour: each of its filled cells is an event. */
export interface Wide {
	readonly measures: readonly Measure[];
	readonly names: 'sku' | 'account' | 'time';
}

/** A mapping as it is chosen, remembered, and written to a file of its own. */
export interface Mapping {
	readonly fields: Readonly<Partial<Record<Field, FieldSource>>>;
	readonly wide?: Wide;
	/** Quantities are readings of meters; the use between two of them belongs to the first's or the second's moment. */
	readonly readings?: 'begin' | 'end';
	/** A record without quantity: no usage, or 1. Absent: it is rejected (IMP-4). */
	readonly blankQuantity?: 'none' | 'one';
	/** Zone of stamps that name none. Absent: the billing zone. */
	readonly zone?: string;
	/** Where event ids come from (IMP-7). Absent: the one source without a name. */
	readonly source?: string;
	/** A file of several kinds of records, read by a reader of its own. */
	readonly layout?: 'nem12';
	/** How it is read beside that, where the file itself does not tell. */
	readonly encoding?: Encoding;
	readonly dateOrder?: DateOrder;
	/** By column of the plan's header, counted from 0. */
	readonly numberForms?: Readonly<Record<number, NumberForm>>;
}

/** A column that a mapping makes. */
export interface DerivedColumn {
	readonly field: Field;
	readonly source: FieldSource;
}

/** A mapping over the header of one file. */
export interface MappingPlan {
	readonly mapping: Mapping;
	/** How many columns the file has (nem12: its reader gives). */
	readonly width: number;
	/** The file's names, and behind them those of the columns that the mapping makes. */
	readonly header: readonly string[];
	/** By column of `header`. */
	readonly fields: FieldColumns;
	/** Texts for fields that no column fills. */
	readonly constants: Constants;
	/** Of joined columns and texts, behind the file's columns in this order. */
	readonly derived: readonly DerivedColumn[];
	/** Where the columns that every event of a wide file fills by itself begin; they are the last. */
	readonly wideFrom: number;
	/** Every record is an event as it stands. */
	readonly isPlain: boolean;
}

/** How columns of one field are joined. Parts of an id are told apart whatever they hold (see {@link joined}). */
const SEPARATORS: Readonly<Partial<Record<Field, string>>> = { sku: '/', 'event-id': '|' };

const FIELDS = Object.keys(USAGE_NAMES) as Field[];
/** Fields of which a text may stand for a whole file without a column of its own. */
const CONSTANT_FIELDS = new Set<Field>([
	'customer-number',
	'customer-name',
	'account',
	'kvk',
	'internal-number',
	'subscription',
	'sku',
	'unit',
	'charge-name',
	'currency'
]);

/** The mapping of plain columns. */
export function plainMapping(fields: FieldColumns): Mapping {
	const sources = Object.entries(fields).map(([field, column]) => [field, { columns: [column] }]);
	return { fields: Object.fromEntries(sources) as Mapping['fields'] };
}

/** A mapping over a file's header. Columns that the header does not have are left off. */
export function planMapping(mapping: Mapping, fileHeader: readonly string[]): MappingPlan {
	const base = mapping.layout === 'nem12' ? NEM12_HEADER : fileHeader;
	const header = [...base];
	const fields: Partial<Record<Field, number>> = {};
	const constants: Partial<Record<Field, string>> = {};
	const derived: DerivedColumn[] = [];
	for (const field of FIELDS) {
		const source = within(mapping.fields[field], base.length);
		if (!source || isFromWide(mapping, field)) continue;
		if ('text' in source && CONSTANT_FIELDS.has(field)) {
			if (!wideFields(mapping).includes(field)) constants[field] = source.text;
		} else if ('columns' in source && source.columns.length === 1 && !fillsQuantity(mapping, field)) {
			fields[field] = source.columns[0] as number;
		} else {
			derived.push({ field, source });
			fields[field] = header.push(nameOf(source, base)) - 1;
		}
	}
	const wideFrom = header.length;
	for (const field of wideFields(mapping)) {
		fields[field] = header.push(field === 'moment' ? nameOf(mapping.fields.moment, base) : field) - 1;
	}
	const isPlain =
		header.length === fileHeader.length &&
		mapping.readings === undefined &&
		mapping.blankQuantity === undefined &&
		mapping.layout === undefined;
	return { mapping, width: base.length, header, fields, constants, derived, wideFrom, isPlain };
}

/** The fields that each cell of a wide file gives its event, in the order of their columns. */
export function wideFields({ wide }: Mapping): Field[] {
	if (!wide) return [];
	return [wide.names === 'time' ? 'moment' : wide.names, 'unit', 'quantity'];
}

/** The text of a field from a record's cells. */
export function joined(source: FieldSource, field: Field, record: readonly string[]): string {
	if ('text' in source) return source.text;
	const cells = source.columns.map((column) => (record[column] ?? '').trim());
	if (source.take === 'first') return cells.find((cell) => cell !== '') ?? '';
	const filled = cells.filter((cell) => cell !== '');
	if (field !== 'event-id') return filled.join(SEPARATORS[field] ?? ' ');
	// `a|b` and `c` must not be what `a` and `b|c` are.
	return filled.length === 0 || cells.length === 1
		? (filled[0] ?? '')
		: cells.map((cell) => cell.replace(/[\\|]/g, '\\$&')).join('|');
}

/** All columns of the file that a mapping uses. */
export function columnsUsed({ fields, wide }: Mapping): Set<number> {
	const used = Object.values(fields).flatMap((source) => ('columns' in source ? source.columns : []));
	return new Set([...used, ...(wide?.measures ?? []).map(({ column }) => column)]);
}

/** The unit that a column's name ends in: `Electric Usage (kWh)`, `Verbruik [Wh]`, `Import T1 kWh`. Blank: none. */
export function unitInName(name: string): string {
	const bracketed = /[([]\s*([^()[\]]{1,20}?)\s*[)\]]\s*$/.exec(name);
	if (bracketed) return bracketed[1] ?? '';
	return /\s([kM]?Wh|m3|m³|GJ|MJ|[kMGT]B|uur|min|stuks?)$/.exec(name)?.[1] ?? '';
}

function isFromWide(mapping: Mapping, field: Field): boolean {
	return field !== 'unit' && field !== 'moment' && wideFields(mapping).includes(field);
}

function fillsQuantity({ blankQuantity }: Mapping, field: Field): boolean {
	return field === 'quantity' && blankQuantity === 'one';
}

function within(source: FieldSource | undefined, width: number): FieldSource | undefined {
	if (!source || 'text' in source) return source;
	const columns = source.columns.filter((column) => column < width);
	return columns.length === 0 ? undefined : { ...source, columns };
}

function nameOf(source: FieldSource | undefined, header: readonly string[]): string {
	if (!source) return '';
	if ('text' in source) return source.text;
	return source.columns.map((column) => header[column] || String(column + 1)).join(' + ');
}
