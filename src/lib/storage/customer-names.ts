/** Customers' names by their ids, as an import or the administration has them. */
import type { Database } from './database';
import type { ImportRecord } from './imports';

/** Those of the administration first: an import's own are known before it counts. */
export async function customerNames(
	database: Database,
	{ customers }: Pick<ImportRecord, 'customers'>
): Promise<ReadonlyMap<string, string>> {
	const all = [...customers, ...(await database.customers.toArray())];
	return new Map(all.filter(({ name }) => name !== '').map(({ id, name }) => [id, name]));
}
