import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, toText } from '$lib/domain/decimal';
import type { UsageChunk } from '$lib/import/usage-columns';
import { NO_MOMENT } from '$lib/import/usage-columns';
import { chunkColumns, chunkRows } from '$lib/storage/chunk-columns';
import { nativeLook, plainLook } from '$lib/storage/column-look';
import { numbersByLoops } from '$lib/storage/id-columns';
import { nativePack } from '$lib/storage/native-pack';
import { packed, packedAt, unpacked } from '$lib/storage/packed';
import { encode, Opened } from '$lib/storage/sections';

const reopened = (columns: Parameters<typeof encode>[0]): Opened => new Opened(encode(columns));

const MOMENT = 1_638_352_800_000;

/** Numbers of every form: even steps, small ones, within one, two, three and four bytes, and beyond. */
const numbers = fc.oneof(
	fc.array(fc.integer({ min: 0, max: 300 })),
	fc.array(fc.integer({ min: 0, max: 0xffff_ffff })),
	fc.array(fc.integer({ min: 0x1_0000, max: 0x1_2000 })),
	fc.array(fc.integer({ min: 0, max: 0xff_ffff })),
	fc.array(fc.integer({ min: 0, max: 200 })).map((steps) =>
		steps.map(
			(
				(sum) => (step) =>
					(sum += step)
			)(7)
		)
	),
	fc.tuple(fc.nat(40), fc.nat(9)).map(([length, step]) => Array.from({ length }, (_, i) => 5 + i * step))
);
const moments = fc.array(
	fc.oneof(
		fc.integer({ min: 0, max: 0x7fff_ffff }).map((seconds) => MOMENT + seconds * 1000),
		fc.integer({ min: 0, max: 10_000 }).map((ms) => MOMENT + ms),
		fc.constantFrom(NO_MOMENT, 0, -1)
	)
);

const rowBy =
	(numberAt: (row: number) => number) =>
	(_: number, row: number): number =>
		numberAt(row);

test('STO-3 whole numbers that are packed are the same when they are unpacked, all or one by one', () => {
	fc.assert(
		fc.property(numbers, (values) => {
			const column = Uint32Array.from(values);
			const opened = reopened(packed('n', column));
			expect(unpacked(opened, 'n', (length) => new Uint32Array(length))).toEqual(column);
			expect(Uint32Array.from(values, rowBy(packedAt(opened, 'n')))).toEqual(column);
		}),
		{ numRuns: 500 }
	);
	fc.assert(
		fc.property(moments, (values) => {
			const column = Float64Array.from(values);
			const opened = reopened(packed('n', column));
			expect(unpacked(opened, 'n', (length) => new Float64Array(length))).toEqual(column);
			expect(Float64Array.from(values, rowBy(packedAt(opened, 'n')))).toEqual(column);
		}),
		{ numRuns: 500 }
	);
});

/** Ids of one form, as those of one file are: numbers behind the same text, and some that only look like it. */
const numbered = fc
	.record({
		text: fc.constantFrom('', 'tx-', 'é', '00', '7-'),
		digits: fc.integer({ min: 1, max: 20 }),
		odd: fc.constantFrom('', '', '', 'x', '/', ':', '٣'),
		numbers: fc.array(fc.oneof(fc.nat(300), fc.maxSafeNat()), { minLength: 1 }),
		step: fc.constantFrom(undefined, 0, 1, 1000)
	})
	.map(({ text, digits, odd, numbers, step }) =>
		numbers.map((number, row) => {
			const own = step === undefined ? number : (numbers[0] as number) + row * step;
			const last = row === numbers.length - 1 ? odd : '';
			return (
				text +
				last +
				String(own)
					.slice(-digits)
					.padStart(digits - last.length, '0')
			);
		})
	);

const ids = fc.oneof(
	fc.array(fc.string({ maxLength: 5 }), { minLength: 1 }),
	fc.array(fc.stringMatching(/^tx-0[0-9]{3}$/), { minLength: 1 }),
	fc.array(fc.stringMatching(/^tx-0[0-9a]{3}$/), { minLength: 1 }),
	numbered
);

function chunkOf(texts: readonly string[], values: Int32Array | BigInt64Array): UsageChunk {
	const bytes = texts.map((text) => new TextEncoder().encode(text));
	let end = 0;
	return {
		keys: Uint32Array.from(texts, (_, row) => row % 3),
		moments: Float64Array.from(texts, (_, row) => MOMENT + row * row * 1000),
		lines: Uint32Array.from(texts, (_, row) => row + 2),
		ids: {
			bytes: Uint8Array.from(bytes.flatMap((each) => [...each])),
			ends: Uint32Array.from(bytes, (each) => (end += each.length))
		},
		quantities: { scale: 2, values },
		identities: new Uint32Array(texts.length * 2)
	};
}

/** What a chunk says of each of its rows. */
function told(opened: Opened, rows: number): unknown[] {
	const { key, moment, line, id, quantity } = chunkRows(opened);
	return Array.from({ length: rows }, (_, row) => [
		...[key(row), moment(row), line(row), id(row)],
		toText(quantity(row))
	]);
}

function expected(
	{ keys, moments, lines }: UsageChunk,
	texts: readonly string[],
	quantities: readonly string[]
): unknown[] {
	return texts.map((id, row) => [keys[row], moments[row], lines[row], id, quantities[row]]);
}

