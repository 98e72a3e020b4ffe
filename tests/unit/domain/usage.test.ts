import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '$lib/domain/period';
import { usageKeyId, usageKeyOf, type UsageKey } from '$lib/domain/usage';

const day = fc.integer({ min: dayOf(1, 1, 1), max: dayOf(9999, 12, 31) });
const text = fc.string({ maxLength: 8 }).filter((value) => !value.includes('\u001f'));
const key: fc.Arbitrary<UsageKey> = fc.record({
	customer: text,
	currency: text,
	account: text,
	kvk: text,
	internalNumber: text,
	subscription: text,
	sku: text,
	unit: text,
	chargeName: text,
	period: fc.record({ from: day, until: day }),
	unitPrice: text,
	vat: text
});

test('BIL-1 the text of a usage key tells the key', () => {
	fc.assert(
		fc.property(key, (of) => {
			expect(usageKeyOf(usageKeyId(of))).toEqual(of);
		})
	);
});

test('BIL-1 a text that may be of another key tells none', () => {
	const of = fc.sample(key, 1)[0];
	if (!of) throw new Error('no key');
	expect(usageKeyOf(usageKeyId({ ...of, sku: 'A\u001fB' }))).toBeUndefined();
	expect(usageKeyOf('A')).toBeUndefined();
	expect(usageKeyOf(usageKeyId(of).replace(/\d{4}-\d\d-\d\d\//, 'x/'))).toBeUndefined();
});
