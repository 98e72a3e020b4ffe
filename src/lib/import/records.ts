/** A file's records, block by block, each with its line in the file (IMP-1, IMP-6) and within bounds (IMP-11). */
import { Failure } from '$lib/domain/failure';
import { decodeText } from './encoding';
import { behindLineEnd, countLineEnds } from './line-ends';
import type { Dialect, Encoding, RecordBlock } from './reading';
import { splitRecords, type Split } from './split';

/** IMP-11, in characters. */
export const MAX_FIELD = 1_048_576;
/** IMP-11. */
export const MAX_COLUMNS = 1000;
/** No record within those two bounds is so long in earnest; beyond, memory itself would be at stake. */
const MAX_RECORD = 16 * 1_048_576;
/** A quote still open after so much is not looked for further: read on this far, it tells a long field from an open quote. */
const MAX_OPEN = 7 * MAX_FIELD;

export interface ReadOptions {
	readonly signal?: AbortSignal | undefined;
	/** Bytes to a block, where not half a megabyte: a test wants borders everywhere. */
	readonly chunkBytes?: number | undefined;
}

/**
 * The records behind the header row. Throws what {@link decodeText} throws, and with line (and column, counted
 * from 1) `IMP-11.field-too-long`, `IMP-11.too-many-columns`, `IMP-11.quote-not-closed` (the line is where the
 * quote opens) and `IMP-11.record-too-long`.
 */
export async function* readRecords(
	file: Blob,
	encoding: Encoding,
	dialect: Dialect,
	options: ReadOptions = {}
): AsyncGenerator<RecordBlock, void, undefined> {
	const cutter = new Cutter(dialect);
	let bytesRead = 0;
	const texts = decodeText(file, encoding, {
		signal: options.signal,
		pieceBytes: options.chunkBytes,
		onBytes: (bytes) => (bytesRead = bytes)
	});
	for await (const text of texts) {
		const block = cutter.cut(text, false);
		if (block) yield { ...block, bytesRead };
	}
	const block = cutter.cut('', true);
	if (block) yield { ...block, bytesRead };
}

/** Keeps what lies between two blocks: the rest of a record, the line it is on, what is still to skip. */
class Cutter {
	private rest = '';
	/** Line in the file on which `rest` begins. */
	private line = 1;
	private headerPending: boolean;
	/** Text to gather before cutting again: twice as much each time that nothing ended, so the work stays linear. */
	private wanted = 0;
	private readonly pieces: string[] = [];
	private gathered = 0;

	constructor(private readonly dialect: Dialect) {
		this.headerPending = dialect.headerLine > 0;
	}

	cut(text: string, last: boolean): Omit<RecordBlock, 'bytesRead'> | undefined {
		this.pieces.push(text);
		this.gathered += text.length;
		if (!last && this.rest.length + this.gathered < this.wanted) return undefined;
		this.rest = this.rest + this.pieces.join('');
		this.pieces.length = 0;
		this.gathered = 0;
		if (this.line < this.dialect.headerLine && !this.skipPreface(last)) return undefined;
		const split = splitRecords(this.rest, this.dialect.delimiter, this.dialect.quote, last);
		if (last) this.refuseOpenQuote(split, this.rest);
		else if (split.cursor === 0) this.refuseEndless();
		const block = this.block(split);
		this.rest = this.rest.slice(split.cursor);
		this.line += split.lineEnds;
		this.wanted = split.cursor === 0 ? 2 * this.rest.length : 0;
		return block;
	}

	/** Whether the header's line is reached: what stands before it is lines, whatever quotes it has. */
	private skipPreface(last: boolean): boolean {
		let from = 0;
		while (this.line < this.dialect.headerLine) {
			const next = behindLineEnd(this.rest, from);
			if (next === -1) break;
			from = next;
			this.line++;
		}
		this.rest = this.rest.slice(from);
		if (this.line === this.dialect.headerLine) return true;
		if (this.rest.length > MAX_FIELD) throw new Failure('IMP-11.field-too-long', { line: this.line });
		this.wanted = 0;
		if (last) this.rest = '';
		return last;
	}

