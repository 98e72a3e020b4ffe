/** Prices as the price list gives them (rules PRI-1 to 5, VAT-3). */
import type { Decimal } from './decimal';
import type { Day } from './period';
import type { VatCategory } from './usage';

/** One slice of a tiered price: (the tier before it, `upTo`], the last one open. */
export interface Tier {
	/** Upper bound, included; undefined on the last tier, which has none. */
	readonly upTo: Decimal | undefined;
	readonly unitPrice: Decimal;
}

/** How a quantity becomes an amount (PRI-2). */
export type PriceModel =
	/** Quantity x unit price. */
	| { readonly kind: 'standard'; readonly unitPrice: Decimal }
	/** Each slice at its own price. */
	| { readonly kind: 'graduated'; readonly tiers: readonly Tier[] }
	/** All at the price of the tier reached. */
	| { readonly kind: 'volume'; readonly tiers: readonly Tier[] }
	/** Whole packages of `size`, each for `packagePrice`. */
	| { readonly kind: 'package'; readonly size: Decimal; readonly packagePrice: Decimal };

/** What a price is for: one version per target and date (PRI-5). Blank customer and subscription: everyone. */
export interface PriceTarget {
	readonly sku: string;
	readonly currency: string;
	/** Customer number as in the price list, else blank. */
	readonly customerNumber: string;
	readonly subscription: string;
	/** In force from this day on (PRI-1). */
	readonly validFrom: Day;
}

/** One version of a price. */
export interface Price extends PriceTarget {
	/** Fills a blank charge name of usage (PRI-5). */
	readonly chargeName: string;
	/** Where not blank: the price is for this unit only; fills a blank unit of usage (PRI-5). */
	readonly unit: string;
	readonly model: PriceModel;
	/** Undefined: the price list does not say. */
	readonly vat: VatCategory | undefined;
	/** Comes off a quantity before tiers and packages; zero for none. */
	readonly freeQuantity: Decimal;
	/** Least net amount per usage key and period with usage; zero for none. */
	readonly minimum: Decimal;
}

/** One text per target and date; a price with the same id replaces the earlier one (PRI-5). */
export function priceId(target: PriceTarget): string {
	return [target.sku, target.currency, target.customerNumber, target.subscription, target.validFrom].join(
		'\u001f'
	);
}
