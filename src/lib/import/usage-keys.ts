/**
 * The usage keys of a file while it is read: every column's distinct values cleaned and checked once, every
 * distinct combination of them numbered (BIL-1).
 */
import type { CustomerMention } from '$lib/domain/customers';
import { Failure } from '$lib/domain/failure';
import { asMonth, firstDay, monthPeriod, type Period } from '$lib/domain/period';
import { customerId, type UsageKey, type UsageKind } from '$lib/domain/usage';
import type { Moment, Zone } from '$lib/domain/zone';
import { cleanCurrency, cleanNumber, cleanText, cleanVat, required, type Cleaned } from './cleaning';
import { parseDay, parsePeriod } from './dates';
import { Dimension } from './dimension';
import type { Forms } from './forms';
import type { Field } from './header';
import { GroupedKeys } from './grouped-keys';
import { KeyGroups, type KeyGroup } from './key-groups';
import type { NumberForm } from './reading';

/** Which column of the file (from 0) holds which field. */
export type FieldColumns = Readonly<Partial<Record<Field, number>>>;

/** A text for all records of a file, for fields that none of its columns holds (IMP-3). */
export type Constants = Readonly<Partial<Record<Field, string>>>;

/** The fields of a usage key that are texts, in the order of its tuple. */
export const DIMENSIONS = [
	'customer-number',
	'customer-name',
	'account',
	'kvk',
	'internal-number',
	'subscription',
	'sku',
	'unit',
	'charge-name',
	'currency',
	'unit-price',
	'vat'
] as const satisfies readonly Field[];
export type DimensionField = (typeof DIMENSIONS)[number];

/** Place of the period in a key's tuple, behind the dimensions. */
const PERIOD = DIMENSIONS.length;

/** Codes of a usage key: its dimensions, and its period. */
export const TUPLE_WIDTH = DIMENSIONS.length + 1;

/** A distinct period of the file, and whether the records brought it or their moments gave it. */
export interface PeriodEntry {
	readonly period: Period;
	readonly kind: UsageKind;
}

/** A calendar month in the billing zone: the moments from `from` up to (not including) `until`. */
export interface MonthEntry {
	readonly from: Moment;
	readonly until: Moment;
	readonly code: number;
}

/** A period that cannot be read, and the column at fault. */
export interface PeriodProblem {
	readonly problem: string;
	readonly column: number;
}

/** No period of its own: the moment's month is meant. */
export const NO_PERIOD = -1;

export class UsageKeys {
	/** By place in the tuple: the dimension, and its column in the file or -1. */
	readonly columns: readonly { readonly dimension: Dimension; readonly column: number }[];
	/**
	 * The codes of the record at hand; {@link numberOf} numbers it. Places without a column hold their constants, which
	 * are those of every key.
	 */
	readonly tuple = new Uint32Array(TUPLE_WIDTH);
	/** The columns of the file that make up keys, by groups. */
	readonly groups: KeyGroups;
	readonly table: GroupedKeys;
	/** Of the key at hand. */
	private readonly scratch: Uint32Array;
	/** Distinct periods; a code is an index of them. */
	readonly periods: PeriodEntry[] = [];
	private readonly periodCodes = new Map<string, number>();
	private readonly ownPeriods = new Map<string, number | PeriodProblem>();
	/** Months met so far: few, and asked for with every record. */
	private readonly months: MonthEntry[] = [];
	private month: MonthEntry = { from: 0, until: 0, code: 0 };

