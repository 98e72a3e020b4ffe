import { describe, expect, test } from 'vitest';
import { exampleOf } from '$lib/components/prices/price-examples';
import { flatPriceText, modelText, tierTexts, workingText } from '$lib/components/prices/price-text';
import { fromText, whole, ZERO } from '$lib/domain/decimal';
import type { Price, PriceModel } from '$lib/domain/price';

describe('worked examples', () => {
	test.each([
		['graduated', 650, 4950n],
		['volume', 650, 3250n],
		['volume', 500, 4000n],
		['volume', 501, 2505n],
		['package', 650, 6300n],
		['package', 701, 7200n],
		['standard', 650, 3250n]
	] as const)('PRI-2 %s of %i costs %s cents', (kind, quantity, cents) => {
		expect(exampleOf(kind, whole(quantity)).net).toBe(cents);
	});

	test('PRI-3 the working shows a product for each tier reached, and their sum', () => {
		expect(workingText(exampleOf('graduated'))).toBe('100 × 0,10 + 400 × 0,08 + 150 × 0,05 = €\u00a049,50');
		expect(workingText(exampleOf('volume'))).toBe('650 × 0,05 = €\u00a032,50');
		expect(workingText(exampleOf('package'))).toBe('7 × 9,00 = €\u00a063,00');
	});
});

describe('a price in words', () => {
	const price = (model: PriceModel, currency = 'EUR'): Price => ({
		sku: 'EMAIL',
		currency,
		customerNumber: '',
		subscription: '',
		validFrom: 0,
		chargeName: '',
		unit: '',
		model,
		vat: undefined,
		freeQuantity: ZERO,
		minimum: ZERO
	});

	test('PRI-2 tiers are told with their bounds, the last one open', () => {
		const { model } = exampleOf('volume');
		expect(modelText(price(model))).toBe('Volume: t/m 100 à 0,10 · t/m 500 à 0,08 · daarboven à 0,05');
		expect(flatPriceText(price(model))).toBe('');
		expect(tierTexts([{ upTo: fromText('1234.5'), unitPrice: fromText('0.085') }], 'EUR')).toEqual([
			't/m 1.234,5 à 0,085'
		]);
	});

	test('VAT-1 a unit price is never rounded, and has the decimals of its currency at least', () => {
		const standard = (unitPrice: string, currency: string): string =>
			flatPriceText(price({ kind: 'standard', unitPrice: fromText(unitPrice) }, currency));
		expect(standard('0.0855', 'EUR')).toBe('0,0855');
		expect(standard('7', 'EUR')).toBe('7,00');
		expect(standard('7', 'JPY')).toBe('7');
		expect(flatPriceText(price(exampleOf('package').model))).toBe('9,00');
	});
});
