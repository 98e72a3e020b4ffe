/** What a price may not be (PRI-2): the same bounds that a price list is read with. */
import { compare, isNegative, ZERO, type Decimal } from './decimal';
import type { Price, Tier } from './price';

/** Where something is wrong: a field of the price, of a tier with its place from 0. */
export interface PriceFault {
	readonly code: string;
	readonly field: 'unitPrice' | 'size' | 'free' | 'minimum' | 'upTo';
	readonly tier?: number;
}

/** Everything that is wrong with a price, none when it can be stored. */
export function priceFaults({ model, freeQuantity, minimum }: Price): PriceFault[] {
	const faults: PriceFault[] = [];
	if (isNegative(freeQuantity)) faults.push({ code: 'PRI-2.negative-amount', field: 'free' });
	if (isNegative(minimum)) faults.push({ code: 'PRI-2.negative-amount', field: 'minimum' });
	switch (model.kind) {
		case 'standard':
			return faults;
		case 'package':
			if (isNegative(model.packagePrice)) faults.push({ code: 'PRI-2.negative-package', field: 'unitPrice' });
			if (compare(model.size, ZERO) <= 0) faults.push({ code: 'PRI-2.package-size', field: 'size' });
			return faults;
		default:
			return [...faults, ...tierFaults(model.tiers)];
	}
}

/** Tiers climb from zero, the last one is open, and none has a price below zero. */
function tierFaults(tiers: readonly Tier[]): PriceFault[] {
	const faults: PriceFault[] = [];
	let reached: Decimal | undefined = ZERO;
	for (const [tier, { upTo, unitPrice }] of tiers.entries()) {
		if (isNegative(unitPrice)) faults.push({ code: 'PRI-2.negative-tier', field: 'unitPrice', tier });
		const climbs = reached !== undefined && (upTo === undefined || compare(upTo, reached) > 0);
		if (!climbs) faults.push({ code: 'PRI-2.tiers-not-ascending', field: 'upTo', tier });
		reached = upTo;
	}
	const last = tiers.length - 1;
	if (tiers[last]?.upTo || last < 0)
		faults.push({ code: 'PRI-2.last-tier-not-open', field: 'upTo', tier: Math.max(last, 0) });
	return faults;
}
