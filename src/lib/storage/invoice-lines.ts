/** Lines of an invoice as sealed columns: 100,000 of them are read in a moment, and one when it is looked at. */
import { fromText, isZero, ZERO, type Decimal } from '$lib/domain/decimal';
import type { InvoiceLine, LineKind, LineProblem } from '$lib/domain/invoice';
import { fromMinorText } from '$lib/domain/money';
import type { UsageKey } from '$lib/domain/usage';
import type { CodedTexts } from '$lib/import/coded-texts';
import { codedDecimals, codedMinors } from './coded-numbers';
import { codedTexts, filled, seal, unseal, type Sealed } from './sections';
import { keyColumnsOf, rowsOfKey, usageKeyColumns, usageKeysOf } from './usage-key-columns';

const KINDS: readonly LineKind[] = ['usage', 'package', 'minimum'];
const PROBLEMS: readonly (LineProblem | undefined)[] = [undefined, 'no-price', 'no-vat'];

/** Between the numbers of several invoices: no number holds it. */
const SEPARATOR = '\u001f';

/** Lines in the order of the invoice, made when they are asked for. */
export interface LineTable {
	readonly length: number;
	/** A line by its place, from 0 up to (not including) `length`. */
	at(index: number): InvoiceLine;
	/** Its usage key, without the rest of it. */
	keyAt(index: number): UsageKey;
	/** The places of the lines of a usage key, found without putting any together. */
	placesOf(key: UsageKey): number[];
}

export async function sealLines(lines: readonly InvoiceLine[]): Promise<Sealed> {
	const lineAt = (row: number): InvoiceLine => lines[row] as InvoiceLine;
	const texts = (of: (line: InvoiceLine) => string): CodedTexts =>
		codedTexts(lines.length, (row) => of(lineAt(row)));
	const bytes = (of: (line: InvoiceLine) => number): Uint8Array =>
		filled(new Uint8Array(lines.length), (row) => of(lineAt(row)));
	const decimals = (of: (line: InvoiceLine) => Decimal | undefined): CodedTexts =>
		codedDecimals(lines.length, (row) => of(lineAt(row)));
	const quantity = decimals((line) => line.quantity);
	// Where each key has one line at a flat price, the usage that it bills is the very quantity.
	const isUsage = lines.every((line) => line.usage === line.quantity);
	return seal({
		...usageKeyColumns(lines.map(({ key }) => key)),
		kind: bytes(({ kind }) => KINDS.indexOf(kind)),
		unit: texts(({ unit }) => unit),
		chargeName: texts(({ chargeName }) => chargeName),
		quantity,
		unitPrice: decimals(({ unitPrice }) => unitPrice),
		vat: texts(({ vat }) => vat ?? ''),
		net: codedMinors(lines.length, (row) => lineAt(row).net),
		vatAmount: codedMinors(lines.length, (row) => lineAt(row).vatAmount),
		late: bytes(({ late }) => (late ? 1 : 0)),
		usage: isUsage ? quantity : decimals(({ usage }) => usage),
		usageByPeriod: decimals(({ usageByPeriod }) => usageByPeriod),
		billedBefore: decimals(({ billedBefore }) => billedBefore),
		corrects: texts(({ corrects }) => (corrects ? corrects.join(SEPARATOR) : '')),
		priceVersion: filled(new Int32Array(lines.length), (row) => lineAt(row).priceVersion ?? -1),
		problem: bytes(({ problem }) => PROBLEMS.indexOf(problem))
	});
}

/** Opens an invoice's lines. Throws `STO-3.damaged` when they were changed on disk. */
export async function openLines(sealed: Sealed, what: string): Promise<LineTable> {
	const opened = await unseal(sealed, what);
	const columns = new Map<string, (row: number) => string>();
	const text = (name: string, i: number): string => {
		let column = columns.get(name);
		if (!column) columns.set(name, (column = opened.textOf(name)));
		return column(i);
	};
	const keys = keyColumnsOf(opened);
	const keyAt = usageKeysOf(keys);
	const kinds = opened.integers('kind');
	const late = opened.integers('late');
	const priceVersions = opened.integers('priceVersion');
	const problems = opened.integers('problem');
	// Lines stored before this was kept are as they were: a frozen invoice is never written again (BIL-4).
	const hasCorrects = opened.has('corrects.codes');
	const decimalAt = (name: string, i: number): Decimal | undefined => {
		const value = text(name, i);
		return value === '' ? undefined : fromText(value);
	};
	return {
		length: kinds.length,
		keyAt,
		placesOf: (key) => rowsOfKey(keys, key),
		at: (i) => {
			const usageByPeriod = decimalAt('usageByPeriod', i);
			const billedBefore = decimalAt('billedBefore', i);
			const corrects = hasCorrects ? text('corrects', i) : '';
			const priceVersion = priceVersions[i] as number;
			return {
				key: keyAt(i),
				kind: KINDS[kinds[i] as number] ?? 'usage',
				unit: text('unit', i),
				chargeName: text('chargeName', i),
				quantity: decimalAt('quantity', i) ?? ZERO,
				unitPrice: decimalAt('unitPrice', i),
				vat: text('vat', i) || undefined,
				net: fromMinorText(text('net', i)),
				vatAmount: fromMinorText(text('vatAmount', i)),
				late: late[i] === 1,
				usage: decimalAt('usage', i) ?? ZERO,
				...(usageByPeriod && !isZero(usageByPeriod) ? { usageByPeriod } : {}),
				...(billedBefore ? { billedBefore } : {}),
				...(corrects === '' ? {} : { corrects: corrects.split(SEPARATOR) }),
				priceVersion: priceVersion < 0 ? undefined : priceVersion,
				problem: PROBLEMS[problems[i] as number]
			};
		}
	};
}

/** All lines, for who needs every one. */
export function allLines(table: LineTable): InvoiceLine[] {
	return Array.from({ length: table.length }, (_, i) => table.at(i));
}
