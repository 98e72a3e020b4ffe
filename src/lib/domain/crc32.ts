/** The checksum of zip files (CRC-32, ISO-HDLC), also of parts whose order is known only later. */

const POLYNOMIAL = 0xedb8_8320;

/** `tables[n][b]`: what byte b does to the checksum when n more bytes follow it in the same step. */
const tables: readonly Uint32Array[] = makeTables(8);

function makeTables(count: number): Uint32Array[] {
	const first = Uint32Array.from({ length: 256 }, (_, byte) => {
		let crc = byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
		return crc;
	});
	const all = [first];
	while (all.length < count) {
		const before = all.at(-1) as Uint32Array;
		all.push(before.map((crc) => (crc >>> 8) ^ (first[crc & 255] as number)));
	}
	return all;
}

const [T0, T1, T2, T3, T4, T5, T6, T7] = tables as [
	Uint32Array,
	Uint32Array,
	Uint32Array,
	Uint32Array,
	Uint32Array,
	Uint32Array,
	Uint32Array,
	Uint32Array
];

/** The checksum of bytes that follow others with the checksum `before` (0: they are the first). */
export function crc32(bytes: Uint8Array, before = 0): number {
	let crc = ~before;
	let i = 0;
	for (const eights = bytes.length - 7; i < eights; i += 8) {
		crc ^=
			(bytes[i] as number) |
			((bytes[i + 1] as number) << 8) |
			((bytes[i + 2] as number) << 16) |
			((bytes[i + 3] as number) << 24);
		crc =
			(T7[crc & 255] as number) ^
			(T6[(crc >>> 8) & 255] as number) ^
			(T5[(crc >>> 16) & 255] as number) ^
			(T4[crc >>> 24] as number) ^
			(T3[bytes[i + 4] as number] as number) ^
			(T2[bytes[i + 5] as number] as number) ^
			(T1[bytes[i + 6] as number] as number) ^
			(T0[bytes[i + 7] as number] as number);
	}
	for (; i < bytes.length; i++) crc = (T0[(crc ^ (bytes[i] as number)) & 255] as number) ^ (crc >>> 8);
	return ~crc >>> 0;
}

/** Multiplies a polynomial over GF(2) by a matrix of its columns. */
function times(matrix: Uint32Array, vector: number): number {
	let sum = 0;
	for (let i = 0; vector !== 0; i++, vector >>>= 1) if (vector & 1) sum ^= matrix[i] as number;
	return sum >>> 0;
}

const squared = (matrix: Uint32Array): Uint32Array => matrix.map((column) => times(matrix, column));

/** What one zero byte does to a checksum, as a matrix: one bit, squared three times. */
const zeroByte: Uint32Array = squared(
	squared(squared(Uint32Array.from({ length: 32 }, (_, i) => (i === 0 ? POLYNOMIAL : 2 ** (i - 1)))))
);

/** The checksum of one part followed by another of `length` bytes, from the checksums of both. */
export function joinCrc32(first: number, second: number, length: number): number {
	let crc = first;
	let matrix = zeroByte;
	// Not by shifting: a length may have more than 32 bits.
	for (let rest = length; rest > 0; rest = Math.floor(rest / 2)) {
		if (rest % 2 === 1) crc = times(matrix, crc);
		matrix = squared(matrix);
	}
	return (crc ^ second) >>> 0;
}
