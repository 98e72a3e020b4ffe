/** Numbers as people type them in a field: exact, and never guessed (VAT-4). */
import { decimal, MAX_DIGITS, type Decimal } from '$lib/domain/decimal';
import type { Language } from './messages';

const DIGITS = /^([-\u2212]?)(\d*)(?:([.,])(\d*))?$/;

/**
 * `12,5` or `12.5`, with spaces between thousands if wished. `missing` for blank. The language's mark between
 * thousands with exactly three digits behind it could be either and is not taken: `1.234` in Dutch.
 */
export function typedNumber(text: string, language: Language): Decimal | 'missing' | 'unreadable' {
	const bare = text.replace(/[\s\u00a0]/g, '');
	if (bare === '') return 'missing';
	const [, sign, whole = '', mark, fraction = ''] = DIGITS.exec(bare) ?? [];
	const digits = whole + fraction;
	if (digits === '' || digits.length > MAX_DIGITS) return 'unreadable';
	const grouping = language === 'nl' ? '.' : ',';
	if (mark === grouping && fraction.length === 3) return 'unreadable';
	const coefficient = BigInt(digits);
	return decimal(sign ? -coefficient : coefficient, fraction.length);
}

/** A number as {@link typedNumber} reads it back: a decimal mark, nothing between thousands. */
export function typeable(value: Decimal, language: Language): string {
	const negative = value.coefficient < 0n;
	const digits = (negative ? -value.coefficient : value.coefficient)
		.toString()
		.padStart(value.scale + 1, '0');
	const at = digits.length - value.scale;
	const mark = language === 'nl' ? ',' : '.';
	const fraction = value.scale > 0 ? mark + digits.slice(at) : '';
	return `${negative ? '-' : ''}${digits.slice(0, at)}${fraction}`;
}
