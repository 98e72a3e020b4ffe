/**
 * A second way to find and apply prices, for tests: small whole numbers, one hundredth of a unit after the
 * other, and every price of the list looked at.
 */
import { decimal, fromText, toText } from '$lib/domain/decimal';
import type { Price, PriceModel } from '$lib/domain/price';
import type { UsageKey } from '$lib/domain/usage';
import { day, price } from './sample';

export interface PriceSpec {
	readonly sku: string;
	readonly customerNumber: string;
	readonly validFrom: string;
	readonly vat: string;
	readonly kind: PriceModel['kind'];
	/** Bounds of tiers in hundredths of a unit, rising; the last tier is open. */
	readonly bounds: readonly number[];
	/** Unit prices in cents, one for each tier; the first is the only one of other models. */
	readonly cents: readonly number[];
	/** Package size in hundredths of a unit. */
	readonly size: number;
	/** Free quantity in hundredths of a unit. */
	readonly free: number;
	/** Minimum in cents. */
	readonly minimum: number;
}

const hundredths = (n: number) => decimal(BigInt(n), 2);

function modelOf({ kind, bounds, cents, size }: PriceSpec): PriceModel {
	const first = hundredths(cents[0] ?? 0);
	if (kind === 'standard') return { kind, unitPrice: first };
	if (kind === 'package') return { kind, size: hundredths(size), packagePrice: first };
	const tiers = [...bounds, undefined].map((upTo, index) => ({
		upTo: upTo === undefined ? undefined : hundredths(upTo),
		unitPrice: hundredths(cents[index] ?? 0)
	}));
	return { kind, tiers };
}

export const priceOf = (spec: PriceSpec): Price =>
	price(modelOf(spec), {
		sku: spec.sku,
		customerNumber: spec.customerNumber,
		validFrom: day(spec.validFrom),
		vat: spec.vat,
		freeQuantity: hundredths(spec.free),
		minimum: hundredths(spec.minimum)
	});

export const isSpecFlat = ({ kind, free, minimum }: PriceSpec): boolean =>
	kind === 'standard' && free === 0 && minimum === 0;

/** The price for a key: its customer's before the general one, the newest that its period knows. */
export function specInForce(all: readonly PriceSpec[], key: UsageKey): PriceSpec {
	const [best] = all
		.filter((spec) => spec.sku === key.sku && day(spec.validFrom) <= key.period.from)
		.filter((spec) => spec.customerNumber === '' || `#${spec.customerNumber}` === key.customer)
		.sort((a, b) => b.customerNumber.length - a.customerNumber.length || day(b.validFrom) - day(a.validFrom));
	if (!best) throw new Error('no price');
	return best;
}

/** Quantity by `kind unit-price VAT`, as text, of a whole quantity in hundredths; what is nothing left out. */
export function rateOneByOne(total: number, spec: PriceSpec, vat: string): Record<string, string> {
	const rated = total > 0 ? Math.max(0, total - spec.free) : total;
	const counts = spec.kind === 'package' ? countPackages(rated, spec) : countUnits(rated, spec);
	const lines = new Map<string, string>();
	let amount = 0;
	for (const [cents, count] of counts) {
		if (count === 0) continue;
		const kind = spec.kind === 'package' ? 'package' : 'usage';
		lines.set(`${kind} ${toText(hundredths(cents))} ${vat}`, toText(hundredths(count)));
		amount += nearestCent(cents * count);
	}
	if (total > 0 && amount < spec.minimum)
		lines.set(`minimum ${toText(hundredths(spec.minimum - amount))} ${vat}`, toText(fromText('1')));
	return Object.fromEntries(lines);
}

/** Hundredths of units at each price in cents. */
function countUnits(rated: number, { kind, bounds, cents }: PriceSpec): Map<number, number> {
	const counts = new Map<number, number>();
	const priceAt = (n: number): number => {
		const tier = kind === 'standard' ? 0 : bounds.findIndex((bound) => n <= bound);
		return cents[tier === -1 ? bounds.length : tier] ?? 0;
	};
	const sign = Math.sign(rated);
	for (let n = 1; n <= Math.abs(rated); n++) {
		const at = sign < 0 ? (cents[0] ?? 0) : priceAt(kind === 'volume' ? rated : n);
		counts.set(at, (counts.get(at) ?? 0) + sign);
	}
	return counts;
}

/** Hundredths of packages at the package price in cents. */
function countPackages(rated: number, { size, cents }: PriceSpec): Map<number, number> {
	let opened = 0;
	for (let left = Math.abs(rated); left > 0; left -= size) opened++;
	return new Map([[cents[0] ?? 0, Math.sign(rated) * opened * 100]]);
}

/** Of hundredths of a cent, half away from zero. */
const nearestCent = (n: number): number => Math.sign(n) * Math.floor((Math.abs(n) + 50) / 100);
