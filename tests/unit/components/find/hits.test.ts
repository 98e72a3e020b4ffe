import { describe, expect, test } from 'vitest';
import { optionsOf, type HitGroup } from '$lib/components/find/hits';

function group(kind: HitGroup['kind'], hits: number, count = hits): HitGroup {
	const each = Array.from({ length: hits }, (_, i) => ({ href: `/${kind}/${i}`, title: `${i}`, text: '' }));
	return { kind, hits: each, count, all: { href: `/${kind}/`, label: `Alle ${count}` } };
}

describe('what is shown of what is found', () => {
	test('beside other groups five are shown, and the way to all', () => {
		const both = [group('invoices', 20, 312), group('customers', 2)];
		const [invoices = [], customers = []] = both.map((each) => optionsOf(each, both));
		expect(invoices).toHaveLength(6);
		expect(invoices.at(-1)).toMatchObject({ href: '/invoices/', title: 'Alle 312', isAll: true });
		expect(customers.map(({ isAll }) => isAll)).toEqual([false, false]);
	});

	test('alone, a group shows all its hits', () => {
		const alone = group('invoices', 20, 21);
		expect(optionsOf(alone, [alone])).toHaveLength(21);
		const few = group('invoices', 20);
		expect(optionsOf(few, [few])).toHaveLength(20);
	});
});
