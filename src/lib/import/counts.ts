import type { SourceBatch } from './event-source';
import type { Question } from './preview';

/** What a file's records and lines came to. */
export class Counts {
	records = 0;
	blankLines = 0;
	blankQuantities = 0;
	otherRecords = 0;
	firstReadings = 0;
	evened = 0;
	totalLine: number | undefined;
	readonly repeatedHeaders: number[] = [];
	/** What only the user knows of them. */
	readonly questions: Question[] = [];

	add(read: SourceBatch): void {
		this.records += read.records;
		this.blankLines += read.blankLines;
		this.blankQuantities += read.blankQuantities ?? 0;
		this.otherRecords += read.otherRecords ?? 0;
		this.firstReadings += read.firstReadings ?? 0;
		this.evened += read.evened ?? 0;
		this.totalLine ??= read.totalLine;
		if (read.possibleTotal) this.questions.push({ asks: 'total-line', ...read.possibleTotal });
		// One by one: a block may have more of them than a call takes arguments.
		for (const line of read.repeatedHeaders ?? []) this.repeatedHeaders.push(line);
	}

	/** A mended record was counted as one: it may have become several, or one without quantity, which is none. */
	addMended({ further, blank }: { readonly further: number; readonly blank: number }): void {
		this.records += further - blank;
		this.blankQuantities += blank;
	}

	/** A total at the file's end was counted as records until it was known to be none. */
	leaveOut(total: { readonly line: number; readonly records: number } | undefined): void {
		if (!total) return;
		this.records -= total.records;
		this.totalLine ??= total.line;
	}
}
