/** A sink and earlier events in memory: what the worker keeps in IndexedDB, for tests without a browser. */
import { decimal, fromText } from '$lib/domain/decimal';
import type { Rejection } from '$lib/import/event-batch';
import { contentKey } from '$lib/domain/usage';
import type { EarlierEvents, OpenChunk, UsageSink } from '$lib/import/usage-builder';
import { idAt, type KeyTotal, type UsageChunk, type UsageEvent } from '$lib/import/usage-columns';
import type { UsageReading } from '$lib/import/read-usage';

/** The sums of a reading's usage keys, and which of them each number of its chunks means. */
interface TotalsByNumber {
	readonly totals: readonly KeyTotal[];
	readonly numbers: Uint32Array;
}

export interface ReadingWithTotals extends Omit<UsageReading, 'table'>, TotalsByNumber {}

/** A reading with its table of usage keys as plain values. */
export function withTotals({ table, ...reading }: UsageReading): ReadingWithTotals {
	return { ...reading, totals: table.all(), numbers: table.numbers };
}

export function openInMemory(chunk: UsageChunk, keyId: (key: number) => string): OpenChunk {
	const { quantities } = chunk;
	return {
		keyId: (row) => keyId(chunk.keys[row] as number),
		event: (row): UsageEvent => ({
			key: chunk.keys[row] as number,
			moment: chunk.moments[row] as number,
			quantity:
				'texts' in quantities
					? fromText(quantities.texts[row] as string)
					: decimal(BigInt(quantities.values[row] as number | bigint), quantities.scale),
			line: chunk.lines[row] as number,
			id: idAt(chunk.ids, row)
		})
	};
}

export class MemorySink implements UsageSink {
	chunks: UsageChunk[] = [];
	rejections: Rejection[] = [];
	restarts = 0;

	write(chunk: UsageChunk): Promise<void> {
		// Its columns are the reader's own, and become those of the next.
		this.chunks.push(structuredClone(chunk));
		return Promise.resolve();
	}

	open(chunk: number, keyId: (key: number) => string): Promise<OpenChunk> {
		return Promise.resolve(openInMemory(this.chunks[chunk] as UsageChunk, keyId));
	}

	reject(rejections: readonly Rejection[]): Promise<void> {
		this.rejections.push(...rejections);
		return Promise.resolve();
	}

	restart(): Promise<void> {
		this.restarts++;
		this.chunks = [];
		this.rejections = [];
		return Promise.resolve();
	}

	/** All accepted events with the text of their usage key. */
	events({ totals, numbers }: TotalsByNumber): (UsageEvent & { keyText: string })[] {
		return this.chunks.flatMap((chunk) => {
			const opened = openInMemory(chunk, (key) => contentKey(totals[numbers[key] as number] as KeyTotal));
			return Array.from(chunk.keys, (_, row) => ({ ...opened.event(row), keyText: opened.keyId(row) }));
		});
	}
}

/** Files that were committed before, in order. */
export class MemoryEvents implements EarlierEvents {
	readonly chunks: { importId: number; events: number; source: string }[] = [];
	private readonly opened: { chunk: UsageChunk; keyId: (key: number) => string }[] = [];

	commit(
		importId: number,
		sink: MemorySink,
		{ totals, numbers, mapping }: TotalsByNumber & Partial<Pick<UsageReading, 'mapping'>>
	): this {
		for (const chunk of sink.chunks) {
			this.chunks.push({ importId, events: chunk.keys.length, source: mapping?.source ?? '' });
			const keyId = (key: number): string => contentKey(totals[numbers[key] as number] as KeyTotal);
			this.opened.push({ chunk, keyId });
		}
		return this;
	}

	identities(chunk: number): Promise<Uint32Array> {
		return Promise.resolve((this.opened[chunk] as { chunk: UsageChunk }).chunk.identities);
	}

	open(chunk: number): Promise<OpenChunk> {
		const { chunk: stored, keyId } = this.opened[chunk] as {
			chunk: UsageChunk;
			keyId: (key: number) => string;
		};
		return Promise.resolve(openInMemory(stored, keyId));
	}
}
