import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, toText } from '$lib/domain/decimal';
import { ByteRecords } from '$lib/import/byte-records';
import { IdentityHash } from '$lib/import/identity';
import { ScanStatus, type NativeScan } from '$lib/import/native-scan';
import { NotPlain } from '$lib/import/not-plain';
import { parseNumber } from '$lib/import/numbers';

const encoder = new TextEncoder();
const COMMA = 44;

function recordsOf(bytes: Uint8Array<ArrayBuffer>): ByteRecords {
	const records = new ByteRecords({ delimiter: ';', quote: '"' });
	records.take(bytes);
	return records;
}

/** A scanner of `id;moment;sku;quantity` with decimal commas, which has the bytes and knows every month and SKU. */
function scannerOf(bytes: Uint8Array<ArrayBuffer>): NativeScan {
	const { native } = recordsOf(bytes);
	native.addKeyColumn(2, true);
	native.setFields(4, 1, 3, COMMA, 0);
	native.addNumberColumn(3);
	native.addMonth(-Infinity, Infinity, 0);
	return native;
}

/** Reads all records; each SKU that is handed out becomes known, and anything else is no record of these. */
function readAll(native: NativeScan, length: number): void {
	native.beginRange(0, 16);
	for (let code = 0; ; code++) {
		const status = native.scan(length, length, true);
		if (status === ScanStatus.done) return;
		expect(status).toBe(ScanStatus.handedOut);
		native.learnColumn(0, code);
		native.groupNumber(0);
		expect(native.readAgain()).toBe(1);
	}
}

const date = fc.date({
	min: new Date('0001-01-01T00:00:00Z'),
	max: new Date('9999-12-31T23:59:59Z'),
	noInvalidDate: true
});
const id = fc.string({ unit: fc.constantFrom(...'abcXYZ0189-_./ '), minLength: 1, maxLength: 40 });
const digits = (maxLength: number): fc.Arbitrary<string> =>
	fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength });
const quantity = fc
	.tuple(fc.constantFrom('', '-'), digits(5), fc.option(digits(4).filter(({ length }) => length !== 3)))
	.map(([sign, whole, fraction]) => `${sign}${whole}${fraction === null ? '' : `,${fraction}`}`);

test('IMP-4 IMP-5 IMP-7 what is read natively is what is read of texts, in memory that others used too', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.record({
					id: id.map((text) => `t${text.trim()}`),
					date,
					sku: fc.constantFrom('EMAIL', 'PRINT', 'SCAN_PDF_OF_A_LONG_NAME'),
					quantity
				}),
				{ minLength: 1, maxLength: 60 }
			),
			fc.constantFrom('\n', '\r\n'),
			fc.nat(255),
			(records, lineEnd, leftOver) => {
				const before = recordsOf(new Uint8Array());
				new Uint8Array(before.native.memory.buffer).fill(leftOver);
				before.close();
				const stamps = records.map((record) => record.date.toISOString().replace(/\.\d+Z/, 'Z'));
				const bytes = encoder.encode(
					records.map((each, i) => [each.id, stamps[i], each.sku, each.quantity].join(';') + lineEnd).join('')
				);
				const native = scannerOf(bytes);
				expect(native.memory).toBe(before.native.memory);
				readAll(native, bytes.length);
				expect(native.count.value).toBe(records.length);
				const { buffer } = native.memory;
				const moments = new Float64Array(buffer, native.moments.value, records.length);
				const quantities = new Int32Array(buffer, native.quantities.value, records.length);
				const scales = new Uint8Array(buffer, native.scales.value, records.length);
				const hashes = new Uint32Array(buffer, native.hashes.value, records.length * 2);
				records.forEach((record, row) => {
					expect(moments[row]).toBe(Date.parse(stamps[row] as string));
					const value = parseNumber(record.quantity, 'comma');
					if (typeof value === 'string') throw new Error(value);
					expect(toText(decimal(BigInt(quantities[row] as number), scales[row]))).toBe(toText(value));
					expect(scales[row]).toBe(value.scale);
					const raw = encoder.encode(record.id);
					const { high, low } = new IdentityHash().reset(0).bytes(raw, 0, raw.length).finish();
					expect([hashes[row * 2], hashes[row * 2 + 1]]).toEqual([high, low]);
				});
			}
		)
	);
});

