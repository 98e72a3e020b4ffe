import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formOf, MAX_TERM, readForm } from '$lib/components/invoices/run-form';
import type { BillingRun } from '$lib/domain/invoice';
import { dayOf } from '$lib/domain/period';
import { DECEMBER } from './listed';

const run: BillingRun = {
	usageUpTo: DECEMBER,
	subscriptionsUpTo: DECEMBER,
	invoiceDate: dayOf(2022, 2, 27),
	termMonths: 1
};

describe('the form of a billing run', () => {
	test('BIL-2 asks what it was given', () => {
		const month = fc.integer({ min: 12, max: 9999 * 12 + 11 });
		const runs = fc.record({
			usageUpTo: month,
			subscriptionsUpTo: month,
			invoiceDate: fc.integer({ min: dayOf(1, 1, 1), max: dayOf(9999, 12, 31) }),
			termMonths: fc.integer({ min: 0, max: MAX_TERM })
		});
		fc.assert(
			fc.property(runs, (given) => {
				expect(readForm(formOf(given))).toEqual({ ok: true, run: given });
			})
		);
	});

	test('BIL-2 the month of subscriptions follows that of usage until it is changed', () => {
		const followed = readForm({ ...formOf(run), usageUpTo: '2022-01' });
		expect(followed).toEqual({
			ok: true,
			run: { ...run, usageUpTo: DECEMBER + 1, subscriptionsUpTo: DECEMBER + 1 }
		});
		const changed = readForm({ ...formOf(run), subscriptionsUpTo: '2022-02', usageUpTo: '2022-01' });
		expect(changed).toEqual({
			ok: true,
			run: { ...run, usageUpTo: DECEMBER + 1, subscriptionsUpTo: DECEMBER + 2 }
		});
	});

	test('BIL-2 names every field that cannot be read', () => {
		expect(
			readForm({
				usageUpTo: '2021-13',
				subscriptionsUpTo: 'x',
				invoiceDate: '2022-02-30',
				termMonths: '1,5'
			})
		).toEqual({ ok: false, wrong: ['usageUpTo', 'subscriptionsUpTo', 'invoiceDate', 'termMonths'] });
		// A month that only follows is not wrong by itself.
		expect(readForm({ ...formOf(run), usageUpTo: '' })).toEqual({ ok: false, wrong: ['usageUpTo'] });
	});

	test.each(['', '-1', '25', '1e1', 'een', '100'])('BIL-2 a term of %j months is none', (termMonths) => {
		expect(readForm({ ...formOf(run), termMonths })).toEqual({ ok: false, wrong: ['termMonths'] });
	});
});
