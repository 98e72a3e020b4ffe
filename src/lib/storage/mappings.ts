/** Mappings that are remembered, one for each header (IMP-3). */
import type { NamedMapping } from '$lib/import/mapping-file';
import { headerKey } from '$lib/import/mapping-choice';
import type { Database } from './database';

export interface StoredMapping extends NamedMapping {
	/** See {@link headerKey}. */
	readonly id: string;
	/** ms since 1970-01-01T00:00Z. */
	readonly savedAt: number;
}

/** Remembers mappings, each in place of the one of its header before. */
export async function putMappings(
	database: Database,
	mappings: readonly NamedMapping[],
	savedAt: number
): Promise<void> {
	await database.mappings.bulkPut(
		mappings.map(({ name, header, mapping }) => ({
			...{ id: headerKey(header), name, savedAt },
			header: [...header],
			mapping: structuredClone(mapping)
		}))
	);
}

/** The mapping that is remembered for a header. */
export async function findMapping(database: Database, key: string): Promise<StoredMapping | undefined> {
	return database.mappings.get(key);
}

/** Gives a mapping another name. */
export async function renameMapping(database: Database, id: string, name: string): Promise<void> {
	await database.mappings.update(id, { name });
}

export async function deleteMapping(database: Database, id: string): Promise<void> {
	await database.mappings.delete(id);
}
