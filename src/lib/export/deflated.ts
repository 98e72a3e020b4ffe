/**
 * Bytes deflated as they come, by the browser's own CompressionStream: at a hundred thousand lines it takes half the
 * time of fflate, and makes the difference of being twice as fast as SheetJS alone. Its price: the same content is
 * the same bytes in one browser, and the same parts, packed otherwise, in another (EXP-3).
 */
import { deflateSync } from 'fflate';
import { crc32, joinCrc32 } from '$lib/domain/crc32';

/** A stretch of a file as it stands in a zip, deflated. */
export interface Stretch {
	readonly crc: number;
	/** Bytes before and after packing. */
	readonly size: number;
	readonly packedSize: number;
	readonly packed: readonly BlobPart[];
}

/** Packed bytes held before they are handed to the browser as a Blob, which it can keep out of memory. */
const HELD_BYTES = 4 * 2 ** 20;

/** A long file, deflated while it is made. */
export class Deflating {
	private crc = 0;
	private size = 0;
	private packedSize = 0;
	private held: Uint8Array<ArrayBuffer>[] = [];
	private heldBytes = 0;
	private readonly packed: Blob[] = [];
	private readonly writer: WritableStreamDefaultWriter<BufferSource>;
	private readonly reading: Promise<void>;
	private written: Promise<void> = Promise.resolve();

	constructor() {
		const { readable, writable } = new CompressionStream('deflate-raw');
		this.writer = writable.getWriter();
		this.reading = this.read(readable.getReader());
	}

	/** Takes the next bytes; they are copied. Wait with {@link drained} now and then, or all of them stand in memory. */
	push(bytes: Uint8Array): void {
		if (bytes.length === 0) return;
		this.crc = crc32(bytes, this.crc);
		this.size += bytes.length;
		this.written = this.writer.write(bytes.slice());
		// Who waits hears of it.
		this.written.catch(() => undefined);
	}

	/** Waits until all that was taken is packed. */
	async drained(): Promise<void> {
		await this.written;
	}

	/** Ends the file: nothing can be pushed any more. */
	async end(): Promise<Stretch> {
		await Promise.all([this.writer.close(), this.reading]);
		const { crc, size, packedSize } = this;
		return { crc, size, packedSize, packed: [...this.packed, ...this.held] };
	}

	private async read(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): Promise<void> {
		for (let part = await reader.read(); !part.done; part = await reader.read()) this.hold(part.value);
	}

	private hold(bytes: Uint8Array<ArrayBuffer>): void {
		this.held.push(bytes);
		this.heldBytes += bytes.length;
		this.packedSize += bytes.length;
		if (this.heldBytes < HELD_BYTES) return;
		this.packed.push(new Blob(this.held));
		this.held = [];
		this.heldBytes = 0;
	}
}

/** A short file, deflated at once. */
export function deflated(bytes: Uint8Array): Stretch {
	const packed = deflateSync(bytes) as Uint8Array<ArrayBuffer>;
	return { crc: crc32(bytes), size: bytes.length, packedSize: packed.length, packed: [packed] };
}

/** A block that is not packed can have no more bytes. */
const MAX_BLOCK = 0xffff;

/**
 * The beginning of a file that is known last: blocks that are not packed (RFC 1951 3.2.4) end on a whole byte, so
 * what was deflated before can follow them. fflate could end packed blocks so, but writes a wrong trailer at times.
 */
export function beginning(bytes: Uint8Array): Stretch {
	const packed: BlobPart[] = [];
	for (let at = 0; at < bytes.length; at += MAX_BLOCK) {
		const block = bytes.slice(at, at + MAX_BLOCK);
		const { length } = block;
		packed.push(Uint8Array.of(0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block);
	}
	const packedSize = bytes.length + (packed.length / 2) * 5;
	return { crc: crc32(bytes), size: bytes.length, packedSize, packed };
}

/** One stretch behind another. */
export function joined(before: Stretch, next: Stretch): Stretch {
	return {
		crc: joinCrc32(before.crc, next.crc, next.size),
		size: before.size + next.size,
		packedSize: before.packedSize + next.packedSize,
		packed: [...before.packed, ...next.packed]
	};
}
