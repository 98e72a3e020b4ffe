/**
 * Numbers pairs of codes, many records over few pairs. What a processor waits for is memory, so pairs of small codes
 * stand in a table by both, at most some times as large as there are pairs; others in one of hashes.
 */

/** A table by both codes is kept while it has no more places than so many for each pair, and in all. */
const PLACES_EACH = 8;
const FEW_PLACES = 1 << 19;
const MOST_PLACES = 1 << 22;

/** Words of a place in the table of hashes: both codes, and the number + 1. */
const WIDTH = 3;

export class PairTable {
	private pairs = new Uint32Array(2 * 512);
	private count = 0;
	/** Number + 1 by `a * width + b`; undefined once it would be too large. */
	private dense: Uint32Array | undefined = new Uint32Array(1024);
	/** Codes b are below it. */
	private width = 4;
	/** Codes a are not above it. */
	private largest = 0;
	private hashed = new Uint32Array();
	/** Sums up what was looked at ahead, so that it is looked at. */
	private seen = 0;

	get size(): number {
		return this.count;
	}

	/** The number of a pair, counted from 0 in order of first appearance. */
	numberOf(a: number, b: number): number {
		const { dense } = this;
		if (!dense) return this.numberByHash(a, b);
		const place = a * this.width + b;
		const entry = b < this.width && place < dense.length ? (dense[place] as number) : 0;
		return entry > 0 ? entry - 1 : this.learn(a, b);
	}

	/** Looks where a pair would stand: the memory is there when it is asked for. */
	foresee(a: number, b: number): void {
		const { dense, hashed } = this;
		const place = dense ? a * this.width + b : this.homeOf(a, b) * WIDTH;
		this.seen ^= (dense ?? hashed)[place] ?? 0;
	}

	/** The first code of a numbered pair. */
	first(number: number): number {
		return this.pairs[number * 2] as number;
	}

	/** The second code of a numbered pair. */
	second(number: number): number {
		return this.pairs[number * 2 + 1] as number;
	}

	private learn(a: number, b: number): number {
		if (!this.makeRoom(a, b)) return this.numberByHash(a, b);
		const number = this.keep(a, b);
		(this.dense as Uint32Array)[a * this.width + b] = number + 1;
		return number;
	}

	private keep(a: number, b: number): number {
		const number = this.count++;
		if (this.count * 2 > this.pairs.length) {
			const wider = new Uint32Array(this.pairs.length * 2);
			wider.set(this.pairs);
			this.pairs = wider;
		}
		this.pairs[number * 2] = a;
		this.pairs[number * 2 + 1] = b;
		return number;
	}

	/** Makes the table by both codes hold a pair; false when it is given up. */
	private makeRoom(a: number, b: number): boolean {
		const before = this.width;
		this.largest = Math.max(this.largest, a);
		while (b >= this.width) this.width *= 2;
		const length = this.dense?.length ?? 0;
		// Wider, all pairs need more places, and not this one alone.
		const needed = (this.largest + 1) * this.width;
		if (before === this.width && needed <= length) return true;
		const most = Math.min(MOST_PLACES, Math.max(FEW_PLACES, (this.count + 1) * PLACES_EACH));
		if (needed > most) {
			this.dense = undefined;
			this.rehash(4 * 1024);
			return false;
		}
		const dense = new Uint32Array(Math.max(length, needed * 2));
		for (let number = 0; number < this.count; number++) {
			dense[this.first(number) * this.width + this.second(number)] = number + 1;
		}
		this.dense = dense;
		return true;
	}

	private numberByHash(a: number, b: number): number {
		const at = this.placeOf(a, b);
		const entry = this.hashed[at + 2] as number;
		if (entry > 0) return entry - 1;
		const number = this.keep(a, b);
		this.put(at, number);
		if (this.count * 2 * WIDTH > this.hashed.length) this.rehash((this.hashed.length / WIDTH) * 2);
		return number;
	}

	/** Where a pair is looked for first. */
	private homeOf(a: number, b: number): number {
		const hash = Math.imul(a, 0x9e37_79b1) ^ Math.imul(b, 0x85eb_ca6b);
		return (hash ^ (hash >>> 15)) & (this.hashed.length / WIDTH - 1);
	}

	private placeOf(a: number, b: number): number {
		const { hashed } = this;
		const mask = hashed.length / WIDTH - 1;
		for (let place = this.homeOf(a, b); ; place = (place + 1) & mask) {
			const at = place * WIDTH;
			if (hashed[at + 2] === 0 || (hashed[at] === a && hashed[at + 1] === b)) return at;
		}
	}

	private put(at: number, number: number): void {
		this.hashed[at] = this.first(number);
		this.hashed[at + 1] = this.second(number);
		this.hashed[at + 2] = number + 1;
	}

	private rehash(places: number): void {
		while (places < this.count * 2) places *= 2;
		this.hashed = new Uint32Array(places * WIDTH);
		for (let number = 0; number < this.count; number++) {
			this.put(this.placeOf(this.first(number), this.second(number)), number);
		}
	}
}
