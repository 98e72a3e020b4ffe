/** Numbers distinct tuples of dictionary codes. */
export class TupleTable {
	/** Two words to a slot: the tuple's hash, and its number + 1; 0 where nothing stands. */
	private slots = new Uint32Array(2 * 1024);
	private tuples: Uint32Array<ArrayBuffer>;
	private count = 0;

	constructor(private readonly width: number) {
		this.tuples = new Uint32Array(512 * width);
	}

	get size(): number {
		return this.count;
	}

	/** The number of a tuple, counted from 0 in order of first appearance. */
	numberOf(tuple: Uint32Array): number {
		const { slots } = this;
		const hash = this.hash(tuple);
		const mask = slots.length - 1;
		let at = (hash << 1) & mask;
		for (let entry = slots[at + 1] as number; entry !== 0; entry = slots[at + 1] as number) {
			if (slots[at] === hash && this.equals(entry - 1, tuple)) return entry - 1;
			at = (at + 2) & mask;
		}
		const number = this.keep(tuple);
		slots[at] = hash;
		slots[at + 1] = number + 1;
		if (this.count * 4 > slots.length) this.grow(slots.length * 2);
		return number;
	}

	/** The code in a place of a numbered tuple. */
	code(number: number, place: number): number {
		return this.tuples[number * this.width + place] as number;
	}

	/** All tuples from a number on, one behind another. */
	tuplesFrom(number: number): Uint32Array<ArrayBuffer> {
		return this.tuples.slice(number * this.width, this.count * this.width);
	}

	private equals(number: number, tuple: Uint32Array): boolean {
		const { tuples, width } = this;
		const at = number * width;
		for (let i = 0; i < width; i++) if (tuples[at + i] !== tuple[i]) return false;
		return true;
	}

	private hash(tuple: Uint32Array): number {
		let hash = 0x811c_9dc5;
		for (let i = 0; i < this.width; i++) hash = Math.imul(hash ^ (tuple[i] as number), 0x85eb_ca6b);
		hash ^= hash >>> 15;
		hash = Math.imul(hash, 0x2c1b_3c6d);
		return (hash ^ (hash >>> 13)) >>> 0;
	}

	private keep(tuple: Uint32Array): number {
		const number = this.count++;
		const at = number * this.width;
		if (at + this.width > this.tuples.length) this.widen();
		for (let i = 0; i < this.width; i++) this.tuples[at + i] = tuple[i] as number;
		return number;
	}

	private widen(): void {
		const wider = new Uint32Array(this.tuples.length * 2);
		wider.set(this.tuples);
		this.tuples = wider;
	}

	private grow(length: number): void {
		const before = this.slots;
		this.slots = new Uint32Array(length);
		for (let from = 0; from < before.length; from += 2) {
			if (before[from + 1] !== 0) this.put(before[from] as number, before[from + 1] as number);
		}
	}

	private put(hash: number, entry: number): void {
		const { slots } = this;
		const mask = slots.length - 1;
		let at = (hash << 1) & mask;
		while (slots[at + 1] !== 0) at = (at + 2) & mask;
		slots[at] = hash;
		slots[at + 1] = entry;
	}
}
