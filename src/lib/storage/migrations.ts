/**
 * Every version of the schema and the way to it from the one before (STO-2). A version that was released is
 * never changed: add the next one, and its test in tests/browser/storage/migrations.test.ts.
 */
import type Dexie from 'dexie';

export const SCHEMA_VERSION = 3;

/** Declares all versions on a database that is not open yet. */
export function migrate(database: Dexie): void {
	database.version(1).stores({
		imports: '++id, state',
		chunks: '[importId+sequence]',
		identities: '[importId+sequence]',
		totals: 'importId',
		rejections: '[importId+sequence]',
		prices: 'id, sku',
		customers: 'id',
		invoices: '++id, &number, &[customerId+currency+open], state',
		invoiceLines: 'invoiceId',
		jobs: '++id, state',
		files: 'jobId',
		notifications: '++id, &jobId',
		settings: 'name'
	});
	database.version(2).stores({
		mappings: 'id',
		seenDrafts: 'invoiceId',
		eventIndex: '[importId+segment+firstKey]'
	});
	// The same tables; the sums of imports are packed from here on, which code of before cannot read.
	database.version(3).stores({});
}
