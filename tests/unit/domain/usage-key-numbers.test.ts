import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usageKeyId, type UsageKey } from '$lib/domain/usage';
import { UsageKeyNumbers } from '$lib/domain/usage-key-numbers';

/** Few values, so that keys are often alike in all but one part, and the same text stands in other parts. */
const text = fc.constantFrom('', 'a', 'b', '1');
const keys = fc.record<UsageKey>({
	customer: text,
	currency: text,
	account: text,
	kvk: text,
	internalNumber: text,
	subscription: text,
	sku: text,
	unit: text,
	chargeName: text,
	period: fc.record({ from: fc.integer({ min: 0, max: 2 }), until: fc.integer({ min: 3, max: 5 }) }),
	unitPrice: text,
	vat: text
});

describe('numbers of usage keys', () => {
	it('BIL-1 are the same where the texts of the keys are', () => {
		fc.assert(
			fc.property(fc.array(keys, { maxLength: 2000, size: 'max' }), keys, (given, other) => {
				const numbers = new UsageKeyNumbers();
				const byText = new Map<string, number>();
				for (const key of given) {
					const id = usageKeyId(key);
					const number = byText.get(id) ?? byText.size;
					expect(numbers.find(key)).toBe(byText.get(id));
					expect(numbers.of({ ...key })).toBe(number);
					byText.set(id, number);
				}
				for (const key of [...given, other]) expect(numbers.find(key)).toBe(byText.get(usageKeyId(key)));
			}),
			{ numRuns: 30 }
		);
	});
});
