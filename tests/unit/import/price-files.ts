/** Price lists in memory, for the tests of reading them. */
import { fromText, ZERO } from '$lib/domain/decimal';
import { fromIsoDate } from '$lib/domain/period';
import type { Price } from '$lib/domain/price';
import { readPriceList, type PriceListChoices, type PriceListReading } from '$lib/import/price-list';
import { fileOf } from './files';

export const HEADER =
	'sku;toeslagnaam;eenheid;prijsmodel;tot_en_met;bedrag_per_stuk;pakketgrootte;btw_percentage;geldig_vanaf;valuta;klantnummer;abonnementsnummer;gratis;minimum';

/** A row in the order of {@link HEADER}; what is not given is blank, but for what every row needs. */
export function row(cells: Partial<Record<string, string>>): string {
	const values: Partial<Record<string, string>> = {
		sku: 'EMAIL',
		prijsmodel: 'standaard',
		bedrag_per_stuk: '0,085',
		geldig_vanaf: '2021-01-01',
		...cells
	};
	return HEADER.split(';')
		.map((name) => values[name] ?? '')
		.join(';');
}

export async function read(rows: string[], choices: PriceListChoices = {}): Promise<PriceListReading> {
	return readPriceList(fileOf([HEADER, ...rows].join('\r\n')), 'prijzen.csv', choices);
}

export async function pricesOf(rows: string[], choices: PriceListChoices = {}): Promise<readonly Price[]> {
	const result = await read(rows, choices);
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.prices;
}

export async function codesOf(rows: string[], choices: PriceListChoices = {}): Promise<string[]> {
	const result = await read(rows, choices);
	return result.ok ? [] : result.problems.map(({ code, line }) => `${line} ${code}`);
}

export const tiers = (model: string, ...bounds: [string, string][]): string[] =>
	bounds.map(([tot_en_met, bedrag_per_stuk]) => row({ prijsmodel: model, tot_en_met, bedrag_per_stuk }));

export const PRICE: Price = {
	sku: 'EMAIL',
	currency: 'EUR',
	customerNumber: '',
	subscription: '',
	validFrom: fromIsoDate('2021-01-01') ?? 0,
	chargeName: '',
	unit: '',
	model: { kind: 'standard', unitPrice: fromText('0.085') },
	vat: undefined,
	freeQuantity: ZERO,
	minimum: ZERO
};
