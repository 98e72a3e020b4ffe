/** The settings that decide what invoices come to: the billing zone and how VAT is rounded (PER-1, VAT-3). */
import { Failure } from '$lib/domain/failure';
import type { VatMode } from '$lib/domain/invoice';
import { isZone } from '$lib/domain/zone';
import type { Database } from './database';
import { raiseRevision, writeSettings } from './settings';

/** Why the billing zone cannot be changed (PER-1). */
export type ZoneLock =
	/** An invoice is definitive: its periods are of this zone. */
	| 'PER-1.zone-locked'
	/** Usage was read in this zone, and its stamps without a zone are known in the files alone. */
	| 'PER-1.zone-in-use';

/** Why the zone cannot be changed now; undefined: it can. */
export async function zoneLock(database: Database): Promise<ZoneLock | undefined> {
	if ((await database.invoices.where('state').equals('definitive').count()) > 0) return 'PER-1.zone-locked';
	const states = ['staged', 'committed'];
	return (await database.imports.where('state').anyOf(states).count()) > 0 ? 'PER-1.zone-in-use' : undefined;
}

/**
 * Changes the billing zone, for what is imported from now on. Throws `PER-1.no-such-zone`, or why it is locked.
 */
export async function changeZone(database: Database, zone: string): Promise<void> {
	if (!isZone(zone)) throw new Failure('PER-1.no-such-zone', { value: zone });
	await database.transaction('rw', [database.settings, database.imports, database.invoices], async () => {
		const lock = await zoneLock(database);
		if (lock) throw new Failure(lock);
		await writeSettings(database, { zone });
		await raiseRevision(database);
	});
}

/** Changes how VAT is rounded; drafts follow, definitive invoices keep theirs (VAT-3). */
export async function changeVatMode(database: Database, vatMode: VatMode): Promise<void> {
	await database.transaction('rw', [database.settings], async () => {
		await writeSettings(database, { vatMode });
		await raiseRevision(database);
	});
}
