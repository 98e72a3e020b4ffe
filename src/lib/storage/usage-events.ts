/**
 * Stored events, read back to be shown: one import's, chunk by chunk or a window of them. Never more than a few
 * chunks stand in memory, however long the file was; of a search, only the rows that it found.
 */
import { add, ZERO, type Decimal } from '$lib/domain/decimal';
import { Failure } from '$lib/domain/failure';
import type { Period } from '$lib/domain/period';
import { contentKey, usageKeyId, type UsageKey, type UsageKind } from '$lib/domain/usage';
import type { Moment } from '$lib/domain/zone';
import type { OpenChunk } from '$lib/import/usage-builder';
import { NO_MOMENT, type KeyTotal } from '$lib/import/usage-columns';
import { namingFile } from './damage';
import type { Database } from './database';
import type { ImportRecord } from './imports';
import { ImportChunks } from './import-chunks';
import { numbersOf, type Keys } from './key-numbers';
import { joined, rowsUnder, type RowsUnder } from './rows-under';
import { openTotals, type TotalTable } from './usage';

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

/** The events of one import. */
export class ImportEvents {
	/** How many there are. */
	readonly length: number;
	private readonly opened: ImportChunks;
	private readonly keyIds: (string | undefined)[] = [];

	private constructor(
		private readonly database: Database,
		readonly record: ImportRecord,
		private readonly table: TotalTable
	) {
		this.opened = new ImportChunks(database, record, (number) => this.keyId(number));
		this.length = this.opened.length;
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
			const opened = await this.opened.at(chunk);
			yield rows.map((row) => this.eventOf(opened, chunk, row));
		}
	}

	/** The rows of all events that a filter finds, in the order of the file. */
	async rows(filter: EventFilter): Promise<Uint32Array> {
		return this.rowsOf(this.wanted(filter));
	}

	/** All events under some usage keys, as {@link contentKey} writes them. */
	async under(keys: Keys): Promise<RowsUnder<string>> {
		const numbers = numbersOf(this.table, keys);
		if (numbers.size === 0) return { rows: new Uint32Array(0), sums: new Map() };
		const { database, record, opened: chunks } = this;
		const { rows, sums } = await rowsUnder({ database, record, chunks }, numbers);
		if (!sums) return { rows, sums };
		const byContent = new Map<string, Decimal>();
		// Several numbers may mean one key.
		for (const [number, sum] of sums) {
			const content = this.keyId(number);
			byContent.set(content, add(byContent.get(content) ?? ZERO, sum));
		}
		return { rows, sums: byContent };
	}

	/** The events at some rows, in the order given. */
	async at(rows: Iterable<number>): Promise<StoredEvent[]> {
		const events: StoredEvent[] = [];
		await this.opened.each(Array.from(rows), (place, chunk, sequence, row) => {
			events[place] = this.eventOf(chunk, sequence, row);
		});
		return events;
	}

	/** Every chunk in turn, with the row of its first event: for whoever looks at all of them. */
	async *chunks(): AsyncGenerator<{
		readonly first: number;
		readonly events: number;
		readonly chunk: OpenChunk;
	}> {
		for (const [sequence, events] of this.record.chunks.entries())
			yield { first: this.opened.start(sequence), events, chunk: await this.opened.at(sequence) };
	}

	/** The event of a line in the file; of several on one line one of them. Chunks follow the file. */
	async atLine(line: number): Promise<StoredEvent | undefined> {
		let low = 0;
		let high = this.record.chunks.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((await this.opened.at(middle)).event(0).line <= line) low = middle;
			else high = middle - 1;
		}
		const events = this.record.chunks[low] ?? 0;
		if (events === 0) return undefined;
		const chunk = await this.opened.at(low);
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
			const start = this.opened.start(chunk);
			parts.push(Uint32Array.from(rows, (row) => start + row));
		}
		return joined(parts);
	}

	/** The rows that are wanted, within each chunk that has any. */
	private async *select({ keys, byId, id }: Wanted): AsyncGenerator<{ chunk: number; rows: number[] }> {
		if (keys.size + byId.size === 0) return;
		for (const [chunk, events] of this.record.chunks.entries()) {
			const opened = await this.opened.at(chunk);
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
			row: this.opened.start(chunk) + row,
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
