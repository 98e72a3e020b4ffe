/**
 * Events to stored usage: duplicates and conflicts found (IMP-7), accepted events gathered into chunks, and
 * their quantities added up per usage key (BIL-1) on the way.
 */
import { contentKey } from '$lib/domain/usage';
import { ChunkDraft } from './chunk-draft';
import type { EventBatch, Rejection } from './event-batch';
import { EventIdentities } from './event-identity';
import { IdentityIndex } from './identity';
import { KeySums } from './key-sums';
import { KeyTable } from './key-table';
import { eventText, type Candidate, type DuplicateCount, type KnownEvent } from './known-event';
import type { UsageChunk, UsageEvent } from './usage-columns';
import type { UsageKeys } from './usage-keys';

export type { DuplicateCount } from './known-event';

/** A stored chunk of this or an earlier import, opened to compare events with. */
export interface OpenChunk {
	/** Identity of an event's usage key and kind, as {@link contentKey} writes it. */
	keyId(row: number): string;
	event(row: number): UsageEvent;
}

/** Events that were committed before, oldest import first, and how to open them. */
export interface EarlierEvents {
	readonly chunks: readonly {
		readonly importId: number;
		readonly events: number;
		/** Where its event ids are from; absent: the source without a name. */
		readonly source?: string;
	}[];
	/** Identity hashes of a chunk's events, two words each. */
	identities(chunk: number): Promise<Uint32Array>;
	open(chunk: number): Promise<OpenChunk>;
}

/** Where chunks and rejected records go while a file is read. Nothing of it counts until it is committed. */
export interface UsageSink {
	/**
	 * Takes a chunk, whose columns hold until this returns its promise; that resolves when the next chunk may come,
	 * which need not be after the write.
	 */
	write(chunk: UsageChunk): Promise<void>;
	/** Opens a chunk that was written before, counted from 0; `keyId` knows this file's usage keys. */
	open(chunk: number, keyId: (key: number) => string): Promise<OpenChunk>;
	reject(rejections: readonly Rejection[]): Promise<void>;
	/** Forgets all that was written: the file is read again from its beginning. */
	restart(): Promise<void>;
}

export class UsageBuilder {
	accepted = 0;
	private readonly index: IdentityIndex;
	private readonly identities: EventIdentities;
	/** Further events under a hash that the index has already, by the hash: it finds the first of them only. */
	private readonly collided = new Map<string, number[]>();
	/** First ordinal of every earlier chunk, and behind them of this import's own. */
	private readonly starts: number[] = [];
	private readonly earlierChunks: number;
	private nextOrdinal = 0;
	private readonly draft = new ChunkDraft();
	private readonly keyIds: string[] = [];
	private readonly sums = new KeySums();
	private readonly duplicates = new Map<number | undefined, { events: number; withoutId: number }>();

	private constructor(
		private readonly keys: UsageKeys,
		private readonly earlier: EarlierEvents,
		private readonly sink: UsageSink,
		allNew: boolean,
		private readonly source: string
	) {
		const events = earlier.chunks.reduce((sum, chunk) => sum + chunk.events, 0);
		this.index = new IdentityIndex(events);
		this.identities = new EventIdentities((key) => this.keyId(key), allNew ? this.index : undefined, source);
		this.earlierChunks = earlier.chunks.length;
	}

	/**
	 * `allNew`: records without event id are none of the earlier ones, though they look the same; `source`: where
	 * event ids are from (IMP-7).
	 */
	static async create(
		keys: UsageKeys,
		earlier: EarlierEvents,
		sink: UsageSink,
		allNew: boolean,
		source = ''
	): Promise<UsageBuilder> {
		const builder = new UsageBuilder(keys, earlier, sink, allNew, source);
		for (let chunk = 0; chunk < earlier.chunks.length; chunk++) {
			builder.starts.push(builder.nextOrdinal);
			builder.know(await earlier.identities(chunk));
		}
		builder.starts.push(builder.nextOrdinal);
		return builder;
	}

	/** So many events are expected of the whole file: a guess, only to have room for them. */
	expect(events: number): void {
		this.index.reserve(this.nextOrdinal + events);
	}

	/** Takes the events of a batch, or of some of its rows, and hands on those that are in conflict with known ones. */
	async add(
		batch: EventBatch,
		reject: (rejection: Rejection) => void,
		from = 0,
		until = batch.count
	): Promise<void> {
		this.sums.makeRoom(this.keys.count);
		const identities = this.identities.ofRows(batch, from, until);
		const candidates: Candidate[] = [];
		this.index.insertRows(identities, from, until, this.nextOrdinal, (row, ordinal) => {
			const high = identities[row * 2] as number;
			const low = identities[row * 2 + 1] as number;
			candidates.push({ row, ordinal, high, low });
		});
		let run = from;
		for (const { row } of candidates) {
			if (run < row) await this.append(batch, run, row);
			run = row + 1;
		}
		if (run < until) await this.append(batch, run, until);
		// By the chunk of the other event: each is opened once, in whatever order the file has its records.
		candidates.sort((a, b) => a.ordinal - b.ordinal);
		const conflicts: Rejection[] = [];
		for (const candidate of candidates) await this.decide(batch, candidate, conflicts);
		for (const conflict of conflicts.sort((a, b) => a.line - b.line)) reject(conflict);
	}

