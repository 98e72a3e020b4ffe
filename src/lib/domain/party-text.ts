/** What people write of a company, read into what an invoice can say: from a form or from a list. */
import { NO_DETAILS, type PartyDetails } from './party';
import { compactId, isCountry, isEmail, isIban, isKvkNumber, isVatId } from './party-ids';

export type PartyTexts = Readonly<Record<keyof PartyDetails, string>>;

/** What cannot be read, by the code of its sentence. */
export type PartyProblem =
	| 'BIL-4.kvk-unreadable'
	| 'BIL-4.vat-id-unreadable'
	| 'BIL-4.country-unreadable'
	| 'BIL-4.email-unreadable'
	| 'BIL-4.iban-unreadable'
	| 'BIL-2.term-unreadable';

/** A value, or why there is none. */
export type Read<Value> = { readonly value: Value } | { readonly problem: PartyProblem };

/** A term longer than this many months is a slip of the finger. */
const LONGEST_TERM = 24;

/** Countries by the names that people write; any other is written by its two letters. */
const COUNTRIES: ReadonlyMap<string, string> = new Map([
	['nederland', 'NL'],
	['netherlands', 'NL'],
	['the netherlands', 'NL'],
	['belgië', 'BE'],
	['belgie', 'BE'],
	['belgium', 'BE'],
	['duitsland', 'DE'],
	['germany', 'DE'],
	['luxemburg', 'LU'],
	['luxembourg', 'LU'],
	['frankrijk', 'FR'],
	['france', 'FR'],
	['verenigd koninkrijk', 'GB'],
	['united kingdom', 'GB']
]);

const READERS: { readonly [Field in keyof PartyDetails]: (text: string) => Read<string> } = {
	street: plain,
	postcode: plain,
	city: plain,
	country: (text) => {
		const code = COUNTRIES.get(text.trim().toLowerCase()) ?? text.trim().toUpperCase();
		return checked(code, isCountry, 'BIL-4.country-unreadable');
	},
	kvk: (text) => checked(compactId(text), isKvkNumber, 'BIL-4.kvk-unreadable'),
	vatId: (text) => checked(compactId(text), isVatId, 'BIL-4.vat-id-unreadable'),
	email: (text) => checked(text.trim(), isEmail, 'BIL-4.email-unreadable')
};

export const PARTY_FIELDS = Object.keys(NO_DETAILS) as (keyof PartyDetails)[];

/** One detail; blank is read as not known. */
export function readDetail(field: keyof PartyDetails, text: string): Read<string> {
	return READERS[field](text);
}

/** An IBAN without its spaces; blank is none. */
export function readIban(text: string): Read<string> {
	return checked(compactId(text), isIban, 'BIL-4.iban-unreadable');
}

/** Whole months, 0 to {@link LONGEST_TERM}; blank is none (BIL-2). */
export function readTerm(text: string): Read<number | undefined> {
	const months = text.trim();
	if (months === '') return { value: undefined };
	const isTerm = /^\d{1,2}$/.test(months) && Number(months) <= LONGEST_TERM;
	return isTerm ? { value: Number(months) } : { problem: 'BIL-2.term-unreadable' };
}

function plain(text: string): Read<string> {
	return { value: text.replace(/\s+/g, ' ').trim() };
}

function checked(value: string, is: (value: string) => boolean, problem: PartyProblem): Read<string> {
	return value === '' || is(value) ? { value } : { problem };
}
