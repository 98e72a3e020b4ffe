import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, fromText, multiply, ONE, toText, ZERO, type Decimal } from '$lib/domain/decimal';
import { netOf } from '$lib/domain/money';
import type { Price } from '$lib/domain/price';
import { emptyPiece, isFlat, packageUnit, rate } from '$lib/domain/rating';
import { packaged, price, standard, tiered } from './sample';

const TIERS = ['100: 0.10', '500: 0.08', '0.05'];
const graduated = tiered('graduated', ...TIERS);
const volume = tiered('volume', ...TIERS);
const packages = packaged('100', '9.00');
const free50 = { freeQuantity: fromText('50') };

const pieces = (quantity: string, rated: Price) =>
	rate(fromText(quantity), rated).map(
		(piece) =>
			`${piece.kind === 'usage' ? '' : `${piece.kind} `}${toText(piece.quantity)} x ${toText(piece.unitPrice)}`
	);
const exact = (quantity: string, rated: Price) =>
	toText(
		rate(fromText(quantity), rated)
			.map((piece) => multiply(piece.quantity, piece.unitPrice))
			.reduce(add, ZERO)
	);

describe('rating', () => {
	const worked: [string, Price, string, string[], string][] = [
		['standard 650 x 0.05', price(standard('0.05')), '650', ['650 x 0.05'], '32.5'],
		['graduated 650', price(graduated), '650', ['100 x 0.1', '400 x 0.08', '150 x 0.05'], '49.5'],
		['volume 650', price(volume), '650', ['650 x 0.05'], '32.5'],
		['volume 500', price(volume), '500', ['500 x 0.08'], '40'],
		['volume 501', price(volume), '501', ['501 x 0.05'], '25.05'],
		['volume 100', price(volume), '100', ['100 x 0.1'], '10'],
		['volume 100.5', price(volume), '100.5', ['100.5 x 0.08'], '8.04'],
		['package 650', price(packages), '650', ['package 7 x 9'], '63'],
		['package 651', price(packages), '651', ['package 7 x 9'], '63'],
		['package 700', price(packages), '700', ['package 7 x 9'], '63'],
		['package 701', price(packages), '701', ['package 8 x 9'], '72'],
		['package 0.1', price(packages), '0.1', ['package 1 x 9'], '9'],
		['package 650 with 50 free', price(packages, free50), '650', ['package 6 x 9'], '54'],
		['package 651 with 50 free', price(packages, free50), '651', ['package 7 x 9'], '63'],
		['volume 650 with 50 free', price(volume, free50), '650', ['600 x 0.05'], '30'],
		['standard 650 with 50 free', price(standard('0.05'), free50), '650', ['600 x 0.05'], '30'],
		[
			'graduated 650 with 50 free',
			price(graduated, free50),
			'650',
			['100 x 0.1', '400 x 0.08', '100 x 0.05'],
			'47'
		]
	];
	it.each(worked)('PRI-2 %s', (_name, rated, quantity, expected, amount) => {
		expect(pieces(quantity, rated)).toEqual(expected);
		expect(exact(quantity, rated)).toBe(amount);
	});

	it('PRI-2 tiers take their bound in, decimals allowed', () => {
		const rated = price(tiered('graduated', '0.5: 3', '1.25: 2', '1'));
		expect(pieces('0.5', rated)).toEqual(['0.5 x 3']);
		expect(pieces('0.75', rated)).toEqual(['0.5 x 3', '0.25 x 2']);
		expect(pieces('1.25', rated)).toEqual(['0.5 x 3', '0.75 x 2']);
		expect(pieces('1.26', rated)).toEqual(['0.5 x 3', '0.75 x 2', '0.01 x 1']);
	});

	it('PRI-2 a negative quantity is rated at the first tier, without free quantity or minimum', () => {
		const terms = { ...free50, minimum: fromText('10') };
		expect(pieces('-650', price(graduated, terms))).toEqual(['-650 x 0.1']);
		expect(pieces('-650', price(volume, terms))).toEqual(['-650 x 0.1']);
		expect(pieces('-650', price(standard('0.05'), terms))).toEqual(['-650 x 0.05']);
		expect(pieces('-650', price(packages, terms))).toEqual(['package -7 x 9']);
		expect(pieces('-700', price(packages, terms))).toEqual(['package -7 x 9']);
		expect(pieces('-701', price(packages, terms))).toEqual(['package -8 x 9']);
	});

	it('PRI-2 a minimum is what the rounded amount lacks, on a line of its own', () => {
		const minimum = { minimum: fromText('10') };
		expect(pieces('4', price(standard('1'), minimum))).toEqual(['4 x 1', 'minimum 1 x 6']);
		expect(pieces('10', price(standard('1'), minimum))).toEqual(['10 x 1']);
		expect(pieces('11', price(standard('1'), minimum))).toEqual(['11 x 1']);
		expect(pieces('5', price(standard('0.085'), minimum))).toEqual(['5 x 0.085', 'minimum 1 x 9.57']);
		expect(pieces('40', price(standard('1'), { ...free50, ...minimum }))).toEqual([
			'0 x 1',
			'minimum 1 x 10'
		]);
	});

	it('PRI-2 tiers at one unit price are one line, whose cents the minimum looks at', () => {
		const rated = price(tiered('graduated', '0.01: 0.12', '0.12'), { minimum: fromText('0.25') });
		expect(pieces('0.63', rated)).toEqual(['0.63 x 0.12', 'minimum 1 x 0.17']);
	});

	it('PRI-3 usage that is all free gives a line of nothing, no usage gives none', () => {
		expect(pieces('50', price(volume, free50))).toEqual(['0 x 0.1']);
		expect(pieces('20', price(graduated, free50))).toEqual(['0 x 0.1']);
		expect(pieces('20', price(packages, free50))).toEqual(['package 0 x 9']);
		expect(pieces('0', price(volume, { minimum: ONE }))).toEqual([]);
		expect(emptyPiece(price(packages)).quantity).toEqual(ZERO);
	});

	it('PRI-3 a package line counts packages, and names them', () => {
		expect(packageUnit(fromText('100'))).toBe('pakket van 100');
		expect(packageUnit(fromText('2.5'))).toBe('pakket van 2,5');
	});

	it('BIL-3 only a standard price without free quantity or minimum is flat', () => {
		expect(isFlat(price(standard('1')))).toBe(true);
		expect(isFlat(price(standard('1'), free50))).toBe(false);
		expect(isFlat(price(standard('1'), { minimum: ONE }))).toBe(false);
		for (const model of [graduated, volume, packages]) expect(isFlat(price(model))).toBe(false);
	});

	describe('against a reckoning in hundredths of a unit, one by one', () => {
		const hundredths = (n: number): Decimal => fromText((n / 100).toFixed(2));
		const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { maxLength: 4 });
		const cents = fc.integer({ min: 0, max: 50 });
		const cases = fc.record({
			bounds: bounds.map((all) => all.sort((a, b) => a - b)),
			prices: fc.array(cents, { minLength: 5, maxLength: 5 }),
			quantity: fc.integer({ min: -1000, max: 1000 }),
			free: fc.integer({ min: 0, max: 300 }),
			minimum: fc.integer({ min: 0, max: 2000 })
		});
		type Case = { bounds: number[]; prices: number[]; quantity: number; free: number; minimum: number };

		/** The amount in hundredths of a cent: each hundredth of a unit at the price of the tier it lies in. */
		function naive({ bounds: upTo, prices, quantity, free }: Case, kind: 'graduated' | 'volume'): number {
			const tierOf = (n: number) => {
				const tier = upTo.findIndex((bound) => n <= bound);
				return prices[tier === -1 ? upTo.length : tier] ?? 0;
			};
			if (quantity <= 0) return quantity * (prices[0] ?? 0);
			const rated = Math.max(0, quantity - free);
			if (kind === 'volume') return rated * tierOf(rated);
			let sum = 0;
			for (let n = 1; n <= rated; n++) sum += tierOf(n);
			return sum;
		}

		it.each(['graduated', 'volume'] as const)('PRI-2 %s', (kind) => {
			fc.assert(
				fc.property(cases, (given) => {
					const tiers = [...given.bounds, undefined].map((upTo, i) => ({
						upTo: upTo === undefined ? undefined : hundredths(upTo),
						unitPrice: hundredths(given.prices[i] ?? 0)
					}));
					const rated = price(
						{ kind, tiers },
						{ freeQuantity: hundredths(given.free), minimum: hundredths(given.minimum) }
					);
					const found = rate(hundredths(given.quantity), rated);
					const usage = found.filter((piece) => piece.kind === 'usage');
					const sum = usage.map((p) => multiply(p.quantity, p.unitPrice)).reduce(add, ZERO);
					expect(sum).toEqual(multiply(hundredths(naive(given, kind)), fromText('0.01')));
					const net = found
						.map((piece) => netOf(piece.quantity, piece.unitPrice, 'EUR'))
						.reduce((a, b) => a + b, 0n);
					if (given.quantity > 0) expect(net >= BigInt(given.minimum)).toBe(true);
					expect(found.some((piece) => piece.kind === 'minimum')).toBe(
						given.quantity > 0 &&
							usage.reduce((a, p) => a + netOf(p.quantity, p.unitPrice, 'EUR'), 0n) < BigInt(given.minimum)
					);
				})
			);
		});

		it('PRI-2 packages are opened one after another', () => {
			fc.assert(
				fc.property(cases, fc.integer({ min: 1, max: 300 }), ({ quantity, free }, size) => {
					const rated = price(
						{ kind: 'package', size: hundredths(size), packagePrice: ONE },
						{ freeQuantity: hundredths(free) }
					);
					let left = quantity < 0 ? -quantity : Math.max(0, quantity - free);
					let opened = 0;
					for (; left > 0; left -= size) opened++;
					const found = rate(hundredths(quantity), rated).map((piece) => piece.quantity);
					if (quantity === 0) expect(found).toEqual([]);
					else expect(found.map(toText)).toEqual([String(quantity < 0 && opened ? -opened : opened)]);
				})
			);
		});

		it('PRI-2 the tiers of a graduated price add up to the quantity rated', () => {
			fc.assert(
				fc.property(cases, (given) => {
					const tiers = [...given.bounds, undefined].map((upTo) => ({
						upTo: upTo === undefined ? undefined : hundredths(upTo),
						unitPrice: ONE
					}));
					const found = rate(hundredths(given.quantity), price({ kind: 'graduated', tiers }));
					const total = found.map((piece) => piece.quantity).reduce(add, ZERO);
					expect(compare(total, hundredths(given.quantity))).toBe(0);
				})
			);
		});
	});
});
