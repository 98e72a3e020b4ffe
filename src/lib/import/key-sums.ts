/** Quantities of accepted events, added up per usage key of the file while it is read (BIL-1). */
import { add, decimal, whole, ZERO, type Decimal } from '$lib/domain/decimal';
import type { EventBatch } from './event-batch';

/** Sums of this size go over into BigInt; below, whole numbers add up exactly in a Number. */
const LARGEST_SUM = 2 ** 52;

export class KeySums {
	private sums = new Float64Array(1024);
	private counts = new Uint32Array(1024);
	/** What is no small whole number, and what the small ones carried over. */
	private readonly large = new Map<number, Decimal>();

	/** Makes room for keys numbered below `keyCount`. Call it before their events are added. */
	makeRoom(keyCount: number): void {
		if (keyCount <= this.sums.length) return;
		const size = keyCount * 2;
		const sums = new Float64Array(size);
		sums.set(this.sums);
		this.sums = sums;
		const counts = new Uint32Array(size);
		counts.set(this.counts);
		this.counts = counts;
	}

	/** Adds the events of some rows of a batch. */
	addRows({ keys, small, decimals }: EventBatch, from: number, until: number): void {
		const { sums, counts } = this;
		const none = decimals.size === 0;
		for (let row = from; row < until; row++) {
			const key = keys[row] as number;
			counts[key] = (counts[key] as number) + 1;
			const quantity = none ? undefined : decimals.get(row);
			if (quantity) {
				this.large.set(key, add(this.large.get(key) ?? ZERO, quantity));
				continue;
			}
			const sum = (sums[key] as number) + (small[row] as number);
			sums[key] = sum;
			if (sum > LARGEST_SUM) this.carry(key, sum);
		}
	}

	private carry(key: number, sum: number): void {
		this.large.set(key, add(this.large.get(key) ?? ZERO, decimal(BigInt(sum))));
		this.sums[key] = 0;
	}

	/** Events of a key; 0 for one that only duplicates and conflicts have. */
	events(key: number): number {
		return this.counts[key] ?? 0;
	}

	quantity(key: number): Decimal {
		const sum = whole(this.sums[key] ?? 0);
		const large = this.large.get(key);
		return large ? add(sum, large) : sum;
	}

	/** Whether a key's quantity is a whole number that a Number holds: {@link small}. */
	isSmall(key: number): boolean {
		return !this.large.has(key);
	}

	/** The part of a key's quantity that a Number holds; of most, all of it. */
	small(key: number): number {
		return this.sums[key] ?? 0;
	}

	/** Adds a key's sum to that of another. */
	merge(into: number, from: number): void {
		this.counts[into] = this.events(into) + this.events(from);
		const sum = this.small(into) + this.small(from);
		this.sums[into] = sum;
		if (sum > LARGEST_SUM) this.carry(into, sum);
		const large = this.large.get(from);
		if (large) this.large.set(into, add(this.large.get(into) ?? ZERO, large));
	}
}
