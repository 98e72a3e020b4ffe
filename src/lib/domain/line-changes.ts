/** What changed on a draft since it was last looked at: its lines then and now, side by side (BIL-4). */
import { add, compare, toText, type Decimal } from './decimal';
import type { InvoiceLine, LineKind } from './invoice';
import { compareLines } from './line-order';
import type { Minor } from './money';
import { usageKeyId, type UsageKey, type VatCategory } from './usage';

/** A line as it was, or as it is. */
export interface LineState {
	readonly quantity: Decimal;
	/** Undefined: no price (PRI-4). */
	readonly unitPrice: Decimal | undefined;
	readonly vat: VatCategory | undefined;
	/** Undefined without a price. */
	readonly net: Minor | undefined;
}

/** One line that is new, gone or another than it was. */
export interface LineChange {
	readonly key: UsageKey;
	readonly kind: LineKind;
	readonly unit: string;
	/** Undefined: the line is new. */
	readonly before: LineState | undefined;
	/** Undefined: the line is gone. */
	readonly after: LineState | undefined;
}

interface Gathered extends LineState {
	readonly line: InvoiceLine;
}

interface Pair {
	readonly before: Gathered | undefined;
	readonly after: Gathered | undefined;
}

/**
 * The lines that differ, in the order of the invoice. A line is the same line by its usage key, kind, unit price and
 * VAT; where of a key and kind one line went and one came, that is one line whose price or VAT changed. Shares of VAT
 * cents alone are no change: they follow from the other lines (VAT-2).
 */
export function lineChanges(before: Iterable<InvoiceLine>, after: Iterable<InvoiceLine>): LineChange[] {
	const was = gathered(before);
	const is = gathered(after);
	const pairs: Pair[] = [];
	const gone: Gathered[] = [];
	const come: Gathered[] = [];
	for (const [id, old] of was) {
		const now = is.get(id);
		if (!now) gone.push(old);
		else if (!isSame(old, now)) pairs.push({ before: old, after: now });
	}
	for (const [id, now] of is) if (!was.has(id)) come.push(now);
	return [...pairs, ...paired(gone, come)]
		.map((pair) => ({ pair, line: lineOf(pair) }))
		.sort((a, b) => compareLines(a.line, b.line))
		.map(({ pair, line }) => ({
			key: line.key,
			kind: line.kind,
			unit: line.unit,
			before: pair.before && stateOf(pair.before),
			after: pair.after && stateOf(pair.after)
		}));
}

/** How much more net a change makes; negative where it makes less. Lines without a price count for nothing. */
export function netDifference({ before, after }: Pick<LineChange, 'before' | 'after'>): Minor {
	return (after?.net ?? 0n) - (before?.net ?? 0n);
}

function gathered(lines: Iterable<InvoiceLine>): Map<string, Gathered> {
	const found = new Map<string, Gathered>();
	for (const line of lines) {
		const { unitPrice, vat, quantity, net } = line;
		const id = `${keyAndKind(line)}\u001f${vat ?? ''}\u001f${unitPrice ? toText(unitPrice) : ''}`;
		const same = found.get(id);
		found.set(id, {
			line,
			unitPrice,
			vat,
			quantity: same ? add(same.quantity, quantity) : quantity,
			net: same?.net === undefined || net === undefined ? net : same.net + net
		});
	}
	return found;
}

function keyAndKind({ key, kind }: InvoiceLine): string {
	return `${usageKeyId(key)}\u001f${kind}`;
}

function isSame(a: Gathered, b: Gathered): boolean {
	return compare(a.quantity, b.quantity) === 0 && a.net === b.net;
}

/** What went and what came; where it is one of each of a key and kind, together. */
function paired(gone: readonly Gathered[], come: readonly Gathered[]): Pair[] {
	const groups = new Map<string, { gone: Gathered[]; come: Gathered[] }>();
	const groupOf = ({ line }: Gathered): { gone: Gathered[]; come: Gathered[] } => {
		const id = keyAndKind(line);
		const group = groups.get(id) ?? { gone: [], come: [] };
		groups.set(id, group);
		return group;
	};
	for (const each of gone) groupOf(each).gone.push(each);
	for (const each of come) groupOf(each).come.push(each);
	return [...groups.values()].flatMap((group): Pair[] => {
		const [before] = group.gone;
		const [after] = group.come;
		if (group.gone.length === 1 && group.come.length === 1) return [{ before, after }];
		return [
			...group.gone.map((each) => ({ before: each, after: undefined })),
			...group.come.map((each) => ({ before: undefined, after: each }))
		];
	});
}

function lineOf({ before, after }: Pair): InvoiceLine {
	const { line } = (after ?? before) as Gathered;
	return line;
}

function stateOf({ quantity, unitPrice, vat, net }: Gathered): LineState {
	return { quantity, unitPrice, vat, net };
}
