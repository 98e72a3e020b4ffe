/** The events that an invoice line counts of one import, as they are shown: windows of them, and their sum. */
import { add, multiply, whole, ZERO, type Decimal } from '$lib/domain/decimal';
import type { CountedEvent, CountedImport } from '$lib/storage/counted-events';

/** So many events are kept once they were read; of a longer list only the window that is looked at is. */
const KEPT_EVENTS = 2000;

/** Events that are read at once to be added up. */
const BATCH = 10_000;

export class CountedList {
	private readonly kept: (CountedEvent | undefined)[] = [];
	private sum: Promise<Decimal> | undefined;

	constructor(private readonly counted: CountedImport) {}

	get importId(): number {
		return this.counted.events.record.id;
	}

	get fileName(): string {
		return this.counted.events.record.fileName;
	}

	get length(): number {
		return this.counted.rows.length;
	}

	/** The events from a place up to another. */
	async window(from: number, until: number): Promise<readonly CountedEvent[]> {
		const { rows } = this.counted;
		if (rows.length > KEPT_EVENTS) return this.counted.at(rows.subarray(from, until));
		const end = Math.min(until, rows.length);
		const missing: number[] = [];
		for (let place = from; place < end; place++) if (!this.kept[place]) missing.push(place);
		const read = await this.counted.at(missing.map((place) => rows[place] as number));
		read.forEach((event, i) => (this.kept[missing[i] as number] = event));
		return this.kept.slice(from, end).filter((event) => event !== undefined);
	}

	/** The sum of all of them, negative where they are taken back; where the index does not tell it, read once. */
	quantity(): Promise<Decimal> {
		this.sum ??= this.added();
		// What failed is tried again when it is asked for again.
		this.sum.catch(() => (this.sum = undefined));
		return this.sum;
	}

	private async added(): Promise<Decimal> {
		if (this.counted.quantity) return this.counted.quantity;
		let sum = ZERO;
		for (let from = 0; from < this.length; from += BATCH)
			for (const { quantity, weight } of await this.window(from, from + BATCH))
				sum = add(sum, multiply(quantity, whole(weight)));
		return sum;
	}
}