	/** Throws a {@link Failure} where a constant cannot be taken. */
	constructor(
		private readonly fields: FieldColumns,
		private readonly forms: Forms,
		private readonly zone: Zone,
		constants: Constants
	) {
		const form = (field: Field): NumberForm => forms.numberForms.get(fields[field] ?? -1) ?? 'point';
		const cleaners: Partial<Record<DimensionField, (raw: string) => Cleaned>> = {
			sku: (raw) => required(cleanText(raw), 'IMP-3.sku-missing'),
			currency: cleanCurrency,
			'unit-price': (raw) => cleanNumber(raw, form('unit-price')),
			vat: (raw) => cleanVat(raw, form('vat'))
		};
		this.columns = DIMENSIONS.map((field) => ({
			dimension: new Dimension(cleaners[field] ?? cleanText),
			column: fields[field] ?? -1
		}));
		this.columns.forEach(({ dimension, column }, place) => {
			const field = DIMENSIONS[place] as DimensionField;
			const constant = constants[field] ?? '';
			if (column >= 0 || (field === 'sku' && constant === '')) return;
			const code = dimension.code(constant);
			if (code < 0) throw new Failure(dimension.problem(code), { value: constant });
			this.tuple[place] = code;
		});
		this.groups = new KeyGroups(
			this.columns.map(({ column }) => column),
			DIMENSIONS.indexOf('sku')
		);
		this.table = new GroupedKeys(this.groups.width);
		this.scratch = new Uint32Array(this.groups.width);
	}

	/** Distinct usage keys so far; two of them may be one key where customers' names differ (BIL-1). */
	get count(): number {
		return this.table.size;
	}

	/** Code of the period that was taken last. */
	get period(): number {
		return this.tuple[PERIOD] as number;
	}

	/** The number of the usage key whose codes stand in the tuple. */
	numberOf(): number {
		const { scratch, tuple } = this;
		const { all } = this.groups;
		scratch[0] = this.period;
		for (let group = 0; group < all.length; group++) {
			scratch[group + 1] = (all[group] as KeyGroup).numberIn(tuple);
		}
		return this.table.numberOf(scratch);
	}

	/** Puts a period into the tuple, by its code. */
	takePeriod(code: number): void {
		this.tuple[PERIOD] = code;
	}

	/** The month that was taken last. */
	get lastMonth(): MonthEntry {
		return this.month;
	}

	/** Puts the month of a moment into the tuple (PER-1). */
	takeMonth(moment: Moment): void {
		if (moment < this.month.from || moment >= this.month.until) {
			this.month =
				this.months.find(({ from, until }) => moment >= from && moment < until) ?? this.learnMonth(moment);
		}
		this.tuple[PERIOD] = this.month.code;
	}

	/**
	 * Puts a record's own period into the tuple (PER-2), from the texts of its columns, blank where there is none.
	 * Gives {@link NO_PERIOD} where they say nothing.
	 */
	takeOwnPeriod(period: string, from: string, until: string): PeriodProblem | typeof NO_PERIOD | undefined {
		const text = `${period}\u001f${from}\u001f${until}`;
		let code = this.ownPeriods.get(text);
		if (code === undefined) this.ownPeriods.set(text, (code = this.learnPeriod(period, from, until)));
		if (typeof code === 'object') return code;
		if (code === NO_PERIOD) return NO_PERIOD;
		this.tuple[PERIOD] = code;
		return undefined;
	}

	/** One number for all usage keys that differ in their periods alone. */
	withoutPeriod(number: number): number {
		// The first period that there was, whichever it is.
		return this.inPeriod(number, 0);
	}

	/** The number of the usage key that is another one in the month of a moment (PER-1). */
	withMonth(number: number, moment: Moment): number {
		this.takeMonth(moment);
		return this.inPeriod(number, this.period);
	}

	/** The usage key behind a number, and its kind. */
	key(number: number): { key: UsageKey; kind: UsageKind } {
		const { period, kind } = this.periods[this.table.part(number, 0)] as PeriodEntry;
		return {
			kind,
			key: {
				customer: customerId(this.text(number, 'customer-number'), this.text(number, 'customer-name')),
				currency: this.text(number, 'currency'),
				account: this.text(number, 'account'),
				kvk: this.text(number, 'kvk'),
				internalNumber: this.text(number, 'internal-number'),
				subscription: this.text(number, 'subscription'),
				sku: this.text(number, 'sku'),
				unit: this.text(number, 'unit'),
				chargeName: this.text(number, 'charge-name'),
				period,
				unitPrice: this.text(number, 'unit-price'),
				vat: this.text(number, 'vat')
			}
		};
	}

