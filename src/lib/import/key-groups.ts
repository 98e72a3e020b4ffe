/**
 * A file's key columns by groups: those that stand side by side are looked up, told of and numbered together. A usage
 * key is then few numbers: its period, and a combination of values for each group.
 */
import { TupleTable } from './tuples';
import { DIMENSIONS, type UsageKeys } from './usage-keys';

/** A column of a usage key. */
export interface KeyColumn {
	/** In the file, from 0. */
	readonly column: number;
	/** In the key's tuple. */
	readonly place: number;
}

/** Key columns side by side, and the combinations of their values' codes so far. */
export class KeyGroup {
	private readonly table: TupleTable | undefined;

	constructor(readonly columns: readonly KeyColumn[]) {
		this.table = columns.length === 1 ? undefined : new TupleTable(columns.length);
	}

	/** Combinations so far; of a single column its codes are their own numbers. */
	get size(): number {
		return this.table?.size ?? 0;
	}

	/** The number of a combination of codes. */
	numberOf(codes: Uint32Array): number {
		return this.table?.numberOf(codes) ?? (codes[0] as number);
	}

	/** All combinations from a number on, one behind another. */
	from(number: number): Uint32Array<ArrayBuffer> {
		return this.table?.tuplesFrom(number) ?? new Uint32Array();
	}

	/** Puts a combination's codes into a usage key's tuple. */
	putCodes(number: number, tuple: Uint32Array): void {
		for (let i = 0; i < this.columns.length; i++) {
			tuple[(this.columns[i] as KeyColumn).place] = this.table?.code(number, i) ?? number;
		}
	}
}

export class KeyGroups {
	readonly all: readonly KeyGroup[];

	constructor(keys: UsageKeys) {
		const columns = keys.columns
			.map(({ column }, place) => ({ column, place }))
			.filter(({ column }) => column >= 0);
		this.all = sideBySide(columns).map((group) => new KeyGroup(group));
	}

	/** Numbers that make up a key: its period, and its combination of each group. */
	get width(): number {
		return this.all.length + 1;
	}

	/** Puts the codes of a key into the tuple of the usage keys; its parts begin at a place. */
	putCodes(parts: Uint32Array, at: number, keys: UsageKeys): void {
		for (let i = 0; i < this.all.length; i++) {
			this.all[i]?.putCodes(parts[at + i + 1] as number, keys.tuple);
		}
		keys.takePeriod(parts[at] as number);
	}
}

/** Behind the places of who uses come those of what is used. */
const FIRST_OF_WHAT = DIMENSIONS.indexOf('sku');

/**
 * Columns in the order of the file, those of neighbours together. Who uses and what is used are kept apart: there
 * are far fewer of each than of both together.
 */
function sideBySide(columns: readonly KeyColumn[]): KeyColumn[][] {
	const groups: KeyColumn[][] = [];
	for (const each of [...columns].sort((a, b) => a.column - b.column)) {
		const group = groups.at(-1);
		const before = group?.at(-1);
		const isOfWhat = ({ place }: KeyColumn): boolean => place >= FIRST_OF_WHAT;
		const belongs = before && before.column === each.column - 1 && isOfWhat(before) === isOfWhat(each);
		if (group && belongs) group.push(each);
		else groups.push([each]);
	}
	return groups;
}
