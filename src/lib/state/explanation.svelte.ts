import type { Explanation } from '$lib/domain/explanation';
import type { Failure } from '$lib/domain/failure';
import { usageKeyId } from '$lib/domain/usage';
import type { CountedEvent } from '$lib/storage/counted-events';
import { billingWorker, eventsWorker } from '$lib/workers/client';
import type { EventsBehindLine } from '$lib/workers/protocol';
import { administration } from './administration.svelte';
import { asFailure } from './failures';

/** Why one line of an invoice says what it says, and the events behind it (BIL-6). */
export class LineInsight {
	#explanation = $state.raw<Explanation | undefined>();
	#events = $state.raw<EventsBehindLine | undefined>();
	#failure = $state.raw<Failure | undefined>();

	constructor(
		private readonly invoiceId: number,
		private readonly place: number
	) {
		void this.read();
	}

	/** Undefined while it is made. */
	get explanation(): Explanation | undefined {
		return this.#explanation;
	}

	/** How many events there are and of which imports; undefined while they are looked for. */
	get events(): EventsBehindLine | undefined {
		return this.#events;
	}

	get failure(): Failure | undefined {
		return this.#failure;
	}

	/** The events from a place up to another. Throws the worker's Failure. */
	async rows(from: number, until: number): Promise<readonly CountedEvent[]> {
		return (await this.window(from, until - from))?.window ?? [];
	}

	/** What went wrong while rows were fetched. */
	failed(error: unknown): void {
		this.#failure = asFailure(error);
	}

	private async read(): Promise<void> {
		const { invoiceId, place } = this;
		try {
			this.#explanation = await billingWorker.call('explain', {
				administration: administration.name,
				invoiceId,
				place
			});
			this.#events = await this.window(0, 0);
		} catch (error) {
			this.failed(error);
		}
	}

	private async window(offset: number, limit: number): Promise<EventsBehindLine | undefined> {
		const key = this.#explanation?.key;
		if (!key) return undefined;
		return eventsWorker.call('behindLine', {
			administration: administration.name,
			invoiceId: this.invoiceId,
			keyId: usageKeyId(key),
			window: { offset, limit }
		});
	}
}
