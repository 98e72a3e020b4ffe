/** By which numbers an import's chunks call the usage keys that are asked for. */
import { contentKey, usageKeyOf, type UsageKey } from '$lib/domain/usage';
import type { TotalTable } from './usage';

/** Texts of usage keys, looked up by {@link contentKey}. */
export type Keys = Pick<ReadonlyMap<string, unknown>, 'has' | 'size' | 'keys'>;

/** Of so few keys each is looked up by itself; of more, all that the import has are looked at. */
export const FEW_KEYS = 64;

/** The numbers that chunks call some keys by; keys that the import does not have are left out. */
export function numbersOf(table: TotalTable, keys: Keys): Set<number> {
	const wanted = new Uint8Array(table.length);
	for (const row of rowsOfKeys(table, keys)) wanted[row] = 1;
	const numbers = new Set<number>();
	table.numbers.forEach((row, number) => {
		if (wanted[row] === 1) numbers.add(number);
	});
	return numbers;
}

function rowsOfKeys(table: TotalTable, keys: Keys): number[] {
	const isWanted = (row: number): boolean => keys.has(contentKey(table.at(row)));
	if (keys.size <= FEW_KEYS) {
		const named = Array.from(keys.keys(), keyOf);
		if (named.every((key) => key !== undefined))
			return [...new Set(named.flatMap((key) => table.rowsOf(key)))].filter(isWanted);
	}
	return Array.from({ length: table.length }, (_, row) => row).filter(isWanted);
}

/** Usage keys by their ids; undefined where these are many, or do not all tell theirs for certain. */
export function fewKeys(ids: Pick<ReadonlySet<string>, 'size' | 'keys'>): UsageKey[] | undefined {
	if (ids.size > FEW_KEYS) return undefined;
	const keys = Array.from(ids.keys(), usageKeyOf).filter((key) => key !== undefined);
	return keys.length === ids.size ? keys : undefined;
}

/** The key of a {@link contentKey}, which names its kind before it. */
function keyOf(content: string): ReturnType<typeof usageKeyOf> {
	return usageKeyOf(content.slice(content.indexOf('\u001f') + 1));
}
