/** Records cut out of bytes: where every field begins and ends, found sixteen bytes at a time. */

const LF: u32 = 10;
const CR: u32 = 13;

/** What became of a record. */
export const CUT: i32 = 0;
/** The bytes end before the record does. */
export const INCOMPLETE: i32 = 2;
/** Not as plain files are: all of the file is to be read as text. */
export const NOT_PLAIN: i32 = 3;

const MAX_COLUMNS: u32 = 1000;
const MAX_FIELD: u32 = 1_048_576;

/** Behind the bytes stand line ends, so that looking for one comes to an end. */
const PADDING: u32 = 128;

/** Bytes for each field: see {@link offsetsAt}. */
const ENTRY: u32 = 16;

let input: usize = 0;
let inputRoom: u32 = 0;
let delimiter: u32 = 0;
let quote: u32 = 0;
const offsets: usize = heap.alloc((MAX_COLUMNS + 2) * ENTRY);

/** Fields of the record at hand. */
export let fieldCount: u32 = 0;
/** Line ends inside its quoted fields. */
export let innerLines: u32 = 0;
/** Where the record after it begins. */
export let behind: u32 = 0;

/** Bits of the special bytes that were not taken yet, of the 64 from `block` on. */
let specials: u64 = 0;
let block: usize = 0;
/** All bytes that were looked at, one bit over another: only of ASCII the highest is never set. */
let seen: v128 = i8x16.splat(0);

export function setDialect(delimiterByte: u32, quoteByte: u32): void {
	delimiter = delimiterByte;
	quote = quoteByte;
}

/** Where so many bytes can be put; call {@link sealInput} when they are there. */
export function inputFor(length: u32): usize {
	if (length > inputRoom) {
		inputRoom = length + (length >> 3);
		input = (heap.alloc(inputRoom + PADDING + 64) + 63) & ~63;
	}
	return input;
}

export function sealInput(length: u32): void {
	memory.fill(input + length, <u8>LF, PADDING);
	seen = i8x16.splat(0);
}

/** Where the bytes are. */
export function inputAt(): usize {
	return input;
}

/**
 * Where four words for each field are: its first byte, behind its last, its first byte with its quote, and whether
 * it has doubled quotes.
 */
export function offsetsAt(): usize {
	return offsets;
}

/** Whether none of the bytes that were looked at is above ASCII; bytes behind the last record count as well. */
export function isAscii(): bool {
	return i8x16.bitmask(seen) == 0;
}

/** Whether the bytes from a place up to another are UTF-8 as a decoder takes it: nothing cut short, nothing too long. */
export function isUtf8(begin: u32, until: u32): bool {
	const end = input + until;
	let at = input + begin;
	while (at < end) {
		if (at + 16 <= end && i8x16.bitmask(v128.load(at)) == 0) {
			at += 16;
			continue;
		}
		const byte: u32 = load<u8>(at);
		if (byte < 0x80) {
			at++;
			continue;
		}
		if (byte < 0xc2 || byte > 0xf4) return false;
		const more: u32 = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
		if (at + more >= end) return false;
		// Of some first bytes not every second one may follow: what is shorter otherwise, surrogates, beyond Unicode.
		const second: u32 = load<u8>(at, 1);
		const least: u32 = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
		const most: u32 = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
		if (second < least || second > most) return false;
		for (let i: u32 = 2; i <= more; i++) if ((load<u8>(at + i) & 0xc0) != 0x80) return false;
		at += more + 1;
	}
	return true;
}

/** First byte of a field, behind its opening quote. */
export function fieldFrom(field: u32): usize {
	return input + load<u32>(offsets + field * ENTRY);
}

/** Behind a field's last byte. */
export function fieldTo(field: u32): usize {
	return input + load<u32>(offsets + field * ENTRY, 4);
}

/** First byte of a field, its quote included. */
export function rawFrom(field: u32): usize {
	return input + load<u32>(offsets + field * ENTRY, 8);
}

/** Behind a field, its quote included. */
export function rawTo(field: u32): usize {
	const quotes = load<u32>(offsets + field * ENTRY) - load<u32>(offsets + field * ENTRY, 8);
	return fieldTo(field) + quotes;
}

/** Whether a field has doubled quotes. */
export function isEscaped(field: u32): bool {
	return load<u32>(offsets + field * ENTRY, 12) != 0;
}

/** To be called before records from a place on are cut, unless the one before was cut just now. */
export function beginAt(at: u32): void {
	const from = input + at;
	block = from & ~63;
	specials = specialsOf(block) & (~(<u64>0) << (from & 63));
}

/**
 * Cuts the record that begins at a place, which is where the one before ended. `last`: the end of the bytes ends a
 * record too.
 */
