/**
 * Columns of whole numbers as few bytes as they need: a run of even steps as its beginning alone, small steps as
 * bytes, others as what they are above the least of them. Fewer bytes are hashed, written and read sooner.
 */
import { Failure } from '$lib/domain/failure';
import { lookAt, type ColumnLook, type Whole } from './column-look';
import type { Column, Opened } from './sections';

const FORMS = ['steps', 'deltas', 'offsets', 'plain'] as const;

const MS = 1000;

/** A column of even steps under a name, as the section that holds it. */
export function packedSteps(
	name: string,
	first: number,
	step: number,
	length: number
): Record<string, Column> {
	return { [`${name}.form`]: Float64Array.of(FORMS.indexOf('steps'), first, step, length) };
}

/** A column under a name, as the sections that hold it. */
export function packed(
	name: string,
	values: Whole,
	look: ColumnLook = lookAt(values)
): Record<string, Column> {
	const first = values[0] ?? 0;
	const form = (kind: (typeof FORMS)[number], base: number, unit = 1): Record<string, Column> => ({
		[`${name}.form`]: Float64Array.of(FORMS.indexOf(kind), base, unit, values.length)
	});
	const step = values.length > 1 ? (values[1] as number) - first : 0;
	// The last of them is counted from the first.
	const isExact = Number.isSafeInteger(step * values.length);
	if (isExact && look.isEven) return packedSteps(name, first, step, values.length);
	if (look.fitsBytes) return { ...form('deltas', first), [`${name}.low`]: deltasOf(values) };
	const { least, most } = look.bounds;
	const unit = look.areMultiples(MS) ? MS : 1;
	const range = (most - least) / unit;
	if (range > 0xffff_ffff) return { ...form('plain', 0), [`${name}.low`]: values };
	const { low, high } = look.planes(least, unit, widthOf(range));
	return {
		...form('offsets', least, unit),
		[`${name}.low`]: low,
		...(high && { [`${name}.high`]: high })
	};
}

/** Bytes that numbers from 0 to a range take. */
function widthOf(range: number): 1 | 2 | 3 | 4 {
	if (range < 0x100) return 1;
	if (range < 0x1_0000) return 2;
	return range < 0x100_0000 ? 3 : 4;
}

/** The column that {@link packed} made, or one of before it was packed. Throws `STO-3.damaged` when there is none. */
export function unpacked<To extends Whole>(opened: Opened, name: string, make: (length: number) => To): To {
	if (!opened.has(`${name}.form`)) {
		const stored = opened.integers(name);
		const values = make(stored.length);
		values.set(stored);
		return values;
	}
	const [form, base = 0, unit = 0, length = 0] = opened.integers(`${name}.form`);
	const values = make(length);
	switch (FORMS[form ?? -1]) {
		case 'steps':
			for (let i = 0; i < length; i++) values[i] = base + i * unit;
			return values;
		case 'deltas':
			return addedUp(opened.integers(`${name}.low`), base, values);
		case 'offsets':
			return offsetsOf(opened, name, base, unit, values);
		case 'plain':
			values.set(opened.integers(`${name}.low`));
			return values;
		default:
			throw new Failure('STO-3.damaged', { other: name });
	}
}

/** The same a row at a time: of a column of which few rows are looked at, no more than those is unpacked. */
export function packedAt(opened: Opened, name: string): (row: number) => number {
	if (!opened.has(`${name}.form`)) {
		const values = opened.integers(name);
		return (row) => values[row] as number;
	}
	const [form, base = 0, unit = 0, length = 0] = opened.integers(`${name}.form`);
	switch (FORMS[form ?? -1]) {
		case 'steps':
			return (row) => base + row * unit;
		case 'deltas': {
			// Where one row is known by those before it, all are as soon.
			let values: Float64Array | undefined;
			return (row) =>
				(values ??= addedUp(opened.integers(`${name}.low`), base, new Float64Array(length)))[row] as number;
		}
		case 'offsets': {
			const low = opened.integers(`${name}.low`);
			const high = opened.has(`${name}.high`) ? opened.integers(`${name}.high`) : undefined;
			if (!high) return (row) => base + (low[row] as number) * unit;
			return (row) => base + ((low[row] as number) + (high[row] as number) * 0x1_0000) * unit;
		}
		case 'plain': {
			const values = opened.integers(`${name}.low`);
			return (row) => values[row] as number;
		}
		default:
			throw new Failure('STO-3.damaged', { other: name });
	}
}

function deltasOf(values: Whole): Uint8Array {
	const deltas = new Uint8Array(values.length - 1);
	for (let i = 1; i < values.length; i++) deltas[i - 1] = (values[i] as number) - (values[i - 1] as number);
	return deltas;
}

function addedUp<To extends Whole>(deltas: ArrayLike<number>, base: number, values: To): To {
	let value = base;
	values[0] = base;
	for (let i = 1; i < values.length; i++) values[i] = value += deltas[i - 1] as number;
	return values;
}

function offsetsOf<To extends Whole>(
	opened: Opened,
	name: string,
	base: number,
	unit: number,
	values: To
): To {
	const low = opened.integers(`${name}.low`);
	const high = opened.numbers(`${name}.high`);
	for (let i = 0; i < values.length; i++) {
		const offset = (low[i] as number) + (high ? Number(high[i]) * 0x1_0000 : 0);
		values[i] = base + offset * unit;
	}
	return values;
}
