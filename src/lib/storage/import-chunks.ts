/** The stored chunks of one import, opened when they are looked at: of a long file never more than a few stand in memory. */
import { namingFile } from './damage';
import type { Database } from './database';
import type { ImportRecord } from './imports';
import { openChunks, type NumberedChunk } from './usage';

/**
 * Opened chunks that are kept for the next window, of all imports together, some 25 MB: rows of one usage key stand
 * far apart, and those of the next line that is looked at stand in the same chunks.
 */
const KEPT_CHUNKS = 32;

/** By import as it was opened, and by place: the least lately used first. */
const kept = new Map<string, NumberedChunk>();

let opened = 0;

/** Chunks that are read in one transaction; as many again are read while these are hashed. */
const AT_ONCE = 8;

type Opening = Promise<NumberedChunk>;

/** Rows of one chunk, by their places in a list of rows. */
interface OfChunk {
	readonly sequence: number;
	readonly places: number[];
}

export class ImportChunks {
	/** How many events there are. */
	readonly length: number;
	private readonly starts: readonly number[];
	private readonly name = ++opened;
	/** Those that are being read: a window and the next one may ask for the same. */
	private readonly opening = new Map<number, Opening>();

	/** `keyId` gives the text of a usage key by the chunks' number for it. */
	constructor(
		private readonly database: Database,
		private readonly record: Pick<ImportRecord, 'id' | 'fileName' | 'chunks'>,
		private readonly keyId: (key: number) => string
	) {
		let length = 0;
		this.starts = record.chunks.map((events) => (length += events) - events);
		this.length = length;
	}

	/** The row of a chunk's first event. */
	start(sequence: number): number {
		return this.starts[sequence] ?? 0;
	}

	/** A chunk by its place. Throws `STO-3.damaged` with the file's name. */
	async at(sequence: number): Promise<NumberedChunk> {
		const [chunk] = await this.open([sequence]);
		return chunk as NumberedChunk;
	}

	/** Calls `see` for each of some rows with its place among them and its chunk; each chunk is opened once. */
	async each(
		rows: readonly number[],
		see: (place: number, chunk: NumberedChunk, sequence: number, rowInChunk: number) => void
	): Promise<void> {
		const waiting = this.byChunk(rows);
		const work = async (): Promise<void> => {
			for (;;) {
				const some = waiting.splice(0, AT_ONCE);
				if (some.length === 0) return;
				const chunks = await this.open(some.map(({ sequence }) => sequence));
				for (const [i, { sequence, places }] of some.entries())
					for (const place of places)
						see(place, chunks[i] as NumberedChunk, sequence, (rows[place] as number) - this.start(sequence));
			}
		};
		await Promise.all([work(), work()]);
	}

	private byChunk(rows: readonly number[]): OfChunk[] {
		const found = new Map<number, OfChunk>();
		rows.forEach((row, place) => {
			const sequence = this.starts.findLastIndex((start) => start <= row);
			const known = found.get(sequence);
			if (known) known.places.push(place);
			else found.set(sequence, { sequence, places: [place] });
		});
		return [...found.values()];
	}

	private async open(sequences: readonly number[]): Promise<NumberedChunk[]> {
		const here = new Map(sequences.map((sequence) => [sequence, this.keptAt(sequence)]));
		const missing = sequences.filter((sequence) => !here.get(sequence) && !this.opening.has(sequence));
		if (missing.length > 0) this.read(missing);
		return Promise.all(
			sequences.map((sequence) => here.get(sequence) ?? (this.opening.get(sequence) as Opening))
		);
	}

	private read(sequences: readonly number[]): void {
		const { id, fileName } = this.record;
		const reading = namingFile(fileName, () => openChunks(this.database, id, sequences, this.keyId));
		sequences.forEach((sequence, i) => {
			const opening = reading.then((chunks) => chunks[i] as NumberedChunk);
			this.opening.set(sequence, opening);
			opening.then(
				(chunk) => {
					this.opening.delete(sequence);
					this.keep(sequence, chunk);
				},
				// Whoever asks again reads it again.
				() => this.opening.delete(sequence)
			);
		});
	}

	private keptAt(sequence: number): NumberedChunk | undefined {
		const chunk = kept.get(`${this.name}/${sequence}`);
		if (chunk) this.keep(sequence, chunk);
		return chunk;
	}

	private keep(sequence: number, chunk: NumberedChunk): void {
		const name = `${this.name}/${sequence}`;
		kept.delete(name);
		kept.set(name, chunk);
		const [oldest] = kept.keys();
		if (kept.size > KEPT_CHUNKS && oldest !== undefined) kept.delete(oldest);
	}
}
