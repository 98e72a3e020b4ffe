import Dexie from 'dexie';
import { beforeEach, describe, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import { openAdministration } from '$lib/storage/database';
import { SCHEMA_VERSION } from '$lib/storage/migrations';
import { seal, type Sealed } from '$lib/storage/sections';
import { readTotals, type ImportTotals } from '$lib/storage/usage';
import { usageKeyColumns } from '$lib/storage/usage-key-columns';
import { importWorker } from '$lib/workers/client';
import {
	administration,
	csv,
	december,
	emptyAdministration,
	failureOf,
	HEADER,
	importFile,
	longFile,
	stage,
	usage
} from '../administration';

const NAME = 'specifiek';

beforeEach(async () => {
	await emptyAdministration();
});

/** Store, its key and its indexes, as each released version had them. Never changed once it was released. */
const VERSION_1 = {
	imports: 'id+ | state:state',
	chunks: 'importId,sequence',
	identities: 'importId,sequence',
	totals: 'importId',
	rejections: 'importId,sequence',
	prices: 'id | sku:sku',
	customers: 'id',
	invoices: 'id+ | number:number! | [customerId+currency+open]:customerId,currency,open! | state:state',
	invoiceLines: 'invoiceId',
	jobs: 'id+ | state:state',
	files: 'jobId',
	notifications: 'id+ | jobId:jobId!',
	settings: 'name'
};

const VERSION_2 = {
	...VERSION_1,
	mappings: 'id',
	seenDrafts: 'invoiceId',
	eventIndex: 'importId,segment,firstKey'
};

const VERSIONS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
	1: VERSION_1,
	2: VERSION_2,
	3: VERSION_2
};

const LATEST = VERSIONS[SCHEMA_VERSION] ?? {};

function keyPath(text: string): string | string[] {
	const parts = text.replace(/[+!]$/, '').split(',');
	return parts.length === 1 ? (parts[0] ?? '') : parts;
}

/** Opens a database without Dexie, as the browser keeps it. */
async function openRaw(
	version?: number,
	upgrade: (database: IDBDatabase) => void = () => undefined
): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(NAME, version);
		request.onupgradeneeded = () => {
			upgrade(request.result);
		};
		request.onsuccess = () => {
			resolve(request.result);
		};
		request.onerror = () => {
			reject(request.error ?? new Error('not opened'));
		};
	});
}

/** Makes a database of an old version, with a setting in it; Dexie's version 1 is the browser's 10. */
async function makeVersion(version: number): Promise<void> {
	const database = await openRaw(version * 10, (made) => {
		for (const [name, schema] of Object.entries(VERSIONS[version] ?? {})) {
			const [key = '', ...indexes] = schema.split(' | ');
			const store = made.createObjectStore(name, { keyPath: keyPath(key), autoIncrement: key.endsWith('+') });
			for (const index of indexes) {
				const [indexName = '', path = ''] = index.split(':');
				store.createIndex(indexName, keyPath(path), { unique: path.endsWith('!') });
			}
			if (name === 'settings') store.put({ name: 'zone', value: 'Europe/Lisbon' });
		}
	});
	database.close();
}

function schemaOf(database: IDBDatabase): Record<string, string> {
	const transaction = database.transaction([...database.objectStoreNames]);
	const path = (of: string | string[] | null): string => [of ?? []].flat().join(',');
	return Object.fromEntries(
		[...database.objectStoreNames].map((name) => {
			const store = transaction.objectStore(name);
			const indexes = [...store.indexNames].map((each) => store.index(each));
			const texts = indexes.map((index) => `${index.name}:${path(index.keyPath)}${index.unique ? '!' : ''}`);
			return [name, [`${path(store.keyPath)}${store.autoIncrement ? '+' : ''}`, ...texts].join(' | ')];
		})
	);
}

const sorted = (schema: Readonly<Record<string, string>>): Record<string, string[]> =>
	Object.fromEntries(Object.entries(schema).map(([name, text]) => [name, text.split(' | ').sort()]));

describe('schema', () => {
	test('STO-2 every version is written down here', () => {
		expect(Object.keys(VERSIONS).map(Number)).toEqual(
			Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1)
		);
	});

	test('STO-2 a new database has the latest schema', async () => {
		await openAdministration(administration).open();
		const raw = await openRaw();
		expect(raw.version).toBe(SCHEMA_VERSION * 10);
		expect(sorted(schemaOf(raw))).toEqual(sorted(LATEST));
		raw.close();
	});

	test.each(Object.keys(VERSIONS).map(Number))(
		'STO-2 version %i opens with every table and what it held',
		async (version) => {
			await makeVersion(version);
			const database = openAdministration(administration);
			expect(await database.settings.get('zone')).toEqual({ name: 'zone', value: 'Europe/Lisbon' });
			for (const table of database.tables)
				expect(await table.count(), table.name).toBe(table.name === 'settings' ? 1 : 0);
			database.close();
			const raw = await openRaw();
			expect(sorted(schemaOf(raw))).toEqual(sorted(LATEST));
			raw.close();
		}
	);
});

