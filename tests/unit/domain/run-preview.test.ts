import { expect, test } from 'vitest';
import { plannedDrafts } from '$lib/domain/run-preview';
import { bill, only, price, run, standard, used } from './sample';

test('BIL-2 a planned draft stands beside the last invoice of its customer and currency', () => {
	const prices = [price(standard('1'))];
	const draft = only(bill([used('5'), used('2', { sku: 'FAX' })], prices, { run: run('2022-01') }));
	const invoice = (number: string, order: number, total: bigint, changes = {}) => ({
		...draft,
		kind: 'invoice' as const,
		number,
		order,
		total,
		...changes
	});
	const planned = only(
		plannedDrafts(
			[draft],
			[
				invoice('F2', 2, 900n),
				invoice('F1', 1, 800n),
				invoice('C1', 3, -100n, { kind: 'credit-note' }),
				invoice('F3', 4, 1n, { currency: 'USD' }),
				invoice('F4', 5, 1n, { customer: { id: '#other', number: '', name: '' } })
			]
		)
	);
	expect(planned).toMatchObject({ lineCount: 2, lateCount: 2, total: 605n, skusWithoutPrice: ['FAX'] });
	expect(planned.last).toMatchObject({ number: 'F2', total: 900n });
	expect(only(plannedDrafts([draft], [])).last).toBeUndefined();
});
