/** From what is due of one usage key to the lines that bill it (rules PRI-1 to 5, BIL-3). */
import { add, compare, fromText, isNegative, isZero, negate, subtract, ZERO, type Decimal } from './decimal';
import type { LineKind } from './invoice';
import { isSameLine, type LineIdentity } from './ledger';
import { compareLines } from './line-order';
import { netOf, type Minor } from './money';
import type { Price } from './price';
import type { PriceBook } from './pricing';
import { emptyPiece, isFlat, packageUnit, rate } from './rating';
import type { DueUsage } from './to-bill';
import type { Customer, UsageKey, VatCategory } from './usage';

/** A line before its invoice is known: VAT is spread over all its lines, and prices are listed once for all. */
export interface RatedLine extends Piece {
	readonly key: UsageKey;
	readonly unit: string;
	readonly chargeName: string;
	readonly net: Minor | undefined;
	/** The version that rated its key; undefined: the file's own unit price, or none. */
	readonly price: Price | undefined;
	/** What is billed of its key by this and the key's other lines. */
	readonly due: DueUsage;
	/** Whether it is the first of its key's lines, in the order of the invoice. */
	isFirst: boolean;
}

/** What is billed at one unit price and VAT category. */
interface Piece extends LineIdentity {
	readonly quantity: Decimal;
}

/** How a key is rated: by the file's own unit price, else by a version of the price list, else not at all. */
interface Rating {
	readonly version: Price | undefined;
	readonly pieces: readonly Piece[];
}

/** The lines of one usage key, in the order of the invoice. */
export function ratedLines(due: DueUsage, prices: PriceBook, customer: Customer): RatedLine[] {
	const inForce = prices.find(due.key, customer.number);
	const { version, pieces } = ratingOf(due, inForce, customer.vatTreatment);
	const named = version ?? inForce;
	const lines = pieces.map((piece) => ratedLine(piece, due, version, named));
	// Nearly every key has one line, and there are a hundred thousand keys.
	if (lines.length > 1) lines.sort(compareLines);
	if (lines[0]) lines[0].isFirst = true;
	return lines;
}

function ratingOf(due: DueUsage, inForce: Price | undefined, treatment: VatCategory | undefined): Rating {
	const { key, billed } = due;
	const vatBy = (price: Price | undefined) => treatment ?? (key.vat || price?.vat);
	if (key.unitPrice !== '')
		return { version: undefined, pieces: flatPieces(due, fromText(key.unitPrice), vatBy(inForce)) };
	const version = versionFor(inForce, billed?.price);
	if (!version) return { version, pieces: flatPieces(due, undefined, vatBy(version)) };
	if (version.model.kind === 'standard' && isFlat(version))
		return { version, pieces: flatPieces(due, version.model.unitPrice, vatBy(version)) };
	// What was billed keeps its VAT as it keeps its price: another treatment since then does not bill it again.
	return { version, pieces: netted(due, version, billed?.lines[0]?.vat ?? vatBy(version)) };
}

/**
 * The version that rates a key (BIL-3): the one in force, unless the key was billed by tiers, free quantity
 * or a minimum, or would be now: then the one that it was billed with, since only that one can add to it.
 */
function versionFor(inForce: Price | undefined, billedBy: Price | undefined): Price | undefined {
	if (!billedBy) return inForce;
	return isFlat(billedBy) && (!inForce || isFlat(inForce)) ? inForce : billedBy;
}

/**
 * At a flat price: one piece. What undoes billed usage is taken back at the price and VAT that it was billed
 * at, the last billed first: a price changed since then re-rates nothing (BIL-3).
 */
function flatPieces(due: DueUsage, unitPrice: Decimal | undefined, vat: VatCategory | undefined): Piece[] {
	if (!due.billed) return [{ kind: 'usage', quantity: due.quantity, unitPrice, vat }];
	const pieces: Piece[] = [];
	let rest = due.quantity;
	for (const line of [...due.billed.lines].reverse()) {
		const quantity = takenBack(rest, line.quantity);
		if (isZero(quantity)) continue;
		addPiece(pieces, { ...line, quantity });
		rest = subtract(rest, quantity);
	}
	if (!isZero(rest)) addPiece(pieces, { kind: 'usage', quantity: rest, unitPrice, vat });
	return pieces;
}

/** How much of a billed quantity the rest takes back: nothing where both have the same sign. */
function takenBack(rest: Decimal, billed: Decimal): Decimal {
	if (isZero(rest) || isZero(billed) || isNegative(rest) === isNegative(billed)) return ZERO;
	const all = negate(billed);
	const isAll = isNegative(rest) ? compare(rest, all) <= 0 : compare(rest, all) >= 0;
	return isAll ? all : rest;
}

/** The whole key rated again, less the lines that were billed; an empty piece where that changes none (PRI-3). */
function netted(due: DueUsage, version: Price, vat: VatCategory | undefined): Piece[] {
	const { billed } = due;
	const before = billed ? add(billed.byMoment, billed.byPeriod) : ZERO;
	const pieces: Piece[] = [];
	for (const piece of rate(add(before, due.quantity), version)) addPiece(pieces, { ...piece, vat });
	for (const line of billed?.lines ?? []) addPiece(pieces, { ...line, quantity: negate(line.quantity) });
	const changed = pieces.filter((piece) => !isZero(piece.quantity));
	return changed.length > 0 ? changed : [{ ...emptyPiece(version), vat }];
}

/** Adds to the piece of the same identity, so that an invoice has one line of each (BIL-1). */
function addPiece(pieces: Piece[], piece: Piece): void {
	const index = pieces.findIndex((other) => isSameLine(other, piece));
	const same = pieces[index];
	if (same) pieces[index] = { ...same, quantity: add(same.quantity, piece.quantity) };
	else pieces.push(piece);
}

/** A piece as a line; blank unit and charge name are filled from the price list (PRI-5). */
function ratedLine(
	{ kind, quantity, unitPrice, vat }: Piece,
	due: DueUsage,
	price: Price | undefined,
	named: Price | undefined
): RatedLine {
	const { key } = due;
	return {
		key,
		kind,
		unit: packageName(kind, price) ?? (key.unit || (named?.unit ?? '')),
		chargeName: key.chargeName || (named?.chargeName ?? ''),
		quantity,
		unitPrice,
		vat,
		net: unitPrice && netOf(quantity, unitPrice, key.currency),
		price,
		due,
		isFirst: false
	};
}

function packageName(kind: LineKind, price: Price | undefined): string | undefined {
	return kind === 'package' && price?.model.kind === 'package' ? packageUnit(price.model.size) : undefined;
}
