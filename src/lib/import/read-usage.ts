/**
 * A usage file, read whole: bytes -> text -> records -> events -> staged chunks and sums. What it does is told in
 * this order; how, by the files beside it.
 */
import type { CustomerMention } from '$lib/domain/customers';
import { Failure } from '$lib/domain/failure';
import type { Zone } from '$lib/domain/zone';
import { NotPlain } from './not-plain';
import type { EventBatch } from './event-batch';
import { ClosingTotal } from './closing-total';
import { Counts } from './counts';
import { eventBatches, firstWay, type Scanners, type SourceBatch, type Way } from './event-source';
import { FormsEvidence, isSameForms, type FormProofs, type Forms } from './forms';
import type { KeyTable } from './key-table';
import { RecordMapper } from './mapped-records';
import { columnsUsed, type Mapping, type MappingPlan } from './mapping';
import type { MappingOrigin } from './mapping-choice';
import { blockOf, Mending, type AddEvents, type ReadBlock } from './mending';
import { openMapped, type OpenedFile, type RememberedMappings } from './open-mapped';
import type { AppliedMend, Question, ReadingChoices, SampleEvent } from './preview';
import type { Detected } from './reading';
import { RecordReader, ValueReader } from './record-reader';
import { RejectionLog } from './rejection-log';
import { UsageBuilder, type DuplicateCount, type EarlierEvents, type UsageSink } from './usage-builder';
import { NO_MOMENT } from './usage-columns';
import { UsageKeys, type Constants, type FieldColumns } from './usage-keys';

export interface ReadingContext {
	readonly zone: Zone;
	readonly earlier: EarlierEvents;
	/** Mappings that were stored for a header. */
	readonly remembered?: RememberedMappings;
	readonly sink: UsageSink;
	readonly signal?: AbortSignal;
	/** Told after every block. */
	readonly progress?: (bytesRead: number, records: number) => void;
	/** Bytes read at a time; tests set it small to have borders everywhere. */
	readonly chunkBytes?: number;
	/** Who scan a plain file's bytes; whoever reads scans as well where there are none for this file. */
	readonly scanners?: Scanners;
}

/** A file as it was read; its chunks and rejected records went to the sink. */
export interface UsageReading {
	readonly found: Detected;
	/** The file is not UTF-8 throughout and was read as Windows-1252 (IMP-2). */
	readonly fellBack: boolean;
	readonly fields: FieldColumns;
	/** The file's names, and those of the columns that the mapping makes. */
	readonly columnNames: readonly string[];
	readonly mapping: Mapping;
	readonly mappingOrigin: MappingOrigin;
	/** By column of the file. */
	readonly columnSamples: readonly (readonly string[])[];
	/** Values that decided how numbers and dates are read. */
	readonly proofs: FormProofs;
	readonly unused: readonly number[];
	readonly forms: Forms;
	readonly questions: readonly Question[];
	readonly records: number;
	readonly accepted: number;
	readonly blankLines: number;
	/** Cells and records of a mapping that hold no quantity: no records, but told (IMP-6). */
	readonly blankQuantities: number;
	/** Records of kinds that hold no quantities. */
	readonly otherRecords: number;
	/** Readings of meters that begin their use. */
	readonly firstReadings: number;
	/** Line of the total that the file ends in: no record, but told (IMP-6). */
	readonly totalLine: number | undefined;
	/** Lines on which the header stands once more: no records, but told (IMP-6). */
	readonly repeatedHeaders: readonly number[];
	/** Records made as wide as the header because the user said so. */
	readonly evened: number;
	readonly duplicates: readonly DuplicateCount[];
	readonly rejections: RejectionLog;
	/** What was mended of the records that would have been rejected. */
	readonly mends: readonly AppliedMend[];
	/** The event of a record of the file, for one that is in conflict; undefined where it is none, or is several. */
	readonly eventOf: (fields: readonly string[], line: number) => SampleEvent | undefined;
	readonly samples: readonly SampleEvent[];
	/** Usage keys with the sums of their accepted events. */
	readonly table: KeyTable;
	/** Customers as the accepted records name them. */
	readonly mentions: readonly CustomerMention[];
}

