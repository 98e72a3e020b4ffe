/**
 * The one contract between the page and its workers: for every call its argument, its result and what it
 * reports meanwhile. Failures cross by code (domain/failure.ts).
 */
import type { CustomerAccount } from '$lib/domain/accounts';
import type { CreditRequest } from '$lib/domain/credit';
import type { Decimal } from '$lib/domain/decimal';
import type { DraftChange } from '$lib/domain/draft-changes';
import type { Explanation } from '$lib/domain/explanation';
import type { Failure, Detail } from '$lib/domain/failure';
import type { BillingRun, Invoice } from '$lib/domain/invoice';
import type { LineChange } from '$lib/domain/line-changes';
import type { CustomerMove } from '$lib/domain/moves';
import type { Month, Period } from '$lib/domain/period';
import type { Price } from '$lib/domain/price';
import type { PlannedDraft } from '$lib/domain/run-preview';
import type { SkuUsage } from '$lib/domain/sku-usage';
import type { LineCredit } from '$lib/domain/standing';
import type { WhatIf, WhatIfLine } from '$lib/domain/what-if';
import type { UnpackedFile } from '$lib/import/container/unpack';
import type { CustomerListProblem } from '$lib/import/customer-list';
import type { PriceListChoices, PriceListProblem, PriceListReading } from '$lib/import/price-list';
import type {
	ReadingChoices,
	RejectedRecord,
	RejectionKind,
	SampleEvent,
	UsagePreview
} from '$lib/import/preview';
import type { RejectedWords } from '$lib/import/rejected-csv';
import type { CountedEvent } from '$lib/storage/counted-events';
import type { CustomerChanges } from '$lib/storage/customers';
import type { AdministrationName } from '$lib/storage/database';
import type { ImportRecord } from '$lib/storage/imports';
import type { PriceChanges } from '$lib/storage/prices';
import type { EventFilter, StoredEvent } from '$lib/storage/usage-events';
import type { EventQuery } from './event-order';
import type { BilledFrom } from './import-effects';

/** Another customer is to pay, or a move is undone. */
export type MoveChange = { readonly add: Omit<CustomerMove, 'id' | 'at'> } | { readonly undo: number };

/** One call: what goes in, what comes back, what is told on the way. */
export interface Call<Argument, Result, Progress = never> {
	readonly argument: Argument;
	readonly result: Result;
	readonly progress: Progress;
}

/** Of the file being read. */
export interface ReadingProgress {
	readonly fileName: string;
	readonly bytesRead: number;
	readonly bytes: number;
	readonly records: number;
	/** Milliseconds since the reading began. */
	readonly elapsed: number;
}

/** A file that was read and staged, with what the preview tells of it, or why it could not be read. */
export type StagedFile =
	| { readonly staged: true; readonly importId: number; readonly preview: UsagePreview }
	| { readonly staged: false; readonly fileName: string; readonly failure: { code: string; detail: Detail } };

/**
 * What is told while a file is staged: how far it is, and at last what the preview tells of it, which can be shown
 * while the end of it is still written. It may yet fail: its result decides.
 */
export type StagingProgress = ReadingProgress | (StagedFile & { readonly staged: true });

export interface ImportCalls {
	/** A file is about to be chosen: starts what reads it. `scanWorker` is the address of scan.worker.ts. */
	prepare: Call<{ scanWorker: string }, void>;
	/** What a file holds: itself, the files of an archive, the text of a workbook's sheet (IMP-1, IMP-11). */
	unpack: Call<{ file: File; sheet?: string | undefined }, UnpackedFile[]>;
	/** Reads a file whole and stages it (IMP-8): nothing counts until `commit`. */
	stage: Call<
		{ administration: AdministrationName; file: File; choices: ReadingChoices },
		StagedFile,
		StagingProgress
	>;
	/** The last write. */
	commit: Call<{ administration: AdministrationName; importIds: readonly number[] }, readonly ImportRecord[]>;
	/** Removes what was staged, and lets other tabs import again. */
	discard: Call<{ administration: AdministrationName; importIds: readonly number[] }, void>;
	/** Clears what a crash left staged; tells how many imports that were. */
	clearAbandoned: Call<{ administration: AdministrationName }, number>;
	undo: Call<{ administration: AdministrationName; importId: number }, void>;
	/**
	 * Rejected records of one kind, `most` at most, each with its fields; of conflicts both events, while the file
	 * that was read last is not imported yet.
	 */
	rejectedRecords: Call<
		{
			administration: AdministrationName;
			importId: number;
			kind: Pick<RejectionKind, 'code' | 'column'>;
			most: number;
		},
		RejectedRecord[]
	>;
	/** The rejected records of an import as CSV, the reasons added in these words (IMP-6). */
	rejected: Call<{ administration: AdministrationName; importId: number; words: RejectedWords }, Blob>;
	/** Reads a list of customers and puts them in place, all of it or nothing. */
	customerList: Call<{ administration: AdministrationName; file: File }, CustomerListOutcome>;
	priceList: Call<
		{ administration: AdministrationName; file: File; choices: PriceListChoices },
		PriceListOutcome
	>;
	/** Reads a price list and stores nothing: it is tried first. */
	readPrices: Call<{ file: File; choices: PriceListChoices }, PriceListReading>;
}

