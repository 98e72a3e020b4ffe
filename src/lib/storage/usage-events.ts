/**
 * Stored events, read back to be shown: one import's, chunk by chunk or a window of them. Never more than a few
 * chunks stand in memory, however long the file was; of a search, only the rows that it found.
 */
import type { Decimal } from '$lib/domain/decimal';
import { Failure } from '$lib/domain/failure';
import type { Period } from '$lib/domain/period';
import { contentKey, usageKeyId, type UsageKey, type UsageKind } from '$lib/domain/usage';
import type { Moment } from '$lib/domain/zone';
import type { OpenChunk } from '$lib/import/usage-builder';
import { NO_MOMENT, type KeyTotal } from '$lib/import/usage-columns';
import { namingFile } from './damage';
import type { Database } from './database';
import type { ImportRecord } from './imports';
import { joined, readIndex, SEGMENT_CHUNKS } from './event-index';
import { FEW_KEYS, numbersOf, type Keys } from './key-numbers';
import { openChunk, openTotals, type NumberedChunk, type TotalTable } from './usage';

/** An accepted event of an import. */
export interface StoredEvent {
	readonly importId: number;
	readonly fileName: string;
	/** Counted from 0 over the accepted events of its import, in the order of the file. */
	readonly row: number;
	/** Line in the file, counted from 1. */
	readonly line: number;
	/** Undefined where it has a period only. */
	readonly moment: Moment | undefined;
	readonly quantity: Decimal;
	/** Blank where the file gave none. */
	readonly id: string;
	readonly key: UsageKey;
	readonly kind: UsageKind;
}

/** What is looked for; every part that is given must hold. */
export interface EventFilter {
	readonly sku?: string;
	readonly period?: Period;
	/** One usage key, as {@link usageKeyId} writes it. */
	readonly keyId?: string;
	/** Part of an event's id, or of customer, account, numbers, SKU or charge name; capitals do not count. */
	readonly text?: string;
}

/** Which usage keys whole, and of which others the events whose id is wanted. */
interface Wanted {
	readonly keys: Keys;
	/** Keys of which an event is wanted where its id is. */
	readonly byId: Keys;
	readonly id?: (id: string) => boolean;
}

/** Opened chunks that are kept for the next window. */
const KEPT_CHUNKS = 4;

/** The events of one import. */
export class ImportEvents {
	/** How many there are. */
	readonly length: number;
	private readonly starts: readonly number[];
	private readonly kept = new Map<number, Promise<NumberedChunk>>();
	private readonly keyIds: (string | undefined)[] = [];

	private constructor(
		private readonly database: Database,
		readonly record: ImportRecord,
		private readonly table: TotalTable
	) {
		let length = 0;
		this.starts = record.chunks.map((events) => (length += events) - events);
		this.length = length;
	}

	/** Opens an import, undone or not. Throws `IMP-10.no-such-import`, and `STO-3.damaged` with the file's name. */
	static async open(database: Database, importId: number): Promise<ImportEvents> {
		const record = await database.imports.get(importId);
		if (!record) throw new Failure('IMP-10.no-such-import', { other: String(importId) });
		return new ImportEvents(
			database,
			record,
			await namingFile(record.fileName, () => openTotals(database, importId))
		);
	}

	/** Its sums per usage key and kind. */
	*totals(): IterableIterator<KeyTotal> {
		for (let row = 0; row < this.table.length; row++) yield this.table.at(row);
	}

	/** Events in the order of the file, a chunk's at a time; chunks without any are passed over. */
	async *batches(filter: EventFilter = {}): AsyncGenerator<StoredEvent[]> {
		for await (const { chunk, rows } of this.select(this.wanted(filter))) {
			const opened = await this.chunk(chunk);
			yield rows.map((row) => this.eventOf(opened, chunk, row));
		}
	}

	/** The rows of all events that a filter finds, in the order of the file. */
	async rows(filter: EventFilter): Promise<Uint32Array> {
		return this.rowsOf(this.wanted(filter));
	}

	/** The rows of all events under some usage keys, as {@link contentKey} writes them. */
	async rowsUnder(keys: Keys): Promise<Uint32Array> {
		const numbers = numbersOf(this.table, keys);
		const parts: Uint32Array[] = [];
		if (numbers.size === 0) return new Uint32Array(0);
		for (let chunk = 0; chunk < this.starts.length; chunk += SEGMENT_CHUNKS)
			parts.push(...(await this.rowsInSegment(chunk, numbers)));
		return joined(parts);
	}

	/** The events at some rows, in the order given. */
	async at(rows: Iterable<number>): Promise<StoredEvent[]> {
		const asked = Array.from(rows);
		const byChunk = new Map<number, number[]>();
		asked.forEach((row, place) => {
			const chunk = this.starts.findLastIndex((start) => start <= row);
			const places = byChunk.get(chunk);
			if (places) places.push(place);
			else byChunk.set(chunk, [place]);
		});
		const events: StoredEvent[] = [];
		const waiting = byChunk.entries();
		// Each chunk is opened once, a few at a time: reading and hashing one leaves room to read another.
		const open = async (): Promise<void> => {
			for (const [chunk, places] of waiting) {
				const opened = await this.chunk(chunk);
				const start = this.starts[chunk] ?? 0;
				for (const place of places)
					events[place] = this.eventOf(opened, chunk, (asked[place] as number) - start);
			}
		};
		await Promise.all(Array.from({ length: KEPT_CHUNKS }, open));
		return events;
	}

	/** Every chunk in turn, with the row of its first event: for whoever looks at all of them. */
	async *chunks(): AsyncGenerator<{
		readonly first: number;
		readonly events: number;
		readonly chunk: OpenChunk;
	}> {
		for (const [sequence, events] of this.record.chunks.entries())
			yield { first: this.starts[sequence] ?? 0, events, chunk: await this.chunk(sequence) };
	}