/** Sums as they were stored before version 3: not packed, and every row with its period. */
async function sealedAsBefore({ totals, numbers }: ImportTotals): Promise<Sealed> {
	const quantities = totals.map(({ quantity }) => toText(quantity));
	const whole = quantities.every((text) => !text.includes('.'));
	return seal({
		...usageKeyColumns(totals.map(({ key }) => key)),
		...(whole
			? { wholeQuantity: Float64Array.from(quantities, Number) }
			: { quantity: { texts: quantities, as: 'dictionary' as const } }),
		ownPeriod: Uint8Array.from(totals, ({ kind }) => (kind === 'period' ? 1 : 0)),
		events: Uint32Array.from(totals, ({ events }) => events),
		numbers
	});
}

test.each([
	['whole quantities', ['1', '2']],
	['fractions', ['0,5', '2']]
])('STO-2 the sums of an import of before version 3 are read, %s', async (_, [first = '', second = '']) => {
	const file = csv([
		`${HEADER};periode`,
		`${usage('1', '2021-12-01T10:00:00Z', 'EMAIL', first)};`,
		`${usage('2', '2021-12-02T10:00:00Z', 'EMAIL', second, 'KA-2')};12-2021`,
		`${usage('3', '2021-11-02T10:00:00Z', 'PRINT', '7')};`
	]);
	const importId = await importFile(file);
	const database = openAdministration(administration);
	const totals = await readTotals(database, importId);
	expect(totals.totals.map(({ kind }) => kind).sort()).toEqual(['moment', 'moment', 'period']);
	await database.totals.put({ importId, columns: await sealedAsBefore(totals) });
	expect(await readTotals(database, importId)).toEqual(totals);
	database.close();
});

describe('a newer schema', () => {
	const newer = (SCHEMA_VERSION + 1) * 10;

	test('STO-2 another tab that migrates is let through, and this one neither reads nor writes any more', async () => {
		const database = openAdministration(administration);
		await database.settings.put({ name: 'zone', value: 'Europe/Paris' });
		const raw = await openRaw(newer, (upgraded) => upgraded.createObjectStore('later'));
		expect(raw.version).toBe(newer);
		raw.close();
		for (const use of [
			() => database.settings.put({ name: 'zone', value: 'UTC' }),
			() => database.settings.get('zone'),
			() => openAdministration(administration).settings.put({ name: 'zone', value: 'UTC' })
		]) {
			expect(await failureOf(use())).toMatchObject({
				inner: { code: 'STO-2.newer-schema', detail: { other: String(SCHEMA_VERSION + 1) } }
			});
		}
		const after = await openRaw();
		expect(after.version).toBe(newer);
		expect(await zoneIn(after)).toBe('Europe/Paris');
		after.close();
	});

	test('STO-2 a worker of an older page says so, and writes nothing', async () => {
		await openAdministration(administration).open();
		const raw = await openRaw(newer, (upgraded) => upgraded.createObjectStore('later'));
		expect(await failureOf(stage(december({ a: '3' })))).toMatchObject({ code: 'STO-2.newer-schema' });
		const count = raw.transaction('imports').objectStore('imports').count();
		expect(await resultOf(count)).toBe(0);
		raw.close();
	});

	test('STO-2 a worker in the midst of reading makes room for the newer schema, and nothing of it counts', async () => {
		await openAdministration(administration).open();
		let opened: Promise<IDBDatabase> | undefined;
		const progress = (): void => {
			opened ??= openRaw(newer, (upgraded) => upgraded.createObjectStore('later'));
		};
		const call = importWorker.call(
			'stage',
			{ administration, file: longFile(140_000), choices: {} },
			{ progress }
		);
		expect(await failureOf(call)).toMatchObject({ code: 'STO-2.newer-schema' });
		const raw = await opened;
		const committed = raw?.transaction('imports').objectStore('imports').index('state').count('committed');
		expect(committed && (await resultOf(committed))).toBe(0);
		raw?.close();
	});
});

async function resultOf<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => {
			resolve(request.result);
		};
		request.onerror = () => {
			reject(request.error ?? new Error('failed'));
		};
	});
}

async function zoneIn(database: IDBDatabase): Promise<unknown> {
	const found: unknown = await resultOf(database.transaction('settings').objectStore('settings').get('zone'));
	return (found as { value: unknown }).value;
}

test('STO-6 the sample has a database of its own', async () => {
	const own = openAdministration('own');
	const sample = openAdministration('sample');
	await sample.settings.put({ name: 'zone', value: 'UTC' });
	expect(await own.settings.count()).toBe(0);
	sample.close();
	own.close();
	await Dexie.delete('specifiek-voorbeeld');
});