	/** Writes the last chunk. */
	async finish(): Promise<void> {
		if (this.draft.size > 0) await this.flush();
	}

	/** Usage keys with the sums of their accepted events, in order of first appearance; asked for once. */
	table(): KeyTable {
		return new KeyTable(this.keys, this.sums);
	}

	duplicateCounts(): DuplicateCount[] {
		return [...this.duplicates].map(([importId, counts]) => ({ importId, ...counts }));
	}

	/** Takes in the identities of the next earlier chunk. */
	private know(identities: Uint32Array): void {
		for (let i = 0; i < identities.length; i += 2) {
			const [high, low] = [identities[i] as number, identities[i + 1] as number];
			const ordinal = this.nextOrdinal++;
			if (this.index.findOrInsert(high, low, ordinal) >= 0) this.collide(high, low, ordinal);
		}
	}

	private collide(high: number, low: number, ordinal: number): void {
		const hash = `${high} ${low}`;
		const ordinals = this.collided.get(hash);
		if (ordinals) ordinals.push(ordinal);
		else this.collided.set(hash, [ordinal]);
	}

	/** Adds events in a row to the chunk at hand, and writes it when it is full. */
	private async append(batch: EventBatch, from: number, until: number): Promise<void> {
		this.nextOrdinal += until - from;
		this.accepted += until - from;
		this.sums.addRows(batch, from, until);
		for (let row = from; row < until;) {
			row = this.draft.append(batch, row, until);
			if (this.draft.isFull) await this.flush();
		}
	}

	private async flush(): Promise<void> {
		const chunk = this.draft.finish();
		this.starts.push((this.starts.at(-1) as number) + chunk.keys.length);
		const written = this.sink.write(chunk);
		this.draft.clear();
		await written;
	}

	/** Opens the event that is known under a candidate's identity: of the same content, or of another. */
	private async decide(batch: EventBatch, candidate: Candidate, conflicts: Rejection[]): Promise<void> {
		const { row, high, low } = candidate;
		const id = batch.id(row);
		const content = this.contentText(batch, row);
		const known = await this.sameIdentity(candidate, id, content);
		if (!known) {
			// Two events with one hash, once in some 10^19.
			this.collide(high, low, this.nextOrdinal);
			await this.append(batch, row, row + 1);
		} else if (known.text === content) {
			const counts = this.duplicates.get(known.importId) ?? { events: 0, withoutId: 0 };
			counts.events++;
			if (id === '') counts.withoutId++;
			this.duplicates.set(known.importId, counts);
		} else {
			await batch.loadFields?.();
			batch.loadFields = undefined;
			conflicts.push({
				code: known.importId === undefined ? 'IMP-7.conflict-in-file' : 'IMP-7.conflict-with-import',
				line: batch.lines[row] as number,
				column: '',
				value: id.slice(0, 200),
				other:
					known.importId === undefined ? String(known.event.line) : `${known.importId}:${known.event.line}`,
				fields: batch.fieldsOf(row).slice()
			});
		}
	}

	/** Of the events under a candidate's hash the one that has its id, or without id its content. */
	private async sameIdentity(
		{ ordinal, high, low }: Candidate,
		id: string,
		content: string
	): Promise<KnownEvent | undefined> {
		const others = this.collided.size > 0 ? (this.collided.get(`${high} ${low}`) ?? []) : [];
		for (const each of [ordinal, ...others]) {
			const known = await this.eventAt(each);
			const isSame = id === '' ? known.text === content : known.source === this.source;
			if (known.event.id === id && isSame) return known;
		}
		return undefined;
	}

	private contentText(batch: EventBatch, row: number): string {
		const quantity = batch.quantity(row);
		return eventText(this.keyId(batch.keys[row] as number), batch.moments[row] as number, quantity);
	}

	private async eventAt(ordinal: number): Promise<KnownEvent> {
		const chunk = this.chunkOf(ordinal);
		const row = ordinal - (this.starts[chunk] as number);
		const own = chunk - this.earlierChunks;
		if (own >= 0 && this.starts.length - 1 === chunk) {
			const event = this.draft.event(row);
			return {
				importId: undefined,
				source: this.source,
				event,
				text: eventText(this.keyId(event.key), event.moment, event.quantity)
			};
		}
		const opened =
			own >= 0 ? await this.sink.open(own, (key) => this.keyId(key)) : await this.earlier.open(chunk);
		const event = opened.event(row);
		const { importId, source = '' } = (own < 0 ? this.earlier.chunks[chunk] : undefined) ?? {
			importId: undefined,
			source: this.source
		};
		return { importId, source, event, text: eventText(opened.keyId(row), event.moment, event.quantity) };
	}

	/** The chunk that holds an ordinal: the last one that begins at or before it. */
	private chunkOf(ordinal: number): number {
		let low = 0;
		let high = this.starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.starts[middle] as number) <= ordinal) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	private keyId(number: number): string {
		return (this.keyIds[number] ??= contentKey(this.keys.key(number)));
	}
}
