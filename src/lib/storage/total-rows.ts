/** Sums per usage key of several imports as one table. */
import type { RowsByKey, TotalRows } from '$lib/domain/to-bill';
import { rowsByKey } from './rows-by-key';
import type { KeyColumns } from './usage-key-columns';

/** Rows whose keys can be had by columns too. */
export interface KeyedRows extends TotalRows {
	readonly keys: KeyColumns;
}

/** The rows of all tables, one table after another. */
export function joinedRows(tables: readonly KeyedRows[]): TotalRows {
	const byKey = (): RowsByKey => rowsByKey(tables.map(({ keys }) => keys));
	const [only] = tables;
	if (only && tables.length === 1) return { ...only, byKey };
	const starts: number[] = [];
	let length = 0;
	for (const table of tables) {
		starts.push(length);
		length += table.length;
	}
	/** Of whom the last row was: rows are mostly asked for in their order. */
	let last = 0;
	const tableOf = (row: number): TotalRows => {
		if (row < (starts[last] ?? 0)) last = 0;
		while (row >= (starts[last + 1] ?? length)) last++;
		return tables[last] as TotalRows;
	};
	const within = (row: number): number => row - (starts[last] ?? 0);
	return {
		length,
		total: (row) => tableOf(row).total(within(row)),
		customer: (row) => tableOf(row).customer(within(row)),
		currency: (row) => tableOf(row).currency(within(row)),
		byKey
	};
}
