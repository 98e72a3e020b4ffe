import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { crc32, joinCrc32 } from '$lib/domain/crc32';
import { beginning, deflated, Deflating, joined, type Stretch } from '$lib/export/deflated';
import { zipParts, type ZipEntry } from '$lib/export/zip';

async function bytesOf(parts: readonly BlobPart[]): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await new Blob([...parts]).arrayBuffer());
}

describe('checksums', () => {
	test('EXP-3 the checksum is the one that zip readers compute', () => {
		expect(crc32(strToU8('123456789'))).toBe(0xcbf4_3926);
		expect(crc32(new Uint8Array())).toBe(0);
	});

	test('EXP-3 the checksum of a whole follows from those of its parts', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (first, second) => {
				const whole = crc32(Uint8Array.of(...first, ...second));
				expect(crc32(second, crc32(first))).toBe(whole);
				expect(joinCrc32(crc32(first), crc32(second), second.length)).toBe(whole);
			})
		);
	});

	test('EXP-3 parts of over 4 GiB are joined too', () => {
		// A gigabyte of zeros five times over is one of five: what stands before it does not matter to its length.
		const zeros = crc32(new Uint8Array(2 ** 20));
		let gigabytes = zeros;
		for (let size = 2 ** 20; size < 2 ** 30; size *= 2) gigabytes = joinCrc32(gigabytes, gigabytes, size);
		const four = [2 ** 30, 2 ** 31].reduce((crc, size) => joinCrc32(crc, crc, size), gigabytes);
		const oneByOne = [1, 2, 3, 4].reduce((crc) => joinCrc32(crc, gigabytes, 2 ** 30), gigabytes);
		expect(joinCrc32(gigabytes, four, 2 ** 32)).toBe(oneByOne);
	});
});

describe('deflated stretches', () => {
	const anyBytes = fc
		.array(fc.constantFrom('<c t="s"><v>', '</v></c>', '0', '17', 'é', 'x'), { maxLength: 400 })
		.map((words) => strToU8(words.join('')));

	async function inflated(stretch: Stretch): Promise<Uint8Array> {
		const packed = await bytesOf(stretch.packed);
		expect(packed.length).toBe(stretch.packedSize);
		const bytes = inflateRawSync(packed);
		expect(bytes.length).toBe(stretch.size);
		expect(crc32(bytes)).toBe(stretch.crc);
		return new Uint8Array(bytes);
	}

	test('EXP-3 what was deflated piece by piece reads back behind a beginning that was known last', async () => {
		await fc.assert(
			fc.asyncProperty(anyBytes, fc.array(anyBytes), async (first, pieces) => {
				const deflating = new Deflating();
				for (const piece of pieces) deflating.push(piece);
				const whole = await inflated(joined(beginning(first), await deflating.end()));
				expect(strFromU8(whole)).toBe([first, ...pieces].map((bytes) => strFromU8(bytes)).join(''));
			})
		);
	});

	test('EXP-3 what is pushed may be written over at once', async () => {
		const bytes = strToU8('first');
		const deflating = new Deflating();
		deflating.push(bytes);
		bytes.fill(120);
		expect(strFromU8(await inflated(await deflating.end()))).toBe('first');
	});

	test('EXP-3 long pieces of any length read back, and a beginning longer than a block', async () => {
		for (const size of [8191, 65_535, 65_536, 98_304, 270_000, 2 ** 20 + 1]) {
			const text = Array.from({ length: size / 7 }, (_, i) => `${(i * i) % 9973}`.padStart(7)).join('');
			const deflating = new Deflating();
			deflating.push(strToU8(text));
			await deflating.drained();
			deflating.push(strToU8(text));
			const whole = await inflated(joined(beginning(strToU8(text)), await deflating.end()));
			expect(strFromU8(whole) === text.repeat(3), `${size} bytes`).toBe(true);
		}
	});
});

describe('zip', () => {
	const entry = (name: string, text: string): ZipEntry => ({
		name,
		method: 'deflated',
		...deflated(strToU8(text))
	});

	test('EXP-3 files are read back under their names, in their order', async () => {
		const zip = await bytesOf(zipParts([entry('b/é.xml', 'één'), entry('a.xml', '')]));
		const files = unzipSync(zip);
		expect(Object.keys(files)).toEqual(['b/é.xml', 'a.xml']);
		expect(strFromU8(files['b/é.xml'] ?? new Uint8Array())).toBe('één');
	});

	test('EXP-3 sizes beyond 32 bits stand in zip64 fields, sizes within them do not', async () => {
		const large = 5 * 2 ** 30;
		// Only the header is looked at: the file itself is not there.
		const [header] = zipParts([{ ...entry('a', 'x'), method: 'stored', size: large, packedSize: large }]);
		const bytes = await bytesOf(
			zipParts([{ ...entry('a', 'x'), method: 'stored', size: large, packedSize: large }])
		);
		const view = new DataView(bytes.buffer);
		expect((header as Uint8Array).length).toBe(30);
		expect(view.getUint16(4, true)).toBe(45);
		expect([view.getUint32(18, true), view.getUint32(22, true)]).toEqual([0xffff_ffff, 0xffff_ffff]);
		expect(view.getUint16(31, true)).toBe(1);
		expect([view.getBigUint64(35, true), view.getBigUint64(43, true)]).toEqual([
			BigInt(large),
			BigInt(large)
		]);
		const locator = bytes.length - 22 - 20;
		expect(view.getUint32(locator, true)).toBe(0x0706_4b50);
		expect(view.getUint32(bytes.length - 6, true)).toBe(0xffff_ffff);
		const small = await bytesOf(zipParts([entry('a', 'x')]));
		expect(new DataView(small.buffer).getUint16(4, true)).toBe(20);
	});
});
