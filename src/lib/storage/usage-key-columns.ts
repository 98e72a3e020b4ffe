/** Usage keys as columns, wherever they are stored: with an import's sums and with an invoice's lines. */
import type { Period } from '$lib/domain/period';
import type { UsageKey } from '$lib/domain/usage';
import type { KeyTable } from '$lib/import/key-table';
import type { DimensionField } from '$lib/import/usage-keys';
import type { CodedTexts, Columns, Opened } from './sections';

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
	return {
		...Object.fromEntries(
			TEXTS.map((field) => [
				named(field),
				{ texts: keys.map((key) => key[field]), as: 'dictionary' as const }
			])
		),
		'key.from': Int32Array.from(keys, ({ period }) => period.from),
		'key.until': Int32Array.from(keys, ({ period }) => period.until)
	};
}

/** The columns of an import's keys, a row for each. */
export function keyTableColumns(table: KeyTable): Columns {
	const { codes, distinct } = table.periods();
	return {
		...Object.fromEntries(TEXTS.map((field) => [named(field), codedTexts(table, field)])),
		'key.from': Int32Array.from(codes, (code) => (distinct[code] as (typeof distinct)[number]).period.from),
		'key.until': Int32Array.from(codes, (code) => (distinct[code] as (typeof distinct)[number]).period.until),
		ownPeriod: Uint8Array.from(codes, (code) => (distinct[code]?.kind === 'period' ? 1 : 0))
	};
}

function codedTexts(table: KeyTable, field: (typeof TEXTS)[number]): CodedTexts {
	return field === 'customer' ? table.customers() : table.texts(DIMENSION[field]);
}

/** Keys that are stored as {@link usageKeyColumns}; each is put together when it is asked for. */
export function usageKeysOf(opened: Opened): (row: number) => UsageKey {
	const from = opened.integers('key.from');
	const until = opened.integers('key.until');
	const periods = new Map<number, Map<number, Period>>();
	const column = (field: (typeof TEXTS)[number]): ((row: number) => string) => opened.textOf(named(field));
	const customer = column('customer');
	const currency = column('currency');
	const account = column('account');
	const kvk = column('kvk');
	const internalNumber = column('internalNumber');
	const subscription = column('subscription');
	const sku = column('sku');
	const unit = column('unit');
	const chargeName = column('chargeName');
	const unitPrice = column('unitPrice');
	const vat = column('vat');
	/** Few periods stand for many keys: one object for each. */
	const periodAt = (row: number): Period => {
		const bounds = { from: from[row] as number, until: until[row] as number };
		let beginning = periods.get(bounds.from);
		if (!beginning) periods.set(bounds.from, (beginning = new Map<number, Period>()));
		let period = beginning.get(bounds.until);
		if (!period) beginning.set(bounds.until, (period = bounds));
		return period;
	};
	return (row) => ({
		customer: customer(row),
		currency: currency(row),
		account: account(row),
		kvk: kvk(row),
		internalNumber: internalNumber(row),
		subscription: subscription(row),
		sku: sku(row),
		unit: unit(row),
		chargeName: chargeName(row),
		period: periodAt(row),
		unitPrice: unitPrice(row),
		vat: vat(row)
	});
}

/** The parts of a key in which keys differ most: few rows have one, and of the others only those are looked at. */
const MOST_TELLING = ['subscription', 'account'] as const satisfies readonly (typeof TEXTS)[number][];

/** The rows of keys, stored as {@link usageKeyColumns}, that are equal to one: found without putting any together. */
export function rowsOfKey(opened: Opened, key: UsageKey): number[] {
	let rows: number[] | undefined;
	const keep = (codes: ArrayLike<number>, code: number): void => {
		if (rows) rows = rows.filter((row) => codes[row] === code);
		else {
			rows = [];
			for (let row = 0; row < codes.length; row++) if (codes[row] === code) rows.push(row);
		}
	};
	for (const field of new Set([...MOST_TELLING, ...TEXTS])) {
		const coded = opened.codeOf(named(field), key[field]);
		if (!coded) return [];
		keep(coded.codes, coded.code);
	}
	keep(opened.integers('key.from'), key.period.from);
	keep(opened.integers('key.until'), key.period.until);
	return rows ?? [];
}
