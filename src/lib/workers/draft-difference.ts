/** What changed on a draft since it was last seen, told in so many lines at most (BIL-4). */
import { lineChanges } from '$lib/domain/line-changes';
import type { InvoiceLine } from '$lib/domain/invoice';
import type { Database } from '$lib/storage/database';
import type { LineTable } from '$lib/storage/invoice-lines';
import { readTwoStates } from '$lib/storage/seen-drafts';
import type { DraftDifference } from './protocol';

/** Undefined where it says what it said. Throws `STO-3.damaged`. */
export async function draftDifference(
	database: Database,
	invoiceId: number,
	most: number
): Promise<DraftDifference | undefined> {
	const states = await readTwoStates(database, invoiceId);
	if (!states) return undefined;
	const { lines: linesBefore, ...before } = states.before;
	const { lines: linesAfter, ...after } = states.after;
	const all = lineChanges(each(linesBefore), each(linesAfter));
	if (all.length === 0 && before.total === after.total) return undefined;
	const added = all.filter((change) => !change.before).length;
	const removed = all.filter((change) => !change.after).length;
	return {
		before,
		after,
		added,
		removed,
		changed: all.length - added - removed,
		lines: all.slice(0, most),
		sha256: states.sha256
	};
}

function* each(table: LineTable): Generator<InvoiceLine> {
	for (let i = 0; i < table.length; i++) yield table.at(i);
}
