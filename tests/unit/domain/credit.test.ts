import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditNoteOf, type Creditable } from '$lib/domain/credit';
import { add, decimal, isZero, toText, ZERO, type Decimal } from '$lib/domain/decimal';
import { Failure } from '$lib/domain/failure';
import type { CreditOf, Invoice } from '$lib/domain/invoice';
import { longDate } from '$lib/domain/period';
import { Standing } from '$lib/domain/standing';
import { usageKeyId, type UsageTotal } from '$lib/domain/usage';
import { ledgerOf } from './ledger-of';
import { Administration, sequencesWithCredits } from './random-administration';
import { bill, day, only, packaged, price, run, standard, tiered, toldLines, usageKey, used } from './sample';

const places = ({ lines }: Invoice): number[] => lines.map((_, place) => place);

/** Credits lines of an invoice, among all definitive ones; all lines unless told otherwise. */
function credit(
	invoice: Creditable,
	all: readonly Creditable[],
	usage: CreditOf['usage'],
	lines = places(invoice)
): Creditable {
	const standing = new Standing(invoice);
	for (const each of all) standing.add(each);
	const request = { lines, usage, invoiceDate: day('2022-03-05') };
	return { ...creditNoteOf(invoice, request, standing.lines()), number: `C${all.length}` };
}

const numbered = (invoice: Invoice, number: string): Creditable => ({ ...invoice, number });

/** The code that a call fails with. */
function codeOf(call: () => unknown): string {
	try {
		call();
	} catch (error) {
		if (error instanceof Failure) return error.code;
	}
	return 'no failure';
}

const two = numbered(
	only(
		bill(
			[used('441.18'), used('147.06', { sku: 'PRINT', chargeName: '' })],
			[price(standard('0.085')), price(standard('0.085'), { sku: 'PRINT' })]
		)
	),
	'F1'
);

