/**
 * A file's key columns by groups: those that stand side by side are looked up, told of and numbered together. A usage
 * key is then few numbers: its period, and a combination of values for each group.
 */
import { TupleTable } from './tuples';

/** A column of a usage key. */
export interface KeyColumn {
	/** In the file, from 0. */
	readonly column: number;
	/** In the key's tuple. */
	readonly place: number;
}

/** Key columns side by side, and the combinations of their values' codes so far. */
export class KeyGroup {
	/** Its column, where it has but one: the codes of that are their own numbers. */
	readonly single: KeyColumn | undefined;
	private readonly table: TupleTable | undefined;
	private readonly codes: Uint32Array;

	constructor(readonly columns: readonly KeyColumn[]) {
		this.single = columns.length === 1 ? columns[0] : undefined;
		this.table = this.single ? undefined : new TupleTable(columns.length);
		this.codes = new Uint32Array(columns.length);
	}

	/** Combinations so far; of a single column none are kept. */
	get size(): number {
		return this.table?.size ?? 0;
	}

	/** The number of a combination of codes. */
	numberOf(codes: Uint32Array): number {
		return this.table?.numberOf(codes) ?? (codes[0] as number);
	}

	/** The number of the combination that a tuple has. */
	numberIn(tuple: Uint32Array): number {
		const { columns, codes } = this;
		for (let i = 0; i < codes.length; i++) codes[i] = tuple[(columns[i] as KeyColumn).place] as number;
		return this.numberOf(codes);
	}

	/** All combinations from a number on, one behind another. */
	from(number: number): Uint32Array<ArrayBuffer> {
		return this.table?.tuplesFrom(number) ?? new Uint32Array();
	}

	/** The code that a combination has of the group's column of a number, from 0. */
	code(number: number, column: number): number {
		return this.table?.code(number, column) ?? number;
	}
}

/** Where the code of a column stands: in which group, as which of its columns. */
export interface GroupPlace {
	readonly group: number;
	readonly column: number;
}

export class KeyGroups {
	readonly all: readonly KeyGroup[];
	/** By place of a tuple; none for a place without a column. */
	readonly places: readonly (GroupPlace | undefined)[];

	/** Columns in the file by place of a tuple, below 0 where there is none; from a place on what is used. */
	constructor(columns: readonly number[], firstOfWhat: number) {
		const found = columns.map((column, place) => ({ column, place })).filter(({ column }) => column >= 0);
		this.all = sideBySide(found, firstOfWhat).map((group) => new KeyGroup(group));
		const places: (GroupPlace | undefined)[] = columns.map(() => undefined);
		this.all.forEach((each, group) => {
			each.columns.forEach(({ place }, column) => (places[place] = { group, column }));
		});
		this.places = places;
	}

	/** Numbers that make up a key: its period, and its combination of each group. */
	get width(): number {
		return this.all.length + 1;
	}
}

/**
 * Columns in the order of the file, those of neighbours together. Who uses and what is used are kept apart: there
 * are far fewer of each than of both together.
 */
function sideBySide(columns: readonly KeyColumn[], firstOfWhat: number): KeyColumn[][] {
	const groups: KeyColumn[][] = [];
	for (const each of [...columns].sort((a, b) => a.column - b.column)) {
		const group = groups.at(-1);
		const before = group?.at(-1);
		const isOfWhat = ({ place }: KeyColumn): boolean => place >= firstOfWhat;
		const belongs = before && before.column === each.column - 1 && isOfWhat(before) === isOfWhat(each);
		if (group && belongs) group.push(each);
		else groups.push([each]);
	}
	return groups;
}
