/** All that a file gives when it is read one way, as columns: quick to compare, whoever read it. */
import { toText } from '$lib/domain/decimal';
import { Failure } from '$lib/domain/failure';
import { contentKey } from '$lib/domain/usage';
import type { EventBatch, Rejection } from '$lib/import/event-batch';
import { EventHashes } from '$lib/import/event-identity';
import { eventBatches, type SourceOptions, type Way } from '$lib/import/event-source';
import { NotPlain } from '$lib/import/not-plain';
import type { UsageKeys } from '$lib/import/usage-keys';
import type { ReadingParts } from './source-parts';

/** The scale of a quantity that stands in `large`. */
const IS_LARGE = 255;
const LARGEST_SMALL = 999_999_999n;

export interface WholeRead {
	readonly events: number;
	/** In the order of the file; by the reading's own numbers. */
	readonly keys: Uint32Array;
	readonly usageKeys: UsageKeys;
	readonly moments: Float64Array;
	/** Quantities in their shortest form, at the scale of each. */
	readonly small: Int32Array;
	readonly scales: Uint8Array;
	readonly large: ReadonlyMap<number, string>;
	readonly lines: Uint32Array;
	readonly idLengths: Uint32Array;
	readonly idBytes: Uint8Array;
	/** Two words an event (IMP-7). */
	readonly hashes: Uint32Array;
	/** Records of some events, as they stand in the file. */
	readonly fields: ReadonlyMap<number, readonly string[]>;
	readonly rejections: readonly Rejection[];
	/** Counts, forms, and all that proves them. */
	readonly told: unknown;
}

/** How the reading ended; `not plain` where bytes decline the file. */
export type Outcome = WholeRead | 'not plain' | { readonly failed: string };

/** Records are read again for a few events at a time: it takes the longest. */
function isLookedAt(event: number): boolean {
	return event % 1009 < 8;
}

export async function readWholly(
	file: File,
	way: Way,
	parts: ReadingParts,
	options: SourceOptions
): Promise<Outcome> {
	const gathered = new Gathered(parts.keys);
	let [records, blankLines] = [0, 0];
	try {
		for await (const read of eventBatches(file, way, parts, options)) {
			records += read.records;
			blankLines += read.blankLines;
			await gathered.add(read.batch);
		}
	} catch (error) {
		if (error instanceof NotPlain) return 'not plain';
		if (error instanceof Failure) return { failed: `${error.code} ${JSON.stringify(error.detail)}` };
		throw error;
	}
	const { evidence, rejections } = parts;
	const told = { records, blankLines, ...evidence.decide(), gathered: evidence.gathered };
	return { ...gathered.whole(), rejections, told };
}

class Gathered {
	private events = 0;
	private readonly keys: Uint32Array[] = [];
	private readonly moments: Float64Array[] = [];
	private readonly small: Int32Array[] = [];
	private readonly scales: Uint8Array[] = [];
	private readonly large = new Map<number, string>();
	private readonly lines: Uint32Array[] = [];
	private readonly idLengths: Uint32Array[] = [];
	private readonly idBytes: Uint8Array[] = [];
	private readonly hashes: Uint32Array[] = [];
	private readonly fields = new Map<number, readonly string[]>();
	private readonly hashing: EventHashes;

	constructor(private readonly usageKeys: UsageKeys) {
		this.hashing = new EventHashes((key) => contentKey(usageKeys.key(key)));
	}

	async add(batch: EventBatch): Promise<void> {
		const { count } = batch;
		this.keys.push(batch.keys.slice(0, count));
		this.moments.push(batch.moments.slice(0, count));
		this.lines.push(batch.lines.slice(0, count));
		this.idLengths.push(batch.idTo.slice(0, count).map((to, row) => to - (batch.idFrom[row] as number)));
		this.idBytes.push(batch.idBytes.slice(0, count === 0 ? 0 : batch.idTo[count - 1]));
		const hasHashes = batch.hashes.length >= count * 2;
		this.hashes.push((hasHashes ? batch.hashes : this.hashing.ofAll(batch)).slice(0, count * 2));
		this.addQuantities(batch);
		await this.addFields(batch);
		this.events += count;
	}

	private addQuantities({ count, small, scales, decimals }: EventBatch): void {
		const values = small.slice(0, count);
		const scaled = scales ? scales.slice(0, count) : new Uint8Array(count);
		for (const [row, value] of decimals) {
			if (row >= count) continue;
			const { coefficient, scale } = value;
			const isSmall = scale < IS_LARGE && coefficient <= LARGEST_SMALL && coefficient >= -LARGEST_SMALL;
			values[row] = isSmall ? Number(coefficient) : 0;
			scaled[row] = isSmall ? scale : IS_LARGE;
			if (!isSmall) this.large.set(this.events + row, toText(value));
		}
		this.small.push(values);
		this.scales.push(scaled);
	}

	private async addFields(batch: EventBatch): Promise<void> {
		const rows: number[] = [];
		for (let row = 0; row < batch.count; row++) if (isLookedAt(this.events + row)) rows.push(row);
		if (rows.length > 0) await batch.loadFields?.();
		for (const row of rows) this.fields.set(this.events + row, batch.fieldsOf(row));
	}

	whole(): Omit<WholeRead, 'rejections' | 'told'> {
		const { events, usageKeys, large, fields } = this;
		return {
			...{ events, usageKeys, large, fields },
			keys: joined(this.keys, Uint32Array),
			moments: joined(this.moments, Float64Array),
			small: joined(this.small, Int32Array),
			scales: joined(this.scales, Uint8Array),
			lines: joined(this.lines, Uint32Array),
			idLengths: joined(this.idLengths, Uint32Array),
			idBytes: joined(this.idBytes, Uint8Array),
			hashes: joined(this.hashes, Uint32Array)
		};
	}
}

type Column = Uint8Array | Int32Array | Uint32Array | Float64Array;

function joined<T extends Column>(parts: readonly T[], Kind: new (length: number) => T): T {
	const all = new Kind(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}
