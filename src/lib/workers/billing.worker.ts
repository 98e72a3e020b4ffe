/** Makes drafts from what is committed, and makes them definitive. */
import { accountsOf } from '$lib/domain/accounts';
import { draftsOneByOne, makeDrafts } from '$lib/domain/billing';
import { draftChanges } from '$lib/domain/draft-changes';
import { explain } from '$lib/domain/explanation';
import { Failure, stopIfCancelled } from '$lib/domain/failure';
import type { BillingRun, Invoice } from '$lib/domain/invoice';
import { arrives, payerOf, type AccountName, type CustomerMove } from '$lib/domain/moves';
import type { Price } from '$lib/domain/price';
import { PriceBook } from '$lib/domain/pricing';
import { plannedDrafts } from '$lib/domain/run-preview';
import { skuMonths, usageBySku } from '$lib/domain/sku-usage';
import type { RunOf } from '$lib/domain/to-bill';
import { whatIf, whatIfLines } from '$lib/domain/what-if';
import { creditInvoice, readStanding } from '$lib/storage/credits';
import { addMove, undoMove } from '$lib/storage/customers';
import { openAdministration, type AdministrationName, type Database } from '$lib/storage/database';
import { committedImports } from '$lib/storage/imports';
import {
	draftContent,
	draftKey,
	makeDefinitive,
	readDraftRuns,
	readInvoice,
	readWholeInvoice,
	replaceDrafts
} from '$lib/storage/invoices';
import { readSettings } from '$lib/storage/settings';
import { readTotals } from '$lib/storage/usage';
import {
	billingInput,
	leaveRun,
	prepareRun,
	readAllTotals,
	readLedger,
	takeTotals,
	type UsageOf
} from './billing-input';
import { draftDifference } from './draft-difference';
import { importsAfter, invoicesBilling, skusOnlyIn } from './import-effects';
import { underLock } from './locks';
import type { BillingCalls, MoveChange } from './protocol';
import { serve } from './serve';

serve<BillingCalls>({
	run: ({ administration, run }) =>
		inAdministration(administration, async (database) => {
			return makeAllDrafts(database, () => run);
		}),

	prepareRun: ({ administration, run }, { signal }) =>
		readingOnly(administration, (database) => prepareRun(database, run, signal)),

	leaveRun: () => Promise.resolve(leaveRun()),

	previewRun: ({ administration, run }) =>
		readingOnly(administration, async (database) => {
			const { moves } = await readSettings(database);
			const drafts = await draftsOf(database, () => run, moves);
			return plannedDrafts(drafts, await database.invoices.where('state').equals('definitive').toArray());
		}),

	refresh: ({ administration }) =>
		inAdministration(administration, async (database) => {
			const { revision } = await readSettings(database);
			const drafts = await database.invoices.where('state').equals('draft').toArray();
			if (drafts.every((draft) => draft.revision === revision)) return;
			await refreshDrafts(database);
		}),

	previewMove: ({ administration, change }) =>
		readingOnly(administration, async (database) => {
			const { moves } = await readSettings(database);
			const runs = await readDraftRuns(database);
			const drafts = await database.invoices.where('state').equals('draft').toArray();
			const after = movesAfter(moves, change);
			if (!arrives(after)) throw new Failure('BIL-1.move-in-circle');
			return draftChanges(drafts, await draftsOf(database, runsAfter(runs, moves, change), after));
		}),

	move: ({ administration, change }) =>
		inAdministration(administration, async (database) => {
			const { moves } = await readSettings(database);
			const runs = await readDraftRuns(database);
			if ('add' in change) await addMove(database, { ...change.add, at: Date.now() });
			else await undoMove(database, change.undo);
			await makeAllDrafts(database, runsAfter(runs, moves, change));
		}),

	whatIf: ({ administration, prices }) =>
		readingOnly(administration, async (database) => {
			const { now, then } = await bothMakings(database, prices);
			return whatIf(now, then);
		}),

	whatIfLines: ({ administration, prices, customer, currency }) =>
		readingOnly(administration, async (database) => {
			const { now, then } = await bothMakings(database, prices, draftKey(customer, currency));
			return now[0] && then[0] ? whatIfLines(now[0], then[0]) : [];
		}),

	finalise: ({ administration, invoiceIds }, { signal, progress }) =>
		inAdministration(administration, async (database) => {
			await insistUnchanged(database, invoiceIds);
			return makeDefinitive(database, invoiceIds, Date.now(), (done) => {
				stopIfCancelled(signal);
				progress(done);
			});
		}),

	explain: ({ administration, invoiceId, place }) =>
		readingOnly(administration, async (database) => {
			const { record, invoice } = await readWholeInvoice(database, invoiceId);
			return explain(invoice, place, await readLedger(database, record.order));
		}),

	draftDifference: ({ administration, invoiceId, most }) =>
		readingOnly(administration, (database) => draftDifference(database, invoiceId, most)),

	standing: ({ administration, invoiceId }) =>
		readingOnly(administration, (database) => readStanding(database, invoiceId)),

	credit: ({ administration, invoiceId, request }) =>
		inAdministration(administration, async (database) => {
			const number = await creditInvoice(database, invoiceId, request, Date.now());
			await refreshDrafts(database);
			return number;
		}),

	consequences: ({ administration, importIds }) =>
		readingOnly(administration, async (database) => {
			const { kept, replaced, added, customers } = await importsAfter(database, importIds);
			const before = await readAllTotals(database, kept);
			const brought = await readAllTotals(database, added);
			const newSkus = skusOnlyIn(brought, [...before, ...(await readAllTotals(database, replaced))]);
			const drafts = await database.invoices.where('state').equals('draft').toArray();
			// Without open drafts none can change.
			if (drafts.length === 0) return { drafts: [], newSkus };
			const { moves } = await readSettings(database);
			const runs = await readDraftRuns(database);
			const runOf: RunOf = (customer, currency) => runs.get(draftKey(customer, currency));
			const after = await draftsOf(database, runOf, moves, { imports: [...kept, ...added], customers });
			return { drafts: draftChanges(drafts, after), newSkus };
		}),

	billedFrom: ({ administration, importId }) =>
		readingOnly(administration, async (database) => {
			const record = await database.imports.get(importId);
			if (!record) throw new Failure('IMP-10.no-such-import', { other: String(importId) });
			const { totals } = await readTotals(database, importId);
			return invoicesBilling(database, totals, record.committedAt);
		}),

	accounts: ({ administration }) =>
		readingOnly(administration, async (database) => accountsOf(await readAllTotals(database))),

	skus: ({ administration, month }) =>
		readingOnly(administration, async (database) =>
			usageBySku(month, skuMonths(await readAllTotals(database)))
		)
});

