import { beforeEach, describe, expect, test } from 'vitest';
import { add, multiply, toText, whole, ZERO } from '$lib/domain/decimal';
import { contentKey, usageKeyId } from '$lib/domain/usage';
import { CHUNK_EVENTS } from '$lib/import/usage-columns';
import { countedBatches, countedOn } from '$lib/storage/counted-events';
import type { Database } from '$lib/storage/database';
import type { StoredIndexPart } from '$lib/storage/event-index';
import { isIntact, readLines } from '$lib/storage/invoices';
import { Opened, seal } from '$lib/storage/sections';
import { ImportEvents, type EventFilter } from '$lib/storage/usage-events';
import { eventsWorker, importWorker } from '$lib/workers/client';
import type { EventsBehindLine, EventWindow } from '$lib/workers/protocol';
import {
	administration,
	csv,
	december,
	emptyAdministration,
	failureOf,
	finalise,
	HEADER,
	importFile,
	importPrices,
	longFile,
	makeDrafts,
	only,
	run,
	usage
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
	await importPrices();
});

const ALL: EventWindow = { offset: 0, limit: 1000 };
const undo = (importId: number): Promise<void> => importWorker.call('undo', { administration, importId });

/** The events behind an invoice's line. */
async function behind(invoiceId: number, line = 0, window = ALL): Promise<EventsBehindLine> {
	const keyId = usageKeyId((await readLines(database, invoiceId)).keyAt(line));
	return eventsWorker.call('behindLine', { administration, invoiceId, keyId, window });
}

/** "a 2 3": id, line in the file and quantity; with a minus where it is taken back. */
const told = ({ window }: EventsBehindLine): string[] =>
	window.map(({ id, line, quantity, weight }) => `${weight < 0 ? '-' : ''}${id} ${line} ${toText(quantity)}`);

/** Lists of events are kept by the worker that found them. */
function useAnotherWorker(): void {
	eventsWorker.stop();
}

/** A part of the index as version 2 first wrote it. */
async function withoutQuantities(part: StoredIndexPart): Promise<StoredIndexPart> {
	const opened = new Opened(part.columns.bytes);
	const names = [
		'until',
		...['counts', 'rows'].flatMap((name) => ['form', 'low', 'high'].map((of) => `${name}.${of}`))
	];
	const columns = names.flatMap((name) => {
		const column = opened.numbers(name);
		return column ? [[name, column] as const] : [];
	});
	return { ...part, columns: await seal(Object.fromEntries(columns)) };
}

