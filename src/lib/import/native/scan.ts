/**
 * Records of a plain file to events, as byte-reader.ts has it: what every record has in common is read here, and
 * whatever is unlike the others is handed out, record by record. Compiled to WebAssembly (compile.js).
 */
import { beginEvents, count, makeRoom, putEvent, putId } from './events';
import { Dictionary, UNKNOWN } from './dictionary';
import { beginKeys, numberKeys, numberLater, takeGroups } from './keys';
import { beginAt, behind, cut, CUT, fieldCount, fieldFrom, fieldTo, innerLines, inputAt } from './records';
import { isClean, isoMoment, NO_MOMENT, numberScale, numberSign, numberValue, readNumber } from './values';

export {
	cut,
	beginAt,
	inputFor,
	sealInput,
	offsetsAt,
	isAscii,
	isUtf8,
	setDialect,
	fieldCount,
	innerLines,
	behind
} from './records';
export {
	addKeyColumn,
	columnCode,
	learnColumn,
	groupNumber,
	learnGroup,
	keyNumber,
	keyCount,
	keysAt
} from './keys';
export {
	putEvent,
	putId,
	idFor,
	makeRoom,
	count,
	idsUsed,
	withoutId,
	hasScales,
	keys,
	moments,
	quantities,
	scales,
	lines,
	begins,
	idFrom,
	idTo,
	hashes,
	idBytes
} from './events';

/** All records up to the end were read. */
const DONE: i32 = 0;
/** The record at hand is for whoever asked; the next call goes on behind it. */
const HANDED_OUT: i32 = 1;

const NO_COLUMN: u32 = 0xffff_ffff;
const MAX_MONTHS: u32 = 512;
const MAX_NUMBER_COLUMNS: u32 = 3;

/** Records are read here, and not only cut. */
let reads: bool = false;
let columns: u32 = 0;
let momentColumn: u32 = 0;
let quantityColumn: u32 = NO_COLUMN;
/** The sign for decimals that quantities are read by. */
let quantitySign: u32 = 0;
let idColumn: u32 = NO_COLUMN;

/** Columns of numbers, of which each value may prove how the file writes them. */
let numberColumns: u32 = 0;
const numberColumnAt: usize = heap.alloc(MAX_NUMBER_COLUMNS * 4);
/** By number column, first for a comma, then for a point: how many, and line, begin and end of the first. */
const proofs: usize = heap.alloc(MAX_NUMBER_COLUMNS * 2 * 16);
/** By number column, values of other forms that prove nothing. */
const silent: Dictionary[] = [];
/** Signs of the record's numbers. */
const signs: usize = heap.alloc(MAX_NUMBER_COLUMNS * 4);

/** Months: from and until as ms, and the code of each. */
const months: usize = heap.alloc(MAX_MONTHS * 24);
let monthCount: u32 = 0;
let month: usize = months;

/** Where the record at hand begins, and on which line, from the range's first. */
export let recordBegin: u32 = 0;
export let recordLine: u32 = 0;
/** Where the next record begins, and on which line. */
export let at: u32 = 0;
export let line: u32 = 0;
/** Records that were read here. */
export let read: u32 = 0;

let first: u32 = 0;

/** Moments of other forms, as far as there is room for them: what each is, and the lines of this range that have it. */
const MAX_MOMENTS: u32 = 4096;
const keptMoments: usize = heap.alloc(MAX_MOMENTS * 24);
const seenMoments: Dictionary = new Dictionary();
let momentCount: u32 = 0;

/** By what records are read here; columns that there are not: -1. */
export function setFields(count: u32, moment: u32, quantity: u32, sign: u32, id: u32): void {
	reads = true;
	columns = count;
	momentColumn = moment;
	quantityColumn = quantity;
	quantitySign = sign;
	idColumn = id;
}

export function addNumberColumn(column: u32): void {
	store<u32>(numberColumnAt + numberColumns * 4, column);
	numberColumns++;
	silent.push(new Dictionary());
}

/** The record's value in a number column, by its order, proves nothing of how the file writes numbers. */
export function learnSilent(index: u32): void {
	if (!isSilent(index)) {
		const column = load<u32>(numberColumnAt + index * 4);
		const from = fieldFrom(column);
		unchecked(silent[index]).learn(from, <u32>(fieldTo(column) - from), 0);
	}
}

function isSilent(index: u32): bool {
	const column = load<u32>(numberColumnAt + index * 4);
	const from = fieldFrom(column);
	return unchecked(silent[index]).find(from, <u32>(fieldTo(column) - from)) != UNKNOWN;
}

/** Where the proofs of number columns are. */
export function proofsAt(): usize {
	return proofs;
}

/** The period that moments from `from` up to `until` have. */
export function addMonth(from: f64, until: f64, code: u32): void {
	if (monthCount == MAX_MONTHS) return;
	const place = months + monthCount * 24;
	store<f64>(place, from);
	store<f64>(place, until, 8);
	store<u32>(place, code, 16);
	monthCount++;
}

/**
 * Keeps what the moment of the record at hand is, and its period's code, as others may have the same. Gives its place
 * among those kept, 0xffffffff when there is no room for it.
 */