	/** Number and name of the customer of a usage key, as the file has them. */
	customer(number: number): CustomerMention {
		return { number: this.text(number, 'customer-number'), name: this.text(number, 'customer-name') };
	}

	/** The code in a place of a usage key's tuple. */
	code(number: number, place: number): number {
		if (place === PERIOD) return this.table.part(number, 0);
		const at = this.groups.places[place];
		if (!at) return this.tuple[place] as number;
		return (this.groups.all[at.group] as KeyGroup).code(this.table.part(number, at.group + 1), at.column);
	}

	/** Which part of a key has the code of a place in its tuple; the period's is 0. */
	partOf(place: number): number {
		return place === PERIOD ? 0 : (this.groups.places[place]?.group ?? 0) + 1;
	}

	/** How many different ones there are of a part. */
	partSize(part: number): number {
		const group = this.groups.all[part - 1];
		if (!group) return this.periods.length;
		return group.single ? (this.columns[group.single.place]?.dimension.values.length ?? 0) : group.size;
	}

	/** A part of some usage keys: the code of their period, or of their combination in a group. */
	parts(numbers: Uint32Array, part: number): Uint32Array<ArrayBuffer> {
		return this.table.column(numbers, part);
	}

	private inPeriod(number: number, period: number): number {
		for (let part = 0; part < this.groups.width; part++) this.scratch[part] = this.table.part(number, part);
		this.scratch[0] = period;
		return this.table.numberOf(this.scratch);
	}

	private text(number: number, field: DimensionField): string {
		const place = DIMENSIONS.indexOf(field);
		return this.columns[place]?.dimension.values[this.code(number, place)] ?? '';
	}

	private learnMonth(moment: Moment): MonthEntry {
		const month = this.zone.monthAt(moment);
		const entry = {
			from: this.zone.momentOf(firstDay(month), 0),
			until: this.zone.momentOf(firstDay(month + 1), 0),
			code: this.periodCode(monthPeriod(month), 'moment')
		};
		this.months.push(entry);
		return entry;
	}

	private learnPeriod(period: string, from: string, until: string): number | PeriodProblem {
		const orders = this.forms.dates;
		const column = (field: Field): number => this.fields[field] ?? -1;
		if (from.trim() !== '') {
			const first = parseDay(from, orders);
			if (typeof first === 'string') {
				return {
					problem: first === 'missing' ? 'IMP-5.moment-missing' : first,
					column: column('period-from')
				};
			}
			const last = parseDay(until, orders);
			if (typeof last === 'string') {
				const problem = last === 'missing' ? 'IMP-5.period-until-missing' : last;
				return { problem, column: this.fields['period-until'] ?? column('period-from') };
			}
			if (last < first) return { problem: 'IMP-5.period-reversed', column: column('period-until') };
			return this.periodCode({ from: first, until: last + 1 }, 'period');
		}
		if (until.trim() !== '') return { problem: 'IMP-5.period-from-missing', column: column('period-until') };
		const whole = parsePeriod(period, orders);
		if (whole === 'missing') return NO_PERIOD;
		return typeof whole === 'string'
			? { problem: whole, column: column('period') }
			: this.periodCode(whole, 'period');
	}

	/** The code of a period of a kind. */
	periodCode(period: Period, kind: UsageKind): number {
		const text = `${kind} ${asMonth(period) ?? `${period.from}/${period.until}`}`;
		let code = this.periodCodes.get(text);
		if (code === undefined) {
			code = this.periods.push({ period, kind }) - 1;
			this.periodCodes.set(text, code);
		}
		return code;
	}
}
