/**
 * What a column of whole numbers is like, and its bytes: by WebAssembly, which takes a tenth of the time, or where
 * there is none, or a column is too long for it, by loops.
 */
import { nativePack, type NativePack } from './native-pack';

/** Whole numbers within ±2^53. */
export type Whole = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** What numbers are above the least of them: the lower two of three bytes, or all of one, two or four. */
export type Low = Uint8Array | Uint16Array | Uint32Array;

export interface ColumnLook {
	/** Whether the step from each to the next is the same. */
	readonly isEven: boolean;
	/** Whether every step fits a byte. */
	readonly fitsBytes: boolean;
	readonly bounds: { readonly least: number; readonly most: number };
	areMultiples(unit: number): boolean;
	/** Bytes of what each number is above the least, in units; three of them are told apart, two and one. */
	planes(
		least: number,
		unit: number,
		width: 1 | 2 | 3 | 4
	): { readonly low: Low; readonly high?: Uint8Array };
}

/** A look at a column, which holds until the next is looked at. */
export function lookAt(values: Whole): ColumnLook {
	const native = nativePack(values.length);
	return native ? nativeLook(native, values) : plainLook(values);
}

export function nativeLook(native: NativePack, values: Whole): ColumnLook {
	const { length } = values;
	const { buffer } = native.memory;
	new Float64Array(buffer, native.columnAt(), length).set(values);
	native.look(length);
	return {
		isEven: native.isEven.value !== 0,
		fitsBytes: native.fitsBytes.value !== 0,
		bounds: { least: native.least.value, most: native.most.value },
		areMultiples: (unit) => native.areMultiples(length, unit) !== 0,
		planes: (least, unit, width) => {
			native.pack(length, least, unit, width);
			const at = native.lowAt();
			if (width === 1) return { low: new Uint8Array(buffer, at, length).slice() };
			if (width === 4) return { low: new Uint32Array(buffer, at, length).slice() };
			const low = new Uint16Array(buffer, at, length).slice();
			return width === 2 ? { low } : { low, high: new Uint8Array(buffer, native.highAt(), length).slice() };
		}
	};
}

export function plainLook(values: Whole): ColumnLook {
	return {
		get isEven() {
			return isEven(values);
		},
		get fitsBytes() {
			return fitsBytes(values);
		},
		get bounds() {
			return boundsOf(values);
		},
		areMultiples: (unit) => areMultiples(values, unit),
		planes: (least, unit, width) => {
			const { length } = values;
			if (width === 1) return { low: lowOf(values, new Uint8Array(length), least, unit) };
			if (width === 4) return { low: lowOf(values, new Uint32Array(length), least, unit) };
			const low = lowOf(values, new Uint16Array(length), least, unit);
			return width === 2 ? { low } : { low, high: highOf(values, least, unit) };
		}
	};
}

// Each of these looks at as little as it needs and at one thing only: a column is some million numbers, and what a
// browser compiles it compiles whole.

function isEven(values: Whole): boolean {
	const { length } = values;
	const step = length > 1 ? (values[1] as number) - (values[0] as number) : 0;
	for (let i = 1; i < length; i++) {
		if ((values[i] as number) - (values[i - 1] as number) !== step) return false;
	}
	return true;
}

function fitsBytes(values: Whole): boolean {
	const { length } = values;
	for (let i = 1; i < length; i++) {
		const delta = (values[i] as number) - (values[i - 1] as number);
		if (delta < 0 || delta > 255) return false;
	}
	return true;
}

function boundsOf(values: Whole): ColumnLook['bounds'] {
	const { length } = values;
	let least = values[0] ?? 0;
	let most = least;
	for (let i = 1; i < length; i++) {
		const value = values[i] as number;
		if (value < least) least = value;
		if (value > most) most = value;
	}
	return { least, most };
}

/** The remainder of large numbers takes many times as long as this. */
function areMultiples(values: Whole, unit: number): boolean {
	const { length } = values;
	for (let i = 0; i < length; i++) {
		const value = values[i] as number;
		if (Math.floor(value / unit) * unit !== value) return false;
	}
	return true;
}

/** As much of what numbers are above the least of them as the array holds. */
function lowOf<To extends Low>(values: Whole, low: To, least: number, unit: number): To {
	const { length } = values;
	if (unit === 1) for (let i = 0; i < length; i++) low[i] = (values[i] as number) - least;
	else for (let i = 0; i < length; i++) low[i] = ((values[i] as number) - least) / unit;
	return low;
}

/** The third byte of it. */
function highOf(values: Whole, least: number, unit: number): Uint8Array {
	const high = new Uint8Array(values.length);
	for (let i = 0; i < high.length; i++) high[i] = (((values[i] as number) - least) / unit) >>> 16;
	return high;
}
