import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, decimal, toText, ZERO, type Decimal } from '$lib/domain/decimal';
import { ChunkDraft } from '$lib/import/chunk-draft';
import { EventBatch } from '$lib/import/event-batch';
import { KeySums } from '$lib/import/key-sums';

/** An event: its key, and a quantity as a batch has it, small at a scale or as a decimal of its own. */
interface Row {
	readonly key: number;
	readonly small: number;
	readonly scale: number;
	readonly decimal: Decimal | undefined;
}

const withoutZeros = (value: number, scale: number): Decimal => decimal(BigInt(value), scale);

const row: fc.Arbitrary<Row> = fc.oneof(
	fc
		.record({
			key: fc.nat(3),
			value: fc.integer({ min: -999_999_999, max: 999_999_999 }),
			digits: fc.constantFrom(0, 0, 1, 2, 4, 8)
		})
		.map(({ key, value, digits }) => {
			const { coefficient, scale } = withoutZeros(value, digits);
			return { key, small: Number(coefficient), scale, decimal: undefined };
		}),
	fc
		.record({ key: fc.nat(3), value: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), digits: fc.nat(20) })
		.map(({ key, value, digits }) => ({ key, small: 0, scale: 0, decimal: decimal(value, digits) }))
);

/** A batch of rows; one whose quantities are all whole has no scales, as readers make it. */
function batchOf(rows: readonly Row[]): EventBatch {
	const batch = new EventBatch(rows.length, new Uint8Array(), () => []);
	batch.count = rows.length;
	const scales = new Uint8Array(rows.length);
	rows.forEach(({ key, small, scale, decimal: large }, i) => {
		batch.keys[i] = key;
		batch.small[i] = small;
		scales[i] = scale;
		if (large) batch.decimals.set(i, large);
	});
	if (scales.some((scale) => scale > 0)) batch.scales = scales;
	return batch;
}

const quantityOf = ({ small, scale, decimal: large }: Row): Decimal => large ?? withoutZeros(small, scale);

test('BIL-1 VAT-4 sums per key are exact, whatever scales their quantities have and in whatever batches', () => {
	fc.assert(
		fc.property(fc.array(fc.array(row, { maxLength: 30 }), { maxLength: 8 }), (batches) => {
			const sums = new KeySums();
			for (const rows of batches) sums.addRows(batchOf(rows), 0, rows.length);
			for (let key = 0; key <= 3; key++) {
				const own = batches.flat().filter((each) => each.key === key);
				const naive = own.map(quantityOf).reduce(add, ZERO);
				expect(sums.events(key)).toBe(own.length);
				expect(toText(sums.quantity(key))).toBe(toText(naive));
				if (sums.isSmall(key)) expect(toText(decimal(BigInt(sums.small(key))))).toBe(toText(naive));
			}
			const all = batches.flat().map(quantityOf).reduce(add, ZERO);
			for (let key = 1; key <= 3; key++) sums.merge(0, key);
			expect(toText(sums.quantity(0))).toBe(toText(all));
		})
	);
});

test('BIL-1 sums stay exact where they grow out of what a Number holds', () => {
	const rows = Array.from({ length: 60_000 }, (_, n): Row => {
		return { key: 0, small: 999_999_999, scale: n % 3 === 0 ? 6 : 0, decimal: undefined };
	});
	const sums = new KeySums();
	for (let n = 0; n < 200; n++) sums.addRows(batchOf(rows), 0, rows.length);
	const [scaled, whole] = [200n * 20_000n * 999_999_999n, 200n * 40_000n * 999_999_999n];
	expect(toText(sums.quantity(0))).toBe(toText(add(decimal(scaled, 6), decimal(whole))));
});

test('VAT-4 a chunk holds every quantity exactly, in as narrow a column as it needs', () => {
	fc.assert(
		fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.boolean(), (rows, onlySmall) => {
			const own = onlySmall ? rows.map((each) => ({ ...each, decimal: undefined })) : rows;
			const draft = new ChunkDraft();
			draft.append(batchOf(own), 0, own.length);
			const { quantities } = draft.finish();
			own.forEach((each, i) => {
				const text =
					'texts' in quantities
						? (quantities.texts[i] as string)
						: toText(decimal(BigInt(quantities.values[i] as number | bigint), quantities.scale));
				expect(text).toBe(toText(quantityOf(each)));
				expect(toText(draft.event(i).quantity)).toBe(toText(quantityOf(each)));
			});
		})
	);
});
