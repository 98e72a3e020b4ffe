/** Events of one block of records, before duplicates are looked for: what every reader of records makes. */
import { whole, type Decimal } from '$lib/domain/decimal';
import type { Moment } from '$lib/domain/zone';

/** A record that was not taken, and why (IMP-6). */
export interface Rejection {
	readonly code: string;
	readonly line: number;
	/** Name of the column in the file's header; blank when the record as a whole is at fault. */
	readonly column: string;
	/** The same column's place, counted from 0; -1 or absent when the record as a whole is at fault. */
	readonly at?: number;
	/** The offending value, at most 200 characters. */
	readonly value: string;
	/** What else the sentence needs: the number of fields expected, the line of the other record, … */
	readonly other: string;
	/** The record as it stands in the file, to be mended and imported again. */
	readonly fields: readonly string[];
}

/** Columns of events, as a batch has them. */
type EventColumns = Pick<
	EventBatch,
	| 'count'
	| 'keys'
	| 'moments'
	| 'small'
	| 'scales'
	| 'decimals'
	| 'lines'
	| 'idFrom'
	| 'idTo'
	| 'idBytes'
	| 'hashes'
>;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class EventBatch {
	count = 0;
	keys: Uint32Array<ArrayBuffer>;
	moments: Float64Array<ArrayBuffer>;
	/** Quantities of at most nine digits, each a whole number at its scale; all others stand in `decimals`. */
	small: Int32Array<ArrayBuffer>;
	/** Digits of each of the small ones behind its decimal sign, none of them a zero at the end; absent: none has any. */
	scales: Uint8Array<ArrayBuffer> | undefined;
	decimals = new Map<number, Decimal>();
	lines: Uint32Array<ArrayBuffer>;
	/**
	 * Where an event's id stands in `idBytes`, as UTF-8, one behind another without gaps: blank where both are
	 * the same.
	 */
	idFrom: Uint32Array<ArrayBuffer>;
	idTo: Uint32Array<ArrayBuffer>;
	idBytes: Uint8Array<ArrayBuffer>;
	/** Two words of each event's hash, made by whoever read them or later (event-identity.ts); at last its identity. */
	hashes: Uint32Array<ArrayBuffer> = new Uint32Array();
	/** To be waited for before {@link fieldsOf} is asked, where the records have to be read again. */
	loadFields: (() => Promise<void>) | undefined;

	/** `size` events at most; `fieldsOf` gives the record of an event as it stands in the file. */
	constructor(
		size: number,
		idBytes: Uint8Array<ArrayBuffer>,
		public fieldsOf: (row: number) => readonly string[],
		/** The name of the column that an event's quantity is from; blank where the file has none. */
		readonly quantityColumn: (row: number) => string = () => ''
	) {
		this.keys = new Uint32Array(size);
		this.moments = new Float64Array(size);
		this.small = new Int32Array(size);
		this.lines = new Uint32Array(size);
		this.idFrom = new Uint32Array(size);
		this.idTo = new Uint32Array(size);
		this.idBytes = idBytes;
	}

	/** A batch of columns that are there already. */
	static of(columns: EventColumns, quantityColumn?: EventBatch['quantityColumn']): EventBatch {
		const batch = new EventBatch(0, columns.idBytes, () => [], quantityColumn);
		const { count, keys, moments, small, scales, decimals, lines, idFrom, idTo, hashes } = columns;
		return Object.assign(batch, {
			count,
			keys,
			moments,
			small,
			scales,
			decimals,
			lines,
			idFrom,
			idTo,
			hashes
		});
	}

	quantity(row: number): Decimal {
		const large = this.decimals.size > 0 ? this.decimals.get(row) : undefined;
		return large ?? scaled(this.small[row] as number, this.scales?.[row] ?? 0);
	}

	/** Whether a quantity is one of `small`, whole and not negative. */
	isWhole(row: number): boolean {
		const isSmall = this.decimals.size === 0 || !this.decimals.has(row);
		return isSmall && (this.small[row] as number) >= 0 && (this.scales?.[row] ?? 0) === 0;
	}

	moment(row: number): Moment {
		return this.moments[row] as number;
	}

	id(row: number): string {
		return decoder.decode(this.idBytes.subarray(this.idFrom[row], this.idTo[row]));
	}

	hasId(row: number): boolean {
		return this.idFrom[row] !== this.idTo[row];
	}
}

/** A small quantity, in the shortest form already. */
function scaled(value: number, scale: number): Decimal {
	return scale === 0 ? whole(value) : { coefficient: BigInt(value), scale };
}
