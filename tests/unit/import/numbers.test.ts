import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, fromText, significantDigits, toText, type Decimal } from '$lib/domain/decimal';
import { NumberEvidence, parseNumber, parseSmallInteger, type NumberDecision } from '$lib/import/numbers';
import type { NumberForm } from '$lib/import/reading';

/** Canonical text of what was read, or the word or code in its place. */
function read(text: string, form: NumberForm): string {
	const value = parseNumber(text, form);
	return typeof value === 'string' ? value : toText(value);
}

const UNREADABLE = 'IMP-4.number-unreadable';
const TOO_MANY = 'IMP-4.too-many-digits';

describe('reading', () => {
	test.each<[string, NumberForm, string]>([
		['12', 'comma', '12'],
		['007', 'point', '7'],
		['-12,50', 'comma', '-12.5'],
		['12.50', 'point', '12.5'],
		['+1,53e4', 'comma', '15300'],
		['-1.53E-4', 'point', '-0.000153'],
		['9.984E-7', 'point', '0.0000009984'],
		['.5', 'point', '0.5'],
		['-,5', 'comma', '-0.5'],
		['12-', 'comma', '-12'],
		['1.234,50-', 'comma', '-1234.5'],
		['−3', 'point', '-3'],
		['1.234', 'comma', '1234'],
		['1.234', 'point', '1.234'],
		['1.234.567,89', 'comma', '1234567.89'],
		['1,234,567.89', 'point', '1234567.89'],
		['1 234 567,8', 'comma', '1234567.8'],
		['1\u00a0234,8', 'comma', '1234.8'],
		['1\u202f234.8', 'point', '1234.8'],
		["1'234'567.8", 'point', '1234567.8'],
		['1’234,8', 'comma', '1234.8'],
		['  42 ', 'comma', '42'],
		['\u00a042\t', 'comma', '42'],
		['-0,000', 'comma', '0'],
		['€ 1.234,50', 'comma', '1234.5'],
		['€ -12,50', 'comma', '-12.5'],
		['-€12,50', 'comma', '-12.5'],
		['12,50 EUR', 'comma', '12.5'],
		['£67.40', 'point', '67.4'],
		['+ £1,100.00', 'point', '1100'],
		['$ .5', 'point', '0.5'],
		['USD 1e-3', 'point', '0.001'],
		['0e99', 'point', '0'],
		['82544000000000707.52', 'point', '82544000000000707.52'],
		['1e60', 'point', `1${'0'.repeat(60)}`]
	])('IMP-4 %j with decimal %s is %s', (text, form, expected) => {
		expect(read(text, form)).toBe(expected);
	});

	test.each(['', ' ', '-', 'NaN', 'nan', 'NULL', 'null', ' Null '])(
		'IMP-4 %j is missing, not zero',
		(text) => {
			expect(parseNumber(text, 'comma')).toBe('missing');
			expect(parseNumber(text, 'point')).toBe('missing');
		}
	);

	test.each<[string, NumberForm]>([
		['abc', 'comma'],
		['12a', 'point'],
		['€ 5 kWh', 'comma'],
		['€', 'comma'],
		['- £ -5', 'point'],
		['5 € 5', 'comma'],
		['5%', 'comma'],
		['(5)', 'comma'],
		['1,2,3', 'comma'],
		['1.2.3', 'point'],
		['1.23,4', 'comma'],
		['12.34', 'comma'],
		['1234.567', 'comma'],
		['1.2345', 'comma'],
		['0.234', 'comma'],
		['1,23,456.7', 'point'],
		['1.234 567', 'comma'],
		['1  234', 'comma'],
		['12 34', 'comma'],
		['1 234\u00a0567', 'comma'],
		['5,', 'comma'],
		['.', 'point'],
		[',', 'comma'],
		['--5', 'comma'],
		['-5-', 'comma'],
		['+5-', 'comma'],
		['- 5', 'comma'],
		['1e', 'point'],
		['1e5.5', 'point'],
		['1.234e3', 'comma'],
		['Infinity', 'point'],
		['0x10', 'point'],
		['1_000', 'point'],
		['١٢', 'point'],
		['1'.repeat(400), 'point']
	])('IMP-4 %j with decimal %s is unreadable, never guessed', (text, form) => {
		expect(read(text, form)).toBe(UNREADABLE);
	});

	test('IMP-4 38 significant digits are read, 39 are not; zeros around them do not count', () => {
		const digits = '12345678901234567890123456789012345678';
		expect(read(digits, 'point')).toBe(digits);
		expect(read(`000${digits}000`, 'point')).toBe(`${digits}000`);
		expect(read(`0.${'0'.repeat(20)}${digits}00`, 'point')).toBe(`0.${'0'.repeat(20)}${digits}`);
		expect(read(`${digits}1`, 'point')).toBe(TOO_MANY);
		expect(read(`0,${digits}1`, 'comma')).toBe(TOO_MANY);
	});

	test('IMP-4 exponents and zeros have their bounds', () => {
		expect(read('1e61', 'point')).toBe(TOO_MANY);
		expect(read('1e-61', 'point')).toBe(TOO_MANY);
		expect(read('1e999999999999999999', 'point')).toBe(TOO_MANY);
		expect(read(`1${'0'.repeat(200)}`, 'point')).toBe(TOO_MANY);
		expect(read(`0.${'0'.repeat(200)}1`, 'point')).toBe(TOO_MANY);
	});

	const number = fc
		.record({ digits: fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), scale: fc.nat(20) })
		.map(({ digits, scale }) => decimal(digits, scale));
	const small = fc
		.record({ digits: fc.bigInt({ min: -99999999n, max: 99999999n }), scale: fc.nat(6) })
		.map(({ digits, scale }) => decimal(digits, scale));

	/** A number as people write it: a sign, thousands parted or not, zeros behind. */
	function writtenAs(value: Decimal, form: NumberForm, parting: string, zeros: number): string {
		const [whole = '', fraction = ''] = toText(value).replace('-', '').split('.');
		const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, parting);
		const decimals = fraction + '0'.repeat(zeros);
		const sign = form === 'comma' ? ',' : '.';
		return `${value.coefficient < 0n ? '-' : ''}${grouped}${decimals === '' ? '' : sign + decimals}`;
	}

	test('IMP-4 a number written in its form reads as itself, whatever parts its thousands', () => {
		const parting = fc.constantFrom('', ' ', '\u00a0', '\u202f', "'", '’', 'other');
		fc.assert(
			fc.property(
				fc.oneof(number, small),
				fc.constantFrom<NumberForm>('comma', 'point'),
				parting,
				fc.nat(3),
				(value, form, part, zeros) => {
					fc.pre(significantDigits(value) <= 38);
					const separator = part === 'other' ? (form === 'comma' ? '.' : ',') : part;
					expect(parseNumber(writtenAs(value, form, separator, zeros), form)).toEqual(value);
				}
			),
			{ numRuns: 1000 }
		);
	});

	test('IMP-4 an exponent moves the point', () => {
		fc.assert(
			fc.property(small, fc.integer({ min: -60, max: 60 }), (value, exponent) => {
				const scaled = decimal(value.coefficient, value.scale - exponent);
				expect(parseNumber(`${toText(value)}e${exponent}`, 'point')).toEqual(scaled);
			})
		);
	});

	test('IMP-4 small whole numbers are read without a decimal', () => {
		expect(parseSmallInteger('0')).toBe(0);
		expect(parseSmallInteger('007')).toBe(7);
		expect(parseSmallInteger('999999999')).toBe(999_999_999);
		for (const text of ['', '1000000000', '-1', '+1', '1 ', ' 1', '1.0', '1,0', '1e3', 'x', '１']) {
			expect(parseSmallInteger(text), text).toBe(-1);
		}
		fc.assert(
			fc.property(fc.nat(999_999_999), (n) => {
				expect(parseSmallInteger(String(n))).toBe(n);
				expect(parseNumber(String(n), 'comma')).toEqual(fromText(String(n)));
			})
		);
	});
});

