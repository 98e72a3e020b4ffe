import type { Answers, Question } from '$lib/components/prices/price-question';
import { i18n } from '$lib/i18n/i18n.svelte';
import { sentence } from '$lib/i18n/problems';
import type { PriceListChoices } from '$lib/import/price-list';
import { asFailure } from '$lib/state/failures';
import { priceList } from '$lib/state/prices.svelte';
import type { PriceListOutcome } from '$lib/workers/protocol';
import { choicesOf, questionsOf } from './questions';

/** A file that was read, and what became of it. */
interface Reading {
	readonly file: File;
	readonly choices: PriceListChoices;
	/** Read into a trial: nothing of it was stored. */
	readonly isTrial: boolean;
	readonly outcome: PriceListOutcome;
}

/** The price list file at hand: being read, asked about, or refused. */
export class PriceFile {
	#busyWith: File | undefined = $state.raw();
	#reading: Reading | undefined = $state.raw();
	#failure: string | undefined = $state();

	/** The file that is being read. */
	get busyWith(): File | undefined {
		return this.#busyWith;
	}

	get reading(): Reading | undefined {
		return this.#reading;
	}

	/** Why the file is no price list at all. */
	get failure(): string | undefined {
		return this.#failure;
	}

	/** What the file leaves undecided, when that is all that it lacks. */
	get questions(): Question[] {
		const outcome = this.#reading?.outcome;
		return outcome?.ok === false ? questionsOf(outcome.problems) : [];
	}

	/** Imports a file, or reads it into the trial where there is one. */
	async read(file: File, choices: PriceListChoices = {}): Promise<void> {
		this.#busyWith = file;
		this.#failure = undefined;
		const isTrial = priceList.isDraft;
		try {
			const outcome = await (isTrial
				? priceList.draftFile(file, choices)
				: priceList.importFile(file, choices));
			this.#reading = { file, choices, isTrial, outcome };
		} catch (error) {
			this.#reading = undefined;
			const { code, detail } = asFailure(error);
			this.#failure = `${sentence(code, detail)} ${i18n.t.prices.problems.nothingChanged}`;
		} finally {
			this.#busyWith = undefined;
		}
	}

	async answer(answers: Answers): Promise<void> {
		if (this.#reading) await this.read(this.#reading.file, choicesOf(answers, this.#reading.choices));
	}

	dismiss(): void {
		this.#reading = undefined;
		this.#failure = undefined;
	}
}
