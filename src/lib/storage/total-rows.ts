/** Sums per usage key of several imports as one table. */
import type { TotalRows } from '$lib/domain/to-bill';

/** The rows of all tables, one table after another. */
export function joinedRows(tables: readonly TotalRows[]): TotalRows {
	const [only] = tables;
	if (only && tables.length === 1) return only;
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
		currency: (row) => tableOf(row).currency(within(row))
	};
}
