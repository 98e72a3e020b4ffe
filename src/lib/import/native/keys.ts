/**
 * Usage keys of records as numbers. Columns that stand side by side are looked up as one value: most records of a
 * file repeat what some other said of customer, account and subscription together.
 */
import { Dictionary, hashOf, UNKNOWN } from './dictionary';
import { keys as keyColumn } from './events';
import { fieldFrom, fieldTo, rawFrom, rawTo } from './records';

/** Spans are looked up as long as, after so many, at least every second was seen before. */
const TRIAL: u32 = 20_000;

const MAX_GROUPS: u32 = 16;

/** A column of a usage key, with the values seen in it. */
class SeenColumn {
	readonly known: Dictionary = new Dictionary();

	constructor(readonly column: u32) {}

	code(): i32 {
		const from = fieldFrom(this.column);
		return this.known.find(from, <u32>(fieldTo(this.column) - from));
	}

	learn(code: i32): void {
		if (this.code() != UNKNOWN) return;
		const from = fieldFrom(this.column);
		this.known.learn(from, <u32>(fieldTo(this.column) - from), code);
	}
}

/** Columns side by side. */
class SeenGroup {
	private readonly columns: SeenColumn[] = [];
	/** What stands in all of them at once, delimiters and quotes included; given up where that hardly repeats. */
	private readonly spans: Dictionary = new Dictionary();
	/** Combinations of the columns' codes. */
	private readonly combinations: Dictionary = new Dictionary();
	private hasSpans: bool = false;
	private asked: u32 = 0;
	private codes: usize = 0;

	add(column: SeenColumn): void {
		this.columns.push(column);
		this.hasSpans = this.columns.length > 1;
		this.codes = heap.alloc(this.columns.length * 4 + 8);
	}

	/** The number of the record's combination; below zero where a value cannot be taken or is not known. */
	number(): i32 {
		if (this.hasSpans) {
			this.asked++;
			const from = this.spanFrom();
			return this.spans.find(from, this.spanLength(from));
		}
		for (let i = 0; i < this.columns.length; i++) {
			const code = unchecked(this.columns[i]).code();
			if (code < 0 || this.columns.length == 1) return code;
			store<i32>(this.codes + i * 4, code);
		}
		return this.combinations.find(this.codes, this.columns.length * 4);
	}

	/** The number of the combination that {@link number} did not know just now; its columns' codes are known. */
	learn(number: i32): void {
		if (this.hasSpans) {
			const from = this.spanFrom();
			const length = this.spanLength(from);
			if (this.spans.find(from, length) == UNKNOWN) this.spans.learn(from, length, number);
			if (this.asked > TRIAL && this.spans.size * 2 > this.asked) this.hasSpans = false;
		} else if (this.columns.length > 1 && number >= 0 && this.number() == UNKNOWN) {
			this.combinations.learn(this.codes, this.columns.length * 4, number);
		}
	}

	private spanFrom(): usize {
		return rawFrom(unchecked(this.columns[0]).column);
	}

	private spanLength(from: usize): u32 {
		const last = unchecked(this.columns[this.columns.length - 1]).column;
		return <u32>(rawTo(last) - from);
	}
}

const columns: SeenColumn[] = [];
const groups: SeenGroup[] = [];
/** Numbers of the record's combinations by group, behind that of its period. */
const parts: usize = heap.alloc((MAX_GROUPS + 2) * 4);
const numbers: Dictionary = new Dictionary();
/** The parts of every key, one key behind another. */
let keys: usize = heap.alloc(16 * 1024);
let keysRoom: u32 = 16 * 1024;

/** Distinct keys so far. */
export let keyCount: u32 = 0;

/** Adds a column of the file to the last group, or to a new one. Columns are then known by their order here. */
export function addKeyColumn(column: u32, isFirst: bool): void {
	if (isFirst) groups.push(new SeenGroup());
	const seen = new SeenColumn(column);
	columns.push(seen);
	groups[groups.length - 1].add(seen);
}

/** The code of the record's value in a column, -0x80000000 where it has none yet. */
export function columnCode(index: u32): i32 {
	return unchecked(columns[index]).code();
}

export function learnColumn(index: u32, code: i32): void {
	unchecked(columns[index]).learn(code);
}

export function groupNumber(index: u32): i32 {
	const number = unchecked(groups[index]).number();
	store<i32>(parts + 4 + index * 4, number);
	return number;
}

export function learnGroup(index: u32, number: i32): void {
	unchecked(groups[index]).learn(number);
	store<i32>(parts + 4 + index * 4, number);
}

/** Looks up all groups; false where one of them has no number yet or cannot be taken. */
export function takeGroups(): bool {
	for (let i = 0; i < groups.length; i++) if (groupNumber(i) < 0) return false;
	return true;
}

/** The number of the key that the record's groups and a period make, counted in order of first appearance. */
export function keyNumber(period: u32): u32 {
	store<u32>(parts, period);
	return numberBy(hashOf(parts, keyBytes()), parts);
}

/** Keys that are numbered at once: what a processor waits for then is memory of all of them, not of each by itself. */
const AT_ONCE: u32 = 64;

/** Bytes for each of them. */
const WAITING: u32 = (MAX_GROUPS + 2) * 4;

const waiting: usize = heap.alloc(AT_ONCE * WAITING + 8);
/** The event and the hash of each. */
const events: usize = heap.alloc(AT_ONCE * 4);
const hashes: usize = heap.alloc(AT_ONCE * 4);
let waits: u32 = 0;

/** Only so that what was looked at ahead is looked at. */
export let seenAhead: u32 = 0;

/** Begins a range. */
export function beginKeys(): void {
	waits = 0;
}

/** As {@link keyNumber}, of an event that was put; put into the column of keys by {@link numberKeys} at the latest. */
export function numberLater(period: u32, event: u32): void {
	store<u32>(parts, period);
	memory.copy(waiting + waits * WAITING, parts, keyBytes());
	store<u32>(events + waits * 4, event);
	if (++waits == AT_ONCE) numberKeys();
}

/** Numbers all keys that wait for it. */
export function numberKeys(): void {
	const length = keyBytes();
	let ahead: u32 = 0;
	for (let i: u32 = 0; i < waits; i++) {
		const hash = hashOf(waiting + i * WAITING, length);
		store<u32>(hashes + i * 4, hash);
		ahead ^= numbers.slotOf(hash);
	}
	for (let i: u32 = 0; i < waits; i++) ahead ^= numbers.entryOf(load<u32>(hashes + i * 4));
	seenAhead = ahead;
	for (let i: u32 = 0; i < waits; i++) {
		const number = numberBy(load<u32>(hashes + i * 4), waiting + i * WAITING);
		store<u32>(keyColumn + load<u32>(events + i * 4) * 4, number);
	}
	waits = 0;
}

function keyBytes(): u32 {
	return 4 + groups.length * 4;
}

/** The number of a key by its hash and its parts. */
function numberBy(hash: u32, parts: usize): u32 {
	const length = keyBytes();
	const known = numbers.findBy(hash, parts, length);
	if (known >= 0) return known;
	const number = keyCount++;
	numbers.learn(parts, length, number);
	if (keyCount * length > keysRoom) {
		const wider = heap.alloc(keysRoom * 2);
		memory.copy(wider, keys, keysRoom);
		keys = wider;
		keysRoom *= 2;
	}
	memory.copy(keys + number * length, parts, length);
	return number;
}

/** Where the parts of keys are. */
export function keysAt(): usize {
	return keys;
}
