import { beforeEach, describe, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import type { RejectedRecord, SampleEvent } from '$lib/import/preview';
import { importWorker } from '$lib/workers/client';
import {
	administration,
	commit,
	csv,
	emptyAdministration,
	HEADER,
	importFile,
	stage,
	usage
} from '../administration';

beforeEach(async () => {
	await emptyAdministration();
});

const december = (id: string, quantity: string): string =>
	usage(id, '2021-12-01T10:00:00Z', 'EMAIL', quantity);

async function recordsOf(importId: number, code: string, column = '', most = 10): Promise<RejectedRecord[]> {
	return importWorker.call('rejectedRecords', { administration, importId, kind: { code, column }, most });
}

const told = (event: SampleEvent | undefined): string | undefined =>
	event && `${event.line} ${event.id} ${event.customerName} ${event.key.sku} ${toText(event.quantity)}`;

describe('rejected records of one kind', () => {
	test('IMP-6 those of a code and column, with all their fields, the first lines first and no more than asked', async () => {
		const lines = Array.from({ length: 5000 }, (_, i) => december(`a${i}`, i % 2 ? 'twee' : ''));
		const { importId } = await stage(csv([HEADER, ...lines]));
		const records = await recordsOf(importId, 'IMP-4.number-unreadable', 'aantal', 3);
		expect(records.map(({ rejection }) => rejection)).toMatchObject([
			{ line: 3, column: 'aantal', at: 11, value: 'twee', fields: december('a1', 'twee').split(';') },
			{ line: 5 },
			{ line: 7 }
		]);
		expect(await recordsOf(importId, 'IMP-4.number-unreadable', 'sku')).toEqual([]);
	});

	test('IMP-7 a conflict with an import stands beside the event that counts, with its file and line', async () => {
		// More than a chunk of events before it: the other is found by its line.
		const many = Array.from({ length: 70_000 }, (_, i) => december(`a${i}`, '1'));
		await importFile(csv([HEADER, ...many], 'eerder.csv'));
		const { importId } = await stage(
			csv([HEADER, december('a69000', '2'), december('b', '3'), december('b', '4')])
		);
		const [withImport] = await recordsOf(importId, 'IMP-7.conflict-with-import');
		expect(withImport?.rejection.other).toBe('eerder.csv:69002');
		expect(withImport?.conflict?.otherFile).toBe('eerder.csv');
		expect(told(withImport?.conflict?.own)).toBe('2 a69000 Klant B.V. EMAIL 2');
		expect(told(withImport?.conflict?.other)).toBe('69002 a69000 Klant B.V. EMAIL 1');
		const [inFile] = await recordsOf(importId, 'IMP-7.conflict-in-file');
		expect(inFile?.conflict?.otherFile).toBe('');
		expect(told(inFile?.conflict?.own)).toBe('4 b Klant B.V. EMAIL 4');
		expect(told(inFile?.conflict?.other)).toBe('3 b Klant B.V. EMAIL 3');
	});

	test('IMP-7 of a file that is imported already a conflict is told by its place alone', async () => {
		const { importId } = await stage(csv([HEADER, december('b', '3'), december('b', '4')]));
		await commit(importId);
		const [record] = await recordsOf(importId, 'IMP-7.conflict-in-file');
		expect(record).toMatchObject({ rejection: { line: 3, other: '2' } });
		expect(record?.conflict).toBeUndefined();
	});
});
