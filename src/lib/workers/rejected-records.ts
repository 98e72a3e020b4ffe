/** Rejected records as the preview shows them: with their fields, and conflicts with both their events (IMP-7). */
import { conflictPlace, withFileName } from '$lib/import/conflict-place';
import type { Conflict, RejectedRecord, RejectionKind, SampleEvent } from '$lib/import/preview';
import type { UsageReading } from '$lib/import/read-usage';
import type { Database } from '$lib/storage/database';
import { customerNames } from '$lib/storage/customer-names';
import { readRejectionsOf, type ImportRecord } from '$lib/storage/imports';
import { ImportEvents } from '$lib/storage/usage-events';

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
			other: record && (await stored.atLine(record, place.line)),
			otherFile: place.importId === undefined ? '' : (record?.fileName ?? '')
		};
		shown.push({ rejection: named, conflict });
	}
	return shown;
}

/** Events of imports by the line that they were read from. */
class StoredLines {
	private readonly opened = new Map<
		number,
		{ readonly events: ImportEvents; readonly names: ReadonlyMap<string, string> }
	>();

	constructor(private readonly database: Database) {}

	async atLine(record: ImportRecord, line: number): Promise<SampleEvent | undefined> {
		let opened = this.opened.get(record.id);
		if (!opened) {
			const events = await ImportEvents.open(this.database, record.id);
			opened = { events, names: await customerNames(this.database, record) };
			this.opened.set(record.id, opened);
		}
		const event = await opened.events.atLine(line);
		return event && { ...event, customerName: opened.names.get(event.key.customer) ?? '' };
	}
}
