/** Values of usage files as they are met: mostly right, in one form to a file, and now and then anything. */
import type { Field } from '$lib/import/header';
import type { NumberForm } from '$lib/import/reading';
import type { Random } from './random';

/** How a file writes what it holds. */
export interface Manner {
	readonly numbers: NumberForm;
	readonly moments: keyof typeof MOMENTS;
	/** So many months are met, but for oddities. */
	readonly months: number;
	/** So many values in a thousand are of another form, blank or broken. */
	readonly oddities: number;
	/** Characters beyond ASCII that its encoding has. */
	readonly characters: readonly string[];
	/** Line ends and delimiters stand in texts, which are then quoted. */
	readonly hasInnerSigns: boolean;
}

interface Parts {
	readonly y: string;
	readonly m: string;
	readonly d: string;
	readonly time: string;
}

const MOMENTS = {
	utc: ({ y, m, d, time }: Parts) => `${y}-${m}-${d}T${time}Z`,
	milliseconds: ({ y, m, d, time }: Parts) => `${y}-${m}-${d}T${time}.250Z`,
	local: ({ y, m, d, time }: Parts) => `${y}-${m}-${d} ${time}`,
	offset: ({ y, m, d, time }: Parts) => `${y}-${m}-${d}T${time}+05:30`,
	day: ({ y, m, d }: Parts) => `${y}-${m}-${d}`,
	dashes: ({ y, m, d }: Parts) => `${Number(d)}-${Number(m)}-${y}`,
	'dashes and time': ({ y, m, d, time }: Parts) => `${d}-${m}-${y} ${time.slice(0, 5)}`,
	'short year': ({ y, m, d }: Parts) => `${Number(d)}-${Number(m)}-${y.slice(2)}`,
	'day first': ({ y, m, d, time }: Parts) => `${d}/${m}/${y} ${time}`,
	'month first': ({ y, m, d }: Parts) => `${Number(m)}/${Number(d)}/${y}`,
	compact: ({ y, m, d }: Parts) => `${y}${m}${d}`,
	serial: ({ m, d }: Parts) => String(44_197 + Number(m) * 30 + Number(d))
};
export const MOMENT_FORMS = Object.keys(MOMENTS) as (keyof typeof MOMENTS)[];

const NO_MOMENTS = ['', ' ', 'gisteren', '2021-02-30', '2021-13-01T00:00:00Z', '0000-00-00', '99999', 'NULL'];
const NO_NUMBERS = ['', ' ', '-', 'NULL', 'x', '1,2,3', '1.2.3', '--1', '1e99', '12 34', '0x10', 'É'];
const CHANGES = [
	'2021-03-28T01:59:59',
	'2021-10-31T02:30:00',
	'2021-10-31T00:30:00Z',
	'2021-12-31T23:00:00Z'
];

const two = (number: number): string => String(number).padStart(2, '0');

function momentOf(random: Random, { moments, months, oddities }: Manner): string {
	if (random.isOneOf(oddities)) {
		if (random.isOneOf(400)) return random.of(NO_MOMENTS);
		if (random.isOneOf(300)) return random.of(CHANGES);
		return formed(
			random,
			random.of(MOMENT_FORMS),
			random.of(['1999', '2020', '2022']),
			random.between(1, 12)
		);
	}
	return formed(random, moments, '2021', random.between(1, months));
}

function formed(random: Random, form: keyof typeof MOMENTS, y: string, month: number): string {
	const m = two(month);
	// Some months are shorter.
	const d = two(random.isOneOf(100) ? random.between(1, 31) : random.between(1, 28));
	const time = `${two(random.below(24))}:${two(random.below(60))}:${two(random.below(60))}`;
	return MOMENTS[form]({ y, m, d, time });
}

function periodOf(random: Random, manner: Manner): string {
	const [first, last] = [random.between(1, manner.months), random.between(1, 28)];
	if (random.isOneOf(manner.oddities)) return random.of(['', 'ooit', '2021-00', '2021', '1-9-2021 - ']);
	return random.of([
		`2021-${two(first)}`,
		`2021${two(first)}`,
		`1-${first}-2021 - ${last}-${first}-2021`,
		`2021-${two(first)}-01/2021-${two(first)}-${two(last)}`
	]);
}

/** A number as a file of that form writes it, or one that is none. */
function numberOf(random: Random, { numbers, oddities }: Manner): string {
	const [sign, thousands] = numbers === 'comma' ? [',', '.'] : ['.', ','];
	if (random.isOneOf(oddities)) {
		return random.of([
			...NO_NUMBERS,
			`1${thousands}234${sign}5`,
			`1${thousands}234`,
			`1${sign}234`,
			`1${sign}5e3`,
			`€ 12${sign}50`,
			`12${sign}50-`,
			`+7`,
			`${sign}5`,
			`5${sign}`,
			' 4 ',
			'000012',
			`${random.digits(9)}1`,
			`1${random.digits(random.between(20, 42))}`,
			`0${sign}${random.digits(30)}`,
			`3${thousands}5`
		]);
	}
	const whole = random.isOneOf(500) ? random.below(10) : random.magnitude(1, 999_999);
	const text = `${random.isOneOf(30) ? '-' : ''}${whole}`;
	return random.isOneOf(500)
		? text
		: `${text}${sign}${random.digits(random.isOneOf(10) ? 3 : random.of([1, 2, 2, 4]))}`;
}

/** A name or an identifier. */
function textOf(random: Random, { oddities, characters, hasInnerSigns }: Manner): string {
	const plain = random.of(['Zaak', 'EMAIL', 'PRINT', 'A-', 'Kantoor ', '10', 'x_', 'de ']) + random.digits(2);
	if (random.isOneOf(700)) return plain;
	const foreign = random.of(characters) + plain + random.of(characters);
	if (random.isOneOf(900 - oddities)) return foreign;
	return random.of([
		'',
		` ${plain} `,
		`\u0001${plain}`,
		`=1+${plain}`,
		'a'.repeat(random.of([300, 999, 1001, 1500])),
		...(hasInnerSigns
			? [`${plain}\n${foreign}`, 'a;b', 'a,b', 'a\tb', 'a|b', `"${plain}"`, `'s ${plain}`]
			: [])
	]);
}

const OWN: Partial<Record<Field, (random: Random, manner: Manner) => string>> = {
	moment: momentOf,
	'period-from': (random, { months }) => `2021-${two(random.between(1, months))}-01`,
	'period-until': (random, { oddities }) =>
		random.isOneOf(oddities) ? '' : `2021-12-${two(random.between(28, 31))}`,
	period: periodOf,
	quantity: numberOf,
	'unit-price': numberOf,
	vat: (random, { oddities }) => (random.isOneOf(oddities) ? random.of(['19%', '-1', 'geen']) : '21'),
	currency: (random, { oddities }) =>
		random.isOneOf(oddities) ? random.of(['', 'usd', 'EURO', '€']) : random.of(['EUR', 'EUR', 'USD'])
};

/** A value of a field; undefined: of a column that is none. */
export function valueOf(field: Field | undefined, random: Random, manner: Manner): string {
	const own = field && OWN[field];
	return own ? own(random, manner) : textOf(random, manner);
}
