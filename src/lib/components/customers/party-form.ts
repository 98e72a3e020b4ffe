/** The forms of a customer and of the own company, as they are filled in (BIL-2, BIL-4, PRI-5). */
import { NO_DETAILS, type Company, type PartyDetails } from '$lib/domain/party';
import {
	PARTY_FIELDS,
	readDetail,
	readIban,
	readTerm,
	type PartyTexts,
	type Read
} from '$lib/domain/party-text';
import { customerId, type Customer, type VatCategory } from '$lib/domain/usage';

export interface CustomerForm extends PartyTexts {
	/** Cannot be changed of a customer that is known by it. */
	readonly number: string;
	readonly name: string;
	readonly termMonths: string;
	/** Blank: file and price list decide. */
	readonly vatTreatment: VatCategory | '';
	readonly currency: string;
}

export type CompanyForm = PartyTexts &
	Readonly<Record<'name' | 'iban' | 'phone' | 'logoText' | 'footer' | 'termMonths', string>>;

/** What was read, or the code of what is wrong by field. */
export type FormReading<Form, Value> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly wrong: Readonly<Partial<Record<keyof Form, string>>> };

export const NEW_CUSTOMER: CustomerForm = {
	...NO_DETAILS,
	country: 'NL',
	number: '',
	name: '',
	termMonths: '',
	vatTreatment: '',
	currency: ''
};

export function customerForm(customer: Customer): CustomerForm {
	const { number, name, termMonths, vatTreatment = '', currency = '', details = NO_DETAILS } = customer;
	return { ...details, number, name, termMonths: termMonths?.toString() ?? '', vatTreatment, currency };
}

export function companyForm(company: Company): CompanyForm {
	return { ...company, termMonths: String(company.termMonths) };
}

/** `known`: the customer that is changed, which keeps its id; undefined: a new one. */
export function readCustomer(
	form: CustomerForm,
	known: Customer | undefined
): FormReading<CustomerForm, Customer> {
	const wrong = new Wrong<CustomerForm>();
	const details = readDetails(form, wrong);
	const termMonths = wrong.read('termMonths', readTerm(form.termMonths));
	const currency = form.currency.trim().toUpperCase();
	if (currency !== '' && !/^[A-Z]{3}$/.test(currency)) wrong.add('currency', 'PRI-1.currency-unreadable');
	const name = form.name.trim();
	const number = known ? known.number : form.number.trim();
	if (name === '' && number === '') wrong.add('name', 'BIL-1.customer-unnamed');
	return wrong.or({
		id: known ? known.id : customerId(number, name),
		number,
		name,
		details,
		...(form.vatTreatment === '' ? {} : { vatTreatment: form.vatTreatment }),
		...(termMonths === undefined ? {} : { termMonths }),
		...(currency === '' ? {} : { currency })
	});
}

export function readCompany(form: CompanyForm): FormReading<CompanyForm, Company> {
	const wrong = new Wrong<CompanyForm>();
	const details = readDetails(form, wrong);
	const iban = wrong.read('iban', readIban(form.iban)) ?? '';
	const termMonths = wrong.read('termMonths', readTerm(form.termMonths)) ?? 1;
	const { name, phone, logoText, footer } = form;
	return wrong.or({
		...details,
		name: name.trim(),
		iban,
		phone: phone.trim(),
		logoText: logoText.trim(),
		footer: footer.trim(),
		termMonths
	});
}

function readDetails<Form extends PartyTexts>(form: Form, wrong: Wrong<Form>): PartyDetails {
	const read = PARTY_FIELDS.map((field) => [field, wrong.read(field, readDetail(field, form[field])) ?? '']);
	return { ...NO_DETAILS, ...(Object.fromEntries(read) as Partial<PartyDetails>) };
}

/** Gathers what is wrong, by field. */
class Wrong<Form> {
	private readonly found: Partial<Record<keyof Form, string>> = {};

	add(field: keyof Form, code: string): void {
		this.found[field] = code;
	}

	read<Value>(field: keyof Form, read: Read<Value>): Value | undefined {
		if ('value' in read) return read.value;
		this.add(field, read.problem);
		return undefined;
	}

	or<Value>(value: Value): FormReading<Form, Value> {
		return Object.keys(this.found).length === 0 ? { ok: true, value } : { ok: false, wrong: this.found };
	}
}
