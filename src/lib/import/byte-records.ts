/**
 * Bytes to records, for plain files (IMP-1): where every field of a record begins and ends. What is not plain is
 * left to PapaParse (records.ts), which reads every dialect; a test compares the two.
 */
import { Failure } from '$lib/domain/failure';
import { giveBack, nativeScan, ScanStatus, type NativeScan } from './native-scan';
import { NotPlain } from './not-plain';
import type { Dialect } from './reading';
import { MAX_COLUMNS } from './records';

/** Words of each field. */
const WORDS = 4;

export class ByteRecords {
	/** The bytes that records are cut of. */
	bytes: Uint8Array<ArrayBuffer> = new Uint8Array();
	readonly native: NativeScan = nativeScan();
	private offsets = new Uint32Array();
	private isClosed = false;

	/** To be closed. Throws {@link NotPlain} where bytes cannot be read. */
	constructor({ delimiter, quote }: Pick<Dialect, 'delimiter' | 'quote'>) {
		this.native.setDialect(delimiter.charCodeAt(0), quote.charCodeAt(0));
	}

	/** Nothing is asked of it any more: what it has is for the next one. */
	close(): void {
		if (!this.isClosed) giveBack(this.native);
		this.isClosed = true;
	}

	/** Fields of the record at hand. */
	get count(): number {
		return this.native.fieldCount.value;
	}

	/** Line ends inside quoted fields of the record. */
	get innerLines(): number {
		return this.native.innerLines.value;
	}

	/** Takes the next block of bytes. Throws `STO-7.worker-failed` where it was closed. */
	take(bytes: Uint8Array<ArrayBuffer>): void {
		if (this.isClosed) throw new Failure('STO-7.worker-failed', { other: 'scan' });
		const { native } = this;
		const at = native.inputFor(bytes.length);
		new Uint8Array(native.memory.buffer, at, bytes.length).set(bytes);
		native.sealInput(bytes.length);
		this.bytes = bytes;
	}

	/** First byte of a field, behind its opening quote. */
	from(field: number): number {
		return this.word(field * WORDS);
	}

	/** Behind the last byte of a field. */
	to(field: number): number {
		return this.word(field * WORDS + 1);
	}

	/** The field has doubled quotes in it. */
	isEscaped(field: number): boolean {
		return this.word(field * WORDS + 3) === 1;
	}

	/**
	 * Cuts the record that begins at a position; gives the position behind its line end, or -1 when the bytes end
	 * before it does. `last`: the bytes' end ends a record too. Throws {@link NotPlain}.
	 */
	cut(begin: number, last: boolean): number {
		this.native.beginAt(begin);
		const status = this.native.cut(begin, this.bytes.length, last);
		if (status === ScanStatus.notPlain) throw new NotPlain();
		return status === ScanStatus.incomplete ? -1 : this.native.behind.value;
	}

	private word(place: number): number {
		const { buffer } = this.native.memory;
		// Memory that grew is another buffer.
		if (this.offsets.buffer !== buffer) {
			this.offsets = new Uint32Array(buffer, this.native.offsetsAt(), (MAX_COLUMNS + 2) * WORDS);
		}
		return this.offsets[place] as number;
	}
}
