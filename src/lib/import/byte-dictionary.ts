/** Values as bytes, with the code that each has: a value that was seen is never decoded again. */

/** Words of an entry: hash, offset in the arena, length, code. */
const WIDTH = 4;

/** No value of it was seen before. */
export const UNKNOWN = -0x8000_0000;

export class ByteDictionary {
	/** Entry + 1; 0 where nothing stands. */
	private slots = new Uint32Array(1024);
	private entries = new Int32Array(WIDTH * 512);
	private arena = new DataView(new ArrayBuffer(16 * 1024));
	private used = 0;
	private count = 0;
	private hash = 0;

	/** Distinct values. */
	get size(): number {
		return this.count;
	}

	/** The code of a value, or {@link UNKNOWN}: then {@link learn} it. */
	find(bytes: DataView, from: number, to: number): number {
		const { slots, entries } = this;
		const hash = hashOf(bytes, from, to);
		const mask = slots.length - 1;
		for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
			const entry = slots[slot] as number;
			if (entry === 0) {
				this.hash = hash;
				return UNKNOWN;
			}
			const at = (entry - 1) * WIDTH;
			if (entries[at] !== hash || entries[at + 2] !== to - from) continue;
			if (isSame(this.arena, entries[at + 1] as number, bytes, from, to)) return entries[at + 3] as number;
		}
	}

	/** Keeps a copy of the value that {@link find} did not know just now. */
	learn(bytes: DataView, from: number, to: number, code: number): void {
		const at = this.count * WIDTH;
		this.makeRoom(to - from);
		this.entries[at] = this.hash;
		this.entries[at + 1] = this.used;
		this.entries[at + 2] = to - from;
		this.entries[at + 3] = code;
		for (let i = from; i < to; i++) this.arena.setUint8(this.used++, bytes.getUint8(i));
		this.put(++this.count, this.hash);
	}

	private put(entry: number, hash: number): void {
		const mask = this.slots.length - 1;
		let slot = hash & mask;
		while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
		this.slots[slot] = entry;
	}

	private makeRoom(length: number): void {
		if (this.used + length > this.arena.byteLength) {
			const wider = new Uint8Array((this.used + length) * 2);
			wider.set(new Uint8Array(this.arena.buffer));
			this.arena = new DataView(wider.buffer);
		}
		if ((this.count + 1) * WIDTH <= this.entries.length) return;
		const entries = new Int32Array(this.entries.length * 2);
		entries.set(this.entries);
		this.entries = entries;
		this.slots = new Uint32Array(this.slots.length * 2);
		for (let entry = 0; entry < this.count; entry++) this.put(entry + 1, entries[entry * WIDTH] as number);
	}
}

/** Four bytes at a time: most values are longer than a word. */
function hashOf(bytes: DataView, from: number, to: number): number {
	let hash = 0x811c_9dc5 ^ (to - from);
	let at = from;
	for (; at + 4 <= to; at += 4) {
		hash = Math.imul(hash ^ bytes.getInt32(at, true), 0x85eb_ca6b);
		hash ^= hash >>> 15;
	}
	for (; at < to; at++) hash = Math.imul(hash ^ bytes.getUint8(at), 0x0100_0193);
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
	return hash ^ (hash >>> 13);
}

function isSame(arena: DataView, offset: number, bytes: DataView, from: number, to: number): boolean {
	let at = from;
	let other = offset;
	for (; at + 4 <= to; at += 4, other += 4) {
		if (bytes.getInt32(at, true) !== arena.getInt32(other, true)) return false;
	}
	for (; at < to; at++, other++) if (bytes.getUint8(at) !== arena.getUint8(other)) return false;
	return true;
}
