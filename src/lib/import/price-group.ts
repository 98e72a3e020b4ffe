/** The rows of one target and date made into one price (PRI-2, PRI-5). */
import { compare, toText, ZERO, type Decimal } from '$lib/domain/decimal';
import type { Price, PriceModel, Tier } from '$lib/domain/price';
import type { PriceField } from './header';
import { isTiered, type PriceListProblem, type PriceRow } from './price-row';

/** A problem of a group, its column still a field: the caller knows what the file calls it. */
export type GroupProblem = Omit<PriceListProblem, 'column'> & { readonly field: PriceField | undefined };

/** The price that a target's rows give together, or why they give none. At least one row. */
export function priceOf(rows: readonly PriceRow[]): Price | GroupProblem[] {
	const distinct = withoutTwins(rows);
	const [first] = distinct;
	if (!first) throw new RangeError('a price without rows');
	const problems = [...contradictions(distinct), ...(isTiered(first.model) ? tierProblems(distinct) : [])];
	if (problems.length > 0) return problems;
	const given = <K extends 'chargeName' | 'unit' | 'vat'>(name: K): PriceRow[K] =>
		distinct.find((row) => row[name])?.[name] ?? first[name];
	return {
		...first.target,
		chargeName: given('chargeName'),
		unit: given('unit'),
		model: modelOf(distinct, first),
		vat: given('vat'),
		freeQuantity: first.freeQuantity,
		minimum: first.minimum
	};
}

function modelOf(rows: readonly PriceRow[], first: PriceRow): PriceModel {
	if (isTiered(first.model)) {
		const tiers: Tier[] = rows.map(({ upTo, unitPrice }) => ({ upTo, unitPrice }));
		return { kind: first.model, tiers };
	}
	return first.model === 'package'
		? { kind: 'package', size: first.packageSize ?? ZERO, packagePrice: first.unitPrice }
		: { kind: 'standard', unitPrice: first.unitPrice };
}

/** Identical rows change nothing (PRI-5). */
function withoutTwins(rows: readonly PriceRow[]): PriceRow[] {
	const seen = new Map<string, PriceRow>();
	for (const row of rows) {
		const { chargeName, unit, model, vat } = row;
		const numbers = [row.upTo, row.unitPrice, row.packageSize, row.freeQuantity, row.minimum].map(text);
		const content = JSON.stringify([chargeName, unit, model, vat ?? '', ...numbers]);
		if (!seen.has(content)) seen.set(content, row);
	}
	return [...seen.values()];
}

/** Rows of one target that cannot all be true: told at the later row, with the line of the first in `other`. */
function contradictions(rows: readonly PriceRow[]): GroupProblem[] {
	const [first, ...later] = rows;
	if (!first) return [];
	const told = { chargeName: first.chargeName, unit: first.unit, vat: first.vat ?? '' };
	return later.flatMap((row) => {
		const contradiction = (field: PriceField | undefined, value: string): GroupProblem[] => [
			{ code: 'PRI-5.contradictory-rows', line: row.line, field, value, other: String(first.line) }
		];
		if (row.model !== first.model) return contradiction('model', row.model);
		if (!isTiered(row.model)) return contradiction(undefined, '');
		if (differs(row.freeQuantity, first.freeQuantity)) return contradiction('free', text(row.freeQuantity));
		if (differs(row.minimum, first.minimum)) return contradiction('minimum', text(row.minimum));
		// Texts need to stand on one of the rows only, but may not differ.
		for (const [name, field] of TEXTS) {
			const value = row[name] ?? '';
			if (told[name] !== '' && value !== '' && value !== told[name]) return contradiction(field, value);
			told[name] ||= value;
		}
		return [];
	});
}

const TEXTS = [
	['chargeName', 'charge-name'],
	['unit', 'unit'],
	['vat', 'vat']
] as const;

/** Tiers climb from zero, and the last one has no upper bound (PRI-2). */
function tierProblems(rows: readonly PriceRow[]): GroupProblem[] {
	const problems: GroupProblem[] = [];
	let reached: Decimal | 'open' = ZERO;
	for (const { upTo, line } of rows) {
		const above = reached !== 'open' && (upTo === undefined || compare(upTo, reached) > 0);
		if (!above) {
			const other = reached === 'open' ? '' : text(reached);
			problems.push({ code: 'PRI-2.tiers-not-ascending', line, field: 'up-to', value: text(upTo), other });
		}
		reached = upTo ?? 'open';
	}
	const last = rows.at(-1);
	if (last?.upTo) {
		const { line, upTo } = last;
		problems.push({ code: 'PRI-2.last-tier-not-open', line, field: 'up-to', value: text(upTo), other: '' });
	}
	return problems;
}

function differs(a: Decimal, b: Decimal): boolean {
	return compare(a, b) !== 0;
}

function text(value: Decimal | undefined): string {
	return value ? toText(value) : '';
}
