/** Putting very many rows in order by the few values that a part of each can have. */

/** The place of a part of each row among all that it can be, from 0. */
export interface Ranks {
	readonly ranks: Uint32Array;
	readonly count: number;
}

export function ranksOf<Row, Value extends string | number>(
	rows: readonly Row[],
	valueOf: (row: Row) => Value,
	compareValues: (a: Value, b: Value) => number
): Ranks {
	const codes = new Map<Value, number>();
	const ranks = new Uint32Array(rows.length);
	for (let i = 0; i < rows.length; i++) {
		const value = valueOf(rows[i] as Row);
		let code = codes.get(value);
		if (code === undefined) codes.set(value, (code = codes.size));
		ranks[i] = code;
	}
	if (codes.size > 1) {
		const rankOf = new Uint32Array(codes.size);
		[...codes]
			.sort(([a], [b]) => compareValues(a, b))
			.forEach(([, code], rank) => {
				rankOf[code] = rank;
			});
		for (let i = 0; i < ranks.length; i++) ranks[i] = rankOf[ranks[i] as number] as number;
	}
	return { ranks, count: codes.size };
}

/** A counting sort: places whose ranks are alike stay in their order. */
export function byRank(places: Uint32Array, { ranks, count }: Ranks): Uint32Array<ArrayBuffer> {
	/** Where the next place of each rank goes. */
	const next = new Uint32Array(count + 1);
	for (const rank of ranks) next[rank + 1] = (next[rank + 1] as number) + 1;
	for (let rank = 1; rank < count; rank++) next[rank] = (next[rank] as number) + (next[rank - 1] as number);
	const sorted = new Uint32Array(places.length);
	for (const place of places) {
		const rank = ranks[place] as number;
		const to = next[rank] as number;
		sorted[to] = place;
		next[rank] = to + 1;
	}
	return sorted;
}