describe('evidence', () => {
	function decide(...values: string[]): NumberDecision {
		const evidence = new NumberEvidence();
		values.forEach((value, i) => {
			evidence.add(value, i + 2);
		});
		return evidence.decide();
	}

	test('IMP-4 one value that reads only one way decides its column', () => {
		expect(decide('1', '1.234', '0,5', '1.234,5')).toEqual({
			kind: 'decided',
			form: 'comma',
			by: { value: '0,5', line: 4 }
		});
		expect(decide('1,234', '12.5')).toEqual({
			kind: 'decided',
			form: 'point',
			by: { value: '12.5', line: 3 }
		});
	});

	test.each<[string, NumberForm]>([
		['1,5', 'comma'],
		['1,2345', 'comma'],
		['0,234', 'comma'],
		[',234', 'comma'],
		['1234,567', 'comma'],
		['1.234,567', 'comma'],
		['1.234.567', 'comma'],
		['1 234,567', 'comma'],
		['1,234e3', 'comma'],
		['1.5', 'point'],
		['1,234.567', 'point'],
		['1,234,567', 'point'],
		["1'234.567", 'point'],
		['9.984E-7', 'point']
	])('IMP-4 %j proves decimal %s', (value, form) => {
		expect(decide(value)).toEqual({ kind: 'decided', form, by: { value, line: 2 } });
	});

	test.each(['1.234', '1,234', '-123.456', '12,345', '1.234-'])('IMP-4 %j alone decides nothing', (value) => {
		expect(decide('7', value, 'NULL')).toEqual({ kind: 'undecided', example: { value, line: 3 } });
	});

	test('IMP-4 whole numbers, missing and unreadable values need no decision', () => {
		expect(decide('1', '-20', '1 234', '', '-', 'NaN', 'abc', '1,2,3.4.5', '1,50 kWh')).toEqual({
			kind: 'decided',
			form: 'point',
			by: undefined
		});
	});

	test('IMP-4 values that prove both are a conflict, read as the most of them are', () => {
		expect(decide('1,5', '2.5', '3,5')).toEqual({
			kind: 'conflict',
			form: 'comma',
			comma: { value: '1,5', line: 2 },
			point: { value: '2.5', line: 3 }
		});
		expect(parseNumber('2.5', 'comma')).toBe(UNREADABLE);
	});

	test('IMP-4 evidence is what reading both ways tells', () => {
		const text = fc
			.array(fc.constantFrom('1', '0', '234', ',', '.', ' ', '-', 'e5', 'x'), { maxLength: 7 })
			.map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(text, (value) => {
				const comma = read(value, 'comma');
				const point = read(value, 'point');
				const isNumber = (word: string): boolean => /^-?\d/.test(word);
				const expected =
					!isNumber(comma) && !isNumber(point) ? 'point' : !isNumber(point) ? 'comma' : 'point';
				const decision = decide(value);
				if (isNumber(comma) && isNumber(point) && comma !== point) {
					expect(decision.kind).toBe('undecided');
				} else {
					const proves = isNumber(comma) !== isNumber(point);
					expect(decision).toEqual({
						kind: 'decided',
						form: expected,
						by: proves ? { value, line: 2 } : undefined
					});
				}
			}),
			{ numRuns: 2000 }
		);
	});
});
