/** What open invoices would become at other prices: two makings of the same drafts, side by side. */
import type { Decimal } from './decimal';
import type { Invoice, InvoiceLine, LineKind } from './invoice';
import { compareLines, compareText } from './line-order';
import type { Minor } from './money';
import { usageKeyId, type UsageKey, type VatCategory } from './usage';

/** Sums of a draft, and the SKUs that keep it from becoming definitive (PRI-4). */
export interface DraftSums extends Pick<Invoice, 'net' | 'vat' | 'total'> {
	readonly skusWithoutPrice: readonly string[];
}

/** One customer's draft now and then. */
export interface WhatIf {
	/** The customer's id. */
	readonly customer: string;
	/** The customer's name, else its number. */
	readonly name: string;
	readonly currency: string;
	readonly now: DraftSums;
	readonly then: DraftSums;
	/** Usage keys that would be billed otherwise. */
	readonly changedKeys: number;
}

/** A line of a key, as far as two makings can differ. */
export interface WhatIfPiece {
	readonly kind: LineKind;
	readonly quantity: Decimal;
	readonly unitPrice: Decimal | undefined;
	readonly vat: VatCategory | undefined;
	readonly net: Minor | undefined;
}

/** One usage key that would be billed otherwise. */
export interface WhatIfLine {
	readonly key: UsageKey;
	readonly unit: string;
	readonly chargeName: string;
	readonly now: readonly WhatIfPiece[];
	readonly then: readonly WhatIfPiece[];
	/** Lines without a price count for nothing. */
	readonly netNow: Minor;
	readonly netThen: Minor;
}

/**
 * Every draft with what it would become, by customer id and currency; prices change no quantities, so both
 * makings have the same drafts. Those that stay the same are there too: they count in the total.
 */
export function whatIf(now: readonly Invoice[], then: readonly Invoice[]): WhatIf[] {
	const others = new Map(then.map((draft) => [idOf(draft), draft]));
	return now
		.flatMap((draft) => {
			const other = others.get(idOf(draft));
			return other ? [compared(draft, other)] : [];
		})
		.sort((a, b) => compareText(a.customer, b.customer) || compareText(a.currency, b.currency));
}

function compared(now: Invoice, then: Invoice): WhatIf {
	return {
		customer: now.customer.id,
		name: now.customer.name || now.customer.number,
		currency: now.currency,
		now: sumsOf(now),
		then: sumsOf(then),
		changedKeys: whatIfLines(now, then).length
	};
}

const idOf = ({ customer, currency }: Invoice): string => `${currency}\u001f${customer.id}`;

function sumsOf({ net, vat, total, skusWithoutPrice }: Invoice): DraftSums {
	return { net, vat, total, skusWithoutPrice };
}

/** Sums per currency, by its code: amounts of two currencies never add up. */
export function sumsPerCurrency<Row extends Pick<WhatIf, 'currency'>>(
	rows: readonly Row[],
	minor: (row: Row) => Minor
): { readonly currency: string; readonly sum: Minor }[] {
	const sums = new Map<string, Minor>();
	for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0n) + minor(row));
	return [...sums]
		.map(([currency, sum]) => ({ currency, sum }))
		.sort((a, b) => compareText(a.currency, b.currency));
}

/** The usage keys that two makings of one draft bill otherwise, in the order of the invoice. */
export function whatIfLines(now: Invoice, then: Invoice): WhatIfLine[] {
	const before = byKey(now.lines);
	const after = byKey(then.lines);
	const found: { readonly first: InvoiceLine; readonly line: WhatIfLine }[] = [];
	for (const [id, lines] of before) {
		const others = after.get(id) ?? [];
		const [first] = lines;
		if (!first || piecesText(lines) === piecesText(others)) continue;
		found.push({ first, line: lineOf(first, lines, others) });
	}
	return found.sort((a, b) => compareLines(a.first, b.first)).map(({ line }) => line);
}

function byKey(lines: readonly InvoiceLine[]): Map<string, InvoiceLine[]> {
	const found = new Map<string, InvoiceLine[]>();
	for (const line of lines) {
		const id = usageKeyId(line.key);
		const same = found.get(id);
		if (same) same.push(line);
		else found.set(id, [line]);
	}
	return found;
}

function lineOf(first: InvoiceLine, now: readonly InvoiceLine[], then: readonly InvoiceLine[]): WhatIfLine {
	return {
		key: first.key,
		unit: first.unit,
		chargeName: first.chargeName,
		now: now.map(pieceOf),
		then: then.map(pieceOf),
		netNow: netOf(now),
		netThen: netOf(then)
	};
}

function pieceOf({ kind, quantity, unitPrice, vat, net }: InvoiceLine): WhatIfPiece {
	return { kind, quantity, unitPrice, vat, net };
}

function netOf(lines: readonly InvoiceLine[]): Minor {
	return lines.reduce((sum, { net }) => sum + (net ?? 0n), 0n);
}

function piecesText(lines: readonly InvoiceLine[]): string {
	return JSON.stringify(
		lines.map((line) => Object.values(pieceOf(line))),
		(_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
	);
}
