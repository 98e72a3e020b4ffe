/** Customers that another pays for, in the database and over the worker that makes the drafts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_COMPANY, NO_DETAILS } from '$lib/domain/party';
import { putCustomers, writeCompany } from '$lib/storage/customers';
import type { Database } from '$lib/storage/database';
import { readSettings } from '$lib/storage/settings';
import { billingWorker } from '$lib/workers/client';
import {
	administration,
	csv,
	drafts,
	emptyAdministration,
	failureOf,
	finalise,
	HEADER,
	importFile,
	importPrices,
	makeDrafts,
	stage,
	usage
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
	const records = ['K-1', 'K-2'].map((customer, i) =>
		usage(`tx-${i}`, '2021-12-01T10:00:00Z', 'EMAIL', String(10 + i)).replace(';K-1;', `;${customer};`)
	);
	await importPrices();
	await importFile(csv([HEADER, ...records]));
	await makeDrafts(database);
});
afterEach(() => {
	database.close();
});

const add = { add: { from: '#K-2', to: '#K-1' } };
const move = (change: typeof add | { undo: number }): Promise<void> =>
	billingWorker.call('move', { administration, change });
const told = async (): Promise<string[]> =>
	(await drafts(database)).map(({ customerId, lineCount }) => `${customerId}: ${lineCount}`).sort();

describe('moving customers', () => {
	it('BIL-1 what would change is told first, and changes nothing', async () => {
		const changes = await billingWorker.call('previewMove', { administration, change: add });
		expect(changes.map(({ customer, after }) => [customer, after === undefined])).toEqual([
			['#K-1', false],
			['#K-2', true]
		]);
		expect(await told()).toEqual(['#K-1: 1', '#K-2: 1']);
		expect((await readSettings(database)).moves).toEqual([]);
	});

	it('BIL-1 a merged customer’s draft joins the other, and comes back when that is undone', async () => {
		await move(add);
		expect(await told()).toEqual(['#K-1: 2']);
		const [{ id } = { id: 0 }] = (await readSettings(database)).moves;
		await move({ undo: id });
		expect(await told()).toEqual(['#K-1: 1', '#K-2: 1']);
	});

	it('IMP-9 whose draft an import would change is told by who pays, in the preview and by its amounts', async () => {
		await move(add);
		const more = csv([HEADER, usage('more', '2021-12-02T10:00:00Z', 'EMAIL', '5').replace(';K-1;', ';K-2;')]);
		const { importId, preview } = await stage(more);
		expect(preview.invoices).toEqual([{ customer: 'Klant B.V.', currency: 'EUR', draft: true }]);
		const told = await billingWorker.call('consequences', { administration, importIds: [importId] });
		expect(told.drafts.map(({ customer }) => customer)).toEqual(['#K-1']);
	});

	it('BIL-1 customers that would pay for each other are refused', async () => {
		await move(add);
		const back = { add: { from: '#K-1', to: '#K-2' } };
		expect((await failureOf(move(back)))?.code).toBe('BIL-1.move-in-circle');
		expect((await readSettings(database)).moves).toHaveLength(1);
	});
});

describe('seller and customer', () => {
	it('BIL-4 are frozen with the invoice, which without them is an internal specification', async () => {
		const [one = 0, other = 0] = (await drafts(database)).map(({ id }) => id);
		await finalise(one);
		const details = {
			...NO_DETAILS,
			street: 'Kerkstraat 1',
			postcode: '1234 AB',
			city: 'Dorp',
			country: 'NL'
		};
		const seller = { ...NO_COMPANY, ...details, name: 'Ik', kvk: '12345678', vatId: 'NL000099998B57' };
		await writeCompany(database, seller);
		await putCustomers(database, [{ id: '#K-2', number: 'K-2', name: 'Klant B.V.', details }]);
		await billingWorker.call('refresh', { administration });
		await finalise(other);
		await writeCompany(database, { ...seller, name: 'Ander' });
		const [first, second] = await database.invoices.orderBy('number').toArray();
		expect([first?.internal, first?.seller?.name]).toEqual([true, '']);
		expect([second?.internal, second?.seller?.name, second?.customer.details?.city]).toEqual([
			undefined,
			'Ik',
			'Dorp'
		]);
	});
});
