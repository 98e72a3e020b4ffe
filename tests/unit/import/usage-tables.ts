/** Random usage tables, and what they hold by a second reckoning: rows are known before they become text. */
import fc from 'fast-check';
import { toText } from '$lib/domain/decimal';
import { isoMonth, monthOf } from '$lib/domain/period';
import type { KeyTotal } from '$lib/import/usage-columns';

/** A cell as it stands in the file, and what it means; undefined: it cannot be read. */
export interface Cell<T> {
	readonly text: string;
	readonly means: T | undefined;
}

export interface Row {
	readonly id: string;
	/** Means: the moment in UTC and the month in Amsterdam. */
	readonly moment: Cell<string>;
	readonly customer: Cell<string>;
	readonly sku: Cell<string>;
	readonly charge: Cell<string>;
	/** Means: millionths. */
	readonly quantity: Cell<bigint>;
	/** Fields too many (1) or too few (-1). */
	readonly ragged: -1 | 0 | 1;
	readonly blankLineBehind: boolean;
}

export const COLUMNS = ['transactie_id', 'tijdstip', 'klantnummer', 'sku', 'toeslagnaam', 'aantal'];

const cell = <T>(text: string, means?: T): Cell<T> => ({ text, means });

const moments = [
	cell('2021-12-31T22:59:59Z', '2021-12-31T22:59:59Z 2021-12'),
	cell('2021-12-31T23:59:59+01:00', '2021-12-31T22:59:59Z 2021-12'),
	cell('2021-12-31 23:59:59', '2021-12-31T22:59:59Z 2021-12'),
	cell('2021-12-31T23:00:00Z', '2021-12-31T23:00:00Z 2022-01'),
	cell('2022-01-15T12:00:00Z', '2022-01-15T12:00:00Z 2022-01'),
	cell<string>('2021-13-01')
];
const customers = [cell('K-1', 'K-1'), cell(' K-1 ', 'K-1'), cell('"K-2"', 'K-2'), cell('007', '007')];
const skus = [cell('EMAIL', 'EMAIL'), cell('" PRINT;A4 "', 'PRINT;A4'), cell<string>('')];
const charges = [
	cell('', ''),
	cell('"twee\nregels"', 'twee\ufffdregels'),
	cell('"zo ""heet"" het"', 'zo "heet" het')
];
/** All readable where the comma stands before decimals. */
const quantities = [
	cell('3', 3_000_000n),
	cell('3,0', 3_000_000n),
	cell(' 3 ', 3_000_000n),
	cell('0', 0n),
	cell('0,1', 100_000n),
	cell('-2,5', -2_500_000n),
	cell('1.234,000001', 1_234_000_001n),
	cell('12345678901234567890', 12345678901234567890_000_000n),
	cell('999999999', 999_999_999_000_000n),
	cell<bigint>('twee'),
	cell<bigint>('NaN')
];

/** Few distinct values, so that duplicates, twins and conflicts are common. */
export const row = (ids: readonly string[]): fc.Arbitrary<Row> =>
	fc.record({
		id: fc.constantFrom(...ids),
		moment: fc.constantFrom(...moments),
		customer: fc.constantFrom(...customers),
		sku: fc.constantFrom(...skus),
		charge: fc.constantFrom(...charges),
		quantity: fc.constantFrom(...quantities),
		ragged: fc.constantFrom<-1 | 0 | 1>(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, -1),
		blankLineBehind: fc.constantFrom(false, false, false, false, true)
	});

export const IDS = ['', '', '', 'tx-1', 'tx-2', 'tx-3', 'tx-4'];

export const rows = (): fc.Arbitrary<Row[]> => fc.array(row(IDS), { minLength: 1, maxLength: 30 });

/** The row's record as text. */
export function recordOf({ id, moment, customer, sku, charge, quantity, ragged }: Row): string {
	const cells = [id, moment.text, customer.text, sku.text, charge.text, quantity.text];
	return (ragged < 0 ? cells.slice(0, -1) : ragged > 0 ? [...cells, 'te veel'] : cells).join(';');
}

/** The row's values as a reader of records gives them. */
export function valuesOf({ id, moment, customer, sku, charge, quantity }: Row): string[] {
	const cells = [id, moment.text, customer.text, sku.text, charge.text, quantity.text];
	return cells.map((text) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text));
}

