import { readMappings, writeMappings, type NamedMapping } from '$lib/import/mapping-file';
import { deleteMapping, putMappings, renameMapping, type StoredMapping } from '$lib/storage/mappings';
import { administration } from './administration.svelte';
import { Live } from './live.svelte';

/** Mappings that are remembered, by name. */
class Mappings {
	readonly list = new Live(async () => {
		const all = await administration.database.mappings.toArray();
		return all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || b.savedAt - a.savedAt);
	});

	/** Remembers a mapping for its header, in place of the one before. */
	async remember(mapping: NamedMapping): Promise<void> {
		await putMappings(administration.database, [mapping], Date.now());
	}

	async rename({ id }: StoredMapping, name: string): Promise<void> {
		await renameMapping(administration.database, id, name);
	}

	async forget({ id }: StoredMapping): Promise<void> {
		await deleteMapping(administration.database, id);
	}

	/** Puts a mapping back as it was before it was deleted. */
	async restore(mapping: StoredMapping): Promise<void> {
		await putMappings(administration.database, [mapping], mapping.savedAt);
	}

	/** All of them as a file. */
	exportJson(): Blob {
		return new Blob([writeMappings(this.list.value ?? [])], { type: 'application/json' });
	}

	/** Takes over the mappings of a file; gives how many. Throws the Failure that says what is wrong with it. */
	async importJson(file: File): Promise<number> {
		const mappings = await readMappings(file);
		await putMappings(administration.database, mappings, Date.now());
		return mappings.length;
	}
}

export const mappings = new Mappings();
