/**
 * Records made as wide as the header, where nothing is lost by it or the user says so, and headers that are repeated
 * among them taken out (IMP-1, IMP-6).
 */
import type { Detected, RaggedRows, RecordBlock } from './reading';

/** A block without repeated headers, its records evened out. */
export interface TidyBlock extends RecordBlock {
	/** Lines on which the header stands once more, as in files that were put behind one another: no records. */
	readonly repeatedHeaders: readonly number[];
	/** Records that were filled up or cut because the user said so. */
	readonly evened: number;
}

export class RecordTidier {
	private readonly header: readonly string[];
	/** Without a header row nothing can be repeated. */
	private readonly hasNames: boolean;

	constructor(
		{ header, dialect }: Pick<Detected, 'header' | 'dialect'>,
		private readonly raggedRows: RaggedRows | undefined
	) {
		this.header = header;
		this.hasNames = dialect.headerLine > 0 && header.some((name) => name !== '');
	}

	tidy(block: RecordBlock): TidyBlock {
		if (this.header.length === 0 || block.records.every((record) => this.isTidy(record))) {
			return { ...block, repeatedHeaders: [], evened: 0 };
		}
		const misplaced = new Set(block.misplacedQuotes);
		const records: (readonly string[])[] = [];
		const lines = new Uint32Array(block.records.length);
		const misplacedQuotes: number[] = [];
		const repeatedHeaders: number[] = [];
		let evened = 0;
		block.records.forEach((record, i) => {
			const line = block.lines[i] as number;
			if (this.isHeader(record)) {
				repeatedHeaders.push(line);
				return;
			}
			if (misplaced.has(i)) misplacedQuotes.push(records.length);
			const whole = this.whole(record);
			const even = whole ?? (this.raggedRows && !misplaced.has(i) ? this.even(record) : undefined);
			if (!whole && even) evened++;
			lines[records.length] = line;
			records.push(even ?? record);
		});
		const { blankLines, bytesRead } = block;
		return {
			...{ records, lines: lines.subarray(0, records.length), blankLines, misplacedQuotes, bytesRead },
			...{ repeatedHeaders, evened }
		};
	}

	/** Whether a record with these fields would not stay as it is, or be no record at all. */
	wouldChange(fields: readonly string[]): boolean {
		return !this.isTidy(fields) && (this.isHeader(fields) || this.whole(fields) !== undefined);
	}

	private isTidy(record: readonly string[]): boolean {
		return record.length === this.header.length && !(this.hasNames && record[0]?.trim() === this.header[0]);
	}

	private isHeader(record: readonly string[]): boolean {
		const { header } = this;
		return (
			this.hasNames &&
			record.length >= header.length &&
			record.every((cell, column) => cell.trim() === (header[column] ?? ''))
		);
	}

	/** A record that a delimiter behind its last cell, or behind the header's, makes one cell longer or shorter. */
	private whole(record: readonly string[]): readonly string[] | undefined {
		const { length } = this.header;
		if (record.length === length) return record;
		if (record.length === length + 1 && isBlank(record.at(-1))) return record.slice(0, length);
		return record.length === length - 1 && this.hasNames && this.header.at(-1) === ''
			? [...record, '']
			: undefined;
	}

	/** A record without its blank surplus, or with blank cells for those that it lacks. */
	private even(record: readonly string[]): readonly string[] | undefined {
		const { length } = this.header;
		if (!record.slice(length).every(isBlank)) return undefined;
		return Array.from({ length }, (_, column) => record[column] ?? '');
	}
}

function isBlank(cell: string | undefined): boolean {
	return cell === undefined || cell.trim() === '';
}
