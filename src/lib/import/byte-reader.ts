/**
 * Events straight from the bytes of a part of a plain file: the same as records.ts and record-reader.ts make of its
 * text, without making text of what was seen before.
 */
import { contentKey } from '$lib/domain/usage';
import { ByteCells } from './byte-cells';
import { ByteKeys } from './byte-keys';
import { ByteRecords } from './byte-records';
import { cleanText } from './cleaning';
import type { EventBatch, Rejection } from './event-batch';
import { EventHashes } from './event-identity';
import type { FormsEvidence } from './forms';
import type { KeyGroups } from './key-groups';
import type { Detected } from './reading';
import type { RecordProblem, ValueReader } from './record-reader';
import { ScanDraft } from './scan-draft';
import type { ScannedRecords } from './scanned-range';
import { NO_MOMENT } from './usage-columns';
import { NO_PERIOD, type UsageKeys } from './usage-keys';

const DASH = 45;
const ZERO = 48;

const encoder = new TextEncoder();

/** Records of some bytes, and where they end; `undefined` where the bytes end before their last record does. */
export type BytesRead = { readonly end: number; readonly read: ScannedRecords } | undefined;

export class ByteReader {
	private readonly record: ByteRecords;
	private readonly cells: ByteCells;
	private readonly byteKeys: ByteKeys;
	private readonly hashes: EventHashes;
	private draft: ScanDraft;
	/** Bytes that a record takes, by those before. */
	private recordBytes = 64;
	private evidence: FormsEvidence;
	private rejections: Rejection[] = [];

	constructor(
		private readonly found: Detected,
		private readonly values: ValueReader,
		private readonly keys: UsageKeys,
		private readonly newEvidence: () => FormsEvidence
	) {
		const { delimiter, quote } = found.dialect;
		this.record = new ByteRecords(delimiter.charCodeAt(0), quote.charCodeAt(0));
		this.cells = new ByteCells(this.record, found);
		this.byteKeys = new ByteKeys(keys, this.record, this.cells);
		this.hashes = new EventHashes((key) => contentKey(keys.key(this.groups.numberIn(keys, key))));
		this.evidence = newEvidence();
		this.draft = new ScanDraft(1);
	}

	/** The usage keys of the records, by whose numbers their events call them. */
	get groups(): KeyGroups {
		return this.byteKeys.groups;
	}

	/**
	 * Reads the records that begin from `begin` on and before `until`, which is where one ends. `last`: the bytes'
	 * end ends a record too. Throws NotPlain.
	 */
	read(bytes: Uint8Array<ArrayBuffer>, begin: number, until: number, last: boolean): BytesRead {
		this.cells.take(bytes);
		this.evidence = this.newEvidence();
		this.rejections = [];
		this.draft = new ScanDraft(Math.ceil((until - begin) / this.recordBytes) + 16);
		let [at, line, records, blankLines] = [begin, 0, 0, 0];
		while (at < until) {
			const behind = this.record.cut(bytes, at, bytes.length, last);
			if (behind < 0) return undefined;
			if (this.cells.isBlank()) blankLines++;
			else {
				records++;
				this.takeRecord(line, at - begin);
			}
			line += 1 + this.record.innerLines;
			at = behind;
		}
		// Every byte counts, also of a column that nobody reads: text that is not UTF-8 is told by its line.
		if (this.found.encoding === 'utf-8' && !isAscii(bytes)) this.cells.decode(begin, at);
		// A little less than they were: room that is just too small would be doubled.
		this.recordBytes = Math.max(2, ((at - begin) / Math.max(1, records)) * 0.95);
		const { rejections, evidence } = this;
		const events = this.draft.finish(this.hashes);
		const read = { lines: line, records, blankLines, events, rejections, evidence: evidence.gathered };
		return { end: at, read };
	}

	private takeRecord(line: number, begin: number): void {
		const { draft } = this;
		const { batch } = draft;
		draft.makeRoom();
		this.gatherEvidence(line);
		const problem = this.readRecord(batch);
		if (problem) {
			this.rejections.push(this.values.rejection(problem, this.cells.fields(), line));
			return;
		}
		batch.lines[batch.count] = line;
		batch.keys[batch.count] = this.byteKeys.numberOf();
		draft.begins[batch.count] = begin;
		batch.count++;
	}

