import { Cancelled, type Failure } from '$lib/domain/failure';
import type { Period } from '$lib/domain/period';
import type { SampleEvent } from '$lib/import/preview';
import { eventsWorker } from '$lib/workers/client';
import type { EventQuery } from '$lib/workers/event-order';
import { administration } from './administration.svelte';
import { asFailure } from './failures';

export type { EventColumn, EventQuery } from '$lib/workers/event-order';

export const EVERYTHING: EventQuery = { text: '', sku: '', period: '', sort: undefined };

/** The events of one import as its page shows them: filtered, in order, and never more of them than are in view. */
export class ShownEvents {
	#query = $state.raw<EventQuery>(EVERYTHING);
	#count = $state<number>();
	#skus = $state.raw<readonly string[]>([]);
	#periods = $state.raw<readonly Period[]>([]);
	#searched = $state<number>();
	#failure = $state.raw<Failure>();
	#controller: AbortController | undefined;

	constructor(private readonly importId: number) {
		void this.ask(EVERYTHING);
	}

	get query(): EventQuery {
		return this.#query;
	}

	/** How many events there are to show; undefined until the first answer. */
	get count(): number | undefined {
		return this.#count;
	}

	get skus(): readonly string[] {
		return this.#skus;
	}

	get periods(): readonly Period[] {
		return this.#periods;
	}

	/** Events looked at so far, while they are looked through. */
	get searched(): number | undefined {
		return this.#searched;
	}

	get failure(): Failure | undefined {
		return this.#failure;
	}

	/** Shows other events, or in another order; what was asked before is not looked for any more. */
	async ask(query: EventQuery): Promise<void> {
		this.#controller?.abort();
		const controller = new AbortController();
		this.#controller = controller;
		const { importId } = this;
		this.#searched = 0;
		try {
			const found = await eventsWorker.call(
				'ordered',
				{ administration: administration.name, importId, query, window: { offset: 0, limit: 0 } },
				{
					signal: controller.signal,
					progress: (done) => {
						if (this.#controller === controller) this.#searched = done;
					}
				}
			);
			if (this.#controller !== controller) return;
			this.#query = query;
			this.#count = found.count;
			this.#skus = found.skus;
			this.#periods = found.periods;
			this.#failure = undefined;
		} catch (error) {
			if (this.#controller === controller && !(error instanceof Cancelled)) this.#failure = asFailure(error);
		} finally {
			if (this.#controller === controller) this.#searched = undefined;
		}
	}

	/** Events from a place in the order of a query up to another. Throws a Failure. */
	async rows(query: EventQuery, from: number, until: number): Promise<readonly SampleEvent[]> {
		const { importId } = this;
		const { window } = await eventsWorker.call('ordered', {
			administration: administration.name,
			importId,
			query,
			window: { offset: from, limit: until - from }
		});
		return window;
	}
}
