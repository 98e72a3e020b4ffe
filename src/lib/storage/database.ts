/**
 * The database of one administration. Which tables there are; what stands in them is said by the file of
 * each kind of thing (imports.ts, prices.ts, invoices.ts, …).
 */
import Dexie, { type EntityTable, type Table } from 'dexie';
import { Failure } from '$lib/domain/failure';
import type { Price } from '$lib/domain/price';
import type { Customer } from '$lib/domain/usage';
import type { StoredIndexPart } from './event-index';
import type { ImportRecord, StoredRejections } from './imports';
import type { InvoiceRecord, StoredLines } from './invoices';
import type { ExportFile, ExportJob, Notification } from './exports';
import type { StoredMapping } from './mappings';
import { migrate, SCHEMA_VERSION } from './migrations';
import type { SeenDraft } from './seen-drafts';
import type { StoredChunk, StoredIdentities, StoredTotals } from './usage';

/** STO-6: sample data live in a database of their own. */
export type AdministrationName = 'own' | 'sample';

const DATABASES: Readonly<Record<AdministrationName, string>> = {
	own: 'specifiek',
	sample: 'specifiek-voorbeeld'
};

/** A stored price: the price under its id (domain/price.ts). */
export interface StoredPrice extends Price {
	readonly id: string;
}

export interface Setting {
	readonly name: string;
	readonly value: unknown;
}

export class Database extends Dexie {
	declare imports: EntityTable<ImportRecord, 'id'>;
	declare chunks: Table<StoredChunk, [number, number]>;
	declare identities: Table<StoredIdentities, [number, number]>;
	declare eventIndex: Table<StoredIndexPart, [number, number, number]>;
	declare totals: EntityTable<StoredTotals, 'importId'>;
	declare rejections: Table<StoredRejections, [number, number]>;
	declare prices: EntityTable<StoredPrice, 'id'>;
	declare customers: EntityTable<Customer, 'id'>;
	declare invoices: EntityTable<InvoiceRecord, 'id'>;
	declare invoiceLines: EntityTable<StoredLines, 'invoiceId'>;
	declare seenDrafts: EntityTable<SeenDraft, 'invoiceId'>;
	declare jobs: EntityTable<ExportJob, 'id'>;
	declare files: EntityTable<ExportFile, 'jobId'>;
	declare notifications: EntityTable<Notification, 'id'>;
	declare mappings: EntityTable<StoredMapping, 'id'>;
	declare settings: EntityTable<Setting, 'name'>;

	/** `strict` durability is for the write that makes something count; what is staged before need not wait. */
	constructor(name: string, durability: 'relaxed' | 'strict' = 'relaxed') {
		super(name, { chromeTransactionDurability: durability });
		migrate(this);
		this.on('ready', () => refuseNewer(this), true);
	}
}

/** Dexie keeps a version ten times over, and opens a database of a later one all the same: it must not (STO-2). */
function refuseNewer(database: Dexie): void {
	const version = Math.floor(database.backendDB().version / 10);
	if (version > SCHEMA_VERSION) throw new Failure('STO-2.newer-schema', { other: String(version) });
}

/**
 * Opens the database of an administration; it is made on first use. Where another tab made it one of a later
 * schema, every use of it fails, with `STO-2.newer-schema` within Dexie's own error.
 */
export function openAdministration(
	name: AdministrationName,
	durability: 'relaxed' | 'strict' = 'relaxed'
): Database {
	return new Database(DATABASES[name], durability);
}
