/** Chance that can be had again: a quick generator of whole numbers with a seed (mulberry32). */
export class Random {
	constructor(private state: number) {}

	/** From 0 up to, and without, `bound`. */
	below(bound: number): number {
		let word = (this.state = (this.state + 0x6d2b79f5) | 0);
		word = Math.imul(word ^ (word >>> 15), word | 1);
		word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
		return Math.floor((((word ^ (word >>> 14)) >>> 0) / 0x1_0000_0000) * bound);
	}

	/** Both included. */
	between(least: number, most: number): number {
		return least + this.below(most - least + 1);
	}

	/** Both included, small ones as often as large ones. */
	magnitude(least: number, most: number): number {
		return Math.round(least * (most / least) ** (this.below(1_000_000) / 1_000_000));
	}

	/** True so many times in a thousand. */
	isOneOf(times: number): boolean {
		return this.below(1000) < times;
	}

	of<T>(values: readonly T[]): T {
		return values[this.below(values.length)] as T;
	}

	shuffled<T>(values: readonly T[]): T[] {
		const all = [...values];
		for (let i = all.length - 1; i > 0; i--) {
			const other = this.below(i + 1);
			[all[i], all[other]] = [all[other] as T, all[i] as T];
		}
		return all;
	}

	digits(count: number): string {
		return Array.from({ length: count }, () => this.below(10)).join('');
	}
}