test('STO-3 a chunk that is encoded tells the same of each event when it is opened', () => {
	fc.assert(
		fc.property(ids, fc.boolean(), (texts, isWide) => {
			const values = isWide
				? BigInt64Array.from(texts, (_, row) => BigInt(row) * 10n ** 12n)
				: Int32Array.from(texts, (_, row) => row * 7 - 3);
			const chunk = chunkOf(texts, values);
			const quantities = [...values].map((value) => toText(decimal(BigInt(value), 2)));
			const opened = reopened(chunkColumns(chunk));
			expect(told(opened, texts.length)).toEqual(expected(chunk, texts, quantities));
		}),
		{ numRuns: 1000 }
	);
});

test('STO-3 ids that count on take no room', () => {
	const texts = Array.from({ length: 1000 }, (_, row) => `tx-${String(row + 95).padStart(12, '0')}`);
	const columns = chunkColumns(chunkOf(texts, new Int32Array(1000)));
	const bytes = Object.entries(columns).filter(([name]) => name.startsWith('id'));
	expect(bytes.reduce((sum, [, column]) => sum + (column as Uint8Array).byteLength, 0)).toBeLessThan(100);
	expect(Array.from(texts, (_, row) => chunkRows(reopened(columns)).id(row))).toEqual(texts);
});

const whole = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer(), fc.maxSafeInteger());

/** Columns of every kind: any numbers, even and small steps, seconds as ms. */
const wholes = fc.oneof(
	fc.array(whole, { minLength: 1, maxLength: 40 }),
	fc.array(fc.nat(1), { minLength: 1, maxLength: 40 }).map((steps) => {
		let sum = 0;
		return steps.map((step) => (sum += step * 255));
	}),
	fc
		.tuple(fc.integer(), fc.integer({ min: -9, max: 300 }), fc.nat(40))
		.map(([first, step, more]) => Array.from({ length: more + 1 }, (_, i) => first + i * step)),
	fc.constant([-9007199254740991, -3002399751580332, 3002399751580327, 9007199254740986]),
	fc
		.array(fc.integer({ min: -(2 ** 31), max: 2 ** 32 }), { minLength: 1, maxLength: 40 })
		.map((all) => all.map((each) => each * 1000))
);

test('BIL-7 a column is the same bytes, whether WebAssembly packs it or loops do', () => {
	const native = nativePack(1);
	if (!native) throw new Error('no WebAssembly');
	fc.assert(
		fc.property(wholes, fc.boolean(), (numbers, isOdd) => {
			// The last of them stands alone, or with another: two are looked at together.
			const last = numbers.at(-1) ?? 0;
			const values = Float64Array.from(isOdd ? [...numbers, last - Math.sign(last) * 256] : numbers);
			const bytes = packed('n', values, nativeLook(native, values));
			expect(bytes).toEqual(packed('n', values, plainLook(values)));
			expect(unpacked(reopened(bytes), 'n', (length) => new Float64Array(length))).toEqual(values);
		}),
		{ numRuns: 3000 }
	);
});

test('BIL-7 ids are the same numbers, whether WebAssembly reads them or loops do', () => {
	const native = nativePack(1);
	if (!native) throw new Error('no WebAssembly');
	const ofOneLength = fc
		.record({
			text: fc.stringMatching(/^[0-9a-z/:-]{0,20}$/),
			digits: fc.integer({ min: 1, max: 15 }),
			numbers: fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 20 }),
			odd: fc.option(fc.tuple(fc.nat(), fc.nat(), fc.nat(255)))
		})
		.map(({ text, digits, numbers, odd }) => {
			const length = text.length + digits;
			const ids = numbers.map((n) => text + String(n).slice(-digits).padStart(digits, '0'));
			const bytes = new TextEncoder().encode(ids.join(''));
			if (odd) bytes[(odd[0] % ids.length) * length + (odd[1] % length)] = odd[2];
			return { bytes, length, digits, rows: ids.length };
		});
	fc.assert(
		fc.property(ofOneLength, ({ bytes, length, digits, rows }) => {
			new Uint8Array(native.memory.buffer, native.textAt(), bytes.length).set(bytes);
			const found = native.numbers(rows, length, digits) !== 0;
			const numbers = new Float64Array(native.memory.buffer, native.columnAt(), rows);
			expect(found ? numbers : undefined).toEqual(numbersByLoops(bytes, length, digits));
		}),
		{ numRuns: 3000 }
	);
});

test('STO-3 quantities of more digits than a machine counts by stand as texts', () => {
	const quantities = { texts: ['12345678901234567890.5', '-1'] };
	const opened = reopened(chunkColumns({ ...chunkOf(['a', 'b'], Int32Array.of(0, 0)), quantities }));
	expect(told(opened, 2).map((row) => (row as unknown[])[4])).toEqual(quantities.texts);
});

test('STO-2 a chunk of before columns were packed is opened as it was', () => {
	const chunk = chunkOf(['a', 'bc', ''], Int32Array.of(1, -2, 3));
	const opened = reopened({
		...{ keys: chunk.keys, moments: chunk.moments, lines: chunk.lines },
		...{ idBytes: chunk.ids.bytes, idEnds: chunk.ids.ends },
		...{ quantities: Int32Array.of(1, -2, 3), scale: Uint8Array.of(2) }
	});
	expect(told(opened, 3)).toEqual(expected(chunk, ['a', 'bc', ''], ['0.01', '-0.02', '0.03']));
});
