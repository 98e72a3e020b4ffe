import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText } from '$lib/domain/decimal';
import { compareLines, inOrder, type Ordered } from '$lib/domain/line-order';
import { monthPeriod } from '$lib/domain/period';
import type { UsageKey } from '$lib/domain/usage';
import { day, month, usageKey } from './sample';

const line = (key: Partial<UsageKey> = {}, given: Partial<Ordered> = {}): Ordered => {
	const whole = usageKey(key);
	const { unit, chargeName } = whole;
	return {
		key: whole,
		kind: 'usage',
		unit,
		chargeName,
		unitPrice: fromText('1'),
		vat: '21',
		...given
	};
};

/** In each pair the first stands before the second. */
const pairs: [string, Ordered, Ordered][] = [
	['account before subscription', line({ account: 'A', subscription: 'Z' }), line({ account: 'B' })],
	['subscription before KvK number', line({ subscription: 'A', kvk: '9' }), line({ subscription: 'B' })],
	['KvK before internal number', line({ kvk: '1', internalNumber: '9' }), line({ kvk: '2' })],
	[
		'internal number before period',
		line({ internalNumber: '1', period: monthPeriod(month('2021-10')) }),
		line({ internalNumber: '2' })
	],
	[
		'the newest period first, before SKU',
		line({ sku: 'Z' }),
		line({ sku: 'A', period: monthPeriod(month('2021-11')) })
	],
	[
		'of periods that begin alike the longer first',
		line({ period: { from: day('2021-12-01'), until: day('2022-02-01') } }),
		line()
	],
	['SKU before unit', line({ sku: 'A', unit: 'Z' }), line({ sku: 'B', unit: 'A' })],
	[
		'a minimum last of its SKU and period',
		line({ unit: 'Z' }, { unit: 'Z', unitPrice: fromText('9') }),
		line({ unit: 'A' }, { kind: 'minimum' })
	],
	['a minimum before the next SKU', line({ sku: 'A' }, { kind: 'minimum' }), line({ sku: 'B' })],
	['unit before charge name', line({ unit: 'A', chargeName: 'Z' }), line({ unit: 'B' })],
	['the unit shown, not that of the usage', line({ unit: 'Z' }, { unit: 'A' }), line({ unit: 'B' })],
	[
		'charge name before unit price',
		line({ chargeName: 'A' }, { unitPrice: fromText('9') }),
		line({ chargeName: 'B' })
	],
	['unit prices by value', line({}, { unitPrice: fromText('9') }), line({}, { unitPrice: fromText('10') })],
	['no price before any', line({}, { unitPrice: undefined }), line({}, { unitPrice: fromText('-1') })],
	['VAT last', line({}, { vat: '21' }), line({}, { vat: 'reverse' })],
	['capitals before small letters', line({ sku: 'Z' }), line({ sku: 'a' })],
	['accents after all letters', line({ sku: 'zebra' }), line({ sku: 'één' })],
	['10 before 9 in text', line({ account: '10' }), line({ account: '9' })],
	['what looks alike by its key', line({ unit: '' }, { unit: 'Document' }), line()]
];

describe('line order', () => {
	it.each(pairs)('BIL-7 %s', (_name, first, second) => {
		expect(compareLines(first, second)).toBeLessThan(0);
		expect(compareLines(second, first)).toBeGreaterThan(0);
		expect(compareLines(first, structuredClone(first))).toBe(0);
	});

	it('BIL-7 lines have one order, however they come', () => {
		const all = pairs.flatMap(([, first, second]) => [first, second]);
		const sorted = [...all].sort(compareLines);
		fc.assert(
			fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
				expect(inOrder(shuffled)).toEqual(sorted);
				expect(shuffled.sort(compareLines)).toEqual(sorted);
			})
		);
	});
});
