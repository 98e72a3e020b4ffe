/**
 * Billing a second time, for tests: from all events and all definitive invoices at every step, with no ledger and
 * nothing kept from the step before, and with decimals of another library.
 */
import { Decimal } from 'decimal.js';
import { toText, type Decimal as OwnDecimal } from '$lib/domain/decimal';
import type { BillingRun, InvoiceLine } from '$lib/domain/invoice';
import type { DefinitiveInvoice } from '$lib/domain/ledger';
import { lastMonth } from '$lib/domain/period';
import { usageKeyId, type UsageKey, type UsageKind } from '$lib/domain/usage';
import { isSpecFlat, specInForce, type PriceSpec } from './naive-rating';
import type { Use } from './random-administration';

// More digits than any number of these tests has: the default of 20 would round.
Decimal.set({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

const ZERO = new Decimal(0);
const exact = (value: OwnDecimal): Decimal => new Decimal(toText(value));

/** What is billed of a key at one price: `name` is `kind unit-price VAT`. */
export interface SecondLine {
	readonly name: string;
	readonly unitPrice: Decimal;
	readonly vat: string;
	readonly quantity: Decimal;
}

export interface SecondKey {
	readonly key: UsageKey;
	/** Usage that this bills. */
	readonly usage: Decimal;
	/** What of it came with a period. */
	readonly usageByPeriod: Decimal;
	readonly lines: readonly SecondLine[];
}

/** What definitive invoices say of one key since it was last clear, and which version began it. */
interface Past {
	moment: Decimal;
	period: Decimal;
	readonly lines: SecondLine[];
	version: PriceSpec | undefined;
}

const NOTHING: Readonly<Past> = { moment: ZERO, period: ZERO, lines: [], version: undefined };

/** The version that the second implementation itself found for a key when an invoice billed it, by invoice number. */
export type Versions = ReadonlyMap<string, ReadonlyMap<string, PriceSpec>>;

/** Everything that a run bills, by usage key: quantities that come to nothing left out. */
export function billAgain(
	uses: readonly Use[],
	invoices: readonly DefinitiveInvoice[],
	specs: readonly PriceSpec[],
	versions: Versions,
	run: Pick<BillingRun, 'usageUpTo' | 'subscriptionsUpTo'>
): Map<string, SecondKey> {
	const keys = new Map<string, UsageKey>();
	for (const { key } of uses) keys.set(usageKeyId(key), key);
	for (const { key } of invoices.flatMap(({ lines }) => lines)) keys.set(usageKeyId(key), key);
	const found = new Map<string, SecondKey>();
	for (const [id, key] of keys) {
		const past = pastOf(id, invoices, versions);
		const due = (kind: UsageKind): Decimal => {
			const upTo = kind === 'moment' ? run.usageUpTo : run.subscriptionsUpTo;
			if (lastMonth(key.period) > upTo) return ZERO;
			const used = uses
				.filter((use) => usageKeyId(use.key) === id && use.kind === kind)
				.reduce((sum, use) => sum.plus(new Decimal(use.hundredths).div(100)), ZERO);
			return used.minus(past[kind]);
		};
		const usageByPeriod = due('period');
		const usage = due('moment').plus(usageByPeriod);
		if (usage.isZero()) continue;
		found.set(id, { key, usage, usageByPeriod, lines: linesOf(key, usage, past, specs) });
	}
	return found;
}

/** The version that rates what a key has billed after these lines: the one that it has, or the one in force. */
export function versionOf(
	key: UsageKey,
	invoices: readonly DefinitiveInvoice[],
	versions: Versions,
	specs: readonly PriceSpec[]
): PriceSpec {
	const { version } = pastOf(usageKeyId(key), invoices, versions);
	const inForce = specInForce(specs, key);
	if (!version) return inForce;
	return isSpecFlat(version) && isSpecFlat(inForce) ? inForce : version;
}

function pastOf(id: string, invoices: readonly DefinitiveInvoice[], versions: Versions): Past {
	// What is settled stays billed (BIL-5).
	const ofKey = invoices.filter(
		({ lines, credits }) => credits?.usage !== 'settle' && lines.some(({ key }) => usageKeyId(key) === id)
	);
	const lives = livesOf(ofKey, id, versions);
	const past = billedOf(ofKey, id, versions);
	if (isClear(past)) return NOTHING;
	const last = lives.get(ofKey.at(-1)?.number ?? '');
	return billedOf(
		ofKey.filter(({ number }) => lives.get(number) === last),
		id,
		versions
	);
}

/**
 * Which life of the key each of its invoices belongs to: one begins where nothing stands billed. A credit note by hand
 * belongs to what its invoice did, and what that had taken back stands again; two that stand at once are the first.
 */
function livesOf(ofKey: readonly DefinitiveInvoice[], id: string, versions: Versions): Map<string, number> {
	const lives = new Map<string, number>();
	let current = 0;
	ofKey.forEach(({ number, credits }, place) => {
		const clear = isClear(billedOf(ofKey.slice(0, place), id, versions));
		const own = credits ? (lives.get(credits.number) ?? current) : clear ? place : current;
		const first = clear ? own : Math.min(own, current);
		for (const [each, life] of lives)
			if (!clear && (life === own || life === current)) lives.set(each, first);
		lives.set(number, (current = first));
	});
	return lives;
}

function billedOf(ofKey: readonly DefinitiveInvoice[], id: string, versions: Versions): Past {
	const past: Past = { ...NOTHING, lines: [] };
	for (const { number, lines } of ofKey) {
		past.version ??= versions.get(number)?.get(id);
		for (const line of lines.filter(({ key }) => usageKeyId(key) === id)) {
			const byPeriod = line.usageByPeriod ? exact(line.usageByPeriod) : ZERO;
			past.moment = past.moment.plus(exact(line.usage)).minus(byPeriod);
			past.period = past.period.plus(byPeriod);
			put(past.lines, secondLine(line));
		}
	}
	return past;
}

const isClear = ({ moment, period, lines }: Past): boolean =>
	moment.isZero() && period.isZero() && lines.every(({ quantity }) => quantity.isZero());

export function secondLine({ kind, quantity, unitPrice, vat = '' }: InvoiceLine): SecondLine {
	if (!unitPrice) throw new Error('a line without a price');
	return lineAt(kind, exact(unitPrice), vat, exact(quantity));
}

function lineAt(kind: string, unitPrice: Decimal, vat: string, quantity: Decimal): SecondLine {
	return { name: `${kind} ${unitPrice.toFixed()} ${vat}`, unitPrice, vat, quantity };
}

/** Adds to the line of the same name, else as the last. */
function put(lines: SecondLine[], line: SecondLine): void {
	const at = lines.findIndex(({ name }) => name === line.name);
	const same = lines[at];
	if (same) lines[at] = { ...same, quantity: same.quantity.plus(line.quantity) };
	else lines.push(line);
}

/** BIL-3: what was billed is taken back at its own price; a tiered key is rated whole, less what was billed. */
function linesOf(key: UsageKey, usage: Decimal, past: Past, specs: readonly PriceSpec[]): SecondLine[] {
	const inForce = specInForce(specs, key);
	const version = past.version ?? inForce;
	const isFlat = key.unitPrice !== '' || (isSpecFlat(version) && isSpecFlat(inForce));
	const lines: SecondLine[] = [];
	if (isFlat || isSpecFlat(version)) {
		const priced = isFlat ? inForce : version;
		let rest = usage;
		for (const billed of [...past.lines].reverse()) {
			if (rest.isZero() || billed.quantity.isZero() || rest.s === billed.quantity.s) continue;
			const back = Decimal.min(rest.abs(), billed.quantity.abs()).times(rest.s);
			put(lines, { ...billed, quantity: back });
			rest = rest.minus(back);
		}
		const unitPrice = key.unitPrice ? new Decimal(key.unitPrice) : new Decimal(priced.cents[0] ?? 0).div(100);
		if (!rest.isZero()) put(lines, lineAt('usage', unitPrice, priced.vat, rest));
		return lines;
	}
	const vat = past.lines[0]?.vat ?? version.vat;
	const before = past.moment.plus(past.period);
	for (const line of rateAgain(before.plus(usage), version, vat)) put(lines, line);
	for (const line of past.lines) put(lines, { ...line, quantity: line.quantity.negated() });
	return lines.filter(({ quantity }) => !quantity.isZero());
}

/** PRI-2 of a whole quantity, tier by tier; what comes to nothing left out. */
export function rateAgain(total: Decimal, spec: PriceSpec, vat: string): SecondLine[] {
	const free = new Decimal(spec.free).div(100);
	const rated = total.isPositive() ? Decimal.max(0, total.minus(free)) : total;
	const lines: SecondLine[] = [];
	for (const [cents, quantity] of quantitiesAt(rated, spec)) {
		const kind = spec.kind === 'package' ? 'package' : 'usage';
		if (!quantity.isZero()) put(lines, lineAt(kind, new Decimal(cents).div(100), vat, quantity));
	}
	const amount = lines.reduce((sum, line) => sum.plus(netAgain(line)), ZERO);
	const lacking = new Decimal(spec.minimum).div(100).minus(amount);
	if (total.gt(0) && lacking.gt(0)) lines.push(lineAt('minimum', lacking, vat, new Decimal(1)));
	return lines;
}

/** How much of a quantity each price is for. */
function quantitiesAt(rated: Decimal, { kind, bounds, cents, size }: PriceSpec): [number, Decimal][] {
	const first = cents[0] ?? 0;
	if (kind === 'package') {
		const packages = rated.abs().times(100).div(size).ceil();
		return [[first, packages.times(rated.isNegative() ? -1 : 1)]];
	}
	if (kind === 'standard' || rated.lte(0)) return [[first, rated]];
	const tops = [...bounds.map((bound) => new Decimal(bound).div(100)), new Decimal(Infinity)];
	const tier = tops.findIndex((top) => rated.lte(top));
	if (kind === 'volume') return [[cents[tier] ?? 0, rated]];
	return tops.map((top, i) => {
		const bottom = tops[i - 1] ?? ZERO;
		return [cents[i] ?? 0, Decimal.max(0, Decimal.min(rated, top).minus(bottom))];
	});
}

/** VAT-1: a line's cents as a decimal of euros, half away from zero. */
export function netAgain({ quantity, unitPrice }: Pick<SecondLine, 'quantity' | 'unitPrice'>): Decimal {
	return quantity.times(unitPrice).toDecimalPlaces(2);
}

/** VAT-1 and VAT-2: a rate's VAT rounded once, and its cents spread over the lines by largest remainder. */
export function vatAgain(nets: readonly Decimal[], rate: string): { total: Decimal; shares: Decimal[] } {
	const part = new Decimal(rate).div(100);
	const total = nets
		.reduce((sum, net) => sum.plus(net), ZERO)
		.times(part)
		.toDecimalPlaces(2);
	const exactShares = nets.map((net) => net.times(part).times(100));
	const down = exactShares.map((share) => share.floor());
	let left = total
		.times(100)
		.minus(down.reduce((sum, share) => sum.plus(share), ZERO))
		.toNumber();
	const byFraction = exactShares
		.map((share, place) => ({ place, fraction: share.minus(share.floor()) }))
		.sort((a, b) => b.fraction.comparedTo(a.fraction) || a.place - b.place);
	for (const { place } of byFraction) if (left-- > 0) down[place] = (down[place] ?? ZERO).plus(1);
	return { total, shares: down.map((share) => share.div(100)) };
}
