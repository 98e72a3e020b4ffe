/** The usage keys of a scanner among those of the whole file: its numbers, and which are theirs here. */
import type { GroupedKeys } from './grouped-keys';
import type { KeyGroup, KeyGroups } from './key-groups';
import type { NewKeys } from './scanned-range';
import { TUPLE_WIDTH, type UsageKeys } from './usage-keys';

const UNKNOWN = 0;

/** The usage keys of a file, and how they are numbered by groups: one for all scanners. */
export interface SharedKeys {
	readonly keys: UsageKeys;
	readonly groups: KeyGroups;
	readonly table: GroupedKeys;
}

export class RemoteKeys {
	/** Per place of a tuple: the code here of each of the scanner's. */
	private readonly codes: number[][];
	/** Per group: the number here of each of the scanner's combinations. */
	private readonly combinations: number[][];
	/** Of the scanner's keys: their parts, by its own numbers. */
	private theirs: Uint32Array<ArrayBuffer>;
	private used = 0;
	/** By the scanner's number: the number here + 1. */
	private numbers = new Uint32Array(1024);
	private readonly parts: Uint32Array;

	constructor(private readonly shared: SharedKeys) {
		this.codes = Array.from({ length: TUPLE_WIDTH }, () => []);
		this.combinations = shared.groups.all.map(() => []);
		this.theirs = new Uint32Array(1024 * shared.groups.width);
		this.parts = new Uint32Array(shared.groups.width);
	}

	/** Learns what the scanner met for the first time; to be told everything, in the scanner's order. */
	take({ values, periods, combinations, keys: news }: NewKeys): void {
		const { keys, groups } = this.shared;
		values.forEach((texts, place) => {
			const { dimension, column } = keys.columns[place] as UsageKeys['columns'][number];
			if (column < 0) return;
			for (const text of texts) this.codes[place]?.push(dimension.codeOf(text));
		});
		for (const { period, kind } of periods) this.codes[TUPLE_WIDTH - 1]?.push(keys.periodCode(period, kind));
		groups.all.forEach((group, i) => {
			this.takeCombinations(group, combinations[i] as Uint32Array, this.combinations[i] as number[]);
		});
		if (this.used + news.length > this.theirs.length) {
			this.theirs = wider(this.theirs, (this.used + news.length) * 2);
			this.numbers = wider(this.numbers, Math.ceil(this.theirs.length / groups.width));
		}
		this.theirs.set(news, this.used);
		this.used += news.length;
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

	private takeCombinations(group: KeyGroup, theirs: Uint32Array, ours: number[]): void {
		const { columns } = group;
		const codes = new Uint32Array(columns.length);
		for (let at = 0; at < theirs.length; at += columns.length) {
			columns.forEach(({ place }, i) => {
				codes[i] = this.codes[place]?.[theirs[at + i] as number] as number;
			});
			ours.push(group.numberOf(codes));
		}
	}

	private learn(theirs: number): number {
		const { keys, groups, table } = this.shared;
		const at = theirs * groups.width;
		this.parts[0] = this.codes[TUPLE_WIDTH - 1]?.[this.theirs[at] as number] as number;
		for (let i = 0; i < groups.all.length; i++) {
			const { columns } = groups.all[i] as KeyGroup;
			const number = this.theirs[at + i + 1] as number;
			const [single] = columns.length === 1 ? columns : [];
			const ours = single ? this.codes[single.place] : this.combinations[i];
			this.parts[i + 1] = ours?.[number] as number;
		}
		const number = table.numberOf(this.parts, keys);
		this.numbers[theirs] = number + 1;
		return number;
	}
}

function wider(from: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
	const to = new Uint32Array(length);
	to.set(from);
	return to;
}
