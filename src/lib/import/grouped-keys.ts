/** The usage keys of a file by their groups: which number each has, by its period and its combinations. */
import type { KeyGroups } from './key-groups';
import { PairTable } from './pair-table';
import type { UsageKeys } from './usage-keys';

export class GroupedKeys {
	/** The period and the last group, what they are and the group before, and so on. */
	private readonly pairs: readonly PairTable[];
	/** By the number that the pairs give a key: that of the usage keys. */
	private readonly numbers: number[] = [];

	constructor(private readonly groups: KeyGroups) {
		this.pairs = groups.all.map(() => new PairTable());
	}

	/** The number that the usage keys have for a key, which gets one where it has none. */
	numberOf(parts: Uint32Array, keys: UsageKeys): number {
		const { pairs, numbers } = this;
		let number = parts[0] as number;
		for (let i = pairs.length; i > 0; i--) {
			number = (pairs[i - 1] as PairTable).numberOf(number, parts[i] as number);
		}
		const known = numbers[number];
		if (known !== undefined) return known;
		this.groups.putCodes(parts, 0, keys);
		// Its parts were not there before, and no other key has them.
		return (numbers[number] = keys.appended());
	}
}
