/**
 * A file's events, batch by batch, by the quickest reader that reads it right: bytes for plain files, text and
 * PapaParse for every other (IMP-1). Both give the same.
 */
import { stopIfCancelled } from '$lib/domain/failure';
import { NotPlain } from './byte-records';
import { ByteReader } from './byte-reader';
import { readAhead } from './encoding';
import { EventBatch, type Rejection } from './event-batch';
import type { FormsEvidence } from './forms';
import { RecordMapper } from './mapped-records';
import type { MappingPlan } from './mapping';
import { MeterDifferences } from './meter-differences';
import type { Detected, Encoding } from './reading';
import { RecordReader, type ValueReader } from './record-reader';
import { MAX_FIELD, readRecords } from './records';
import { TotalLine } from './total-line';
import type { UsageKeys } from './usage-keys';

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
	readonly keys: UsageKeys;
	readonly evidence: FormsEvidence;
	readonly reject: (rejection: Rejection) => void;
}

export interface SourceOptions {
	readonly signal?: AbortSignal | undefined;
	/** Bytes read at a time; tests set it small to have borders everywhere. */
	readonly chunkBytes?: number | undefined;
	/** The last record counts, though it looks like the total of a wide file. */
	readonly countTotal?: boolean | undefined;
}

/** How a file is read: `bytes` where it may be plain, `text` in any case. */
export type Way = 'bytes' | 'text';

/** Encodings in which a delimiter, a quote and a line end are one byte each, and no other character has them. */
const BYTEWISE: ReadonlySet<Encoding> = new Set([
	'utf-8',
	'windows-1252',
	'windows-1250',
	'iso-8859-2',
	'iso-8859-15'
]);

/** The way to begin with: whether a file is plain shows only while it is read. */
export function firstWay({ encoding }: Detected, { isPlain }: MappingPlan): Way {
	return isPlain && BYTEWISE.has(encoding) ? 'bytes' : 'text';
}

/** All batches of a file. Throws what readRecords throws, and by bytes {@link NotPlain}: then read it as text. */
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
	{ found, plan, values, keys, evidence, reject }: SourceParts,
	options: SourceOptions
): AsyncGenerator<SourceBatch, void, undefined> {
	const reader = new RecordReader(values, keys);
	const mapper = plan.isPlain ? undefined : new RecordMapper(plan);
	const meters = plan.mapping.readings && new MeterDifferences(keys, plan.mapping.readings, values.zone);
	const totalLine = plan.mapping.wide && !meters && options.countTotal !== true ? new TotalLine() : undefined;
	for await (const read of readRecords(file, found.encoding, found.dialect, options)) {
		const mapped = mapper?.map(read);
		const block = mapped ?? read;
		evidence.add(block);
		const batch = reader.read(block, reject);
		const blankLines = read.blankLines.length;
		const { blankQuantities = 0, otherRecords = 0 } = mapped ?? {};
		const counts = { blankLines, blankQuantities, otherRecords, bytesRead: read.bytesRead };
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
	const end = totalLine?.finish();
	if (end && 'last' in end) for (const part of end.last) yield eventsOf(part, file.size);
	else if (end) yield { ...eventsOf(noEvents(), file.size), totalLine: end.total };
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

/** Fast to read, and short-lived enough to be cleared cheaply. */
const BLOCK_BYTES = 1024 * 1024;

/** No plain record is longer; the reader of texts tells what is wrong with one. */
const MAX_REST = 2 * MAX_FIELD;

async function* fromBytes(
	file: Blob,
	{ found, values, keys, evidence, reject }: SourceParts,
	{ signal, chunkBytes = BLOCK_BYTES }: SourceOptions
): AsyncGenerator<SourceBatch, void, undefined> {
	const reader = new ByteReader(found, values, keys, evidence);
	let ahead = readAhead(file, 0, chunkBytes);
	let rest = new Uint8Array();
	for (let bytesRead = 0; bytesRead < file.size;) {
		stopIfCancelled(signal);
		const slice = await ahead;
		bytesRead += slice.length;
		ahead = readAhead(file, bytesRead, chunkBytes);
		const block = joined(rest, slice);
		for (const read of reader.read(block, bytesRead >= file.size, reject)) yield { ...read, bytesRead };
		rest = block.subarray(reader.rest);
		if (rest.length > MAX_REST) throw new NotPlain();
	}
}

function joined(rest: Uint8Array, slice: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	if (rest.length === 0) return slice;
	const block = new Uint8Array(rest.length + slice.length);
	block.set(rest);
	block.set(slice, rest.length);
	return block;
}