export function learnMoment(moment: f64, period: u32): u32 {
	const from = fieldFrom(momentColumn);
	const length = <u32>(fieldTo(momentColumn) - from);
	if (momentCount == MAX_MOMENTS || isoMoment(momentColumn) != NO_MOMENT) return NO_COLUMN;
	if (seenMoments.find(from, length) != UNKNOWN) return NO_COLUMN;
	seenMoments.learn(from, length, momentCount);
	const kept = keptMoments + momentCount * 24;
	store<f64>(kept, moment);
	store<u32>(kept, period, 8);
	store<u32>(kept, 0, 12);
	return momentCount++;
}

/** Where kept moments are, each with its period, how many lines of this range have it and the first of them. */
export function momentsAt(): usize {
	return keptMoments;
}

/** Begins a range, of which so many events are expected. */
export function beginRange(begin: u32, expected: u32): void {
	first = begin;
	at = begin;
	line = 0;
	read = 0;
	memory.fill(proofs, 0, MAX_NUMBER_COLUMNS * 2 * 16);
	for (let i: u32 = 0; i < momentCount; i++) store<u32>(keptMoments + i * 24, 0, 12);
	beginEvents(expected);
	beginKeys();
	beginAt(begin);
}

/** Reads records that begin before `until`, of so many bytes; `last`: their end ends a record too. */
export function scan(until: u32, length: u32, last: bool): i32 {
	while (at < until) {
		const status = cut(at, length, last);
		if (status != CUT) return status;
		recordBegin = at - first;
		recordLine = line;
		line += 1 + innerLines;
		at = behind;
		makeRoom();
		if (!reads || !readRecord()) return HANDED_OUT;
	}
	numberKeys();
	return DONE;
}

/** Reads the record that was handed out, when its usage key is known by now; false as {@link readRecord}. */
export function readAgain(): bool {
	return reads && readRecord();
}

/** Reads the record at hand; false, with nothing of it put anywhere, where it is unlike others. */
function readRecord(): bool {
	if (fieldCount != columns || !takeGroups()) return false;
	const stamp = isoMoment(momentColumn);
	const kept = stamp == NO_MOMENT ? keptMoment() : 0;
	if (stamp == NO_MOMENT && kept == 0) return false;
	const moment = kept == 0 ? <f64>stamp : load<f64>(kept);
	const period = kept == 0 ? periodOf(moment) : load<i32>(kept, 8);
	if (period < 0 || !readNumbers()) return false;
	if (idColumn == NO_COLUMN) putId(0, 0);
	else {
		if (!isClean(idColumn)) return false;
		const from = fieldFrom(idColumn);
		putId(from, <u32>(fieldTo(idColumn) - from));
	}
	keepProofs();
	if (kept != 0) {
		const lines = load<u32>(kept, 12);
		if (lines == 0) store<u32>(kept, recordLine, 16);
		store<u32>(kept, lines + 1, 12);
	}
	putEvent(0, moment, quantity, scale, recordLine, recordBegin);
	numberLater(period, count - 1);
	read++;
	return true;
}

/** Where the record's moment is kept, 0 where it is not. */
function keptMoment(): usize {
	const from = fieldFrom(momentColumn);
	const index = seenMoments.find(from, <u32>(fieldTo(momentColumn) - from));
	return index < 0 ? 0 : keptMoments + index * 24;
}

function periodOf(moment: f64): i32 {
	if (monthCount > 0 && moment >= load<f64>(month) && moment < load<f64>(month, 8))
		return load<i32>(month, 16);
	for (let i: u32 = 0; i < monthCount; i++) {
		const place = months + i * 24;
		if (moment >= load<f64>(place) && moment < load<f64>(place, 8)) {
			month = place;
			return load<i32>(place, 16);
		}
	}
	return -1;
}

let quantity: i32 = 1;
let scale: u32 = 0;

function readNumbers(): bool {
	quantity = 1;
	scale = 0;
	for (let i: u32 = 0; i < numberColumns; i++) {
		const column = load<u32>(numberColumnAt + i * 4);
		const isRead = readNumber(column);
		if (!isRead && (column == quantityColumn || !isSilent(i))) return false;
		store<u32>(signs + i * 4, isRead ? numberSign : 0);
		if (column != quantityColumn) continue;
		if (numberSign != 0 && numberSign != quantitySign) return false;
		quantity = numberValue;
		scale = numberScale;
	}
	return true;
}

function keepProofs(): void {
	for (let i: u32 = 0; i < numberColumns; i++) {
		const sign = load<u32>(signs + i * 4);
		if (sign == 0) continue;
		const proof = proofs + (i * 2 + (sign == 46 ? 1 : 0)) * 16;
		const before = load<u32>(proof);
		store<u32>(proof, before + 1);
		if (before > 0) continue;
		const column = load<u32>(numberColumnAt + i * 4);
		store<u32>(proof, recordLine, 4);
		store<u32>(proof, <u32>(fieldFrom(column) - inputAt()), 8);
		store<u32>(proof, <u32>(fieldTo(column) - inputAt()), 12);
	}
}
