import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '$lib/storage/database';
import { importWorker } from '$lib/workers/client';
import { readRejections } from '$lib/storage/imports';
import {
	administration,
	commit,
	committedQuantity,
	csv,
	december,
	emptyAdministration,
	HEADER,
	importFile,
	stage,
	usage
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

/** A file of December's records without id, one for each quantity. */
const withoutIds = (name: string, ...quantities: string[]): File =>
	csv([HEADER, ...quantities.map((each) => usage('', '2021-12-01T10:00:00Z', 'EMAIL', each))], name);

describe('a file given again', () => {
	test('IMP-7 the same file again changes nothing, also after the worker was ended', async () => {
		const file = december({ a: '3', b: '4' });
		const first = await importFile(file);
		importWorker.stop();
		const { preview } = await stage(file);
		expect(preview).toMatchObject({ records: 2, accepted: 0, rejected: 0 });
		expect(preview.duplicates).toEqual([
			{ importId: first, events: 2, withoutId: 0, fileName: 'verbruik.csv' }
		]);
	});

	test('IMP-7 twins without id: both count in one file, none of another one, and the preview names them', async () => {
		const first = await importFile(withoutIds('een.csv', '3', '3'));
		expect(await committedQuantity(database)).toBe('6');
		const { preview } = await stage(withoutIds('twee.csv', '3,0', '3', '3', '4'));
		expect(preview).toMatchObject({ records: 4, accepted: 2, rejected: 0 });
		expect(preview.duplicates).toEqual([{ importId: first, events: 2, withoutId: 2, fileName: 'een.csv' }]);
	});

	test('IMP-7 a file declared all new counts whole, and once', async () => {
		await importFile(withoutIds('een.csv', '3'));
		await importFile(withoutIds('twee.csv', '3', '4'), { allNew: true });
		expect(await committedQuantity(database)).toBe('10');
		const { preview } = await stage(withoutIds('twee.csv', '3', '4'));
		expect(preview).toMatchObject({ records: 2, accepted: 0 });
	});

	test('IMP-7 a moment written otherwise is the same content', async () => {
		const one = csv([HEADER, usage('a', '2021-12-01T10:00:00Z', 'EMAIL', '3')]);
		const other = csv([HEADER, usage('a', '1-12-2021 11:00', 'EMAIL', '3,00').replace(';K-1;', '; K-1 ;')]);
		await importFile(one);
		expect((await stage(other)).preview).toMatchObject({ accepted: 0, rejected: 0 });
	});
});

describe('a conflict', () => {
	test('IMP-7 the same id with another content is rejected, with the line of the other record', async () => {
		const first = await importFile(december({ a: '3' }));
		const lines = [usage('b', '2021-12-02', 'PRINT', '1'), usage('b', '2021-12-02', 'PRINT', '2')];
		const file = csv([HEADER, usage('a', '2021-12-01T10:00:00Z', 'EMAIL', '4'), ...lines]);
		const { importId, preview } = await stage(file);
		expect(preview).toMatchObject({ records: 3, accepted: 1, rejected: 2, duplicates: [] });
		const rejections = await readRejections(database, importId);
		expect(rejections.map(({ code, line, value, other }) => ({ code, line, value, other }))).toEqual([
			{ code: 'IMP-7.conflict-with-import', line: 2, value: 'a', other: `${first}:2` },
			{ code: 'IMP-7.conflict-in-file', line: 4, value: 'b', other: '3' }
		]);
		const reasons = { 'IMP-7.conflict-with-import': 'staat in {other}' };
		const words = { line: 'regel', column: 'kolom', reason: 'reden', reasons };
		const blob = await importWorker.call('rejected', { administration, importId, words });
		expect(await blob.text()).toContain(';staat in verbruik.csv:2;');
	});

	test('IMP-7 a corrected file replaces the import that it says, and no other', async () => {
		const wrong = await importFile(december({ a: '3', b: '4' }));
		await importFile(december({ c: '1' }));
		const { importId, preview } = await stage(december({ a: '30', b: '4', c: '1' }), { replaces: wrong });
		expect(preview).toMatchObject({ accepted: 2, rejected: 0 });
		expect(await committedQuantity(database)).toBe('8');
		await commit(importId);
		expect(await committedQuantity(database)).toBe('35');
		expect((await database.imports.get(wrong))?.state).toBe('undone');
	});
});

describe('several files at once', () => {
	test('IMP-7 a file knows those before it, the order of their import is that of the files', async () => {
		const first = await stage(december({ a: '3', b: '4' }, 'een.csv'));
		const second = await stage(december({ b: '4', c: '5' }, 'twee.csv'));
		expect(second.preview.duplicates).toEqual([
			{ importId: first.importId, events: 1, withoutId: 0, fileName: 'een.csv' }
		]);
		await commit(first.importId, second.importId);
		expect(await committedQuantity(database)).toBe('12');
	});

	test('IMP-7 what a file before it replaces is neither a duplicate nor a conflict for a file', async () => {
		const wrong = await importFile(december({ a: '3', b: '4' }));
		const corrected = await stage(december({ a: '30' }), { replaces: wrong });
		const { importId, preview } = await stage(december({ a: '30', b: '4' }));
		expect(preview).toMatchObject({ accepted: 1, rejected: 0 });
		await commit(corrected.importId, importId);
		expect(await committedQuantity(database)).toBe('34');
	});

	test('IMP-7 a file before the one that replaces its originals is not committed with it: its events would be lost', async () => {
		const wrong = await importFile(december({ a: '3', b: '4' }));
		const left = await stage(december({ b: '4', c: '5' }, 'eerder.csv'));
		const corrected = await stage(december({ a: '30' }), { replaces: wrong });
		const call = importWorker.call('commit', {
			administration,
			importIds: [left.importId, corrected.importId]
		});
		await expect(call).rejects.toMatchObject({
			code: 'IMP-7.original-gone',
			detail: { file: 'eerder.csv', other: 'verbruik.csv' }
		});
		expect(await committedQuantity(database)).toBe('7');
	});

	test('IMP-7 two files with a conflict between them: the first is right', async () => {
		await stage(december({ a: '3' }));
		const { preview } = await stage(december({ a: '4' }));
		expect(preview).toMatchObject({ accepted: 0, rejected: 1 });
		expect(preview.rejections[0]?.code).toBe('IMP-7.conflict-with-import');
	});
});

describe('customers', () => {
	const named = (id: string, number: string, name: string): string =>
		`${id};2021-12-01;${name};${number};KA-1;;;;EMAIL;;;1`;

	test('BIL-1 a customer keeps the first name that it got, a differing one is told, a blank one is filled', async () => {
		await importFile(csv([HEADER, named('a', 'K-1', ''), named('b', 'K-2', 'Klant B.V.')]));
		const { importId, preview } = await stage(
			csv([
				HEADER,
				named('c', 'K-1', 'Eerste B.V.'),
				named('d', 'K-2', 'Klánt  b.v.'),
				named('e', 'K-2', 'Ander')
			])
		);
		expect(preview.newCustomers).toEqual([]);
		expect(preview.differingNames).toEqual([
			{ id: '#K-2', number: 'K-2', knownName: 'Klant B.V.', givenName: 'Ander' }
		]);
		await commit(importId);
		expect(await database.customers.toArray()).toEqual([
			{ id: '#K-1', number: 'K-1', name: 'Eerste B.V.' },
			{ id: '#K-2', number: 'K-2', name: 'Klant B.V.' }
		]);
	});

	test('BIL-1 of files read together the second knows the customers of the first', async () => {
		const first = await stage(csv([HEADER, named('a', 'K-1', 'Klant B.V.')]));
		const second = await stage(csv([HEADER, named('b', 'K-1', 'Ander'), named('c', '', 'Zonder nummer')]));
		expect(second.preview.newCustomers).toEqual([{ id: 'zonder nummer', number: '', name: 'Zonder nummer' }]);
		expect(second.preview.differingNames).toHaveLength(1);
		await commit(first.importId, second.importId);
		expect((await database.customers.toArray()).map(({ name }) => name).sort()).toEqual([
			'Klant B.V.',
			'Zonder nummer'
		]);
	});
});
