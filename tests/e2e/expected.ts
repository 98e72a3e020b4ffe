/** The invoices that the sample month must give, computed apart from this project's code. */
import { readFileSync } from 'node:fs';

export interface ExpectedLine {
	readonly klantaccount: string;
	readonly kvk: string;
	readonly intern: string;
	readonly abonnement: string;
	readonly sku: string;
	readonly eenheid: string;
	readonly toeslagnaam: string;
	/** `1-12-21 - 31-12-21`. */
	readonly periode: string;
	readonly aantal: string;
	readonly bedrag_per_stuk: string;
	readonly bedrag_ex_btw: string;
	readonly btw_bedrag: string;
}

export interface ExpectedInvoice {
	readonly customer: string;
	readonly invoice_date: string;
	readonly due_date: string;
	readonly currency: string;
	readonly lines: readonly ExpectedLine[];
	readonly net: string;
	readonly vat: string;
	readonly total: string;
}

const all = JSON.parse(
	readFileSync(new URL('../fixtures/expected-invoices.json', import.meta.url), 'utf8')
) as Readonly<Record<string, ExpectedInvoice>>;

function invoiceOf(file: string): ExpectedInvoice {
	const found = all[file];
	if (!found) throw new Error(`no expected invoice of ${file}`);
	return found;
}

export const USAGE_INVOICE = invoiceOf('verbruik-autoinvoice-2021.csv');
export const SUBSCRIPTION_INVOICE = invoiceOf('abonnementen-2021-09.csv');

/** `1528.20` as a Dutch page shows it: `1.528,20`. */
export function dutch(number: string): string {
	const [whole = '', decimals] = number.split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
	return decimals === undefined ? grouped : `${grouped},${decimals}`;
}

/** The twelve cells of a line on the screen. */
export function screenCells(line: ExpectedLine): string[] {
	return [
		line.klantaccount,
		line.kvk,
		line.intern,
		line.abonnement,
		line.sku,
		line.eenheid,
		line.toeslagnaam,
		line.periode.replace(' - ', ' aan '),
		dutch(line.aantal),
		dutch(line.bedrag_per_stuk),
		dutch(line.bedrag_ex_btw),
		dutch(line.btw_bedrag)
	];
}
