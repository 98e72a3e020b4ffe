/** Quantities of accepted events, added up per usage key of the file while it is read (BIL-1). */
import { add, decimal, whole, ZERO, type Decimal } from '$lib/domain/decimal';
import type { KeyTotal } from './usage-columns';

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

	/** Adds an event: its quantity is `quantity`, or where that is undefined the whole number `small`. */
	add(key: number, small: number, quantity: Decimal | undefined): void {
		this.counts[key] = (this.counts[key] as number) + 1;
		if (quantity) {
			this.large.set(key, add(this.large.get(key) ?? ZERO, quantity));
			return;
		}
		const sum = (this.sums[key] as number) + small;
		this.sums[key] = sum;
		if (sum > LARGEST_SUM) {
			this.large.set(key, add(this.large.get(key) ?? ZERO, decimal(BigInt(sum))));
			this.sums[key] = 0;
		}
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
}

/** Two sums of one usage key and kind as one. */
export function merged(a: KeyTotal, b: Pick<KeyTotal, 'quantity' | 'events'>): KeyTotal {
	return { ...a, quantity: add(a.quantity, b.quantity), events: a.events + b.events };
}
