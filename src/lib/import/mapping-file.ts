/** Mappings as a file of their own, to be kept or given to others (IMP-3). What is read is hostile until it is checked. */
import { Failure } from '$lib/domain/failure';
import { isZone } from '$lib/domain/zone';
import { USAGE_NAMES, type Field } from './header';
import type { FieldSource, Mapping, Measure, Wide } from './mapping';
import type { DateOrder, Encoding, NumberForm } from './reading';
import { MAX_COLUMNS } from './records';

/** A mapping with its name and the header that it is for. */
export interface NamedMapping {
	readonly name: string;
	readonly header: readonly string[];
	readonly mapping: Mapping;
}

const KIND = 'specifiek-mappings';
const VERSION = 1;
/** A mapping takes some kilobytes. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_MAPPINGS = 500;
const MAX_NAME = 200;
const MAX_TEXT = 1000;
/** So much of what cannot be read is told. */
const SHOWN = 40;

/** All of them: what was written is read again. */
const ENCODINGS = Object.keys({
	'utf-8': true,
	'utf-16le': true,
	'utf-16be': true,
	'windows-1252': true,
	'iso-8859-15': true,
	'windows-1250': true,
	'iso-8859-2': true,
	'windows-1257': true,
	'iso-8859-13': true,
	'windows-1254': true,
	'windows-1253': true,
	'windows-1251': true,
	macintosh: true
} satisfies Record<Encoding, true>) as Encoding[];

/** The file of some mappings. */
export function writeMappings(mappings: readonly NamedMapping[]): string {
	const plain = mappings.map(({ name, header, mapping }) => ({ name, header, mapping }));
	return `${JSON.stringify({ kind: KIND, version: VERSION, mappings: plain }, undefined, '\t')}\n`;
}

/**
 * Reads such a file: all its mappings or, with `IMP-3.mapping-unreadable` and the place at fault, none. What is read
 * is made anew, field by field: nothing of the file but what is known here gets any further.
 */
export async function readMappings(file: Blob & { readonly name?: string }): Promise<NamedMapping[]> {
	try {
		if (file.size > MAX_BYTES) throw new Unreadable('file', 'size');
		const root = asObject(parse(await file.text()), 'file');
		if (root.kind !== KIND || root.version !== VERSION) throw new Unreadable('kind', root.kind ?? '');
		return asArray(root.mappings, 'mappings', MAX_MAPPINGS).map((each, i) =>
			namedMapping(each, `mappings[${i}]`)
		);
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		const detail = { file: file.name ?? '', column: error.place, value: error.value.slice(0, 200) };
		throw new Failure('IMP-3.mapping-unreadable', detail, { cause: error });
	}
}

class Unreadable extends Error {
	readonly value: string;

	constructor(
		readonly place: string,
		value: unknown
	) {
		const text = shown(value);
		super(`${place}: ${text}`);
		this.value = text;
	}
}

/** Lists and objects are told as such: a file may nest them without end, or name a `toString` that is no function. */
function shown(value: unknown): string {
	if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
	return String(value).slice(0, SHOWN);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw new Unreadable('JSON', text);
	}
}

function namedMapping(value: unknown, at: string): NamedMapping {
	const { name, header, mapping } = asObject(value, at);
	const columns = asArray(header, `${at}.header`, MAX_COLUMNS).map((each) => asText(each, `${at}.header`));
	return {
		name: asText(name, `${at}.name`, MAX_NAME),
		header: columns,
		mapping: readMapping(mapping, `${at}.mapping`)
	};
}

function readMapping(value: unknown, at: string): Mapping {
	const given = asObject(value, at);
	const optional = <T>(name: keyof Mapping, read: (each: unknown, place: string) => T): Record<string, T> =>
		given[name] === undefined ? {} : { [name]: read(given[name], `${at}.${name}`) };
	return {
		fields: readFields(given.fields, `${at}.fields`),
		...optional('wide', readWide),
		...optional('readings', oneOf<'begin' | 'end'>(['begin', 'end'])),
		...optional('blankQuantity', oneOf<'none' | 'one'>(['none', 'one'])),
		...optional('zone', readZone),
		...optional('source', (each, place) => asText(each, place, MAX_NAME)),
		...optional('layout', oneOf<'nem12'>(['nem12'])),
		...optional('encoding', oneOf<Encoding>(ENCODINGS)),
		...optional('dateOrder', oneOf<DateOrder>(['day-first', 'month-first'])),
		...optional('numberForms', readNumberForms)
	};
}

function readFields(value: unknown, at: string): Mapping['fields'] {
	const fields: Partial<Record<Field, FieldSource>> = {};
	for (const [name, source] of Object.entries(asObject(value, at))) {
		if (!Object.hasOwn(USAGE_NAMES, name)) throw new Unreadable(at, name);
		fields[name as Field] = readSource(source, `${at}.${name}`);
	}
	return fields;
}

function readSource(value: unknown, at: string): FieldSource {
	const { text, columns, take } = asObject(value, at);
	if (text !== undefined) return { text: asText(text, `${at}.text`) };
	const read = asArray(columns, `${at}.columns`, MAX_COLUMNS).map((each) => asColumn(each, at));
	if (read.length === 0) throw new Unreadable(`${at}.columns`, '');
	return take === undefined
		? { columns: read }
		: { columns: read, take: oneOf<'first'>(['first'])(take, at) };
}

function readWide(value: unknown, at: string): Wide {
	const { measures, names } = asObject(value, at);
	return {
		names: oneOf<Wide['names']>(['sku', 'account', 'time'])(names, `${at}.names`),
		measures: asArray(measures, `${at}.measures`, MAX_COLUMNS).map((each): Measure => {
			const { column, name, unit } = asObject(each, at);
			return { column: asColumn(column, at), name: asText(name, at), unit: asText(unit, at) };
		})
	};
}

function readNumberForms(value: unknown, at: string): Record<number, NumberForm> {
	const form = oneOf<NumberForm>(['comma', 'point']);
	const entries = Object.entries(asObject(value, at)).map(([column, each]) => [
		asColumn(Number(column), at),
		form(each, at)
	]);
	return Object.fromEntries(entries) as Record<number, NumberForm>;
}

function readZone(value: unknown, at: string): string {
	const zone = asText(value, at, MAX_NAME);
	if (!isZone(zone)) throw new Unreadable(at, zone);
	return zone;
}

function asObject(value: unknown, at: string): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable(at, value);
	return value as Record<string, unknown>;
}

function asArray(value: unknown, at: string, most: number): unknown[] {
	if (!Array.isArray(value) || value.length > most) throw new Unreadable(at, value);
	return value as unknown[];
}

function asText(value: unknown, at: string, most = MAX_TEXT): string {
	if (typeof value !== 'string' || value.length > most) throw new Unreadable(at, value);
	return value;
}

function asColumn(value: unknown, at: string): number {
	// Behind a file's own columns stand those that its mapping makes.
	const isColumn =
		typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 * MAX_COLUMNS;
	if (!isColumn) throw new Unreadable(at, value);
	return value;
}

function oneOf<T extends string>(all: readonly T[]): (value: unknown, at: string) => T {
	return (value, at) => {
		const found = all.find((each) => each === value);
		if (found === undefined) throw new Unreadable(at, value);
		return found;
	};
}
