/** Prices as the price list that the contract names, so that reading it again gives the same prices. */
import Papa from 'papaparse';
import { isZero, toText, type Decimal } from '$lib/domain/decimal';
import { isoDate } from '$lib/domain/period';
import type { Price, PriceModel } from '$lib/domain/price';
import type { VatCategory } from '$lib/domain/usage';
import { PRICE_NAMES, type PriceField } from './header';
import { NumberEvidence } from './numbers';

type Cells = Readonly<Record<PriceField, string>>;

const MODEL_WORDS: Readonly<Record<PriceModel['kind'], string>> = {
	standard: 'standaard',
	graduated: 'schijven',
	volume: 'volume',
	package: 'pakket'
};

const FIELDS = Object.keys(PRICE_NAMES) as PriceField[];
/** Columns that are written only where a price uses them. */
const OPTIONAL: readonly PriceField[] = ['customer-number', 'subscription', 'free', 'minimum'];
const NUMBERS: readonly PriceField[] = ['up-to', 'unit-price', 'package-size', 'vat', 'free', 'minimum'];

/**
 * The price list as CSV: `;`, CRLF, decimal comma, no byte order mark, one row per price or tier in the order
 * given. Texts stand as they are, those that begin with = + - @ too: a list is data, and a SKU is exact.
 */
export function writePriceList(prices: readonly Price[]): string {
	const rows = prices.flatMap(rowsOf);
	const fields = FIELDS.filter((field) => !OPTIONAL.includes(field) || rows.some((row) => row[field] !== ''));
	const columns = fields.map((field) => {
		const cells = rows.map((row) => row[field]);
		return NUMBERS.includes(field) ? unmistakable(cells) : cells.map(kept);
	});
	const table = rows.map((_, i) => columns.map((cells) => cells[i] ?? ''));
	const header = fields.map((field) => PRICE_NAMES[field][0]);
	return `${Papa.unparse([header, ...table], { delimiter: ';', newline: '\r\n' })}\r\n`;
}

function rowsOf(price: Price): Cells[] {
	const { model } = price;
	const row = (unitPrice: Decimal, upTo?: Decimal, size?: Decimal): Cells => ({
		sku: price.sku,
		'charge-name': price.chargeName,
		unit: price.unit,
		model: MODEL_WORDS[model.kind],
		'up-to': number(upTo),
		'unit-price': number(unitPrice),
		'package-size': number(size),
		vat: vatCell(price.vat),
		'valid-from': isoDate(price.validFrom),
		currency: price.currency,
		'customer-number': price.customerNumber,
		subscription: price.subscription,
		free: isZero(price.freeQuantity) ? '' : number(price.freeQuantity),
		minimum: isZero(price.minimum) ? '' : number(price.minimum)
	});
	switch (model.kind) {
		case 'standard':
			return [row(model.unitPrice)];
		case 'package':
			return [row(model.packagePrice, undefined, model.size)];
		default:
			return model.tiers.map(({ upTo, unitPrice }) => row(unitPrice, upTo));
	}
}

function number(value: Decimal | undefined): string {
	return value ? toText(value).replace('.', ',') : '';
}

function vatCell(vat: VatCategory | undefined): string {
	if (vat === 'reverse') return 'verlegd';
	if (vat === 'exempt') return 'vrijgesteld';
	return (vat ?? '').replace('.', ',');
}

/** A column of nothing but `7,255` could mean thousands: one more zero says that it does not (IMP-4). */
function unmistakable(cells: readonly string[]): readonly string[] {
	const evidence = new NumberEvidence();
	cells.forEach((cell, i) => {
		evidence.add(cell, i);
	});
	if (evidence.decide().kind !== 'undecided') return cells;
	return cells.map((cell) => (/,\d{3}$/.test(cell) ? `${cell}0` : cell));
}

/** A text that looks like Excel's `="0123"` would be read as 0123: wrapped once more it stays (IMP-1). */
export function kept(text: string): string {
	return text.length > 2 && text.startsWith('="') && text.endsWith('"') ? `="${text}"` : text;
}
