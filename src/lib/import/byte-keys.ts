/**
 * The usage keys of records as bytes. Columns of a key that stand side by side are looked up as one value: most
 * records of a file repeat what some other said of customer, account and subscription together.
 */
import type { ByteCells } from './byte-cells';
import { ByteDictionary, UNKNOWN } from './byte-dictionary';
import type { ByteRecords } from './byte-records';
import type { Dimension } from './dimension';
import { PairTable } from './pair-table';
import type { RecordProblem } from './record-reader';
import { TupleTable } from './tuples';
import type { UsageKeys } from './usage-keys';

/** A column of a usage key, with the values seen in it. */
interface KeyColumn {
	readonly dimension: Dimension;
	/** In the file, from 0. */
	readonly column: number;
	/** In the key's tuple. */
	readonly place: number;
	readonly known: ByteDictionary;
}

/** Spans are looked up as long as, after so many, at least every second was seen before. */
const TRIAL = 20_000;

/** Key columns side by side in the file, in its order. */
class ColumnGroup {
	/** What stands in all of them at once, delimiters and quotes included; undefined where that hardly repeats. */
	private spans: ByteDictionary | undefined = new ByteDictionary();
	private asked = 0;
	private readonly combinations: TupleTable;
	private readonly codes: Uint32Array;

	constructor(readonly columns: readonly KeyColumn[]) {
		this.combinations = new TupleTable(columns.length);
		this.codes = new Uint32Array(columns.length);
		if (columns.length === 1) this.spans = undefined;
	}

	/** The number of the record's combination of values; below zero where one of them cannot be taken. */
	numberOf(record: ByteRecords, cells: ByteCells): number {
		const { spans } = this;
		if (!spans) return this.combine(cells);
		const from = record.raw[this.first] as number;
		const to = (record.raw[this.last + 1] as number) - 1;
		const known = spans.find(cells.view, from, to);
		this.asked++;
		if (known !== UNKNOWN) return known;
		const number = this.combine(cells);
		spans.learn(cells.view, from, to, number);
		if (this.asked > TRIAL && spans.size * 2 > this.asked) this.spans = undefined;
		return number;
	}

	/** Puts a combination's codes into a usage key's tuple. */
	putCodes(number: number, tuple: Uint32Array): void {
		if (this.columns.length === 1) {
			tuple[(this.columns[0] as KeyColumn).place] = number;
			return;
		}
		for (let i = 0; i < this.columns.length; i++) {
			tuple[(this.columns[i] as KeyColumn).place] = this.combinations.code(number, i);
		}
	}

	private get first(): number {
		return (this.columns[0] as KeyColumn).column;
	}

	private get last(): number {
		return (this.columns[this.columns.length - 1] as KeyColumn).column;
	}

	private combine(cells: ByteCells): number {
		if (this.columns.length === 1) return codeIn(this.columns[0] as KeyColumn, cells);
		for (let i = 0; i < this.columns.length; i++) {
			const code = codeIn(this.columns[i] as KeyColumn, cells);
			if (code < 0) return code;
			this.codes[i] = code;
		}
		return this.combinations.numberOf(this.codes);
	}
}

export class ByteKeys {
	private readonly columns: readonly KeyColumn[];
	private readonly groups: readonly ColumnGroup[];
	/** Numbers of the record's groups. */
	private readonly parts: Uint32Array;
	/** The period and the last group, what they are and the group before, and so on. */
	private readonly pairs: readonly PairTable[];

	constructor(
		private readonly keys: UsageKeys,
		private readonly record: ByteRecords,
		private readonly cells: ByteCells
	) {
		this.columns = keys.columns
			.map(({ dimension, column }, place) => ({ dimension, column, place, known: new ByteDictionary() }))
			.filter(({ column }) => column >= 0);
		this.groups = sideBySide(this.columns).map((columns) => new ColumnGroup(columns));
		this.parts = new Uint32Array(this.groups.length);
		this.pairs = this.groups.map(() => new PairTable());
	}

	/** Takes the record's values; what is wrong with the first of them, in the order of a key's tuple. */
	take(): RecordProblem | undefined {
		for (let i = 0; i < this.groups.length; i++) {
			const number = (this.groups[i] as ColumnGroup).numberOf(this.record, this.cells);
			if (number < 0) return this.firstProblem();
			this.parts[i] = number;
		}
		return undefined;
	}

	/** The number of the usage key of the record, once its period has been taken by the {@link UsageKeys}. */
	numberOf(): number {
		const { keys, pairs, parts } = this;
		let number = keys.period;
		for (let i = pairs.length - 1; i >= 0; i--) {
			number = (pairs[i] as PairTable).numberOf(number, parts[i] as number);
		}
		return number < keys.count ? number : this.learn();
	}

	/** A combination that is new; one of groups is one of columns, so both are numbered alike. */
	private learn(): number {
		this.groups.forEach((group, i) => {
			group.putCodes(this.parts[i] as number, this.keys.tuple);
		});
		return this.keys.numberOf();
	}

	private firstProblem(): RecordProblem | undefined {
		for (const column of this.columns) {
			const code = codeIn(column, this.cells);
			if (code < 0) return { code: column.dimension.problem(code), column: column.column, other: '' };
		}
		return undefined;
	}
}

function codeIn({ column, dimension, known }: KeyColumn, cells: ByteCells): number {
	const from = cells.from(column);
	const to = cells.to(column);
	let code = known.find(cells.view, from, to);
	if (code === UNKNOWN) {
		code = dimension.code(cells.text(column));
		known.learn(cells.view, from, to, code);
	}
	return code;
}

/** Columns in the order of the file, those of neighbours together. */
function sideBySide(columns: readonly KeyColumn[]): KeyColumn[][] {
	const groups: KeyColumn[][] = [];
	for (const each of [...columns].sort((a, b) => a.column - b.column)) {
		const group = groups.at(-1);
		if (group && group[group.length - 1]?.column === each.column - 1) group.push(each);
		else groups.push([each]);
	}
	return groups;
}
