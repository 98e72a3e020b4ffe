import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toText } from '$lib/domain/decimal';
import type { Invoice } from '$lib/domain/invoice';
import { lineChanges, netDifference, type LineChange, type LineState } from '$lib/domain/line-changes';
import type { PriceModel } from '$lib/domain/price';
import type { UsageTotal } from '$lib/domain/usage';
import { Administration, sequences } from './random-administration';
import { bill, only, price, standard, tiered, used } from './sample';

const draft = (model: PriceModel, ...totals: UsageTotal[]): Invoice => only(bill(totals, [price(model)]));

const stateText = (state: LineState | undefined): string =>
	state
		? `${toText(state.quantity)} x ${state.unitPrice ? toText(state.unitPrice) : '?'} = ${state.net}`
		: '-';

const told = (changes: readonly LineChange[]): string[] =>
	changes.map(({ key, before, after }) => `${key.account}: ${stateText(before)} > ${stateText(after)}`);

const of = (account: string) => ({ account });

describe('what changed on a draft', () => {
	it('BIL-4 lines that came, went and changed are told in the order of the invoice, the others not', () => {
		const before = draft(standard('0.5'), used('4', of('A')), used('6', of('C')), used('1', of('D')));
		const after = draft(standard('0.5'), used('2', of('B')), used('9', of('C')), used('1', of('D')));
		expect(told(lineChanges(before.lines, after.lines))).toEqual([
			'A: 4 x 0.5 = 200 > -',
			'B: - > 2 x 0.5 = 100',
			'C: 6 x 0.5 = 300 > 9 x 0.5 = 450'
		]);
	});

	it('BIL-4 another price is the same line at another price', () => {
		const before = draft(standard('0.5'), used('4'));
		const after = draft(standard('0.75'), used('6'));
		expect(told(lineChanges(before.lines, after.lines))).toEqual([
			'KA-000318: 4 x 0.5 = 200 > 6 x 0.75 = 450'
		]);
	});

	it('BIL-4 a price that came is a change of the line that lacked it', () => {
		const before = only(bill([used('4')], []));
		const after = draft(standard('0.5'), used('4'));
		expect(told(lineChanges(before.lines, after.lines))).toEqual([
			'KA-000318: 4 x ? = undefined > 4 x 0.5 = 200'
		]);
	});

	it('BIL-4 a tier that is reached is a new line, and the tier below is filled', () => {
		const model = tiered('graduated', '100: 0.10', '0.08');
		const before = draft(model, used('90'));
		const after = draft(model, used('110'));
		expect(told(lineChanges(before.lines, after.lines))).toEqual([
			'KA-000318: - > 10 x 0.08 = 80',
			'KA-000318: 90 x 0.1 = 900 > 100 x 0.1 = 1000'
		]);
	});

	it('BIL-4 a cent of VAT that another line now gets is no change', () => {
		const before = draft(standard('0.03'), used('1', of('A')), used('1', of('B')));
		const moved = before.lines.map((line, i) => ({ ...line, vatAmount: i === 0 ? 0n : 1n }));
		expect(lineChanges(before.lines, moved)).toEqual([]);
	});
});

describe('laws of what changed', () => {
	it('BIL-4 the differences add up to the difference of the drafts, and backwards they are their opposite', () => {
		fc.assert(
			fc.property(sequences, (ops) => {
				const all = new Administration();
				for (const op of ops) all.apply(op);
				const [first, ...others] = all.invoices;
				if (!first) return;
				for (const other of others) {
					const forth = lineChanges(first.lines, other.lines);
					expect(forth.reduce((sum, change) => sum + netDifference(change), 0n)).toBe(other.net - first.net);
					expect(lineChanges(other.lines, first.lines).map(netDifference).sort()).toEqual(
						forth.map((change) => -netDifference(change)).sort()
					);
					expect(lineChanges(other.lines, other.lines)).toEqual([]);
				}
			}),
			{ numRuns: 50 }
		);
	});
});
