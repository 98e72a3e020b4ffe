/** Customers that the user keeps, the own company, and which customer pays for which (BIL-1, BIL-4). */
import { Failure } from '$lib/domain/failure';
import { arrives, type CustomerMove } from '$lib/domain/moves';
import type { Company } from '$lib/domain/party';
import type { Customer } from '$lib/domain/usage';
import type { Database } from './database';
import { raiseRevision, readSettings, writeSettings } from './settings';

/** What importing a list of customers did. */
export interface CustomerChanges {
	readonly added: number;
	readonly replaced: number;
	readonly unchanged: number;
}

/** Puts customers in the place of those of the same id; drafts follow. Identical ones change nothing. */
export async function putCustomers(
	database: Database,
	customers: readonly Customer[]
): Promise<CustomerChanges> {
	return database.transaction('rw', [database.customers, database.settings], async () => {
		const before = await database.customers.bulkGet(customers.map(({ id }) => id));
		const changed = customers.filter((customer, i) => customerText(before[i]) !== customerText(customer));
		await database.customers.bulkPut(changed);
		if (changed.length > 0) await raiseRevision(database);
		const added = before.filter((known) => known === undefined).length;
		return { added, replaced: changed.length - added, unchanged: customers.length - changed.length };
	});
}

/** A customer as one text, the same for what says the same. */
function customerText(customer: Customer | undefined): string {
	if (!customer) return '';
	const { id, number, name, vatTreatment, details, termMonths, currency } = customer;
	const sorted = Object.entries(details ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.stringify([id, number, name, vatTreatment, sorted, termMonths, currency]);
}

/** Adds a customer that is not known yet. Throws `BIL-1.customer-known` when it is. */
export async function addCustomer(database: Database, customer: Customer): Promise<void> {
	await database.transaction('rw', [database.customers, database.settings], async () => {
		const known = await database.customers.get(customer.id);
		if (known) throw new Failure('BIL-1.customer-known', { other: known.name || known.number });
		await database.customers.add(customer);
		await raiseRevision(database);
	});
}

/** Forgets a customer that has no invoice. Throws `BIL-1.customer-used` when it has one, made elsewhere meanwhile. */
export async function deleteCustomer(database: Database, id: string): Promise<void> {
	const { customers, invoices, settings } = database;
	await database.transaction('rw', [customers, invoices, settings], async () => {
		if (await invoices.filter(({ customerId }) => customerId === id).first())
			throw new Failure('BIL-1.customer-used');
		await customers.delete(id);
		await raiseRevision(database);
	});
}

/** The own company; what is definitive keeps the one that it was frozen with. */
export async function writeCompany(database: Database, company: Company): Promise<void> {
	await writeSettings(database, { company });
}

/**
 * Has another customer pay for an account or a whole customer; gives the move. Throws `BIL-1.move-in-circle` when
 * usage would never arrive at anybody.
 */
export async function addMove(database: Database, move: Omit<CustomerMove, 'id'>): Promise<CustomerMove> {
	return database.transaction('rw', database.settings, async () => {
		const { moves } = await readSettings(database);
		const added = { ...move, id: Math.max(0, ...moves.map(({ id }) => id)) + 1 };
		await storeMoves(database, [...moves, added]);
		return added;
	});
}

/** Undoes a move: what is not billed yet stands again with whom it stood before. Gives the move, if there was one. */
export async function undoMove(database: Database, id: number): Promise<CustomerMove | undefined> {
	return database.transaction('rw', database.settings, async () => {
		const { moves } = await readSettings(database);
		const undone = moves.find((move) => move.id === id);
		if (undone)
			await storeMoves(
				database,
				moves.filter((move) => move !== undone)
			);
		return undone;
	});
}

async function storeMoves(database: Database, moves: readonly CustomerMove[]): Promise<void> {
	if (!arrives(moves)) throw new Failure('BIL-1.move-in-circle');
	await writeSettings(database, { moves });
	await raiseRevision(database);
}
