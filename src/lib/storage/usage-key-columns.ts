/** Usage keys as columns, wherever they are stored: with an import's sums and with an invoice's lines. */
import type { Period } from '$lib/domain/period';
import type { UsageKey } from '$lib/domain/usage';
import type { CodedTexts } from '$lib/import/coded-texts';
import type { KeyTable } from '$lib/import/key-table';
import type { DimensionField } from '$lib/import/usage-keys';
import { codedTexts as codedColumn, filled, narrow, type Columns, type Opened } from './sections';

const TEXTS = [
	'customer',
	'currency',
	'account',
	'kvk',
	'internalNumber',
	'subscription',
	'sku',
	'unit',
	'chargeName',
	'unitPrice',
	'vat'
] as const satisfies readonly (keyof UsageKey)[];

/** What an import calls the parts of a key. */
const DIMENSION = {
	currency: 'currency',
	account: 'account',
	kvk: 'kvk',
	internalNumber: 'internal-number',
	subscription: 'subscription',
	sku: 'sku',
	unit: 'unit',
	chargeName: 'charge-name',
	unitPrice: 'unit-price',
	vat: 'vat'
} as const satisfies Record<Exclude<(typeof TEXTS)[number], 'customer'>, DimensionField>;

const named = (field: (typeof TEXTS)[number]): string => `key.${field}`;

/** The columns of keys, a row for each. */
export function usageKeyColumns(keys: readonly UsageKey[]): Columns {
	const texts = (of: (key: UsageKey) => string): CodedTexts =>
		codedColumn(keys.length, (row) => of(keys[row] as UsageKey));
	// Each part by its own name: read by a name that varies it takes several times as long.
	return {
		[named('customer')]: texts(({ customer }) => customer),
		[named('currency')]: texts(({ currency }) => currency),
		[named('account')]: texts(({ account }) => account),
		[named('kvk')]: texts(({ kvk }) => kvk),
		[named('internalNumber')]: texts(({ internalNumber }) => internalNumber),
		[named('subscription')]: texts(({ subscription }) => subscription),
		[named('sku')]: texts(({ sku }) => sku),
		[named('unit')]: texts(({ unit }) => unit),
		[named('chargeName')]: texts(({ chargeName }) => chargeName),
		[named('unitPrice')]: texts(({ unitPrice }) => unitPrice),
		[named('vat')]: texts(({ vat }) => vat),
		'key.from': filled(new Int32Array(keys.length), (row) => (keys[row] as UsageKey).period.from),
		'key.until': filled(new Int32Array(keys.length), (row) => (keys[row] as UsageKey).period.until)
	};
}

/** The columns of an import's keys, a row for each: each of its few periods stands there once. */
export function keyTableColumns(table: KeyTable): Columns {
	const { codes, distinct } = table.periods();
	return {
		...Object.fromEntries(TEXTS.map((field) => [named(field), codedTexts(table, field)])),
		'period.codes': narrow(codes, distinct.length),
		'period.from': Int32Array.from(distinct, ({ period }) => period.from),
		'period.until': Int32Array.from(distinct, ({ period }) => period.until),
		'period.own': Uint8Array.from(distinct, ({ kind }) => (kind === 'period' ? 1 : 0))
	};
}

function codedTexts(table: KeyTable, field: (typeof TEXTS)[number]): CodedTexts {
	return field === 'customer' ? table.customers() : table.texts(DIMENSION[field]);
}

/** A column of texts: each once, and which of them every row has. */
export type CodedColumn = ReturnType<Opened['coded']>;

/** Keys that are stored as {@link usageKeyColumns}, by columns: all as long. */
export interface KeyColumns extends Readonly<Record<(typeof TEXTS)[number], CodedColumn>> {
	readonly from: ArrayLike<number>;
	readonly until: ArrayLike<number>;
}

