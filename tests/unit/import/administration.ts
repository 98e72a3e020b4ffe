/** Files read one behind the other, each committed before the next: what the import worker does, in memory. */
import { Zone } from '$lib/domain/zone';
import type { ReadingChoices } from '$lib/import/preview';
import { readUsage, type ReadingContext } from '$lib/import/read-usage';
import type { Rejection } from '$lib/import/event-batch';
import { MemoryEvents, MemorySink, withTotals, type ReadingWithTotals } from './memory-store';
import { totalsOf, type Outcome } from './usage-tables';

export const zone = new Zone('Europe/Amsterdam');

export interface Imported {
	readonly reading: ReadingWithTotals;
	readonly sink: MemorySink;
	readonly importId: number;
}

export class Administration {
	private lastImport = 0;

	constructor(readonly earlier = new MemoryEvents()) {}

	async import(
		content: BlobPart,
		choices: ReadingChoices = {},
		context: Partial<ReadingContext> = {}
	): Promise<Imported> {
		const sink = new MemorySink();
		const importId = ++this.lastImport;
		const file = new File([content], 'verbruik.csv');
		const reading = withTotals(
			await readUsage(file, choices, { zone, earlier: this.earlier, sink, ...context })
		);
		this.earlier.commit(importId, sink, reading);
		return { reading, sink, importId };
	}
}

/** As storage gives them. */
export const byLine = (rejections: readonly Rejection[]): Rejection[] =>
	[...rejections].sort((a, b) => a.line - b.line);

export function outcomeOf({ reading, sink }: Imported): Outcome {
	return {
		accepted: reading.accepted,
		duplicates: Object.fromEntries(reading.duplicates.map(({ importId = 0, events }) => [importId, events])),
		rejected: byLine(sink.rejections).map(({ line, code, column }) => `${line} ${code} ${column}`),
		totals: totalsOf(reading.totals)
	};
}