/** What a list of customers did, or why nothing of it counts. */
export type CustomerListOutcome =
	| ({ readonly ok: true } & CustomerChanges)
	| { readonly ok: false; readonly problems: readonly CustomerListProblem[] };

export type PriceListOutcome =
	| ({ readonly ok: true; readonly rows: number } & PriceChanges)
	| { readonly ok: false; readonly problems: readonly PriceListProblem[] };

export interface BillingCalls {
	/** A billing run (BIL-2): one draft for each customer and currency with anything to bill; gives how many. */
	run: Call<{ administration: AdministrationName; run: BillingRun }, number>;
	/**
	 * A run is about to be asked for: opens the sums that it reads, and makes some of its drafts, so that their code is
	 * compiled. Nothing is stored.
	 */
	prepareRun: Call<{ administration: AdministrationName; run: BillingRun }, void>;
	/** It is not asked for after all: lets go of what was opened for it. */
	leaveRun: Call<Record<string, never>, void>;
	/** What such a run would make; nothing is stored. */
	previewRun: Call<{ administration: AdministrationName; run: BillingRun }, PlannedDraft[]>;
	/** Makes all drafts anew from what is committed (BIL-4). */
	refresh: Call<{ administration: AdministrationName }, void>;
	/** How the open drafts would change if another customer paid; nothing is stored (BIL-1). */
	previewMove: Call<{ administration: AdministrationName; change: MoveChange }, DraftChange[]>;
	/** Has another customer pay, or undoes that; the drafts follow. */
	move: Call<{ administration: AdministrationName; change: MoveChange }, void>;
	/** What the open drafts would become with this price list in place of the one stored; nothing is written. */
	whatIf: Call<{ administration: AdministrationName; prices: readonly Price[] }, WhatIf[]>;
	/** The same for one of them, down to its usage keys: those alone that would be billed otherwise. */
	whatIfLines: Call<
		{
			administration: AdministrationName;
			prices: readonly Price[];
			customer: string;
			currency: string;
		},
		WhatIfLine[]
	>;
	/** Makes drafts definitive, all of them or none (BIL-5); gives their numbers, and tells how many are frozen. */
	finalise: Call<{ administration: AdministrationName; invoiceIds: readonly number[] }, string[], number>;
	/** Why a line says what it says (BIL-6); undefined where the invoice has no such line. */
	explain: Call<
		{ administration: AdministrationName; invoiceId: number; place: number },
		Explanation | undefined
	>;
	/** BIL-4: what changed on a draft since it was made or last seen; undefined where nothing did. */
	draftDifference: Call<
		{ administration: AdministrationName; invoiceId: number; most: number },
		DraftDifference | undefined
	>;
	/** What of a definitive invoice can still be credited, by the place of each line. */
	standing: Call<{ administration: AdministrationName; invoiceId: number }, LineCredit[]>;
	/** Credits lines of a definitive invoice by hand (BIL-5); gives the credit note's number. The drafts follow. */
	credit: Call<{ administration: AdministrationName; invoiceId: number; request: CreditRequest }, string>;
	/** IMP-9: the drafts that would change if these staged imports counted, and the SKUs that are new with them. */
	consequences: Call<
		{ administration: AdministrationName; importIds: readonly number[] },
		{ readonly drafts: readonly DraftChange[]; readonly newSkus: readonly string[] }
	>;
	/** IMP-10: the definitive invoices that billed usage under keys of an import since it counts. */
	billedFrom: Call<{ administration: AdministrationName; importId: number }, BilledFrom>;
	/** The accounts that the usage of all committed imports names, by customer. */
	accounts: Call<{ administration: AdministrationName }, CustomerAccount[]>;
	/** The usage of a month, or of all months, by SKU and unit, the most events first. */
	skus: Call<{ administration: AdministrationName; month: Month | undefined }, SkuUsage[]>;
}

