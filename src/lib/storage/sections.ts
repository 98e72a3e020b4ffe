/**
 * The one place that encodes and decodes what is stored in bulk: named columns in one ArrayBuffer, sealed
 * with a SHA-256 (STO-3). A later encryption of everything at rest belongs here and nowhere else.
 *
 * Layout: the header's length in bytes (4 bytes, little endian), the header as JSON, then every section at a
 * multiple of 8 bytes.
 */
import { Failure } from '$lib/domain/failure';
import type { Codes, CodedTexts } from '$lib/import/coded-texts';

const ARRAYS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array, BigInt64Array } as const;

type ArrayName = keyof typeof ARRAYS;
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array | BigInt64Array;
/** A column is numbers, or texts (few distinct ones or many: see {@link Texts}). */
export type Columns = Readonly<Record<string, Column | Texts | CodedTexts>>;

/** A column of texts, written either as a dictionary with codes or one after another. */
export interface Texts {
	readonly texts: readonly string[];
	/** `dictionary` for columns that repeat themselves, `plain` for those that do not. */
	readonly as: 'dictionary' | 'plain';
}

/** Texts of so many rows as a dictionary, in the order in which they first stand there. */
export function codedTexts(rows: number, textOf: (row: number) => string): CodedTexts {
	const codes = new Uint32Array(rows);
	const dictionary = new Map<string, number>();
	let last: string | undefined;
	let code = 0;
	for (let row = 0; row < rows; row++) {
		const text = textOf(row);
		// Most columns of an invoice's lines hold the same text row after row.
		if (text !== last) {
			const known = dictionary.get(text);
			code = known ?? dictionary.size;
			if (known === undefined) dictionary.set(text, code);
			last = text;
		}
		codes[row] = code;
	}
	return { codes, distinct: [...dictionary.keys()] };
}

/** A column with a number for each of its rows. `from` with a function does the same in several times as long. */
export function filled<Numbers extends Uint8Array | Int32Array>(
	column: Numbers,
	at: (row: number) => number
): Numbers {
	for (let row = 0; row < column.length; row++) column[row] = at(row);
	return column;
}

/** Sealed columns as they are stored. */
export interface Sealed {
	readonly bytes: ArrayBuffer;
	/** Hexadecimal SHA-256 of the bytes. */
	readonly sha256: string;
}

interface Section {
	readonly name: string;
	readonly type: ArrayName;
	readonly at: number;
	readonly length: number;
}

/** Hexadecimal SHA-256. */
export async function sha256(bytes: BufferSource): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Encodes columns and seals them. */
export async function seal(columns: Columns): Promise<Sealed> {
	return sealBytes(encode(columns));
}

/** Seals what {@link encode} gave. */
export async function sealBytes(bytes: ArrayBuffer): Promise<Sealed> {
	return { bytes, sha256: await sha256(bytes) };
}

/** Opens sealed columns; throws `STO-3.damaged`, naming `what`, when a byte of them has changed. */
export async function unseal(sealed: Sealed, what: string): Promise<Opened> {
	if ((await sha256(sealed.bytes)) !== sealed.sha256) throw new Failure('STO-3.damaged', { other: what });
	return new Opened(sealed.bytes);
}

/** Encodes columns; what is given holds nothing of theirs. */
export function encode(columns: Columns): ArrayBuffer {
	const parts: { name: string; array: Column }[] = [];
	for (const [name, column] of Object.entries(columns)) {
		if ('codes' in column) parts.push(...codedParts(name, column));
		else if ('texts' in column) parts.push(...textParts(name, column));
		else parts.push({ name, array: column });
	}
	let at = 0;
	const sections = parts.map(({ name, array }): Section => {
		const section = { name, type: array.constructor.name as ArrayName, at, length: array.length };
		at += Math.ceil(array.byteLength / 8) * 8;
		return section;
	});
	const header = new TextEncoder().encode(JSON.stringify(sections));
	const start = Math.ceil((4 + header.byteLength) / 8) * 8;
	const bytes = new Uint8Array(start + at);
	new DataView(bytes.buffer).setUint32(0, header.byteLength, true);
	bytes.set(header, 4);
	parts.forEach(({ array }, i) => {
		const section = sections[i] as Section;
		bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + section.at);
	});
	return bytes.buffer;
}

