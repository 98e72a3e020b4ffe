/** A price list file, read whole or not at all (contract of the price list; PRI-2, PRI-5). */
import { Failure } from '$lib/domain/failure';
import { priceId, type Price } from '$lib/domain/price';
import { DateEvidence } from './date-evidence';
import { detectFile, type DetectChoices } from './detect';
import { mapColumns, PRICE_NAMES, type HeaderMapping, type PriceField } from './header';
import { NumberEvidence } from './numbers';
import { priceOf } from './price-group';
import {
	PriceRowReader,
	type PriceForms,
	type PriceListProblem,
	type PriceRow,
	type Staffel
} from './price-row';
import type { DateOrder, Detected, Encoding, NumberForm } from './reading';
import { readRecords } from './records';

export type { PriceListProblem, Staffel };
export { writePriceList } from './price-list-text';

/** The user's answers and corrections; what is absent is detected. */
export interface PriceListChoices extends DetectChoices {
	/** What `staffel` means in this file (`PRI-2.staffel-ambiguous` asks). */
	readonly staffel?: Staffel | undefined;
	/** How numbers are written in columns that do not decide it (`IMP-4.number-undecided` asks). */
	readonly numberForm?: NumberForm | undefined;
	/** Which comes first in dates that do not decide it (`IMP-5.date-undecided` asks). */
	readonly dateOrder?: DateOrder | undefined;
}

export type PriceListReading =
	| {
			readonly ok: true;
			readonly prices: readonly Price[];
			/** Rows of the file behind its header, blank ones not counted. */
			readonly rows: number;
			readonly encoding: Encoding;
			/** Names of columns that hold nothing of a price list. */
			readonly unused: readonly string[];
	  }
	| { readonly ok: false; readonly problems: readonly PriceListProblem[]; readonly rows: number };

/** A record with its line in the file. */
interface Line {
	readonly record: readonly string[];
	readonly line: number;
}

interface Table {
	readonly found: Detected;
	readonly lines: readonly Line[];
	/** Lines of records with a quote out of place. */
	readonly misquoted: readonly Line[];
}

const NUMBER_FIELDS: readonly PriceField[] = [
	'up-to',
	'unit-price',
	'package-size',
	'vat',
	'free',
	'minimum'
];

/** What a price list cannot do without. */
const NEEDED: readonly (readonly [PriceField, string])[] = [
	['sku', 'IMP-3.no-sku'],
	['unit-price', 'PRI-2.no-price-column'],
	['valid-from', 'PRI-1.no-date-column']
];

/**
 * Reads a price list. One problem, and no price of the file counts: all problems are told together. A file that is
 * no table at all throws the Failures of IMP-1, IMP-2 and IMP-11, with the file's name.
 */
export async function readPriceList(
	file: Blob,
	fileName: string,
	choices: PriceListChoices = {}
): Promise<PriceListReading> {
	try {
		return pricesOf(await readTable(file, choices), choices);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		// Its beginning looked like UTF-8, and a byte further on is not (IMP-2).
		if (error.code === 'IMP-2.not-utf8' && choices.encoding === undefined) {
			return readPriceList(file, fileName, { ...choices, encoding: 'windows-1252' });
		}
		throw new Failure(error.code, { file: fileName, ...error.detail }, { cause: error });
	}
}

async function readTable(file: Blob, choices: PriceListChoices): Promise<Table> {
	const found = await detectFile(file, PRICE_NAMES, choices);
	const lines: Line[] = [];
	const misquoted: Line[] = [];
	for await (const block of readRecords(file, found.encoding, found.dialect)) {
		block.records.forEach((record, i) => lines.push({ record, line: block.lines[i] ?? 0 }));
		for (const i of block.misplacedQuotes) {
			misquoted.push({ record: block.records[i] ?? [], line: block.lines[i] ?? 0 });
		}
	}
	return { found, lines, misquoted };
}

