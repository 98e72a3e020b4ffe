/** Which lines a user chooses to credit: what goes together, and what the credit note comes to (BIL-5). */
import type { CreditOf } from '$lib/domain/invoice';
import type { Minor } from '$lib/domain/money';
import type { LineCredit } from '$lib/domain/standing';
import { usageKeyId } from '$lib/domain/usage';
import type { Lines } from './line-table';

/** The places of lines that can be credited. Where usage is reopened, only those whose whole key can be. */
export function choosable(
	lines: Lines,
	standing: readonly LineCredit[],
	usage: CreditOf['usage']
): ReadonlySet<number> {
	const free = standing.flatMap(({ state }, place) => (state === 'free' ? [place] : []));
	if (usage === 'settle') return new Set(free);
	const keyOf = (place: number): string => usageKeyId(lines.at(place).key);
	const held = new Set(standing.flatMap(({ state }, place) => (state === 'free' ? [] : [keyOf(place)])));
	return new Set(free.filter((place) => !held.has(keyOf(place))));
}

/**
 * The choice after the user changed it: where usage is reopened, all lines of a key come and go together. What cannot
 * be credited is never in it.
 */
export function withWholeKeys(
	before: ReadonlySet<number>,
	asked: ReadonlySet<number>,
	lines: Lines,
	can: ReadonlySet<number>,
	usage: CreditOf['usage']
): ReadonlySet<number> {
	const next = new Set([...asked].filter((place) => can.has(place)));
	if (usage === 'settle') return next;
	const keyOf = (place: number): string => usageKeyId(lines.at(place).key);
	const gone = new Set([...before].filter((place) => can.has(place) && !asked.has(place)).map(keyOf));
	const kept = new Set([...next].map(keyOf).filter((key) => !gone.has(key)));
	return new Set([...can].filter((place) => kept.has(keyOf(place))));
}

/** What the chosen lines come to together, with VAT; negated it is the credit note's total. */
export function creditTotal(lines: Lines, chosen: ReadonlySet<number>): Minor {
	let total: Minor = 0n;
	for (const place of chosen) {
		const { net = 0n, vatAmount = 0n } = lines.at(place);
		total += net + vatAmount;
	}
	return total;
}