/** What changed on a draft. */
export interface DraftDifference {
	readonly before: Pick<Invoice, 'net' | 'vat' | 'total'>;
	readonly after: Pick<Invoice, 'net' | 'vat' | 'total'>;
	/** How many lines are new, gone, and otherwise than they were. */
	readonly added: number;
	readonly removed: number;
	readonly changed: number;
	/** Those lines, in the order of the invoice; no more of them than was asked for. */
	readonly lines: readonly LineChange[];
	/** Of the draft's lines as they were compared. */
	readonly sha256: string;
}

/** Events from a place in a list of them on. */
export interface EventWindow {
	readonly offset: number;
	/** How many at most. */
	readonly limit: number;
}

/** What an invoice counts of one import under a usage key. */
export interface EventsOfImport {
	readonly importId: number;
	readonly fileName: string;
	/** Nothing of it counts any more: what it had brought is taken back. */
	readonly undone: boolean;
	readonly events: number;
	/** Negative where it is taken back. */
	readonly quantity: Decimal;
}

/** The very events behind an invoice line (BIL-6), before all of them were looked at. */
export interface WindowBehindLine {
	readonly count: number;
	readonly imports: readonly Omit<EventsOfImport, 'quantity'>[];
	readonly window: readonly CountedEvent[];
}

/** The same, added up. */
export interface EventsBehindLine extends WindowBehindLine {
	/** The sum of them, as read from the events themselves. */
	readonly quantity: Decimal;
	readonly imports: readonly EventsOfImport[];
}

/** Some events of an import, with what there is to choose from. */
export interface OrderedEvents {
	/** Of all that were asked for. */
	readonly count: number;
	/** SKUs of the import, each once, in order. */
	readonly skus: readonly string[];
	/** Its periods, the newest first. */
	readonly periods: readonly Period[];
	readonly window: readonly SampleEvent[];
}

export interface EventCalls {
	/** The events of one import that a filter finds, and how many they are. */
	ofImport: Call<
		{ administration: AdministrationName; importId: number; filter: EventFilter; window: EventWindow },
		{ count: number; window: readonly StoredEvent[] }
	>;
	/** The events of one import that a query asks for, in its order; tells how many were looked at. */
	ordered: Call<
		{ administration: AdministrationName; importId: number; query: EventQuery; window: EventWindow },
		OrderedEvents,
		number
	>;
	/** Opens what the events behind any line of an invoice are found by: of its first line they are there as soon. */
	prepareLines: Call<{ administration: AdministrationName; invoiceId: number }, void>;
	/** The events behind one usage key, as `usageKeyId` writes it, on a draft or a definitive invoice. */
	behindLine: Call<
		{ administration: AdministrationName; invoiceId: number; keyId: string; window: EventWindow },
		EventsBehindLine
	>;
	/** The same without their sum, for which each of them is read. */
	windowBehindLine: Call<
		{ administration: AdministrationName; invoiceId: number; keyId: string; window: EventWindow },
		WindowBehindLine
	>;
}

/** A worker of its own: what it finds out, nobody waits for. */
export interface HashCalls {
	/**
	 * The SHA-256 of an import's file, hexadecimal, put with its record while there is one. `known`: it was found
	 * before, when the same file was read otherwise.
	 */
	fingerprint: Call<
		{ administration: AdministrationName; importId: number; file: File; known: string | undefined },
		string
	>;
}

export interface ExportCalls {
	/** Works on the queue until it is empty. */
	work: Call<{ administration: AdministrationName }, void, ExportProgress>;
}

/** Rows written of all rows of a job, those of the sheets with events too. */
export interface ExportProgress {
	readonly jobId: number;
	readonly done: number;
	readonly total: number;
}

/** What a handler is given besides its argument. */
export interface CallContext<Progress> {
	readonly signal: AbortSignal;
	readonly progress: (value: Progress) => void;
}

/** A worker's half of the contract. */
export type Handlers<Calls> = {
	readonly [Name in keyof Calls]: Calls[Name] extends Call<infer Argument, infer Result, infer Progress>
		? (argument: Argument, context: CallContext<Progress>) => Promise<Result>
		: never;
};

/** How a call ended, as it crosses the port. */
export type Outcome =
	| { readonly ended: 'result'; readonly result: unknown }
	| { readonly ended: 'failure'; readonly code: Failure['code']; readonly detail: Detail }
	| { readonly ended: 'cancelled' };

/** Functions that the worker offers the page, under birpc. */
export interface WorkerSide {
	call(id: number, name: string, argument: unknown): Promise<Outcome>;
	cancel(id: number): void;
}

/** Functions that the page offers the worker. */
export interface PageSide {
	progress(id: number, value: unknown): void;
}
