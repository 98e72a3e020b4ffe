import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, fromText, isZero, negate, toText, ZERO, type Decimal } from '$lib/domain/decimal';
import { explain, freeOf, type Explanation } from '$lib/domain/explanation';
import type { Invoice } from '$lib/domain/invoice';
import { Ledger } from '$lib/domain/ledger';
import { ledgerOf } from './ledger-of';
import { Administration, sequences } from './random-administration';
import { amount, bill, only, price, standard, tiered, used } from './sample';

function explained(invoice: Invoice, place = 0, before = new Ledger()): Explanation {
	const found = explain(invoice, place, before);
	if (!found) throw new Error('no line');
	return found;
}

const steps = ({ steps: all }: Explanation): string[] =>
	all.map((step) => `${toText(step.quantity)} x ${toText(step.unitPrice)} = ${amount(step.amount)}`);

describe('an explained line', () => {
	it('BIL-6 tells the tiers of its whole key, whichever of its lines is asked for', () => {
		const invoice = only(bill([used('650')], [price(tiered('graduated', '100: 0.10', '500: 0.08', '0.05'))]));
		for (const place of [0, 1, 2]) {
			const found = explained(invoice, place);
			expect(steps(found)).toEqual(['100 x 0.1 = 10', '400 x 0.08 = 32', '150 x 0.05 = 7.5']);
			expect([toText(found.before), toText(found.usage), toText(found.rated)]).toEqual(['0', '650', '650']);
			expect(found.places).toEqual([0, 1, 2]);
		}
		expect(explain(invoice, 3, new Ledger())).toBeUndefined();
	});

	it('BIL-6 tells what was billed before, by which invoices, and that what is here makes the rated quantity', () => {
		const prices = [price(tiered('volume', '100: 10', '9'))];
		const first = { ...only(bill([used('90')], prices)), number: 'F1' };
		const second = only(bill([used('110')], prices, { ledger: ledgerOf([first]) }));
		const found = explained(second, 0, ledgerOf([first]));
		expect([toText(found.before), toText(found.usage), toText(found.rated)]).toEqual(['90', '20', '110']);
		expect(found.billedBy).toEqual(['F1']);
		expect(found.billedLines.map((line) => toText(line.quantity))).toEqual(['90']);
		expect(steps(found)).toEqual(['110 x 9 = 990']);
	});

	it('VAT-2 tells the share of the VAT: exact, rounded down, and the cents that were spread', () => {
		const invoice = only(
			bill(
				[used('37.5'), used('12.5', { sku: 'PRINT' })],
				[price(standard('1')), price(standard('1'), { sku: 'PRINT' })]
			)
		);
		const shares = [0, 1].map((place) => explained(invoice, place).vat);
		expect(shares.map((share) => share && [toText(share.exact), share.down, share.given])).toEqual([
			['787.5', 787n, 788n],
			['262.5', 262n, 262n]
		]);
		expect(shares[0]).toMatchObject({ category: '21', net: 5000n, vat: 1050n, spread: 1n });
	});

	it('PRI-1 PRI-2 a price in the file is no version, and free quantity is what comes off', () => {
		const own = explained(only(bill([used('5', { unitPrice: '2', vat: '21' })], [price(standard('1'))])));
		expect([own.fromFile, own.price, own.steps]).toEqual([true, undefined, []]);
		const free = price(tiered('volume', '0.05'), { freeQuantity: fromText('50') });
		expect([fromText('30'), fromText('50'), fromText('650')].map((q) => toText(freeOf(q, free)))).toEqual([
			'30',
			'50',
			'50'
		]);
		expect(freeOf(fromText('-5'), free)).toEqual(ZERO);
	});
});

describe('laws of explaining', () => {
	it('BIL-6 BIL-3 the steps less what was billed are the lines of the key, and its usage adds up', () => {
		fc.assert(
			fc.property(sequences, (ops) => {
				const all = new Administration();
				for (const op of ops) {
					const before = ledgerOf(all.invoices);
					for (const draft of all.apply(op)) {
						draft.lines.forEach((_, place) => {
							const found = explained(draft, place, before);
							expect(found.rated).toEqual(add(found.before, found.usage));
							if (found.steps.length > 0) expect(netted(found)).toEqual(linesOf(draft, found));
						});
					}
				}
			}),
			{ numRuns: 100 }
		);
	});
});

/** Quantities by kind and unit price that are not nothing. */
function quantities(all: Iterable<readonly [string, Decimal]>): Record<string, string> {
	const found = new Map<string, Decimal>();
	for (const [id, quantity] of all) found.set(id, add(found.get(id) ?? ZERO, quantity));
	return Object.fromEntries([...found].filter(([, q]) => !isZero(q)).map(([id, q]) => [id, toText(q)]));
}

const netted = ({ steps: all, billedLines }: Explanation): Record<string, string> =>
	quantities([
		...all.map((each) => [`${each.kind} ${toText(each.unitPrice)}`, each.quantity] as const),
		...billedLines.map((each) => [`${each.kind} ${toText(each.unitPrice)}`, negate(each.quantity)] as const)
	]);

const linesOf = ({ lines }: Invoice, { places }: Explanation): Record<string, string> =>
	quantities(
		places.map((place) => {
			const line = lines[place];
			return [`${line?.kind} ${toText(line?.unitPrice ?? ZERO)}`, line?.quantity ?? ZERO] as const;
		})
	);