/** The file's text, and the line on which each row begins. */
export function fileText(table: readonly Row[], lineEnd: string): { text: string; lines: number[] } {
	let text = COLUMNS.join(';') + lineEnd;
	let line = 2;
	const lines = table.map((each) => {
		const at = line;
		const record = recordOf(each) + lineEnd + (each.blankLineBehind ? `;${lineEnd}` : '');
		text += record;
		line += record.split('\n').length - 1;
		return at;
	});
	return { text, lines };
}

/** What a file came to. */
export interface Outcome {
	accepted: number;
	/** By import; 0: of the file itself. */
	readonly duplicates: Record<number, number>;
	/** `line code column`, by line. */
	readonly rejected: string[];
	/** Sum and number of events per usage key. */
	readonly totals: Record<string, string>;
}

interface Known {
	readonly content: string;
	readonly importId: number;
}

/** The administration reckoned by hand: every accepted event in one Map, by its id or its content and occurrence. */
export class NaiveAdministration {
	private readonly events = new Map<string, Known>();

	/**
	 * `allNew`: records without id go on behind the occurrences that are known. `mended`: by index, what stands in
	 * place of a row that would be rejected; undefined: it is left out.
	 */
	import(
		importId: number,
		table: readonly Row[],
		lines: readonly number[],
		allNew = false,
		mended: ReadonlyMap<number, Row | undefined> = new Map()
	): Outcome {
		const outcome: Outcome = { accepted: 0, duplicates: {}, rejected: [], totals: {} };
		const sums = new Map<string, { sum: bigint; events: number }>();
		const occurrences = new Map<string, number>();
		const take = (each: Row): string | undefined => {
			const fault = faultOf(each);
			if (fault) return fault;
			const key = `#${each.customer.means}|${each.sku.means}|${each.charge.means}|${each.moment.means?.slice(21)}`;
			const content = `${key}|${each.moment.means}|${each.quantity.means}`;
			const identity = each.id === '' ? this.occurrence(content, occurrences, allNew) : `id ${each.id}`;
			const known = this.events.get(identity);
			if (!known) {
				this.events.set(identity, { content, importId });
				const { sum, events } = sums.get(key) ?? { sum: 0n, events: 0 };
				sums.set(key, { sum: sum + (each.quantity.means ?? 0n), events: events + 1 });
				outcome.accepted++;
			} else if (known.content === content) {
				const of = known.importId === importId ? 0 : known.importId;
				outcome.duplicates[of] = (outcome.duplicates[of] ?? 0) + 1;
			} else {
				const where = known.importId === importId ? 'in-file' : 'with-import';
				return `IMP-7.conflict-${where} `;
			}
			return undefined;
		};
		for (const [i, each] of table.entries()) {
			let fault = take(each);
			const instead = mended.get(i);
			if (fault && mended.has(i)) fault = instead ? take(instead) : 'IMP-6.left-out ';
			if (fault) outcome.rejected.push(`${lines[i] ?? 0} ${fault}`);
		}
		for (const [key, { sum, events }] of sums) outcome.totals[key] = `${sum} in ${events}`;
		return outcome;
	}

	private occurrence(content: string, seen: Map<string, number>, allNew: boolean): string {
		let n = (seen.get(content) ?? 0) + 1;
		if (allNew) while (this.events.has(`${content} ${n}`)) n++;
		seen.set(content, n);
		return `${content} ${n}`;
	}
}

/** Code and column of the first thing that is wrong with a row, in the order in which a record is read. */
function faultOf({ ragged, sku, moment, quantity }: Row): string | undefined {
	if (ragged !== 0) return 'IMP-6.field-count ';
	if (sku.means === undefined) return 'IMP-3.sku-missing sku';
	if (moment.means === undefined) return 'IMP-5.date-does-not-exist tijdstip';
	if (quantity.means !== undefined) return undefined;
	return `IMP-4.${quantity.text === 'NaN' ? 'quantity-missing' : 'number-unreadable'} aantal`;
}

/** Totals as {@link Outcome} has them. */
export function totalsOf(totals: readonly KeyTotal[]): Record<string, string> {
	return Object.fromEntries(
		totals.map(({ key, quantity, events }) => {
			const month = isoMonth(monthOf(key.period.from));
			const [whole = '', fraction = ''] = toText(quantity).split('.');
			const millionths = BigInt(whole + fraction.padEnd(6, '0'));
			return [`${key.customer}|${key.sku}|${key.chargeName}|${month}`, `${millionths} in ${events}`];
		})
	);
}
