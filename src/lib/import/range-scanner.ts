/**
 * Ranges of a plain file, each read from wherever it is thought to begin: the scanner's half of reading by bytes.
 * It numbers values and usage keys by itself; remote-keys.ts brings those numbers together.
 */
import { Failure } from '$lib/domain/failure';
import { Zone } from '$lib/domain/zone';
import { ByteReader, type BytesRead } from './byte-reader';
import { readBytes } from './encoding';
import { FormsEvidence, type Forms } from './forms';
import { NotPlain } from './not-plain';
import type { ReadingChoices } from './preview';
import { startOf, tailOf } from './range-bytes';
import type { Detected } from './reading';
import { ValueReader } from './record-reader';
import { MAX_FIELD } from './records';
import type { FileRange, NewKeys, ScannedRange, Scanner } from './scanned-range';
import { UsageKeys, type Constants, type FieldColumns } from './usage-keys';

/** By what a file's bytes are read; it crosses to a worker as it is. */
export interface ScanOrder {
	readonly file: Blob;
	readonly found: Detected;
	readonly fields: FieldColumns;
	readonly forms: Forms;
	readonly constants: Constants;
	/** What the user answered of the forms of dates and numbers. */
	readonly answers: Pick<ReadingChoices, 'dateOrder' | 'numberForms'>;
	/** The name of the billing zone. */
	readonly zone: string;
	/** The name of the zone of stamps that name none. */
	readonly stampZone: string;
}

/** No plain record is longer; the reader of texts tells what is wrong with one. */
const MAX_REST = 2 * MAX_FIELD;

const LF = 10;

export class RangeScanner implements Scanner {
	private readonly file: Blob;
	private readonly keys: UsageKeys;
	private readonly reader: ByteReader;
	/** What was told of already. */
	private told: { values: number[]; periods: number; combinations: number[]; keys: number };

	/** To be closed. The zones of the order, where they are at hand. Throws {@link NotPlain}. */
	constructor(
		{ file, found, fields, forms, constants, answers, ...names }: ScanOrder,
		zone = new Zone(names.zone),
		stampZone = new Zone(names.stampZone)
	) {
		this.file = file;
		this.keys = new UsageKeys(fields, forms, zone, constants);
		const values = new ValueReader(found.header, fields, forms, stampZone);
		const newEvidence = (): FormsEvidence =>
			new FormsEvidence(fields, found.header, found.dialect.delimiter, answers);
		this.reader = new ByteReader(found, values, this.keys, newEvidence);
		const { all } = this.reader.keys.groups;
		this.told = {
			...{ values: this.keys.columns.map(() => 0), periods: 0 },
			...{ combinations: all.map(() => 0), keys: 0 }
		};
	}

	/** No range is scanned any more; one under way fails. */
	close(): void {
		this.reader.close();
	}

	/** Throws `IMP-8.file-unreadable`. */
	async scan(range: FileRange): Promise<ScannedRange> {
		return { ...(await this.scanned(range)), memory: range.bytes?.buffer };
	}

	private async scanned(range: FileRange): Promise<ScannedRange> {
		const { until, begin } = range;
		const start = startOf(range);
		let given = range.bytes;
		for (let tail = tailOf(range); ; tail = Math.min(tail * 16, MAX_REST)) {
			const bytes = given ?? (await readBytes(this.file, start, until - start + tail));
			given = undefined;
			const whole = start + bytes.length >= this.file.size;
			if (bytes.length < until - start) throw new Failure('IMP-8.file-unreadable');
			const at = begin === undefined ? bytes.indexOf(LF) + 1 : begin - start;
			const none = begin === undefined && (at === 0 || start + at >= until);
			if (none) return { begin: -1, end: -1, newKeys: this.newKeys(), read: undefined };
			try {
				const result = this.reader.read(bytes, at, until - start, whole);
				if (result) return this.rangeOf(start, at, result);
				if (whole || tail === MAX_REST) throw new NotPlain();
			} catch (error) {
				if (!(error instanceof NotPlain)) throw error;
				return { begin: start + at, end: -1, newKeys: this.newKeys(), read: undefined };
			}
		}
	}

	private rangeOf(start: number, at: number, { end, read }: NonNullable<BytesRead>): ScannedRange {
		return { begin: start + at, end: start + end, newKeys: this.newKeys(), read };
	}

	private newKeys(): NewKeys {
		const { keys, told, reader } = this;
		const { all } = reader.keys.groups;
		const news = {
			values: keys.columns.map(({ dimension }, place) => dimension.values.slice(told.values[place])),
			periods: keys.periods.slice(told.periods),
			combinations: all.map((group, i) => group.from(told.combinations[i] as number)),
			keys: reader.keys.partsFrom(told.keys)
		};
		this.told = {
			...{
				values: keys.columns.map(({ dimension }) => dimension.values.length),
				periods: keys.periods.length
			},
			...{
				combinations: all.map(({ size }) => size),
				keys: told.keys + news.keys.length / reader.keys.groups.width
			}
		};
		return news;
	}
}
