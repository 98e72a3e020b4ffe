/** VAT of an invoice's lines and its totals per category (rules VAT-1 to 3). */
import { compare, decimal, fromText, powerOfTen, roundToScale, ZERO, type Decimal } from './decimal';
import type { VatMode, VatTotal } from './invoice';
import type { Minor } from './money';
import type { VatCategory } from './usage';

/** What VAT needs of a line; a line without net or category bears none. */
export interface Taxable {
	readonly net: Minor | undefined;
	readonly vat: VatCategory | undefined;
}

export interface VatOfLines {
	/** Per line, in the order given, in minor units; undefined where net or category is. */
	readonly amounts: readonly (Minor | undefined)[];
	/** Per category, the highest rate first, then reverse charge and exempt. */
	readonly totals: readonly VatTotal[];
}

/** The rate in percent: "21" is 21, reverse charge and exempt are 0 (VAT-3). */
export function vatRate(category: VatCategory): Decimal {
	return category === 'reverse' || category === 'exempt' ? ZERO : fromText(category);
}

/**
 * `per-rate`: rate x sum of nets, rounded once per category, half away from zero, and spread over the lines
 * (VAT-1, VAT-2). `per-line`: each line rounded, and the sum of them (VAT-3).
 */
export function vatOf(lines: readonly Taxable[], mode: VatMode): VatOfLines {
	const amounts: (Minor | undefined)[] = new Array<undefined>(lines.length).fill(undefined);
	const totals: VatTotal[] = [];
	for (const [category, { indexes, nets }] of byCategory(lines)) {
		const rate = vatRate(category);
		const shares = mode === 'per-rate' ? spread(nets, rate) : nets.map((net) => vatOn(net, rate));
		indexes.forEach((index, i) => (amounts[index] = shares[i]));
		totals.push({ category, net: sum(nets), vat: sum(shares) });
	}
	return { amounts, totals: totals.sort((a, b) => compareCategories(a.category, b.category)) };
}

interface Group {
	readonly indexes: number[];
	readonly nets: Minor[];
}

function byCategory(lines: readonly Taxable[]): Map<VatCategory, Group> {
	const groups = new Map<VatCategory, Group>();
	lines.forEach(({ net, vat }, index) => {
		if (net === undefined || vat === undefined) return;
		let group = groups.get(vat);
		if (!group) groups.set(vat, (group = { indexes: [], nets: [] }));
		group.indexes.push(index);
		group.nets.push(net);
	});
	return groups;
}

/** VAT on a net amount, rounded to its minor unit. */
function vatOn(net: Minor, rate: Decimal): Minor {
	return roundToScale(decimal(net * rate.coefficient, rate.scale + 2), 0);
}

/**
 * Spreads the VAT on the sum over the lines by largest remainder (VAT-2): each line's VAT rounded down to
 * -infinity, then one more for those with the largest fractions, ties in line order.
 */
function spread(nets: readonly Minor[], rate: Decimal): Minor[] {
	const { shares, fractions } = sharesInNumbers(nets, rate) ?? sharesInBigInts(nets, rate);
	let left = vatOn(sum(nets), rate) - sum(shares);
	if (left === 0n) return shares;
	// Fractions repeat (a whole rate has at most 100 of them): lines with the same one stand together, in line order.
	const byFraction = new Map<bigint | number, number[]>();
	fractions.forEach((fraction, index) => {
		const same = byFraction.get(fraction);
		if (same) same.push(index);
		else byFraction.set(fraction, [index]);
	});
	const largestFirst = [...byFraction].sort(([a], [b]) => (a < b ? 1 : a > b ? -1 : 0));
	for (const [, indexes] of largestFirst) {
		for (const index of indexes) {
			if (left === 0n) return shares;
			shares[index] = (shares[index] ?? 0n) + 1n;
			left--;
		}
	}
	return shares;
}

/** VAT of lines, rounded down to -infinity, and what that leaves of each: all as parts of one divisor. */
interface Shares {
	readonly shares: Minor[];
	readonly fractions: readonly (bigint | number)[];
}

function sharesInBigInts(nets: readonly Minor[], rate: Decimal): Shares {
	const divisor = powerOfTen(rate.scale + 2);
	const fractions: bigint[] = [];
	const shares = nets.map((net) => {
		const exact = net * rate.coefficient;
		const remainder = exact % divisor;
		const fraction = remainder < 0n ? remainder + divisor : remainder;
		fractions.push(fraction);
		return (exact - fraction) / divisor;
	});
	return { shares, fractions };
}

/**
 * The same in whole Numbers, which a hundred thousand lines take a quarter of the time in. Undefined where it would
 * not be exact: net x rate and divisor are whole and within 2^52, so are the remainder, which `%` gives exactly, and
 * the difference that is divided, of which the divisor is a factor (VAT-4).
 */
function sharesInNumbers(nets: readonly Minor[], rate: Decimal): Shares | undefined {
	const coefficient = Number(rate.coefficient);
	const divisor = Number(powerOfTen(rate.scale + 2));
	if (!(divisor <= EXACT && Math.abs(coefficient) <= EXACT)) return undefined;
	const fractions: number[] = [];
	const shares: Minor[] = [];
	for (const net of nets) {
		const exact = Number(net) * coefficient;
		if (!(Math.abs(exact) <= EXACT)) return undefined;
		const remainder = exact % divisor;
		const fraction = remainder < 0 ? remainder + divisor : remainder;
		fractions.push(fraction);
		shares.push(BigInt((exact - fraction) / divisor));
	}
	return { shares, fractions };
}

/** Numbers up to this, their sums of two and differences are whole and exact. */
const EXACT = 2 ** 52;

function sum(amounts: readonly Minor[]): Minor {
	return amounts.reduce((total, amount) => total + amount, 0n);
}

const LAST: readonly VatCategory[] = ['reverse', 'exempt'];

function compareCategories(a: VatCategory, b: VatCategory): number {
	return LAST.indexOf(a) - LAST.indexOf(b) || compare(vatRate(b), vatRate(a));
}
