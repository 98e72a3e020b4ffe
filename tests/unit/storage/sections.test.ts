import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '$lib/domain/failure';
import { seal, unseal, type Columns, type Texts } from '$lib/storage/sections';

/** Any text that is one: blank, long, beyond the basic plane, with a byte order mark in front. */
const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.constantFrom('', '\ufeffa', '\u0000', '😀', 'e\u0301', 'x'.repeat(300)),
	fc.string({ unit: fc.constantFrom('a', '😀', '€'), minLength: 250, maxLength: 270 })
);
const texts: fc.Arbitrary<Texts> = fc.record({
	texts: fc.oneof(
		fc.array(text, { maxLength: 20 }),
		// More distinct texts than a byte can number.
		fc.constant(Array.from({ length: 300 }, (_, i) => `text ${i}`))
	),
	as: fc.constantFrom('plain', 'dictionary')
});
const numbers = fc.oneof(
	fc.uint8Array(),
	fc.uint16Array(),
	fc.uint32Array(),
	fc.int32Array(),
	fc.float64Array(),
	fc.bigInt64Array(),
	// A view that does not begin where its memory does.
	fc.uint32Array({ minLength: 2 }).map((array) => array.subarray(1))
);
const columns: fc.Arbitrary<Columns> = fc.dictionary(
	fc.stringMatching(/^[a-z]{1,8}$/),
	fc.oneof(texts, numbers),
	{ maxKeys: 6 }
);

describe('sealed columns', () => {
	test('STO-3 whatever is sealed is read back the same', async () => {
		await fc.assert(
			fc.asyncProperty(columns, async (given) => {
				const opened = await unseal(await seal(given), 'test');
				for (const [name, column] of Object.entries(given)) {
					if ('texts' in column) {
						expect(opened.texts(name)).toEqual(column.texts);
					} else {
						expect(opened.numbers(name)).toEqual(column);
						expect(opened.numbers(name)?.constructor).toBe(column.constructor);
					}
				}
			})
		);
	});

	test('BIL-7 the same columns are the same bytes', async () => {
		await fc.assert(
			fc.asyncProperty(columns, async (given) => {
				expect(await seal(given)).toEqual(await seal(structuredClone(given)));
			}),
			{ numRuns: 30 }
		);
	});

	test('STO-3 one bit changed, anywhere: refused, and named', async () => {
		await fc.assert(
			fc.asyncProperty(columns, fc.nat(), fc.nat(7), async (given, place, bit) => {
				const { bytes, sha256 } = await seal(given);
				const changed = new Uint8Array(bytes.slice(0));
				const at = place % changed.length;
				changed[at] = (changed[at] ?? 0) ^ (1 << bit);
				const failure = await unseal({ bytes: changed.buffer, sha256 }, 'chunk 3/1').catch((e: unknown) => e);
				expect(failure).toBeInstanceOf(Failure);
				expect(failure).toMatchObject({ code: 'STO-3.damaged', detail: { other: 'chunk 3/1' } });
			})
		);
	});

	test('STO-3 cut short, or sealed with the sum of other bytes: refused', async () => {
		const one = await seal({ lines: Uint32Array.of(1, 2, 3) });
		const other = await seal({ lines: Uint32Array.of(1, 2, 4) });
		for (const sealed of [
			{ ...one, bytes: one.bytes.slice(0, -1) },
			{ ...one, bytes: new ArrayBuffer(0) },
			{ ...one, sha256: other.sha256 },
			{ ...one, sha256: '' }
		]) {
			await expect(unseal(sealed, 'lines 1')).rejects.toMatchObject({ code: 'STO-3.damaged' });
		}
	});

	test('STO-3 a column that is not there, or is of another kind, is refused by name', async () => {
		const opened = await unseal(
			await seal({ moments: BigInt64Array.of(1n), ids: { texts: ['a'], as: 'plain' } }),
			'x'
		);
		expect(opened.has('ids')).toBe(false);
		expect(opened.numbers('lines')).toBeUndefined();
		expect(() => opened.integers('lines')).toThrow('STO-3.damaged');
		expect(() => opened.integers('moments')).toThrow('STO-3.damaged');
		expect(() => opened.texts('names')).toThrow('STO-3.damaged');
	});
});
