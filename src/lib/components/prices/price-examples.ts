/** What the price models make of the same usage, computed as invoices are (PRI-2, PRI-3). */
import { fromText, whole, ZERO, type Decimal } from '$lib/domain/decimal';
import { netOf, type Minor } from '$lib/domain/money';
import type { Price, PriceModel, Tier } from '$lib/domain/price';
import { rate, type RatedPiece } from '$lib/domain/rating';

export interface Example {
	readonly model: PriceModel;
	/** Usage in units. */
	readonly quantity: Decimal;
	/** Its lines on the invoice. */
	readonly pieces: readonly RatedPiece[];
	/** Net, in cents. */
	readonly net: Minor;
}

const CURRENCY = 'EUR';

const TIERS: readonly Tier[] = [
	{ upTo: whole(100), unitPrice: fromText('0.10') },
	{ upTo: whole(500), unitPrice: fromText('0.08') },
	{ upTo: undefined, unitPrice: fromText('0.05') }
];

const MODELS: Readonly<Record<PriceModel['kind'], PriceModel>> = {
	standard: { kind: 'standard', unitPrice: fromText('0.05') },
	graduated: { kind: 'graduated', tiers: TIERS },
	volume: { kind: 'volume', tiers: TIERS },
	package: { kind: 'package', size: whole(100), packagePrice: fromText('9') }
};

/** An example of a model: tiers up to 100, up to 500 and above, or packages of 100. */
export function exampleOf(kind: PriceModel['kind'], quantity: Decimal = whole(650)): Example {
	const price: Price = {
		sku: '',
		currency: CURRENCY,
		customerNumber: '',
		subscription: '',
		validFrom: 0,
		chargeName: '',
		unit: '',
		model: MODELS[kind],
		vat: undefined,
		freeQuantity: ZERO,
		minimum: ZERO
	};
	const pieces = rate(quantity, price);
	const net = pieces.reduce((sum, piece) => sum + netOf(piece.quantity, piece.unitPrice, CURRENCY), 0n);
	return { model: price.model, quantity, pieces, net };
}
