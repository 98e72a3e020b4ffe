/**
 * Usage files of every shape that can be read by their bytes, made of a seed: the same seed makes the same file. Each
 * column draws from some thousands of values that were made before, so that a record costs hardly more than its text.
 */
import { USAGE_NAMES, type Field } from '$lib/import/header';
import type { ReadingChoices } from '$lib/import/preview';
import type { Delimiter, Encoding } from '$lib/import/reading';
import { BYTEWISE, charactersOf, encoded } from './charsets';
import { Random } from './random';
import { MOMENT_FORMS, valueOf, type Manner } from './random-values';

export interface RandomFile {
	readonly file: File;
	readonly choices: ReadingChoices;
	/** What it is, to be told with a difference. */
	readonly shape: string;
	/** Something in it is not plain: bytes may leave it to text. */
	readonly isOdd: boolean;
}

/** How its text is written. */
interface Dialect {
	readonly delimiter: Delimiter;
	readonly newline: '\n' | '\r\n';
	readonly encoding: Encoding;
	readonly mark: boolean;
	/** So many values in a thousand are quoted that need not be. */
	readonly quoted: number;
	readonly preface: readonly string[];
	readonly endsInLineEnd: boolean;
}

/** Gives the text of a cell, quoted where it must be; `whose`: most of a usage key hangs together. */
type Column = (record: number, whose: number) => string;

const OPTIONAL = {
	'event-id': 800,
	'customer-name': 700,
	'customer-number': 700,
	account: 500,
	kvk: 300,
	'internal-number': 200,
	subscription: 400,
	unit: 400,
	'charge-name': 200,
	quantity: 900,
	'unit-price': 250,
	vat: 150,
	currency: 150
} as const satisfies Partial<Record<Field, number>>;

/** What is not plain: a cell of it, or a line among the others. */
const ODD_LINES = ['a\rb', 'a "b" c', '"a"b', '="0123"', '"a\r\nb"', '"nooit dicht'];

export function randomUsage(seed: number): RandomFile {
	const random = new Random(seed);
	const dialect = dialectOf(random);
	const manner: Manner = {
		numbers: random.of(['comma', 'point']),
		moments: random.isOneOf(400) ? 'utc' : random.of(MOMENT_FORMS),
		months: random.of([1, 1, 2, 12]),
		oddities: random.of([0, 2, 5, 10, 40]),
		characters: charactersOf(dialect.encoding),
		hasInnerSigns: random.isOneOf(500)
	};
	const fields = fieldsOf(random);
	const records = random.isOneOf(150) ? random.magnitude(1, 2000) : random.magnitude(3000, 70_000);
	const isOdd = random.isOneOf(40);
	// In one column: a record of more than 2 MiB is read as text.
	const longIn = random.isOneOf(300) ? fields.indexOf(undefined) : -1;
	const columns = fields.map((field, i) => {
		const column = columnOf(field, records, random, manner, dialect);
		return i === longIn ? longOnce(column, random.below(records)) : column;
	});
	const lines = linesOf(columns, records, random, dialect, manner.oddities);
	if (isOdd) lines.splice(random.below(lines.length), 0, random.of(ODD_LINES));
	const header = fields.map((field, i) => nameOf(field, i, random)).join(dialect.delimiter);
	const text = [...dialect.preface, header, ...lines].join(dialect.newline);
	const { encoding, mark, endsInLineEnd, delimiter } = dialect;
	const bytes = encoded(endsInLineEnd ? text + dialect.newline : text, encoding, mark);
	return {
		file: new File([bytes], 'verbruik.csv'),
		choices: { encoding, delimiter },
		shape: JSON.stringify({
			...dialect,
			...manner,
			characters: undefined,
			columns: fields.length,
			records,
			isOdd
		}),
		isOdd
	};
}

function dialectOf(random: Random): Dialect {
	const delimiter = random.of<Delimiter>([';', ';', ',', '\t', '|']);
	const newline = random.of(['\n', '\r\n'] as const);
	const preface = random.of([[], [], [], [], [`sep=${delimiter}`], ['Uitvoer van 1 januari', '']]);
	return {
		delimiter,
		newline,
		preface,
		encoding: random.isOneOf(750) ? 'utf-8' : random.of(BYTEWISE),
		mark: random.isOneOf(200),
		quoted: random.of([0, 0, 0, 50, 1000]),
		endsInLineEnd: random.isOneOf(800)
	};
}

