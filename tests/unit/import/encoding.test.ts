import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cancelled } from '$lib/domain/failure';
import { decodeText, detectEncoding, readHead } from '$lib/import/encoding';
import type { Encoding } from '$lib/import/reading';
import { fileOf } from './files';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean, mark = true): Uint8Array<ArrayBuffer> {
	const units = mark ? `\ufeff${text}` : text;
	const view = new DataView(new ArrayBuffer(units.length * 2));
	for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), littleEndian);
	return new Uint8Array(view.buffer);
}

async function decoded(file: Blob, encoding: Encoding, pieceBytes?: number): Promise<string> {
	let text = '';
	for await (const piece of decodeText(file, encoding, { pieceBytes })) text += piece;
	return text;
}

describe('detection', () => {
	test('IMP-2 byte order marks tell, and without one UTF-8 is what is valid UTF-8', async () => {
		expect(await detectEncoding(fileOf('\ufeffsku;aantal'))).toBe('utf-8');
		expect(await detectEncoding(fileOf('sku;été €'))).toBe('utf-8');
		expect(await detectEncoding(fileOf(utf16('sku;aantal', true)))).toBe('utf-16le');
		expect(await detectEncoding(fileOf(utf16('sku;aantal', false)))).toBe('utf-16be');
		expect(await detectEncoding(fileOf('sku;', new Uint8Array([0xe9]), ';1'))).toBe('windows-1252');
	});

	test('IMP-2 a character that the end of the beginning cuts in two is no fault', async () => {
		const file = fileOf('a'.repeat(256 * 1024 - 1), 'é');
		expect(await detectEncoding(file)).toBe('utf-8');
		expect(await readHead(file, 'utf-8')).toEqual({ text: 'a'.repeat(256 * 1024 - 1), complete: false });
		expect(await readHead(fileOf('aé'), 'utf-8')).toEqual({ text: 'aé', complete: true });
	});

	test('IMP-1 an empty file is named', async () => {
		await expect(detectEncoding(fileOf())).rejects.toMatchObject({ code: 'IMP-1.empty' });
	});

	const binary: [string, string | undefined, number[]][] = [
		['a zip or a workbook', 'zip', [0x50, 0x4b, 3, 4, 20, 0]],
		['gzip', 'gzip', [0x1f, 0x8b, 8, 0]],
		['PDF', 'pdf', [...utf8('%PDF-1.7\n')]],
		['PNG', 'png', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]],
		['JPEG', 'jpeg', [0xff, 0xd8, 0xff, 0xe0]],
		['UTF-32', 'utf-32', [0xff, 0xfe, 0, 0, 65, 0, 0, 0]],
		['more than a stray NUL', undefined, [...utf8('a;b\n1;'), 0, 65, 0]],
		['control characters', undefined, [...utf8('abcdefgh'), 1, 2]]
	];

	test.each(binary)('IMP-11 %s is binary', async (_, kind, bytes) => {
		await expect(detectEncoding(fileOf(new Uint8Array(bytes)))).rejects.toMatchObject({
			code: 'IMP-11.binary',
			detail: kind ? { other: kind } : {}
		});
	});

	test('IMP-11 tabs, line ends, page breaks and one stray control character or NUL are text', async () => {
		const text = `a\tb\r\n\f\v\u001a${'x'.repeat(40)}\u0001`;
		expect(await detectEncoding(fileOf(text))).toBe('utf-8');
		expect(await detectEncoding(fileOf('a|NU\0L|b\n'))).toBe('utf-8');
		expect(await detectEncoding(fileOf(utf16('sku;aantal', true, false)))).toBe('utf-16le');
		expect(await detectEncoding(fileOf(utf16('sku;aantal', false, false)))).toBe('utf-16be');
	});
});

