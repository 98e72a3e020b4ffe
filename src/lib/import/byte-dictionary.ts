/** Raw values of one column, as bytes, with the code that each has: a value that was seen is never decoded again. */

/** FNV-1a's beginning; a value's hash goes over its bytes as {@link hashStep} does. */
export const HASH_SEED = 0x811c_9dc5 | 0;

/** One byte more of a value's hash. */
export function hashStep(hash: number, byte: number): number {
	return Math.imul(hash ^ byte, 0x0100_0193);
}

/** An entry that is not there. */
const NONE = -1;

export class ByteDictionary {
	/** Entry + 1; 0 where nothing stands. */
	private slots = new Uint32Array(1024);
	private hashes = new Int32Array(512);
	private offsets = new Uint32Array(512);
	private lengths = new Uint32Array(512);
	private codes = new Int32Array(512);
	private arena = new Uint8Array(16 * 1024);
	private used = 0;
	private count = 0;
	private last = NONE;

	/** The code of a value, or undefined when it was not seen before: then {@link learn} it. */
	find(bytes: Uint8Array, from: number, to: number, hash: number): number | undefined {
		// Neighbouring records mostly agree.
		if (this.last !== NONE && this.isEntry(this.last, bytes, from, to, hash)) return this.codes[this.last];
		const mask = this.slots.length - 1;
		for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
			const entry = (this.slots[slot] as number) - 1;
			if (entry === NONE) return undefined;
			if (!this.isEntry(entry, bytes, from, to, hash)) continue;
			this.last = entry;
			return this.codes[entry];
		}
	}

	/** Keeps a copy of a value that {@link find} did not know. */
	learn(bytes: Uint8Array, from: number, to: number, hash: number, code: number): void {
		const entry = this.count++;
		this.makeRoom(to - from);
		this.hashes[entry] = hash;
		this.offsets[entry] = this.used;
		this.lengths[entry] = to - from;
		this.codes[entry] = code;
		this.arena.set(bytes.subarray(from, to), this.used);
		this.used += to - from;
		this.put(entry, hash);
		this.last = entry;
	}

	private isEntry(entry: number, bytes: Uint8Array, from: number, to: number, hash: number): boolean {
		if (this.hashes[entry] !== hash || this.lengths[entry] !== to - from) return false;
		const { arena } = this;
		let at = this.offsets[entry] as number;
		for (let i = from; i < to; i++) if (bytes[i] !== arena[at++]) return false;
		return true;
	}

	private put(entry: number, hash: number): void {
		const mask = this.slots.length - 1;
		let slot = spread(hash) & mask;
		while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
		this.slots[slot] = entry + 1;
	}

	private makeRoom(length: number): void {
		if (this.used + length > this.arena.length) {
			this.arena = widened(this.arena, new Uint8Array((this.used + length) * 2));
		}
		if (this.count <= this.codes.length) return;
		this.hashes = widened(this.hashes, new Int32Array(this.count * 2));
		this.offsets = widened(this.offsets, new Uint32Array(this.count * 2));
		this.lengths = widened(this.lengths, new Uint32Array(this.count * 2));
		this.codes = widened(this.codes, new Int32Array(this.count * 2));
		this.slots = new Uint32Array(this.slots.length * 2);
		for (let entry = 0; entry < this.count - 1; entry++) this.put(entry, this.hashes[entry] as number);
	}
}

/** FNV's low bits are its weak ones. */
function spread(hash: number): number {
	return (hash ^ (hash >>> 15)) >>> 0;
}

function widened<A extends { set(array: A): void }>(from: A, to: A): A {
	to.set(from);
	return to;
}
