/**
 * The usage keys of a file with the sums of their accepted events (BIL-1), by codes: there may be a hundred thousand,
 * and what is told of them is mostly about far fewer.
 */
import { customerId } from '$lib/domain/usage';
import { add } from '$lib/domain/decimal';
import type { KeySums } from './key-sums';
import { PairTable } from './pair-table';
import { TupleTable } from './tuples';
import type { KeyTotal } from './usage-columns';
import { DIMENSIONS, TUPLE_WIDTH, type DimensionField, type UsageKeys } from './usage-keys';

/** What keys are put together by. */
export type KeyPart = DimensionField | 'period';

/** A column of few distinct texts: each once, and which of them every row has. */
export interface CodedTexts {
	readonly codes: Uint32Array;
	readonly distinct: readonly string[];
}

const NONE = 0xffff_ffff;

const placeOf = (part: KeyPart): number => (part === 'period' ? TUPLE_WIDTH - 1 : DIMENSIONS.indexOf(part));

export class KeyTable {
	/** How many keys have accepted events; keys that differ in nothing are one. */
	readonly length: number;
	/** By the number that chunks call a usage key: its row. */
	readonly numbers: Uint32Array;
	/** By row: the first key of it, in order of first appearance. */
	private readonly firsts: Uint32Array;
	/** Codes row by row, by place of a tuple. */
	private readonly codes: (Uint32Array<ArrayBuffer> | undefined)[] = [];

	constructor(
		private readonly keys: UsageKeys,
		private readonly sums: KeySums
	) {
		this.numbers = new Uint32Array(keys.count);
		const firsts = new Uint32Array(keys.count);
		const rowOf = this.merging();
		let length = 0;
		for (let key = 0; key < keys.count; key++) {
			// Of keys that only duplicates have, nothing is stored.
			if (sums.events(key) === 0) continue;
			const row = rowOf(key, length);
			this.numbers[key] = row;
			if (row === length) firsts[length++] = key;
			else sums.merge(firsts[row] as number, key);
		}
		this.length = length;
		this.firsts = firsts.subarray(0, length);
	}

	/** The key of a row with its sum. */
	at(row: number): KeyTotal {
		const key = this.firsts[row] as number;
		return { ...this.keys.key(key), quantity: this.sums.quantity(key), events: this.sums.events(key) };
	}

	/** All of them. */
	all(): KeyTotal[] {
		return Array.from({ length: this.length }, (_, row) => this.at(row));
	}

	/** Sums of all keys that are alike in some parts, under the first of them. */
	by(...parts: readonly KeyPart[]): KeyTotal[] {
		const [first = new Uint32Array(), ...others] = parts.map((part) => this.codesAt(placeOf(part)));
		const ofRows = others.reduce(pairedWith, first);
		const groups = new Map<number, KeyTotal>();
		const small = new Map<number, number>();
		for (let row = 0; row < this.length; row++) this.addTo(groups, small, ofRows[row] as number, row);
		return [...groups].map(([group, total]) => {
			const quantity = add(total.quantity, { coefficient: BigInt(small.get(group) ?? 0), scale: 0 });
			return { ...total, quantity };
		});
	}

	/** A dimension's texts, row by row. */
	texts(field: DimensionField): CodedTexts {
		const place = placeOf(field);
		const values = this.keys.columns[place]?.dimension.values ?? [];
		return coded(this.codesAt(place), (code) => values[code] ?? '');
	}

	/** The customers' ids, row by row. */
	customers(): CodedTexts {
		const pairs = pairedWith(this.codesAt(0), this.codesAt(1));
		const ids = new Map<string, number>();
		const codeOfPair: number[] = [];
		const distinct: string[] = [];
		const codes = new Uint32Array(this.length);
		for (let row = 0; row < this.length; row++) {
			const pair = pairs[row] as number;
			codes[row] = codeOfPair[pair] ??= this.customerCode(row, ids, distinct);
		}
		return { codes, distinct };
	}

	/** The periods of rows, each once, and which of them every row has. */
	periods(): { readonly codes: Uint32Array; readonly distinct: UsageKeys['periods'] } {
		return { codes: this.codesAt(TUPLE_WIDTH - 1), distinct: this.keys.periods };
	}

