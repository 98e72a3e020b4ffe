import { asset } from '$app/paths';
import { Failure } from '$lib/domain/failure';
import { putCustomers, writeCompany } from '$lib/storage/customers';
import { openAdministration } from '$lib/storage/database';
import { committedImports } from '$lib/storage/imports';
import { readSettings } from '$lib/storage/settings';
import { importWorker } from '$lib/workers/client';
import type { ReadingProgress } from '$lib/workers/protocol';
import { administration } from './administration.svelte';
import { asFailure } from './failures';
import { fingerprints } from './fingerprints.svelte';
import { SAMPLE_COMPANY, SAMPLE_CUSTOMER } from './sample-parties';

const PRICE_LIST = 'prijslijst-voorbeeld.csv';
const USAGE = ['verbruik-autoinvoice-2021.csv', 'abonnementen-2021-09.csv'] as const;

/** Every call is for the sample's own database: the user's data are never touched (STO-6). */
const SAMPLE = { administration: 'sample' } as const;

/** The sample administration: the files of static/voorbeeld, imported as a user would import them. */
class Sample {
	#step = $state<'fetching' | 'prices' | 'usage' | undefined>();
	#progress = $state.raw<ReadingProgress | undefined>();
	#failure = $state.raw<Failure | undefined>();

	/** What is being done; undefined when nothing is. */
	get step(): 'fetching' | 'prices' | 'usage' | undefined {
		return this.#step;
	}

	/** Of the usage file that is being read. */
	get progress(): ReadingProgress | undefined {
		return this.#progress;
	}

	/** Why it could not be loaded; nothing half done counts. */
	get failure(): Failure | undefined {
		return this.#failure;
	}

	/**
	 * Loads what is not there yet and shows the sample, from the given address on. Pressed again, or broken off
	 * before, it leaves the same.
	 */
	async load(address: string): Promise<void> {
		if (this.#step) return;
		this.#step = 'fetching';
		this.#failure = undefined;
		try {
			const missing = await missingFiles();
			const files = await Promise.all(missing.usage.map(fetchFile));
			if (missing.prices) await this.#importPrices(await fetchFile(PRICE_LIST));
			if (files.length > 0) await this.#importUsage(files);
			await fillInParties();
			administration.switchTo('sample', address);
		} catch (error) {
			this.#failure = asFailure(error);
		} finally {
			this.#step = undefined;
			this.#progress = undefined;
		}
	}

	async #importPrices(file: File): Promise<void> {
		this.#step = 'prices';
		const outcome = await importWorker.call('priceList', { ...SAMPLE, file, choices: {} });
		const [problem] = outcome.ok ? [] : outcome.problems;
		if (problem) throw new Failure(problem.code, { ...problem, file: file.name });
	}

	/** Both files count by one write, or neither does. */
	async #importUsage(files: readonly File[]): Promise<void> {
		this.#step = 'usage';
		await importWorker.call('clearAbandoned', SAMPLE);
		const importIds: number[] = [];
		try {
			for (const file of files) {
				const staged = await importWorker.call(
					'stage',
					{ ...SAMPLE, file, choices: {} },
					{
						progress: (told) => {
							if (!('staged' in told)) this.#progress = told;
						}
					}
				);
				if (!staged.staged) throw new Failure(staged.failure.code, staged.failure.detail);
				importIds.push(staged.importId);
				await fingerprints.find('sample', staged.importId, file);
			}
			await importWorker.call('commit', { ...SAMPLE, importIds });
		} catch (error) {
			if (importIds.length > 0) await importWorker.call('discard', { ...SAMPLE, importIds });
			throw error;
		}
	}
}

/** BIL-4: the sample's invoices lack nothing. What was changed in it stays as it is. */
async function fillInParties(): Promise<void> {
	const database = openAdministration('sample');
	try {
		const { company } = await readSettings(database);
		if (company.name === '') await writeCompany(database, SAMPLE_COMPANY);
		const customer = await database.customers.get(SAMPLE_CUSTOMER.id);
		if (!customer?.details) await putCustomers(database, [{ ...customer, ...SAMPLE_CUSTOMER }]);
	} finally {
		database.close();
	}
}

/** The sample's files that its database does not have yet. */
async function missingFiles(): Promise<{ prices: boolean; usage: string[] }> {
	const database = openAdministration('sample');
	try {
		const imported = new Set((await committedImports(database)).map(({ fileName }) => fileName));
		return {
			prices: (await database.prices.count()) === 0,
			usage: USAGE.filter((name) => !imported.has(name))
		};
	} finally {
		database.close();
	}
}

async function fetchFile(name: string): Promise<File> {
	const unreachable = (cause?: unknown): Failure =>
		new Failure('STO-6.sample-unreachable', { file: name }, { cause });
	let response: Response;
	try {
		response = await fetch(asset(`/voorbeeld/${name}`));
	} catch (cause) {
		throw unreachable(cause);
	}
	if (!response.ok) throw unreachable();
	return new File([await response.blob()], name);
}

export const sample = new Sample();
