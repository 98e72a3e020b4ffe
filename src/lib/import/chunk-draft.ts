/** A chunk of usage while it fills, event by event. */
import { decimal, powerOfTen, toText, type Decimal } from '$lib/domain/decimal';
import type { EventBatch } from './event-batch';
import {
	CHUNK_EVENTS,
	idAt,
	type IdColumn,
	type QuantityColumn,
	type UsageChunk,
	type UsageEvent
} from './usage-columns';

const INT32 = 2n ** 31n;
const INT64 = 2n ** 63n;

/** Bytes that an id has on average, before it is known: the room for them grows. */
const ID_BYTES = 16;

/** Events that there is room for at first: most files are small. */
const FEW_EVENTS = 1024;

export class ChunkDraft {
	size = 0;
	private room = FEW_EVENTS;
	private keys = new Uint32Array(FEW_EVENTS);
	private moments = new Float64Array(FEW_EVENTS);
	private small = new Int32Array(FEW_EVENTS);
	private scales = new Uint8Array(FEW_EVENTS);
	/** The most digits that a small quantity has behind its decimal sign. */
	private mostScale = 0;
	private readonly decimals = new Map<number, Decimal>();
	private lines = new Uint32Array(FEW_EVENTS);
	private idEnds = new Uint32Array(FEW_EVENTS);
	private idBytes = new Uint8Array(FEW_EVENTS * ID_BYTES);
	private idsUsed = 0;
	private identities = new Uint32Array(FEW_EVENTS * 2);

	get isFull(): boolean {
		return this.size === CHUNK_EVENTS;
	}

	/** Takes events of a batch in a row, as many as there is room for; gives the row behind the last taken. */
	append(batch: EventBatch, from: number, until: number): number {
		const at = this.size;
		const end = Math.min(until, from + CHUNK_EVENTS - at);
		this.size += end - from;
		if (this.size > this.room) this.makeRoom();
		this.keys.set(batch.keys.subarray(from, end), at);
		this.moments.set(batch.moments.subarray(from, end), at);
		this.small.set(batch.small.subarray(from, end), at);
		this.lines.set(batch.lines.subarray(from, end), at);
		this.identities.set(batch.hashes.subarray(from * 2, end * 2), at * 2);
		this.appendIds(batch, from, end, at);
		this.appendScales(batch, from, end, at);
		if (batch.decimals.size === 0) return end;
		for (let row = from; row < end; row++) {
			const quantity = batch.decimals.get(row);
			if (quantity) this.decimals.set(at + row - from, quantity);
		}
		return end;
	}

	/** An event that was taken before. */
	event(row: number): UsageEvent {
		return {
			key: this.keys[row] as number,
			moment: this.moments[row] as number,
			quantity: this.quantity(row),
			line: this.lines[row] as number,
			id: idAt({ bytes: this.idBytes, ends: this.idEnds }, row)
		};
	}

	/** What was taken; its columns hold until {@link clear}. */
	finish(): UsageChunk {
		return {
			keys: this.keys.subarray(0, this.size),
			moments: this.moments.subarray(0, this.size),
			quantities: this.quantities(),
			lines: this.lines.subarray(0, this.size),
			ids: this.ids(),
			identities: this.identities.subarray(0, this.size * 2)
		};
	}

	/** Begins the next chunk. */
	clear(): void {
		this.size = 0;
		this.idsUsed = 0;
		this.mostScale = 0;
		this.decimals.clear();
	}

	private makeRoom(): void {
		this.room = Math.min(CHUNK_EVENTS, Math.max(this.size, this.room * 4));
		const { room } = this;
		this.keys = wider(this.keys, new Uint32Array(room));
		this.moments = wider(this.moments, new Float64Array(room));
		this.small = wider(this.small, new Int32Array(room));
		this.scales = wider(this.scales, new Uint8Array(room));
		this.lines = wider(this.lines, new Uint32Array(room));
		this.idEnds = wider(this.idEnds, new Uint32Array(room));
		this.identities = wider(this.identities, new Uint32Array(room * 2));
	}

	/** Ids of a batch stand one behind another. */
	private appendIds({ idBytes, idFrom, idTo }: EventBatch, from: number, end: number, at: number): void {
		const first = idFrom[from] as number;
		const last = idTo[end - 1] as number;
		if (this.idsUsed + last - first > this.idBytes.length) {
			const wider = new Uint8Array((this.idsUsed + last - first) * 2);
			wider.set(this.idBytes);
			this.idBytes = wider;
		}
		this.idBytes.set(idBytes.subarray(first, last), this.idsUsed);
		const shift = this.idsUsed - first;
		for (let row = from; row < end; row++) this.idEnds[at + row - from] = (idTo[row] as number) + shift;
		this.idsUsed += last - first;
	}

	private appendScales({ scales }: EventBatch, from: number, end: number, at: number): void {
		if (!scales) {
			this.scales.fill(0, at, at + end - from);
			return;
		}
		this.scales.set(scales.subarray(from, end), at);
		for (let row = from; row < end; row++) this.mostScale = Math.max(this.mostScale, scales[row] as number);
	}

	private ids(): IdColumn {
		return { bytes: this.idBytes.subarray(0, this.idsUsed), ends: this.idEnds.subarray(0, this.size) };
	}

	private quantity(row: number): Decimal {
		const scale = this.scales[row] as number;
		return this.decimals.get(row) ?? decimal(BigInt(this.small[row] as number), scale);
	}

	/** Small quantities at one scale; undefined where one of them is too large for that. */
	private scaledSmall(): Int32Array<ArrayBuffer> | undefined {
		const factors = Array.from({ length: this.mostScale + 1 }, (_, scale) => 10 ** (this.mostScale - scale));
		const values = new Int32Array(this.size);
		for (let row = 0; row < this.size; row++) {
			// Below 10^18: where it is no exact Number it is no INT32 either.
			const value = (this.small[row] as number) * (factors[this.scales[row] as number] as number);
			if (value !== (value | 0)) return undefined;
			values[row] = value;
		}
		return values;
	}

	/** The narrowest column that holds all quantities exactly (VAT-4). */
	private quantities(): QuantityColumn {
		if (this.decimals.size === 0) {
			if (this.mostScale === 0) return { scale: 0, values: this.small.subarray(0, this.size) };
			const scaled = this.scaledSmall();
			if (scaled) return { scale: this.mostScale, values: scaled };
		}
		let scale = this.mostScale;
		for (const value of this.decimals.values()) scale = Math.max(scale, value.scale);
		const coefficients = Array.from({ length: this.size }, (_, row) => {
			const value = this.quantity(row);
			return value.coefficient * powerOfTen(scale - value.scale);
		});
		if (coefficients.every((value) => value < INT32 && value >= -INT32)) {
			return { scale, values: Int32Array.from(coefficients, Number) };
		}
		if (coefficients.every((value) => value < INT64 && value >= -INT64)) {
			return { scale, values: BigInt64Array.from(coefficients) };
		}
		return { texts: Array.from({ length: this.size }, (_, row) => toText(this.quantity(row))) };
	}
}

function wider<A extends { set(array: A): void }>(from: A, to: A): A {
	to.set(from);
	return to;
}
