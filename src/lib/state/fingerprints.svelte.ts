import { SvelteMap } from 'svelte/reactivity';
import type { AdministrationName } from '$lib/storage/database';
import { hashWorker } from '$lib/workers/client';
import { whenIdle } from './when-idle';

/**
 * SHA-256 of the files that were read: found in a worker of its own once a file is read, so that no import waits
 * for it, and put with the import. By it a file is known that was imported before (IMP-7).
 */
class Fingerprints {
	readonly #byImport = new SvelteMap<number, string>();
	/** Of files that are read more than once, by other choices. */
	readonly #byFile = new WeakMap<File, string>();

	/** Hexadecimal; undefined until it is known. */
	of(importId: number): string | undefined {
		return this.#byImport.get(importId);
	}

	/** Finds it, and puts it with the import. */
	async find(administration: AdministrationName, importId: number, file: File): Promise<void> {
		const known = this.#byFile.get(file);
		if (known !== undefined) this.#byImport.set(importId, known);
		// It takes the processor from what is drawn and stored just then.
		await whenIdle();
		const found = await hashWorker.call('fingerprint', { administration, importId, file, known });
		this.#byFile.set(file, found);
		this.#byImport.set(importId, found);
	}
}

export const fingerprints = new Fingerprints();
