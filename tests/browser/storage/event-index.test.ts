import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { add, decimal, toText, ZERO, type Decimal } from '$lib/domain/decimal';
import type { QuantityColumn } from '$lib/import/usage-columns';
import type { Database } from '$lib/storage/database';
import { readIndex, writeIndex } from '$lib/storage/event-index';
import { indexedChunk, indexParts } from '$lib/storage/index-parts';
import { emptyAdministration } from '../administration';

let database: Database;

beforeEach(async () => {
	database = await emptyAdministration();
});

interface Chunk {
	readonly keys: readonly number[];
	readonly values: readonly number[];
	readonly scale: number;
	/** More than 32 bits: in the chunk alone. */
	readonly isWide: boolean;
}

const chunk = fc
	.array(fc.tuple(fc.nat(4), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), { minLength: 1 })
	.chain((events) =>
		fc.record<Chunk>({
			keys: fc.constant(events.map(([key]) => key)),
			values: fc.constant(events.map(([, value]) => value)),
			scale: fc.nat(9),
			isWide: fc.integer({ min: 0, max: 9 }).map((n) => n === 0)
		})
	);

const quantitiesOf = ({ values, scale, isWide }: Chunk): QuantityColumn => ({
	values: isWide ? BigInt64Array.from(values, BigInt) : Int32Array.from(values),
	scale
});

/** What a key has in chunks: its rows, and their sum where the index knows it. */
function expected(chunks: readonly Chunk[], key: number): { rows: number[]; sum: string | undefined } {
	const rows: number[] = [];
	let sum: Decimal = ZERO;
	let known = true;
	let row = 0;
	for (const { keys, values, scale, isWide } of chunks) {
		for (const [i, value] of values.entries()) {
			if (keys[i] === key) {
				rows.push(row);
				sum = add(sum, decimal(BigInt(value), scale));
				known &&= !isWide;
			}
			row++;
		}
	}
	return { rows, sum: known ? toText(sum) : undefined };
}

test('BIL-6 the index tells the rows of a key and, of whatever chunks have small quantities, their exact sum', async () => {
	let importId = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(chunk, { minLength: 1, maxLength: 5 }), async (chunks) => {
			importId++;
			const indexed = chunks.map((each) =>
				indexedChunk({ keys: Uint32Array.from(each.keys), quantities: quantitiesOf(each) })
			);
			await writeIndex(database, importId, 0, await indexParts(indexed));
			const found = await readIndex(database, importId, 0, [0, 1, 2, 3, 4]);
			for (let key = 0; key <= 4; key++) {
				const { rows, quantity } = found?.get(key) ?? {};
				const told = { rows: [...(rows ?? [])], sum: quantity && toText(quantity) };
				expect(told).toEqual(expected(chunks, key));
			}
		}),
		{ numRuns: 60 }
	);
	expect(await readIndex(database, importId, 1, [0])).toBeUndefined();
});
