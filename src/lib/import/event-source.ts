/**
 * A file's events, batch by batch, by the quickest reader that reads it right: bytes for plain files, text and
 * PapaParse for every other (IMP-1). Both give the same.
 */
import { ByteFields } from './byte-fields';
import { readBytes } from './encoding';
import { EventBatch, type Rejection } from './event-batch';
import { firstRecord } from './first-record';
import type { Forms, FormsEvidence } from './forms';
import { RecordMapper } from './mapped-records';
import type { MappingPlan } from './mapping';
import { MeterDifferences } from './meter-differences';
import type { ReadingChoices } from './preview';
import { NotPlain } from './not-plain';
import { RangeBytes } from './range-bytes';
import { RangeOrder } from './range-order';
import { RangeScanner, type ScanOrder } from './range-scanner';
import type { Detected, Encoding, RaggedRows } from './reading';
import { RecordReader, type ValueReader } from './record-reader';
import { readRecords } from './records';
import type { ScannedEvents, Scanner } from './scanned-range';
import { RejectedReader } from './rejected-cells';
import { RecordTidier } from './tidy-records';
import { TotalLine, type PossibleTotal } from './total-line';
import type { Constants, UsageKeys } from './usage-keys';
import type { Zone } from '$lib/domain/zone';

/** Events of some records in a row. */
export interface SourceBatch {
	readonly batch: EventBatch;
	readonly records: number;
	readonly blankLines: number;
	/** Cells and records of a mapping that hold no quantity, and so are no records (IMP-6). */
	readonly blankQuantities?: number;
	/** Records of kinds that hold no quantities. */
	readonly otherRecords?: number;
	/** Line of the total that the file ends in. */
	readonly totalLine?: number;
	/** The last record, where only the user knows whether it is the total of the file. */
	readonly possibleTotal?: PossibleTotal;
	/** Lines on which the header stands once more. */
	readonly repeatedHeaders?: readonly number[];
	/** Records made as wide as the header because the user said so. */
	readonly evened?: number;
	/** Readings of meters that begin their use. */
	readonly firstReadings?: number;
	/** Bytes of the file read so far. */
	readonly bytesRead: number;
}

/** What a file is read by, and where what it holds goes besides the batches. */
export interface SourceParts {
	readonly found: Detected;
	readonly plan: MappingPlan;
	readonly values: ValueReader;
	readonly forms: Forms;
	/** The billing zone. */
	readonly zone: Zone;
	readonly constants: Constants;
	readonly choices: ReadingChoices;
	readonly keys: UsageKeys;
	readonly evidence: FormsEvidence;
	readonly reject: (rejection: Rejection) => void;
}

export interface SourceOptions {
	readonly signal?: AbortSignal | undefined;
	/** Bytes read at a time; tests set it small to have borders everywhere. */
	readonly chunkBytes?: number | undefined;
	/** Who scan a plain file's ranges, as many as there are; not given: whoever reads scans as well. */
	readonly scanners?: Scanners | undefined;
	readonly raggedRows?: RaggedRows | undefined;
}

/** Gives those who scan a file's ranges; undefined where the file is not worth them. */
export type Scanners = (order: ScanOrder) => readonly Scanner[] | undefined;

/** How a file is read: `bytes` where it may be plain, `text` in any case. */
export type Way = 'bytes' | 'text';

/** Encodings in which a delimiter, a quote and a line end are one byte each, and no other character has them. */
const BYTEWISE: ReadonlySet<Encoding> = new Set([
	'utf-8',
	'windows-1252',
	'iso-8859-15',
	'windows-1250',
	'iso-8859-2',
	'windows-1257',
	'iso-8859-13',
	'windows-1254',
	'windows-1253',
	'windows-1251',
	'macintosh'
]);

/** The way to begin with: whether a file is plain shows only while it is read. */
export function firstWay(
	{ encoding, dialect }: Detected,
	{ isPlain }: MappingPlan,
	raggedRows: RaggedRows | undefined
): Way {
	const isWhole = !raggedRows && !dialect.addedColumns;
	// Bytes know `="0123"` by the quotes in it, which are none where apostrophes quote.
	const isQuoted = dialect.quote === '"';
	return isPlain && BYTEWISE.has(encoding) && isWhole && isQuoted ? 'bytes' : 'text';
}

/** All batches of a file. Throws what readRecords throws, and by bytes NotPlain: then read it as text. */
export function eventBatches(
	file: Blob,
	way: Way,
	parts: SourceParts,
	options: SourceOptions
): AsyncGenerator<SourceBatch, void, undefined> {
	return way === 'bytes' ? fromBytes(file, parts, options) : fromText(file, parts, options);
}

