import { describe, expect, test } from 'vitest';
import {
	emptyForm,
	formOf,
	readForm,
	withModel,
	withoutTier,
	withTier,
	type FormProblems,
	type PriceForm
} from '$lib/components/prices/price-form';
import { fromText } from '$lib/domain/decimal';
import { priceId } from '$lib/domain/price';
import { day, packaged, price, standard, tiered } from '../../domain/sample';

const NONE: ReadonlySet<string> = new Set();

/** A form that lacks nothing, with some fields typed otherwise. */
const form = (given: Partial<PriceForm> = {}): PriceForm => ({
	...emptyForm(day('2022-01-01')),
	sku: 'EMAIL',
	unitPrice: '0,10',
	...given
});

function problems(given: Partial<PriceForm>, taken = NONE): FormProblems {
	const reading = readForm(form(given), 'nl', taken);
	return reading.ok ? {} : reading.problems;
}

const tiers = (...rows: [string, string][]): Partial<PriceForm> => ({
	model: 'volume',
	tiers: rows.map(([upTo, unitPrice], key) => ({ key, upTo, unitPrice }))
});

describe('the form of a price', () => {
	test.each([
		['standard', price(standard('0.085'))],
		['below zero', price(standard('-1.50'))],
		['graduated', price(tiered('graduated', '100: 0.10', '500: 0.08', '0.05'))],
		['volume', price(tiered('volume', '0.5: 3', '2'))],
		['package', price(packaged('100', '9.00'), { vat: '9' })],
		['of a customer', price(standard('1'), { customerNumber: 'K-1', subscription: 'S-1', unit: 'Brief' })],
		['verlegd', price(standard('1'), { vat: 'reverse' })],
		['vrijgesteld', price(standard('1'), { vat: 'exempt' })],
		['another rate', price(standard('1'), { vat: '5.5' })],
		['without VAT', price(standard('1'), { vat: undefined })],
		[
			'with free quantity and minimum',
			price(standard('1'), { freeQuantity: fromText('50'), minimum: fromText('12.5') })
		]
	])('PRI-2 %s: what is filled in is what was there', (_name, given) => {
		for (const language of ['nl', 'en'] as const)
			expect(readForm(formOf(given, language), language, NONE)).toEqual({ ok: true, price: given });
	});

	test('PRI-1 what is missing is named at its field', () => {
		expect(problems({ sku: ' ' })).toEqual({ sku: 'IMP-3.sku-missing' });
		expect(problems({ validFrom: '' })).toEqual({ validFrom: 'PRI-1.date-missing' });
		expect(problems({ unitPrice: '' })).toEqual({ unitPrice: 'PRI-2.price-missing' });
		expect(problems({ currency: 'euro' })).toEqual({ currency: 'PRI-1.currency-unreadable' });
		expect(problems({ vat: 'other', otherVat: 'hoog' })).toEqual({ otherVat: 'VAT-3.rate-unreadable' });
		expect(problems({ vat: 'other', otherVat: '-1' })).toEqual({ otherVat: 'VAT-3.rate-unreadable' });
		expect(problems({ free: '1.000' })).toEqual({ free: 'PRI-2.number-unreadable' });
		expect(problems({ minimum: '-1' })).toEqual({ minimum: 'PRI-2.negative-amount' });
		expect(problems({ chargeName: 'x'.repeat(1001) })).toEqual({ chargeName: 'IMP-11.text-too-long' });
	});

	test('PRI-4 zero is a price', () => {
		expect(problems({ unitPrice: '0' })).toEqual({});
	});

	test('PRI-2 tiers climb, have a price each, and only the last is open', () => {
		expect(problems(tiers(['100', '1'], ['50', '2'], ['', '3']))).toEqual({
			'upTo-1': 'PRI-2.tiers-not-ascending'
		});
		expect(problems(tiers(['', '1'], ['', '2']))).toEqual({ 'upTo-0': 'PRI-2.bound-missing' });
		expect(problems(tiers(['100', ''], ['', '-1']))).toEqual({ 'unitPrice-0': 'PRI-2.price-missing' });
		expect(problems(tiers(['100', '1'], ['', '-1']))).toEqual({ 'unitPrice-1': 'PRI-2.negative-tier' });
		expect(problems(tiers(['0', '1'], ['', '1']))).toEqual({ 'upTo-0': 'PRI-2.tiers-not-ascending' });
		expect(problems(tiers(['100', '1'], ['', '0']))).toEqual({});
	});

	test('PRI-2 a package has a size above zero, and no price below', () => {
		expect(problems({ model: 'package' })).toEqual({ size: 'PRI-2.package-size' });
		expect(problems({ model: 'package', size: '100', unitPrice: '-9' })).toEqual({
			unitPrice: 'PRI-2.negative-package'
		});
	});

	test('PRI-5 a version of the same target and date is never overwritten in silence', () => {
		const known = new Set([priceId(price(standard('1'), { validFrom: day('2022-01-01') }))]);
		expect(problems({}, known)).toEqual({ validFrom: 'PRI-5.version-exists' });
		expect(problems({ validFrom: '2022-02-01' }, known)).toEqual({});
		expect(problems({ customerNumber: 'K-1' }, known)).toEqual({});
	});

	test('PRI-2 another model begins with two tiers, and the last one stays open', () => {
		const begun = withModel(form(), 'graduated');
		expect(begun.tiers.map(({ upTo, unitPrice }) => [upTo, unitPrice])).toEqual([
			['', '0,10'],
			['', '']
		]);
		const more = withTier(begun);
		expect(new Set(more.tiers.map(({ key }) => key)).size).toBe(3);
		const filled = {
			...more,
			tiers: more.tiers.map((tier, i) => ({ ...tier, upTo: i < 2 ? `${i + 1}` : '' }))
		};
		const less = withoutTier(filled, filled.tiers[2]?.key ?? -1);
		expect(less.tiers.map(({ upTo }) => upTo)).toEqual(['1', '']);
	});
});
