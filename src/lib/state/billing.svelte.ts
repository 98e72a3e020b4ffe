import { creditedInvoices, type Credited, type CreditRequest } from '$lib/domain/credit';
import type { Failure } from '$lib/domain/failure';
import type { BillingRun } from '$lib/domain/invoice';
import { startAfter, withPrefix, type NumberSeries, type StartProblem } from '$lib/domain/numbering';
import { monthOf, type Day, type Month } from '$lib/domain/period';
import type { PlannedDraft } from '$lib/domain/run-preview';
import type { LineCredit } from '$lib/domain/standing';
import { Zone } from '$lib/domain/zone';
import type { LineTable } from '$lib/storage/invoice-lines';
import { isIntact, readLines, type InvoiceRecord } from '$lib/storage/invoices';
import { markSeen, seenHash } from '$lib/storage/seen-drafts';
import { lastNumbersGiven, readSettings, writeSettings } from '$lib/storage/settings';
import { billingWorker, type CallOptions } from '$lib/workers/client';
import type { DraftDifference } from '$lib/workers/protocol';
import { administration } from './administration.svelte';
import { asFailure } from './failures';
import { Live } from './live.svelte';

type SeriesName = 'invoiceSeries' | 'creditSeries';
type Series = Readonly<Record<SeriesName, { readonly prefix: string }>>;
const SERIES: readonly SeriesName[] = ['invoiceSeries', 'creditSeries'];

export interface NumberingProblem {
	readonly series: SeriesName;
	readonly problem: StartProblem | 'BIL-5.prefix-taken';
}

/** The series whose prefix was made the same as the other's. */
function changedSeries(settings: Series, changes: Series): SeriesName {
	return SERIES.find((name) => changes[name].prefix !== settings[name].prefix) ?? 'creditSeries';
}

/** An invoice with what was credited of it. */
export interface ShownInvoice extends InvoiceRecord {
	readonly credited?: Credited;
}

function withCredited(record: InvoiceRecord, credited: ReadonlyMap<string, Credited>): ShownInvoice {
	const own = record.number === undefined ? undefined : credited.get(record.number);
	return own ? { ...record, credited: own } : record;
}

/** Null where there is none. */
async function shown(record: InvoiceRecord | undefined): Promise<ShownInvoice | null> {
	if (!record) return null;
	if (record.state === 'draft') return record;
	const definitive = await administration.database.invoices.where('state').equals('definitive').toArray();
	return withCredited(record, creditedInvoices(definitive));
}

/** Invoices: the list of them, the runs that make drafts, and making them definitive. */
class Billing {
	#working = $state(false);
	#failure = $state.raw<Failure | undefined>();
	#preparing: AbortController | undefined;

	/** Drafts first, then the newest. */
	readonly list = new Live(async () => {
		const all = await administration.database.invoices.toArray();
		const credited = creditedInvoices(all);
		return all
			.map((record) => withCredited(record, credited))
			.sort((a, b) => (b.order ?? Infinity) - (a.order ?? Infinity) || b.id - a.id);
	});
	readonly settings = new Live(() => readSettings(administration.database));
	readonly customers = new Live(() => administration.database.customers.toArray());

	/** Drafts are being made or made definitive. */
	get working(): boolean {
		return this.#working;
	}

	/** Why drafts could not be brought up to date. */
	get failure(): Failure | undefined {
		return this.#failure;
	}

	/** Today in the billing zone. */
	async today(): Promise<Day> {
		const { zone } = await readSettings(administration.database);
		return new Zone(zone).dayAt(Date.now());
	}

	/**
	 * What a run begins with: the latest month that has usage and is over; without usage, last month. Today as the
	 * invoice date, the own company's term.
	 */
	async suggestRun(): Promise<BillingRun> {
		const invoiceDate = await this.today();
		const lastMonth = monthOf(invoiceDate) - 1;
		const imports = await administration.database.imports.where('state').equals('committed').toArray();
		const months = imports.flatMap(({ months: of }) => of.map(({ month }): Month => month));
		const over = months.filter((month) => month <= lastMonth);
		const usageUpTo = over.length > 0 ? over.reduce((a, b) => Math.max(a, b)) : lastMonth;
		const { termMonths } = (await readSettings(administration.database)).company;
		return { usageUpTo, subscriptionsUpTo: usageUpTo, invoiceDate, termMonths };
	}

	/** Has ready what a run begins with: it may be asked for soon. What goes wrong with it the run tells. */
	prepareRun(run: BillingRun): void {
		const preparing = new AbortController();
		this.#preparing?.abort();
		this.#preparing = preparing;
		const { signal } = preparing;
		billingWorker
			.call('prepareRun', { administration: administration.name, run }, { signal })
			.catch(() => undefined);
	}

