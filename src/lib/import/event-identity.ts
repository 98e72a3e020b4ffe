/**
 * Who a file's events are (IMP-7): one with an id is its id, one without is its content and its occurrence, the
 * n-th record of that content.
 */
import { IdentityHash, IdentityIndex } from './identity';
import type { EventBatch } from './event-batch';

/** Hashes of events by themselves: of the id, or where there is none of the content. */
export class EventHashes {
	private readonly hash = new IdentityHash();
	/** Hashes of the usage keys' texts, two words each. */
	private readonly keyHashes: number[] = [];

	/** `keyId` gives a usage key's text. */
	constructor(private readonly keyId: (key: number) => string) {}

	/** The hashes of a batch's events, two words each. */
	ofAll(batch: EventBatch): Uint32Array<ArrayBuffer> {
		const words = new Uint32Array(batch.count * 2);
		for (let row = 0; row < batch.count; row++) {
			const { high, low } = this.of(batch, row);
			words[row * 2] = high;
			words[row * 2 + 1] = low;
		}
		return words;
	}

	/** Puts the hashes of a batch's events without id beside those that it has. */
	putContents(batch: EventBatch): void {
		for (let row = 0; row < batch.count; row++) {
			if (batch.hasId(row)) continue;
			const { high, low } = this.ofContent(batch, row);
			batch.hashes[row * 2] = high;
			batch.hashes[row * 2 + 1] = low;
		}
	}

	private of(batch: EventBatch, row: number): IdentityHash {
		if (!batch.hasId(row)) return this.ofContent(batch, row);
		return this.hash
			.reset(0)
			.bytes(batch.idBytes, batch.idFrom[row] as number, batch.idTo[row] as number)
			.finish();
	}

	private ofContent(batch: EventBatch, row: number): IdentityHash {
		this.hash.reset(1);
		this.hashKey(batch.keys[row] as number);
		this.hash.integer(batch.moments[row] as number);
		if (batch.isWhole(row)) this.hash.integer(batch.small[row] as number);
		else {
			const { coefficient, scale } = batch.quantity(row);
			this.hash.text(`${coefficient}e${scale}`);
		}
		return this.hash.finish();
	}

	private hashKey(number: number): void {
		if (this.keyHashes[number * 2] === undefined) {
			const { high, low } = new IdentityHash().reset(0).text(this.keyId(number)).finish();
			this.keyHashes[number * 2] = high;
			this.keyHashes[number * 2 + 1] = low;
		}
		this.hash.word(this.keyHashes[number * 2] as number).word(this.keyHashes[number * 2 + 1] as number);
	}
}

export class EventIdentities {
	private readonly hashes: EventHashes;
	private readonly hash = new IdentityHash();
	/** Content hashes of records without event id, and which occurrence of each was the last. */
	private readonly contents = new IdentityIndex();
	private readonly occurrences: number[] = [];
	/** Hash of the name of the source that ids are of; the source without a name has none. */
	private readonly source: { readonly high: number; readonly low: number } | undefined;

	/**
	 * `keyId` gives a usage key's text. With `known`, records without id are none of the events known there: their
	 * occurrences go on behind those (a file that is declared all new). Ids are of a named source.
	 */
	constructor(
		keyId: (key: number) => string,
		private readonly known: IdentityIndex | undefined,
		source = ''
	) {
		this.hashes = new EventHashes(keyId);
		if (source === '') return;
		const { high, low } = new IdentityHash().reset(2).text(source).finish();
		this.source = { high, low };
	}

	/**
	 * Makes identities of the hashes of some of a batch's events, and hashes where it has none yet; gives all of
	 * them, two words each. Every event is asked for once, in the order of the file.
	 */
	ofRows(batch: EventBatch, from: number, until: number): Uint32Array {
		if (batch.hashes.length < batch.count * 2) batch.hashes = this.hashes.ofAll(batch);
		for (let row = from; row < until; row++) {
			if (!batch.hasId(row)) this.takeOccurrence(batch.hashes, row);
			else if (this.source) this.takeSource(batch.hashes, row, this.source);
		}
		return batch.hashes;
	}

	/** Makes of an id's hash that of the id in its source: two sources may give one id to two events. */
	private takeSource(words: Uint32Array, row: number, source: { high: number; low: number }): void {
		this.hash.high = words[row * 2] as number;
		this.hash.low = words[row * 2 + 1] as number;
		this.hash.word(source.high).word(source.low).finish();
		words[row * 2] = this.hash.high;
		words[row * 2 + 1] = this.hash.low;
	}

	/** Makes of a content's hash that of its next occurrence. */
	private takeOccurrence(words: Uint32Array, row: number): void {
		const high = words[row * 2] as number;
		const low = words[row * 2 + 1] as number;
		const content = this.contents.findOrInsert(high, low, this.occurrences.length);
		const place = content < 0 ? this.occurrences.push(0) - 1 : content;
		let occurrence = this.occurrences[place] as number;
		do this.hashOccurrence(high, low, ++occurrence);
		while (this.known?.has(this.hash.high, this.hash.low));
		this.occurrences[place] = occurrence;
		words[row * 2] = this.hash.high;
		words[row * 2 + 1] = this.hash.low;
	}

	/** The first occurrence of a content has the content's own hash. */
	private hashOccurrence(high: number, low: number, occurrence: number): void {
		this.hash.high = high;
		this.hash.low = low;
		if (occurrence > 1) this.hash.word(occurrence).finish();
	}
}
