/**
 * A list of customers as CSV, read whole or not at all, and written so that reading it again gives the same
 * customers (BIL-1, BIL-4). The header row, Dutch as it is written: `klantnummer;klantnaam;straat;postcode;plaats;
 * land;kvk_nummer;btw_nummer;email;betaaltermijn_maanden;btw_behandeling;valuta`. Needed is a number or a name; a
 * column that the file does not have leaves what is known as it is, a blank cell clears it.
 */
import Papa from 'papaparse';
import { Failure } from '$lib/domain/failure';
import { NO_DETAILS, type PartyDetails } from '$lib/domain/party';
import { PARTY_FIELDS, readDetail, readTerm } from '$lib/domain/party-text';
import { customerId, type Customer } from '$lib/domain/usage';
import { cleanCurrency, cleanText, cleanVat } from './cleaning';
import { detectFile } from './detect';
import { mapColumns, type HeaderNames } from './header';
import { kept } from './price-list-text';
import type { PriceListProblem } from './price-row';
import type { Detected, Encoding } from './reading';
import { readRecords } from './records';

/** The list's fields in the order in which it is written, by the names that they are read by. */
const CUSTOMER_NAMES = {
	number: ['klantnummer', 'customer_number', 'nummer', 'number'],
	name: ['klantnaam', 'customer_name', 'naam', 'name', 'bedrijf', 'company'],
	street: ['straat', 'adres', 'street', 'address'],
	postcode: ['postcode', 'postal_code', 'zip'],
	city: ['plaats', 'city'],
	country: ['land', 'country'],
	kvk: ['kvk_nummer', 'kvk', 'coc', 'chamber_of_commerce'],
	vatId: ['btw_nummer', 'btw_id', 'vat_id', 'vat_number'],
	email: ['email', 'e_mailadres'],
	term: ['betaaltermijn_maanden', 'betaaltermijn', 'payment_term_months'],
	vat: ['btw_behandeling', 'vat_treatment'],
	currency: ['valuta', 'currency']
} as const satisfies HeaderNames<string>;

type CustomerField = keyof typeof CUSTOMER_NAMES;

/** One problem is told as one of a price list is. */
export type CustomerListProblem = PriceListProblem;

export type CustomerListReading =
	| { readonly ok: true; readonly customers: readonly Customer[]; readonly rows: number }
	| { readonly ok: false; readonly problems: readonly CustomerListProblem[] };

interface Line {
	readonly record: readonly string[];
	readonly line: number;
}

/**
 * Reads a list beside the customers known, by id. One problem, and nothing of the file counts: all are told together.
 * A file that is no table throws the Failures of IMP-1, IMP-2 and IMP-11, with its name.
 */
export async function readCustomerList(
	file: Blob,
	fileName: string,
	known: ReadonlyMap<string, Customer>,
	encoding?: Encoding
): Promise<CustomerListReading> {
	try {
		const found = await detectFile(file, CUSTOMER_NAMES, { encoding });
		const problems: CustomerListProblem[] = [];
		const lines: Line[] = [];
		for await (const block of readRecords(file, found.encoding, found.dialect)) {
			block.records.forEach((record, i) => lines.push({ record, line: block.lines[i] ?? 0 }));
			for (const i of block.misplacedQuotes)
				problems.push(problem('IMP-1.misplaced-quote', block.lines[i] ?? 0, '', ''));
		}
		return customersOf(found, lines, known, problems);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		// Its beginning looked like UTF-8, and a byte further on is not (IMP-2).
		if (error.code === 'IMP-2.not-utf8' && encoding === undefined)
			return readCustomerList(file, fileName, known, 'windows-1252');
		throw new Failure(error.code, { file: fileName, ...error.detail }, { cause: error });
	}
}

function customersOf(
	{ header, dialect }: Detected,
	lines: readonly Line[],
	known: ReadonlyMap<string, Customer>,
	problems: CustomerListProblem[]
): CustomerListReading {
	const { fields } = mapColumns<CustomerField>(header, CUSTOMER_NAMES);
	if (fields.number === undefined && fields.name === undefined)
		return {
			ok: false,
			problems: [problem('BIL-1.no-customer-column', dialect.headerLine, '', header.join(' | '))]
		};
	if (lines.length === 0)
		return { ok: false, problems: [problem('IMP-1.no-records', dialect.headerLine, '', '')] };
	const reader = new CustomerReader(header, fields, known, problems);
	const customers = lines.flatMap(({ record, line }) => reader.read(record, line) ?? []);
	problems.sort((a, b) => a.line - b.line);
	return problems.length > 0 ? { ok: false, problems } : { ok: true, customers, rows: lines.length };
}

