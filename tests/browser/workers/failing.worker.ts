/** The import worker in a browser whose disk is full from time to time: see failing.ts, which tells it when. */
import '$lib/workers/import.worker';
import { CHANNEL, type Failing } from './failing-channel';

let failing: Failing | undefined;
let writes = 0;

const channel = new BroadcastChannel(CHANNEL);
channel.onmessage = ({ data }: MessageEvent<Failing>) => {
	failing = data;
	writes = 0;
	channel.postMessage('agreed');
};

const full = (): DOMException => new DOMException('The disk is full.', 'QuotaExceededError');

function isFull({ durability }: IDBTransaction): boolean {
	if (!failing || (failing.strictOnly && durability !== 'strict')) return false;
	writes++;
	return failing.forGood ? writes >= failing.write : writes === failing.write;
}

const { objectStore, commit } = IDBTransaction.prototype;
const doomed = new WeakSet<IDBTransaction>();
const uses = new WeakMap<IDBTransaction, number>();

IDBTransaction.prototype.objectStore = function (name): IDBObjectStore {
	uses.set(this, (uses.get(this) ?? 0) + 1);
	return objectStore.call(this, name);
};

/** Dexie does not wait until a transaction ends by itself where it can tell. */
IDBTransaction.prototype.commit = function (): void {
	if (!doomed.has(this)) commit.call(this);
};

/** Aborts a transaction once nothing more is asked of it: when Chromium itself finds that there is no room. */
function abortAtItsEnd(store: IDBObjectStore, usesBefore = -1): void {
	store.count().onsuccess = () => {
		const { transaction } = store;
		const now = uses.get(transaction) ?? 0;
		if (now !== usesBefore) {
			abortAtItsEnd(store, now);
			return;
		}
		Object.defineProperty(transaction, 'error', { get: full });
		transaction.abort();
	};
}

const { add, put } = IDBObjectStore.prototype;

function write(
	store: IDBObjectStore,
	method: typeof add,
	given: Parameters<typeof add>
): IDBRequest<IDBValidKey> {
	if (!isFull(store.transaction)) return method.apply(store, given);
	if (failing?.how === 'throw') throw full();
	const request = method.apply(store, given);
	doomed.add(store.transaction);
	abortAtItsEnd(store);
	return request;
}

IDBObjectStore.prototype.add = function (...given): IDBRequest<IDBValidKey> {
	return write(this, add, given);
};

IDBObjectStore.prototype.put = function (...given): IDBRequest<IDBValidKey> {
	return write(this, put, given);
};
