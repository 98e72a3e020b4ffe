/**
 * Who a file's events are (IMP-7): one with an id is its id, one without is its content and its occurrence, the
 * n-th record of that content.
 */
import { IdentityHash, IdentityIndex } from './identity';
import type { EventBatch } from './event-batch';

export class EventIdentities {
	private readonly hash = new IdentityHash();
	/** Content hashes of records without event id, and which occurrence of each was the last. */
	private readonly contents = new IdentityIndex();
	private readonly occurrences: number[] = [];
	/** Hashes of the usage keys' texts, two words each. */
	private readonly keyHashes: number[] = [];

	/**
	 * `keyId` gives a usage key's text. With `known`, records without id are none of the events known there: their
	 * occurrences go on behind those (a file that is declared all new).
	 */
	constructor(
		private readonly keyId: (key: number) => string,
		private readonly known: IdentityIndex | undefined
	) {}

	/** The identity of a batch's event, to be asked once for each and in order; its words hold until the next. */
	of(batch: EventBatch, row: number): IdentityHash {
		if (batch.hasId(row)) {
			const [from, to] = [batch.idFrom[row] as number, batch.idTo[row] as number];
			return this.hash.reset(0).bytes(batch.idBytes, from, to).finish();
		}
		const { high, low } = this.hashContent(batch, row);
		const content = this.contents.findOrInsert(high, low, this.occurrences.length);
		const place = content < 0 ? this.occurrences.push(0) - 1 : content;
		let occurrence = this.occurrences[place] as number;
		do this.hashOccurrence(high, low, ++occurrence);
		while (this.known?.has(this.hash.high, this.hash.low));
		this.occurrences[place] = occurrence;
		return this.hash;
	}

	private hashContent(batch: EventBatch, row: number): IdentityHash {
		this.hash.reset(1);
		this.hashKey(batch.keys[row] as number);
		this.hash.integer(batch.moments[row] as number);
		const quantity = batch.decimals.get(row);
		if (quantity) this.hash.text(`${quantity.coefficient}e${quantity.scale}`);
		else this.hash.integer(batch.small[row] as number);
		return this.hash.finish();
	}

	/** The first occurrence of a content has the content's own hash. */
	private hashOccurrence(high: number, low: number, occurrence: number): void {
		this.hash.high = high;
		this.hash.low = low;
		if (occurrence > 1) this.hash.word(occurrence).finish();
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