export function cut(begin: u32, length: u32, last: bool): i32 {
	const end = input + length;
	const separator = delimiter;
	const mark = quote;
	let from = input + begin;
	let field: u32 = 0;
	innerLines = 0;
	// What every field needs stays in registers; it is put back where a quote is met, and at the end.
	let bits = specials;
	let base = block;
	while (true) {
		if (field > MAX_COLUMNS) return NOT_PLAIN;
		let at: usize;
		if (from < end && load<u8>(from) == mark) {
			specials = bits;
			block = base;
			at = quoted(from, end, last, field);
			if (at == 0) return problem;
			bits = specials;
			base = block;
		} else {
			while (bits == 0) {
				base += 64;
				bits = specialsOf(base);
			}
			at = base + <usize>ctz(bits);
			bits &= bits - 1;
			if (at > end) at = end;
			if (<u32>(at - from) > MAX_FIELD) return NOT_PLAIN;
			put(field, from, from, at, 0);
		}
		field++;
		if (at >= end) {
			if (!last) return INCOMPLETE;
			behind = length;
			break;
		}
		const byte: u32 = load<u8>(at);
		if (byte == separator) {
			from = at + 1;
			continue;
		}
		if (byte == LF) {
			behind = <u32>(at + 1 - input);
			break;
		}
		if (byte != CR) return NOT_PLAIN;
		// Only a byte more can tell what a CR at their end is.
		if (at + 1 >= end) return INCOMPLETE;
		if (load<u8>(at, 1) != LF) return NOT_PLAIN;
		while (bits == 0) {
			base += 64;
			bits = specialsOf(base);
		}
		bits &= bits - 1;
		behind = <u32>(at + 2 - input);
		break;
	}
	specials = bits;
	block = base;
	fieldCount = field;
	return CUT;
}

/** Why {@link quoted} gave no place. */
let problem: i32 = NOT_PLAIN;

/** Takes the quoted field that begins at a place; gives the place behind it, or 0 where there is none. */
function quoted(from: usize, end: usize, last: bool, field: u32): usize {
	let at: usize;
	let escaped: u32 = 0;
	problem = NOT_PLAIN;
	next();
	while (true) {
		at = next();
		if (at >= end) {
			// One never closed is told as text.
			problem = last ? NOT_PLAIN : INCOMPLETE;
			return 0;
		}
		const byte: u32 = load<u8>(at);
		if (byte == quote) {
			if (at + 1 >= end || load<u8>(at, 1) != quote) break;
			escaped = 1;
			next();
		} else if (byte == CR) return 0;
		else if (byte == LF) innerLines++;
	}
	// Only more bytes can tell whether a quote at their end closes the field.
	if (at + 2 >= end && !last) {
		problem = INCOMPLETE;
		return 0;
	}
	if (<u32>(at - from) > MAX_FIELD) return 0;
	put(field, from, from + 1, at, escaped);
	at++;
	if (at >= end) return at;
	const behindQuote: u32 = load<u8>(at);
	const closes =
		behindQuote == delimiter ||
		behindQuote == LF ||
		(behindQuote == CR && at + 1 < end && load<u8>(at, 1) == LF);
	if (!closes) return 0;
	next();
	return at;
}

/** The next byte that is a delimiter, a quote or part of a line end. */
function next(): usize {
	while (specials == 0) {
		block += 64;
		specials = specialsOf(block);
	}
	const at = block + <usize>ctz(specials);
	specials &= specials - 1;
	return at;
}

function specialsOf(at: usize): u64 {
	const delimiters = i8x16.splat(<i8>delimiter);
	const quotes = i8x16.splat(<i8>quote);
	const first = v128.load(at);
	const second = v128.load(at, 16);
	const third = v128.load(at, 32);
	const fourth = v128.load(at, 48);
	seen = v128.or(seen, v128.or(v128.or(first, second), v128.or(third, fourth)));
	return (
		specialsIn(first, delimiters, quotes) |
		(specialsIn(second, delimiters, quotes) << 16) |
		(specialsIn(third, delimiters, quotes) << 32) |
		(specialsIn(fourth, delimiters, quotes) << 48)
	);
}

function specialsIn(bytes: v128, delimiters: v128, quotes: v128): u64 {
	const ends = v128.or(i8x16.eq(bytes, i8x16.splat(<i8>LF)), i8x16.eq(bytes, i8x16.splat(<i8>CR)));
	const others = v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, quotes));
	return <u64>(<u32>i8x16.bitmask(v128.or(ends, others)));
}

/** Two words at a time: where it begins and ends, and where it begins with its quote and whether any is doubled. */
function put(field: u32, raw: usize, from: usize, to: usize, escaped: u32): void {
	const at = offsets + field * ENTRY;
	store<u64>(at, (<u64>(from - input)) | ((<u64>(to - input)) << 32));
	store<u64>(at, (<u64>(raw - input)) | ((<u64>escaped) << 32), 8);
}
