/** Random sequences of what happens to an administration, and an administration to which it happens. */
import fc from 'fast-check';
import { makeDrafts } from '$lib/domain/billing';
import { decimal } from '$lib/domain/decimal';
import { creditNoteOf, type Creditable } from '$lib/domain/credit';
import { Failure } from '$lib/domain/failure';
import type { BillingRun, CreditOf, Invoice, InvoiceLine } from '$lib/domain/invoice';
import type { DefinitiveInvoice } from '$lib/domain/ledger';
import { monthPeriod } from '$lib/domain/period';
import { PriceBook } from '$lib/domain/pricing';
import { Standing, type LineCredit } from '$lib/domain/standing';
import type { Totals } from '$lib/domain/to-bill';
import { usageKeyId, type UsageKey, type UsageKind, type UsageTotal } from '$lib/domain/usage';
import { ledgerOf } from './ledger-of';
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
	| { readonly do: 'bill'; readonly run: BillingRun }
	| {
			readonly do: 'credit';
			/** Which of the invoices that there are: counted round. */
			readonly invoice: number;
			readonly usage: CreditOf['usage'];
			/** Which of its lines: the bits of this number, over and over. */
			readonly pick: number;
	  };

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
const credits: fc.Arbitrary<Op> = fc.record({
	do: fc.constant('credit' as const),
	invoice: fc.nat(9),
	usage: fc.constantFrom('reopen' as const, 'reopen' as const, 'settle' as const),
	pick: fc.oneof(fc.constant(0xff), fc.integer({ min: 1, max: 0xff }))
});

/** Prices for every SKU first, then anything in any order, and all of it billed at last. */
const sequencesOf = (all: fc.Arbitrary<Op>): fc.Arbitrary<Op[]> =>
	fc
		.tuple(fc.tuple(specs, specs), fc.array(all, { maxLength: 40, size: 'max' }))
		.map(([given, rest]): Op[] => [
			// Every SKU has a price from the start: what has none cannot become definitive (PRI-4).
			...given.map((spec, index) => ({
				do: 'price' as const,
				spec: { ...spec, sku: index === 0 ? 'A' : 'B', customerNumber: '', validFrom: '2021-01-01' }
			})),
			...rest,
			{ do: 'bill', run: run('2022-01') }
		]);

export const sequences = sequencesOf(ops);
/** The same with credit notes made by hand among them. */
export const sequencesWithCredits = sequencesOf(
	fc.oneof({ weight: 8, arbitrary: ops }, { weight: 2, arbitrary: credits })
);

const customers = new Map(
	['K-1', 'K-2'].map((number) => [`#${number}`, { id: `#${number}`, number, name: number }])
);

/** What an administration holds, with every draft made definitive at once. */
export class Administration {
	uses: Use[] = [];
	specs = new Map<string, PriceSpec>();
	invoices: Creditable[] = [];

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
		totals: Totals = this.totals(),
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

	/** The lines of an invoice that a credit picks and that can be credited, whole keys where it reopens. */
	creditable(
		invoice: DefinitiveInvoice,
		op: Op & { do: 'credit' }
	): { places: number[]; standing: LineCredit[] } {
		const standing = new Standing(invoice);
		for (const each of this.invoices) standing.add(each);
		const lines = standing.lines();
		const isFree = (place: number): boolean => lines[place]?.state === 'free';
		const isPicked = (place: number): boolean => ((op.pick >> (place % 8)) & 1) === 1;
		const places = invoice.lines.map((_, place) => place);
		const ofKey = (place: number): number[] => {
			const id = (n: number): string => usageKeyId((invoice.lines[n] as InvoiceLine).key);
			return op.usage === 'settle' ? [place] : places.filter((other) => id(other) === id(place));
		};
		return {
			standing: lines,
			places: places.filter((place) => ofKey(place).some(isPicked) && ofKey(place).every(isFree))
		};
	}

	/** Credits an invoice by hand, if there is anything of it to credit. */
	private credit(op: Op & { do: 'credit' }): void {
		const bills = this.invoices.filter((each) => each.kind === 'invoice');
		const invoice = bills[op.invoice % bills.length];
		if (!invoice) return;
		const { places, standing } = this.creditable(invoice, op);
		const request = { lines: places, usage: op.usage, invoiceDate: invoice.invoiceDate };
		try {
			const note = creditNoteOf(invoice, request, standing);
			this.invoices.push({ ...note, number: String(this.invoices.length + 1) });
		} catch (error) {
			// Nothing left, or only lines that would make the note ask for money.
			if (!(error instanceof Failure)) throw error;
		}
	}

	/** Does one thing; gives the drafts where that was a billing run, made definitive at once. */
	apply(op: Op): Invoice[] {
		if (op.do === 'use') this.uses.push(op);
		if (op.do === 'undo') this.uses = this.uses.filter((use) => use.file !== op.file);
		if (op.do === 'price')
			this.specs.set([op.spec.sku, op.spec.customerNumber, op.spec.validFrom].join(), op.spec);
		if (op.do === 'credit') this.credit(op);
		if (op.do !== 'bill') return [];
		const drafts = this.drafts(op.run);
		for (const draft of drafts) this.invoices.push({ ...draft, number: String(this.invoices.length + 1) });
		return drafts;
	}
}
