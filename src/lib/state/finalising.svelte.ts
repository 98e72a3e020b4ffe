import { Cancelled, type Failure } from '$lib/domain/failure';
import { billing } from './billing.svelte';
import { asFailure } from './failures';

/** What came of making drafts definitive. */
export type Finalised =
	| { readonly ended: 'done'; readonly numbers: readonly string[] }
	| { readonly ended: 'stopped' }
	| { readonly ended: 'failed'; readonly failure: Failure };

/** Making drafts definitive from a page: the plan that is asked about once more, and how far it is (BIL-5). */
export class Finalising<Planned extends { readonly draft: { readonly id: number } }> {
	#plan = $state.raw<readonly Planned[] | undefined>();
	#done = $state<number | undefined>();
	#stopping = new AbortController();

	/** What is asked about; undefined: nothing. */
	get plan(): readonly Planned[] | undefined {
		return this.#plan;
	}

	/** How many are frozen while it goes on. */
	get done(): number | undefined {
		return this.#done;
	}

	ask(plan: readonly Planned[]): void {
		this.#plan = plan;
		this.#done = undefined;
	}

	/** Nothing of it happens. */
	close(): void {
		this.#plan = undefined;
	}

	/** Ends what goes on, and nothing of it counts. */
	stop(): void {
		this.#stopping.abort();
	}

	/** Makes what was asked about definitive, all of it or nothing. */
	async confirm(): Promise<Finalised> {
		const ids = (this.#plan ?? []).map(({ draft }) => draft.id);
		this.#done = 0;
		this.#stopping = new AbortController();
		try {
			const numbers = await billing.makeDefinitive(ids, {
				signal: this.#stopping.signal,
				progress: (frozen) => (this.#done = frozen)
			});
			return { ended: 'done', numbers };
		} catch (error) {
			return error instanceof Cancelled
				? { ended: 'stopped' }
				: { ended: 'failed', failure: asFailure(error) };
		} finally {
			this.#plan = undefined;
			this.#done = undefined;
		}
	}
}
