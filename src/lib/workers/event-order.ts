/** Which events of an import a table shows, and in which order: found by reading its chunks one after another. */
import type { Decimal } from '$lib/domain/decimal';
import { stopIfCancelled } from '$lib/domain/failure';
import { periodKey, type Period } from '$lib/domain/period';
import { contentKey, type UsageKey } from '$lib/domain/usage';
import type { OpenChunk } from '$lib/import/usage-builder';
import type { KeyTotal, UsageEvent } from '$lib/import/usage-columns';
import type { ImportEvents } from '$lib/storage/usage-events';

export type EventColumn = 'line' | 'id' | 'moment' | 'period' | 'customer' | 'account' | 'sku' | 'quantity';

export interface EventQuery {
	/** In an id, an account, a customer's name or number, a subscription, a charge name; or a line's number. */
	readonly text: string;
	/** Blank: all of them. */
	readonly sku: string;
	/** A {@link periodKey}; blank: all of them. */
	readonly period: string;
	/** Undefined: as in the file. */
	readonly sort: { readonly column: EventColumn; readonly direction: 'ascending' | 'descending' } | undefined;
}

/** An import's usage keys as they are looked through and shown. */
export interface NamedKeys {
	/** By {@link contentKey}. */
	readonly byContent: ReadonlyMap<string, NamedKey>;
	readonly skus: readonly string[];
	readonly periods: readonly Period[];
}

interface NamedKey {
	readonly key: UsageKey;
	readonly customer: string;
	/** All that can be searched in, in small letters. */
	readonly text: string;
}

/** `names`: of customers, by their ids. */
export function namedKeys(totals: Iterable<KeyTotal>, names: ReadonlyMap<string, string>): NamedKeys {
	const byContent = new Map<string, NamedKey>();
	const periods = new Map<string, Period>();
	for (const total of totals) {
		const { key } = total;
		const customer = names.get(key.customer) ?? '';
		const words = [customer, key.customer, key.account, key.subscription, key.chargeName, key.sku];
		byContent.set(contentKey(total), { key, customer, text: words.join('\u001f').toLowerCase() });
		periods.set(periodKey(key.period), key.period);
	}
	return {
		byContent,
		skus: [...new Set([...byContent.values()].map(({ key }) => key.sku))].sort(),
		periods: [...periods.values()].sort((a, b) => b.from - a.from || b.until - a.until)
	};
}

/** Rows of the events that are asked for, in order; undefined: all of them, as in the file. Throws Cancelled. */
export async function eventOrder(
	events: Pick<ImportEvents, 'length' | 'chunks'>,
	keys: NamedKeys,
	query: EventQuery,
	signal: AbortSignal,
	progress: (done: number) => void
): Promise<Uint32Array | undefined> {
	const { text, sku, period, sort } = query;
	if (text === '' && sku === '' && period === '' && sort === undefined) return undefined;
	const part = text.toLowerCase();
	const wanted = new Set([...keys.byContent].filter(([, key]) => isWanted(key, query)).map(([id]) => id));
	const named = new Set([...wanted].filter((id) => keys.byContent.get(id)?.text.includes(part)));
	const rank = sort && rankOf(sort.column, keys);
	const found = new Uint32Array(events.length);
	const numbers = new Float64Array(rank ? events.length : 0);
	const ids: string[] = [];
	let count = 0;
	for await (const { first, events: size, chunk } of events.chunks()) {
		stopIfCancelled(signal);
		for (let row = 0; row < size; row++) {
			const content = chunk.keyId(row);
			if (!wanted.has(content)) continue;
			if (!named.has(content) && !says(chunk.event(row), part)) continue;
			if (rank) numbers[count] = rank(content, chunk, row);
			else if (sort) ids[count] = chunk.event(row).id;
			found[count++] = first + row;
		}
		progress(first + size);
	}
	const rows = found.subarray(0, count);
	return sort ? sorted(rows, rank ? numbers : ids, sort.direction) : rows.slice();
}

function isWanted({ key }: NamedKey, { sku, period }: EventQuery): boolean {
	return (sku === '' || key.sku === sku) && (period === '' || periodKey(key.period) === period);
}

function says({ id, line }: UsageEvent, part: string): boolean {
	return id.toLowerCase().includes(part) || String(line) === part;
}

type Rank = (content: string, chunk: OpenChunk, row: number) => number;

/** A number for each event that orders a column; undefined for ids, which are ordered as texts. */
function rankOf(column: EventColumn, keys: NamedKeys): Rank | undefined {
	switch (column) {
		case 'id':
			return undefined;
		case 'line':
			return (_, chunk, row) => chunk.event(row).line;
		case 'moment':
			return (_, chunk, row) => chunk.event(row).moment;
		case 'quantity':
			return (_, chunk, row) => nearly(chunk.event(row).quantity);
		case 'period':
			// Days are small: both fit one number.
			return (content) => {
				const period = keys.byContent.get(content)?.key.period;
				return period ? period.from * 1e6 + period.until : 0;
			};
		case 'customer':
			return byText(keys, ({ customer }) => customer);
		case 'account':
			return byText(keys, ({ key }) => key.account);
		case 'sku':
			return byText(keys, ({ key }) => key.sku);
	}
}

function byText({ byContent }: NamedKeys, textOf: (key: NamedKey) => string): Rank {
	const texts = [...new Set([...byContent.values()].map(textOf))].sort();
	const ranks = new Map(texts.map((text, rank) => [text, rank]));
	const ofContent = new Map([...byContent].map(([content, key]) => [content, ranks.get(textOf(key)) ?? 0]));
	return (content) => ofContent.get(content) ?? 0;
}

/** An order for the eye only: quantities that differ behind their fifteenth digit may stand either way. */
function nearly({ coefficient, scale }: Decimal): number {
	return Number(coefficient) / 10 ** scale;
}

/** In order of their values, those of one value as in the file. */
function sorted(
	rows: Uint32Array,
	values: Float64Array | readonly string[],
	direction: 'ascending' | 'descending'
): Uint32Array {
	const sign = direction === 'ascending' ? 1 : -1;
	const places = Uint32Array.from(rows, (_, i) => i);
	places.sort((a, b) => {
		const [left, right] = [values[a] ?? 0, values[b] ?? 0];
		return left < right ? -sign : left > right ? sign : a - b;
	});
	return places.map((place) => rows[place] ?? 0);
}
