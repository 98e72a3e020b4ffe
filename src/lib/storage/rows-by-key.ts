/**
 * Rows of usage keys in the order of their keys, found by columns: few distinct texts stand in each, and only those are
 * compared. So neither is a hundred thousand keys looked up to find those that are alike, nor are their lines sorted.
 */
import { compareText } from '$lib/domain/line-order';
import { byRank, type Ranks } from '$lib/domain/ranks';
import type { RowsByKey } from '$lib/domain/to-bill';
import type { CodedColumn, KeyColumns } from './usage-key-columns';

/** Rows of several tables, one table behind another, by the keys that they have in all of them together. */
export function rowsByKey(tables: readonly KeyColumns[]): RowsByKey {
	const length = tables.reduce((sum, { from }) => sum + from.length, 0);
	const texts = (of: (keys: KeyColumns) => CodedColumn): Ranks => rankedTexts(tables.map(of), length);
	const days = (of: (keys: KeyColumns) => ArrayLike<number>): Ranks => rankedDays(tables.map(of), length);
	// As lines are compared (domain/line-order.ts), and behind that what is left of a key.
	const parts = [
		texts(({ account }) => account),
		texts(({ subscription }) => subscription),
		texts(({ kvk }) => kvk),
		texts(({ internalNumber }) => internalNumber),
		days(({ from }) => from),
		days(({ until }) => until),
		texts(({ sku }) => sku),
		texts(({ unit }) => unit),
		texts(({ chargeName }) => chargeName),
		texts(({ unitPrice }) => unitPrice),
		texts(({ vat }) => vat),
		texts(({ customer }) => customer),
		texts(({ currency }) => currency)
	];
	// The least part first: those that follow leave what is alike in them as it stands.
	const leastFirst = togetherIfFew(parts.filter(({ count }) => count > 1)).toReversed();
	let rows = new Uint32Array(length);
	for (let row = 0; row < length; row++) rows[row] = row;
	for (const part of leastFirst) rows = byRank(rows, part);
	return { rows, repeats: repeatsOf(rows, leastFirst) };
}

function rankedTexts(columns: readonly CodedColumn[], length: number): Ranks {
	const rankOf = new Map<string, number>();
	for (const { distinct } of columns) for (const text of distinct) rankOf.set(text, 0);
	if (rankOf.size < 2) return { ranks: NO_RANKS, count: rankOf.size };
	[...rankOf.keys()].sort(compareText).forEach((text, rank) => rankOf.set(text, rank));
	const ranks = new Uint32Array(length);
	let at = 0;
	for (const { codes, distinct } of columns) {
		// Codes of every width as one kind of array: what reads several kinds is compiled anew for each.
		const wide = new Uint32Array(codes);
		const rankOfCode = Uint32Array.from(distinct, (text) => rankOf.get(text) ?? 0);
		for (let row = 0; row < wide.length; row++) ranks[at++] = rankOfCode[wide[row] as number] as number;
	}
	return { ranks, count: rankOf.size };
}

const NO_RANKS = new Uint32Array();

/** The latest day first, as the newest period stands first on an invoice. */
function rankedDays(columns: readonly ArrayLike<number>[], length: number): Ranks {
	const days = new Int32Array(length);
	let at = 0;
	for (const column of columns) {
		days.set(column, at);
		at += column.length;
	}
	let [earliest, latest] = [Infinity, -Infinity];
	for (const day of days) {
		if (day < earliest) earliest = day;
		if (day > latest) latest = day;
	}
	/** By how long before the latest: 1 where there is such a day, then its rank. */
	const rankOf = new Uint32Array(length === 0 ? 0 : latest - earliest + 1);
	for (const day of days) rankOf[latest - day] = 1;
	let count = 0;
	for (let before = 0; before < rankOf.length; before++) if (rankOf[before] === 1) rankOf[before] = count++;
	const ranks = new Uint32Array(length);
	for (let row = 0; row < length; row++) ranks[row] = rankOf[latest - (days[row] as number)] as number;
	return { ranks, count };
}

/** So many places of several parts together are counted in no time. */
const FEW = 0x1_0000;

/** The same order by fewer parts: those that follow on each other and have few places together are one. */
function togetherIfFew(parts: readonly Ranks[]): Ranks[] {
	const fewer: Ranks[] = [];
	for (const part of parts) {
		const last = fewer.at(-1);
		if (last && last.count * part.count <= FEW) fewer[fewer.length - 1] = together(last, part);
		else fewer.push(part);
	}
	return fewer;
}

function together(more: Ranks, less: Ranks): Ranks {
	const ranks = new Uint32Array(more.ranks.length);
	for (let row = 0; row < ranks.length; row++)
		ranks[row] = (more.ranks[row] as number) * less.count + (less.ranks[row] as number);
	return { ranks, count: more.count * less.count };
}

function repeatsOf(rows: Uint32Array, parts: readonly Ranks[]): Uint8Array {
	const repeats = new Uint8Array(rows.length);
	repeats.fill(1);
	const [first] = rows;
	if (first !== undefined) repeats[first] = 0;
	for (const { ranks } of parts) {
		for (let place = 1; place < rows.length; place++) {
			const row = rows[place] as number;
			if (ranks[row] !== ranks[rows[place - 1] as number]) repeats[row] = 0;
		}
	}
	return repeats;
}
