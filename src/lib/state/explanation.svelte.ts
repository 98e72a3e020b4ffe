import type { Explanation } from '$lib/domain/explanation';
import type { Failure } from '$lib/domain/failure';
import { usageKeyId, type UsageKey } from '$lib/domain/usage';
import type { CountedEvent } from '$lib/storage/counted-events';
import { billingWorker, eventsWorker } from '$lib/workers/client';
import type { EventCalls, EventsBehindLine, WindowBehindLine } from '$lib/workers/protocol';
import { administration } from './administration.svelte';
import { asFailure } from './failures';

/** So many rows are in view at first on most screens. */
const FIRST_ROWS = 18;

/** Opens what lines of an invoice are explained by, before one is asked for. */
export function prepareLines(invoiceId: number): void {
	const { name } = administration;
	// What goes wrong with it is told where a line is explained.
	eventsWorker.call('prepareLines', { administration: name, invoiceId }).catch(() => undefined);
}

/** Why one line of an invoice says what it says, and the events behind it (BIL-6). */
export class LineInsight {
	#explanation = $state.raw<Explanation | undefined>();
	#events = $state.raw<EventsBehindLine | WindowBehindLine | undefined>();
	#failure = $state.raw<Failure | undefined>();

	constructor(
		private readonly invoiceId: number,
		private readonly place: number,
		private readonly key: UsageKey
	) {
		void this.explain();
		void this.find();
	}

	/** Undefined while it is made. */
	get explanation(): Explanation | undefined {
		return this.#explanation;
	}

	/** How many events there are and of which imports, and later their sums; undefined while they are looked for. */
	get events(): EventsBehindLine | WindowBehindLine | undefined {
		return this.#events;
	}

	get failure(): Failure | undefined {
		return this.#failure;
	}

	/** The events from a place up to another. Throws the worker's Failure. */
	async rows(from: number, until: number): Promise<readonly CountedEvent[]> {
		return (await eventsWorker.call('windowBehindLine', this.asked(from, until - from))).window;
	}

	/** What went wrong while rows were fetched. */
	failed(error: unknown): void {
		this.#failure = asFailure(error);
	}

	private async explain(): Promise<void> {
		const { invoiceId, place } = this;
		try {
			this.#explanation = await billingWorker.call('explain', {
				administration: administration.name,
				invoiceId,
				place
			});
		} catch (error) {
			this.failed(error);
		}
	}

	/** All that is shown first is asked for at once: the table's rows are found by then, and their sum. */
	private async find(): Promise<void> {
		// What goes wrong with them is told when the table asks for them.
		this.rows(0, FIRST_ROWS).catch(() => undefined);
		try {
			const counted = eventsWorker.call('windowBehindLine', this.asked(0, 0)).then((events) => {
				this.#events ??= events;
			});
			const summed = eventsWorker.call('behindLine', this.asked(0, 0)).then((events) => {
				this.#events = events;
			});
			await Promise.all([counted, summed]);
		} catch (error) {
			this.failed(error);
		}
	}

	private asked(offset: number, limit: number): EventCalls['behindLine']['argument'] {
		return {
			administration: administration.name,
			invoiceId: this.invoiceId,
			keyId: usageKeyId(this.key),
			window: { offset, limit }
		};
	}
}
