/** The usage keys of a scanner among those of the whole file: its numbers, and which are theirs here. */
import type { KeyGroup } from './key-groups';
import type { NewKeys } from './scanned-range';
import { TUPLE_WIDTH, type UsageKeys } from './usage-keys';

const UNKNOWN = 0;

/** Keys that are looked for at once. */
const AT_ONCE = 512;

export class RemoteKeys {
	/** Per place of a tuple: the code here of each of the scanner's. */
	private readonly codes: number[][];
	/** Per group: the number here of each of the scanner's combinations. */
	private readonly combinations: number[][];
	/** By the scanner's number of a key: what numbers it here, its first combination and the rest. */
	private rests = new Uint32Array(1024);
	private firsts = new Uint32Array(1024);
	private known = 0;
	/** By the scanner's number: the number here + 1. */
	private numbers = new Uint32Array(1024);

	constructor(private readonly keys: UsageKeys) {
		this.codes = Array.from({ length: TUPLE_WIDTH }, () => []);
		this.combinations = keys.groups.all.map(() => []);
	}

	/** Learns what the scanner met for the first time; to be told everything, in the scanner's order. */
	take({ values, periods, combinations, keys: news }: NewKeys): void {
		const { keys } = this;
		values.forEach((texts, place) => {
			const { dimension, column } = keys.columns[place] as UsageKeys['columns'][number];
			if (column < 0) return;
			for (const text of texts) this.codes[place]?.push(dimension.codeOf(text));
		});
		for (const { period, kind } of periods) this.codes[TUPLE_WIDTH - 1]?.push(keys.periodCode(period, kind));
		keys.groups.all.forEach((group, i) => {
			this.takeCombinations(group, combinations[i] as Uint32Array, this.combinations[i] as number[]);
		});
		this.makeRoom(this.known + news.length / keys.groups.width);
		this.takeKeys(news);
	}

	/**
	 * Puts the numbers here in the place of the scanner's. A key is numbered where its first event is asked for:
	 * in the order of the file, whoever scanned it (BIL-7).
	 */
	translate(keys: Uint32Array, count: number): void {
		const { numbers } = this;
		for (let row = 0; row < count; row++) {
			if (row % AT_ONCE === 0) this.foresee(keys, row, Math.min(count, row + AT_ONCE));
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

	/** Keys by the scanner's own parts, in ours. */
	private takeKeys(theirs: Uint32Array): void {
		const { table, groups } = this.keys;
		const ofPart = [
			this.codes[TUPLE_WIDTH - 1] as number[],
			...groups.all.map((group, i) => this.ofGroup(group, i))
		];
		const parts = new Uint32Array(groups.width);
		for (let at = 0; at < theirs.length; at += parts.length) {
			for (let i = 0; i < parts.length; i++) parts[i] = ofPart[i]?.[theirs[at + i] as number] as number;
			this.rests[this.known] = table.restOf(parts);
			this.firsts[this.known++] = parts[1] ?? 0;
		}
	}

	/** Our numbers of a scanner's combinations. */
	private ofGroup({ single }: KeyGroup, group: number): number[] {
		return (single ? this.codes[single.place] : this.combinations[group]) as number[];
	}

	/** Looks where new keys will stand: memory that is far apart is then fetched at once, not each after the other. */
	private foresee(keys: Uint32Array, from: number, until: number): void {
		const { numbers, rests, firsts } = this;
		const { table } = this.keys;
		for (let row = from; row < until; row++) {
			const key = keys[row] as number;
			if (numbers[key] === UNKNOWN) table.foresee(rests[key] as number, firsts[key] as number);
		}
	}

	private learn(theirs: number): number {
		const number = this.keys.table.numberOfPair(this.rests[theirs] as number, this.firsts[theirs] as number);
		this.numbers[theirs] = number + 1;
		return number;
	}

	private makeRoom(count: number): void {
		if (count <= this.numbers.length) return;
		this.rests = wider(this.rests, count * 2);
		this.firsts = wider(this.firsts, count * 2);
		this.numbers = wider(this.numbers, count * 2);
	}
}

function wider(from: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
	const to = new Uint32Array(length);
	to.set(from);
	return to;
}
