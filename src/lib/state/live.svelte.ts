import { createSubscriber } from 'svelte/reactivity';
import { watch } from '$lib/storage/live';

/** What a query gives, kept up to date while something shows it. */
export class Live<T> {
	#value = $state.raw<T | undefined>();
	#error = $state.raw<unknown>();
	readonly #subscribe: () => void;

	constructor(query: () => Promise<T>) {
		this.#subscribe = createSubscriber(() => {
			const subscription = watch(
				query,
				(value) => {
					this.#value = value;
				},
				(error) => {
					this.#error = error;
				}
			);
			return () => {
				subscription.unsubscribe();
			};
		});
	}

	/** Undefined until the first answer. */
	get value(): T | undefined {
		this.#subscribe();
		return this.#value;
	}

	/** Why the query failed, if it did. */
	get error(): unknown {
		this.#subscribe();
		return this.#error;
	}
}
