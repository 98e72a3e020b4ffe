/** The usage keys of a scanner among those of the whole file: its numbers, and which are theirs here. */
import type { NewKeys } from './scanned-range';
import { TUPLE_WIDTH, type UsageKeys } from './usage-keys';

const UNKNOWN = 0;

export class RemoteKeys {
	/** Per place of a tuple: the code here of each of the scanner's. */
	private readonly codes: number[][];
	private tuples = new Uint32Array(1024 * TUPLE_WIDTH);
	private count = 0;
	/** By the scanner's number: the number here + 1. */
	private numbers = new Uint32Array(1024);

	constructor(private readonly keys: UsageKeys) {
		this.codes = Array.from({ length: TUPLE_WIDTH }, () => []);
	}

	/** Learns what the scanner met for the first time; to be told everything, in the scanner's order. */
	take({ values, periods, tuples }: NewKeys): void {
		values.forEach((news, place) => {
			const { dimension, column } = this.keys.columns[place] as UsageKeys['columns'][number];
			if (column < 0) return;
			for (const value of news) this.codes[place]?.push(dimension.codeOf(value));
		});
		for (const { period, kind } of periods)
			this.codes[TUPLE_WIDTH - 1]?.push(this.keys.periodCode(period, kind));
		const used = this.count * TUPLE_WIDTH;
		if (used + tuples.length > this.tuples.length) {
			this.tuples = wider(this.tuples, (used + tuples.length) * 2);
			this.numbers = wider(this.numbers, this.tuples.length / TUPLE_WIDTH);
		}
		this.tuples.set(tuples, used);
		this.count += tuples.length / TUPLE_WIDTH;
	}

	/**
	 * Puts the numbers here in the place of the scanner's. A key is numbered where its first event is asked for:
	 * in the order of the file, whoever scanned it (BIL-7).
	 */
	translate(keys: Uint32Array, count: number): void {
		const { numbers } = this;
		for (let row = 0; row < count; row++) {
			const number = numbers[keys[row] as number] as number;
			keys[row] = number === UNKNOWN ? this.learn(keys[row] as number) : number - 1;
		}
	}

	private learn(theirs: number): number {
		const { tuple, columns } = this.keys;
		const at = theirs * TUPLE_WIDTH;
		for (let place = 0; place < TUPLE_WIDTH; place++) {
			// What the file does not name stands in the tuple already.
			if ((columns[place]?.column ?? 0) < 0) continue;
			tuple[place] = this.codes[place]?.[this.tuples[at + place] as number] as number;
		}
		const number = this.keys.numberOf();
		this.numbers[theirs] = number + 1;
		return number;
	}
}

function wider(from: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
	const to = new Uint32Array(length);
	to.set(from);
	return to;
}
