import { strFromU8, strToU8, unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { archiveOf } from '$lib/export/archive';
import { bytesOf, readSheet } from './sample';

const zone = process.env.TZ;
afterEach(() => {
	if (zone === undefined) delete process.env.TZ;
	else process.env.TZ = zone;
});

const files = (...names: string[]) => names.map((name) => ({ name, bytes: strToU8(`content of ${name}`) }));

test('EXP-3 several workbooks are one archive, each readable under its own name', async () => {
	const names = ['Specificatie-2022-0001.xlsx', 'Specificatie-concept-Zoë-2021-12.xlsx'];
	const archive = archiveOf(names.map((name) => ({ name, bytes: bytesOf([{ sku: name }]) })));
	const unzipped = unzipSync(archive);
	expect(Object.keys(unzipped)).toEqual(names);
	for (const name of names) {
		const content = unzipped[name] ?? new Uint8Array();
		expect((await readSheet(content.slice())).getCell('E9').value).toBe(name);
	}
});

test('EXP-3 a name that is taken gets a number, in capitals or composed letters too', () => {
	const archive = archiveOf(
		files('a.xlsx', 'a.xlsx', 'A.xlsx', 'a (2).xlsx', 'é', 'e\u0301', 'b.c.xlsx', 'b.c.xlsx')
	);
	const unzipped = unzipSync(archive);
	expect(Object.keys(unzipped)).toEqual([
		'a.xlsx',
		'a (2).xlsx',
		'A (3).xlsx',
		'a (2) (2).xlsx',
		'é',
		'e\u0301 (2)',
		'b.c.xlsx',
		'b.c (2).xlsx'
	]);
	expect(strFromU8(unzipped['A (3).xlsx'] ?? new Uint8Array())).toBe('content of A.xlsx');
});

test('EXP-3 the same files give the same bytes, at any time', () => {
	const first = archiveOf(files('a.xlsx', 'b.xlsx'));
	expect(archiveOf(files('a.xlsx', 'b.xlsx'))).toEqual(first);
	expect(archiveOf(files('b.xlsx', 'a.xlsx'))).not.toEqual(first);
	// The first moment that a zip can say: 1980-01-01, no time.
	expect(new DataView(first.buffer).getUint32(10, true)).toBe(((1 << 5) | 1) << 16);
});

test('BIL-7 the zone of the machine changes no byte of an archive', () => {
	const offsets = new Set<number>();
	const archives = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((name) => {
		process.env.TZ = name;
		offsets.add(new Date(1980, 0, 1).getTimezoneOffset());
		return archiveOf(files('a.xlsx'));
	});
	expect(offsets.size).toBe(3);
	for (const archive of archives) expect(archive).toEqual(archives[0]);
});

test('EXP-3 an archive that a zip cannot say is refused by name', () => {
	const empty = new Uint8Array();
	const tooMany = Array.from({ length: 65_536 }, (_, index) => ({ name: `${index}.xlsx`, bytes: empty }));
	expect(() => archiveOf(tooMany)).toThrow(/^EXP-3\.archive-too-large/);
	const gigabyte = new Uint8Array(2 ** 30);
	const tooLarge = Array.from({ length: 4 }, (_, index) => ({ name: `${index}.xlsx`, bytes: gigabyte }));
	expect(() => archiveOf(tooLarge)).toThrow(/^EXP-3\.archive-too-large/);
});
