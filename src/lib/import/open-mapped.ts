/** A usage file opened: what it is, what its columns mean, and how its beginning reads (IMP-1, IMP-3). */
import { Failure } from '$lib/domain/failure';
import { isZone, Zone } from '$lib/domain/zone';
import { missingFields } from './header';
import { RecordMapper } from './mapped-records';
import { planMapping, type MappingPlan } from './mapping';
import { headerKey, mappingFor, type MappingOrigin } from './mapping-choice';
import { openFile } from './open-file';
import type { ReadingChoices } from './preview';
import type { KnownMapping } from './presets';
import type { Detected, RecordBlock } from './reading';

/** Finds the mapping that is stored for a header (see {@link headerKey}). */
export type RememberedMappings = (headerKey: string) => Promise<KnownMapping | undefined>;

export interface OpenedFile {
	readonly found: Detected;
	readonly plan: MappingPlan;
	readonly origin: MappingOrigin;
	/** Zone of stamps that name none. */
	readonly stampZone: Zone;
	/** What the user chose, over what the mapping says of how it is read. */
	readonly choices: ReadingChoices;
	/** The first records, as the file has them and as they are mapped. */
	readonly sample: RecordBlock | undefined;
	readonly mapped: RecordBlock | undefined;
	/** By column: see {@link columnSamples}. */
	readonly columnSamples: readonly (readonly string[])[];
}

/**
 * Opens a file. Throws `IMP-3.no-sku` and `IMP-3.no-moment` where the mapping lacks what is needed, and
 * `IMP-3.unknown-zone`.
 */
export async function openMapped(
	file: File,
	choices: ReadingChoices,
	zone: Zone,
	remembered: RememberedMappings | undefined
): Promise<OpenedFile> {
	const opened = await openFile(file, choices);
	const known = choices.mapping ? undefined : await remembered?.(headerKey(opened.found.header));
	const { mapping, origin } = mappingFor(opened.found, choices.mapping, known);
	const { encoding, dateOrder, numberForms } = mapping;
	const { dialect } = opened.found;
	// A download of rejected records is in the encoding that all downloads are in, not in that of its file.
	const isGuessed = choices.encoding === undefined && !dialect.addedColumns;
	if (encoding !== undefined && encoding !== opened.found.encoding && isGuessed) {
		return openMapped(file, { ...choices, encoding }, zone, remembered);
	}
	// Such a file begins with a record: what looked like its header is none.
	const found: Detected =
		mapping.layout === 'nem12'
			? { ...opened.found, header: [], preface: [], dialect: { ...dialect, headerLine: 0 } }
			: opened.found;
	const { sample } =
		mapping.layout === 'nem12' ? await openFile(file, { ...choices, headerLine: 0 }) : opened;
	const plan = planMapping(mapping, found.header);
	refuseMissing(found, plan);
	const mapped = sample && !plan.isPlain ? new RecordMapper(plan).map(sample) : sample;
	return {
		...{ found, plan, origin, sample, mapped },
		columnSamples: columnSamples(plan.width, mapping.layout === 'nem12' ? mapped : sample),
		stampZone: zoneOf(mapping.zone, zone),
		choices: {
			...choices,
			...(dateOrder && !choices.dateOrder ? { dateOrder } : {}),
			numberForms: { ...numberForms, ...choices.numberForms }
		}
	};
}

const SAMPLES = 5;
const SAMPLE_LENGTH = 60;

/** The first distinct values of each column that are not blank, long ones cut. */
export function columnSamples(width: number, sample: RecordBlock | undefined): string[][] {
	return Array.from({ length: width }, (_, column) => {
		const values = new Set<string>();
		for (const record of sample?.records ?? []) {
			const value = (record[column] ?? '').trim().slice(0, SAMPLE_LENGTH);
			if (value !== '') values.add(value);
			if (values.size === SAMPLES) break;
		}
		return [...values];
	});
}

function refuseMissing({ header, dialect }: Detected, { fields, constants }: MappingPlan): void {
	const filled = { ...fields, ...(constants.sku ? { sku: 0 } : {}) };
	const [missing] = missingFields(filled);
	if (missing && dialect.headerLine === 0) throw new Failure('IMP-3.no-header');
	if (missing) throw new Failure(missing, { line: dialect.headerLine, other: header.join(' | ') });
}

function zoneOf(name: string | undefined, zone: Zone): Zone {
	if (name === undefined || name === zone.name) return zone;
	if (!isZone(name)) throw new Failure('IMP-3.unknown-zone', { value: name });
	return new Zone(name);
}
