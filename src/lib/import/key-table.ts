/**
 * The usage keys of a file with the sums of their accepted events (BIL-1), by codes: there may be a hundred thousand,
 * and what is told of them is mostly about far fewer.
 */
import { customerId } from '$lib/domain/usage';
import { add, decimal, whole, ZERO, type Decimal } from '$lib/domain/decimal';
import type { KeySums } from './key-sums';
import { PairTable } from './pair-table';
import { TupleTable } from './tuples';
import type { KeyTotal } from './usage-columns';
import { DIMENSIONS, TUPLE_WIDTH, type DimensionField, type UsageKeys } from './usage-keys';

/** What keys are put together by. */
export type KeyPart = DimensionField | 'period';

/** A column of few distinct texts: each once, and which of them every row has. */
export interface CodedTexts {
	readonly codes: Codes;
	readonly distinct: readonly string[];
}

/** The narrower the array, the less memory there is to wait for. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

const NONE = 0xffff_ffff;

/** Sums of groups of rows. */
class GroupSums {
	/** By group: its first row. */
	private readonly firsts: Uint32Array;
	private readonly events: Float64Array;
	/** Of those quantities that are whole Numbers, as far as they add up exactly. */
	private readonly small: Float64Array;
	private readonly large = new Map<number, Decimal>();
	/** In order of first appearance. */
	private readonly order: number[] = [];

	/** `groupOf`: by row, any numbers that are not far apart. */
	constructor(private readonly groupOf: Uint32Array) {
		let most = -1;
		for (const group of groupOf) if (group > most) most = group;
		this.firsts = new Uint32Array(most + 1).fill(NONE);
		this.events = new Float64Array(most + 1);
		this.small = new Float64Array(most + 1);
	}

	add(row: number, events: number, quantity: number | Decimal): void {
		const group = this.groupOf[row] as number;
		if (this.firsts[group] === NONE) {
			this.firsts[group] = row;
			this.order.push(group);
		}
		this.events[group] = (this.events[group] as number) + events;
		if (typeof quantity !== 'number') this.addLarge(group, quantity);
		else {
			const sum = (this.small[group] as number) + quantity;
			if (Number.isSafeInteger(sum)) this.small[group] = sum;
			else this.addLarge(group, whole(quantity));
		}
	}

	all(keyAt: (row: number) => Pick<KeyTotal, 'key' | 'kind'>): KeyTotal[] {
		return this.order.map((group) => {
			const small = decimal(BigInt(this.small[group] as number), 0);
			const quantity = add(small, this.large.get(group) ?? ZERO);
			return { ...keyAt(this.firsts[group] as number), quantity, events: this.events[group] as number };
		});
	}

	private addLarge(group: number, quantity: Decimal): void {
		this.large.set(group, add(this.large.get(group) ?? ZERO, quantity));
	}
}

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
		const { length, firsts, sums } = this;
		const groups = new GroupSums(this.numbered(parts));
		for (let row = 0; row < length; row++) {
			const key = firsts[row] as number;
			groups.add(row, sums.events(key), sums.isSmall(key) ? sums.small(key) : sums.quantity(key));
		}
		return groups.all((row) => this.keys.key(firsts[row] as number));
	}

	/** A dimension's texts, row by row. */
	texts(field: DimensionField): CodedTexts {
		const place = placeOf(field);
		const values = this.keys.columns[place]?.dimension.values ?? [];
		const isOne = values.length === 1;
		return isOne
			? { codes: new Uint8Array(this.length), distinct: values }
			: coded(this.codesAt(place), values);
	}

	/** The customers' ids, row by row. */
	customers(): CodedTexts {
		const pairs = paired(this.codesAt(0), this.codesAt(1), new Uint32Array(this.length));
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

	/** A number for what each row has in some parts. */
	private numbered(parts: readonly KeyPart[]): Uint32Array {
		const places = parts.map(placeOf).filter((place) => this.sizeOf(place) > 1);
		const [first = new Uint32Array(this.length), ...others] = places.map((place) => this.codesAt(place));
		if (others.length === 0) return first;
		const numbers = new Uint32Array(this.length);
		return others.reduce<Uint32Array>((before, codes) => paired(before, codes, numbers), first);
	}

	/** How many codes there are in a place: one for a column that the file does not have. */
	private sizeOf(place: number): number {
		return this.keys.columns[place]?.dimension.values.length ?? this.keys.periods.length;
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
function coded(theirs: Uint32Array, texts: readonly string[]): CodedTexts {
	const size = Math.max(1, texts.length);
	const codes = codesBelow(size, theirs.length);
	const distinct: string[] = [];
	const known = new Uint32Array(size).fill(NONE);
	for (let row = 0; row < theirs.length; row++) {
		const code = theirs[row] as number;
		let own = known[code] as number;
		if (own === NONE) known[code] = own = distinct.push(texts[code] ?? '') - 1;
		codes[row] = own;
	}
	return { codes, distinct };
}

function codesBelow(size: number, length: number): Codes {
	if (size <= 0x100) return new Uint8Array(length);
	return size <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);
}

/** A number for each row's pair of codes, in order of first appearance; `numbers` may be those of `a`. */
function paired(a: Uint32Array, b: Uint32Array, numbers: Uint32Array): Uint32Array {
	const pairs = new PairTable();
	for (let row = 0; row < a.length; row++) numbers[row] = pairs.numberOf(a[row] as number, b[row] as number);
	return numbers;
}
