/** The columns of events as they were read, wherever some of them are shown. */
import type { Column } from '$lib/components/table';
import { fromText } from '$lib/domain/decimal';
import type { Zone } from '$lib/domain/zone';
import { formatCount, formatDecimal, formatMoment } from '$lib/i18n/format';
import type { Language, Messages } from '$lib/i18n/messages';
import type { SampleEvent } from '$lib/import/preview';
import { periodName } from './figures';

/** All of them, in the order of the words of `t`; what no event has is for the caller to leave off. */
export function eventColumns(t: Messages['usage'], language: Language, zone: Zone): Column<SampleEvent>[] {
	const vatText = (vat: string): string => {
		if (vat === 'reverse') return t.samples.reverse;
		if (vat === 'exempt') return t.samples.exempt;
		return vat === '' ? '' : `${formatDecimal(fromText(vat), { language })}%`;
	};
	return [
		{ id: 'line', label: t.samples.line, align: 'end', text: ({ line }) => formatCount(line, language) },
		{ id: 'id', label: t.samples.id, text: ({ id }) => id },
		{
			id: 'moment',
			label: t.mapping.fields.moment,
			text: ({ moment }) => (moment === undefined ? '' : formatMoment(moment, zone, language))
		},
		{ id: 'period', label: t.samples.periodText, text: ({ key }) => periodName(key.period, language) },
		{ id: 'customer', label: t.samples.customer, text: ({ customerName }) => customerName },
		{
			id: 'number',
			label: t.samples.customerNumber,
			text: ({ key }) => (key.customer.startsWith('#') ? key.customer.slice(1) : '')
		},
		{ id: 'account', label: t.mapping.fields.account, text: ({ key }) => key.account },
		{ id: 'kvk', label: t.samples.kvk, text: ({ key }) => key.kvk },
		{ id: 'internal', label: t.samples.internalNumber, text: ({ key }) => key.internalNumber },
		{ id: 'subscription', label: t.samples.subscription, text: ({ key }) => key.subscription },
		{ id: 'sku', label: t.mapping.fields.sku, text: ({ key }) => key.sku },
		{ id: 'unit', label: t.mapping.fields.unit, text: ({ key }) => key.unit },
		{ id: 'charge', label: t.mapping.fields['charge-name'], text: ({ key }) => key.chargeName },
		{
			id: 'quantity',
			label: t.mapping.fields.quantity,
			align: 'decimal',
			text: ({ quantity }) => formatDecimal(quantity, { language })
		},
		{
			id: 'price',
			label: t.mapping.fields['unit-price'],
			align: 'decimal',
			text: ({ key }) =>
				key.unitPrice === '' ? '' : formatDecimal(fromText(key.unitPrice), { language, minDecimals: 2 })
		},
		{ id: 'vat', label: t.mapping.fields.vat, align: 'end', text: ({ key }) => vatText(key.vat) },
		{ id: 'currency', label: t.mapping.fields.currency, text: ({ key }) => key.currency }
	];
}

/** A key for each of some rows by its line: of a wide file several stand on one. */
export function keysByLine<Row>(
	rows: readonly Row[],
	lineOf: (row: Row) => number
): ReadonlyMap<Row, string> {
	const seen = new Map<number, number>();
	return new Map(
		rows.map((row) => {
			const nth = seen.get(lineOf(row)) ?? 0;
			seen.set(lineOf(row), nth + 1);
			return [row, `${lineOf(row)} ${nth}`];
		})
	);
}