function textParts(name: string, { texts, as }: Texts): { name: string; array: Column }[] {
	if (as === 'plain') return plainParts(name, texts);
	return codedParts(
		name,
		codedTexts(texts.length, (row) => texts[row] as string)
	);
}

function codedParts(name: string, { codes, distinct }: CodedTexts): { name: string; array: Column }[] {
	return [{ name: `${name}.codes`, array: narrow(codes, distinct.length) }, ...plainParts(name, distinct)];
}

/** The narrowest array that holds codes below `size`. */
export function narrow(codes: Codes, size: number): Codes {
	if (size <= 0x100) return codes instanceof Uint8Array ? codes : new Uint8Array(codes);
	if (size <= 0x1_0000) return codes instanceof Uint16Array ? codes : new Uint16Array(codes);
	return codes;
}

function plainParts(name: string, texts: readonly string[]): { name: string; array: Column }[] {
	const lengths = new Uint32Array(texts.length);
	let longest = 0;
	for (let i = 0; i < texts.length; i++) {
		const length = (texts[i] as string).length;
		lengths[i] = length;
		if (length > longest) longest = length;
	}
	return [
		{ name: `${name}.lengths`, array: narrow(lengths, longest + 1) },
		{ name: `${name}.text`, array: new TextEncoder().encode(texts.join('')) }
	];
}

/** Columns read back. Numeric columns are views on the stored bytes; texts are cut when asked for. */
export class Opened {
	private readonly sections: ReadonlyMap<string, Section>;
	private readonly start: number;

	constructor(private readonly bytes: ArrayBuffer) {
		const length = new DataView(bytes).getUint32(0, true);
		const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as Section[];
		this.sections = new Map(header.map((section) => [section.name, section]));
		this.start = Math.ceil((4 + length) / 8) * 8;
	}

	has(name: string): boolean {
		return this.sections.has(name);
	}

	/** A numeric column, or undefined when there is none of that name. */
	numbers(name: string): Column | undefined {
		const section = this.sections.get(name);
		if (!section) return undefined;
		return new ARRAYS[section.type](this.bytes, this.start + section.at, section.length);
	}

	/** A numeric column of whole numbers that a Number holds. Throws when it is not there. */
	integers(name: string): Exclude<Column, BigInt64Array> {
		const column = this.numbers(name);
		if (!column || column instanceof BigInt64Array) throw new Failure('STO-3.damaged', { other: name });
		return column;
	}

	/** A column of texts. Throws when it is not there. */
	texts(name: string): string[] {
		const plain = this.plain(name);
		if (!this.has(`${name}.codes`)) return plain;
		return Array.from(this.integers(`${name}.codes`), (code) => plain[code] ?? '');
	}

	/** The same, a row at a time: of a long column, only what is looked at is put together. Throws when it is not there. */
	textOf(name: string): (row: number) => string {
		const plain = this.plain(name);
		if (!this.has(`${name}.codes`)) return (row) => plain[row] ?? '';
		const codes = this.integers(`${name}.codes`);
		return (row) => plain[codes[row] as number] ?? '';
	}

	/** A column that is a dictionary, as such. Throws when it is not there. */
	coded(name: string): { readonly codes: ArrayLike<number>; readonly distinct: readonly string[] } {
		return { codes: this.integers(`${name}.codes`), distinct: this.plain(name) };
	}

	private plain(name: string): string[] {
		const lengths = this.integers(`${name}.lengths`);
		const joined = new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.integers(`${name}.text`));
		const texts = new Array<string>(lengths.length);
		let at = 0;
		for (let i = 0; i < lengths.length; i++) {
			const end = at + (lengths[i] as number);
			texts[i] = joined.slice(at, end);
			at = end;
		}
		return texts;
	}
}
