/** Random definitive invoices and credit notes: all that a document must be able to say. */
import fc from 'fast-check';
import { documentLacks, type InvoiceDocument } from '$lib/domain/document';
import { decimal } from '$lib/domain/decimal';
import type { InvoiceLine } from '$lib/domain/invoice';
import { netOf } from '$lib/domain/money';
import { monthPeriod } from '$lib/domain/period';
import type { VatCategory } from '$lib/domain/usage';
import { vatOf } from '$lib/domain/vat';
import { SAMPLE_COMPANY, SAMPLE_CUSTOMER } from '$lib/state/sample-parties';
import { day, month, usageKey } from '../domain/sample';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const amountOf = (digits: number) =>
	fc
		.tuple(fc.bigInt({ min: -(10n ** BigInt(digits)), max: 10n ** BigInt(digits) }), fc.nat(6))
		.map(([coefficient, scale]) => decimal(coefficient, scale));

interface Drawn {
	readonly sku: string;
	readonly chargeName: string;
	readonly unit: string;
	readonly account: string;
	readonly quantity: ReturnType<typeof decimal>;
	readonly unitPrice: ReturnType<typeof decimal>;
	readonly vat: VatCategory;
	readonly late: boolean;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
	sku: fc.constantFrom('EMAIL', 'PRINT', '<SKU & "Co">'),
	chargeName: text,
	unit: fc.oneof(fc.constantFrom('', 'uur', 'GB', 'Document', 'pakket van 100'), text),
	account: text,
	quantity: amountOf(7),
	unitPrice: amountOf(5),
	vat: fc.constantFrom('21', '21', '9', '5.5', '0', 'reverse', 'exempt'),
	late: fc.boolean()
});

function lineOf(given: Drawn, currency: string): InvoiceLine {
	const { quantity, unitPrice, vat, late } = given;
	return {
		key: usageKey({
			sku: given.sku,
			unit: given.unit,
			account: given.account,
			currency,
			period: monthPeriod(month('2021-11'))
		}),
		kind: 'usage',
		unit: given.unit,
		chargeName: given.chargeName,
		quantity,
		unitPrice,
		vat,
		net: netOf(quantity, unitPrice, currency),
		vatAmount: undefined,
		late,
		usage: quantity,
		problem: undefined
	};
}

const buyers = [
	SAMPLE_CUSTOMER,
	{
		...SAMPLE_CUSTOMER,
		name: 'Bière & Fils <S.A.>',
		details: {
			street: 'Rue "Haute" 3',
			postcode: '',
			city: 'Liège',
			country: 'BE',
			kvk: '',
			vatId: 'BE0123456749',
			email: ''
		}
	}
];

/** Complete ones only: what lacks something makes no document. */
export const documents: fc.Arbitrary<InvoiceDocument> = fc
	.record({
		lines: fc.array(drawn, { minLength: 1, maxLength: 12 }),
		currency: fc.constantFrom('EUR', 'EUR', 'USD', 'JPY'),
		buyer: fc.constantFrom(...buyers),
		vatMode: fc.constantFrom('per-rate' as const, 'per-rate' as const, 'per-line' as const)
	})
	.map(({ lines: given, currency, buyer, vatMode }): InvoiceDocument => {
		const bare = given.map((line) => lineOf(line, currency));
		const { amounts, totals } = vatOf(bare, vatMode);
		const lines = bare.map((line, i) => ({ ...line, vatAmount: amounts[i] }));
		const net = totals.reduce((sum, each) => sum + each.net, 0n);
		const vat = totals.reduce((sum, each) => sum + each.vat, 0n);
		const isCredit = net + vat < 0n;
		return {
			number: isCredit ? 'C2022-0001' : 'F2022-0001',
			seller: SAMPLE_COMPANY,
			invoice: {
				usageUpTo: month('2021-12'),
				subscriptionsUpTo: month('2021-12'),
				invoiceDate: day('2022-02-27'),
				termMonths: 1,
				dueDate: day('2022-03-27'),
				customer: buyer,
				currency,
				kind: isCredit ? 'credit-note' : 'invoice',
				vatMode,
				lines,
				vatTotals: totals,
				net,
				vat,
				total: net + vat,
				corrects: isCredit ? ['F2021-0009'] : [],
				skusWithoutPrice: [],
				skusWithoutVat: []
			}
		};
	})
	.filter(({ invoice, number, seller }) => documentLacks({ ...invoice, number, seller }, 'ubl').length === 0);
