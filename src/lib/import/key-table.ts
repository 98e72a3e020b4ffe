/**
 * The usage keys of a file with the sums of their accepted events (BIL-1), by codes: there may be a hundred thousand,
 * and what is told of them is mostly about far fewer.
 */
import type { CustomerMention } from '$lib/domain/customers';
import { customerId } from '$lib/domain/usage';
import { add, decimal, whole, ZERO, type Decimal } from '$lib/domain/decimal';
import { codesBelow, type Codes, type CodedTexts } from './coded-texts';
import type { KeySums } from './key-sums';
import { PairTable } from './pair-table';
import { TupleTable } from './tuples';
import type { KeyTotal } from './usage-columns';
import { DIMENSIONS, TUPLE_WIDTH, type DimensionField, type PeriodEntry, type UsageKeys } from './usage-keys';

/** What keys are put together by. */
export type KeyPart = DimensionField | 'period';

const NONE = 0xffff_ffff;

/** Rows by what they have in some places of their keys. */
interface Groups {
	/** By row: its group, counted from 0 in order of first appearance. */
	readonly of: Uint32Array;
	/** By group: its first row. */
	readonly firsts: Uint32Array;
}

/** Groups of rows, and which of them are one. */
interface Classes {
	readonly of: Uint32Array;
	/** By group: its class, counted from 0 in order of first appearance. */
	readonly codeOf: Uint32Array;
	/** By class: its first row. */
	readonly firsts: Uint32Array;
}

/** Sums of groups of rows. */
class GroupSums {
	private readonly events: Float64Array;
	/** Of those quantities that are whole Numbers, as far as they add up exactly. */
	private readonly small: Float64Array;
	private readonly large = new Map<number, Decimal>();

	constructor(private readonly groups: Groups) {
		this.events = new Float64Array(groups.firsts.length);
		this.small = new Float64Array(groups.firsts.length);
	}

	/** Adds the sums of all rows, each of a key. */
	addRows(keys: Uint32Array, sums: KeySums): void {
		const { of } = this.groups;
		for (let row = 0; row < keys.length; row++) {
			const key = keys[row] as number;
			const group = of[row] as number;
			this.events[group] = (this.events[group] as number) + sums.events(key);
			const sum = (this.small[group] as number) + sums.small(key);
			if (!sums.isSmall(key)) this.addLarge(group, sums.quantity(key));
			else if (Number.isSafeInteger(sum)) this.small[group] = sum;
			else this.addLarge(group, whole(sums.small(key)));
		}
	}

	/** Each with what `keyAt` gives of its first row. */
	all(keyAt: (row: number) => Pick<KeyTotal, 'key' | 'kind'>): KeyTotal[] {
		return Array.from(this.groups.firsts, (row, group) => {
			const small = decimal(BigInt(this.small[group] as number), 0);
			const quantity = add(small, this.large.get(group) ?? ZERO);
			return { ...keyAt(row), quantity, events: this.events[group] as number };
		});
	}

	private addLarge(group: number, quantity: Decimal): void {
		this.large.set(group, add(this.large.get(group) ?? ZERO, quantity));
	}
}

const PERIOD = TUPLE_WIDTH - 1;

const placeOf = (part: KeyPart): number => (part === 'period' ? PERIOD : DIMENSIONS.indexOf(part));

/** Number and name. */
const CUSTOMER = [placeOf('customer-number'), placeOf('customer-name')];

export class KeyTable {
	/** By the number that chunks call a usage key: its row. */
	readonly numbers: Uint32Array;
	/** Every way in which the records of the keys name their customers, each once. */
	readonly mentions: readonly CustomerMention[];
	/** By row: the first key of it, in order of first appearance. Of keys that only duplicates have, nothing is stored. */
	private readonly firsts: Uint32Array;
	/** By what they are alike in: some places of a tuple, or a part of a key. */
	private readonly groups = new Map<string, Groups>();
	private readonly totals = new Map<Groups, KeyTotal[]>();
	private readonly coded: (Classes & { readonly codes: Codes })[] = [];

	constructor(
		private readonly keys: UsageKeys,
		private readonly sums: KeySums
	) {
		this.firsts = sums.used(keys.count);
		this.mentions = Array.from(this.grouped(CUSTOMER).firsts, (row) => this.customer(row));
		const ids = new Set(this.mentions.map(({ number, name }) => customerId(number, name)));
		if (ids.size === this.mentions.length) this.numbers = placesOf(this.firsts, keys.count);
		else {
			const { numbers, firsts } = this.merged(ids);
			this.numbers = numbers;
			this.firsts = firsts;
			// Of rows that there are fewer of now.
			this.groups = new Map();
		}
	}

