import { beforeEach, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import { usageBySku } from '$lib/domain/sku-usage';
import type { Database } from '$lib/storage/database';
import { readRejections } from '$lib/storage/imports';
import { keyIdsOf, openChunk, readTotals } from '$lib/storage/usage';
import { CHUNK_EVENTS } from '$lib/import/usage-columns';
import { billingWorker } from '$lib/workers/client';
import {
	administration,
	commit,
	committedQuantity,
	csv,
	emptyAdministration,
	HEADER,
	importFile,
	longFile,
	only,
	stage,
	usage,
	usageRecords
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

/** Records of {@link longFile} by their number, with another quantity if given. */
const record = (n: number, quantity = n % 10): string =>
	`tx-${n};2021-12-01T10:00:00Z;K-1;Klant B.V.;EMAIL;${quantity}\n`;

test('IMP-6 140,000 records are three chunks, and every event is found again where it stood', async () => {
	const id = await importFile(longFile(140_000));
	const stored = await database.imports.get(id);
	expect(stored).toMatchObject({ records: 140_000, accepted: 140_000, duplicates: 0, rejected: 0 });
	expect(stored?.chunks).toEqual([CHUNK_EVENTS, CHUNK_EVENTS, 140_000 - 2 * CHUNK_EVENTS]);
	expect(stored?.months).toEqual([{ month: 2021 * 12 + 11, kind: 'moment', events: 140_000 }]);
	const totals = await readTotals(database, id);
	expect(totals.totals.map(({ quantity, events }) => [toText(quantity), events])).toEqual([
		['630000', 140_000]
	]);
	for (const n of [0, CHUNK_EVENTS - 1, CHUNK_EVENTS, 139_999]) {
		const chunk = await openChunk(database, id, Math.floor(n / CHUNK_EVENTS), keyIdsOf(totals));
		expect(chunk.event(n % CHUNK_EVENTS)).toMatchObject({
			id: `tx-${n}`,
			line: n + 2,
			quantity: { coefficient: BigInt(n % 10), scale: 0 },
			moment: 1_638_352_800_000
		});
		expect(chunk.keyId(n % CHUNK_EVENTS)).toContain('#K-1');
	}
});

test('IMP-7 duplicates and conflicts over the border of a chunk, in one file', async () => {
	const tail = [record(0), record(CHUNK_EVENTS - 1), record(CHUNK_EVENTS, 99), record(69_999)];
	const { importId, preview } = await stage(new File([longFile(70_000), ...tail], 'lang.csv'));
	expect(preview).toMatchObject({ records: 70_004, accepted: 70_000, rejected: 1 });
	expect(only(preview.duplicates)).toMatchObject({ importId: undefined, events: 3 });
	expect(only(await readRejections(database, importId))).toMatchObject({
		code: 'IMP-7.conflict-in-file',
		line: 70_004,
		other: String(CHUNK_EVENTS + 2)
	});
	expect(await usageRecords(database)).toMatchObject({ chunks: 2, identities: 2, rejections: 1 });
});

test('IMP-7 70,000 records again, and 70,000 more in a file that overlaps: only those count', async () => {
	const first = await importFile(longFile(70_000));
	const again = await stage(longFile(70_000));
	expect(again.preview).toMatchObject({ records: 70_000, accepted: 0, rejected: 0 });
	expect(only(again.preview.duplicates)).toMatchObject({ importId: first, events: 70_000, withoutId: 0 });
	await commit(again.importId);
	expect(await committedQuantity(database)).toBe('315000');
	const more = await stage(longFile(140_000));
	expect(more.preview).toMatchObject({ records: 140_000, accepted: 70_000, rejected: 0 });
	expect(only(more.preview.duplicates)).toMatchObject({ importId: first, events: 70_000 });
	await commit(more.importId);
	expect(await committedQuantity(database)).toBe('630000');
});

test('IMP-6 more rejected records than are written at once are all kept, in the order of the file', async () => {
	const wrong = Array.from({ length: 5000 }, (_, n) => `x-${n};2021-12-01;K-1;Klant B.V.;EMAIL;veel\n`);
	const { importId, preview } = await stage(new File([longFile(10), ...wrong], 'lang.csv'));
	expect(preview).toMatchObject({ records: 5010, accepted: 10, rejected: 5000 });
	expect(preview.rejections.map(({ code, count, first }) => [code, count, first.length])).toEqual([
		['IMP-4.number-unreadable', 5000, 5]
	]);
	const rejections = await readRejections(database, importId);
	expect(rejections.map(({ line }) => line)).toEqual(wrong.map((_, n) => n + 12));
	expect(rejections.map(({ fields }) => `${fields.join(';')}\n`)).toEqual(wrong);
});

test('IMP-9 an import keeps its usage by month and SKU, as its totals tell it; of very many SKUs it keeps none', async () => {
	const lines = [
		...[usage('a', '2021-12-01T10:00:00Z', 'EMAIL', '0,5'), usage('b', '2021-12-31T10:00:00Z', 'EMAIL', '2')],
		...[
			usage('c', '2021-11-01T10:00:00Z', 'EMAIL', '1'),
			usage('d', '2021-12-01T10:00:00Z', 'PRINT', '-3', 'KA-2')
		]
	];
	const id = await importFile(csv([HEADER, ...lines]));
	const kept = (await database.imports.get(id))?.skus;
	expect(kept).toHaveLength(3);
	for (const month of [2021 * 12 + 10, 2021 * 12 + 11]) {
		const told = await billingWorker.call('skus', { administration, month });
		expect(usageBySku(month, kept ?? [])).toEqual(told);
		expect(told.length).toBeGreaterThan(0);
	}
	const many = Array.from({ length: 501 }, (_, n) => usage(`m${n}`, '2021-12-01', `SKU-${n}`, '1'));
	const other = await importFile(csv([HEADER, ...many], 'veel.csv'));
	expect((await database.imports.get(other))?.skus).toBeUndefined();
});
