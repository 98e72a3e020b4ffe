/**
 * A second reckoning of what was billed of one usage key, for tests: the whole quantity rated again, or at a
 * flat price one hundredth of a unit after the other.
 */
import { decimal, toText, ZERO, type Decimal } from '$lib/domain/decimal';
import type { InvoiceLine } from '$lib/domain/invoice';
import { isSpecFlat, rateOneByOne, specInForce, type PriceSpec } from './naive-rating';

/** Of a quantity or a price, as a number: exact for the small ones of these tests. */
export const hundredths = (value: Decimal): number => Number(value.coefficient) * 10 ** (2 - value.scale);

export interface Reckoned {
	/** Hundredths of a unit, and what of them came with a period. */
	readonly total: number;
	readonly byPeriod: number;
	readonly version: PriceSpec;
	/** Quantity by `kind unit-price VAT`, as text. */
	readonly lines: Record<string, string>;
	/** At a flat price: what is billed at each price, the first billed first. */
	readonly lots: { name: string; hundredths: number }[];
}

/** What was billed after some more lines of the key, made at the prices of now. */
export function reckon(
	before: Reckoned | undefined,
	lines: readonly InvoiceLine[],
	now: readonly PriceSpec[]
): Reckoned {
	const [first] = lines;
	if (!first) throw new Error('no lines');
	const isClear =
		!before || (before.total === 0 && before.byPeriod === 0 && Object.keys(before.lines).length === 0);
	const due = Math.round(lines.reduce((sum, line) => sum + hundredths(line.usage), 0));
	const total = (isClear ? 0 : before.total) + due;
	const byPeriod =
		(isClear ? 0 : before.byPeriod) +
		Math.round(lines.reduce((sum, line) => sum + hundredths(line.usageByPeriod ?? ZERO), 0));
	const inForce = specInForce(now, first.key);
	const version = isClear ? inForce : before.version;
	const isFlat = first.key.unitPrice !== '' || (isSpecFlat(version) && isSpecFlat(inForce));
	if (!isFlat && !isSpecFlat(version)) {
		return { total, byPeriod, version, lines: rateOneByOne(total, version, version.vat), lots: [] };
	}
	const priced = isFlat ? inForce : version;
	const unitPrice = first.key.unitPrice || toText(decimal(BigInt(priced.cents[0] ?? 0), 2));
	const lots = isClear ? [] : before.lots.map((lot) => ({ ...lot }));
	for (let step = 0; step < Math.abs(due); step++)
		addOne(lots, Math.sign(due), `usage ${unitPrice} ${priced.vat}`);
	const left = lots.filter((lot) => lot.hundredths !== 0);
	const shown = left.map((lot) => [lot.name, toText(decimal(BigInt(lot.hundredths), 2))]);
	return { total, byPeriod, version, lots, lines: Object.fromEntries(shown) as Record<string, string> };
}

/** One hundredth more or less: first against the last lot of the other sign, else at the price of now. */
function addOne(lots: Reckoned['lots'], sign: number, name: string): void {
	const opposite = lots.filter((lot) => lot.hundredths * sign < 0).at(-1);
	const own = opposite ?? lots.find((lot) => lot.name === name);
	if (own) own.hundredths += sign;
	else lots.push({ name, hundredths: sign });
}