describe('the events behind a line', () => {
	test('BIL-6 they are those of its key, of every file, and their sum is its quantity', async () => {
		await importFile(december({ a: '3', b: '0,5' }, 'een.csv'));
		const other = usage('p', '2021-12-01T10:00:00Z', 'PRINT', '7');
		await importFile(csv([HEADER, other, usage('c', '2021-12-31T22:59:59Z', 'EMAIL', '2')], 'twee.csv'));
		const { id } = only(await makeDrafts(database));
		const events = await behind(id);
		expect(told(events)).toEqual(['a 2 3', 'b 3 0.5', 'c 3 2']);
		expect(events.window[2]).toMatchObject({ fileName: 'twee.csv', moment: 1_640_991_599_000, row: 1 });
		expect([events.count, toText(events.quantity)]).toEqual([3, '5.5']);
		expect(
			events.imports.map(({ fileName, events: n, quantity }) => [fileName, n, toText(quantity)])
		).toEqual([
			['een.csv', 2, '3.5'],
			['twee.csv', 1, '2']
		]);
		expect(toText((await readLines(database, id)).at(0).quantity)).toBe('5.5');
		expect(told(await behind(id, 0, { offset: 1, limit: 2 }))).toEqual(['b 3 0.5', 'c 3 2']);
		expect(told(await behind(id, 1))).toEqual(['p 2 7']);
	});

	test('BIL-6 of a later invoice only the later ones, and what was undone with a minus', async () => {
		const wrong = await importFile(december({ a: '3', b: '4' }, 'fout.csv'));
		const first = only(await makeDrafts(database));
		await finalise(first.id);
		await importFile(december({ c: '1' }, 'nieuw.csv'));
		await undo(wrong);
		const second = only(await makeDrafts(database, run('2022-01', '2022-03-27')));
		const events = await behind(second.id);
		expect(told(events)).toEqual(['-a 2 3', '-b 3 4', 'c 2 1']);
		expect(toText(events.quantity)).toBe('-6');
		expect(events.imports.map(({ undone }) => undone)).toEqual([true, false]);
		// What is definitive stays as it was.
		expect(told(await behind(first.id))).toEqual(['a 2 3', 'b 3 4']);
		const line = (await readLines(database, second.id)).at(0);
		expect(toText(add(line.billedBefore ?? ZERO, events.quantity))).toBe('1');
	});

	test('BIL-6 of a draft that another run made they are those of its months', async () => {
		await importFile(december({ a: '3' }));
		const header = HEADER.replace('tijdstip', 'periode_van;periode_tot');
		await importFile(csv([header, usage('s', '2021-12-01;2021-12-31', 'EMAIL', '4')], 'abonnement.csv'));
		const first = only(await makeDrafts(database));
		expect(told(await behind(first.id))).toEqual(['a 2 3', 's 2 4']);
		const without = { ...run('2021-12'), subscriptionsUpTo: run('2021-11').usageUpTo };
		const second = only(await makeDrafts(database, without));
		expect([second.id, second.revision]).toEqual([first.id, first.revision]);
		expect(told(await behind(second.id))).toEqual(['a 2 3']);
	});

	test('BIL-6 an invoice frozen before its imports were kept finds them by when it was made', async () => {
		const wrong = await importFile(december({ a: '3' }));
		const { id } = only(await makeDrafts(database));
		await finalise(id);
		const record = await database.invoices.get(id);
		if (!record) throw new Error('gone');
		const { imports, ...old } = record;
		expect(imports).toEqual([wrong]);
		await database.invoices.put(old);
		expect(await isIntact(database, id)).toBe(true);
		// Not in the same millisecond as the invoice, as no user's import is.
		await database.imports.update(wrong, { committedAt: (record.definitiveAt ?? 0) - 1 });
		await importFile(december({ b: '4' }));
		await database.imports.update(wrong, { state: 'undone', undoneAt: Date.now() + 1000 });
		expect(told(await behind(id))).toContain('a 2 3');
	});

	test('BIL-6 they are found and added up the same by every index there was, and without one', async () => {
		const lines = Array.from({ length: CHUNK_EVENTS + 2000 }, (_, n) => {
			return `tx-${n};2021-12-01T10:00:00Z;K-1;Klant B.V.;SKU-${(n * n) % 97};${(n % 10) - 2},5\n`;
		});
		const header = 'transactie_id;tijdstip;klantnummer;klantnaam;sku;aantal\n';
		const importId = await importFile(new File([header, ...lines], 'lang.csv'));
		const { id } = only(await makeDrafts(database));
		const keys = await readLines(database, id);
		const under = async (line: number): Promise<[rows: number[], sum: string | undefined]> => {
			const events = await ImportEvents.open(database, importId);
			const content = contentKey({ key: keys.keyAt(line), kind: 'moment' });
			const { rows, sums } = await events.under(new Set([content]));
			const sum = sums?.get(content);
			return [[...rows], sum && toText(sum)];
		};
		const places = [0, 1, keys.length - 1];
		const found = await Promise.all(places.map(under));
		expect(found.every(([rows]) => rows.length > 600)).toBe(true);
		expect(found.map(([, sum]) => sum)).toEqual(places.map((place) => toText(keys.at(place).usage)));
		const shown = await behind(id, 1, { offset: 0, limit: 3 });
		expect(shown).toMatchObject({ count: found[1]?.[0].length, quantity: keys.at(1).usage });
		// As it was written before it had quantities.
		const withSums = await database.eventIndex.toArray();
		await database.eventIndex.bulkPut(await Promise.all(withSums.map(withoutQuantities)));
		const withoutSums = found.map(([rows]) => [rows, undefined]);
		expect(await Promise.all(places.map(under))).toEqual(withoutSums);
		useAnotherWorker();
		expect(await behind(id, 1, { offset: 0, limit: 3 })).toEqual(shown);
		await database.eventIndex.clear();
		expect(await Promise.all(places.map(under))).toEqual(withoutSums);
		useAnotherWorker();
		expect(await behind(id, 1, { offset: 0, limit: 3 })).toEqual(shown);
	});

	test('BIL-6 their sum is known without opening a chunk, which is read where an event is shown', async () => {
		await importFile(december({ a: '3', b: '0,5' }, 'een.csv'));
		const { id } = only(await makeDrafts(database));
		await database.chunks.clear();
		const found = await behind(id, 0, { offset: 0, limit: 0 });
		expect([found.count, toText(found.quantity)]).toEqual([2, '3.5']);
		expect(await failureOf(behind(id))).toMatchObject({
			code: 'STO-3.damaged',
			detail: { file: 'een.csv' }
		});
	});

	test('BIL-6 their number and a window of them are there without adding them up', async () => {
		const importId = await importFile(december({ a: '3', b: '0,5' }, 'een.csv'));
		const { id } = only(await makeDrafts(database));
		const keyId = usageKeyId((await readLines(database, id)).keyAt(0));
		const window = { offset: 1, limit: 5 };
		const asked = { administration, invoiceId: id, keyId, window };
		const found = await eventsWorker.call('windowBehindLine', asked);
		expect(found).toMatchObject({ count: 2, window: [{ id: 'b', weight: 1 }] });
		expect(found.imports).toEqual([{ importId, fileName: 'een.csv', events: 2, undone: false }]);
	});

	test('BIL-6 one key of an invoice counts the imports that it counts among all', async () => {
		await importPrices();
		const both = ['EMAIL', 'PRINT'];
		const ofBoth = (day: string): File =>
			csv([HEADER, ...both.map((sku) => usage(`${sku}${day}`, `2021-12-${day}T10:00:00Z`, sku, '2'))]);
		await importFile(ofBoth('01'));
		await finalise(only(await makeDrafts(database)).id);
		await importFile(ofBoth('02'));
		await importFile(csv([HEADER, usage('x', '2021-11-01T10:00:00Z', 'EMAIL', '1')]));
		const { id } = only(await makeDrafts(database));
		const all = await countedOn(database, id);
		const lines = await readLines(database, id);
		expect(lines.length).toBe(3);
		for (let place = 0; place < lines.length; place++) {
			const key = lines.keyAt(place);
			const one = await countedOn(database, id, new Set([usageKeyId(key)]));
			const contents = (['moment', 'period'] as const).map((kind) => contentKey({ key, kind }));
			expect([...one]).toEqual(contents.map((content) => [content, all.get(content)]));
		}
		expect((await countedOn(database, id, new Set(['no key']))).size).toBe(0);
	});

	test('BIL-6 all events of an invoice come chunk by chunk, and add up to its usage', async () => {
		await importFile(longFile(CHUNK_EVENTS + 5000));
		await importFile(csv([HEADER, usage('p', '2021-12-01T10:00:00Z', 'PRINT', '7')]));
		const { id } = only(await makeDrafts(database));
		let [count, sum, most] = [0, ZERO, 0];
		for await (const batch of countedBatches(database, await countedOn(database, id))) {
			most = Math.max(most, batch.length);
			count += batch.length;
			for (const { quantity, weight } of batch) sum = add(sum, multiply(quantity, whole(weight)));
		}
		const { lines } = { lines: await readLines(database, id) };
		const billed = Array.from({ length: lines.length }, (_, i) => lines.at(i).usage).reduce(add, ZERO);
		expect(count).toBe(CHUNK_EVENTS + 5001);
		expect(toText(sum)).toBe(toText(billed));
		expect(most).toBeLessThan(CHUNK_EVENTS);
	});
});

