import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { archiveOf, type NamedFile } from '$lib/export/archive';
import { bytesOf, readSheet } from './sample';

const zone = process.env.TZ;
afterEach(() => {
	if (zone === undefined) delete process.env.TZ;
	else process.env.TZ = zone;
});

const files = (...names: string[]) => names.map((name) => ({ name, blob: new Blob([`content of ${name}`]) }));

async function archived(named: readonly NamedFile[]): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await (await archiveOf(named)).arrayBuffer());
}

test('EXP-3 several workbooks are one archive, each readable under its own name', async () => {
	const names = ['Specificatie-2022-0001.xlsx', 'Specificatie-concept-Zoë-2021-12.xlsx'];
	const workbooks: NamedFile[] = [];
	for (const name of names) workbooks.push({ name, blob: new Blob([await bytesOf([{ sku: name }])]) });
	const archive = await archived(workbooks);
	const unzipped = unzipSync(archive);
	expect(Object.keys(unzipped)).toEqual(names);
	for (const name of names) {
		const content = unzipped[name] ?? new Uint8Array();
		expect((await readSheet(content.slice())).getCell('E9').value).toBe(name);
	}
});

test('EXP-3 a name that is taken gets a number, in capitals or composed letters too', async () => {
	const archive = await archived(
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

test('EXP-3 the same files give the same bytes, at any time', async () => {
	const first = await archived(files('a.xlsx', 'b.xlsx'));
	expect(await archived(files('a.xlsx', 'b.xlsx'))).toEqual(first);
	expect(await archived(files('b.xlsx', 'a.xlsx'))).not.toEqual(first);
	// The first moment that a zip can say: 1980-01-01, no time.
	expect(new DataView(first.buffer).getUint32(10, true)).toBe(((1 << 5) | 1) << 16);
});

test('BIL-7 the zone of the machine changes no byte of an archive', async () => {
	const offsets = new Set<number>();
	const archives: Uint8Array[] = [];
	for (const name of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
		process.env.TZ = name;
		offsets.add(new Date(1980, 0, 1).getTimezoneOffset());
		archives.push(await archived(files('a.xlsx')));
	}
	expect(offsets.size).toBe(3);
	for (const archive of archives) expect(archive).toEqual(archives[0]);
});

test('EXP-3 more files than a zip first could count are all there', async () => {
	const empty = new Blob([]);
	const many = Array.from({ length: 65_536 }, (_, index) => ({ name: `${index}.xlsx`, blob: empty }));
	const archive = await archived(many);
	const view = new DataView(archive.buffer);
	const locator = archive.length - 22 - 20;
	expect(view.getUint32(locator, true)).toBe(0x0706_4b50);
	const end64 = Number(view.getBigUint64(locator + 8, true));
	expect(view.getUint32(end64, true)).toBe(0x0606_4b50);
	expect(view.getBigUint64(end64 + 24, true)).toBe(65_536n);
	expect(view.getUint32(Number(view.getBigUint64(end64 + 48, true)), true)).toBe(0x0201_4b50);
	expect(view.getUint16(archive.length - 12, true)).toBe(0xffff);
});
