import { beforeEach, expect, test } from 'vitest';
import { Zone } from '$lib/domain/zone';
import type { ScanOrder } from '$lib/import/range-scanner';
import { readUsage } from '$lib/import/read-usage';
import type { Database } from '$lib/storage/database';
import { readRejections, stageImport } from '$lib/storage/imports';
import { indexedChunk, indexParts, type IndexedChunk } from '$lib/storage/index-parts';
import { writeTotals } from '$lib/storage/usage';
import { scanWorker } from '$lib/workers/client';
import { ScanWorkers } from '$lib/workers/scan-workers';
import { StagingSink, StoredEvents } from '$lib/workers/usage-staging';
import { WarmUp } from '$lib/workers/warm-up';
import { emptyAdministration } from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

/** Workers that read made-up records; `taken` is told by which order. */
function warmedUp(workers: ScanWorkers, taken: (order: ScanOrder) => void = () => undefined): WarmUp {
	return new WarmUp(
		(order) => {
			taken(order);
			return workers.take(order);
		},
		(chunks) => workers.index(chunks)
	);
}

/** Records of every kind: quoted line ends, twins, duplicates, conflicts, and what cannot be read. */
function mixedFile(): File {
	const lines = ['transactie_id;tijdstip;klantnaam;klantnummer;sku;aantal;opmerking'];
	for (let n = 0; n < 6000; n++) {
		const id = n % 7 === 0 ? '' : `tx-${n % 50 === 3 ? n - 3 : n}`;
		const day = String(1 + (n % 28)).padStart(2, '0');
		const quantity = n % 97 === 0 ? 'veel' : n % 5 === 0 ? '1,5' : String(n % 9);
		const remark = n % 3 === 0 ? `"regel;${n}\nen ""nog"" een\n\n"` : 'kort';
		const customer = n % 11;
		lines.push(
			`${id};2021-12-${day}T10:00:0${n % 10}Z;Klant ${customer % 2 ? 'één' : n % 4};K-${customer};SKU-${n % 6};${quantity};${remark}`
		);
	}
	return new File([lines.join('\n')], 'gemengd.csv');
}

/** All that is stored of a file, by hash. */
async function storedOf(file: File, workers: ScanWorkers | undefined, chunkBytes: number): Promise<unknown> {
	const importId = await stageImport(database, file.name, file.size);
	const sink = new StagingSink(database, importId, workers && ((chunks) => workers.index(chunks)));
	const reading = await readUsage(
		file,
		{},
		{
			zone: new Zone('Europe/Amsterdam'),
			earlier: new StoredEvents(database, []),
			sink,
			chunkBytes,
			...(workers && { scanners: (order) => workers.take(order) })
		}
	);
	await sink.finish();
	await writeTotals(database, importId, reading.table);
	const chunks = await database.chunks
		.where('[importId+sequence]')
		.between([importId, 0], [importId, 99])
		.toArray();
	const index = await database.eventIndex
		.where('[importId+segment+firstKey]')
		.between([importId, 0, 0], [importId, 99, 0])
		.toArray();
	const identities = await database.identities.get([importId, 0]);
	return {
		chunks: chunks.map(({ columns }) => columns.sha256),
		identities: identities?.columns.sha256,
		index: index.map(({ columns }) => columns.sha256),
		totals: (await database.totals.get(importId))?.columns.sha256,
		rejections: await readRejections(database, importId),
		...{ records: reading.records, accepted: reading.accepted, duplicates: reading.duplicates },
		...{ samples: reading.samples, questions: reading.questions, blankLines: reading.blankLines }
	};
}

test('BIL-7 what is stored of a file is the same to the byte with 1, 2 and 8 workers and at any size of its blocks', async () => {
	const file = mixedFile();
	const alone = await storedOf(file, undefined, 1024 * 1024);
	expect(alone).toMatchObject({ records: 6000 });
	for (const count of [1, 2, 8]) {
		const workers = new ScanWorkers(count, 0);
		workers.start(scanWorker());
		expect(await storedOf(file, workers, 1024)).toEqual(alone);
		expect(await storedOf(file, workers, 50_000)).toEqual(alone);
	}
});

test('IMP-8 a file is read without the workers whose script is gone, and the next one too', async () => {
	const file = mixedFile();
	const alone = await storedOf(file, undefined, 1024 * 1024);
	const workers = new ScanWorkers(2, 0);
	workers.start(new URL('/is-er-niet-meer.js', location.href).href);
	expect(await storedOf(file, workers, 50_000)).toEqual(alone);
	expect(await storedOf(file, workers, 50_000)).toEqual(alone);
});

test('BIL-7 a file is read the same behind made-up records, whether those were read to their end or not', async () => {
	const file = mixedFile();
	const alone = await storedOf(file, undefined, 1024 * 1024);
	for (const isWhole of [true, false]) {
		const workers = new ScanWorkers(2, 0);
		workers.start(scanWorker());
		const warmUp = warmedUp(workers);
		if (isWhole) expect(await warmUp.done).toBe(160_000);
		await warmUp.stop();
		expect(await storedOf(file, workers, 50_000)).toEqual(alone);
		if (!isWhole) expect(await warmUp.done).toBeUndefined();
	}
	expect(await database.chunks.count()).toBe(3);
	expect(await database.imports.count()).toBe(3);
});

test('IMP-8 who takes the scanners has them to itself: a reading under way ends, and nothing of it is mixed in', async () => {
	const file = mixedFile();
	const alone = await storedOf(file, undefined, 1024 * 1024);
	const workers = new ScanWorkers(2, 0);
	workers.start(scanWorker());
	let warmUp: WarmUp | undefined;
	await new Promise((taken) => {
		warmUp = warmedUp(workers, taken);
	});
	// Not stopped: its scanners are taken while they are at work for it.
	expect(await storedOf(file, workers, 1024)).toEqual(alone);
	expect(await warmUp?.done).toBeUndefined();
});

test('IMP-8 what keeps a scanner from being made is told with its first range, and the next file is read', async () => {
	const file = mixedFile();
	const alone = await storedOf(file, undefined, 1024 * 1024);
	const workers = new ScanWorkers(2, 0);
	workers.start(scanWorker());
	let order: ScanOrder | undefined;
	await warmedUp(workers, (each) => (order = each)).done;
	const [scanner] = workers.take({ ...(order as unknown as ScanOrder), zone: 'Nergens/Nooit' }) ?? [];
	await expect(scanner?.scan({ from: 1, until: 1000, begin: undefined })).rejects.toMatchObject({
		code: 'STO-7.worker-failed'
	});
	expect(await storedOf(file, workers, 50_000)).toEqual(alone);
});

test('IMP-8 an index that a scanner cannot make is told, and it makes the next one', async () => {
	const workers = new ScanWorkers(1, 0);
	workers.start(scanWorker());
	await warmedUp(workers).done;
	const chunkOf = (...keys: number[]): IndexedChunk =>
		indexedChunk({
			keys: Uint32Array.from(keys),
			quantities: { values: new Int32Array(keys.length), scale: 0 }
		});
	// No array has room for as many keys as lie between these.
	await expect(workers.index([chunkOf(0, 0xffff_ffff)])).rejects.toMatchObject({
		code: 'STO-7.worker-failed'
	});
	expect(await workers.index([chunkOf(1, 2)])).toEqual(await indexParts([chunkOf(1, 2)]));
});