describe('the events of an import', () => {
	async function found(importId: number, filter: EventFilter, window = ALL): Promise<[number, string[]]> {
		const { count, window: events } = await eventsWorker.call('ofImport', {
			administration,
			importId,
			filter,
			window
		});
		return [count, events.map(({ id }) => id)];
	}

	test('BIL-6 any window of them, over the border of a chunk', async () => {
		const id = await importFile(longFile(CHUNK_EVENTS + 10));
		const around = { offset: CHUNK_EVENTS - 2, limit: 4 };
		expect(await found(id, {}, around)).toEqual([
			CHUNK_EVENTS + 10,
			[-2, -1, 0, 1].map((n) => `tx-${CHUNK_EVENTS + n}`)
		]);
		expect(await found(id, {}, { offset: CHUNK_EVENTS + 9, limit: 50 })).toEqual([
			CHUNK_EVENTS + 10,
			[`tx-${CHUNK_EVENTS + 9}`]
		]);
		expect(await found(id, { text: 'TX-65540' })).toEqual([1, ['tx-65540']]);
		const events = await ImportEvents.open(database, id);
		let count = 0;
		for await (const batch of events.batches({ text: '6553' })) count += batch.length;
		// tx-6553, tx-16553 and so on up to tx-56553, and tx-65530 to tx-65539.
		expect(count).toBe(16);
	});

	test('BIL-6 they are found by SKU, by account, by period and by id', async () => {
		const id = await importFile(
			csv([
				HEADER,
				usage('a', '2021-12-01', 'EMAIL', '1'),
				usage('b', '2021-12-01', 'PRINT', '1', 'KA-2'),
				usage('c', '2021-11-01', 'PRINT', '1')
			])
		);
		expect(await found(id, { sku: 'PRINT' })).toEqual([2, ['b', 'c']]);
		expect(await found(id, { text: 'ka-2' })).toEqual([1, ['b']]);
		const events = await ImportEvents.open(database, id);
		const { key } = events.totals()[Symbol.iterator]().next().value ?? {};
		expect(await found(id, { period: key?.period, sku: 'EMAIL' })).toEqual([1, ['a']]);
		expect(await found(id, { keyId: key && usageKeyId(key) })).toEqual([1, ['a']]);
		expect(await found(id, { sku: 'FAX' })).toEqual([0, []]);
	});

	test('STO-3 a damaged chunk is named by its file, and an import that is gone is said to be', async () => {
		const id = await importFile(december({ a: '3' }, 'kapot.csv'));
		await database.chunks.toCollection().modify((chunk) => {
			new Uint8Array(chunk.columns.bytes).fill(1, -8);
		});
		expect(await failureOf(found(id, { sku: 'EMAIL' }))).toMatchObject({
			code: 'STO-3.damaged',
			detail: { file: 'kapot.csv' }
		});
		expect(await failureOf(found(id + 1, {}))).toMatchObject({ code: 'IMP-10.no-such-import' });
	});
});
