/** The ids of a chunk's events as the columns that are stored of them, and back. */
import type { IdColumn } from '$lib/import/usage-columns';
import { nativePack } from './native-pack';
import { packed, packedAt, packedSteps } from './packed';
import type { Column, Opened } from './sections';

/** Digits that a Number holds exactly, and those that 31 bits do. */
const MOST_DIGITS = 15;
const FEW_DIGITS = 9;

const ZERO_DIGIT = 48;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Ids as few bytes as they need: those of one length that are numbers behind the same text stand as numbers, others
 * that begin alike hold their beginning once.
 */
export function idColumns({ bytes, ends }: IdColumn): Record<string, Column> {
	const length = ends[0] ?? 0;
	if (length === 0 || !endEvery(ends, length)) {
		return { ...packed('idEnds', ends), idPrefix: new Uint8Array(), idBytes: bytes.slice() };
	}
	const idEnds = packedSteps('idEnds', length, length, ends.length);
	const digits = digitsBehind(bytes.subarray(0, length));
	const numbers = digits > 0 ? numbersOf(bytes, length, digits) : undefined;
	if (numbers) {
		const idDigits = Uint8Array.of(digits);
		return {
			...idEnds,
			idPrefix: bytes.slice(0, length - digits),
			idDigits,
			...packed('idNumbers', numbers)
		};
	}
	const prefix = commonPrefix(bytes, length);
	return { ...idEnds, idPrefix: bytes.slice(0, prefix), idBytes: restsOf(bytes, length, prefix) };
}

/** Whether ids end at every so many bytes. */
function endEvery(ends: Uint32Array, length: number): boolean {
	for (let row = 0; row < ends.length; row++) if (ends[row] !== length * (row + 1)) return false;
	return true;
}

/** How many digits a text ends in, as many of them as a Number holds. */
function digitsBehind(bytes: Uint8Array): number {
	let digits = 0;
	while (digits < Math.min(bytes.length, MOST_DIGITS) && digitOf(bytes, bytes.length - 1 - digits) <= 9)
		digits++;
	return digits;
}

/** The digit at a place; above 9 where there is none. */
function digitOf(bytes: Uint8Array, at: number): number {
	return ((bytes[at] as number) - ZERO_DIGIT) & 0xff;
}

/** The numbers that all values of one length end in; undefined where one has another text before it, or is none. */
function numbersOf(bytes: Uint8Array, length: number, digits: number): Float64Array | undefined {
	const rows = bytes.length / length;
	const native = nativePack(rows);
	if (!native || bytes.length > native.MOST_TEXT.value) return numbersByLoops(bytes, length, digits);
	new Uint8Array(native.memory.buffer, native.textAt(), bytes.length).set(bytes);
	if (native.numbers(rows, length, digits) === 0) return undefined;
	return new Float64Array(native.memory.buffer, native.columnAt(), rows).slice();
}

/** The same where there is no WebAssembly, or no room for so many of them in it. */
export function numbersByLoops(bytes: Uint8Array, length: number, digits: number): Float64Array | undefined {
	const prefix = length - digits;
	const few = Math.min(digits, FEW_DIGITS);
	const numbers = new Float64Array(bytes.length / length);
	for (let row = 0, at = 0; row < numbers.length; row++, at += length) {
		for (let i = 0; i < prefix; i++) if (bytes[at + i] !== bytes[i]) return undefined;
		const high = digits > few ? numberAtBytes(bytes, at + prefix, digits - few) : 0;
		const low = numberAtBytes(bytes, at + length - few, few);
		if (high < 0 || low < 0) return undefined;
		numbers[row] = high * 10 ** FEW_DIGITS + low;
	}
	return numbers;
}

/** The number that some digits make, not more than {@link FEW_DIGITS}; below 0 where one is none. */
function numberAtBytes(bytes: Uint8Array, at: number, digits: number): number {
	let number = 0;
	let largest = 0;
	for (let i = at; i < at + digits; i++) {
		const digit = digitOf(bytes, i);
		if (digit > largest) largest = digit;
		number = (Math.imul(number, 10) + digit) | 0;
	}
	return largest > 9 ? -1 : number;
}

/** How many bytes all values of one length begin with alike. */
function commonPrefix(bytes: Uint8Array, length: number): number {
	let prefix = length;
	for (let at = length; at < bytes.length && prefix > 0; at += length) {
		for (let i = 0; i < prefix; i++) if (bytes[at + i] !== bytes[i]) prefix = i;
	}
	return prefix;
}

/** Of values of one length what stands behind so many bytes. */
function restsOf(bytes: Uint8Array, length: number, prefix: number): Uint8Array {
	const rests = new Uint8Array((bytes.length / length) * (length - prefix));
	let to = 0;
	for (let at = 0; at < bytes.length; at += length) {
		for (let i = prefix; i < length; i++) rests[to++] = bytes[at + i] as number;
	}
	return rests;
}

/** The ids of rows. */
export function idsOf(opened: Opened): (row: number) => string {
	const endAt = packedAt(opened, 'idEnds');
	const prefix = opened.has('idPrefix') ? opened.integers('idPrefix') : [];
	if (opened.has('idDigits')) {
		const [digits = 0] = opened.integers('idDigits');
		const text = decoder.decode(Uint8Array.from(prefix));
		const number = packedAt(opened, 'idNumbers');
		return (row) => text + String(number(row)).padStart(digits, '0');
	}
	const rests = opened.integers('idBytes');
	if (prefix.length === 0) {
		const bytes = rests instanceof Uint8Array ? rests : Uint8Array.from(rests);
		return (row) => decoder.decode(bytes.subarray(row === 0 ? 0 : endAt(row - 1), endAt(row)));
	}
	// All are as long, and a character may stand partly in their common beginning.
	const id = Uint8Array.from({ length: endAt(0) }, (_, i) => prefix[i] ?? 0);
	const rest = id.length - prefix.length;
	return (row) => {
		for (let i = 0; i < rest; i++) id[prefix.length + i] = rests[row * rest + i] as number;
		return decoder.decode(id);
	};
}
