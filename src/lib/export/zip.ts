/**
 * Files -> the parts of a zip (APPNOTE 6.3). All is known before a byte is written, so no file needs a trailer;
 * what passes 4 GiB or 65,535 files is said in zip64 fields, and only then. The time is always the first that
 * a zip can say: the same files are the same bytes (EXP-3).
 */

/** A file as it goes into a zip. */
export interface ZipEntry {
	readonly name: string;
	readonly method: 'stored' | 'deflated';
	/** CRC-32 of the file's own bytes. */
	readonly crc: number;
	readonly size: number;
	readonly packedSize: number;
	readonly packed: readonly BlobPart[];
}

const METHODS = { stored: 0, deflated: 8 } as const;

/** 1980-01-01 00:00, the date above the time. */
const FIRST_TIME = ((1 << 5) | 1) << 16;

const UTF8_NAME = 1 << 11;
const VERSION = 20;
const VERSION_64 = 45;

/** A field with this value is said in 64 bits elsewhere. */
const MAX_16 = 0xffff;
const MAX_32 = 0xffff_ffff;

/** A record of little-endian fields. */
class Fields {
	private readonly bytes: number[] = [];

	u16(value: number): this {
		this.bytes.push(value & 255, (value >>> 8) & 255);
		return this;
	}

	u32(value: number): this {
		return this.u16(value & MAX_16).u16(value >>> 16);
	}

	/** Whole numbers up to 2^53. */
	u64(value: number): this {
		return this.u32(value % 2 ** 32).u32(Math.floor(value / 2 ** 32));
	}

	done(): Uint8Array<ArrayBuffer> {
		return Uint8Array.from(this.bytes);
	}
}

const encoder = new TextEncoder();

/** Those of these numbers that a 32-bit field cannot say, as a zip64 field; nothing where all can. */
function zip64(...values: readonly number[]): Uint8Array<ArrayBuffer> {
	const large = values.filter((value) => value >= MAX_32);
	if (large.length === 0) return new Uint8Array();
	const field = new Fields().u16(1).u16(large.length * 8);
	for (const value of large) field.u64(value);
	return field.done();
}

const at32 = (value: number): number => Math.min(value, MAX_32);

/** What the header before a file and the one in the directory have in common. */
function commonFields(fields: Fields, entry: ZipEntry, needed: number): Fields {
	return fields.u16(needed).u16(UTF8_NAME).u16(METHODS[entry.method]).u32(FIRST_TIME).u32(entry.crc);
}

function localHeader(entry: ZipEntry): BlobPart[] {
	const name = encoder.encode(entry.name);
	// Here both sizes are said in 64 bits, or neither (4.5.3).
	const isLarge = Math.max(entry.size, entry.packedSize) >= MAX_32;
	const extra = isLarge
		? new Fields().u16(1).u16(16).u64(entry.size).u64(entry.packedSize).done()
		: new Uint8Array();
	const fields = commonFields(new Fields().u32(0x0403_4b50), entry, isLarge ? VERSION_64 : VERSION)
		.u32(isLarge ? MAX_32 : entry.packedSize)
		.u32(isLarge ? MAX_32 : entry.size)
		.u16(name.length)
		.u16(extra.length);
	return [fields.done(), name, extra];
}

function directoryHeader(entry: ZipEntry, offset: number): BlobPart[] {
	const name = encoder.encode(entry.name);
	const extra = zip64(entry.size, entry.packedSize, offset);
	const needed = extra.length > 0 ? VERSION_64 : VERSION;
	const fields = commonFields(new Fields().u32(0x0201_4b50).u16(needed), entry, needed)
		.u32(at32(entry.packedSize))
		.u32(at32(entry.size))
		.u16(name.length)
		.u16(extra.length)
		.u16(0) // no comment
		.u16(0) // on the first disk
		.u16(0)
		.u32(0) // no attributes
		.u32(at32(offset));
	return [fields.done(), name, extra];
}

function endOfZip(count: number, size: number, offset: number): BlobPart[] {
	const end = new Fields()
		.u32(0x0605_4b50)
		.u16(0)
		.u16(0)
		.u16(Math.min(count, MAX_16))
		.u16(Math.min(count, MAX_16))
		.u32(at32(size))
		.u32(at32(offset))
		.u16(0)
		.done();
	if (count < MAX_16 && size < MAX_32 && offset < MAX_32) return [end];
	const end64 = new Fields().u32(0x0606_4b50).u64(44).u16(VERSION_64).u16(VERSION_64).u32(0).u32(0);
	end64.u64(count).u64(count).u64(size).u64(offset);
	const locator = new Fields()
		.u32(0x0706_4b50)
		.u32(0)
		.u64(offset + size)
		.u32(1);
	return [end64.done(), locator.done(), end];
}

const sizeOf = (parts: readonly BlobPart[]): number =>
	parts.reduce((sum, part) => sum + (part instanceof Blob ? part.size : (part as Uint8Array).length), 0);

/** The zip of these files, in their order, as parts of a Blob. */
export function zipParts(entries: readonly ZipEntry[]): BlobPart[] {
	const files: BlobPart[] = [];
	const directory: BlobPart[] = [];
	let offset = 0;
	for (const entry of entries) {
		const header = localHeader(entry);
		for (const part of directoryHeader(entry, offset)) directory.push(part);
		for (const part of header) files.push(part);
		for (const part of entry.packed) files.push(part);
		offset += sizeOf(header) + entry.packedSize;
	}
	return [...files, ...directory, ...endOfZip(entries.length, sizeOf(directory), offset)];
}