async function* fromText(
	file: Blob,
	parts: SourceParts,
	options: SourceOptions
): AsyncGenerator<SourceBatch, void, undefined> {
	const { found, plan, values, keys, evidence, reject } = parts;
	const reader = new RecordReader(values, keys);
	const tidier = new RecordTidier(found, options.raggedRows);
	const mapper = plan.isPlain ? undefined : new RecordMapper(plan);
	const meters = plan.mapping.readings && new MeterDifferences(keys, plan.mapping.readings, values.zone);
	const totalLine = meters ? undefined : totalLineOf(parts);
	for await (const untidy of readRecords(file, found.encoding, found.dialect, options)) {
		const read = tidier.tidy(untidy);
		const mapped = mapper?.map(read);
		const block = mapped ?? read;
		evidence.add(block);
		const batch = reader.read(block, (rejection) => {
			totalLine?.reject(rejection);
			reject(rejection);
		});
		const blankLines = read.blankLines.length;
		const { blankQuantities = 0, otherRecords = 0 } = mapped ?? {};
		const { bytesRead, repeatedHeaders, evened } = read;
		const counts = { blankLines, blankQuantities, otherRecords, bytesRead, repeatedHeaders, evened };
		const { length } = block.records;
		if (meters) {
			meters.add(batch);
			// What becomes of readings shows when all of them are known; which are no readings, now.
			yield { batch: noEvents(), records: length - batch.count, ...counts };
		} else if (totalLine) {
			yield { batch: noEvents(), records: length - batch.count, ...counts };
			for (const part of totalLine.take(batch)) yield eventsOf(part, read.bytesRead);
		} else {
			yield { batch, records: length, ...counts };
		}
	}
	if (meters) yield allUse(meters, file.size, reject);
	if (totalLine) yield* endOf(totalLine, file.size);
}

/** Finds the total of a wide file, unless the user counts its last record. */
function totalLineOf({ plan, values, choices }: SourceParts): TotalLine | undefined {
	const { wide } = plan.mapping;
	if (!wide || choices.countTotal === true) return undefined;
	const reader = new RejectedReader(plan, values, choices.mended ?? []);
	return new TotalLine(
		reader,
		new Set(wide.measures.map(({ column }) => column)),
		choices.countTotal === false
	);
}

function* endOf(totalLine: TotalLine, bytesRead: number): Generator<SourceBatch, void, undefined> {
	const end = totalLine.finish();
	if ('total' in end) {
		yield { ...eventsOf(noEvents(), bytesRead), totalLine: end.total };
		return;
	}
	for (const part of end.last) yield eventsOf(part, bytesRead);
	if (end.possible) yield { ...eventsOf(noEvents(), bytesRead), possibleTotal: end.possible };
}

function eventsOf(batch: EventBatch, bytesRead: number): SourceBatch {
	return { batch, records: batch.count, blankLines: 0, bytesRead };
}

function noEvents(): EventBatch {
	return new EventBatch(0, new Uint8Array(), () => []);
}

/** The use between all readings. A first reading of a meter is no record: there is nothing to be told of it yet. */
function allUse(
	meters: MeterDifferences,
	bytesRead: number,
	reject: (rejection: Rejection) => void
): SourceBatch {
	let decreases = 0;
	const batch = meters.finish((rejection) => {
		decreases++;
		reject(rejection);
	});
	const { firstReadings } = meters;
	return { batch, records: batch.count + decreases, blankLines: 0, firstReadings, bytesRead };
}

/** Large enough for few messages, small enough to share evenly and to be cleared cheaply. */
const RANGE_BYTES = 2 * 1024 * 1024;

async function* fromBytes(
	file: Blob,
	parts: SourceParts,
	{ signal, chunkBytes = RANGE_BYTES, scanners }: SourceOptions
): AsyncGenerator<SourceBatch, void, undefined> {
	const { found, values, keys, evidence, reject } = parts;
	const tidier = new RecordTidier(found, undefined);
	const order = orderOf(file, parts);
	const theirs = scanners?.(order);
	const own = theirs ? [] : [new RangeScanner(order, parts.zone, values.zone)];
	const shown = new ByteFields(found);
	try {
		const first = await firstRecord(file, found);
		const bytes = RangeBytes.from(file, first.at);
		const ranges = new RangeOrder(theirs ?? own, keys, first.at, file.size, chunkBytes, bytes);
		let { line } = first;
		for await (const { begin, end, read, keys: numbers } of ranges.proven(signal)) {
			const { records, blankLines, events, rejections } = read;
			// What would be no such record once it is tidied is left to the reader of texts, which tidies.
			if (rejections.some(({ fields }) => tidier.wouldChange(fields))) throw new NotPlain();
			for (const each of rejections) reject({ ...each, line: each.line + line });
			evidence.addGathered(read.evidence, line);
			numbers.translate(events.keys, events.count);
			const batch = batchOf(events, line, () => values.quantityColumn);
			batch.loadFields = async () => {
				batch.fieldsOf = shown.of(await readBytes(file, begin, end - begin), events.begins);
			};
			line += read.lines;
			yield { batch, records, blankLines, bytesRead: end };
		}
	} finally {
		shown.close();
		for (const scanner of own) scanner.close();
	}
}

function orderOf(
	file: Blob,
	{ found, plan, values, forms, zone, constants, choices }: SourceParts
): ScanOrder {
	const { dateOrder, numberForms } = choices;
	return {
		...{ file, found, fields: plan.fields, forms, constants },
		...{ zone: zone.name, stampZone: values.zone.name },
		answers: { ...(dateOrder && { dateOrder }), ...(numberForms && { numberForms }) }
	};
}

/** A range's events, `line` being the line of its first record. */
function batchOf(events: ScannedEvents, line: number, quantityColumn: () => string): EventBatch {
	for (let row = 0; row < events.count; row++) events.lines[row] = (events.lines[row] as number) + line;
	return EventBatch.of(events, quantityColumn);
}
