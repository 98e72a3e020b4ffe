/** What the reading of a file writes and looks up while it is staged: the import's sink, and earlier events. */
import { Failure } from '$lib/domain/failure';
import type { Rejection } from '$lib/import/event-batch';
import type { EarlierEvents, OpenChunk, UsageSink } from '$lib/import/usage-builder';
import type { UsageChunk } from '$lib/import/usage-columns';
import { namingFile } from '$lib/storage/damage';
import type { Database } from '$lib/storage/database';
import { SEGMENT_CHUNKS, writeIndex } from '$lib/storage/event-index';
import { clearStaged, writeRejections, type ImportRecord } from '$lib/storage/imports';
import { indexedChunk, indexParts, type IndexPart, type IndexedChunk } from '$lib/storage/index-parts';
import { encodeChunk, keyIdsOf, openChunk, readIdentities, readTotals, writeChunk } from '$lib/storage/usage';

/** Opened chunks that are kept: a file that is imported again meets them in their order. */
const KEPT_CHUNKS = 8;

class ChunkCache {
	private readonly kept = new Map<number, Promise<OpenChunk>>();

	async get(chunk: number, open: () => Promise<OpenChunk>): Promise<OpenChunk> {
		let opened = this.kept.get(chunk);
		if (!opened) {
			opened = open();
			this.kept.set(chunk, opened);
			const [oldest] = this.kept.keys();
			if (this.kept.size > KEPT_CHUNKS && oldest !== undefined) this.kept.delete(oldest);
		}
		return opened;
	}

	clear(): void {
		this.kept.clear();
	}
}

/** Ends when both have ended: whoever clears what was staged waits for every write. Throws the first error. */
async function both(before: Promise<void>, own: Promise<void>): Promise<void> {
	await Promise.allSettled([before, own]);
	await before;
	await own;
}

/** Writes a staged import's chunks while the next ones are read, not more than two at once. */
export class StagingSink implements UsageSink {
	/** Events in each chunk written. */
	readonly sizes: number[] = [];
	private rejectionSequence = 0;
	private writing: Promise<void> = Promise.resolve();
	/** What is kept of the chunks that no index was made of yet. */
	private segment: IndexedChunk[] = [];
	private readonly cache = new ChunkCache();

	/** `makeIndex` makes the index of a segment, here or elsewhere: {@link indexParts}. */
	constructor(
		private readonly database: Database,
		private readonly importId: number,
		private readonly makeIndex: (
			chunks: readonly IndexedChunk[]
		) => Promise<readonly IndexPart[]> = indexParts
	) {}

	async write(chunk: UsageChunk): Promise<void> {
		const sequence = this.sizes.push(chunk.keys.length) - 1;
		// At once: the chunk's columns are those of the next when this one is written.
		const encoded = encodeChunk(chunk);
		const before = this.writing;
		this.writing = both(before, writeChunk(this.database, this.importId, sequence, encoded));
		// Its error is thrown by whoever waits for it next; nobody need be waiting yet.
		this.writing.catch(() => undefined);
		this.segment.push(indexedChunk(chunk));
		if (this.segment.length === SEGMENT_CHUNKS) this.writeIndex();
		await before;
	}

	/** Behind the last chunk: all that was read is written, with its index. */
	async finish(): Promise<void> {
		if (this.segment.length > 0) this.writeIndex();
		await this.settle();
	}

	async open(chunk: number, keyId: (key: number) => string): Promise<OpenChunk> {
		await this.writing;
		return this.cache.get(chunk, () => openChunk(this.database, this.importId, chunk, keyId));
	}

	async reject(rejections: readonly Rejection[]): Promise<void> {
		await writeRejections(this.database, this.importId, this.rejectionSequence++, rejections);
	}

	async restart(): Promise<void> {
		await this.settle();
		this.cache.clear();
		this.sizes.length = 0;
		this.segment = [];
		this.rejectionSequence = 0;
		await clearStaged(this.database, [this.importId], true);
	}

	/** Waits until everything is written; throws what went wrong with it. */
	async settle(): Promise<void> {
		await this.writing;
	}

	private writeIndex(): void {
		const segment = Math.ceil(this.sizes.length / SEGMENT_CHUNKS) - 1;
		const made = this.makeIndex(this.segment);
		this.segment = [];
		const written = made.then((parts) => writeIndex(this.database, this.importId, segment, parts));
		this.writing = both(this.writing, written);
		this.writing.catch(() => undefined);
	}
}

/** The events of some imports, oldest first: all committed ones, and those staged before this one. */
export class StoredEvents implements EarlierEvents {
	readonly chunks: readonly {
		readonly importId: number;
		readonly sequence: number;
		readonly events: number;
		readonly fileName: string;
		readonly source: string;
	}[];
	private readonly cache = new ChunkCache();
	private readonly keyIds = new Map<number, Promise<(key: number) => string>>();

	constructor(
		private readonly database: Database,
		imports: readonly ImportRecord[]
	) {
		this.chunks = imports.flatMap(({ id, chunks, fileName, source = '' }) =>
			chunks.map((events, sequence) => ({ importId: id, sequence, events, fileName, source }))
		);
	}

	async identities(chunk: number): Promise<Uint32Array> {
		const { importId, sequence, fileName } = this.at(chunk);
		return namingFile(fileName, () => readIdentities(this.database, importId, sequence));
	}

	async open(chunk: number): Promise<OpenChunk> {
		return this.cache.get(chunk, () => {
			const { importId, sequence, fileName } = this.at(chunk);
			return namingFile(fileName, async () => {
				let keyId = this.keyIds.get(importId);
				if (!keyId) this.keyIds.set(importId, (keyId = readTotals(this.database, importId).then(keyIdsOf)));
				return openChunk(this.database, importId, sequence, await keyId);
			});
		});
	}

	private at(chunk: number): StoredEvents['chunks'][number] {
		const found = this.chunks[chunk];
		if (!found) throw new Failure('STO-3.damaged', { other: `chunk ${chunk}` });
		return found;
	}
}
