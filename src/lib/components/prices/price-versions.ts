/** Which versions of a price are in force (PRI-1). */
import type { Day } from '$lib/domain/period';
import type { Price } from '$lib/domain/price';

/** `in-force`: rates usage of today. `superseded`: only usage of before its successor. `future`: none yet. */
export type VersionState = 'in-force' | 'superseded' | 'future';

/** The state of each version on a day, in the order of the versions. */
export function versionStates(prices: readonly Price[], today: Day): VersionState[] {
	const byTarget = new Map<string, Price[]>();
	for (const price of prices) {
		const target = JSON.stringify([price.sku, price.currency, price.customerNumber, price.subscription]);
		const versions = byTarget.get(target);
		if (versions) versions.push(price);
		else byTarget.set(target, [price]);
	}
	const states = new Map<Price, VersionState>();
	for (const versions of byTarget.values())
		for (const price of versions) states.set(price, stateOf(price, versions, today));
	return prices.map((price) => states.get(price) ?? 'in-force');
}

function stateOf(price: Price, versions: readonly Price[], today: Day): VersionState {
	if (price.validFrom > today) return 'future';
	// A price of another unit takes nothing over: usage of this one's unit still finds this one (PRI-5).
	const successor = versions.some(
		({ validFrom, unit }) =>
			validFrom > price.validFrom && validFrom <= today && (unit === '' || unit === price.unit)
	);
	return successor ? 'superseded' : 'in-force';
}