	/** Events of rows. */
	events(): Uint32Array {
		const events = new Uint32Array(this.length);
		for (let row = 0; row < this.length; row++) events[row] = this.sums.events(this.firsts[row] as number);
		return events;
	}

	/** Quantities of rows as Numbers; undefined when one of them is no whole number that a Number holds. */
	wholeQuantities(): Float64Array | undefined {
		const quantities = new Float64Array(this.length);
		for (let row = 0; row < this.length; row++) {
			const key = this.firsts[row] as number;
			if (!this.sums.isSmall(key)) return undefined;
			quantities[row] = this.sums.small(key);
		}
		return quantities;
	}

	private addTo(groups: Map<number, KeyTotal>, small: Map<number, number>, group: number, row: number): void {
		const key = this.firsts[row] as number;
		const before = groups.get(group);
		const sum = (small.get(group) ?? 0) + this.sums.small(key);
		const isSmall = this.sums.isSmall(key) && sum <= Number.MAX_SAFE_INTEGER;
		if (isSmall) small.set(group, sum);
		if (!before) {
			const total = this.at(row);
			groups.set(group, isSmall ? { ...total, quantity: { coefficient: 0n, scale: 0 } } : total);
		} else {
			const quantity = isSmall ? before.quantity : add(before.quantity, this.sums.quantity(key));
			groups.set(group, { ...before, quantity, events: before.events + this.sums.events(key) });
		}
	}

	private codesAt(place: number): Uint32Array<ArrayBuffer> {
		return (this.codes[place] ??= this.keys.codes(this.firsts, place));
	}

	private customerCode(row: number, ids: Map<string, number>, distinct: string[]): number {
		const { number, name } = this.keys.customer(this.firsts[row] as number);
		const id = customerId(number, name);
		const code = ids.get(id) ?? distinct.push(id) - 1;
		ids.set(id, code);
		return code;
	}

	/**
	 * Tells the row of a key, `next` where it is a new one. Two tuples are one key where a customer of one number
	 * has two names, and only there.
	 */
	private merging(): (key: number, next: number) => number {
		const ids = new Set<string>();
		const mentions = this.keys.mentions((key) => this.sums.events(key) > 0);
		for (const { number, name } of mentions) ids.add(customerId(number, name));
		if (ids.size === mentions.length) return (_, next) => next;
		const table = new TupleTable(TUPLE_WIDTH - 1);
		const tuple = new Uint32Array(TUPLE_WIDTH - 1);
		const codes = new Map([...ids].map((id, code) => [id, code]));
		return (key) => {
			const { number, name } = this.keys.customer(key);
			tuple[0] = codes.get(customerId(number, name)) ?? 0;
			for (let place = 2; place < TUPLE_WIDTH; place++) tuple[place - 1] = this.keys.code(key, place);
			return table.numberOf(tuple);
		};
	}
}

/** A column of a dictionary's codes as one that has only the texts that occur, in order of first appearance. */
function coded(theirs: Uint32Array, textOf: (code: number) => string): CodedTexts {
	const codes = new Uint32Array(theirs.length);
	const distinct: string[] = [];
	let known = new Uint32Array(256).fill(NONE);
	for (let row = 0; row < theirs.length; row++) {
		const code = theirs[row] as number;
		if (code >= known.length) known = widened(known, code);
		let own = known[code] as number;
		if (own === NONE) known[code] = own = distinct.push(textOf(code)) - 1;
		codes[row] = own;
	}
	return { codes, distinct };
}

/** A number for each row's pair of codes, in order of first appearance. */
function pairedWith(a: Uint32Array, b: Uint32Array): Uint32Array<ArrayBuffer> {
	const pairs = new PairTable();
	const numbers = new Uint32Array(a.length);
	for (let row = 0; row < a.length; row++) numbers[row] = pairs.numberOf(a[row] as number, b[row] as number);
	return numbers;
}

function widened(known: Uint32Array<ArrayBuffer>, code: number): Uint32Array<ArrayBuffer> {
	const wider = new Uint32Array((code + 1) * 2).fill(NONE);
	wider.set(known);
	return wider;
}
