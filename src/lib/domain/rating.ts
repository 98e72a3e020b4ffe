/** From a quantity and a price to the pieces that an invoice shows as lines (rules PRI-2, PRI-3). */
import {
	add,
	compare,
	decimal,
	isNegative,
	isZero,
	negate,
	ONE,
	powerOfTen,
	subtract,
	toText,
	ZERO,
	type Decimal
} from './decimal';
import type { LineKind } from './invoice';
import { fromMinor, netOf } from './money';
import type { Price, Tier } from './price';

/** One line's worth of a rated quantity: quantity x unit price is its amount (PRI-3). */
export interface RatedPiece {
	readonly kind: LineKind;
	/** Units; packages on a package piece; 1 on a minimum. */
	readonly quantity: Decimal;
	readonly unitPrice: Decimal;
}

/** Whether each unit costs the same whatever the quantity: what is added later is rated by itself (BIL-3). */
export function isFlat(price: Price): boolean {
	return price.model.kind === 'standard' && isZero(price.freeQuantity) && isZero(price.minimum);
}

/** How a package line names its unit (PRI-3): `pakket van 100`. */
export function packageUnit(size: Decimal): string {
	return `pakket van ${toText(size).replace('.', ',')}`;
}

/**
 * Rates the whole quantity of one usage key (PRI-2): one piece per tier reached, then the minimum. Free
 * quantity comes off first; usage that is all free gives one piece of quantity 0. No usage gives no piece.
 * A negative quantity is rated at the first tier, without free quantity or minimum.
 */
export function rate(quantity: Decimal, price: Price): RatedPiece[] {
	if (isZero(quantity)) return [];
	if (isNegative(quantity)) return rateModel(quantity, price);
	const free = price.freeQuantity;
	const pieces = rateModel(compare(quantity, free) > 0 ? subtract(quantity, free) : ZERO, price);
	const lacking = lackingToMinimum(pieces, price);
	return lacking ? [...pieces, lacking] : pieces;
}

/** A piece of nothing, for usage that changes no line: what was counted must stand somewhere (PRI-3). */
export function emptyPiece(price: Price): RatedPiece {
	const [piece] = rateModel(ZERO, price);
	if (!piece) throw new RangeError(`a price without tiers: ${price.sku}`);
	return piece;
}

function rateModel(quantity: Decimal, price: Price): RatedPiece[] {
	const { model } = price;
	switch (model.kind) {
		case 'standard':
			return [{ kind: 'usage', quantity, unitPrice: model.unitPrice }];
		case 'volume':
			return [{ kind: 'usage', quantity, unitPrice: tierReached(model.tiers, quantity).unitPrice }];
		case 'graduated':
			return slices(quantity, model.tiers);
		case 'package':
			return [{ kind: 'package', quantity: packages(quantity, model.size), unitPrice: model.packagePrice }];
	}
}

/** The tier that holds the quantity: (the tier before it, up to and including its bound]. */
function tierReached(tiers: readonly Tier[], quantity: Decimal): Tier {
	const tier = tiers.find(({ upTo }) => upTo === undefined || compare(quantity, upTo) <= 0);
	if (!tier) throw new RangeError('the last tier is not open');
	return tier;
}

/**
 * What each tier holds of a quantity, tiers reached only; nothing or less stands in the first. Tiers at one
 * unit price are one piece, as they are one line (BIL-1): the minimum must see the cents that the line has.
 */
function slices(quantity: Decimal, tiers: readonly Tier[]): RatedPiece[] {
	const last = tierReached(tiers, quantity);
	const pieces: RatedPiece[] = [];
	let below = ZERO;
	for (const { upTo, unitPrice } of tiers.slice(0, tiers.indexOf(last) + 1)) {
		const end = upTo === undefined || compare(upTo, quantity) > 0 ? quantity : upTo;
		addSlice(pieces, { kind: 'usage', quantity: subtract(end, below), unitPrice });
		below = end;
	}
	return pieces;
}

function addSlice(pieces: RatedPiece[], slice: RatedPiece): void {
	const index = pieces.findIndex((piece) => compare(piece.unitPrice, slice.unitPrice) === 0);
	const same = pieces[index];
	if (same) pieces[index] = { ...same, quantity: add(same.quantity, slice.quantity) };
	else pieces.push(slice);
}

/** Packages begun: 6.5 are 7, -6.5 are -7. */
function packages(quantity: Decimal, size: Decimal): Decimal {
	if (isNegative(quantity)) return negate(packages(negate(quantity), size));
	const scale = Math.max(quantity.scale, size.scale);
	const dividend = quantity.coefficient * powerOfTen(scale - quantity.scale);
	const divisor = size.coefficient * powerOfTen(scale - size.scale);
	return decimal((dividend + divisor - 1n) / divisor);
}

/** What the rounded amounts of the pieces lack to the price's minimum, as a piece of its own. */
function lackingToMinimum(pieces: readonly RatedPiece[], price: Price): RatedPiece | undefined {
	if (isZero(price.minimum)) return undefined;
	const amount = pieces
		.map((piece) => netOf(piece.quantity, piece.unitPrice, price.currency))
		.reduce((sum, net) => sum + net, 0n);
	const unitPrice = subtract(price.minimum, fromMinor(amount, price.currency));
	return compare(unitPrice, ZERO) > 0 ? { kind: 'minimum', quantity: ONE, unitPrice } : undefined;
}
