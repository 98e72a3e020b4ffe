import { beforeEach, describe, expect, test } from 'vitest';
import type { Mapping } from '$lib/import/mapping';
import { mappings } from '$lib/state/mappings.svelte';
import type { Database } from '$lib/storage/database';
import { deleteMapping, putMappings, renameMapping } from '$lib/storage/mappings';
import { emptyAdministration, stage } from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

const header = ['dag', 'wat', 'hoeveel'];
const mapping: Mapping = {
	fields: { moment: { columns: [0] }, sku: { columns: [1] }, quantity: { columns: [2] } },
	source: 'Meterkast'
};
const file = (): File => new File([`${header.join(';')}\n2022-01-01;A;3\n`], 'meter.csv');

describe('remembered mappings', () => {
	test('IMP-3 a mapping is offered again for the header that it was remembered for', async () => {
		await putMappings(database, [{ name: 'Meter', header, mapping }], 1);
		const { preview, importId } = await stage(file());
		expect(preview.mappingOrigin).toEqual({ from: 'remembered', name: 'Meter' });
		expect([preview.accepted, preview.mapping]).toEqual([1, mapping]);
		expect(await database.imports.get(importId)).toMatchObject({ source: 'Meterkast', mappingName: 'Meter' });
		const other = await stage(new File(['datum;sku;aantal\n2022-01-01;A;3\n'], 'ander.csv'));
		expect(other.preview.mappingOrigin).toEqual({ from: 'header', name: '' });
	});

	test('IMP-3 it is renamed, replaced by one of the same header, deleted, and taken over from a file', async () => {
		await putMappings(database, [{ name: 'Meter', header, mapping }], 1);
		const [stored] = await database.mappings.toArray();
		if (!stored) throw new Error('not stored');
		await renameMapping(database, stored.id, 'Nieuw');
		expect(await database.mappings.get(stored.id)).toMatchObject({ name: 'Nieuw', header });
		await putMappings(database, [{ name: 'Ander', header, mapping }], 2);
		expect((await database.mappings.toArray()).map(({ name }) => name)).toEqual(['Ander']);
		const written = JSON.stringify({
			...{ kind: 'specifiek-mappings', version: 1 },
			mappings: [{ name: 'Uit bestand', header: ['x'], mapping }]
		});
		expect(await mappings.importJson(new File([written], 'indelingen.json'))).toBe(1);
		expect(await database.mappings.count()).toBe(2);
		await deleteMapping(database, stored.id);
		expect((await database.mappings.toArray()).map(({ name }) => name)).toEqual(['Uit bestand']);
	});
});
