/** The events of a range while it is scanned: columns that grow. */
import { EventBatch } from './event-batch';
import type { EventHashes } from './event-identity';
import type { ScannedEvents } from './scanned-range';

const ID_BYTES = 16;

export class ScanDraft {
	readonly batch: EventBatch;
	begins: Uint32Array<ArrayBuffer>;
	private room: number;
	private idsUsed = 0;

	/** With room for so many events at first. */
	constructor(events: number) {
		this.room = events;
		this.batch = new EventBatch(this.room, new Uint8Array(this.room * ID_BYTES), () => []);
		this.begins = new Uint32Array(this.room);
	}

	/** Makes room for one event more. */
	makeRoom(): void {
		if (this.batch.count < this.room) return;
		this.room *= 2;
		const { batch, room } = this;
		batch.keys = wider(batch.keys, new Uint32Array(room));
		batch.moments = wider(batch.moments, new Float64Array(room));
		batch.small = wider(batch.small, new Int32Array(room));
		batch.lines = wider(batch.lines, new Uint32Array(room));
		batch.idFrom = wider(batch.idFrom, new Uint32Array(room));
		batch.idTo = wider(batch.idTo, new Uint32Array(room));
		this.begins = wider(this.begins, new Uint32Array(room));
	}

	/** Keeps the id of the event at hand behind those of the others. */
	putId(bytes: Uint8Array, from: number, to: number): void {
		const { batch } = this;
		if (this.idsUsed + to - from > batch.idBytes.length) {
			batch.idBytes = wider(batch.idBytes, new Uint8Array((this.idsUsed + to - from) * 2));
		}
		// Ids are short: a loop costs less than a view for each.
		const { idBytes } = batch;
		let at = this.idsUsed;
		batch.idFrom[batch.count] = at;
		for (let i = from; i < to; i++) idBytes[at++] = bytes[i] as number;
		batch.idTo[batch.count] = at;
		this.idsUsed = at;
	}

	/** The events as columns, hashed. */
	finish(hashes: EventHashes): ScannedEvents {
		const { batch, begins } = this;
		const { count, keys, moments, small, decimals, lines, idFrom, idTo, idBytes } = batch;
		return {
			count,
			keys,
			moments,
			small,
			decimals,
			lines,
			idFrom,
			idTo,
			idBytes,
			hashes: hashes.ofAll(batch),
			begins
		};
	}
}

function wider<A extends { set(array: A): void }>(from: A, to: A): A {
	to.set(from);
	return to;
}