export function keyColumnsOf(opened: Opened): KeyColumns {
	const column = (field: (typeof TEXTS)[number]): CodedColumn => opened.coded(named(field));
	return {
		customer: column('customer'),
		currency: column('currency'),
		account: column('account'),
		kvk: column('kvk'),
		internalNumber: column('internalNumber'),
		subscription: column('subscription'),
		sku: column('sku'),
		unit: column('unit'),
		chargeName: column('chargeName'),
		unitPrice: column('unitPrice'),
		vat: column('vat'),
		from: ofPeriod(opened, 'from') ?? opened.integers('key.from'),
		until: ofPeriod(opened, 'until') ?? opened.integers('key.until')
	};
}

/** By row, whether the records of a key brought its period (BIL-2): 1, else 0. */
export function ownPeriods(opened: Opened): ArrayLike<number> {
	return ofPeriod(opened, 'own') ?? opened.integers('ownPeriod');
}

/** By row what stands with its period; undefined where every row has it itself, as in those of before version 3 of the schema. */
function ofPeriod(opened: Opened, name: 'from' | 'until' | 'own'): Int32Array | undefined {
	if (!opened.has('period.codes')) return undefined;
	const codes = opened.integers('period.codes');
	const values = opened.integers(`period.${name}`);
	return filled(new Int32Array(codes.length), (row) => values[codes[row] as number] as number);
}

/** Keys by their columns; each is put together when it is asked for. */
export function usageKeysOf(columns: KeyColumns): (row: number) => UsageKey {
	const periodAt = periodsOf(columns);
	const { customer, currency, account, kvk, internalNumber, subscription, sku } = columns;
	const { unit, chargeName, unitPrice, vat } = columns;
	// Written out: a function for all of them would meet codes of every width, and take twice as long.
	return (row) => ({
		customer: customer.distinct[customer.codes[row] as number] ?? '',
		currency: currency.distinct[currency.codes[row] as number] ?? '',
		account: account.distinct[account.codes[row] as number] ?? '',
		kvk: kvk.distinct[kvk.codes[row] as number] ?? '',
		internalNumber: internalNumber.distinct[internalNumber.codes[row] as number] ?? '',
		subscription: subscription.distinct[subscription.codes[row] as number] ?? '',
		sku: sku.distinct[sku.codes[row] as number] ?? '',
		unit: unit.distinct[unit.codes[row] as number] ?? '',
		chargeName: chargeName.distinct[chargeName.codes[row] as number] ?? '',
		period: periodAt(row),
		unitPrice: unitPrice.distinct[unitPrice.codes[row] as number] ?? '',
		vat: vat.distinct[vat.codes[row] as number] ?? ''
	});
}

/** Few periods stand for many keys: one object for each. */
function periodsOf({ from, until }: KeyColumns): (row: number) => Period {
	const known = new Map<number, Period[]>();
	return (row) => {
		const first = from[row] as number;
		const behind = until[row] as number;
		let beginning = known.get(first);
		if (!beginning) known.set(first, (beginning = []));
		for (const period of beginning) if (period.until === behind) return period;
		const period = { from: first, until: behind };
		beginning.push(period);
		return period;
	};
}

/** The parts of a key in which keys differ most: few rows have one, and of the others only those are looked at. */
const MOST_TELLING = ['subscription', 'account'] as const satisfies readonly (typeof TEXTS)[number][];

/** The rows of keys that are equal to one: found by their columns, without putting any together. */
export function rowsOfKey(columns: KeyColumns, key: UsageKey): number[] {
	let rows: number[] | undefined;
	const keep = (codes: ArrayLike<number>, code: number): void => {
		if (rows) rows = rows.filter((row) => codes[row] === code);
		else {
			rows = [];
			for (let row = 0; row < codes.length; row++) if (codes[row] === code) rows.push(row);
		}
	};
	for (const field of new Set([...MOST_TELLING, ...TEXTS])) {
		const { codes, distinct } = columns[field];
		const code = distinct.indexOf(key[field]);
		if (code < 0) return [];
		keep(codes, code);
	}
	keep(columns.from, key.period.from);
	keep(columns.until, key.period.until);
	return rows ?? [];
}