async function inAdministration<Result>(
	administration: AdministrationName,
	work: (database: Database) => Promise<Result>
): Promise<Result> {
	// One at a time over all tabs: a refresh must not bring back a draft that is becoming definitive.
	return underLock('billing', administration, async () => {
		const database = openAdministration(administration, 'strict');
		try {
			return await work(database);
		} finally {
			database.close();
		}
	});
}

/** Only what is committed is read: that need not wait for a run. */
async function readingOnly<Result>(
	administration: AdministrationName,
	work: (database: Database) => Promise<Result>
): Promise<Result> {
	const database = openAdministration(administration);
	try {
		return await work(database);
	} finally {
		database.close();
	}
}

/** BIL-4: the open drafts, each by the run that made it. */
async function refreshDrafts(database: Database): Promise<void> {
	const runs = await readDraftRuns(database);
	await makeAllDrafts(database, (customer, currency) => runs.get(draftKey(customer, currency)));
}

/** What becomes definitive is what the user saw: if one of the drafts changes only now, all are shown first. */
async function insistUnchanged(database: Database, ids: readonly number[]): Promise<void> {
	const { revision } = await readSettings(database);
	const drafts = await Promise.all(ids.map((id) => readInvoice(database, id)));
	if (drafts.every((draft) => draft.state !== 'draft' || draft.revision === revision)) return;
	const contents = (): Promise<string[]> => Promise.all(ids.map((id) => draftContent(database, id)));
	const seen = await contents();
	await refreshDrafts(database);
	const now = await contents();
	if (now.some((content, i) => content !== seen[i])) throw new Failure('BIL-4.draft-changed');
}

async function makeAllDrafts(database: Database, runOf: RunOf): Promise<number> {
	// The settings first: where something changes meanwhile, drafts must be of a revision that is past.
	const [{ revision, moves }, imports] = await Promise.all([
		readSettings(database),
		committedImports(database)
	]);
	const totals = takeTotals(database, imports);
	const drafts = draftsOneByOne(await billingInput(database, runOf, moves, { totals }));
	return replaceDrafts(database, drafts, { revision, imports: imports.map(({ id }) => id) });
}

/** The drafts of what is stored, with these moves; nothing is written. */
async function draftsOf(
	database: Database,
	runOf: RunOf,
	moves: readonly CustomerMove[],
	usage?: UsageOf
): Promise<Invoice[]> {
	return makeDrafts(await billingInput(database, runOf, moves, usage));
}

/** The open drafts, all or one by its {@link draftKey}, at the prices stored and at others; nothing is written. */
async function bothMakings(
	database: Database,
	prices: readonly Price[],
	only?: string
): Promise<{ now: Invoice[]; then: Invoice[] }> {
	const runs = await readDraftRuns(database);
	const { moves } = await readSettings(database);
	const runOf: RunOf = (customer, currency) => {
		const key = draftKey(customer, currency);
		return only === undefined || only === key ? runs.get(key) : undefined;
	};
	const input = await billingInput(database, runOf, moves);
	return { now: makeDrafts(input), then: makeDrafts({ ...input, prices: new PriceBook(prices) }) };
}

function movesAfter(moves: readonly CustomerMove[], change: MoveChange): CustomerMove[] {
	if ('undo' in change) return moves.filter(({ id }) => id !== change.undo);
	return [...moves, { ...change.add, id: Infinity, at: 0 }];
}

/** The runs of the open drafts, where what moves takes the run of its draft along to whoever pays then (BIL-4). */
function runsAfter(
	runs: ReadonlyMap<string, BillingRun>,
	moves: readonly CustomerMove[],
	change: MoveChange
): RunOf {
	const moved = 'add' in change ? change.add : moves.find(({ id }) => id === change.undo);
	const usage = moved && { ...(moved.account ?? NO_ACCOUNT), customer: moved.from };
	const ends = usage ? [payerOf(moves)(usage), payerOf(movesAfter(moves, change))(usage)] : [];
	return (customer, currency) => {
		const own = runs.get(draftKey(customer, currency));
		if (own || !ends.includes(customer)) return own;
		return ends.map((end) => runs.get(draftKey(end, currency))).find((run) => run !== undefined);
	};
}

const NO_ACCOUNT: AccountName = { account: '', kvk: '', internalNumber: '' };