	/** How many keys have accepted events; keys that differ in nothing are one. */
	get length(): number {
		return this.firsts.length;
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
	by(...parts: readonly KeyPart[]): readonly KeyTotal[] {
		const groups = this.grouped(parts.map(placeOf));
		let totals = this.totals.get(groups);
		if (!totals) {
			const sums = new GroupSums(groups);
			sums.addRows(this.firsts, this.sums);
			totals = sums.all((row) => this.keys.key(this.firsts[row] as number));
			this.totals.set(groups, totals);
		}
		return totals;
	}

	/** A dimension's texts, row by row. */
	texts(field: DimensionField): CodedTexts {
		const place = placeOf(field);
		const values = this.keys.columns[place]?.dimension.values ?? [];
		if (values.length === 1) return { codes: new Uint8Array(this.length), distinct: values };
		const classes = this.classesOf(this.keys.partOf(place), [place]);
		const distinct = Array.from(classes.firsts, (row) => values[this.codeAt(row, place)] ?? '');
		return { codes: this.codesOf(classes), distinct };
	}

	/** The customers' ids, row by row. */
	customers(): CodedTexts {
		const { of, firsts } = this.grouped(CUSTOMER);
		const codes = new Map<string, number>();
		const codeOf = Uint32Array.from(firsts, (row) => {
			const { number, name } = this.customer(row);
			const id = customerId(number, name);
			const code = codes.get(id) ?? codes.size;
			codes.set(id, code);
			return code;
		});
		return { codes: looked(of, codeOf, codesBelow(codes.size, of.length)), distinct: [...codes.keys()] };
	}

	/** The periods of rows, each once, and which of them every row has. */
	periods(): { readonly codes: Codes; readonly distinct: readonly PeriodEntry[] } {
		const { of, firsts } = this.ofPart(0);
		const distinct = Array.from(firsts, (row) => this.keys.periods[this.codeAt(row, PERIOD)] as PeriodEntry);
		return { codes: of, distinct };
	}

	/** Events of rows. */
	events(): Uint32Array {
		return this.sums.eventsOf(this.firsts);
	}

	/** Quantities of rows as Numbers; undefined when one of them is no whole number that a Number holds. */
	wholeQuantities(): Float64Array | undefined {
		return this.sums.wholesOf(this.firsts);
	}

	/** Rows that have the same in some places. What is alike in fewer of them was mostly asked for before. */
	private grouped(places: readonly number[]): Groups {
		const differing = places.filter((place) => this.sizeOf(place) > 1).sort((a, b) => a - b);
		const parts = [...new Set(differing.map((place) => this.keys.partOf(place)))];
		let name = '';
		let groups: Groups | undefined;
		for (const part of parts) {
			const alike = differing.filter((place) => this.keys.partOf(place) === part);
			const before = groups;
			groups = this.known((name += ` ${alike.join()}`), () => {
				const ofPlaces = this.inPart(part, alike);
				return before ? paired(before, ofPlaces) : ofPlaces;
			});
		}
		return groups ?? this.known(name, () => renumbered(new Uint32Array(this.length), 1));
	}

	/** Rows that have the same in some places of one part. */
	private inPart(part: number, places: readonly number[]): Groups {
		const { of, codeOf, firsts } = this.classesOf(part, places);
		// Mostly what differs in a part differs in these places.
		return firsts.length === codeOf.length
			? this.ofPart(part)
			: { of: looked(of, codeOf, new Uint32Array(of.length)), firsts };
	}

	/** Rows that have the same in a part of their keys. */
	private ofPart(part: number): Groups {
		return this.known(`part ${part}`, () =>
			renumbered(this.keys.parts(this.firsts, part), this.keys.partSize(part))
		);
	}

	/** Groups of rows by a part, and which of them are alike in some of its places, told by the first row of each. */
	private classesOf(part: number, places: readonly number[]): Classes {
		const { of, firsts } = this.ofPart(part);
		const classes = places
			.map((place) => {
				const codes = Uint32Array.from(firsts, (row) => this.codeAt(row, place));
				return renumbered(codes, this.sizeOf(place));
			})
			.reduce(paired);
		const rows = looked(classes.firsts, firsts, new Uint32Array(classes.firsts.length));
		return { of, codeOf: classes.of, firsts: rows };
	}

	/** The class of every row. Columns that say the same in other words, as an account and its number, have the same. */
	private codesOf(classes: Classes): Codes {
		const { of, codeOf, firsts } = classes;
		const alike = this.coded.find((each) => each.of === of && isSame(each.codeOf, codeOf));
		const codes = alike?.codes ?? looked(of, codeOf, codesBelow(firsts.length, of.length));
		if (!alike) this.coded.push({ ...classes, codes });
		return codes;
	}

	private known(name: string, make: () => Groups): Groups {
		const groups = this.groups.get(name) ?? make();
		this.groups.set(name, groups);
		return groups;
	}

	/** How many codes there are in a place: one for a column that the file does not have. */
	private sizeOf(place: number): number {
		return this.keys.columns[place]?.dimension.values.length ?? this.keys.periods.length;
	}

	private codeAt(row: number, place: number): number {
		return this.keys.code(this.firsts[row] as number, place);
	}

	private customer(row: number): CustomerMention {
		return this.keys.customer(this.firsts[row] as number);
	}

	/**
	 * Rows and their first keys where a customer of one number has two names: only there two tuples are one key. The
	 * sums of those that come later are added to the first.
	 */
	private merged(ids: ReadonlySet<string>): { numbers: Uint32Array; firsts: Uint32Array } {
		const numbers = new Uint32Array(this.keys.count);
		const firsts: number[] = [];
		const table = new TupleTable(TUPLE_WIDTH - 1);
		const tuple = new Uint32Array(TUPLE_WIDTH - 1);
		const codes = new Map([...ids].map((id, code) => [id, code]));
		for (const key of this.firsts) {
			const { number, name } = this.keys.customer(key);
			tuple[0] = codes.get(customerId(number, name)) ?? 0;
			for (let place = 2; place < TUPLE_WIDTH; place++) tuple[place - 1] = this.keys.code(key, place);
			const row = table.numberOf(tuple);
			numbers[key] = row;
			if (row === firsts.length) firsts.push(key);
			else this.sums.merge(firsts[row] as number, key);
		}
		return { numbers, firsts: Uint32Array.from(firsts) };
	}
}

// Each of these goes through all rows and does one thing: what a browser compiles it compiles whole.

/** By key: its place among some. */
function placesOf(keys: Uint32Array, keyCount: number): Uint32Array {
	const places = new Uint32Array(keyCount);
	for (let place = 0; place < keys.length; place++) places[keys[place] as number] = place;
	return places;
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
	return one.length === other.length && one.every((value, i) => value === other[i]);
}

function looked<To extends Codes>(places: Uint32Array, values: Uint32Array, found: To): To {
	for (let row = 0; row < found.length; row++) found[row] = values[places[row] as number] as number;
	return found;
}

/** Groups of rows by their codes below a size. */
function renumbered(codes: Uint32Array, size: number): Groups {
	const of = new Uint32Array(codes.length);
	const firsts = new Uint32Array(size);
	const known = new Uint32Array(size).fill(NONE);
	let count = 0;
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row] as number;
		if (known[code] === NONE) {
			known[code] = count;
			firsts[count++] = row;
		}
		of[row] = known[code] as number;
	}
	return { of, firsts: firsts.subarray(0, count) };
}

/** So many pairs of groups are numbered by both; more of them by the pairs that there are. */
const FEW_PAIRS = 0x1_0000;

/** Groups of rows by two others. */
function paired(one: Groups, other: Groups): Groups {
	const size = one.firsts.length * other.firsts.length;
	return size <= FEW_PAIRS ? renumbered(together(one, other), size) : pairedByTable(one.of, other.of);
}

function together(one: Groups, other: Groups): Uint32Array {
	const { length } = other.firsts;
	const codes = new Uint32Array(one.of.length);
	for (let row = 0; row < codes.length; row++)
		codes[row] = (one.of[row] as number) * length + (other.of[row] as number);
	return codes;
}

function pairedByTable(one: Uint32Array, other: Uint32Array): Groups {
	const pairs = new PairTable();
	const of = new Uint32Array(one.length);
	const firsts = new Uint32Array(one.length);
	let count = 0;
	for (let row = 0; row < of.length; row++) {
		const group = pairs.numberOf(one[row] as number, other[row] as number);
		if (group === count) firsts[count++] = row;
		of[row] = group;
	}
	return { of, firsts: firsts.slice(0, count) };
}
