/** Who an invoice is from and who it is for, as the law wants them named on it (BIL-4). */

/** What stands on an invoice of either of them besides the name. Blank: not known. */
export interface PartyDetails {
	/** With the house number. */
	readonly street: string;
	readonly postcode: string;
	readonly city: string;
	/** ISO 3166-1, two letters: `NL`. */
	readonly country: string;
	/** Number in the trade register (Kamer van Koophandel). */
	readonly kvk: string;
	/** VAT id without spaces or points: `NL123456789B01`. */
	readonly vatId: string;
	readonly email: string;
}

/** The user's own company: the seller on every invoice. */
export interface Company extends PartyDetails {
	readonly name: string;
	/** Without spaces. */
	readonly iban: string;
	readonly phone: string;
	/** Stands large at the head of an invoice; blank: the name does. */
	readonly logoText: string;
	/** Stands at the foot of every invoice. */
	readonly footer: string;
	/** Months to pay in, where customer and run do not say (BIL-2). */
	readonly termMonths: number;
}

export const NO_DETAILS: PartyDetails = {
	street: '',
	postcode: '',
	city: '',
	country: '',
	kvk: '',
	vatId: '',
	email: ''
};

/** Before the user tells of it. */
export const NO_COMPANY: Company = {
	...NO_DETAILS,
	country: 'NL',
	name: '',
	iban: '',
	phone: '',
	logoText: '',
	footer: '',
	termMonths: 1
};

/** Whether nothing is known. */
export function isBlank(details: PartyDetails): boolean {
	return Object.keys(NO_DETAILS).every((field) => details[field as keyof PartyDetails] === '');
}
