/**
 * Billing against a second implementation, under random sequences of usage, undone imports, price changes, runs,
 * invoices made definitive and credit notes by hand.
 */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toText, ZERO } from '$lib/domain/decimal';
import type { Invoice, InvoiceLine } from '$lib/domain/invoice';
import { nextNumber, newSeries } from '$lib/domain/numbering';
import { usageKeyId, type UsageTotal } from '$lib/domain/usage';
import { isSpecFlat, type PriceSpec } from './naive-rating';
import { Administration, sequencesWithCredits, type Op } from './random-administration';
import { run } from './sample';
import {
	billAgain,
	netAgain,
	rateAgain,
	secondLine,
	vatAgain,
	versionOf,
	type Versions
} from './second-billing';

const euros = (cents: bigint | undefined): string => new Decimal(String(cents ?? 0n)).div(100).toFixed(2);
const FAR = run('2031-01');

/** An administration with what the second implementation must remember: which version it found for what it billed. */
class Both {
	readonly own = new Administration();
	readonly versions = new Map<string, Map<string, PriceSpec>>();

	get specs(): PriceSpec[] {
		return [...this.own.specs.values()];
	}

	apply(op: Op): Invoice[] {
		const before = this.own.invoices.length;
		const found = ({ lines }: Invoice): Map<string, PriceSpec> =>
			new Map(
				lines.map(({ key }) => [
					usageKeyId(key),
					versionOf(key, this.own.invoices.slice(0, before), this.versions, this.specs)
				])
			);
		const drafts = this.own.apply(op);
		for (const invoice of this.own.invoices.slice(before)) this.versions.set(invoice.number, found(invoice));
		return drafts;
	}
}

function check(
	look: (all: Both, drafts: Invoice[], op: Op, before: Administration['invoices']) => void
): void {
	fc.assert(
		fc.property(sequencesWithCredits, (sequence) => {
			const all = new Both();
			for (const op of sequence) {
				const before = [...all.own.invoices];
				look(all, all.apply(op), op, before);
			}
		}),
		{ numRuns: 150 }
	);
}

/** Each line as `kind unit-price VAT: quantity`, empty lines left out: they only say that usage was counted. */
function told(lines: readonly InvoiceLine[]): string[] {
	return lines
		.map(secondLine)
		.filter(({ quantity }) => !quantity.isZero())
		.map(({ name, quantity }) => `${name}: ${quantity.toFixed()}`)
		.sort();
}

function byKey(lines: readonly InvoiceLine[]): Map<string, InvoiceLine[]> {
	const found = new Map<string, InvoiceLine[]>();
	for (const line of lines)
		found.set(usageKeyId(line.key), [...(found.get(usageKeyId(line.key)) ?? []), line]);
	return found;
}

const hasKey = (lines: readonly InvoiceLine[], id: string): boolean =>
	lines.some(({ key }) => usageKeyId(key) === id);

function expectSameLines(
	drafts: readonly Invoice[],
	all: Both,
	invoices: Administration['invoices'],
	versions: Versions,
	asked: typeof FAR
): void {
	const again = billAgain(all.own.uses, invoices, all.specs, versions, asked);
	const made = byKey(drafts.flatMap(({ lines }) => lines));
	expect([...made.keys()].sort()).toEqual([...again.keys()].sort());
	for (const [id, lines] of made) {
		const second = again.get(id);
		const usage = lines.reduce((sum, line) => sum.plus(toText(line.usage)), new Decimal(0));
		const byPeriod = lines.reduce(
			(sum, line) => sum.plus(toText(line.usageByPeriod ?? ZERO)),
			new Decimal(0)
		);
		expect(usage.toFixed()).toBe(second?.usage.toFixed());
		expect(byPeriod.toFixed()).toBe(second?.usageByPeriod.toFixed());
		expect(told(lines)).toEqual(
			second?.lines.map(({ name, quantity }) => `${name}: ${quantity.toFixed()}`).sort()
		);
	}
}