describe('a credit note made by hand', () => {
	it('BIL-5 negates the frozen cents of every line, and names its invoice', () => {
		expect([two.net, two.vat, two.lines.map((line) => line.vatAmount)]).toEqual([5000n, 1050n, [788n, 262n]]);
		const note = credit(two, [two], 'settle');
		expect(note).toMatchObject({
			kind: 'credit-note',
			net: -5000n,
			vat: -1050n,
			total: -6050n,
			corrects: ['F1']
		});
		expect(note.lines.map(({ net, vatAmount }) => [net, vatAmount])).toEqual([
			[-3750n, -788n],
			[-1250n, -262n]
		]);
		expect(note.credits).toEqual({ number: 'F1', usage: 'settle', lines: [0, 1] });
		expect([longDate(note.invoiceDate), longDate(note.dueDate)]).toEqual(['5-3-2022', '5-4-2022']);
	});

	it('BIL-5 of chosen lines it has the VAT cents that stand on them, not a sum computed anew', () => {
		const note = credit(two, [two], 'settle', [1]);
		// 21% of 12.50 is 2.625: computed anew it would be 2.63.
		expect(note.vatTotals).toEqual([{ category: '21', net: -1250n, vat: -262n }]);
		const rest = credit(two, [two, note], 'settle', [0]);
		expect(note.total + rest.total).toBe(-two.total);
	});

	it('BIL-5 nothing is credited twice', () => {
		const note = credit(two, [two], 'reopen', [1]);
		expect(codeOf(() => credit(two, [two, note], 'reopen'))).toBe('BIL-5.line-credited');
		expect(codeOf(() => credit(two, [two, note], 'settle', [1]))).toBe('BIL-5.line-credited');
		expect(codeOf(() => credit(two, [two], 'settle', []))).toBe('BIL-5.nothing-to-credit');
		expect(codeOf(() => credit(note, [two, note], 'settle'))).toBe('BIL-5.credit-of-credit');
	});

	it('BIL-5 usage that is reopened is billed again, usage that is settled is not', () => {
		const prices = [price(standard('1')), price(standard('2'), { sku: 'PRINT' })];
		const usage = [used('5'), used('7', { sku: 'PRINT' })];
		const first = numbered(only(bill(usage, prices)), 'F1');
		const again = (note: Creditable) =>
			bill(usage, prices, { ledger: ledgerOf([first, note]) }).map(toldLines);
		expect(again(credit(first, [first], 'reopen'))).toEqual([['5 x 1 = 5', '7 x 2 = 14']]);
		expect(again(credit(first, [first], 'reopen', [1]))).toEqual([['7 x 2 = 14']]);
		expect(again(credit(first, [first], 'settle'))).toEqual([]);
	});

	it('BIL-5 an invoice that was reopened is none of those that a later one corrects', () => {
		const prices = [price(standard('1'))];
		const first = numbered(only(bill([used('5')], prices)), 'F1');
		const second = numbered(only(bill([used('8')], prices, { ledger: ledgerOf([first]) })), 'F2');
		const note = credit(first, [first, second], 'reopen');
		const ledger = ledgerOf([first, second, note]);
		const draft = only(bill([used('1')], prices, { ledger }));
		expect([toldLines(draft), draft.corrects]).toEqual([['-2 x 1 = -2'], ['F2']]);
	});

	it('BIL-5 lines of one key are reopened together: a tier is no quantity of usage', () => {
		const prices = [price(tiered('graduated', '100: 0.10', '0.08'))];
		const first = numbered(only(bill([used('150')], prices)), 'F1');
		expect(first.lines).toHaveLength(2);
		expect(codeOf(() => credit(first, [first], 'reopen', [0]))).toBe('BIL-5.key-in-part');
		expect(toldLines(credit(first, [first], 'settle', [0]))).toEqual(['-50 x 0.08 = -4']);
		const whole = credit(first, [first], 'reopen');
		expect(whole.lines.map(({ usage }) => toText(usage))).toEqual(['-150', '0']);
	});

	it('BIL-5 what a later invoice took back is not credited again, until that one is', () => {
		const prices = [price(tiered('volume', '100: 10', '9'))];
		const first = numbered(only(bill([used('90')], prices)), 'F1');
		const second = numbered(only(bill([used('110')], prices, { ledger: ledgerOf([first]) })), 'F2');
		expect(toldLines(second)).toEqual(['110 x 9 = 990', '-90 x 10 = -900']);
		expect(codeOf(() => credit(first, [first, second], 'settle'))).toBe('BIL-5.line-taken-back');
		const note = credit(second, [first, second], 'reopen');
		expect(toldLines(note)).toEqual(['-110 x 9 = -990', '90 x 10 = 900']);
		const both = credit(first, [first, second, note], 'reopen');
		expect(toldLines(both)).toEqual(['-90 x 10 = -900']);
		expect([...ledgerOf([first, second, note, both])]).toEqual([]);
	});

	it('BIL-5 usage that was undone is credited by itself, and not again by hand, though the same was billed since', () => {
		const prices = [price(standard('1'))];
		const first = numbered(only(bill([used('5')], prices)), 'F1');
		const taken = numbered(only(bill([], prices, { ledger: ledgerOf([first]) })), 'C1');
		const again = numbered(only(bill([used('5')], prices, { ledger: ledgerOf([first, taken]) })), 'F2');
		const all = [first, taken, again];
		expect(codeOf(() => credit(first, all, 'settle'))).toBe('BIL-5.line-taken-back');
		expect(credit(again, all, 'settle').net).toBe(-500n);
	});

	it('BIL-3 what a credited invoice had taken back stands again as billed by who billed it', () => {
		const prices = [price(standard('1')), price(standard('2'), { sku: 'PRINT' })];
		const first = numbered(only(bill([used('5')], prices)), 'F1');
		const print = used('7', { sku: 'PRINT' });
		const second = numbered(only(bill([print], prices, { ledger: ledgerOf([first]) })), 'F2');
		expect(toldLines(second)).toEqual(['-5 x 1 = -5', '7 x 2 = 14']);
		const note = credit(second, [first, second], 'reopen');
		const draft = only(bill([], prices, { ledger: ledgerOf([first, second, note]) }));
		expect([toldLines(draft), draft.kind, draft.corrects]).toEqual([['-5 x 1 = -5'], 'credit-note', ['F1']]);
	});

	describe('whatever billed the key in the meantime', () => {
		const beside = price(standard('2'), { sku: 'PRINT' });
		const print = used('50', { sku: 'PRINT' });
		const tiers = [price(tiered('volume', '100: 10', '9')), beside];
		const flat = [price(standard('8')), beside];
		const first = numbered(only(bill([used('5')], tiers)), 'F1');
		const undone = numbered(only(bill([print], tiers, { ledger: ledgerOf([first]) })), 'F2');
		const next = numbered(only(bill([used('3'), print], flat, { ledger: ledgerOf([first, undone]) })), 'F3');
		const draftAfter = (...all: Creditable[]): Invoice =>
			only(bill([used('120'), print], flat, { ledger: ledgerOf(all) }));

		it('BIL-3 what stands again goes on by the version that billed it', () => {
			expect(toldLines(undone)).toEqual(['-5 x 10 = -50', '50 x 2 = 100']);
			const ledger = ledgerOf([first, undone, next]);
			const taken = numbered(only(bill([print], flat, { ledger })), 'C1');
			expect([next, taken].map(toldLines)).toEqual([['3 x 8 = 24'], ['-3 x 8 = -24']]);
			const all = [first, undone, next, taken];
			const draft = draftAfter(...all, credit(undone, all, 'reopen'));
			expect(toldLines(draft)).toEqual(['120 x 9 = 1080', '-5 x 10 = -50', '50 x 2 = 100']);
			expect(draft.lines[0]?.corrects).toEqual(['F1']);
		});

		it('BIL-3 where both stand the version that billed first goes on', () => {
			const all = [first, undone, next];
			const draft = draftAfter(...all, credit(undone, all, 'reopen'));
			expect(toldLines(draft)).toEqual(['-3 x 8 = -24', '120 x 9 = 1080', '-5 x 10 = -50', '50 x 2 = 100']);
			expect(draft.lines[0]?.corrects).toEqual(['F1', 'F3']);
		});

		it('BIL-3 its lines name the invoices in the order in which they were made', () => {
			const all = [first, undone, next];
			const billNow = (number: string, prints: string, ...usage: UsageTotal[]): Creditable => {
				const totals = [...usage, used(prints, { sku: 'PRINT' })];
				return numbered(only(bill(totals, flat, { ledger: ledgerOf(all) })), number);
			};
			const taken = billNow('F4', '150');
			expect(toldLines(taken)).toEqual(['-3 x 8 = -24', '100 x 2 = 200']);
			all.push(taken);
			all.push(credit(undone, all, 'reopen'));
			all.push(billNow('F5', '150', used('7')));
			all.push(credit(taken, all, 'reopen'));
			expect(ledgerOf(all).get(usageKey())?.invoices).toEqual(['F1', 'F3', 'F5']);
		});

		it('BIL-3 so does what was billed below zero', () => {
			const one = price(standard('1'));
			const minus = numbered(only(bill([used('-5')], [one])), 'C1');
			const back = numbered(only(bill([], [price(standard('2'))], { ledger: ledgerOf([minus]) })), 'F1');
			expect(toldLines(back)).toEqual(['5 x 1 = 5']);
			const note = credit(back, [minus, back], 'reopen');
			const ledger = ledgerOf([minus, back, note]);
			expect(toldLines(only(bill([used('3')], tiers, { ledger })))).toEqual(['8 x 1 = 8']);
		});
	});

	it('BIL-5 a credit note never asks for money', () => {
		const prices = [price(tiered('volume', '100: 10', '9'))];
		const first = numbered(only(bill([used('90')], prices)), 'F1');
		const second = numbered(only(bill([used('110')], prices, { ledger: ledgerOf([first]) })), 'F2');
		expect(codeOf(() => credit(second, [first, second], 'settle', [1]))).toBe('BIL-5.credit-adds');
	});

	it('BIL-5 packages, and usage that added none, are reopened with their usage', () => {
		const prices = [price(packaged('100', '9'))];
		const first = numbered(only(bill([used('650')], prices)), 'F1');
		const second = numbered(only(bill([used('690')], prices, { ledger: ledgerOf([first]) })), 'F2');
		expect(toldLines(second)).toEqual(['package 0 x 9 = 0']);
		const note = credit(second, [first, second], 'reopen');
		expect(note.lines.map(({ usage }) => toText(usage))).toEqual(['-40']);
		const ledger = ledgerOf([first, second, note]);
		expect(toldLines(only(bill([used('701')], prices, { ledger })))).toEqual(['package 1 x 9 = 9']);
	});
});

