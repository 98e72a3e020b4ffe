import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountedUsage, type Counted } from '$lib/domain/counted-usage';
import { add, decimal, multiply, subtract, toText, whole, ZERO, type Decimal } from '$lib/domain/decimal';
import type { Invoice } from '$lib/domain/invoice';
import { contentKey, type UsageKind } from '$lib/domain/usage';
import { Administration, sequencesWithCredits, type Use } from './random-administration';
import { month, usageKey } from './sample';

const key = usageKey();
const run = { usageUpTo: month('2021-12'), subscriptionsUpTo: month('2021-12') };

/** What an invoice counts of the sample's key by moment: import and weight. */
function weights(counted: Counted, kind: UsageKind = 'moment'): [number, number][] {
	return [...(counted.get(contentKey({ key, kind })) ?? [])];
}

describe('events behind an invoice', () => {
	it('BIL-6 an invoice counts what earlier ones did not, and takes back what is undone since', () => {
		const counted = new CountedUsage();
		expect(weights(counted.add({ number: 'F1', run, imports: [1, 2], keys: [key, key] }))).toEqual([
			[1, 1],
			[2, 1]
		]);
		expect(weights(counted.add({ number: 'F2', run, imports: [2, 3], keys: [key] }))).toEqual([
			[1, -1],
			[3, 1]
		]);
		expect(weights(counted.add({ number: 'F3', run, imports: [2, 3, 4], keys: [key] }))).toEqual([[4, 1]]);
	});

	it('BIL-6 an invoice that does not name a key counts nothing of it: the next one does', () => {
		const counted = new CountedUsage();
		expect(weights(counted.add({ number: 'F1', run, imports: [1], keys: [] }))).toEqual([]);
		expect(weights(counted.add({ number: 'F2', run, imports: [1, 2], keys: [key] }))).toHaveLength(2);
	});

	it('BIL-6 usage of a kind that a run does not reach is left for the next', () => {
		const counted = new CountedUsage();
		const early = { ...run, subscriptionsUpTo: month('2021-11') };
		const first = counted.add({ number: 'F1', run: early, imports: [1], keys: [key] });
		expect([weights(first), weights(first, 'period')]).toEqual([[[1, 1]], []]);
		const second = counted.add({ number: 'F2', run, imports: [1], keys: [key] });
		expect([weights(second), weights(second, 'period')]).toEqual([[], [[1, 1]]]);
	});

	it('BIL-5 a credit note that reopens an invoice counts its events back, and the next invoice counts them again', () => {
		const counted = new CountedUsage();
		counted.add({ number: 'F1', run, imports: [1], keys: [key] });
		counted.add({ number: 'F2', run, imports: [1, 2], keys: [key] });
		const credit = counted.add({ number: 'C1', run, imports: [], keys: [key], reopens: 'F1' });
		expect(weights(credit)).toEqual([[1, -1]]);
		expect(weights(counted.add({ number: 'F3', run, imports: [1, 2], keys: [key] }))).toEqual([[1, 1]]);
	});
});

/** The sum of what an invoice counts under a key of some kind, each use an import of its own. */
function quantityOf(counted: Counted, id: string, uses: readonly Use[]): Decimal {
	return [...(counted.get(id) ?? [])].reduce((sum, [use, weight]) => {
		const { key: of, kind, hundredths } = uses[use] as Use;
		if (contentKey({ key: of, kind }) !== id) return sum;
		return add(sum, multiply(whole(weight), decimal(BigInt(hundredths), 2)));
	}, ZERO);
}

/** By key and kind, what an invoice says that it bills of usage. */
function billedUsage({ lines }: Invoice): [string, Decimal][] {
	return lines
		.filter(({ usage }) => usage !== ZERO)
		.flatMap((line) => {
			const byPeriod = line.usageByPeriod ?? ZERO;
			return [
				[contentKey({ key: line.key, kind: 'moment' }), subtract(line.usage, byPeriod)],
				[contentKey({ key: line.key, kind: 'period' }), byPeriod]
			] satisfies [string, Decimal][];
		});
}

describe('laws', () => {
	it('BIL-6 the events behind a key on an invoice are exactly the usage that it bills, whatever happened before', () => {
		fc.assert(
			fc.property(sequencesWithCredits, (ops) => {
				const administration = new Administration();
				const counted = new CountedUsage();
				const uses: Use[] = [];
				for (const op of ops) {
					if (op.do === 'use') uses.push(op);
					const before = administration.invoices.length;
					administration.apply(op);
					const imports = administration.uses.map((use) => uses.indexOf(use));
					for (const invoice of administration.invoices.slice(before)) {
						const { number, credits } = invoice;
						if (credits?.usage === 'settle') continue;
						const keys = invoice.lines.map((line) => line.key);
						const reopens = credits && { reopens: credits.number };
						const own = counted.add({ number, run: invoice, imports, keys, ...reopens });
						for (const [id, quantity] of billedUsage(invoice))
							expect(toText(quantityOf(own, id, uses))).toBe(toText(quantity));
					}
				}
			})
		);
	});
});