test('IMP-5 a stamp of a day or an hour that there is not is handed out', () => {
	for (const stamp of [
		'2021-02-29T00:00:00Z',
		'2021-13-01T00:00:00Z',
		'2021-00-01T00:00:00Z',
		'2021-04-31T00:00:00Z',
		'2021-04-00T00:00:00Z',
		'0000-04-01T00:00:00Z',
		'2021-04-01T24:00:00Z',
		'2021-04-01T00:60:00Z',
		'2021-04-01T00:00:60Z',
		'2021-04-01T00:00:0:Z',
		'2021-04-01 00:00:00Z',
		'2021-0a-01T00:00:00Z'
	]) {
		const bytes = encoder.encode(`t1;${stamp};EMAIL;1\n`);
		const native = scannerOf(bytes);
		native.beginRange(0, 16);
		expect(native.scan(bytes.length, bytes.length, true)).toBe(ScanStatus.handedOut);
		native.learnColumn(0, 0);
		native.groupNumber(0);
		expect([stamp, native.readAgain()]).toEqual([stamp, 0]);
		expect(native.count.value).toBe(0);
	}
});

test('IMP-1 fields are cut at the same places as a second, naive cutting finds', () => {
	const field = fc.oneof(
		fc.string({ unit: fc.constantFrom('a', 'é', ' ', '1'), maxLength: 70 }),
		fc
			.string({ unit: fc.constantFrom('a', ';', '"', '\n', ' '), maxLength: 70 })
			.map((text) => `"${text.replaceAll('"', '""')}"`)
	);
	fc.assert(
		fc.property(
			fc.array(fc.array(field, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 9 }),
			(records) => {
				const bytes = encoder.encode(records.map((fields) => fields.join(';') + '\r\n').join(''));
				const cutter = recordsOf(bytes);
				const decoder = new TextDecoder();
				let at = 0;
				for (const fields of records) {
					at = cutter.cut(at, false);
					if (at < 0) {
						// Only a byte more could tell that the last quote is closed.
						expect(fields).toBe(records.at(-1));
						return;
					}
					expect(cutter.count).toBe(fields.length);
					fields.forEach((text, column) => {
						const isQuoted = text.startsWith('"');
						const cut = decoder.decode(bytes.subarray(cutter.from(column), cutter.to(column)));
						expect(cut).toBe(isQuoted ? text.slice(1, -1) : text);
						expect(cutter.isEscaped(column)).toBe(isQuoted && text.slice(1, -1).includes('"'));
					});
				}
				expect(at).toBe(bytes.length);
			}
		)
	);
});

test('IMP-1 memory goes to the next only when it was closed, and once', () => {
	const [first, second] = [recordsOf(encoder.encode('a;b\n')), recordsOf(encoder.encode('c;d\n'))];
	expect(second.native.memory).not.toBe(first.native.memory);
	first.close();
	first.close();
	expect(() => first.take(encoder.encode('e;f\n'))).toThrow(
		expect.objectContaining({ code: 'STO-7.worker-failed' })
	);
	const [third, fourth] = [recordsOf(encoder.encode('g;h\n')), recordsOf(encoder.encode('i;j\n'))];
	expect(third.native.memory).toBe(first.native.memory);
	expect(fourth.native.memory).not.toBe(first.native.memory);
});

test('IMP-1 what is not cut as plain files are is declined', () => {
	for (const text of ['a"b;c\n', '"a"b;c\n', '"a\r\nb";c\n', 'a\rb\n', '"open;c\n']) {
		const bytes = encoder.encode(text);
		const cutter = recordsOf(bytes);
		expect(() => cutter.cut(0, true)).toThrow(NotPlain);
	}
});

test('IMP-2 bytes are UTF-8 where a decoder takes them as such', () => {
	const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	const isDecodable = (bytes: Uint8Array<ArrayBuffer>): boolean => {
		try {
			decoder.decode(bytes);
			return true;
		} catch {
			return false;
		}
	};
	const part = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 20 }).map((text) => [...encoder.encode(text)]),
		fc.constant([...encoder.encode('a'.repeat(17))]),
		fc.array(
			fc.constantFrom(
				0x7f,
				0x80,
				0x8f,
				0x90,
				0x9f,
				0xa0,
				0xbf,
				0xc0,
				0xc2,
				0xdf,
				0xe0,
				0xed,
				0xef,
				0xf0,
				0xf4,
				0xf5
			),
			{ maxLength: 4 }
		)
	);
	fc.assert(
		fc.property(fc.array(part, { maxLength: 6 }), fc.nat(5), (parts, begin) => {
			const bytes = Uint8Array.from([...new Array<number>(begin).fill(0xff), ...parts.flat()]);
			const { native } = recordsOf(bytes);
			expect(native.isUtf8(begin, bytes.length) === 1).toBe(isDecodable(bytes.subarray(begin)));
		}),
		{ numRuns: 1000 }
	);
});
