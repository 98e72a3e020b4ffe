import { beforeEach, expect, test } from 'vitest';
import { toText } from '$lib/domain/decimal';
import type { CreditOf } from '$lib/domain/invoice';
import { usageKeyId } from '$lib/domain/usage';
import type { Database } from '$lib/storage/database';
import { isIntact, readLines, readWholeInvoice, type InvoiceRecord } from '$lib/storage/invoices';
import { billingWorker, eventsWorker, importWorker } from '$lib/workers/client';
import {
	administration,
	csv,
	december,
	emptyAdministration,
	failureOf,
	finalise,
	HEADER,
	importFile,
	importPrices,
	makeDrafts,
	only,
	otherTab,
	run,
	usage
} from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
	await importPrices();
});

const { invoiceDate } = run('2022-01', '2022-03-05');

const credit = (
	invoiceId: number,
	lines: readonly number[],
	usageOf: CreditOf['usage'],
	client = billingWorker
): Promise<string> =>
	client.call('credit', { administration, invoiceId, request: { lines, usage: usageOf, invoiceDate } });

async function numbered(number: string): Promise<InvoiceRecord> {
	const record = await database.invoices.get({ number });
	if (!record) throw new Error(`no ${number}`);
	return record;
}

/** An invoice of two lines, of 5 EMAIL and 7 PRINT. */
async function twoLines(): Promise<number> {
	await importFile(
		csv([HEADER, usage('a', '2021-12-05', 'EMAIL', '5'), usage('b', '2021-12-05', 'PRINT', '7')])
	);
	const { id } = only(await makeDrafts(database));
	await finalise(id);
	return id;
}

test('BIL-5 a credit note is frozen at once, in its own series, and the open draft bills the usage again', async () => {
	const id = await twoLines();
	await importFile(csv([HEADER, usage('c', '2022-01-05', 'EMAIL', '1')], 'januari.csv'));
	const draft = only(await makeDrafts(database, run('2022-01', '2022-03-27')));
	expect(draft.lineCount).toBe(1);
	expect(await credit(id, [1], 'reopen')).toBe('C2022-0001');
	const note = await numbered('C2022-0001');
	expect(note).toMatchObject({
		state: 'definitive',
		kind: 'credit-note',
		corrects: ['F2022-0001'],
		credits: { number: 'F2022-0001', usage: 'reopen', lines: [1] },
		net: -945n
	});
	expect(await isIntact(database, note.id)).toBe(true);
	const { invoice } = await readWholeInvoice(database, draft.id);
	expect(invoice.lines.map(({ key, quantity, late }) => [key.sku, toText(quantity), late])).toEqual([
		['EMAIL', '1', false],
		['PRINT', '7', true]
	]);
	expect(await finalise(draft.id)).toEqual(['F2022-0002']);
});

test('BIL-5 BIL-6 the events of a reopened line are counted back, and stand behind the line that bills them again', async () => {
	const id = await twoLines();
	await credit(id, [1], 'reopen');
	const again = only(await makeDrafts(database, run('2022-01', '2022-03-27')));
	const told = async (invoiceId: number): Promise<string[]> => {
		const keyId = usageKeyId((await readLines(database, invoiceId)).keyAt(0));
		const window = { offset: 0, limit: 10 };
		const events = await eventsWorker.call('behindLine', { administration, invoiceId, keyId, window });
		return events.window.map((event) => `${event.id} ${event.weight}`);
	};
	expect(await told((await numbered('C2022-0001')).id)).toEqual(['b -1']);
	expect(await told(again.id)).toEqual(['b 1']);
	await credit(id, [0], 'settle');
	expect(await told((await numbered('C2022-0002')).id)).toEqual([]);
});

test('BIL-5 two tabs that credit at once: no number twice or left out, and no line credited twice', async () => {
	const id = await twoLines();
	const tabs = [otherTab.billing(), otherTab.billing()];
	const outcomes = await Promise.all(
		tabs.map((tab) => credit(id, [0, 1], 'settle', tab).catch((error: { code: string }) => error.code))
	);
	expect([...outcomes].sort()).toEqual(['BIL-5.line-credited', 'C2022-0001']);
	expect(await failureOf(credit(id, [0], 'reopen'))).toMatchObject({
		code: 'BIL-5.line-credited',
		detail: { line: 1, other: 'C2022-0001' }
	});
	expect(await database.invoices.count()).toBe(2);
	expect(await database.invoiceLines.count()).toBe(2);
});

test('BIL-5 lines of two invoices credited in two tabs get numbers without a gap', async () => {
	const first = await twoLines();
	await importFile(csv([HEADER, usage('c', '2022-01-05', 'EMAIL', '1')], 'januari.csv'));
	const { id } = only(await makeDrafts(database, run('2022-01', '2022-03-27')));
	await finalise(id);
	const [one, other] = [otherTab.billing(), otherTab.billing()];
	const tries = [
		credit(first, [0, 1], 'reopen', one),
		credit(id, [0], 'reopen', other),
		credit(first, [0], 'reopen')
	];
	const numbers = await Promise.all(tries.map((each) => each.catch(() => 'refused')));
	expect(numbers.filter((number) => number !== 'refused').sort()).toEqual(['C2022-0001', 'C2022-0002']);
});

test('BIL-5 what can be credited is told line by line, and a draft cannot be', async () => {
	const wrong = await importFile(december({ a: '100' }));
	const first = only(await makeDrafts(database));
	const standing = (invoiceId: number) => billingWorker.call('standing', { administration, invoiceId });
	expect(await failureOf(standing(first.id))).toMatchObject({ code: 'BIL-5.not-definitive' });
	await finalise(first.id);
	expect(await standing(first.id)).toEqual([{ state: 'free' }]);
	await importWorker.call('undo', { administration, importId: wrong });
	await finalise(only(await makeDrafts(database, run('2022-01', '2022-03-27'))).id);
	expect(await standing(first.id)).toEqual([{ state: 'taken-back', by: ['C2022-0001'] }]);
	expect(await failureOf(credit(first.id, [0], 'settle'))).toMatchObject({ code: 'BIL-5.line-taken-back' });
});

test('IMP-10 before an import is undone it is told which invoices were credited and stay billed', async () => {
	const kept = await importFile(csv([HEADER, usage('a', '2021-12-05', 'EMAIL', '5')]));
	const undone = await importFile(csv([HEADER, usage('b', '2021-12-05', 'PRINT', '7')], 'print.csv'));
	const { id } = only(await makeDrafts(database));
	await finalise(id);
	const told = (importId: number) => billingWorker.call('billedFrom', { administration, importId });
	await credit(id, [0], 'reopen');
	expect(await told(kept)).toEqual({ invoices: ['F2022-0001'], settled: [] });
	await credit(id, [1], 'settle');
	expect(await told(kept)).toEqual({ invoices: ['F2022-0001'], settled: [] });
	expect(await told(undone)).toEqual({ invoices: ['F2022-0001'], settled: ['F2022-0001'] });

	// What the sentence says happens: the usage that stayed billed is taken back.
	await importWorker.call('undo', { administration, importId: undone });
	const drafts = await makeDrafts(database, run('2022-01', '2022-03-27'));
	const { invoice } = await readWholeInvoice(database, only(drafts).id);
	expect(invoice.lines.map(({ key, quantity }) => [key.sku, toText(quantity)])).toEqual([
		['EMAIL', '5'],
		['PRINT', '-7']
	]);
});
