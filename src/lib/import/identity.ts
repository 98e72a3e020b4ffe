/**
 * Who an event is (IMP-7): 64-bit hashes of event ids or contents, and an index of all that are known. The
 * hash only finds a candidate; whoever asks compares the texts themselves.
 */

/** A running 64-bit hash as two words of 32 bits (two multiplicative hashes with different constants). */
export class IdentityHash {
	high = 0;
	low = 0;

	reset(seed: number): this {
		this.high = 0xdeadbeef ^ seed;
		this.low = 0x41c6ce57 ^ seed;
		return this;
	}

	text(text: string): this {
		let high = this.high;
		let low = this.low;
		for (let i = 0; i < text.length; i++) {
			const code = text.charCodeAt(i);
			high = Math.imul(high ^ code, 2_654_435_761);
			low = Math.imul(low ^ code, 1_597_334_677);
			high ^= high >>> 15;
			low ^= low >>> 13;
		}
		this.high = high;
		this.low = low;
		// The length keeps ("ab", "c") and ("a", "bc") apart.
		return this.word(text.length);
	}

	/** UTF-8 of an id: the same hash wherever the bytes stand. */
	bytes(bytes: Uint8Array, from: number, to: number): this {
		let high = this.high;
		let low = this.low;
		for (let i = from; i < to; i++) {
			const byte = bytes[i] as number;
			high = Math.imul(high ^ byte, 2_654_435_761);
			low = Math.imul(low ^ byte, 1_597_334_677);
			high ^= high >>> 15;
			low ^= low >>> 13;
		}
		this.high = high;
		this.low = low;
		return this.word(to - from);
	}

	word(word: number): this {
		this.high = Math.imul(this.high ^ word, 2_246_822_507);
		this.low = Math.imul(this.low ^ word, 3_266_489_909);
		this.high ^= this.low >>> 16;
		this.low ^= this.high >>> 13;
		return this;
	}

	/** A whole number within ±2^53. */
	integer(value: number): this {
		return this.word(value | 0).word(Math.floor(value / 0x1_0000_0000) | 0);
	}

	finish(): this {
		let high = this.high;
		let low = this.low;
		high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
		low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
		this.high = high >>> 0;
		this.low = low >>> 0;
		return this;
	}
}

/** Words to a place: the high word, and the ordinal + 1; the low words stand by ordinal. */
const WIDTH = 2;
const EMPTY = 0;

/** How full the index becomes before it grows. */
const FULL = 0.7;

/** Identities that are looked for at once. */
const AT_ONCE = 512;

/** Known identities, each with the ordinal of its event. Open addressing: 15 to 27 bytes an event. */
export class IdentityIndex {
	private slots: Uint32Array;
	private places: number;
	/** Low words by ordinal. */
	private lows: Uint32Array;
	private count = 0;
	/** Sums up what was looked at ahead, so that it is looked at. */
	private seen = 0;

	constructor(expected = 0) {
		this.places = placesFor(expected);
		this.slots = new Uint32Array(this.places * WIDTH);
		this.lows = new Uint32Array(Math.ceil(this.places * FULL));
	}

	/** Makes room for so many identities in all: growing bit by bit would copy them again and again. */
	reserve(expected: number): void {
		if (placesFor(expected) <= this.places) return;
		this.grow(placesFor(expected));
		this.makeRoom(Math.ceil(expected) - 1);
	}

	/** Whether an ordinal stands under a hash. */
	has(high: number, low: number): boolean {
		return this.slots[this.placeOf(high, low) * WIDTH + 1] !== EMPTY;
	}

	/** The ordinal that stands under a hash already, or -1 when the given one has been put there. */
	findOrInsert(high: number, low: number, ordinal: number): number {
		const place = this.placeOf(high, low);
		const found = this.slots[place * WIDTH + 1] as number;
		if (found !== EMPTY) return found - 1;
		this.makeRoom(ordinal);
		this.put(place, high, ordinal);
		this.lows[ordinal] = low;
		if (++this.count > this.places * FULL) this.grow(this.places * 2);
		return -1;
	}

	/**
	 * Puts the identities of some rows, two words each, under ordinals that count on from one; those that stand there
	 * already get none, and are told with the ordinal that stands there.
	 */
	insertRows(
		words: Uint32Array,
		from: number,
		until: number,
		ordinal: number,
		tell: (row: number, known: number) => void
	): void {
		const rows = until - from;
		if (this.count + rows > this.places * FULL) this.grow(placesFor((this.count + rows) * 2));
		this.makeRoom(ordinal + rows);
		const { slots, lows } = this;
		const mask = this.places - 1;
		let next = ordinal;
		for (let row = from; row < until; row++) {
			if ((row - from) % AT_ONCE === 0) this.foresee(words, row, Math.min(until, row + AT_ONCE));
			const high = words[row * 2] as number;
			const low = words[row * 2 + 1] as number;
			let place = (low ^ Math.imul(high, 0x9e37_79b1)) & mask;
			for (;;) {
				const entry = slots[place * WIDTH + 1] as number;
				if (entry === EMPTY) {
					slots[place * WIDTH] = high;
					slots[place * WIDTH + 1] = next + 1;
					lows[next++] = low;
					break;
				}
				if (slots[place * WIDTH] === high && lows[entry - 1] === low) {
					tell(row, entry - 1);
					break;
				}
				place = (place + 1) & mask;
			}
		}
		this.count += next - ordinal;
	}

	/** Looks where identities would stand: memory that is far apart is then fetched at once, not each after the other. */
	private foresee(words: Uint32Array, from: number, until: number): void {
		const { slots } = this;
		const mask = this.places - 1;
		let seen = 0;
		for (let i = from * 2; i < until * 2; i += 2) {
			const home = ((words[i + 1] as number) ^ Math.imul(words[i] as number, 0x9e37_79b1)) & mask;
			seen ^= slots[home * WIDTH] as number;
		}
		this.seen ^= seen;
	}

	private placeOf(high: number, low: number): number {
		const { slots, lows } = this;
		const mask = this.places - 1;
		let place = (low ^ Math.imul(high, 0x9e37_79b1)) & mask;
		for (;;) {
			const entry = slots[place * WIDTH + 1] as number;
			if (entry === EMPTY) return place;
			if (slots[place * WIDTH] === high && lows[entry - 1] === low) return place;
			place = (place + 1) & mask;
		}
	}

	private put(place: number, high: number, ordinal: number): void {
		this.slots[place * WIDTH] = high;
		this.slots[place * WIDTH + 1] = ordinal + 1;
	}

	/** Makes room for the low word of an ordinal. */
	private makeRoom(ordinal: number): void {
		if (ordinal < this.lows.length) return;
		// Half as much again: of events alike each has an ordinal, and the index need not grow for them.
		const lows = new Uint32Array(Math.max(this.places * FULL, (ordinal + 1) * 1.5));
		lows.set(this.lows);
		this.lows = lows;
	}

	private grow(places: number): void {
		const before = this.slots;
		this.places = places;
		// Written at once: memory that is looked at before it is written is given out twice, a page at a time.
		this.slots = new Uint32Array(places * WIDTH).fill(EMPTY);
		for (let at = 0; at < before.length; at += WIDTH) {
			const entry = before[at + 1] as number;
			if (entry === EMPTY) continue;
			const high = before[at] as number;
			this.put(this.placeOf(high, this.lows[entry - 1] as number), high, entry - 1);
		}
	}
}

function placesFor(expected: number): number {
	return 2 ** Math.ceil(Math.log2(Math.max(1024, expected / FULL)));
}
