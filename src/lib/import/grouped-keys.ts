/** Distinct usage keys as few numbers each, their parts: a period, and a combination for each group of columns. */
import { PairTable } from './pair-table';

export class GroupedKeys {
	/** The first combination and a number for the rest: those are the keys. Of the rest the next one, and so on. */
	private readonly pairs: readonly PairTable[];
	private readonly keys: PairTable;

	/** `width` parts make up a key. */
	constructor(width: number) {
		// One in any case: of keys without a combination not every period that is known need be one.
		this.pairs = Array.from({ length: Math.max(1, width - 1) }, () => new PairTable());
		this.keys = this.pairs[0] as PairTable;
	}

	get size(): number {
		return this.keys.size;
	}

	/** The number of a key by its parts, the period first; counted from 0 in order of first appearance. */
	numberOf(parts: Uint32Array): number {
		return this.numberOfPair(this.restOf(parts), parts[1] ?? 0);
	}

	/** The number of a key by its first combination, 0 where it has none, and the rest of it. */
	numberOfPair(rest: number, first: number): number {
		return this.keys.numberOf(rest, first);
	}

	/** A number for all of a key but its first combination. */
	restOf(parts: Uint32Array): number {
		const { pairs } = this;
		let number = parts[0] as number;
		for (let i = pairs.length - 1; i > 0; i--) {
			number = (pairs[i] as PairTable).numberOf(number, parts[i + 1] as number);
		}
		return number;
	}

	/** Looks where a key would stand. */
	foresee(rest: number, first: number): void {
		this.keys.foresee(rest, first);
	}

	/** A part of a numbered key. */
	part(number: number, part: number): number {
		const { pairs } = this;
		let rest = number;
		for (let i = 0; i < pairs.length; i++) {
			if (i === part - 1) return (pairs[i] as PairTable).second(rest);
			rest = (pairs[i] as PairTable).first(rest);
		}
		return rest;
	}

	/** A part of some numbered keys. */
	column(numbers: Uint32Array, part: number): Uint32Array<ArrayBuffer> {
		const column = new Uint32Array(numbers.length);
		for (let i = 0; i < numbers.length; i++) column[i] = this.part(numbers[i] as number, part);
		return column;
	}
}
