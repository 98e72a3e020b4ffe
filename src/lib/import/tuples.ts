/** Numbers distinct tuples of dictionary codes: the table of usage keys while a file is read. */
export class TupleTable {
	/** Two words to a slot: the tuple's hash, and its number + 1; 0 where nothing stands. */
	private slots = new Uint32Array(2 * 1024);
	private tuples: Uint32Array<ArrayBuffer>;
	private count = 0;
	/** So many of the tuples stand in the slots; the others are put there when one is looked for. */
	private indexed = 0;

	constructor(private readonly width: number) {
		this.tuples = new Uint32Array(512 * width);
	}

	get size(): number {
		return this.count;
	}

	/** The number of a tuple, counted from 0 in order of first appearance. */
	numberOf(tuple: Uint32Array): number {
		if (this.indexed < this.count) this.index();
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
		this.indexed = this.count;
		if (this.count * 4 > slots.length) this.grow(slots.length * 2);
		return number;
	}

	/**
	 * The number of a tuple that was never appended before. It is not looked for as long as no other was: a file of
	 * many usage keys mostly numbers each once, and asks for none of them by its tuple.
	 */
	append(tuple: Uint32Array): number {
		return this.indexed === 0 ? this.keep(tuple) : this.numberOf(tuple);
	}

	/** The code in a place of a numbered tuple. */
	code(number: number, place: number): number {
		return this.tuples[number * this.width + place] as number;
	}

	/** The codes in a place of numbered tuples. */
	column(numbers: Uint32Array, place: number): Uint32Array<ArrayBuffer> {
		const { tuples, width } = this;
		const codes = new Uint32Array(numbers.length);
		for (let i = 0; i < numbers.length; i++) {
			codes[i] = tuples[(numbers[i] as number) * width + place] as number;
		}
		return codes;
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

	/** Puts all tuples into the slots; they differ. */
	private index(): void {
		let { length } = this.slots;
		while (this.count * 4 > length) length *= 2;
		this.slots = new Uint32Array(length);
		for (let number = 0; number < this.count; number++) {
			const from = number * this.width;
			this.put(this.hash(this.tuples.subarray(from, from + this.width)), number + 1);
		}
		this.indexed = this.count;
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
