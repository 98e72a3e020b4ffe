/**
 * The bytes of a file's ranges, read one behind another from a single stream. A slice for each range would take the
 * browser several times as long: for every slice it sets up a pipe of its own, in memory that was never used.
 */
import { Failure } from '$lib/domain/failure';
import type { FileRange } from './scanned-range';

/** Read behind a range for the end of its last record. */
const TAIL_BYTES = 16 * 1024;

/** Bytes behind a range that are read with it, so that few ranges need to be read again for their last record. */
export function tailOf({ from, until }: FileRange): number {
	return Math.min(TAIL_BYTES, until - from);
}

/** The first byte that is looked at: a record begins where the byte before it ends a line. */
export function startOf({ from }: Pick<FileRange, 'from'>): number {
	return Math.max(0, from - 1);
}

/**
 * Streams that are read. Chromium collects one that nothing but a promise waits for, and the promise is never
 * settled.
 */
const open = new Set<RangeBytes>();

export class RangeBytes {
	/** From before the last range's end: the next one begins with it. */
	private kept = new Uint8Array();
	private readonly spare: ArrayBuffer[] = [];
	private turn: Promise<unknown> = Promise.resolve();

	private constructor(
		private readonly reader: ReadableStreamBYOBReader,
		private readonly size: number
	) {}

	/** The bytes of ranges from one on; undefined where a stream cannot read into memory that is there already. */
	static from(file: Blob, from: number): RangeBytes | undefined {
		try {
			const start = startOf({ from });
			const reader = file.slice(start).stream().getReader({ mode: 'byob' });
			const bytes = new RangeBytes(reader, file.size);
			open.add(bytes);
			return bytes;
		} catch {
			return undefined;
		}
	}

	/**
	 * A range with its bytes from {@link startOf} on. Ranges are to be asked for in order, each beginning where the
	 * one before ends. Throws `IMP-8.file-unreadable`.
	 */
	async read(range: FileRange): Promise<FileRange> {
		const read = this.turn.then(() => this.readNext(range));
		this.turn = read.catch(() => undefined);
		return { ...range, bytes: await read };
	}

	/** Memory that a later range may be read into: nothing of it is looked at any more. */
	giveBack(memory: ArrayBuffer): void {
		this.spare.push(memory);
	}

	/** Ends the stream: to be called, however reading ends. */
	close(): void {
		open.delete(this);
		// Nobody need wait for it, and nothing is lost when it fails.
		this.reader.cancel().catch(() => undefined);
	}

	private async readNext(range: FileRange): Promise<Uint8Array<ArrayBuffer>> {
		const start = startOf(range);
		const end = Math.min(this.size, range.until + tailOf(range));
		const length = Math.max(end - start, this.kept.length);
		let buffer = this.roomFor(length);
		let filled = this.kept.length;
		new Uint8Array(buffer).set(this.kept);
		while (filled < length) {
			const { done, value } = await this.readInto(new Uint8Array(buffer, filled, length - filled));
			if (done || !value) throw new Failure('IMP-8.file-unreadable');
			buffer = value.buffer;
			filled += value.length;
		}
		const bytes = new Uint8Array(buffer, 0, length);
		this.kept = bytes.slice(startOf({ from: range.until }) - start);
		return bytes;
	}

	private async readInto(
		view: Uint8Array<ArrayBuffer>
	): Promise<ReadableStreamReadResult<Uint8Array<ArrayBuffer>>> {
		try {
			return await this.reader.read(view);
		} catch (cause) {
			throw new Failure('IMP-8.file-unreadable', {}, { cause });
		}
	}

	private roomFor(length: number): ArrayBuffer {
		const spare = this.spare.pop();
		return spare && spare.byteLength >= length ? spare : new ArrayBuffer(length);
	}
}
