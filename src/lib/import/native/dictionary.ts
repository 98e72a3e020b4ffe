/** Bytes with the number that each run of them was given: what was seen before is known again without text. */

/** No such bytes were seen before. Below every number and every code of a problem. */
export const UNKNOWN: i32 = i32.MIN_VALUE;

/** A slot: the hash, and behind it where the entry stands in the arena, plus one; 0 where nothing stands. */
const SLOT: u32 = 8;

/** An entry: the length, the number, and then the bytes, padded with zeros to a multiple of eight. */
const HEAD: u32 = 8;

const MULTIPLIER: u64 = ((<u64>0x9e37_79b9) << 32) | 0x7f4a_7c15;

export class Dictionary {
	private slots: usize = 0;
	private places: u32 = 1024;
	private count: u32 = 0;
	private arena: usize = 0;
	private used: u32 = 0;
	private room: u32 = 16 * 1024;
	/** The hash of what was looked for last. */
	private hash: u32 = 0;

	constructor() {
		this.slots = cleared(this.places * SLOT);
		this.arena = heap.alloc(this.room);
	}

	/** How many have a number. */
	get size(): u32 {
		return this.count;
	}

	/** The number of some bytes, or {@link UNKNOWN}: then {@link learn} may be called. */
	find(from: usize, length: u32): i32 {
		return this.findBy(hashOf(from, length), from, length);
	}

	/** Some of what {@link findBy} will look at first: who looks ahead at it for many waits for all at once. */
	slotOf(hash: u32): u32 {
		return load<u32>(this.slots + (hash & (this.places - 1)) * SLOT, 4);
	}

	/** And of what it will look at behind that. */
	entryOf(hash: u32): u32 {
		const entry = this.slotOf(hash);
		return entry == 0 ? 0 : load<u32>(this.arena + entry - 1);
	}

	/** As {@link find}, by the hash of the bytes. */
	findBy(hash: u32, from: usize, length: u32): i32 {
		const mask = this.places - 1;
		let place = hash & mask;
		while (true) {
			const slot = this.slots + place * SLOT;
			const entry = load<u32>(slot, 4);
			if (entry == 0) {
				this.hash = hash;
				return UNKNOWN;
			}
			if (load<u32>(slot) == hash) {
				const at = this.arena + entry - 1;
				if (load<u32>(at) == length && isSame(at + HEAD, from, length)) return load<i32>(at, 4);
			}
			place = (place + 1) & mask;
		}
	}

	/** Gives a number to the bytes that {@link find} did not know just now. */
	learn(from: usize, length: u32, number: i32): void {
		const size = HEAD + ((length + 7) & ~7);
		this.makeRoom(size);
		const at = this.arena + this.used;
		store<u32>(at, length);
		store<i32>(at, number, 4);
		if (length > 0) store<u64>(at + size - 8, 0);
		memory.copy(at + HEAD, from, length);
		this.put(this.hash, this.used + 1);
		this.used += size;
		this.count++;
	}

	private put(hash: u32, entry: u32): void {
		const mask = this.places - 1;
		let place = hash & mask;
		while (load<u32>(this.slots + place * SLOT, 4) != 0) place = (place + 1) & mask;
		store<u32>(this.slots + place * SLOT, hash);
		store<u32>(this.slots + place * SLOT, entry, 4);
	}

	private makeRoom(size: u32): void {
		if (this.used + size > this.room) {
			const room = (this.used + size) * 2;
			const arena = heap.alloc(room);
			memory.copy(arena, this.arena, this.used);
			this.arena = arena;
			this.room = room;
		}
		if ((this.count + 1) * 2 <= this.places) return;
		const before = this.slots;
		const end = before + this.places * SLOT;
		this.places *= 2;
		this.slots = cleared(this.places * SLOT);
		for (let slot = before; slot < end; slot += SLOT) {
			const entry = load<u32>(slot, 4);
			if (entry != 0) this.put(load<u32>(slot), entry);
		}
	}
}

function cleared(bytes: u32): usize {
	const at = heap.alloc(bytes);
	memory.fill(at, 0, bytes);
	return at;
}

/** The bytes that are left of a word, the others zero. */
function rest(at: usize, length: u32): u64 {
	return load<u64>(at) & (((<u64>1) << ((length & 7) * 8)) - 1);
}

/**
 * Sixteen bytes at a time, in two lanes that do not wait for each other. Reads up to seven bytes behind the end, and
 * takes none of them in.
 */
export function hashOf(from: usize, length: u32): u32 {
	let first: u64 = length;
	let second: u64 = MULTIPLIER;
	let at = from;
	const pairs = from + (length & ~15);
	for (; at < pairs; at += 16) {
		first = rotl((first ^ load<u64>(at)) * MULTIPLIER, 29);
		second = rotl((second ^ load<u64>(at, 8)) * MULTIPLIER, 29);
	}
	if (length & 8) {
		first = rotl((first ^ load<u64>(at)) * MULTIPLIER, 29);
		at += 8;
	}
	if (length & 7) second = rotl((second ^ rest(at, length)) * MULTIPLIER, 29);
	const both = (first ^ rotl(second, 17)) * MULTIPLIER;
	return <u32>(both ^ (both >> 32));
}

/** Whether an entry's bytes, which have zeros behind them, are the same as others. */
function isSame(entry: usize, from: usize, length: u32): bool {
	let other = entry;
	let at = from;
	const words = from + (length & ~7);
	for (; at < words; at += 8, other += 8) if (load<u64>(at) != load<u64>(other)) return false;
	return (length & 7) == 0 || rest(at, length) == load<u64>(other);
}
