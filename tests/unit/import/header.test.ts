import { describe, expect, test } from 'vitest';
import {
	knownNames,
	mapColumns,
	mapHeader,
	missingFields,
	normaliseName,
	PRICE_NAMES,
	USAGE_NAMES,
	type HeaderNames
} from '$lib/import/header';

describe('header', () => {
	test('IMP-3 case, accents, spaces and punctuation do not count', () => {
		for (const name of ['KvK-nummer', ' kvk nummer ', 'KVK_NUMMER', 'kvk.nummer', 'Kvk-nümmer']) {
			expect(normaliseName(name)).toBe('kvknummer');
		}
		expect(mapHeader(['KvK-nummer', ' Tijdstip', 'Bedrag per stuk', 'SKU']).fields).toEqual({
			kvk: 0,
			moment: 1,
			'unit-price': 2,
			sku: 3
		});
	});

	test.each<[string, HeaderNames<string>]>([
		['usage file', USAGE_NAMES],
		['price list', PRICE_NAMES]
	])('IMP-3 every name of the %s leads to its field alone', (_, names) => {
		for (const [field, list] of Object.entries(names)) {
			for (const name of list) {
				expect(mapColumns([name], names).fields, name).toEqual({ [field]: 0 });
				expect(mapColumns([name.toUpperCase().replaceAll('_', ' ')], names).fields).toEqual({ [field]: 0 });
			}
		}
	});

	test('IMP-3 the canonical header of the contract names every field', () => {
		const header =
			'transactie_id;tijdstip;periode_van;periode_tot;periode;klantnaam;klantnummer;klantaccount;kvk_nummer;intern_klantnummer;abonnementsnummer;sku;eenheid;toeslagnaam;aantal;bedrag_per_stuk;btw_percentage;valuta';
		const { fields, unused } = mapHeader(header.split(';'));
		expect(Object.keys(fields).sort()).toEqual(Object.keys(USAGE_NAMES).sort());
		expect(unused).toEqual([]);
		const prices =
			'sku;toeslagnaam;eenheid;prijsmodel;tot_en_met;bedrag_per_stuk;pakketgrootte;btw_percentage;geldig_vanaf;valuta;klantnummer;abonnementsnummer;gratis;minimum';
		expect(Object.keys(mapColumns(prices.split(';'), PRICE_NAMES).fields)).toEqual(Object.keys(PRICE_NAMES));
	});

	test('IMP-12 the canonical header goes first, then the order of the list, then the place in the file', () => {
		expect(mapHeader(['date', 'timestamp', 'tijdstip'])).toEqual({
			fields: { moment: 2 },
			unused: [0, 1],
			shadowed: [
				{ column: 0, field: 'moment', by: 2 },
				{ column: 1, field: 'moment', by: 2 }
			]
		});
		expect(mapHeader(['created_at', 'date', 'datum']).fields).toEqual({ moment: 2 });
		expect(mapHeader(['sku', 'SKU', 'opmerking'])).toEqual({
			fields: { sku: 0 },
			unused: [1, 2],
			shadowed: [{ column: 1, field: 'sku', by: 0 }]
		});
	});

	test('IMP-3 a name that no field has is unused', () => {
		const { fields, unused } = mapHeader(['constructor', '', '__proto__', 'sku nummer', 'toString']);
		expect(fields).toEqual({});
		expect(unused).toEqual([0, 1, 2, 3, 4]);
		expect(knownNames(['sku', 'aantal', 'x', 'qty'], USAGE_NAMES)).toBe(2);
	});

	test('IMP-3 a SKU is needed, and a moment or a whole period', () => {
		expect(missingFields({})).toEqual(['IMP-3.no-sku', 'IMP-3.no-moment']);
		expect(missingFields({ sku: 0 })).toEqual(['IMP-3.no-moment']);
		expect(missingFields({ sku: 0, 'period-from': 1 })).toEqual(['IMP-3.no-moment']);
		expect(missingFields({ moment: 0 })).toEqual(['IMP-3.no-sku']);
		expect(missingFields({ sku: 0, moment: 1 })).toEqual([]);
		expect(missingFields({ sku: 0, period: 1 })).toEqual([]);
		expect(missingFields({ sku: 0, 'period-from': 1, 'period-until': 2 })).toEqual([]);
	});
});
