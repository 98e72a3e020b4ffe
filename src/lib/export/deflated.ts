/**
 * Bytes deflated as they come. By fflate and not by the browser's own CompressionStream: that one is a third
 * faster over all, but packs differently from one browser and processor to the next, and the same content must
 * be the same bytes (EXP-3).
 */
import { Deflate } from 'fflate';
import { crc32, joinCrc32 } from '$lib/domain/crc32';

/** A stretch of a file as it stands in a zip, deflated. */
export interface Stretch {
	readonly crc: number;
	/** Bytes before and after packing. */
	readonly size: number;
	readonly packedSize: number;
	readonly packed: readonly BlobPart[];
}

/** Below this it packs badly, above it takes twice the time for the last hundredth. */
const LEVEL = 5;

/** Tables that stay in the processor's cache: a fifth faster than fflate's own choice for streams. */
const MEMORY = 4;

/** Packed bytes held before they are handed to the browser as a Blob, which it can keep out of memory. */
const HELD_BYTES = 4 * 2 ** 20;

export class Deflating {
	private crc = 0;
	private size = 0;
	private packedSize = 0;
	private held: Uint8Array<ArrayBuffer>[] = [];
	private heldBytes = 0;
	private readonly packed: Blob[] = [];
	private readonly deflate = new Deflate({ level: LEVEL, mem: MEMORY }, (bytes) => {
		this.hold(bytes as Uint8Array<ArrayBuffer>);
	});

	push(bytes: Uint8Array): void {
		this.crc = crc32(bytes, this.crc);
		this.size += bytes.length;
		this.deflate.push(bytes, false);
	}

	/** Ends the file: nothing can be pushed any more. */
	end(): Stretch {
		this.deflate.push(new Uint8Array(), true);
		const { crc, size, packedSize } = this;
		return { crc, size, packedSize, packed: [...this.packed, ...this.held] };
	}

	private hold(bytes: Uint8Array<ArrayBuffer>): void {
		if (bytes.length === 0) return;
		this.held.push(bytes);
		this.heldBytes += bytes.length;
		this.packedSize += bytes.length;
		if (this.heldBytes < HELD_BYTES) return;
		this.packed.push(new Blob(this.held));
		this.held = [];
		this.heldBytes = 0;
	}
}

/** A whole file, deflated at once. */
export function deflated(bytes: Uint8Array): Stretch {
	const deflating = new Deflating();
	deflating.push(bytes);
	return deflating.end();
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
