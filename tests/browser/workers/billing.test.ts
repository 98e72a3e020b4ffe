import { beforeEach, describe, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import { longDate, periodText } from '$lib/domain/period';
import type { Database } from '$lib/storage/database';
import { isIntact, readWholeInvoice, type InvoiceRecord } from '$lib/storage/invoices';
import { writeSettings } from '$lib/storage/settings';
import { billingWorker, importWorker } from '$lib/workers/client';
import {
	administration,
	csv,
	december,
	drafts,
	emptyAdministration,
	failureOf,
	finalise,
	HEADER,
	importFile,
	importPrices,
	makeDrafts,
	only,
	otherTab,
	PRICES,
	pricesWith,
	run,
	usage
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

const refresh = (): Promise<void> => billingWorker.call('refresh', { administration });
const prepareRun = (signal?: AbortSignal): Promise<void> =>
	billingWorker.call('prepareRun', { administration, run: run('2021-12') }, signal ? { signal } : {});
const undo = (importId: number): Promise<void> => importWorker.call('undo', { administration, importId });

/** A file with a record of each of some customers. */
const ofCustomers = (...customers: string[]): File =>
	csv([
		HEADER,
		...customers.map((each) =>
			usage(`t-${each}`, '2021-12-01', 'EMAIL', '10').replace('Klant B.V.;K-1', `${each} B.V.;${each}`)
		)
	]);

/** The lines of an invoice: period, SKU, quantity, amount in cents, and whether it is late. */
async function lines({ id }: Pick<InvoiceRecord, 'id'>): Promise<string[]> {
	const { invoice } = await readWholeInvoice(database, id);
	return invoice.lines.map(({ key, quantity, net, late }) =>
		[periodText(key.period, ' - '), key.sku, toText(quantity), String(net), late ? 'late' : '']
			.join(' ')
			.trim()
	);
}

/** All that is stored of an invoice, to the byte. */
async function stored(id: number): Promise<unknown> {
	const record = await database.invoices.get(id);
	const line = await database.invoiceLines.get(id);
	return structuredClone({
		record,
		sha256: line?.columns.sha256,
		bytes: [...new Uint8Array(line?.columns.bytes ?? [])]
	});
}

describe('a billing run', () => {
	test('BIL-2 one draft for each customer and currency, with the months, the date and the term of the run', async () => {
		await importPrices();
		await importFile(ofCustomers('K-1', 'K-2'));
		const dollars = usage('usd', '2021-12-02', 'EMAIL', '1').replace(/$/, ';USD');
		await importFile(csv([`${HEADER};valuta`, dollars], 'dollars.csv'));
		const made = await makeDrafts(database, run('2021-12', '2022-01-31'));
		expect(made.map(({ customerId, currency }) => `${customerId} ${currency}`)).toEqual([
			'#K-1 EUR',
			'#K-1 USD',
			'#K-2 EUR'
		]);
		for (const draft of made) {
			expect([longDate(draft.invoiceDate), longDate(draft.dueDate)]).toEqual(['31-1-2022', '28-2-2022']);
		}
		// 10 x 0.085 = 0.85, 21% of which is 0.1785.
		expect(made[0]).toMatchObject({ net: 85n, vat: 18n, total: 103n, lineCount: 1, skusWithoutPrice: [] });
		expect(made[1]).toMatchObject({ net: 0n, skusWithoutPrice: ['EMAIL'] });
	});

	test('BIL-2 a new run keeps the draft and gives it its own months and date', async () => {
		await importPrices();
		await importFile(
			csv([HEADER, usage('a', '2021-11-05', 'EMAIL', '1'), usage('b', '2021-12-05', 'EMAIL', '2')])
		);
		const first = only(await makeDrafts(database, run('2021-11')));
		expect(await lines(first)).toEqual(['1-11-21 - 30-11-21 EMAIL 1 9']);
		const second = only(await makeDrafts(database, run('2021-12', '2022-03-01')));
		expect(second.id).toBe(first.id);
		expect(await lines(second)).toEqual([
			'1-12-21 - 31-12-21 EMAIL 2 17',
			'1-11-21 - 30-11-21 EMAIL 1 9 late'
		]);
		expect(only(await makeDrafts(database, run('2021-11'))).lateCount).toBe(0);
		expect(await makeDrafts(database, run('2021-10'))).toEqual([]);
		expect(await database.invoiceLines.count()).toBe(0);
	});

	test('BIL-2 two tabs that make drafts at once make one each', async () => {
		await importPrices();
		await importFile(ofCustomers('K-1', 'K-2'));
		const tabs = [otherTab.billing(), otherTab.billing()];
		const counts = await Promise.all(
			tabs.map((tab) => tab.call('run', { administration, run: run('2021-12') }))
		);
		expect(counts).toEqual([2, 2]);
		expect(await drafts(database)).toHaveLength(2);
		expect(await database.invoiceLines.count()).toBe(2);
	});

	test('BIL-2 preparing a run stores nothing, and the run makes what it would have made', async () => {
		await importPrices();
		await importFile(ofCustomers('K-1', 'K-2'));
		await prepareRun();
		expect(await drafts(database)).toEqual([]);
		const made = await makeDrafts(database);
		const bytes = await Promise.all(made.map(({ id }) => stored(id)));
		// What was ready is used up: this time all is read.
		await makeDrafts(database);
		expect(await Promise.all(made.map(({ id }) => stored(id)))).toEqual(bytes);
		expect(made.map(({ net }) => net)).toEqual([85n, 85n]);
	});

	test('BIL-7 what is imported, undone or priced once a run is prepared counts in it as ever', async () => {
		await importFile(december({ a: '3' }));
		await prepareRun();
		const more = await importFile(december({ b: '4' }));
		await importPrices();
		const draft = only(await makeDrafts(database));
		expect(await lines(draft)).toEqual(['1-12-21 - 31-12-21 EMAIL 7 60']);
		await prepareRun();
		await undo(more);
		await importPrices(pricesWith('1,00'));
		expect(await lines(only(await makeDrafts(database)))).toEqual(['1-12-21 - 31-12-21 EMAIL 3 300']);
	});

	test('BIL-2 a run that was left, prepared or not yet, makes its drafts when it is asked for after all', async () => {
		await importPrices();
		await importFile(ofCustomers('K-1', 'K-2', 'K-3'));
		await prepareRun();
		await billingWorker.call('leaveRun', {});
		expect(await makeDrafts(database)).toHaveLength(3);
		const cancel = new AbortController();
		const preparing = failureOf(prepareRun(cancel.signal));
		cancel.abort();
		await billingWorker.call('leaveRun', {});
		expect((await preparing)?.name).toBe('Cancelled');
		expect(await makeDrafts(database)).toHaveLength(3);
	});

	test('BIL-2 a run that is asked for while it is prepared makes its drafts', async () => {
		await importPrices();
		await importFile(ofCustomers('K-1', 'K-2', 'K-3'));
		const cancel = new AbortController();
		const preparing = failureOf(prepareRun(cancel.signal));
		cancel.abort();
		expect(await makeDrafts(database)).toHaveLength(3);
		await preparing;
	});
});

describe('a draft', () => {
	test('BIL-4 it follows an import, its undoing and a price, and nothing else', async () => {
		await importPrices();
		await importFile(december({ a: '3' }));
		const draft = only(await makeDrafts(database));
		const more = await importFile(december({ b: '4' }));
		await refresh();
		expect(await lines(draft)).toEqual(['1-12-21 - 31-12-21 EMAIL 7 60']);
		await importPrices(pricesWith('1,00'));
		await refresh();
		expect(await lines(draft)).toEqual(['1-12-21 - 31-12-21 EMAIL 7 700']);
		await undo(more);
		await refresh();
		expect(await lines(draft)).toEqual(['1-12-21 - 31-12-21 EMAIL 3 300']);
		const before = await stored(draft.id);
		await refresh();
		await importPrices(pricesWith('1,00'));
		await refresh();
		expect(await stored(draft.id)).toEqual(before);
	});

	test('BIL-7 the order of imports does not matter: the same draft, to the byte', async () => {
		const files = [
			december({ a: '3', b: '0,5' }),
			ofCustomers('K-1'),
			csv([HEADER, usage('p', '2021-10-01', 'PRINT', '7', 'KA-2')])
		];
		const bytes: unknown[] = [];
		for (const order of [files, [...files].reverse()]) {
			database = await emptyAdministration();
			await importPrices(order === files ? PRICES : [PRICES[0] ?? '', ...PRICES.slice(1).reverse()]);
			for (const file of order) await importFile(file);
			const draft = only(await makeDrafts(database));
			bytes.push(await stored(draft.id));
		}
		expect(bytes[1]).toEqual(bytes[0]);
	});

	test('PRI-4 without a price or VAT it is not made definitive, and says for which SKUs', async () => {
		await importFile(december({ a: '3' }));
		const draft = only(await makeDrafts(database));
		expect(await failureOf(finalise(draft.id))).toMatchObject({
			code: 'PRI-4.no-price',
			detail: { other: 'EMAIL' }
		});
		await importPrices(PRICES.map((line) => line.replace(';21;', ';;')));
		await refresh();
		expect(await failureOf(finalise(draft.id))).toMatchObject({
			code: 'PRI-5.no-vat',
			detail: { other: 'EMAIL' }
		});
		expect(await drafts(database)).toHaveLength(1);
	});
});

describe('a definitive invoice', () => {
	test('BIL-4 it never changes a byte, whatever is imported, undone or priced later', async () => {
		await importPrices();
		const first = await importFile(december({ a: '3' }));
		const { id } = only(await makeDrafts(database));
		expect(await finalise(id)).toEqual(['F2022-0001']);
		const frozen = await stored(id);
		expect(await isIntact(database, id)).toBe(true);
		await importFile(december({ b: '4' }));
		await importPrices(pricesWith('9,99'));
		await writeSettings(database, { vatMode: 'per-line' });
		await database.customers.update('#K-1', { name: 'Anders' });
		await makeDrafts(database, run('2022-01', '2022-03-27'));
		await undo(first);
		await refresh();
		expect(await stored(id)).toEqual(frozen);
		expect(await isIntact(database, id)).toBe(true);
	});

	test('BIL-4 a change to anything that it stores shows', async () => {
		await importPrices();
		await importFile(december({ a: '3' }));
		const { id } = only(await makeDrafts(database));
		expect(await isIntact(database, id)).toBe(false);
		await finalise(id);
		const record = await database.invoices.get(id);
		if (!record) throw new Error('gone');
		for (const change of [
			{ total: 1n },
			{ number: 'F2022-0009' },
			{ prices: [] },
			{ customer: { ...record.customer, name: 'X' } }
		]) {
			await database.invoices.put({ ...record, ...change });
			expect(await isIntact(database, id)).toBe(false);
		}
		await database.invoices.put(record);
		expect(await isIntact(database, id)).toBe(true);
	});

	test('BIL-3 usage that arrives later is billed on the next invoice, and nothing twice', async () => {
		await importPrices();
		await importFile(csv([HEADER, usage('a', '2021-12-05', 'EMAIL', '5')]));
		const first = only(await makeDrafts(database));
		await finalise(first.id);
		expect(await makeDrafts(database, run('2021-12'))).toEqual([]);
		await importFile(
			csv([
				HEADER,
				usage('a', '2021-12-05', 'EMAIL', '5'),
				usage('b', '2021-12-06', 'EMAIL', '5'),
				usage('c', '2022-01-06', 'EMAIL', '1')
			])
		);
		const second = only(await makeDrafts(database, run('2022-01', '2022-03-27')));
		// Each invoice rounds its own lines: 5 x 0.085 = 0.43 twice.
		expect(await lines(first)).toEqual(['1-12-21 - 31-12-21 EMAIL 5 43']);
		expect(await lines(second)).toEqual(['1-1-22 - 31-1-22 EMAIL 1 9', '1-12-21 - 31-12-21 EMAIL 5 43 late']);
	});

	test('BIL-3 usage that is undone after it was billed is taken back by a credit note that names the invoice', async () => {
		await importPrices();
		const wrong = await importFile(december({ a: '100' }));
		const first = only(await makeDrafts(database));
		await finalise(first.id);
		await undo(wrong);
		await importPrices(pricesWith('9,99'));
		const note = only(await makeDrafts(database, run('2022-01', '2022-03-27')));
		expect(note).toMatchObject({ kind: 'credit-note', total: -1029n, corrects: ['F2022-0001'] });
		expect(await lines(note)).toEqual(['1-12-21 - 31-12-21 EMAIL -100 -850 late']);
		expect(await finalise(note.id)).toEqual(['C2022-0001']);
		expect(await makeDrafts(database, run('2022-01'))).toEqual([]);
	});
});
