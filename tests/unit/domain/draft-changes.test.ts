import { describe, expect, it } from 'vitest';
import { draftChanges } from '$lib/domain/draft-changes';

const draft = (id: string, total: bigint, currency = 'EUR') => ({
	customer: { id, number: '', name: id.toUpperCase() },
	currency,
	total
});

describe('how drafts change', () => {
	it('BIL-4 those that come, go or change are told, by customer and currency; the others are not', () => {
		const before = [draft('a', 10n), draft('b', 20n), draft('c', 30n)];
		const after = [draft('a', 10n), draft('c', 31n), draft('a', 5n, 'USD')];
		expect(draftChanges(before, after)).toEqual([
			{ customer: 'a', name: 'A', currency: 'USD', before: undefined, after: 5n },
			{ customer: 'b', name: 'B', currency: 'EUR', before: 20n, after: undefined },
			{ customer: 'c', name: 'C', currency: 'EUR', before: 30n, after: 31n }
		]);
	});
});
