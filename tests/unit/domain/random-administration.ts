/** Random sequences of what happens to an administration, and an administration to which it happens. */
import fc from 'fast-check';
import { makeDrafts } from '$lib/domain/billing';
import { decimal } from '$lib/domain/decimal';
import type { BillingRun, Invoice } from '$lib/domain/invoice';
import { ledgerOf, type DefinitiveInvoice } from '$lib/domain/ledger';
import { monthPeriod } from '$lib/domain/period';
import { PriceBook } from '$lib/domain/pricing';
import type { UsageKey, UsageKind, UsageTotal } from '$lib/domain/usage';
import { priceOf, type PriceSpec } from './naive-rating';
import { month, run, usageKey } from './sample';

/** Some usage of a file, in hundredths of a unit. */
export interface Use {
	readonly key: UsageKey;
	readonly kind: UsageKind;
	readonly hundredths: number;
	readonly file: number;
}

export type Op =
	| ({ readonly do: 'use' } & Use)
	| { readonly do: 'undo'; readonly file: number }
	| { readonly do: 'price'; readonly spec: PriceSpec }
	| { readonly do: 'bill'; readonly run: BillingRun };

const months = fc.integer({ min: 0, max: 3 }).map((n) => month('2021-10') + n);
// Few keys, so that most of them are billed again and again.
const keys = fc
	.record({
		customer: fc.constantFrom('#K-1', '#K-1', '#K-2'),
		sku: fc.constantFrom('A', 'B'),
		period: fc.constantFrom('2021-11', '2021-12').map((text) => monthPeriod(month(text))),
		unitPrice: fc.constantFrom('', '', '', '', '0.335')
	})
	.map(usageKey);
const specs: fc.Arbitrary<PriceSpec> = fc.record({
	sku: fc.constantFrom('A', 'B'),
	customerNumber: fc.constantFrom('', '', 'K-1'),
	validFrom: fc.constantFrom('2021-01-01', '2021-12-01'),
	vat: fc.constantFrom('21', '9'),
	kind: fc.constantFrom('standard', 'standard', 'graduated', 'volume', 'package'),
	bounds: fc
		.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 3 })
		.map((all) => all.sort((a, b) => a - b)),
	cents: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 }),
	size: fc.integer({ min: 1, max: 200 }),
	free: fc.constantFrom(0, 0, 0, 150),
	minimum: fc.constantFrom(0, 0, 0, 25)
});
const ops: fc.Arbitrary<Op> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('use' as const),
			key: keys,
			kind: fc.constantFrom('moment' as const, 'moment' as const, 'period' as const),
			hundredths: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: -300, max: 300 })),
			file: fc.integer({ min: 0, max: 3 })
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constant('undo' as const), file: fc.integer({ min: 0, max: 3 }) })
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('price' as const), spec: specs }) },
	{
		weight: 2,
		arbitrary: fc.tuple(months, months).map(([usageUpTo, subscriptionsUpTo]) => ({
			do: 'bill' as const,
			run: run('2021-12', { usageUpTo, subscriptionsUpTo })
		}))
	}
);
/** Prices for every SKU first, then anything in any order, and all of it billed at last. */
export const sequences = fc
	.tuple(fc.tuple(specs, specs), fc.array(ops, { maxLength: 40, size: 'max' }))
	.map(([given, rest]): Op[] => [
		// Every SKU has a price from the start: what has none cannot become definitive (PRI-4).
		...given.map((spec, index) => ({
			do: 'price' as const,
			spec: { ...spec, sku: index === 0 ? 'A' : 'B', customerNumber: '', validFrom: '2021-01-01' }
		})),
		...rest,
		{ do: 'bill', run: run('2022-01') }
	]);

const customers = new Map(
	['K-1', 'K-2'].map((number) => [`#${number}`, { id: `#${number}`, number, name: number }])
);

/** What an administration holds, with every draft made definitive at once. */
export class Administration {
	uses: Use[] = [];
	specs = new Map<string, PriceSpec>();
	invoices: DefinitiveInvoice[] = [];

	totals(): UsageTotal[] {
		return this.uses.map(({ key, kind, hundredths }) => ({
			key,
			kind,
			quantity: decimal(BigInt(hundredths), 2),
			events: 1
		}));
	}

	drafts(
		billingRun: BillingRun,
		totals = this.totals(),
		prices = [...this.specs.values()],
		invoices = this.invoices
	): Invoice[] {
		return makeDrafts({
			totals,
			prices: new PriceBook(prices.map(priceOf)),
			ledger: ledgerOf(invoices),
			customers,
			vatMode: 'per-rate',
			runOf: () => billingRun
		});
	}

	/** Does one thing; gives the drafts where that was a billing run, made definitive at once. */
	apply(op: Op): Invoice[] {
		if (op.do === 'use') this.uses.push(op);
		if (op.do === 'undo') this.uses = this.uses.filter((use) => use.file !== op.file);
		if (op.do === 'price')
			this.specs.set([op.spec.sku, op.spec.customerNumber, op.spec.validFrom].join(), op.spec);
		if (op.do !== 'bill') return [];
		const drafts = this.drafts(op.run);
		for (const draft of drafts) this.invoices.push({ ...draft, number: String(this.invoices.length + 1) });
		return drafts;
	}
}