describe('against a second implementation', () => {
	it('BIL-3 every run bills the same lines', () => {
		check((all, drafts, op, before) => {
			if (op.do !== 'bill') return;
			expectSameLines(drafts, all, before, all.versions, op.run);
		});
	});

	it('BIL-3 after every step billed and to bill are all usage, in quantity and in unrounded amount', () => {
		check((all) => {
			const { uses, invoices } = all.own;
			const drafts = all.own.drafts(FAR);
			expectSameLines(drafts, all, invoices, all.versions, FAR);
			const standing = invoices.filter(({ credits }) => credits?.usage !== 'settle');
			const lines = byKey([...standing, ...drafts].flatMap((invoice) => invoice.lines));
			for (const { key } of uses) if (!lines.has(usageKeyId(key))) lines.set(usageKeyId(key), []);
			for (const [id, ofKey] of lines) {
				const used = uses
					.filter((use) => usageKeyId(use.key) === id)
					.reduce((sum, use) => sum.plus(use.hundredths), new Decimal(0))
					.div(100);
				const counted = ofKey.reduce((sum, line) => sum.plus(toText(line.usage)), new Decimal(0));
				expect(counted.toFixed()).toBe(used.toFixed());
				const [first] = ofKey;
				if (!first || first.key.unitPrice !== '') continue;
				const version = versionOf(first.key, invoices, all.versions, all.specs);
				if (isSpecFlat(version)) continue;
				// Where a credit note reopened usage that was undone as well, nothing is due, and what other invoices
				// billed of the key stays billed as it was: a draft comes with the next quantity.
				const isReopened = standing.some(({ credits, lines }) => credits && hasKey(lines, id));
				if (isReopened && !drafts.some(({ lines }) => hasKey(lines, id))) continue;
				const amount = ofKey
					.map(secondLine)
					.reduce((sum, line) => sum.plus(line.quantity.times(line.unitPrice)), new Decimal(0));
				const whole = rateAgain(used, version, '').reduce(
					(sum, line) => sum.plus(line.quantity.times(line.unitPrice)),
					new Decimal(0)
				);
				expect(amount.toFixed()).toBe(whole.toFixed());
			}
		});
	});

	it('VAT-1 VAT-2 the cents of every invoice are those of another library', () => {
		check((_all, drafts) => {
			for (const draft of drafts) {
				const nets = draft.lines.map((line) => netAgain(secondLine(line)));
				expect(draft.lines.map(({ net }) => euros(net))).toEqual(nets.map((net) => net.toFixed(2)));
				let vat = new Decimal(0);
				for (const rate of new Set(draft.lines.map((line) => line.vat ?? ''))) {
					const places = draft.lines.flatMap((line, place) => (line.vat === rate ? [place] : []));
					const { total, shares } = vatAgain(
						places.map((place) => nets[place] ?? new Decimal(0)),
						rate
					);
					expect(places.map((place) => euros(draft.lines[place]?.vatAmount))).toEqual(
						shares.map((share) => share.toFixed(2))
					);
					vat = vat.plus(total);
				}
				expect(euros(draft.vat)).toBe(vat.toFixed(2));
				const net = nets.reduce((sum, each) => sum.plus(each), new Decimal(0));
				expect(euros(draft.total)).toBe(net.plus(vat).toFixed(2));
			}
		});
	});

	it('BIL-7 the order of imports does not matter, and drafts are those of a rebuild from nothing', () => {
		check((all) => {
			const drafts = all.own.drafts(FAR);
			const shuffled = [...all.own.totals()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
			const rebuilt = all.own.drafts(FAR, shuffled, all.specs.reverse(), structuredClone(all.own.invoices));
			expect(rebuilt).toEqual(drafts);
		});
	});

	it('BIL-4 what is frozen never changes, to the byte', () => {
		fc.assert(
			fc.property(sequencesWithCredits, (sequence) => {
				const all = new Both();
				const frozen: string[] = [];
				for (const op of sequence) {
					all.apply(op);
					const now = all.own.invoices.map(bytesOf);
					expect(now.slice(0, frozen.length)).toEqual(frozen);
					frozen.splice(0, frozen.length, ...now);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('BIL-5 numbers have no gap and none is given twice, in both series', () => {
		check((all) => {
			const series = { invoice: newSeries('F'), 'credit-note': newSeries('C') };
			const given = { invoice: [] as number[], 'credit-note': [] as number[] };
			for (const { kind, invoiceDate } of all.own.invoices) {
				const next = nextNumber(series[kind], invoiceDate);
				series[kind] = next.series;
				given[kind].push(Number(next.number.split('-')[1]));
			}
			for (const numbers of Object.values(given)) expect(numbers).toEqual(numbers.map((_, i) => i + 1));
		});
	});
});

/** Some order that is not the one of the imports. */
const orderOf = ({ key, quantity }: UsageTotal): string => `${toText(quantity)} ${usageKeyId(key)}`;

function bytesOf(invoice: Invoice): string {
	return JSON.stringify(invoice, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}
