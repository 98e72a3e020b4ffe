/** What the browser keeps, read beside the app. */
import type { Page } from '@playwright/test';

export type StoreCounts = Readonly<Record<string, number>>;

/** Records in each table of a database, by the table's name; empty where there is no such database. */
export async function countStored(page: Page, database = 'specifiek'): Promise<StoreCounts> {
	return page.evaluate(async (name) => {
		const known = (await indexedDB.databases()).some((each) => each.name === name);
		if (!known) return {};
		const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
			new Promise((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error(name));
			});
		const open = await settled(indexedDB.open(name));
		const counts: Record<string, number> = {};
		for (const table of open.objectStoreNames) {
			counts[table] = await settled(open.transaction(table).objectStore(table).count());
		}
		open.close();
		return counts;
	}, database);
}
