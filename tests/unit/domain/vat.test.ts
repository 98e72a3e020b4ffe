import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VatMode } from '$lib/domain/invoice';
import { vatOf } from '$lib/domain/vat';

const on = (vat: string | undefined, ...nets: (bigint | undefined)[]) => nets.map((net) => ({ net, vat }));
const column = (lines: ReturnType<typeof on>, mode: VatMode = 'per-rate') => vatOf(lines, mode).amounts;

describe('vat', () => {
	it('VAT-1 37.50 + 12.50 at 21% has VAT 10.50', () => {
		expect(vatOf(on('21', 3750n, 1250n), 'per-rate').totals).toEqual([
			{ category: '21', net: 5000n, vat: 1050n }
		]);
	});

	it('VAT-2 spread by largest remainder, ties in line order: 7.88 and 2.62', () => {
		expect(column(on('21', 3750n, 1250n))).toEqual([788n, 262n]);
		expect(column(on('21', 1250n, 3750n))).toEqual([263n, 787n]);
	});

	it('VAT-2 negative lines are rounded down to -infinity first', () => {
		// -7.875 and -2.625 go down to -7.88 and -2.63, a cent below -10.50: the first line gets it back.
		expect(column(on('21', -3750n, -1250n))).toEqual([-787n, -263n]);
		expect(column(on('21', -1n, -1n, -1n))).toEqual([0n, 0n, -1n]);
		expect(column(on('21', 1n, -1n))).toEqual([0n, 0n]);
	});

	it('VAT-3 per line: 10.51', () => {
		const { amounts, totals } = vatOf(on('21', 3750n, 1250n), 'per-line');
		expect(amounts).toEqual([788n, 263n]);
		expect(totals).toEqual([{ category: '21', net: 5000n, vat: 1051n }]);
	});

	it('VAT-3 reverse charge and exempt bear no VAT, and stand last', () => {
		const lines = [
			...on('exempt', 100n),
			...on('reverse', 200n),
			...on('0', 300n),
			...on('9', 400n),
			...on('21', 500n),
			...on('5.5', 600n)
		];
		const { amounts, totals } = vatOf(lines, 'per-rate');
		expect(amounts).toEqual([0n, 0n, 0n, 36n, 105n, 33n]);
		expect(totals.map(({ category, vat }) => [category, vat])).toEqual([
			['21', 105n],
			['9', 36n],
			['5.5', 33n],
			['0', 0n],
			['reverse', 0n],
			['exempt', 0n]
		]);
	});

	it('PRI-4 a line without net or VAT bears none and counts for none', () => {
		const lines = [...on('21', 100n, undefined), ...on(undefined, 100n)];
		expect(vatOf(lines, 'per-rate')).toEqual({
			amounts: [21n, undefined, undefined],
			totals: [{ category: '21', net: 100n, vat: 21n }]
		});
	});

	/** Rates in tenths of a percent, so that a cent's VAT is counted in thousandths of a cent. */
	const invoices = fc.array(
		fc.record({
			// Also where a Number would not be exact any more, and just before.
			net: fc.oneof(
				{ weight: 6, arbitrary: fc.bigInt({ min: -100_000n, max: 100_000n }) },
				{ weight: 1, arbitrary: fc.bigInt({ min: 2n ** 52n / 21n - 9n, max: 2n ** 52n / 21n + 9n }) },
				{ weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 70n), max: 2n ** 53n }) }
			),
			vat: fc.constantFrom('21', '9', '0', '5.5', '13.7', 'reverse', 'exempt')
		}),
		{ maxLength: 40 }
	);
	const thousandths = (net: bigint, vat: string): bigint => net * BigInt(Math.round((Number(vat) || 0) * 10));
	const nearest = (n: bigint): bigint => (n < 0n ? -((-n + 500n) / 1000n) : (n + 500n) / 1000n);

	it('VAT-2 the column adds up, and no line is a cent away from its own VAT', () => {
		fc.assert(
			fc.property(invoices, (lines) => {
				const { amounts, totals } = vatOf(lines, 'per-rate');
				for (const { category, net, vat } of totals) {
					const own = lines.flatMap((line, i) => (line.vat === category ? [{ ...line, i }] : []));
					expect(net).toBe(own.reduce((sum, line) => sum + line.net, 0n));
					expect(vat).toBe(nearest(thousandths(net, category)));
					expect(own.reduce((sum, line) => sum + (amounts[line.i] ?? 0n), 0n)).toBe(vat);
					for (const line of own) {
						const away = (amounts[line.i] ?? 0n) * 1000n - thousandths(line.net, category);
						expect(away > -1000n && away < 1000n).toBe(true);
					}
				}
				expect(new Set(lines.map((line) => line.vat)).size).toBe(totals.length);
			})
		);
	});

	it('VAT-2 giving out cent after cent to the largest fraction left gives the same', () => {
		fc.assert(
			fc.property(invoices, (lines) => {
				const shares = lines.map(({ net, vat }) => {
					const exact = thousandths(net, vat);
					const down = (exact - (((exact % 1000n) + 1000n) % 1000n)) / 1000n;
					return { vat, share: down, fraction: exact - down * 1000n };
				});
				for (const category of new Set(lines.map((line) => line.vat))) {
					const own = shares.filter((line) => line.vat === category);
					const sum = lines
						.filter((line) => line.vat === category)
						.reduce((total, line) => total + line.net, 0n);
					let left =
						nearest(thousandths(sum, category)) - own.reduce((total, line) => total + line.share, 0n);
					for (; left > 0n; left--) {
						const [largest] = [...own].sort((a, b) => Number(b.fraction - a.fraction));
						if (!largest) throw new Error('a cent for nobody');
						largest.share++;
						largest.fraction = -1n;
					}
				}
				expect(vatOf(lines, 'per-rate').amounts).toEqual(shares.map((line) => line.share));
			})
		);
	});

	it('VAT-3 per line every line is rounded by itself', () => {
		fc.assert(
			fc.property(invoices, (lines) => {
				const { amounts, totals } = vatOf(lines, 'per-line');
				expect(amounts).toEqual(lines.map(({ net, vat }) => nearest(thousandths(net, vat))));
				const sum = (all: readonly (bigint | undefined)[]) =>
					all.reduce<bigint>((total, one) => total + (one ?? 0n), 0n);
				expect(sum(totals.map((total) => total.vat))).toBe(sum(amounts));
			})
		);
	});
});