describe('decoding', () => {
	test('IMP-2 no character is damaged at any border', async () => {
		const text = fc.array(fc.constantFrom('a', 'é', '€', '🐶', '\ufeff', '\n'), { maxLength: 20 });
		await fc.assert(
			fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (pieces, pieceBytes) => {
				const content = pieces.join('');
				const file = fileOf(`\ufeff${content}`);
				expect(await decoded(file, 'utf-8', pieceBytes)).toBe(content);
				expect(await decoded(fileOf(utf16(content, true)), 'utf-16le', pieceBytes)).toBe(content);
				expect(await decoded(fileOf(utf16(content, false)), 'utf-16be', pieceBytes)).toBe(content);
			})
		);
	});

	test('IMP-2 the characters of each encoding are its own', async () => {
		const bytes = new Uint8Array([0x80, 0xa4, 0xe9, 0xb9, 0x9c]);
		for (const pieceBytes of [1, undefined]) {
			const read = (encoding: Encoding): Promise<string> => decoded(fileOf(bytes), encoding, pieceBytes);
			expect(await read('windows-1252')).toBe('€¤é¹œ');
			expect(await read('windows-1250')).toBe('€¤éąś');
			expect(await read('iso-8859-2')).toBe('\u0080¤éš\u009c');
			expect(await read('iso-8859-15')).toBe('\u0080€é¹\u009c');
			expect(await read('windows-1257')).toBe('€¤é¹\u009c');
			expect(await read('windows-1251')).toBe('Ђ¤й№њ');
			expect(await read('windows-1253')).toBe('€¤ιΉ\u009c');
			expect(await read('windows-1254')).toBe('€¤é¹œ');
			expect(await read('iso-8859-13')).toBe('\u0080¤é¹\u009c');
			expect(await read('macintosh')).toBe('Ä§Èπú');
		}
	});

	test('IMP-2 a byte that is not UTF-8 is named by its line, wherever the borders fall', async () => {
		const before = 'kop;é\r\nregel;€\r🐶\n\n';
		for (const bad of [[0xe9], [0xc3, 0x28], [0xe2, 0x82], [0xff], [0xed, 0xa0, 0x80]]) {
			const file = fileOf(before, 'x', new Uint8Array(bad), '\nrest\n');
			for (const pieceBytes of [1, 2, 3, 4, 5, 7, 11, undefined]) {
				await expect(decoded(file, 'utf-8', pieceBytes)).rejects.toMatchObject({
					code: 'IMP-2.not-utf8',
					detail: { line: 5 }
				});
			}
			expect(await decoded(file, 'windows-1252')).toContain('regel;');
		}
	});

	test('IMP-2 a file that ends within a character is not UTF-8', async () => {
		const file = fileOf('a\nb', new Uint8Array([0xe2, 0x82]));
		for (const pieceBytes of [1, 2, undefined]) {
			await expect(decoded(file, 'utf-8', pieceBytes)).rejects.toMatchObject({
				code: 'IMP-2.not-utf8',
				detail: { line: 2 }
			});
		}
		await expect(readHead(file, 'utf-8')).rejects.toMatchObject({ code: 'IMP-2.not-utf8' });
	});

	test('IMP-2 half a UTF-16 character is told as such', async () => {
		const odd = fileOf(utf16('ab', true), new Uint8Array([65]));
		await expect(decoded(odd, 'utf-16le')).rejects.toMatchObject({
			code: 'IMP-2.undecodable',
			detail: { other: 'utf-16le' }
		});
	});

	test('IMP-2 a file of more than one slice is read whole, and its bytes are counted', async () => {
		const line = `${'é'.repeat(499)}\n`;
		const file = fileOf(line.repeat(9000));
		const bytes: number[] = [];
		let text = '';
		for await (const piece of decodeText(file, 'utf-8', { onBytes: (read) => bytes.push(read) })) {
			text += piece;
		}
		expect(text === line.repeat(9000)).toBe(true);
		expect(bytes.at(-1)).toBe(file.size);
		expect(bytes.length).toBeGreaterThan(2);
		const bad = fileOf(line.repeat(9000), new Uint8Array([0xff]), '\n');
		await expect(decoded(bad, 'utf-8')).rejects.toMatchObject({ detail: { line: 9001 } });
	});

	test('IMP-8 a file that can no longer be read is named, and a cancelled reading stops', async () => {
		const moved = Object.assign(fileOf('a;b\n'), {
			slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) })
		});
		await expect(decoded(moved as unknown as Blob, 'utf-8')).rejects.toMatchObject({
			code: 'IMP-8.file-unreadable'
		});
		const signal = AbortSignal.abort();
		const cancelled = async (): Promise<void> => {
			for await (const text of decodeText(fileOf('a;b\n'), 'utf-8', { signal })) expect(text).toBe('');
		};
		await expect(cancelled()).rejects.toBeInstanceOf(Cancelled);
	});
});