const SAMPLES = 20;

/**
 * Reads a file by what it was found to be and what the user chose. Throws a {@link Failure} with file, line and
 * column where it cannot be read at all (IMP-1, 2, 3, 11), and Cancelled.
 */
export async function readUsage(
	file: File,
	choices: ReadingChoices,
	context: ReadingContext
): Promise<UsageReading> {
	try {
		return await readDetected(file, choices, context);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		throw new Failure(error.code, { file: file.name, ...error.detail }, { cause: error });
	}
}

async function readDetected(
	file: File,
	choices: ReadingChoices,
	context: ReadingContext
): Promise<UsageReading> {
	try {
		return await readAs(file, choices, context, false);
	} catch (error) {
		const fallsBack = error instanceof Failure && error.code === 'IMP-2.not-utf8' && !choices.encoding;
		if (!fallsBack) throw error;
		// Its beginning looked like UTF-8, and a byte further on is not: all of it is read again (IMP-2).
		await context.sink.restart();
		return readAs(file, { ...choices, encoding: 'windows-1252' }, context, true);
	}
}

async function readAs(
	file: File,
	choices: ReadingChoices,
	context: ReadingContext,
	fellBack: boolean
): Promise<UsageReading> {
	const opened = await openMapped(file, choices, context.zone, context.remembered);
	const { found, plan } = opened;
	const evidenceOf = (): FormsEvidence =>
		new FormsEvidence(plan.fields, plan.header, found.dialect.delimiter, opened.choices);
	const beginning = evidenceOf();
	if (opened.mapped) beginning.add(opened.mapped);
	let { forms } = beginning.decide();
	let way = firstWay(found, plan, choices.raggedRows);
	for (;;) {
		const evidence = evidenceOf();
		try {
			const pass = await readOnce(file, { ...opened, forms, evidence, way }, context);
			const { forms: decided, questions } = evidence.decide();
			if (isSameForms(decided, forms)) {
				if (pass.records === 0) throw new Failure('IMP-1.no-records', { line: found.dialect.headerLine });
				const isGuessed = choices.encoding === undefined && plan.mapping.encoding === undefined;
				const unasked = isGuessed && found.encoding === 'windows-1252';
				return {
					...{
						found,
						forms,
						...pass,
						questions: [...questions, ...pass.questions],
						fellBack: fellBack || unasked
					},
					...{ fields: plan.fields, columnNames: plan.header, unused: unusedColumns(found.header, plan) },
					...{ mapping: plan.mapping, mappingOrigin: opened.origin },
					...{ columnSamples: opened.columnSamples, proofs: evidence.proofs() }
				};
			}
			// Read by what the beginning proves; only where the rest proves otherwise, read once more.
			forms = decided;
		} catch (error) {
			if (!(error instanceof NotPlain)) throw error;
			way = 'text';
		}
		await context.sink.restart();
	}
}

/** By what a file is read from its first record to its last. */
interface PassParts extends Pick<OpenedFile, 'found' | 'plan' | 'stampZone' | 'choices'> {
	readonly forms: Forms;
	readonly evidence: FormsEvidence;
	readonly way: Way;
}

type Pass = Omit<
	UsageReading,
	| 'found'
	| 'fellBack'
	| 'fields'
	| 'columnNames'
	| 'mapping'
	| 'mappingOrigin'
	| 'columnSamples'
	| 'proofs'
	| 'unused'
	| 'forms'
>;