	/** The run that was prepared is not asked for after all, or was made. */
	leaveRun(): void {
		this.#preparing?.abort();
		billingWorker.call('leaveRun', {}).catch(() => undefined);
	}

	/** A billing run (BIL-2); gives the number of drafts. Throws the worker's Failure. */
	async run(run: BillingRun): Promise<number> {
		this.#preparing?.abort();
		return this.#work(() => billingWorker.call('run', { administration: administration.name, run }));
	}

	/** What a run would make; nothing is stored. Throws the worker's Failure. */
	async previewRun(run: BillingRun): Promise<PlannedDraft[]> {
		return billingWorker.call('previewRun', { administration: administration.name, run });
	}

	/** Brings all drafts up to date (BIL-4); cheap when they are. */
	async refresh(): Promise<void> {
		this.#failure = undefined;
		try {
			await this.#work(() => billingWorker.call('refresh', { administration: administration.name }));
		} catch (error) {
			this.#failure = asFailure(error);
		}
	}

	/**
	 * Makes drafts definitive, in this order and all of them or none; gives their numbers. `progress` is told how many
	 * are frozen. Throws the worker's Failure, or Cancelled.
	 */
	async makeDefinitive(invoiceIds: readonly number[], options: CallOptions<number> = {}): Promise<string[]> {
		const argument = { administration: administration.name, invoiceIds };
		return this.#work(() => billingWorker.call('finalise', argument, options));
	}

	/**
	 * Changes the prefixes of both series, and tells the last numbers used elsewhere, blank for none (BIL-5). All of
	 * it or nothing: gives what is wrong with which series.
	 */
	async changeNumbering(
		changes: Readonly<Record<SeriesName, { readonly prefix: string; readonly lastUsed: string }>>
	): Promise<NumberingProblem | undefined> {
		const { database } = administration;
		return database.transaction('rw', [database.settings, database.invoices], async () => {
			const settings = await readSettings(database);
			const changed: Partial<Record<SeriesName, NumberSeries>> = {};
			for (const series of SERIES) {
				const { prefix, lastUsed } = changes[series];
				const named = withPrefix(settings[series], prefix, await lastNumbersGiven(database, prefix));
				const started =
					lastUsed === '' ? ({ ok: true, series: named } as const) : startAfter(named, lastUsed);
				if (!started.ok) return { series, problem: started.problem };
				changed[series] = started.series;
			}
			if (changes.invoiceSeries.prefix === changes.creditSeries.prefix)
				return { series: changedSeries(settings, changes), problem: 'BIL-5.prefix-taken' };
			await writeSettings(database, changed);
			return undefined;
		});
	}

	/** An invoice, kept up to date; null where there is none of that id. */
	invoice(id: number): Live<ShownInvoice | null> {
		return new Live(async () => shown(await administration.database.invoices.get(id)));
	}

	/** The same for the definitive invoice of a number. */
	numbered(number: string): Live<ShownInvoice | null> {
		return new Live(async () => shown(await administration.database.invoices.get({ number })));
	}

	/** What of a definitive invoice can still be credited, by the place of each line (BIL-5). */
	async standing(invoiceId: number): Promise<LineCredit[]> {
		return billingWorker.call('standing', { administration: administration.name, invoiceId });
	}

	/** Credits lines of a definitive invoice; gives the credit note's number. Throws the worker's Failure. */
	async credit(invoiceId: number, request: CreditRequest): Promise<string> {
		const argument = { administration: administration.name, invoiceId, request };
		return this.#work(() => billingWorker.call('credit', argument));
	}

	/** An invoice's lines, kept up to date. */
	lines(id: number): Live<LineTable> {
		return new Live(() => readLines(administration.database, id));
	}

	/** Tells a draft that changed since it was last seen by what it was then; null where it did not change. */
	seen(id: number): Live<string | null> {
		return new Live(() => seenHash(administration.database, id));
	}

	/** What changed on a draft since it was last seen, with `most` of its lines. Throws the worker's Failure. */
	async difference(invoiceId: number, most: number): Promise<DraftDifference | undefined> {
		const argument = { administration: administration.name, invoiceId, most };
		return billingWorker.call('draftDifference', argument);
	}

	/** The user saw the changes of a draft, as far as its lines have this SHA-256. */
	async markSeen(invoiceId: number, sha256: string): Promise<void> {
		await markSeen(administration.database, invoiceId, sha256);
	}

	/** Whether a definitive invoice is, to the byte, what was frozen (BIL-4). */
	async isIntact(id: number): Promise<boolean> {
		return isIntact(administration.database, id);
	}

	async #work<Result>(work: () => Promise<Result>): Promise<Result> {
		this.#working = true;
		try {
			return await work();
		} finally {
			this.#working = false;
		}
	}
}

export const billing = new Billing();
