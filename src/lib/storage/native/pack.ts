/**
 * Columns of whole numbers as few bytes as they need, as storage/packed.ts has it, and the numbers that ids end in:
 * two numbers, or sixteen bytes, at a time. Compiled to WebAssembly (lib/native/compile.js).
 */

/** The longest column that there is room for. */
export const MOST: u32 = 262_144;

const column: usize = heap.alloc((MOST + 2) * 8);
const low: usize = heap.alloc((MOST + 4) * 4);
const high: usize = heap.alloc(MOST + 4);

/** What {@link look} saw: the step from each to the next is the same; every step fits a byte; the bounds. */
export let isEven: bool = false;
export let fitsBytes: bool = false;
export let least: f64 = 0;
export let most: f64 = 0;

/** Where the column is put. */
export function columnAt(): usize {
	return column;
}

/** Where {@link pack} puts what it packs: all of it, or the lower two of three bytes. */
export function lowAt(): usize {
	return low;
}

/** Where it puts the third byte. */
export function highAt(): usize {
	return high;
}

/** Looks at the column, which has one number at least. */
export function look(length: u32): void {
	const end = column + length * 8;
	const first = load<f64>(column);
	const step = length > 1 ? load<f64>(column, 8) - first : 0;
	const steps = f64x2.splat(step);
	const zero = f64x2.splat(0);
	const byte = f64x2.splat(255);
	let even = i64x2.splat(-1);
	let bytes = i64x2.splat(-1);
	let low = f64x2.splat(first);
	let high = low;
	let at = column;
	// Two steps at a time, as long as there are two.
	for (; at + 16 < end; at += 16) {
		const values = v128.load(at);
		const by = f64x2.sub(v128.load(at, 8), values);
		even = v128.and(even, f64x2.eq(by, steps));
		bytes = v128.and(bytes, v128.and(f64x2.ge(by, zero), f64x2.le(by, byte)));
		low = f64x2.pmin(low, values);
		high = f64x2.pmax(high, values);
	}
	isEven = i64x2.all_true(even);
	fitsBytes = i64x2.all_true(bytes);
	least = lesser(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1));
	most = greater(f64x2.extract_lane(high, 0), f64x2.extract_lane(high, 1));
	for (; at < end; at += 8) {
		const value = load<f64>(at);
		least = lesser(least, value);
		most = greater(most, value);
		if (at + 8 >= end) break;
		const by = load<f64>(at, 8) - value;
		isEven = isEven && by == step;
		fitsBytes = fitsBytes && by >= 0 && by <= 255;
	}
}

function lesser(one: f64, other: f64): f64 {
	return other < one ? other : one;
}

function greater(one: f64, other: f64): f64 {
	return other > one ? other : one;
}

/** Whether all numbers of the column are multiples of a unit. */
export function areMultiples(length: u32, unit: f64): bool {
	const end = column + length * 8;
	const units = f64x2.splat(unit);
	let at = column;
	for (; at + 8 < end; at += 16) {
		const values = v128.load(at);
		const whole = f64x2.mul(f64x2.floor(f64x2.div(values, units)), units);
		if (!i64x2.all_true(f64x2.eq(whole, values))) return false;
	}
	return at >= end || floor(load<f64>(at) / unit) * unit == load<f64>(at);
}

/** Packs what the numbers are above the least of them, in units, as one, two, three or four bytes each. */
export function pack(length: u32, least: f64, unit: f64, width: u32): void {
	const base = f64x2.splat(least);
	const units = f64x2.splat(unit);
	for (let i: u32 = 0; i < length; i += 2) {
		let above = f64x2.sub(v128.load(column + i * 8), base);
		if (unit != 1) above = f64x2.div(above, units);
		const both = i32x4.trunc_sat_f64x2_u_zero(above);
		const one: u32 = i32x4.extract_lane(both, 0);
		const other: u32 = i32x4.extract_lane(both, 1);
		if (width == 1) {
			store<u8>(low + i, <u8>one);
			store<u8>(low + i, <u8>other, 1);
		} else if (width == 4) {
			store<u32>(low + i * 4, one);
			store<u32>(low + i * 4, other, 4);
		} else {
			store<u16>(low + i * 2, <u16>one);
			store<u16>(low + i * 2, <u16>other, 2);
			if (width == 2) continue;
			store<u8>(high + i, <u8>(one >> 16));
			store<u8>(high + i, <u8>(other >> 16), 1);
		}
	}
}

/** Bytes that are looked at sixteen at a time, from before the first of them on. */
const VECTOR: u32 = 16;

/** The most bytes of texts that there is room for: all is taken at once, so that nothing fails later for want of it. */
export const MOST_TEXT: u32 = 2 * 1024 * 1024;

const text: usize = heap.alloc(MOST_TEXT + VECTOR) + VECTOR;

/** Where values of one length are put, one behind another. */
export function textAt(): usize {
	return text;
}

/** Sixteen bytes without bits, and behind them as many with all. */
const masks: usize = heap.alloc(2 * VECTOR);
memory.fill(masks, 0, VECTOR);
memory.fill(masks + VECTOR, 0xff, VECTOR);

/** The last so many of sixteen bytes. */
function lastBytes(count: u32): v128 {
	return v128.load(masks + count);
}

/**
 * Makes the column of the numbers that values of one length end in, of not more than fifteen digits; false where the
 * bytes before them are not the same in all, or one of them is no digit.
 */
export function numbers(rows: u32, length: u32, digits: u32): bool {
	const ofDigits = lastBytes(digits);
	const ofText = v128.andnot(lastBytes(length < VECTOR ? length : VECTOR), ofDigits);
	const before = length < VECTOR ? 0 : length - VECTOR;
	const first = v128.load(text + length - VECTOR);
	const tens = i16x8.splat(0x010a);
	const hundreds = i32x4.splat(0x0001_0064);
	const nine = i8x16.splat(9);
	const zero = i8x16.splat(48);
	let wrong = i64x2.splat(0);
	for (let row: u32 = 0; row < rows; row++) {
		const from = text + row * length;
		const bytes = v128.load(from + length - VECTOR);
		const values = i8x16.sub(bytes, zero);
		wrong = v128.or(wrong, v128.and(v128.xor(bytes, first), ofText));
		wrong = v128.or(wrong, v128.and(i8x16.gt_u(values, nine), ofDigits));
		if (before > 0 && memory.compare(from, text, before) != 0) return false;
		const own = v128.and(values, ofDigits);
		const twos = i16x8.narrow_i32x4_u(
			i32x4.extadd_pairwise_i16x8_u(i16x8.extmul_low_i8x16_u(own, tens)),
			i32x4.extadd_pairwise_i16x8_u(i16x8.extmul_high_i8x16_u(own, tens))
		);
		const fours = i32x4.dot_i16x8_s(twos, hundreds);
		const upper = <u64>i32x4.extract_lane(fours, 0) * 10_000 + <u64>i32x4.extract_lane(fours, 1);
		const lower = <u64>i32x4.extract_lane(fours, 2) * 10_000 + <u64>i32x4.extract_lane(fours, 3);
		store<f64>(column + row * 8, <f64>(upper * 100_000_000 + lower));
	}
	return !v128.any_true(wrong);
}
