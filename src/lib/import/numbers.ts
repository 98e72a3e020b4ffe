/** Numbers of a file, read exactly, and how a column writes its decimals (IMP-4). */
import { decimal, MAX_DIGITS, ZERO, type Decimal } from '$lib/domain/decimal';
import { addProof, type ProofCounts } from './proofs';
import type { NumberForm } from './reading';

export type NumberProblem = 'IMP-4.number-unreadable' | 'IMP-4.too-many-digits';

/** The largest exponent, either way, and with it the most zeros that a number may have beside its digits. */
const MAX_EXPONENT = 60;
const MAX_ZEROS = MAX_DIGITS + MAX_EXPONENT;
/** Longer is no number; it keeps the patterns below from long texts. */
const MAX_LENGTH = 300;

const ZERO_DIGIT = 48;
const MINUS = 45;

/** What a file writes where a number is missing, which is not zero. */
const MISSING = /^(?:-|nan|null)?$/i;

/** Whether a text stands for no number at all: blank, `-`, NaN, NULL (IMP-4). Padding does not count. */
export function isMissing(text: string): boolean {
	return text.length < 100 && MISSING.test(text.trim());
}

/** Sign, digits with separators, exponent, and a minus behind as bookkeepers write it. */
const NUMBER = /^([-+−]?)([\d.,'’ \u00a0\u202f]+)(?:e([-+]?\d+))?(-?)$/i;
/** Thousands: one separator throughout, groups of three, no zero in front. */
const GROUPED = /^[1-9]\d{0,2}([.,'’ \u00a0\u202f])\d{3}(?:\1\d{3})*$/;
const CURRENCY = /[€$£¥]|EUR|USD|GBP/i;
/** `+ £1,100.00`, `€ -12,50`, `12,50 EUR`: a sign, a currency, a sign, and what is to be a number. */
const AMOUNT =
	/^([-+−]?)\s*(?:[€$£¥]|EUR|USD|GBP)?\s*([-+−]?)\s*([\d.,][^€$£¥A-DF-Z]*?)\s*(?:[€$£¥]|EUR|USD|GBP)?$/i;
const DIGITS = /^\d+$/;

const SIGN: Readonly<Record<NumberForm, string>> = { comma: ',', point: '.' };

/**
 * A number as it is written where decimals follow a comma or a point. Thousands may be parted by the other of the
 * two, a space or an apostrophe. `missing`: blank, `-`, NaN, NULL. Padding does not count.
 */
export function parseNumber(text: string, form: NumberForm): Decimal | 'missing' | NumberProblem {
	return parsePlain(text, form) ?? parseWritten(text.trim(), form);
}

/** A whole number of at most nine digits and nothing else, without any allocation; -1 for all other texts. */
export function parseSmallInteger(text: string): number {
	const { length } = text;
	if (length === 0 || length > 9) return -1;
	let value = 0;
	for (let i = 0; i < length; i++) {
		const digit = text.charCodeAt(i) - ZERO_DIGIT;
		if (digit < 0 || digit > 9) return -1;
		value = value * 10 + digit;
	}
	return value;
}

/** The fast way for `-12,50`: at most fifteen digits, which a whole number holds exactly. */
function parsePlain(text: string, form: NumberForm): Decimal | undefined {
	const { length } = text;
	const sign = form === 'comma' ? 44 : 46;
	const from = text.charCodeAt(0) === MINUS ? 1 : 0;
	if (length === from || length - from > 16) return undefined;
	let digits = 0;
	let value = 0;
	let scale = -1;
	for (let i = from; i < length; i++) {
		const code = text.charCodeAt(i);
		const digit = code - ZERO_DIGIT;
		if (digit >= 0 && digit <= 9) {
			value = value * 10 + digit;
			digits++;
			if (scale >= 0) scale++;
		} else if (code === sign && scale < 0) {
			scale = 0;
		} else {
			return undefined;
		}
	}
	if (digits > 15 || scale === 0) return undefined;
	if (value === 0) return ZERO;
	while (scale > 0 && value % 10 === 0) {
		value /= 10;
		scale--;
	}
	return { coefficient: BigInt(from === 1 ? -value : value), scale: Math.max(scale, 0) };
}

function parseWritten(text: string, form: NumberForm): Decimal | 'missing' | NumberProblem {
	if (MISSING.test(text)) return 'missing';
	const match = text.length <= MAX_LENGTH ? NUMBER.exec(withoutCurrency(text)) : null;
	const [, sign = '', mantissa = '', exponent = '', behind = ''] = match ?? [];
	if (!match || (sign !== '' && behind !== '')) return 'IMP-4.number-unreadable';
	const [whole = '', fraction, more] = mantissa.split(SIGN[form]);
	const grouped = GROUPED.exec(whole);
	// A grouped number has no exponent: in `1.234e3` the point is a decimal one.
	const wholeRight = DIGITS.test(whole) || (grouped && grouped[1] !== SIGN[form] && exponent === '');
	const bareFraction = whole === '' && fraction !== undefined;
	const fractionRight = fraction === undefined || DIGITS.test(fraction);
	if (more !== undefined || !(wholeRight || bareFraction) || !fractionRight) return 'IMP-4.number-unreadable';
	const negative = sign === '-' || sign === '−' || behind === '-';
	return exact(whole.replace(/\D/g, ''), fraction ?? '', Number(exponent), negative);
}

/** An amount without the sign of its currency, which may stand before or behind it, and on either side of the sign. */
function withoutCurrency(text: string): string {
	const match = CURRENCY.test(text) ? AMOUNT.exec(text) : null;
	if (!match) return text;
	const [, before = '', inside = '', digits = ''] = match;
	return before !== '' && inside !== '' ? text : `${before}${inside}${digits}`;
}

/** `whole.fraction x 10^exponent`, within IMP-4's bounds. */
function exact(
	whole: string,
	fraction: string,
	exponent: number,
	negative: boolean
): Decimal | NumberProblem {
	const digits = `${whole}${fraction}`.replace(/^0+/, '');
	const significant = digits.replace(/0+$/, '');
	const scale = fraction.length - exponent - (digits.length - significant.length);
	if (significant === '') return ZERO;
	if (significant.length > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT) return 'IMP-4.too-many-digits';
	if (Math.abs(scale) > MAX_ZEROS) return 'IMP-4.too-many-digits';
	const coefficient = BigInt(significant);
	return decimal(negative ? -coefficient : coefficient, scale);
}

/** A value of the file and the line it stands on. */
export interface Seen {
	readonly value: string;
	readonly line: number;
}

/**
 * How a column writes its decimals. `decided`: every value reads the same that way or only that way; `by` is the
 * first that proves it, undefined where all are whole and read alike. `undecided`: some value, such as 1.234,
 * reads as two different numbers and none decides. `conflict`: some prove the one, some the other; `form` is that
 * of the most, and the others are unreadable in it.
 */
export type NumberDecision =
	| { readonly kind: 'decided'; readonly form: NumberForm; readonly by: Seen | undefined }
	| { readonly kind: 'undecided'; readonly example: Seen }
	| { readonly kind: 'conflict'; readonly form: NumberForm; readonly comma: Seen; readonly point: Seen };

/** Gathers what the values of one column prove. Values of nothing but digits need not be shown to it. */
export class NumberEvidence {
	readonly proofs: ProofCounts<NumberForm | 'either'> = {
		first: {},
		count: { comma: 0, point: 0, either: 0 }
	};

	/** `line` is counted from 1 in the file. Gives whether the value proves anything. */
	add(text: string, line: number): boolean {
		const proof = proofOf(text);
		if (proof !== undefined) addProof(this.proofs, proof, text, line);
		return proof !== undefined;
	}

	/** So many values that prove one form, and the first of them. */
	addMany(form: NumberForm, count: number, { value, line }: Seen): void {
		addProof(this.proofs, form, value, line, count);
	}

	decide(): NumberDecision {
		const { first, count } = this.proofs;
		const { comma, point, either } = first;
		if (comma && point) {
			return {
				kind: 'conflict',
				form: count.comma > count.point ? 'comma' : 'point',
				comma,
				point
			};
		}
		if (comma) return { kind: 'decided', form: 'comma', by: comma };
		if (point) return { kind: 'decided', form: 'point', by: point };
		if (either) return { kind: 'undecided', example: either };
		return { kind: 'decided', form: 'point', by: undefined };
	}
}

/**
 * The form that a value is readable in; `either` where it is a number in both, but not the same one; undefined
 * where it proves nothing.
 */
function proofOf(text: string): NumberForm | 'either' | undefined {
	const quick = quickProof(text);
	if (quick !== 'look') return quick;
	const comma = parseNumber(text, 'comma');
	const point = parseNumber(text, 'point');
	if (typeof comma === 'string') return typeof point === 'string' ? undefined : 'point';
	if (typeof point === 'string') return 'comma';
	return comma.coefficient === point.coefficient && comma.scale === point.scale ? undefined : 'either';
}

/** The fast way for `-12,5`: digits around one sign, which is no thousands separator without three behind it. */
function quickProof(text: string): NumberForm | undefined | 'look' {
	const from = text.charCodeAt(0) === MINUS ? 1 : 0;
	let sign = 0;
	let before = 0;
	let behind = 0;
	if (text.length > 30) return 'look';
	for (let i = from; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code >= ZERO_DIGIT && code <= ZERO_DIGIT + 9) {
			if (sign === 0) before++;
			else behind++;
		} else if ((code === 44 || code === 46) && sign === 0) {
			sign = code;
		} else {
			return 'look';
		}
	}
	if (sign === 0) return undefined;
	if (before === 0 || behind === 0 || behind === 3) return 'look';
	return sign === 44 ? 'comma' : 'point';
}
