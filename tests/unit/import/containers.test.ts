import { gzipSync, strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Cancelled } from '$lib/domain/failure';
import { unpack, type UnpackedFile } from '$lib/import/container/unpack';

const CSV = 'tijdstip;sku;aantal\n2022-01-01;Ärger;1\n';

function given(name: string, ...parts: BlobPart[]): File {
	return new File(parts, name);
}

const zip = (files: Zippable): Uint8Array<ArrayBuffer> => new Uint8Array(zipSync(files));
const gzip = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(strToU8(text)));

/** Name and text of every file, or its name and why there is none. */
async function contents(files: readonly UnpackedFile[]): Promise<string[][]> {
	return Promise.all(
		files.map(async (each) =>
			'failure' in each ? [each.fileName, each.failure.code] : [each.file.name, await each.file.text()]
		)
	);
}

async function held(name: string, ...parts: BlobPart[]): Promise<string[][]> {
	return contents(await unpack(given(name, ...parts)));
}

describe('archives', () => {
	test('IMP-1 a file of text is itself, a .gz what was packed, by its bytes and not by its name', async () => {
		expect(await held('a.csv', CSV)).toEqual([['a.csv', CSV]]);
		expect(await held('a.csv.gz', gzip(CSV))).toEqual([['a.csv.gz', CSV]]);
		expect(await held('a.csv', gzip(CSV))).toEqual([['a.csv', CSV]]);
		expect(await held('leeg.csv', '')).toEqual([['leeg.csv', '']]);
	});

	test('IMP-1 every file of a .zip is a file, under the name of both', async () => {
		const packed = zip({
			'een.csv': strToU8(CSV),
			map: { 'twee.csv': [strToU8(CSV), { level: 0 }], 'drie.csv.gz': gzip(CSV) },
			__MACOSX: { '._een.csv': strToU8('x') },
			'.DS_Store': strToU8('x')
		});
		expect(await held('alles.zip', packed)).toEqual([
			['alles.zip/een.csv', CSV],
			['alles.zip/map/twee.csv', CSV],
			['alles.zip/map/drie.csv.gz', CSV]
		]);
	});

	test('IMP-11 an archive in an archive, an empty one and a damaged one are refused by name', async () => {
		const inner = zip({ 'een.csv': strToU8(CSV) });
		expect(await held('a.zip', zip({ 'b.zip': inner, 'een.csv': strToU8(CSV) }))).toEqual([
			['a.zip/b.zip', 'IMP-11.archive-nested'],
			['a.zip/een.csv', CSV]
		]);
		expect(await held('leeg.zip', zip({}))).toEqual([['leeg.zip', 'IMP-11.archive-empty']]);
		expect(await held('half.zip', inner.subarray(0, 60))).toEqual([['half.zip', 'IMP-11.archive-damaged']]);
		expect(await held('half.gz', gzip(CSV).subarray(0, 30))).toEqual([['half.gz', 'IMP-11.archive-damaged']]);
		const damaged = zip({ 'een.csv': [strToU8(CSV), { level: 0 }] });
		damaged[60] = (damaged[60] ?? 0) ^ 1;
		expect(await held('fout.zip', damaged)).toEqual([['fout.zip/een.csv', 'IMP-11.archive-damaged']]);
	});

	test('IMP-11 a file with a password is refused by name, the others are read', async () => {
		const packed = zip({ 'een.csv': strToU8(CSV), 'twee.csv': strToU8(CSV) });
		const view = new DataView(packed.buffer);
		const central = packed.findLastIndex(
			(_, at) => at < packed.length - 4 && view.getUint32(at, true) === 0x02014b50
		);
		view.setUint16(central + 8, 1, true);
		expect(await held('a.zip', packed)).toEqual([
			['a.zip/een.csv', CSV],
			['a.zip/twee.csv', 'IMP-11.archive-encrypted']
		]);
	});

	test('IMP-11 what grows out of proportion is not unpacked', async () => {
		const zeros = new Uint8Array(64 * 1024 * 1024);
		const bomb = new Uint8Array(gzipSync(zeros, { level: 1 }));
		expect(await held('bom.gz', bomb)).toEqual([['bom.gz', 'IMP-11.archive-bomb']]);
		const packed = zip({ 'een.csv': strToU8(CSV), 'bom.csv': [zeros, { level: 1 }] });
		expect(await held('bom.zip', packed)).toEqual([['bom.zip', 'IMP-11.archive-bomb']]);
	}, 60_000);

	test('IMP-11 nor what is in proportion file by file, and not all together', async () => {
		const zeros = new Uint8Array(24 * 1024 * 1024);
		const names = ['een.csv', 'twee.csv', 'drie.csv'];
		const packed = zip(Object.fromEntries(names.map((name) => [name, [zeros, { level: 1 }]])));
		expect(packed.length).toBeLessThan(zeros.length / 50);
		expect(await held('samen.zip', packed)).toEqual([['samen.zip', 'IMP-11.archive-bomb']]);
	}, 60_000);

	test('IMP-8 unpacking stops when it is cancelled', async () => {
		const file = given('a.csv.gz', gzip(CSV));
		await expect(unpack(file, undefined, AbortSignal.abort())).rejects.toBeInstanceOf(Cancelled);
	});
});
