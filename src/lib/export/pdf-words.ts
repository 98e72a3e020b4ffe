/** The words of an invoice on paper: in the language in which it was asked for. Legal words stay Dutch (VAT-3). */
import { fromText, toText, type Decimal } from '$lib/domain/decimal';
import { fromMinor, minorDigits, type Minor } from '$lib/domain/money';
import { dateOf, longDate, type Day } from '$lib/domain/period';

export type DocumentLanguage = 'nl' | 'en';

const nl = {
	invoice: 'Factuur',
	creditNote: 'Creditnota',
	number: 'Factuurnummer',
	creditNumber: 'Creditnotanummer',
	date: 'Factuurdatum',
	due: 'Vervaldatum',
	customerNumber: 'Klantnummer',
	corrects: 'Corrigeert factuur',
	kvk: 'KvK',
	vatId: 'Btw-nr.',
	account: 'Klantaccount',
	internalNumber: 'Intern klantnummer',
	subscription: 'Abonnement',
	columns: ['Omschrijving', 'SKU', 'Periode', 'Aantal', 'Eenheid', 'Per stuk', 'Btw', 'Ex. btw'],
	late: 'nagekomen',
	reverse: 'verlegd',
	exempt: 'vrijgest.',
	net: 'Totaal ex. btw',
	vatOver: (rate: string, over: string) => `Btw ${rate}% over ${over}`,
	without: (words: string, over: string) => `${words}, over ${over}`,
	vat: 'Totaal btw',
	total: 'Totaal',
	perLine: 'De btw is per regel afgerond.',
	lateNote: 'Regels met ‘nagekomen’ betreffen verbruik van een eerdere periode dat later binnenkwam.',
	pay: (amount: string, day: string, iban: string, name: string, number: string) =>
		`Wij verzoeken u ${amount} uiterlijk ${day} over te maken op ${iban} ten name van ${name}, onder vermelding van ${number}.`,
	settle: (amount: string) => `Het bedrag van ${amount} wordt met u verrekend.`,
	page: (page: string, of: string) => `Pagina ${page} van ${of}`
};

const en: typeof nl = {
	invoice: 'Invoice',
	creditNote: 'Credit note',
	number: 'Invoice number',
	creditNumber: 'Credit note number',
	date: 'Invoice date',
	due: 'Due date',
	customerNumber: 'Customer number',
	corrects: 'Corrects invoice',
	kvk: 'CoC',
	vatId: 'VAT id',
	account: 'Customer account',
	internalNumber: 'Internal number',
	subscription: 'Subscription',
	columns: ['Description', 'SKU', 'Period', 'Quantity', 'Unit', 'Unit price', 'VAT', 'Excl. VAT'],
	late: 'late',
	reverse: 'reverse',
	exempt: 'exempt',
	net: 'Total excl. VAT',
	vatOver: (rate: string, over: string) => `VAT ${rate}% on ${over}`,
	without: (words: string, over: string) => `${words}, on ${over}`,
	vat: 'Total VAT',
	total: 'Total',
	perLine: 'VAT is rounded per line.',
	lateNote: 'Lines marked ‘late’ are usage of an earlier period that came in later.',
	pay: (amount: string, day: string, iban: string, name: string, number: string) =>
		`Please transfer ${amount} by ${day} to ${iban} in the name of ${name}, stating ${number}.`,
	settle: (amount: string) => `The amount of ${amount} will be settled with you.`,
	page: (page: string, of: string) => `Page ${page} of ${of}`
};

export type Words = typeof nl;

export const WORDS: Readonly<Record<DocumentLanguage, Words>> = { nl, en };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const SIGNS: Readonly<Record<string, string>> = { EUR: '€', USD: 'US$', GBP: '£' };

/** How figures and dates are written in a language. */
export class Figures {
	constructor(private readonly language: DocumentLanguage) {}

	/** In full, nothing rounded: `1.234,5`. */
	decimal(value: Decimal, minDecimals = 0): string {
		const [whole = '0', fraction = ''] = toText(value).replace('-', '').split('.');
		const [group, mark] = this.language === 'nl' ? ['.', ','] : [',', '.'];
		const decimals = fraction.padEnd(minDecimals, '0');
		const minus = value.coefficient < 0n ? '−' : '';
		return `${minus}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${decimals === '' ? '' : mark + decimals}`;
	}

	/** A VAT rate, from its canonical text: `5,5`. */
	percent(rate: string): string {
		return this.decimal(fromText(rate));
	}

	/** An amount without its currency. */
	amount(amount: Minor, currency: string): string {
		return this.decimal(fromMinor(amount, currency), minorDigits(currency));
	}

	/** With its currency: `€ 1.234,56`. */
	money(amount: Minor, currency: string): string {
		return `${SIGNS[currency] ?? currency} ${this.amount(amount, currency)}`;
	}

	day(day: Day): string {
		if (this.language === 'nl') return longDate(day);
		const { year, month, day: date } = dateOf(day);
		return `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
	}
}
