/** Numbers that a company is known by, checked by their form, and by their check digits where those are certain. */

/** Without the spaces, points and dashes that people write in them, in capitals. */
export function compactId(text: string): string {
	return text.replace(/[\s.\-/]/g, '').toUpperCase();
}

/** A number in the Dutch trade register: eight digits. */
export function isKvkNumber(text: string): boolean {
	return /^\d{8}$/.test(text);
}

/** VAT ids of the European Union by country, behind its two letters. Greece writes EL. */
const VAT_FORMS: Readonly<Record<string, RegExp>> = {
	AT: /^U\d{8}$/,
	BE: /^[01]\d{9}$/,
	BG: /^\d{9,10}$/,
	CY: /^\d{8}[A-Z]$/,
	CZ: /^\d{8,10}$/,
	DE: /^\d{9}$/,
	DK: /^\d{8}$/,
	EE: /^\d{9}$/,
	EL: /^\d{9}$/,
	ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
	FI: /^\d{8}$/,
	FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
	HR: /^\d{11}$/,
	HU: /^\d{8}$/,
	IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
	IT: /^\d{11}$/,
	LT: /^(\d{9}|\d{12})$/,
	LU: /^\d{8}$/,
	LV: /^\d{11}$/,
	MT: /^\d{8}$/,
	NL: /^\d{9}B\d{2}$/,
	PL: /^\d{10}$/,
	PT: /^\d{9}$/,
	RO: /^\d{2,10}$/,
	SE: /^\d{12}$/,
	SI: /^\d{8}$/,
	SK: /^\d{10}$/,
	XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/
};

/**
 * Whether a compact VAT id can be one: two letters of the country and its form. A Dutch one must also pass the
 * check of legal entities (modulus 11) or that of sole traders since 2020 (modulus 97). Of countries outside
 * the union only the letters and at least two characters behind them are asked.
 */
export function isVatId(text: string): boolean {
	const country = text.slice(0, 2);
	const rest = text.slice(2);
	if (!/^[A-Z]{2}$/.test(country)) return false;
	const form = VAT_FORMS[country];
	if (!form) return /^[A-Z0-9]{2,18}$/.test(rest);
	if (!form.test(rest)) return false;
	return country !== 'NL' || passesElevenCheck(rest.slice(0, 9)) || modulo97(text) === 1;
}

function passesElevenCheck(digits: string): boolean {
	const sum = [...digits.slice(0, 8)].reduce((total, digit, i) => total + Number(digit) * (9 - i), 0);
	return digits !== '000000000' && sum % 11 === Number(digits[8]);
}

/** ISO 7064 modulus 97-10; letters count as 10 to 35. */
function modulo97(text: string): number {
	let rest = 0;
	for (const character of text) {
		const value = parseInt(character, 36);
		rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
	}
	return rest;
}

/** Whether a compact IBAN passes its check digits (ISO 13616); a Dutch one also has its form. */
export function isIban(text: string): boolean {
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
	if (text.startsWith('NL') && !/^NL\d{2}[A-Z]{4}\d{10}$/.test(text)) return false;
	return modulo97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** Two letters, as ISO 3166-1 has them; which of them are countries is not looked up. */
export function isCountry(text: string): boolean {
	return /^[A-Z]{2}$/.test(text);
}

/** A name, an at sign and a domain with a point: what can be an address, not whether it exists. */
export function isEmail(text: string): boolean {
	return /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(text);
}
