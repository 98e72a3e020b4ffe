/** What the user is told of a file before it is imported, and what the user may correct (IMP-9). */
import type { Decimal } from '$lib/domain/decimal';
import type { DifferingName } from '$lib/domain/customers';
import type { Period } from '$lib/domain/period';
import type { Customer, UsageKey, UsageKind } from '$lib/domain/usage';
import type { Moment } from '$lib/domain/zone';
import type { Rejection } from './event-batch';
import type { FormProofs } from './forms';
import type { Mapping } from './mapping';
import type { MappingOrigin } from './mapping-choice';
import type { FieldColumns } from './usage-keys';
import type { DateOrder, DateOrders, Delimiter, Encoding, NumberForm, Quote, RaggedRows } from './reading';
import type { DuplicateCount } from './usage-builder';

/** The user's corrections; what is absent is detected. */
export interface ReadingChoices {
	readonly encoding?: Encoding;
	readonly delimiter?: Delimiter;
	readonly quote?: Quote;
	/** Line in the file, counted from 1; 0: there is no header row. */
	readonly headerLine?: number;
	readonly dateOrder?: DateOrder;
	/** By column, counted from 0. */
	readonly numberForms?: Readonly<Record<number, NumberForm>>;
	/** The whole mapping, in place of the one that is remembered, known or given by the header (IMP-3). */
	readonly mapping?: Mapping;
	/** The sheet of a workbook; the file read is its text (container/unpack.ts). */
	readonly sheet?: string;
	/** What becomes of records that are not as wide as the header. Absent: they are rejected (IMP-6). */
	readonly raggedRows?: RaggedRows;
	/**
	 * Whether the last record counts: true, though it is the total of the others; false, it is that, where the file
	 * does not tell. Absent: it counts unless it is known to be the total, and what is not known is asked (IMP-6).
	 */
	readonly countTotal?: boolean;
	/** One customer for a file that names none (IMP-3). */
	readonly customerName?: string;
	/** The import whose place this file takes (IMP-7). */
	readonly replaces?: number;
	/** Records without event id are new, though earlier files hold the same (IMP-7). */
	readonly allNew?: boolean;
	/** Values in place of those of records that would be rejected (IMP-6). */
	readonly mended?: readonly Mend[];
	/** Lines of records that would be rejected, and are left out for good (IMP-6). */
	readonly dropped?: readonly number[];
}

/** A value that the user gave in place of one in the file. */
export interface Mend {
	/** On which its record begins, counted from 1. */
	readonly line: number;
	/** Counted from 0. */
	readonly column: number;
	readonly value: string;
}

/** A mend as it was made: an import keeps them, since its file does not say so. */
export interface AppliedMend {
	readonly line: number;
	/** The column's name in the file's header. */
	readonly column: string;
	/** Its place, counted from 0. */
	readonly at: number;
	readonly was: string;
	readonly value: string;
}

/** What the values of a file leave undecided; it is not imported before the user has answered. */
export type Question =
	| { readonly asks: 'date-order'; readonly example: string; readonly line: number }
	| {
			readonly asks: 'number-form';
			/** Counted from 0. */
			readonly column: number;
			readonly columnName: string;
			readonly example: string;
			readonly line: number;
	  }
	| {
			/** Whether the last record is the total of the others. */
			readonly asks: 'total-line';
			readonly example: string;
			readonly line: number;
	  };

/** A record as it was read (IMP-9: 20 of them are shown). */
export interface SampleEvent {
	readonly line: number;
	readonly id: string;
	readonly moment: Moment | undefined;
	readonly key: UsageKey;
	readonly customerName: string;
	readonly quantity: Decimal;
}

/** Totals per SKU and period, over all customers. */
export interface PreviewTotal {
	readonly sku: string;
	readonly unit: string;
	readonly period: Period;
	readonly kind: UsageKind;
	readonly quantity: Decimal;
	readonly events: number;
}

/** Rejected records of one kind: how many, and the first of them. */
export interface RejectionKind {
	readonly code: string;
	readonly column: string;
	readonly count: number;
	readonly first: readonly Omit<Rejection, 'fields'>[];
}

/** A rejected record as it is shown to be mended. */
export interface RejectedRecord {
	readonly rejection: Rejection;
	/** Of a record that is in conflict: its event and the one that stands under the same id (IMP-7). */
	readonly conflict?: Conflict;
}

/** Two events under one id. Undefined: the record makes several events, or its other cannot be found any more. */
export interface Conflict {
	readonly own: SampleEvent | undefined;
	readonly other: SampleEvent | undefined;
	/** The file that the other was read from; blank: the same one. */
	readonly otherFile: string;
}

/** A draft that the import would change, or a customer that would get one by the next run. */
export interface AffectedInvoice {
	readonly customer: string;
	readonly currency: string;
	readonly draft: boolean;
}

export interface UsagePreview {
	readonly fileName: string;
	readonly bytes: number;
	readonly encoding: Encoding;
	/** The file is not UTF-8 and was read as Windows-1252: the user is told (IMP-2). */
	readonly fellBack: boolean;
	readonly delimiter: Delimiter;
	readonly quote: Quote;
	readonly headerLine: number;
	/** Columns in front of those of `header` that a download of rejected records has (IMP-6). */
	readonly addedColumns: number;
	readonly header: readonly string[];
	/** Columns by field; beyond those of `header` are those that the mapping makes, named in `columnNames`. */
	readonly fields: FieldColumns;
	readonly columnNames: readonly string[];
	readonly mapping: Mapping;
	readonly mappingOrigin: MappingOrigin;
	/** By column of the file: some of its first values. */
	readonly columnSamples: readonly (readonly string[])[];
	readonly proofs: FormProofs;
	/** Columns that hold no field, counted from 0 (IMP-12). */
	readonly unused: readonly number[];
	/** Lines before the header. */
	readonly preface: readonly string[];
	readonly blankLines: number;
	/** Cells and records that hold no quantity and so are no records, and records of kinds that hold none. */
	readonly blankQuantities: number;
	readonly otherRecords: number;
	/** Readings of meters that begin their use. */
	readonly firstReadings: number;
	/** Line of the total that the file ends in: it is no record. */
	readonly totalLine: number | undefined;
	/** Lines on which the header stands once more: they are no records. */
	readonly repeatedHeaders: readonly number[];
	/** Records made as wide as the header because the user said so, and those rejected because nobody did. */
	readonly evened: number;
	readonly ragged: number;
	readonly dates: DateOrders;
	readonly numberForms: Readonly<Record<number, NumberForm>>;
	readonly questions: readonly Question[];
	/** IMP-6: accepted + duplicates + rejected = records. */
	readonly records: number;
	readonly accepted: number;
	readonly duplicates: readonly (DuplicateCount & { readonly fileName: string })[];
	readonly rejected: number;
	readonly rejections: readonly RejectionKind[];
	/** What the user mended (IMP-6): of it the counts speak already. */
	readonly mends: readonly AppliedMend[];
	readonly samples: readonly SampleEvent[];
	/** The first of them; `totalCount` tells how many there are. */
	readonly totals: readonly PreviewTotal[];
	readonly totalCount: number;
	readonly newCustomers: readonly Customer[];
	readonly differingNames: readonly DifferingName[];
	readonly skusWithoutPrice: readonly string[];
	readonly invoices: readonly AffectedInvoice[];
	readonly choices: ReadingChoices;
	/** Milliseconds that the reading took. */
	readonly elapsed: number;
}
