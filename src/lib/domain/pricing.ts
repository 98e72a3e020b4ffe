/** Which price holds for which usage (rules PRI-1, PRI-5). */
import { toText } from './decimal';
import { priceId, type Price, type PriceModel } from './price';
import type { UsageKey } from './usage';

const SEPARATOR = '\u001f';

/** Versions of one SKU's price in one currency, the newest first: per customer number, then per subscription. */
type Targets = Map<string, Map<string, Price[]>>;

/** Whether a price is for a unit: a price without one is for all, usage without one takes any (PRI-5). */
function isForUnit(price: Price, unit: string): boolean {
	return price.unit === '' || unit === '' || price.unit === unit;
}

/**
 * A price list, ready to be asked. Every version keeps the days from its own date on until a later version
 * for the same target; of two with the same target and date the last given holds.
 */
export class PriceBook {
	/** Per currency, then per SKU. */
	private readonly bySku = new Map<string, Map<string, Targets>>();

	constructor(prices: Iterable<Price>) {
		const latest = new Map<string, Price>();
		for (const price of prices) latest.set(priceId(price), price);
		for (const price of latest.values()) this.versionsFor(price).push(price);
		for (const targets of this.allTargets())
			for (const subscriptions of targets.values())
				for (const versions of subscriptions.values()) versions.sort((a, b) => b.validFrom - a.validFrom);
	}

	/**
	 * The version in force on the first day of the key's period (PRI-1). One for customer and subscription
	 * goes before one for the subscription, that before one for the customer, that before the general one.
	 * Undefined: no price (PRI-4). The unit price in the key itself is not looked at here.
	 */
	find(key: UsageKey, customerNumber: string): Price | undefined {
		const targets = this.bySku.get(key.currency)?.get(key.sku);
		if (!targets) return undefined;
		const { subscription } = key;
		const forCustomer = customerNumber === '' ? undefined : targets.get(customerNumber);
		const forAll = targets.get('');
		return (
			(subscription && inForce(forCustomer?.get(subscription), key)) ||
			(subscription && inForce(forAll?.get(subscription), key)) ||
			inForce(forCustomer?.get(''), key) ||
			inForce(forAll?.get(''), key)
		);
	}

	/** No price is for one customer or one subscription. */
	get isGeneral(): boolean {
		return this.allTargets().every((targets) =>
			[...targets].every(
				([customerNumber, subscriptions]) =>
					customerNumber === '' && [...subscriptions.keys()].every((subscription) => subscription === '')
			)
		);
	}

	private allTargets(): Targets[] {
		return [...this.bySku.values()].flatMap((skus) => [...skus.values()]);
	}

	private versionsFor({ currency, sku, customerNumber, subscription }: Price): Price[] {
		const skus = within(this.bySku, currency, () => new Map<string, Targets>());
		const targets = within(skus, sku, (): Targets => new Map());
		const subscriptions = within(targets, customerNumber, () => new Map<string, Price[]>());
		return within(subscriptions, subscription, () => []);
	}
}

/** What stands in a map under a key; made where nothing does. */
function within<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
	const known = map.get(key);
	if (known !== undefined) return known;
	const made = make();
	map.set(key, made);
	return made;
}

/** Of versions with the newest first: the one in force when the key's period begins, for its unit. */
function inForce(versions: readonly Price[] | undefined, key: UsageKey): Price | undefined {
	return versions?.find((price) => price.validFrom <= key.period.from && isForUnit(price, key.unit));
}

function modelText(model: PriceModel): string {
	switch (model.kind) {
		case 'standard':
			return toText(model.unitPrice);
		case 'package':
			return `${toText(model.size)}:${toText(model.packagePrice)}`;
		case 'graduated':
		case 'volume':
			return model.tiers
				.map((tier) => `${tier.upTo ? toText(tier.upTo) : ''}:${toText(tier.unitPrice)}`)
				.join(',');
	}
}

/** One text per content of a price: equal for equal versions, other than {@link priceId} also for its amounts. */
export function priceVersionText(price: Price): string {
	return [
		priceId(price),
		price.chargeName,
		price.unit,
		price.model.kind,
		modelText(price.model),
		price.vat ?? '',
		toText(price.freeQuantity),
		toText(price.minimum)
	].join(SEPARATOR);
}
