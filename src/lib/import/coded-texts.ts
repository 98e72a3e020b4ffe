/** A column of texts that repeat themselves, as codes. */

/** The narrower the array, the less memory there is to wait for. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Each distinct text once, and which of them every row has. */
export interface CodedTexts {
	readonly codes: Codes;
	readonly distinct: readonly string[];
}

/** Room for codes below a size, as narrow as may be. */
export function codesBelow(size: number, length: number): Codes {
	if (size <= 0x100) return new Uint8Array(length);
	return size <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);
}