function pricesOf({ found, lines, misquoted }: Table, choices: PriceListChoices): PriceListReading {
	const { header, dialect } = found;
	const mapping = mapColumns(header, PRICE_NAMES);
	const absent = NEEDED.filter(([field]) => mapping.fields[field] === undefined).map(([, code]) =>
		problem(code, dialect.headerLine, '', header.join(' | '))
	);
	if (absent.length > 0) return { ok: false, problems: absent, rows: lines.length };
	if (lines.length === 0) {
		return { ok: false, problems: [problem('IMP-1.no-records', dialect.headerLine, '', '')], rows: 0 };
	}
	const problems = misquoted.map(({ record, line }) =>
		problem('IMP-1.misplaced-quote', line, '', record.join(dialect.delimiter))
	);
	const forms = formsOf(lines, header, mapping, choices, problems);
	const reader = new PriceRowReader(header, mapping.fields, forms);
	const rows = lines.flatMap(({ record, line }) => reader.read(record, line) ?? []);
	problems.push(...reader.problems);
	const prices = groupPrices(withoutBroken(rows, lines, mapping, reader.problems), header, mapping, problems);
	if (problems.length > 0) {
		problems.sort((a, b) => a.line - b.line);
		return { ok: false, problems, rows: lines.length };
	}
	const unused = mapping.unused.map((column) => header[column] ?? '').filter((name) => name !== '');
	return { ok: true, prices, rows: lines.length, encoding: found.encoding, unused };
}

/** How numbers and dates are written, decided from all values; what they do not decide is a problem to answer. */
function formsOf(
	lines: readonly Line[],
	header: readonly string[],
	{ fields }: HeaderMapping<PriceField>,
	choices: PriceListChoices,
	problems: PriceListProblem[]
): PriceForms {
	const numbers: Partial<Record<PriceField, NumberForm>> = {};
	for (const field of NUMBER_FIELDS) {
		const column = fields[field];
		if (column === undefined) continue;
		const evidence = new NumberEvidence();
		for (const { record, line } of lines) evidence.add(withoutPercent(record[column] ?? ''), line);
		const decision = evidence.decide();
		if (decision.kind !== 'undecided') {
			numbers[field] = decision.form;
		} else {
			numbers[field] = choices.numberForm ?? 'comma';
			const { line, value } = decision.example;
			if (!choices.numberForm)
				problems.push(problem('IMP-4.number-undecided', line, header[column] ?? '', value));
		}
	}
	const dates = new DateEvidence();
	const column = fields['valid-from'] ?? -1;
	for (const { record, line } of lines) dates.add(record[column] ?? '', line);
	const decision = dates.decide(choices.dateOrder);
	if (decision.kind === 'undecided') {
		const { line, value } = decision.example;
		problems.push(problem('IMP-5.date-undecided', line, header[column] ?? '', value));
	}
	return { numbers, dates: decision.orders, staffel: choices.staffel };
}

/** VAT may be written as `21 %`. */
function withoutPercent(cell: string): string {
	const text = cell.trim();
	return text.endsWith('%') ? text.slice(0, -1) : text;
}

function groupPrices(
	rows: readonly PriceRow[],
	header: readonly string[],
	{ fields }: HeaderMapping<PriceField>,
	problems: PriceListProblem[]
): Price[] {
	const groups = new Map<string, PriceRow[]>();
	for (const row of rows) {
		const id = priceId(row.target);
		const group = groups.get(id);
		if (group) group.push(row);
		else groups.set(id, [row]);
	}
	const prices: Price[] = [];
	for (const group of groups.values()) {
		const price = priceOf(group);
		if (!Array.isArray(price)) {
			prices.push(price);
			continue;
		}
		for (const { field, ...found } of price) {
			const column = field && fields[field];
			problems.push({ ...found, column: column === undefined ? '' : (header[column] ?? '') });
		}
	}
	return prices;
}

/**
 * Rows of the SKUs of which every row could be read: of the others the tiers have gaps that the file does not have,
 * and what is wrong with those rows is told already.
 */
function withoutBroken(
	rows: readonly PriceRow[],
	lines: readonly Line[],
	mapping: HeaderMapping<PriceField>,
	problems: readonly PriceListProblem[]
): PriceRow[] {
	const brokenLines = new Set(problems.map(({ line }) => line));
	const column = mapping.fields.sku ?? -1;
	const brokenSkus = new Set(
		lines.filter(({ line }) => brokenLines.has(line)).map(({ record }) => record[column]?.trim())
	);
	return rows.filter(({ target }) => !brokenSkus.has(target.sku));
}

function problem(code: string, line: number, column: string, value: string): PriceListProblem {
	return { code, line, column, value: value.slice(0, 200), other: '' };
}
