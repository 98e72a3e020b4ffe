/** Texts as bytes of any encoding that files come in. */
import type { Encoding } from '$lib/import/reading';

/** Encodings of one byte to a character. */
export const BYTEWISE = [
	'windows-1252',
	'iso-8859-15',
	'windows-1250',
	'iso-8859-2',
	'windows-1257',
	'iso-8859-13',
	'windows-1254',
	'windows-1253',
	'windows-1251',
	'macintosh'
] as const satisfies readonly Encoding[];

type Bytewise = (typeof BYTEWISE)[number];

/** Characters that an encoding of single bytes has beyond ASCII, by their bytes. */
function charset(encoding: Bytewise): Map<string, number> {
	const decoder = new TextDecoder(encoding);
	const chars = Array.from({ length: 96 }, (_, i): [string, number] => [
		decoder.decode(Uint8Array.of(160 + i), { stream: true }),
		160 + i
	]);
	return new Map(chars.filter(([char]) => char.length === 1 && char !== '\ufffd' && char.trim() !== ''));
}

const CHARSETS = new Map(BYTEWISE.map((encoding) => [encoding, charset(encoding)]));

export function isBytewise(encoding: Encoding): encoding is Bytewise {
	return (BYTEWISE as readonly Encoding[]).includes(encoding);
}

/** Characters beyond ASCII that an encoding has: all of those with one byte to each, some of all others. */
export function charactersOf(encoding: Encoding): string[] {
	return isBytewise(encoding)
		? [...(CHARSETS.get(encoding) ?? new Map<string, number>()).keys()]
		: ['é', '€', 'ł', 'Ж', '🐶'];
}

/** A text of such characters; with a byte order mark or without, where there is one. */
export function encoded(text: string, encoding: Encoding, mark: boolean): Uint8Array<ArrayBuffer> {
	if (encoding === 'utf-8') return new TextEncoder().encode(mark ? `\ufeff${text}` : text);
	if (encoding === 'utf-16le' || encoding === 'utf-16be') {
		const units = mark ? `\ufeff${text}` : text;
		const view = new DataView(new ArrayBuffer(units.length * 2));
		for (let i = 0; i < units.length; i++)
			view.setUint16(i * 2, units.charCodeAt(i), encoding === 'utf-16le');
		return new Uint8Array(view.buffer);
	}
	const codes = CHARSETS.get(encoding);
	const bytes = new Uint8Array(text.length);
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		bytes[i] = code < 128 ? code : (codes?.get(text.charAt(i)) ?? code);
	}
	return bytes;
}
