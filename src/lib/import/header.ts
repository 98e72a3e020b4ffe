/** Columns to fields by the names of their header (IMP-3, IMP-12). */

/** Every name that a field goes by: the canonical one, then its aliases in their order of precedence. */
export type HeaderNames<F extends string> = Readonly<Record<F, readonly string[]>>;

/** The usage file's fields, as the contract names their columns. */
export const USAGE_NAMES = {
	'event-id': ['transactie_id', 'event_id', 'id', 'transaction_id', 'origin_id'],
	moment: ['tijdstip', 'timestamp', 'datum', 'date', 'aanmaakdatum', 'created_at', 'origin_time'],
	'period-from': ['periode_van', 'period_start', 'interval_start'],
	'period-until': ['periode_tot', 'period_end', 'interval_end'],
	period: ['periode', 'period'],
	'customer-name': ['klantnaam', 'customer_name', 'customer'],
	'customer-number': ['klantnummer', 'customer_number'],
	account: ['klantaccount', 'customer_account', 'account', 'account_number'],
	kvk: ['kvk_nummer', 'kvk', 'coc', 'chamber_of_commerce'],
	'internal-number': ['intern_klantnummer', 'internal_customer_number'],
	subscription: ['abonnementsnummer', 'subscription_number', 'subscription'],
	sku: ['sku', 'productcode', 'product_code', 'action_name'],
	unit: ['eenheid', 'unit', 'uom', 'unit_type'],
	'charge-name': ['toeslagnaam', 'charge_name', 'product'],
	quantity: ['aantal', 'quantity', 'qty', 'action_item_count'],
	'unit-price': ['bedrag_per_stuk', 'unit_price', 'price'],
	vat: ['btw_percentage', 'vat_rate'],
	currency: ['valuta', 'currency']
} as const satisfies HeaderNames<string>;

/** A field of a usage file. */
export type Field = keyof typeof USAGE_NAMES;

/** The price list's fields, in the order in which it is written; the last four only where they are used. */
export const PRICE_NAMES = {
	sku: ['sku', 'productcode', 'product_code'],
	'charge-name': ['toeslagnaam', 'charge_name', 'product'],
	unit: ['eenheid', 'unit', 'uom', 'unit_type'],
	model: ['prijsmodel', 'price_model', 'pricing_model', 'model'],
	'up-to': ['tot_en_met', 'up_to', 'tier_up_to', 'up_to_and_including'],
	'unit-price': ['bedrag_per_stuk', 'unit_price', 'price', 'prijs'],
	'package-size': ['pakketgrootte', 'package_size', 'pack_size'],
	vat: ['btw_percentage', 'vat_rate'],
	'valid-from': ['geldig_vanaf', 'valid_from', 'effective_from', 'start_date'],
	currency: ['valuta', 'currency'],
	'customer-number': ['klantnummer', 'customer_number'],
	subscription: ['abonnementsnummer', 'subscription_number', 'subscription'],
	free: ['gratis', 'free', 'free_quantity', 'included_quantity'],
	minimum: ['minimum', 'minimum_amount']
} as const satisfies HeaderNames<string>;

/** A field of a price list. */
export type PriceField = keyof typeof PRICE_NAMES;

/** A column that another one of the same field goes before (IMP-12). Columns are counted from 0. */
export interface Shadowed<F extends string> {
	readonly column: number;
	readonly field: F;
	readonly by: number;
}

export interface HeaderMapping<F extends string> {
	/** Column, counted from 0, of each field that the header names. */
	readonly fields: Readonly<Partial<Record<F, number>>>;
	/** Columns that no field uses, shadowed ones among them. */
	readonly unused: readonly number[];
	readonly shadowed: readonly Shadowed<F>[];
}

/** A name without case, accents, spaces and punctuation: `KvK-nummer` and `kvk_nummer` are one (IMP-3). */
export function normaliseName(name: string): string {
	return name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/** A header's names matched to fields: the canonical name first, then aliases by their order, then by place. */
export function mapColumns<F extends string>(
	header: readonly string[],
	names: HeaderNames<F>
): HeaderMapping<F> {
	const known = lookup(names);
	const fields: Partial<Record<F, number>> = {};
	const rankOf = (column: number): number => known.get(normaliseName(header[column] ?? ''))?.rank ?? Infinity;
	const candidates: { column: number; field: F }[] = [];
	header.forEach((name, column) => {
		const match = known.get(normaliseName(name));
		if (!match) return;
		candidates.push({ column, field: match.field });
		const best = fields[match.field];
		if (best === undefined || match.rank < rankOf(best)) fields[match.field] = column;
	});
	const used = new Set<number>(Object.values(fields));
	return {
		fields,
		unused: header.map((_, column) => column).filter((column) => !used.has(column)),
		shadowed: candidates
			.filter(({ column }) => !used.has(column))
			.map(({ column, field }) => ({ column, field, by: fields[field] ?? column }))
	};
}

/** A usage file's header, matched. */
export function mapHeader(header: readonly string[]): HeaderMapping<Field> {
	return mapColumns(header, USAGE_NAMES);
}

/** How many different fields a row of names would name. */
export function knownNames(row: readonly string[], names: HeaderNames<string>): number {
	return Object.keys(mapColumns(row, names).fields).length;
}

/** What a usage file cannot do without: a SKU, and a moment or a period with its beginning and its end (IMP-3). */
export function missingFields(
	fields: Readonly<Partial<Record<Field, number>>>
): ('IMP-3.no-sku' | 'IMP-3.no-moment')[] {
	const ownPeriod =
		fields.period !== undefined ||
		(fields['period-from'] !== undefined && fields['period-until'] !== undefined);
	return [
		...(fields.sku === undefined ? ['IMP-3.no-sku' as const] : []),
		...(fields.moment === undefined && !ownPeriod ? ['IMP-3.no-moment' as const] : [])
	];
}

const lookups = new WeakMap<object, Map<string, { field: string; rank: number }>>();

function lookup<F extends string>(names: HeaderNames<F>): ReadonlyMap<string, { field: F; rank: number }> {
	let known = lookups.get(names) as Map<string, { field: F; rank: number }> | undefined;
	if (known) return known;
	known = new Map();
	for (const [field, list] of Object.entries(names) as [F, readonly string[]][]) {
		list.forEach((name, rank) => known?.set(normaliseName(name), { field, rank }));
	}
	lookups.set(names, known);
	return known;
}
