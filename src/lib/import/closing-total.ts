/**
 * The total that a file may end in and name as such (`Totaal;;;1.234,5`): a last record that cannot be read as an
 * event and says that it is a total. It is no record, but told (IMP-6). A wide file's total, which looks like any
 * of its records, is total-line.ts's.
 */
import type { EventBatch, Rejection } from './event-batch';
import type { ReadingChoices } from './preview';

const TOTAL =
	/^(?:(?:sub|eind|jaar|maand|week|dag|algemeen|grand|overall|annual|year)[\s-]*)?tota(?:al|l|len|ls)(?![\p{L}\p{N}])/iu;
const SUM = /^(?:(?:gesamt)?summe|gesamt|som|sum|totaux|total général)(?![\p{L}\p{N}])/iu;
/** Names are short; a description that begins with the word is none. */
const LONGEST_NAME = 60;

/** Whether a cell says that its record is a total, as it may be named in Dutch, English, German or French. */
export function isNameOfTotal(cell: string): boolean {
	const name = cell.trim();
	return name.length <= LONGEST_NAME && (TOTAL.test(name) || SUM.test(name));
}

export class ClosingTotal {
	/** What was rejected of the last record, where that names a total: one rejection, or one for each of its cells. */
	private held: Rejection[] = [];
	private readonly touched: ReadonlySet<number>;

	constructor(
		private readonly choices: Pick<ReadingChoices, 'countTotal' | 'mended' | 'dropped'>,
		private readonly rejectAnyway: (rejection: Rejection) => void
	) {
		const { mended = [], dropped = [] } = choices;
		this.touched = new Set([...mended.map(({ line }) => line), ...dropped]);
	}

	/** Takes a record that cannot be taken; one that may be the file's total waits for what comes behind it. */
	readonly reject = (rejection: Rejection): void => {
		if (this.held[0]?.line !== rejection.line) this.release();
		if (this.isTotal(rejection)) this.held.push(rejection);
		else this.rejectAnyway(rejection);
	};

	/** Tells of events: what stands before them is not the file's end. */
	sawEvents({ lines, count }: Pick<EventBatch, 'lines' | 'count'>): void {
		const [first] = this.held;
		if (first && lines.subarray(0, count).some((line) => line >= first.line)) this.release();
	}

	/** At the end of the file: the line of its total and how many records that was taken for. */
	finish(): { readonly line: number; readonly records: number } | undefined {
		const [first] = this.held;
		return first && { line: first.line, records: this.held.length };
	}

	private release(): void {
		for (const rejection of this.held.splice(0)) this.rejectAnyway(rejection);
	}

	private isTotal({ code, line, fields }: Rejection): boolean {
		if (this.choices.countTotal || this.touched.has(line)) return false;
		if (code === 'IMP-1.misplaced-quote' || code.startsWith('IMP-7.')) return false;
		return fields.some(isNameOfTotal);
	}
}
