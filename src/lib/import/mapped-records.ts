/**
 * Records as a mapping makes them of those of the file (IMP-3): columns joined, a record for each filled cell of a
 * wide file, so that every reader of events finds one column to a field.
 */
import { joined, wideFields, type MappingPlan, type Measure } from './mapping';
import { Nem12Reader } from './nem12';
import { isMissing } from './numbers';
import type { RecordBlock, RecordOrigin } from './reading';

/** A block of mapped records, each with the record of the file that it is from. */
export interface MappedBlock extends RecordBlock {
	readonly origins: readonly RecordOrigin[];
	/** Cells without quantity: no events, but told. */
	readonly blankQuantities: number;
	/** Records of a kind that holds no quantities. */
	readonly otherRecords: number;
}

class BlockDraft {
	readonly records: (readonly string[])[] = [];
	readonly lines: number[] = [];
	readonly origins: RecordOrigin[] = [];
	readonly misplacedQuotes: number[] = [];
	blankQuantities = 0;
	otherRecords = 0;

	add(record: readonly string[], line: number, origin: RecordOrigin): void {
		this.records.push(record);
		this.lines.push(line);
		this.origins.push(origin);
	}
}

/** Maps the records of one file, from its first to its last. */
export class RecordMapper {
	private readonly nem12: Nem12Reader | undefined;
	private readonly measures: readonly Measure[];
	private readonly measureColumns: ReadonlySet<number>;

	constructor(private readonly plan: MappingPlan) {
		const { mapping, width } = plan;
		this.nem12 = mapping.layout === 'nem12' ? new Nem12Reader() : undefined;
		this.measures = mapping.wide?.measures.filter(({ column }) => column < width) ?? [];
		this.measureColumns = new Set(this.measures.map(({ column }) => column));
	}

	map(block: RecordBlock): MappedBlock {
		const draft = new BlockDraft();
		const misplaced = new Set(block.misplacedQuotes);
		block.records.forEach((record, i) => {
			const line = block.lines[i] as number;
			if (misplaced.has(i)) {
				draft.misplacedQuotes.push(draft.records.length);
				draft.add(record, line, { fields: record });
			} else if (this.nem12) {
				this.mapNem12(record, line, this.nem12, draft);
			} else if (!this.isWhole(record)) {
				const problem = { code: 'IMP-6.field-count', other: `${record.length}/${this.plan.width}` };
				draft.add(record, line, { fields: record, problem });
			} else {
				this.mapRecord(record, line, draft);
			}
		});
		const { records, origins, misplacedQuotes, blankQuantities, otherRecords } = draft;
		const lines = Uint32Array.from(draft.lines);
		const { blankLines, bytesRead } = block;
		return {
			...{ records, lines, origins, misplacedQuotes, blankQuantities, otherRecords },
			...{ blankLines, bytesRead }
		};
	}

	/** A delimiter behind the last cell makes one more, which is blank. */
	private isWhole(record: readonly string[]): boolean {
		const { width } = this.plan;
		return record.length === width || (record.length === width + 1 && record[width] === '');
	}

	private mapNem12(record: readonly string[], line: number, reader: Nem12Reader, draft: BlockDraft): void {
		const read = reader.read(record);
		if (read === undefined) {
			draft.otherRecords++;
		} else if ('problem' in read) {
			draft.add(record, line, { fields: record, problem: { code: read.problem, other: read.other } });
		} else {
			for (const interval of read.intervals) this.mapRecord(interval, line, draft, record);
		}
	}

	/** A record of the file's width, or one that a reader made of `fields`. */
	private mapRecord(
		record: readonly string[],
		line: number,
		draft: BlockDraft,
		fields: readonly string[] = record
	): void {
		const { derived, mapping, width } = this.plan;
		const cells = [
			...record.slice(0, width),
			...derived.map(({ field, source }) => joined(source, field, record))
		];
		if (mapping.wide) {
			for (const measure of this.measures) this.mapMeasure(measure, cells, line, draft);
			return;
		}
		const column = this.plan.fields.quantity;
		if (column !== undefined && isMissing(cells[column] as string)) {
			if (mapping.blankQuantity === 'one') cells[column] = '1';
			else if (mapping.blankQuantity === 'none' || mapping.readings || this.nem12) {
				draft.blankQuantities++;
				return;
			}
		}
		draft.add(cells, line, { fields });
	}

	private mapMeasure(measure: Measure, cells: readonly string[], line: number, draft: BlockDraft): void {
		const quantity = cells[measure.column] as string;
		if (isMissing(quantity)) {
			draft.blankQuantities++;
			return;
		}
		const { fields, header, mapping, width } = this.plan;
		const own = wideFields(mapping).map((field) => {
			if (field === 'quantity') return quantity;
			if (field === 'sku' || field === 'account') return measure.name;
			if (field === 'moment') return this.timeOf(measure, cells);
			return measure.unit || this.unitOf(cells);
		});
		// Mended and imported again, the other cells would count a second time.
		const others = cells
			.slice(0, width)
			.map((cell, column) => (column !== measure.column && this.measureColumns.has(column) ? '' : cell));
		const column = { mapped: fields.quantity ?? -1, name: header[measure.column] ?? '', at: measure.column };
		draft.add([...cells, ...own], line, { fields: others, column });
	}

	private timeOf({ name }: Measure, cells: readonly string[]): string {
		const source = this.plan.mapping.fields.moment;
		return source ? `${joined(source, 'moment', cells)} ${name}` : name;
	}

	private unitOf(cells: readonly string[]): string {
		const source = this.plan.mapping.fields.unit;
		return source ? joined(source, 'unit', cells) : '';
	}
}