	/** The event of a line in the file; of several on one line one of them. Chunks follow the file. */
	async atLine(line: number): Promise<StoredEvent | undefined> {
		let low = 0;
		let high = this.record.chunks.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((await this.chunk(middle)).event(0).line <= line) low = middle;
			else high = middle - 1;
		}
		const events = this.record.chunks[low] ?? 0;
		if (events === 0) return undefined;
		const chunk = await this.chunk(low);
		const row = rowOf(chunk, events, line);
		return chunk.event(row).line === line ? this.eventOf(chunk, low, row) : undefined;
	}

	/** Up to `limit` events from the `offset`th on, of all. */
	async window(offset: number, limit: number): Promise<StoredEvent[]> {
		const end = Math.min(this.length, offset + limit);
		return this.at(Array.from({ length: Math.max(0, end - offset) }, (_, i) => offset + i));
	}

	private wanted({ sku, period, keyId, text = '' }: EventFilter): Wanted {
		const all = Array.from(this.totals(), (total) => [contentKey(total), total] as const);
		const asked = all.filter(
			([, { key }]) =>
				(sku === undefined || key.sku === sku) &&
				(period === undefined || (key.period.from === period.from && key.period.until === period.until)) &&
				(keyId === undefined || usageKeyId(key) === keyId)
		);
		const part = text.trim().toLowerCase();
		const isNamed = ({ key }: KeyTotal): boolean => part === '' || namesOf(key).includes(part);
		const whole = asked.filter(([, total]) => isNamed(total)).map(([content]) => content);
		const keys = new Set(whole);
		const byId = new Set(asked.map(([content]) => content).filter((content) => !keys.has(content)));
		return { keys, byId, id: (id) => id.toLowerCase().includes(part) };
	}

	private async rowsOf(wanted: Wanted): Promise<Uint32Array> {
		const parts: Uint32Array[] = [];
		for await (const { chunk, rows } of this.select(wanted)) {
			const start = this.starts[chunk] ?? 0;
			parts.push(Uint32Array.from(rows, (row) => start + row));
		}
		return joined(parts);
	}

	/** Rows under some of the chunks' numbers in a segment, by its index or, where it has none, by looking at all. */
	private async rowsInSegment(from: number, numbers: ReadonlySet<number>): Promise<Uint32Array[]> {
		const { id, fileName } = this.record;
		if (numbers.size <= FEW_KEYS) {
			const rows = await namingFile(fileName, () =>
				readIndex(this.database, id, from / SEGMENT_CHUNKS, numbers)
			);
			if (rows) return [rows.map((row) => row + (this.starts[from] ?? 0))];
		}
		const found: Uint32Array[] = [];
		for (let chunk = from; chunk < Math.min(from + SEGMENT_CHUNKS, this.starts.length); chunk++) {
			const opened = await this.chunk(chunk);
			const start = this.starts[chunk] ?? 0;
			const rows: number[] = [];
			for (let row = 0; row < (this.record.chunks[chunk] ?? 0); row++)
				if (numbers.has(opened.key(row))) rows.push(start + row);
			found.push(Uint32Array.from(rows));
		}
		return found;
	}

	/** The rows that are wanted, within each chunk that has any. */
	private async *select({ keys, byId, id }: Wanted): AsyncGenerator<{ chunk: number; rows: number[] }> {
		if (keys.size + byId.size === 0) return;
		for (const [chunk, events] of this.record.chunks.entries()) {
			const opened = await this.chunk(chunk);
			const rows: number[] = [];
			for (let row = 0; row < events; row++) {
				const key = opened.keyId(row);
				if (keys.has(key) || (byId.has(key) && id?.(opened.event(row).id))) rows.push(row);
			}
			if (rows.length > 0) yield { chunk, rows };
		}
	}

	private eventOf(opened: OpenChunk, chunk: number, row: number): StoredEvent {
		const { key: number, moment, quantity, line, id } = opened.event(row);
		const place = this.table.numbers[number];
		const { id: importId, fileName } = this.record;
		if (place === undefined)
			throw new Failure('STO-3.damaged', { other: `chunk ${importId}/${chunk}`, file: fileName });
		const { key, kind } = this.table.at(place);
		return {
			importId,
			fileName,
			row: (this.starts[chunk] ?? 0) + row,
			line,
			moment: moment === NO_MOMENT ? undefined : moment,
			quantity,
			id,
			key,
			kind
		};
	}

	/** The text of a usage key by the number that chunks call it by. */
	private keyId(number: number): string {
		const row = this.table.numbers[number] ?? 0;
		return (this.keyIds[row] ??= contentKey(this.table.at(row)));
	}

	private async chunk(sequence: number): Promise<NumberedChunk> {
		let opened = this.kept.get(sequence);
		if (opened) return opened;
		const { id, fileName } = this.record;
		opened = namingFile(fileName, () => openChunk(this.database, id, sequence, (key) => this.keyId(key)));
		this.kept.set(sequence, opened);
		const [oldest] = this.kept.keys();
		if (this.kept.size > KEPT_CHUNKS && oldest !== undefined) this.kept.delete(oldest);
		return opened;
	}
}

/** The first row of a line, or of the first one behind it. */
function rowOf(chunk: OpenChunk, events: number, line: number): number {
	let low = 0;
	let high = events - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (chunk.event(middle).line < line) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** What a search looks at of a usage key, in small letters. */
function namesOf(key: UsageKey): string {
	const { customer, account, kvk, internalNumber, subscription, sku, chargeName } = key;
	return [customer, account, kvk, internalNumber, subscription, sku, chargeName].join('\n').toLowerCase();
}