	private block(split: Split): Omit<RecordBlock, 'bytesRead'> {
		const escapes = this.rest.includes('="');
		const records: string[][] = [];
		const lines = new Uint32Array(split.records.length);
		const blankLines: number[] = [];
		const misplacedQuotes: number[] = [];
		const misplaced = new Set(split.misplacedQuotes);
		for (let i = 0; i < split.records.length; i++) {
			const record = this.own(split.records[i] ?? []);
			const line = this.line + (split.lines[i] ?? 0);
			refuseOverlong(record, line);
			if (this.headerPending) {
				this.headerPending = false;
			} else if (isBlank(record)) {
				blankLines.push(line);
			} else {
				if (escapes) unwrapFormulas(record);
				if (misplaced.has(i)) misplacedQuotes.push(records.length);
				lines[records.length] = line;
				records.push(record);
			}
		}
		return { records, lines: lines.subarray(0, records.length), blankLines, misplacedQuotes };
	}

	/** A record without what was put in front of it. */
	private own(record: string[]): string[] {
		const { addedColumns } = this.dialect;
		return addedColumns ? record.slice(addedColumns) : record;
	}

	/** Nothing ended in all the text at hand: is that still a record, or will it never be one? */
	private refuseEndless(): void {
		if (this.rest.length <= MAX_COLUMNS) return;
		const split = this.unfinished();
		const open = split.openQuote !== undefined;
		const record = split.records[0] ?? [];
		const final = record.at(-1) ?? '';
		const hopeless = final.length > MAX_FIELD && split.anyMisplaced;
		if (open && (hopeless || this.rest.length > MAX_OPEN)) this.refuseOpenQuote(split, this.rest);
		// A quoted field may still close: it is told apart from one that never does by reading on.
		refuseOverlong(open ? record.slice(0, -1) : record, this.line);
		if (record.length > MAX_COLUMNS) throw tooManyColumns(record, this.line);
		if (this.rest.length > MAX_RECORD) throw new Failure('IMP-11.record-too-long', { line: this.line });
	}

	/** The record so far. A quote at the very end of the text may be half of a doubled one: it closes nothing yet. */
	private unfinished(): Split {
		const { delimiter, quote } = this.dialect;
		const split = splitRecords(this.rest, delimiter, quote, true);
		const closedByEnd = split.openQuote === undefined && this.rest.endsWith(quote);
		return closedByEnd ? splitRecords(this.rest.slice(0, -1), delimiter, quote, true) : split;
	}

	private refuseOpenQuote(split: Split, text: string): void {
		if (split.openQuote === undefined) return;
		const line = this.line + countLineEnds(text.slice(0, split.openQuote));
		const value = text.slice(split.openQuote, split.openQuote + 200);
		throw new Failure('IMP-11.quote-not-closed', { line, value });
	}
}

function refuseOverlong(record: readonly string[], line: number): void {
	if (record.length > MAX_COLUMNS) throw tooManyColumns(record, line);
	for (let i = 0; i < record.length; i++) {
		const field = record[i] ?? '';
		if (field.length > MAX_FIELD) {
			throw new Failure('IMP-11.field-too-long', {
				line,
				column: String(i + 1),
				value: field.slice(0, 200),
				other: String(MAX_FIELD)
			});
		}
	}
}

function tooManyColumns(record: readonly string[], line: number): Failure {
	return new Failure('IMP-11.too-many-columns', {
		line,
		value: String(record.length),
		other: String(MAX_COLUMNS)
	});
}

/** A record without text, such as an empty line or a row of delimiters. */
function isBlank(record: readonly string[]): boolean {
	for (let i = 0; i < record.length; i++) {
		const field = record[i] ?? '';
		if (field !== '' && field.trim() !== '') return false;
	}
	return true;
}

/** Excel's way to keep a number as text: `="0123"` is 0123 (IMP-1). */
function unwrapFormulas(record: string[]): void {
	for (let i = 0; i < record.length; i++) {
		const field = record[i] ?? '';
		if (field.startsWith('="') && field.length > 2 && field.endsWith('"')) record[i] = field.slice(2, -1);
	}
}
