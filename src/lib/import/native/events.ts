/** Events of a range as columns that grow. */

let room: u32 = 0;
let idRoom: u32 = 0;

/** So many events, and bytes of their ids. */
export let count: u32 = 0;
export let idsUsed: u32 = 0;
/** Events without an id: their hashes are made elsewhere. */
export let withoutId: u32 = 0;
/** Whether any quantity is no whole number from zero on. */
export let hasScales: bool = false;

export let keys: usize = 0;
export let moments: usize = 0;
/** Quantities, each a whole number at its scale. */
export let quantities: usize = 0;
export let scales: usize = 0;
export let lines: usize = 0;
export let begins: usize = 0;
export let idFrom: usize = 0;
export let idTo: usize = 0;
/** Two words of each event's hash. */
export let hashes: usize = 0;
export let idBytes: usize = 0;

/** Begins a range of so many events or more. */
export function beginEvents(expected: u32): void {
	count = 0;
	idsUsed = 0;
	withoutId = 0;
	hasScales = false;
	if (expected > room) widen(expected);
}

/** Makes room for one event more. */
export function makeRoom(): void {
	if (count == room) widen(room * 2);
}

function widen(to: u32): void {
	keys = wider(keys, count * 4, to * 4);
	moments = wider(moments, count * 8, to * 8);
	quantities = wider(quantities, count * 4, to * 4);
	scales = wider(scales, count, to);
	lines = wider(lines, count * 4, to * 4);
	begins = wider(begins, count * 4, to * 4);
	idFrom = wider(idFrom, count * 4, to * 4);
	idTo = wider(idTo, count * 4, to * 4);
	hashes = wider(hashes, count * 8, to * 8);
	room = to;
}

function wider(from: usize, used: u32, size: u32): usize {
	const to = heap.alloc(size + 16);
	memory.copy(to, from, used);
	return to;
}

/** Puts the event at hand behind the others; its id has been put. */
export function putEvent(key: u32, moment: f64, quantity: i32, scale: u32, line: u32, begin: u32): void {
	store<u32>(keys + count * 4, key);
	store<f64>(moments + count * 8, moment);
	store<i32>(quantities + count * 4, quantity);
	store<u8>(scales + count, <u8>scale);
	if (scale > 0 || quantity < 0) hasScales = true;
	store<u32>(lines + count * 4, line);
	store<u32>(begins + count * 4, begin);
	count++;
}

/** Where an id of so many bytes can be put for {@link putId}, which then takes it from there. */
export function idFor(length: u32): usize {
	if (idsUsed + length > idRoom) {
		const size = (idsUsed + length) * 2 + 64 * 1024;
		idBytes = wider(idBytes, idsUsed, size);
		idRoom = size;
	}
	return idBytes + idsUsed;
}

/**
 * Puts the id of the event at hand behind those of the others, with its hash: the same as identity.ts makes, which
 * stands with every event that was ever stored.
 */
export function putId(from: usize, length: u32): void {
	const to = idFor(length);
	store<u32>(idFrom + count * 4, idsUsed);
	idsUsed += length;
	store<u32>(idTo + count * 4, idsUsed);
	if (length == 0) {
		withoutId++;
		return;
	}
	let high: u32 = 0xdead_beef;
	let low: u32 = 0x41c6_ce57;
	for (let i: u32 = 0; i < length; i++) {
		const byte: u32 = load<u8>(from + i);
		store<u8>(to + i, <u8>byte);
		high = (high ^ byte) * 2_654_435_761;
		low = (low ^ byte) * 1_597_334_677;
		high ^= high >> 15;
		low ^= low >> 13;
	}
	high = (high ^ length) * 2_246_822_507;
	low = (low ^ length) * 3_266_489_909;
	high ^= low >> 16;
	low ^= high >> 13;
	high = ((high ^ (high >> 16)) * 2_246_822_507) ^ ((low ^ (low >> 13)) * 3_266_489_909);
	low = ((low ^ (low >> 16)) * 2_246_822_507) ^ ((high ^ (high >> 13)) * 3_266_489_909);
	store<u32>(hashes + count * 8, high);
	store<u32>(hashes + count * 8, low, 4);
}
