/** Quantities of accepted events, added up per usage key of the file while it is read (BIL-1). */
import { add, decimal, ZERO, type Decimal } from '$lib/domain/decimal';
import type { EventBatch } from './event-batch';

/** Sums of this size go over into BigInt; below, whole numbers add up exactly in a Number. */
const LARGEST_SUM = 2 ** 52;

/** A quantity of nine digits times ten to this is below {@link LARGEST_SUM}. */
const MOST_SHIFT = 6;

const POWERS = Array.from({ length: 16 }, (_, n) => 10 ** n);

export class KeySums {
	/** Whole numbers, each at the scale of its key. */
	private sums = new Float64Array(1024);
	/** Digits of each sum behind its decimal sign. */
	private scales = new Uint8Array(1024);
	/** Whether any of them is not 0: mostly none is, and memory that is not looked at is not waited for. */
	private hasScales = false;
	private counts = new Uint32Array(1024);
	/** What a Number does not hold, and what those that it does carried over. */
	private readonly large = new Map<number, Decimal>();

	/** Makes room for keys numbered below `keyCount`. Call it before their events are added. */
	makeRoom(keyCount: number): void {
		if (keyCount <= this.sums.length) return;
		const size = keyCount * 2;
		const sums = new Float64Array(size);
		sums.set(this.sums);
		this.sums = sums;
		const scales = new Uint8Array(size);
		scales.set(this.scales);
		this.scales = scales;
		const counts = new Uint32Array(size);
		counts.set(this.counts);
		this.counts = counts;
	}

	/** Adds the events of some rows of a batch. */
	addRows(batch: EventBatch, from: number, until: number): void {
		const { keys, small, scales, decimals } = batch;
		if (decimals.size === 0 && !scales && !this.hasScales) this.addWhole(keys, small, from, until);
		else {
			for (let row = from; row < until; row++) {
				const key = keys[row] as number;
				this.counts[key] = (this.counts[key] as number) + 1;
				if (decimals.has(row)) this.addLarge(key, batch.quantity(row));
				else this.addSmall(key, small[row] as number, scales?.[row] ?? 0);
			}
		}
	}

	/** Events of a key; 0 for one that only duplicates and conflicts have. */
	events(key: number): number {
		return this.counts[key] ?? 0;
	}

	/** Of the keys numbered below `keyCount` those with events, in their order. */
	used(keyCount: number): Uint32Array<ArrayBuffer> {
		const { counts } = this;
		const used = new Uint32Array(keyCount);
		let length = 0;
		for (let key = 0; key < keyCount; key++) if ((counts[key] ?? 0) > 0) used[length++] = key;
		return used.subarray(0, length);
	}

	/** Events of some keys. */
	eventsOf(keys: Uint32Array): Uint32Array {
		const { counts } = this;
		const events = new Uint32Array(keys.length);
		for (let i = 0; i < keys.length; i++) events[i] = counts[keys[i] as number] as number;
		return events;
	}

	/** Quantities of some keys as Numbers; undefined when one of them is no whole number that a Number holds. */
	wholesOf(keys: Uint32Array): Float64Array | undefined {
		if (this.hasScales || this.large.size > 0) {
			if (!keys.every((key) => this.isSmall(key))) return undefined;
		}
		const { sums } = this;
		const wholes = new Float64Array(keys.length);
		for (let i = 0; i < keys.length; i++) wholes[i] = sums[keys[i] as number] as number;
		return wholes;
	}

	quantity(key: number): Decimal {
		const sum = decimal(BigInt(this.small(key)), this.scales[key] ?? 0);
		const large = this.large.get(key);
		return large ? add(sum, large) : sum;
	}

	/** Whether a key's quantity is a whole number that a Number holds: {@link small}. */
	isSmall(key: number): boolean {
		return this.scales[key] === 0 && !this.large.has(key);
	}

	/** The part of a key's quantity that a Number holds; of most, all of it. */
	small(key: number): number {
		return this.sums[key] ?? 0;
	}

	/** Adds a key's sum to that of another. */
	merge(into: number, from: number): void {
		this.counts[into] = this.events(into) + this.events(from);
		if (this.isSmall(from) && this.scales[into] === 0) this.addSum(into, this.small(from));
		else this.addLarge(into, this.quantity(from));
	}

	private addWhole(keys: Uint32Array, small: Int32Array, from: number, until: number): void {
		const { sums, counts } = this;
		for (let row = from; row < until; row++) {
			const key = keys[row] as number;
			counts[key] = (counts[key] as number) + 1;
			const sum = (sums[key] as number) + (small[row] as number);
			sums[key] = sum;
			if (sum > LARGEST_SUM || sum < -LARGEST_SUM) this.carry(key);
		}
	}

	/** Adds `value / 10^scale`, `value` being of at most nine digits. */
	private addSmall(key: number, value: number, scale: number): void {
		const shift = scale - (this.scales[key] as number);
		if (shift > 0) this.rescale(key, scale);
		if (shift < -MOST_SHIFT) this.addLarge(key, decimal(BigInt(value), scale));
		else this.addSum(key, shift < 0 ? value * (POWERS[-shift] as number) : value);
	}

	private rescale(key: number, scale: number): void {
		const factor = POWERS[scale - (this.scales[key] as number)] as number;
		if (Math.abs(this.small(key)) > LARGEST_SUM / factor) this.carry(key);
		this.sums[key] = this.small(key) * factor;
		this.scales[key] = scale;
		this.hasScales = true;
	}

	private addSum(key: number, value: number): void {
		this.sums[key] = this.small(key) + value;
		if (Math.abs(this.small(key)) > LARGEST_SUM) this.carry(key);
	}

	private addLarge(key: number, quantity: Decimal): void {
		this.large.set(key, add(this.large.get(key) ?? ZERO, quantity));
	}

	private carry(key: number): void {
		this.addLarge(key, decimal(BigInt(this.small(key)), this.scales[key]));
		this.sums[key] = 0;
	}
}