class CustomerReader {
	private record: readonly string[] = [];
	private line = 0;
	/** By id: the line that named a customer. */
	private readonly lines = new Map<string, number>();
	/** Customers without a number by the name that they have now, which need not be that of their id. */
	private readonly byName: ReadonlyMap<string, Customer>;

	constructor(
		private readonly header: readonly string[],
		private readonly fields: Readonly<Partial<Record<CustomerField, number>>>,
		private readonly known: ReadonlyMap<string, Customer>,
		private readonly problems: CustomerListProblem[]
	) {
		const unnumbered = [...known.values()].filter(({ number }) => number === '');
		this.byName = new Map(unnumbered.map((customer) => [customerId('', customer.name), customer]));
	}

	read(record: readonly string[], line: number): Customer | undefined {
		this.record = record;
		this.line = line;
		const extra = record.slice(this.header.length).findIndex((cell) => cell.trim() !== '');
		if (extra !== -1) this.tell('IMP-6.field-count', undefined, `${record.length}/${this.header.length}`);
		const number = this.textOf('number', cleanText);
		const name = this.textOf('name', cleanText);
		if (number === '' && name === '') this.tell('BIL-1.customer-unnamed', 'name');
		const before =
			this.known.get(customerId(number, name)) ??
			(number === '' ? this.byName.get(customerId('', name)) : undefined);
		const id = before?.id ?? customerId(number, name);
		const earlier = this.lines.get(id);
		if (earlier !== undefined) this.tell('BIL-1.customer-twice', undefined, String(earlier));
		this.lines.set(id, line);
		return this.changed(before ?? { id, number, name }, name);
	}

	/** What the file says, and what was known where it has no such column. */
	private changed(before: Customer, name: string): Customer {
		const { id, number } = before;
		const details: Record<keyof PartyDetails, string> = { ...NO_DETAILS, ...before.details };
		for (const field of PARTY_FIELDS)
			if (this.has(field)) details[field] = this.textOf(field, (raw) => readDetail(field, raw));
		const termMonths = this.has('term') ? this.term() : before.termMonths;
		const vat = this.has('vat') ? this.textOf('vat', (raw) => cleanVat(raw, 'comma')) : before.vatTreatment;
		const currency = this.has('currency')
			? this.textOf('currency', (raw) => (raw === '' ? { value: '' } : cleanCurrency(raw)))
			: before.currency;
		return {
			id,
			number,
			name: name === '' ? before.name : name,
			details,
			...(vat ? { vatTreatment: vat } : {}),
			...(termMonths === undefined ? {} : { termMonths }),
			...(currency ? { currency } : {})
		};
	}

	private term(): number | undefined {
		const read = readTerm(this.cell('term'));
		if ('value' in read) return read.value;
		this.tell(read.problem, 'term');
		return undefined;
	}

	private has(field: CustomerField): boolean {
		return this.fields[field] !== undefined;
	}

	private cell(field: CustomerField): string {
		const column = this.fields[field];
		return column === undefined ? '' : (this.record[column] ?? '').trim();
	}

	/** A text that no field may exceed first (IMP-11), then by the field's own form. */
	private textOf(
		field: CustomerField,
		read: (raw: string) => { readonly value: string } | { readonly problem: string }
	): string {
		const text = cleanText(this.cell(field));
		const cleaned = 'value' in text ? read(text.value) : text;
		if ('value' in cleaned) return cleaned.value;
		this.tell(cleaned.problem, field);
		return '';
	}

	private tell(code: string, field: CustomerField | undefined, other = ''): void {
		const column = field && this.fields[field];
		const name = column === undefined ? '' : (this.header[column] ?? '');
		this.problems.push({ ...problem(code, this.line, name, field ? this.cell(field) : ''), other });
	}
}

function problem(code: string, line: number, column: string, value: string): CustomerListProblem {
	return { code, line, column, value: value.slice(0, 200), other: '' };
}

/** The list as CSV: `;`, CRLF, no byte order mark, one row for each customer in the order given. */
export function writeCustomerList(customers: readonly Customer[]): string {
	const header = Object.values(CUSTOMER_NAMES).map(([name]) => name);
	const rows = customers.map(({ number, name, details = NO_DETAILS, termMonths, vatTreatment, currency }) =>
		[
			number,
			name,
			...PARTY_FIELDS.map((field) => details[field]),
			termMonths?.toString() ?? '',
			vatCell(vatTreatment),
			currency ?? ''
		].map(kept)
	);
	return `${Papa.unparse([header, ...rows], { delimiter: ';', newline: '\r\n' })}\r\n`;
}

function vatCell(vat: string | undefined): string {
	if (vat === 'reverse') return 'verlegd';
	if (vat === 'exempt') return 'vrijgesteld';
	return (vat ?? '').replace('.', ',');
}
