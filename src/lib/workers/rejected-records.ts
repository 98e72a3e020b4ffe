/** Rejected records as the preview shows them: with their fields, and conflicts with both their events (IMP-7). */
import { conflictPlace, withFileName } from '$lib/import/conflict-place';
import type { Conflict, RejectedRecord, RejectionKind, SampleEvent } from '$lib/import/preview';
import type { UsageReading } from '$lib/import/read-usage';
import { NO_MOMENT, type KeyTotal } from '$lib/import/usage-columns';
import type { OpenChunk } from '$lib/import/usage-builder';
import type { Database } from '$lib/storage/database';
import { readRejectionsOf, type ImportRecord } from '$lib/storage/imports';
import { openChunk, readTotals, type ImportTotals } from '$lib/storage/usage';

/** `eventOf` reads a record of the file again; without it conflicts are told by their places only. */
export async function rejectedRecords(
	database: Database,
	importId: number,
	kind: Pick<RejectionKind, 'code' | 'column'>,
	most: number,
	eventOf: UsageReading['eventOf'] | undefined
): Promise<RejectedRecord[]> {
	const rejections = await readRejectionsOf(database, importId, kind, most);
	const records = new Map((await database.imports.toArray()).map((record) => [record.id, record]));
	const stored = new StoredLines(database);
	const shown: RejectedRecord[] = [];
	for (const rejection of rejections) {
		const place = conflictPlace(rejection);
		const named = withFileName(rejection, (id) => records.get(id)?.fileName ?? String(id));
		if (!place || !eventOf) {
			shown.push({ rejection: named });
			continue;
		}
		const record = records.get(place.importId ?? importId);
		const conflict: Conflict = {
			own: eventOf(rejection.fields, rejection.line),
			other: record && (await stored.event(record, place.line)),
			otherFile: place.importId === undefined ? '' : (record?.fileName ?? '')
		};
		shown.push({ rejection: named, conflict });
	}
	return shown;
}

/** Events of imports by the line that they were read from. */
class StoredLines {
	private readonly totals = new Map<number, Promise<ImportTotals>>();
	private readonly chunks = new Map<string, Promise<OpenChunk>>();
	private names: Promise<Map<string, string>> | undefined;

	constructor(private readonly database: Database) {}

	/** The event of a line; of several on one line the first. Throws `STO-3.damaged`. */
	async event(record: ImportRecord, line: number): Promise<SampleEvent | undefined> {
		let low = 0;
		let high = record.chunks.length - 1;
		// Chunks follow the file: the last one that begins at or before the line.
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((await this.open(record, middle)).event(0).line <= line) low = middle;
			else high = middle - 1;
		}
		const events = record.chunks[low] ?? 0;
		if (events === 0) return undefined;
		const chunk = await this.open(record, low);
		const row = rowOf(chunk, events, line);
		return row === undefined ? undefined : this.sample(record, chunk, row);
	}

	private async sample(record: ImportRecord, chunk: OpenChunk, row: number): Promise<SampleEvent> {
		const { line, id, moment, quantity, key: number } = chunk.event(row);
		const { totals, numbers } = await this.totalsOf(record);
		const { key } = totals[numbers[number] as number] as KeyTotal;
		return {
			line,
			id,
			moment: moment === NO_MOMENT ? undefined : moment,
			key,
			customerName:
				record.customers.find((customer) => customer.id === key.customer)?.name ??
				(await this.nameOf(key.customer)),
			quantity
		};
	}

	private async totalsOf({ id }: ImportRecord): Promise<ImportTotals> {
		let totals = this.totals.get(id);
		if (!totals) this.totals.set(id, (totals = readTotals(this.database, id)));
		return totals;
	}

	private async open({ id }: ImportRecord, sequence: number): Promise<OpenChunk> {
		const name = `${id}/${sequence}`;
		let chunk = this.chunks.get(name);
		if (!chunk) this.chunks.set(name, (chunk = openChunk(this.database, id, sequence, () => '')));
		return chunk;
	}

	private async nameOf(customer: string): Promise<string> {
		this.names ??= this.database.customers
			.toArray()
			.then((customers) => new Map(customers.map(({ id, name }) => [id, name])));
		return (await this.names).get(customer) ?? '';
	}
}

function rowOf(chunk: OpenChunk, events: number, line: number): number | undefined {
	let low = 0;
	let high = events - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (chunk.event(middle).line < line) low = middle + 1;
		else high = middle;
	}
	return chunk.event(low).line === line ? low : undefined;
}
