import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isZero, type Decimal } from '$lib/domain/decimal';
import type { InvoiceLine } from '$lib/domain/invoice';
import { sha256 } from '$lib/storage/sections';
import { allLines, openLines, sealLines } from '$lib/storage/invoice-lines';
import { decimals } from '../domain/arbitraries';

const text = fc.oneof(
	fc.constantFrom('', 'KA-000318', '0317', 'Verzonden documenten'),
	fc.string({ unit: 'binary', maxLength: 20 })
);
const day = fc.integer({ min: -100_000, max: 100_000 });
const amount = fc.option(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), { nil: undefined });
const optionalDecimal = fc.option(decimals(), { nil: undefined });

const key = fc.record({
	customer: text,
	currency: fc.constantFrom('EUR', 'JPY'),
	account: text,
	kvk: text,
	internalNumber: text,
	subscription: text,
	sku: text,
	unit: text,
	chargeName: text,
	period: fc.record({ from: day, until: day }),
	unitPrice: fc.constantFrom('', '0.085'),
	vat: fc.constantFrom('', '21', 'reverse')
});

/** Counts stand on a key's first line only; what is absent there is absent, not undefined. */
function withCounts(
	line: InvoiceLine,
	byPeriod: Decimal | undefined,
	before: Decimal | undefined,
	corrects: readonly string[]
): InvoiceLine {
	return {
		...line,
		...(byPeriod && !isZero(byPeriod) ? { usageByPeriod: byPeriod } : {}),
		...(before ? { billedBefore: before } : {}),
		...(corrects.length > 0 ? { corrects } : {})
	};
}

const line: fc.Arbitrary<InvoiceLine> = fc
	.tuple(
		fc.record({
			key,
			kind: fc.constantFrom('usage', 'package', 'minimum'),
			unit: text,
			chargeName: text,
			quantity: decimals(),
			unitPrice: optionalDecimal,
			vat: fc.constantFrom(undefined, '21', '0', '5.5', 'reverse', 'exempt'),
			net: amount,
			vatAmount: amount,
			late: fc.boolean(),
			usage: decimals(),
			priceVersion: fc.option(fc.nat(1000), { nil: undefined }),
			problem: fc.constantFrom(undefined, 'no-price', 'no-vat')
		}),
		optionalDecimal,
		optionalDecimal,
		fc.array(fc.constantFrom('F2022-0001', 'F2022-0002', 'X/1 2022-0003'), { maxLength: 3 })
	)
	.map(([plain, byPeriod, before, corrects]) => withCounts(plain as InvoiceLine, byPeriod, before, corrects));

describe('invoice lines', () => {
	test('BIL-4 stored lines are read back the same, one by one and all together', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
				const table = await openLines(await sealLines(lines), 'lines 1');
				expect(table.length).toBe(lines.length);
				expect(allLines(table)).toStrictEqual(structuredClone(lines));
				const last = lines.length - 1;
				if (last >= 0) expect(table.at(last)).toStrictEqual(structuredClone(lines[last]));
			})
		);
	});

	test('BIL-4 lines frozen before it was kept which invoices they correct are read, and say nothing of it', async () => {
		const [given] = fc.sample(line, { numRuns: 1, seed: 1 });
		if (!given) throw new Error('no sample');
		const sealed = await sealLines([{ ...given, corrects: ['F2022-0001'] }]);
		// Under a name that nobody asks for, the column is as good as absent.
		const text = Buffer.from(sealed.bytes).toString('latin1').replaceAll('"corrects.', '"unknown_.');
		const bytes = Uint8Array.from(Buffer.from(text, 'latin1')).buffer;
		const table = await openLines({ bytes, sha256: await sha256(bytes) }, 'lines 1');
		const before: Partial<InvoiceLine> = structuredClone(given);
		delete (before as { corrects?: readonly string[] }).corrects;
		expect(table.at(0)).toStrictEqual(before);
	});

	test('STO-3 lines that were changed are refused, and named', async () => {
		const [given] = fc.sample(line, { numRuns: 1, seed: 1 });
		if (!given) throw new Error('no sample');
		const sealed = await sealLines([given]);
		new Uint8Array(sealed.bytes).reverse();
		await expect(openLines(sealed, 'lines 7')).rejects.toMatchObject({
			code: 'STO-3.damaged',
			detail: { other: 'lines 7' }
		});
	});
});