	/** The same steps, in the same order, as RecordReader takes with texts. */
	private readRecord(batch: EventBatch): RecordProblem | undefined {
		const { record } = this;
		const columns = this.values.header.length;
		if (record.count !== columns) {
			return { code: 'IMP-6.field-count', column: -1, other: `${record.count}/${columns}` };
		}
		return this.byteKeys.take() ?? this.readPeriod(batch) ?? this.readQuantity(batch) ?? this.readId();
	}

	private readPeriod(batch: EventBatch): RecordProblem | undefined {
		const { moment: column, period, 'period-from': from, 'period-until': until } = this.values.fields;
		const moment =
			column === undefined
				? NO_MOMENT
				: (this.cells.isoMoment(column) ?? this.values.moment(this.cells.text(column)));
		if (typeof moment === 'string') return { code: moment, column: column ?? -1, other: '' };
		batch.moments[batch.count] = moment;
		if (this.values.hasOwnPeriod) {
			const text = (of: number | undefined): string => (of === undefined ? '' : this.cells.text(of));
			const own = this.keys.takeOwnPeriod(text(period), text(from), text(until));
			if (typeof own === 'object') return { code: own.problem, column: own.column, other: '' };
			if (own !== NO_PERIOD) return undefined;
		}
		if (moment === NO_MOMENT) {
			return { code: 'IMP-5.moment-missing', column: this.values.momentColumn, other: '' };
		}
		this.keys.takeMonth(moment);
		return undefined;
	}

	private readQuantity(batch: EventBatch): RecordProblem | undefined {
		const column = this.values.fields.quantity;
		const small = column === undefined ? 1 : this.cells.smallInteger(column);
		if (small >= 0) {
			batch.small[batch.count] = small;
			if (batch.decimals.size > 0) batch.decimals.delete(batch.count);
			return undefined;
		}
		const code = this.values.quantity(this.cells.text(column ?? -1), column ?? -1, batch);
		return code === undefined ? undefined : { code, column: column ?? -1, other: '' };
	}

	private readId(): RecordProblem | undefined {
		const column = this.values.fields['event-id'];
		if (column === undefined) {
			this.draft.putId(this.cells.bytes, 0, 0);
		} else if (this.cells.isClean(column)) {
			this.draft.putId(this.cells.bytes, this.cells.from(column), this.cells.to(column));
		} else {
			const id = cleanText(this.cells.text(column));
			if ('problem' in id) return { code: id.problem, column, other: '' };
			const bytes = encoder.encode(id.value);
			this.draft.putId(bytes, 0, bytes.length);
		}
		return undefined;
	}

	/** Numbers that are no small whole ones and dates that are not ISO prove how the file writes them. */
	private gatherEvidence(line: number): void {
		const { cells, evidence, record } = this;
		for (const column of evidence.numberColumns) {
			if (column < record.count && cells.smallInteger(column) < 0) {
				evidence.addNumber(column, cells.text(column), line);
			}
		}
		for (const column of evidence.dateColumns) {
			if (column >= record.count) continue;
			const from = cells.from(column);
			const length = cells.to(column) - from;
			if (length === 0 || (length > 4 && beginsWithYear(cells.bytes, from))) continue;
			evidence.addDate(cells.text(column), line);
		}
	}
}

/** Whether a date begins as ISO does: `9-13-2021` has a dash in the same place. */
function beginsWithYear(bytes: Uint8Array, from: number): boolean {
	const [a, b, c] = [bytes[from] as number, bytes[from + 1] as number, bytes[from + 2] as number];
	return bytes[from + 4] === DASH && a >= ZERO && b >= ZERO && c >= ZERO;
}

function isAscii(bytes: Uint8Array<ArrayBuffer>): boolean {
	const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
	let seen = 0;
	let i = 0;
	for (; i + 4 <= words.length; i += 4) {
		seen |=
			(words[i] as number) | (words[i + 1] as number) | (words[i + 2] as number) | (words[i + 3] as number);
	}
	for (; i < words.length; i++) seen |= words[i] as number;
	for (i = words.length << 2; i < bytes.length; i++) seen |= (bytes[i] as number) > 127 ? 0x80 : 0;
	return (seen & 0x8080_8080) === 0;
}
