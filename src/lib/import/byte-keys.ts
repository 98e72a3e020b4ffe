/**
 * The usage keys of records as bytes. Columns of a group are looked up as one value: most records of a file repeat
 * what some other said of customer, account and subscription together.
 */
import type { ByteCells } from './byte-cells';
import { ByteDictionary, UNKNOWN } from './byte-dictionary';
import type { ByteRecords } from './byte-records';
import type { Dimension } from './dimension';
import { KeyGroups, type KeyColumn, type KeyGroup } from './key-groups';
import type { RecordProblem } from './record-reader';
import type { UsageKeys } from './usage-keys';

/** A column of a usage key, with the values seen in it. */
interface SeenColumn extends KeyColumn {
	readonly dimension: Dimension;
	readonly known: ByteDictionary;
}

/** Spans are looked up as long as, after so many, at least every second was seen before. */
const TRIAL = 20_000;

/** The values of a group's columns. */
class SeenGroup {
	/** What stands in all of them at once, delimiters and quotes included; undefined where that hardly repeats. */
	private spans: ByteDictionary | undefined;
	private asked = 0;
	private readonly codes: Uint32Array;
	private readonly first: number;
	private readonly last: number;

	constructor(
		private readonly group: KeyGroup,
		private readonly columns: readonly SeenColumn[]
	) {
		this.codes = new Uint32Array(columns.length);
		this.spans = columns.length === 1 ? undefined : new ByteDictionary();
		this.first = columns[0]?.column ?? 0;
		this.last = columns.at(-1)?.column ?? 0;
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

	private combine(cells: ByteCells): number {
		for (let i = 0; i < this.columns.length; i++) {
			const code = codeIn(this.columns[i] as SeenColumn, cells);
			if (code < 0) return code;
			this.codes[i] = code;
		}
		return this.group.numberOf(this.codes);
	}
}

export class ByteKeys {
	readonly groups: KeyGroups;
	/** In the order of a key's tuple. */
	private readonly columns: readonly SeenColumn[];
	private readonly seen: readonly SeenGroup[];
	/** The period of the record at hand, and its combination of each group. */
	private readonly parts: Uint32Array;

	constructor(
		private readonly keys: UsageKeys,
		private readonly record: ByteRecords,
		private readonly cells: ByteCells
	) {
		this.groups = new KeyGroups(keys);
		const seen = new Map<number, SeenColumn>();
		keys.columns.forEach(({ dimension, column }, place) => {
			if (column >= 0) seen.set(place, { dimension, column, place, known: new ByteDictionary() });
		});
		this.columns = [...seen.values()];
		this.seen = this.groups.all.map(
			(group) =>
				new SeenGroup(
					group,
					group.columns.map(({ place }) => seen.get(place) as SeenColumn)
				)
		);
		this.parts = new Uint32Array(this.groups.width);
	}

	/** Takes the record's values; what is wrong with the first of them, in the order of a key's tuple. */
	take(): RecordProblem | undefined {
		for (let i = 0; i < this.seen.length; i++) {
			const number = (this.seen[i] as SeenGroup).numberOf(this.record, this.cells);
			if (number < 0) return this.firstProblem();
			this.parts[i + 1] = number;
		}
		return undefined;
	}

	/** The number of the record's usage key among the groups', once its period has been taken by the usage keys. */
	numberOf(): number {
		this.parts[0] = this.keys.period;
		return this.groups.numberOf(this.parts);
	}

	private firstProblem(): RecordProblem | undefined {
		for (const column of this.columns) {
			const code = codeIn(column, this.cells);
			if (code < 0) return { code: column.dimension.problem(code), column: column.column, other: '' };
		}
		return undefined;
	}
}

function codeIn({ column, dimension, known }: SeenColumn, cells: ByteCells): number {
	const from = cells.from(column);
	const to = cells.to(column);
	let code = known.find(cells.view, from, to);
	if (code === UNKNOWN) {
		code = dimension.code(cells.text(column));
		known.learn(cells.view, from, to, code);
	}
	return code;
}