/** The fields of its columns, in any order; undefined: a column that is none. */
function fieldsOf(random: Random): (Field | undefined)[] {
	const when = random.of<Field[]>([
		...Array.from({ length: 12 }, (): Field[] => ['moment']),
		['period'],
		['period-from', 'period-until'],
		['moment', 'period']
	]);
	const optional = (Object.keys(OPTIONAL) as (keyof typeof OPTIONAL)[]).filter((field) =>
		random.isOneOf(OPTIONAL[field])
	);
	const others = random.isOneOf(10) ? random.between(20, 60) : random.of([0, 0, 0, 1, 4]);
	return random.shuffled<Field | undefined>([
		...when,
		'sku',
		...optional,
		...Array.from({ length: others }, () => undefined)
	]);
}

function nameOf(field: Field | undefined, place: number, random: Random): string {
	return field ? random.of<string>(USAGE_NAMES[field]) : `kolom ${place + 1}`;
}

function written(text: string, random: Random, { delimiter, quoted }: Dialect): string {
	const must = text.includes(delimiter) || text.includes('"') || text.includes('\n');
	if (!must && !random.isOneOf(quoted)) return text;
	return `"${text.replaceAll('"', '""')}"`;
}

/** What does not hang together with whose usage it is, and how many values there are of it. */
const OF_EVENT = {
	// More than are kept natively.
	moment: [40, 300, 8192],
	quantity: [40, 300, 4096],
	'event-id': [40, 8192],
	sku: [1, 5, 40]
} as const satisfies Partial<Record<Field, readonly number[]>>;

function columnOf(
	field: Field | undefined,
	records: number,
	random: Random,
	manner: Manner,
	dialect: Dialect
): Column {
	if (field === 'event-id' && random.isOneOf(700)) return ids(random, dialect);
	const free =
		field === undefined ? [3, 300] : field in OF_EVENT ? OF_EVENT[field as keyof typeof OF_EVENT] : undefined;
	const distinct = Math.min(random.of(free ?? [3, 40, 300, 2000]), Math.ceil(records / 3));
	const values = Array.from({ length: distinct }, () =>
		written(valueOf(field, random, manner), random, dialect)
	);
	// Now and then such a column too: then hardly one usage key comes again.
	const isFree = free !== undefined || random.isOneOf(30);
	return (_, whose) => values[isFree ? random.below(distinct) : whose % distinct] as string;
}

/** Longer in one record than what is read at first behind a range. */
function longOnce(column: Column, at: number): Column {
	const long = 'lang '.repeat(9000);
	return (record, whose) => (record === at ? long : column(record, whose));
}

/** Unique ids, of which some come again. */
function ids(random: Random, dialect: Dialect): Column {
	const again = random.of([0, 1, 20]);
	const prefix = random.isOneOf(100) ? 'Réf ' : random.of(['tx-', '', `${random.digits(30)}-`]);
	// The prefix may be of characters that the encoding does not have: then it is written as it can be.
	const usable = [...prefix].every((char) => char < '\u0080' || dialect.encoding === 'utf-8') ? prefix : 'r-';
	const quote = random.isOneOf(dialect.quoted) ? '"' : '';
	return (record) => {
		const number = random.isOneOf(again) ? random.below(record + 1) : record;
		return `${quote}${usable}${number}${quote}`;
	};
}

function linesOf(
	columns: readonly Column[],
	records: number,
	random: Random,
	{ delimiter }: Dialect,
	oddities: number
): string[] {
	const lines: string[] = [];
	const customers = random.of([1, 10, 100, 1000]);
	for (let record = 0; record < records; record++) {
		let line = '';
		const whose = random.below(customers);
		for (let i = 0; i < columns.length; i++) {
			line += i === 0 ? '' : delimiter;
			line += (columns[i] as Column)(record, whose);
		}
		if (random.isOneOf(oddities)) line = ragged(line, random, delimiter);
		lines.push(line);
	}
	return lines;
}

/** A line that is no record of this file: blank, too long or too short. */
function ragged(line: string, random: Random, delimiter: string): string {
	const kind = random.below(10);
	if (kind === 0) return random.of(['', '   ', delimiter, delimiter.repeat(3), `${delimiter} ${delimiter}`]);
	if (kind === 1) return line + delimiter + 'te veel';
	// Only where no quote is open by it.
	return kind === 2 && !/["\n]/.test(line) ? line.slice(0, line.lastIndexOf(delimiter)) : line;
}