async function readOnce(
	file: File,
	{ found, plan, stampZone, forms, choices, evidence, way }: PassParts,
	{ zone, earlier, sink, signal, progress, chunkBytes, scanners }: ReadingContext
): Promise<Pass> {
	const constants = constantsOf(plan, choices);
	const keys = new UsageKeys(plan.fields, forms, zone, constants);
	const values = new ValueReader(plan.header, plan.fields, forms, stampZone);
	const builder = await UsageBuilder.create(
		keys,
		earlier,
		sink,
		choices.allNew === true,
		plan.mapping.source
	);
	const rejections = new RejectionLog(sink);
	const reader = new RecordReader(values, keys);
	const readBlock: ReadBlock = (block, reject) =>
		reader.read(plan.isPlain ? block : new RecordMapper(plan).map(block), reject);
	const mending = new Mending(choices, plan, readBlock, (rejection) => {
		rejections.add(rejection);
	});
	const closing = new ClosingTotal(choices, mending.reject);
	const samples: SampleEvent[] = [];
	const add: AddEvents = async (batch, reject, from, until) => {
		takeSamples(samples, batch, keys, from, until);
		await builder.add(batch, reject, from, until);
	};
	const counts = new Counts();
	const parts = {
		...{ found, plan, values, forms, zone, constants, choices, keys, evidence },
		reject: closing.reject
	};
	for await (const read of eventBatches(file, way, parts, {
		...{ signal, chunkBytes, scanners },
		raggedRows: choices.raggedRows
	})) {
		if (counts.records === 0) builder.expect(expectedEvents(file, read));
		closing.sawEvents(read.batch);
		await mending.add(read.batch, add);
		await rejections.flush();
		counts.add(read);
		progress?.(read.bytesRead, counts.records);
	}
	counts.leaveOut(closing.finish());
	counts.addMended(mending);
	await builder.finish();
	await rejections.finish();
	const table = builder.table();
	return {
		...counts,
		accepted: builder.accepted,
		duplicates: builder.duplicateCounts(),
		rejections,
		mends: mending.applied,
		eventOf: (fields, line) => {
			const batch = readBlock(blockOf(fields, line), () => undefined);
			return batch.count === 1 ? sampleOf(batch, 0, keys) : undefined;
		},
		samples,
		table,
		mentions: table.mentions
	};
}

/** One customer for a file that names none goes before a text of the mapping: it is chosen for this file. */
function constantsOf({ constants }: MappingPlan, { customerName }: ReadingChoices): Constants {
	return customerName ? { ...constants, 'customer-name': customerName } : constants;
}

/** Shorter records than the first are not reckoned with without end. */
const SHORTEST_RECORD = 16;

/** How many events a file may have, by how many its beginning has. */
function expectedEvents(file: File, { batch, bytesRead }: SourceBatch): number {
	const all = (batch.count / Math.max(1, bytesRead)) * file.size * 1.02;
	return Math.min(all, file.size / SHORTEST_RECORD);
}

function unusedColumns(header: readonly string[], { mapping }: MappingPlan): number[] {
	const used = columnsUsed(mapping);
	return header.flatMap((_, column) => (used.has(column) ? [] : column));
}

function takeSamples(
	samples: SampleEvent[],
	batch: EventBatch,
	keys: UsageKeys,
	from: number,
	until: number
): void {
	// A record in conflict was seen before it is read as it was mended.
	while (samples.length > 0 && samples.at(-1)?.line === batch.lines[from]) samples.pop();
	for (let row = from; row < until && samples.length < SAMPLES; row++) {
		samples.push(sampleOf(batch, row, keys));
	}
}

function sampleOf(batch: EventBatch, row: number, keys: UsageKeys): SampleEvent {
	const number = batch.keys[row] as number;
	const moment = batch.moment(row);
	return {
		line: batch.lines[row] as number,
		id: batch.id(row),
		moment: moment === NO_MOMENT ? undefined : moment,
		key: keys.key(number).key,
		customerName: keys.customer(number).name,
		quantity: batch.quantity(row)
	};
}
