/** Queries that are answered again whenever their tables change, in this tab, a worker or another tab. */
import { liveQuery } from 'dexie';

export interface Subscription {
	unsubscribe(): void;
}

/** Runs a query now and after every change of what it read. */
export function watch<T>(
	query: () => Promise<T>,
	next: (value: T) => void,
	failed: (error: unknown) => void
): Subscription {
	return liveQuery(query).subscribe(next, failed);
}