describe('laws of crediting', () => {
	const sums = (all: Iterable<[string, Decimal]>): Record<string, string> => {
		const found = new Map<string, Decimal>();
		for (const [id, quantity] of all) found.set(id, add(found.get(id) ?? ZERO, quantity));
		return Object.fromEntries(
			[...found].filter(([, sum]) => !isZero(sum)).map(([id, sum]) => [id, toText(sum)])
		);
	};
	const after = (look: (all: Administration) => void): void => {
		fc.assert(
			fc.property(sequencesWithCredits, (sequence) => {
				const all = new Administration();
				for (const op of sequence) all.apply(op);
				look(all);
			}),
			{ numRuns: 300 }
		);
	};

	it('BIL-5 whatever was credited, what is billed is all usage in the end, and nothing is left to bill', () => {
		after((all) => {
			const used = all.uses.map(({ key, hundredths }): [string, Decimal] => [
				usageKeyId(key),
				decimal(BigInt(hundredths), 2)
			]);
			const lines = all.invoices.flatMap((invoice) => invoice.lines);
			expect(sums(lines.map(({ key, usage }) => [usageKeyId(key), usage]))).toEqual(sums(used));
			expect(all.drafts(run('2022-01'))).toEqual([]);
		});
	});

	it('BIL-5 credit notes are the negated lines of their invoice, each at most once', () => {
		after(({ invoices }) => {
			const seen = new Set<string>();
			for (const note of invoices) {
				if (!note.credits) continue;
				const of = invoices.find(({ number }) => number === note.credits?.number);
				note.credits.lines.forEach((place, i) => {
					const [line, credited] = [of?.lines[place], note.lines[i]];
					expect(credited?.net).toBe(-(line?.net ?? 0n));
					expect(credited?.vatAmount).toBe(-(line?.vatAmount ?? 0n));
					const id = `${of?.number} ${place}`;
					expect(seen.has(id)).toBe(false);
					seen.add(id);
				});
				expect(note.total).toBeLessThanOrEqual(0n);
				expect(note.net).toBe(note.vatTotals.reduce((sum, { net }) => sum + net, 0n));
				expect(note.vat).toBe(note.vatTotals.reduce((sum, { vat }) => sum + vat, 0n));
			}
		});
	});

	it('BIL-5 when all imports are undone as well, every line but those that were settled comes to nothing', () => {
		after((all) => {
			for (const file of [0, 1, 2, 3]) all.apply({ do: 'undo', file });
			all.apply({ do: 'bill', run: run('2022-01') });
			const counted = all.invoices.filter(({ credits }) => credits?.usage !== 'settle');
			const lines = counted.flatMap((invoice) => invoice.lines);
			const left = sums(
				lines.map((line): [string, Decimal] => [
					[usageKeyId(line.key), line.kind, line.unitPrice && toText(line.unitPrice), line.vat].join(' '),
					line.quantity
				])
			);
			expect(left).toEqual({});
		});
	});
});
