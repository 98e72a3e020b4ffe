/**
 * The usage keys of records as bytes: numbered natively (native/keys.ts) where all their values are known, and here
 * where one of them is met for the first time.
 */
import type { ByteCells } from './byte-cells';
import type { Dimension } from './dimension';
import type { KeyGroup, KeyGroups } from './key-groups';
import { UNKNOWN, type NativeScan } from './native-scan';
import type { RecordProblem } from './record-reader';
import type { UsageKeys } from './usage-keys';

/** A column of a usage key. */
interface KnownColumn {
	/** As the native part calls it. */
	readonly index: number;
	readonly column: number;
	readonly place: number;
	readonly dimension: Dimension;
}

export class ByteKeys {
	readonly groups: KeyGroups;
	/** By group. */
	private readonly columns: readonly (readonly KnownColumn[])[];
	private readonly codes: readonly Uint32Array[];

	constructor(
		keys: UsageKeys,
		private readonly native: NativeScan,
		private readonly cells: ByteCells
	) {
		this.groups = keys.groups;
		let index = 0;
		this.columns = this.groups.all.map((group) =>
			group.columns.map(({ column, place }, i) => {
				native.addKeyColumn(column, i === 0);
				const { dimension } = keys.columns[place] as UsageKeys['columns'][number];
				return { index: index++, column, place, dimension };
			})
		);
		this.codes = this.columns.map(({ length }) => new Uint32Array(length));
	}

	/** Takes the record's values; what is wrong with the first of them, in the order of a key's tuple. */
	take(): RecordProblem | undefined {
		for (let group = 0; group < this.columns.length; group++) {
			let number = this.native.groupNumber(group);
			if (number === UNKNOWN) {
				number = this.combine(group);
				this.native.learnGroup(group, number);
			}
			if (number < 0) return this.firstProblem();
		}
		return undefined;
	}

	/** Periods and combinations of the keys from a number on, one key behind another. */
	partsFrom(number: number): Uint32Array<ArrayBuffer> {
		const { native, groups } = this;
		const all = new Uint32Array(native.memory.buffer, native.keysAt(), native.keyCount.value * groups.width);
		return all.slice(number * groups.width);
	}

	/** The number that the usage keys themselves have for a key. */
	numberIn(keys: UsageKeys, number: number): number {
		const { native, groups } = this;
		const at = native.keysAt() + number * groups.width * Uint32Array.BYTES_PER_ELEMENT;
		return keys.table.numberOf(new Uint32Array(native.memory.buffer, at, groups.width));
	}

	/** The number of the record's combination in a group; below zero where one of its values cannot be taken. */
	private combine(group: number): number {
		const columns = this.columns[group] as readonly KnownColumn[];
		const codes = this.codes[group] as Uint32Array;
		for (let i = 0; i < columns.length; i++) {
			const code = this.codeIn(columns[i] as KnownColumn);
			if (code < 0) return code;
			codes[i] = code;
		}
		return (this.groups.all[group] as KeyGroup).numberOf(codes);
	}

	private firstProblem(): RecordProblem | undefined {
		for (const known of this.columns.flat().sort((a, b) => a.place - b.place)) {
			const code = this.codeIn(known);
			if (code < 0) return { code: known.dimension.problem(code), column: known.column, other: '' };
		}
		return undefined;
	}

	private codeIn({ index, column, dimension }: KnownColumn): number {
		let code = this.native.columnCode(index);
		if (code === UNKNOWN) {
			// Two that are cleaned to the same are the same where all scanners' values come together (remote-keys.ts).
			code = dimension.append(this.cells.text(column));
			this.native.learnColumn(index, code);
		}
		return code;
	}
}
