/** What the date columns of a file prove about the order of day and month (IMP-5). */
import { isDate } from '$lib/domain/period';
import { rangeOf, yearLast } from './dates';
import type { Seen } from './numbers';
import { addProof, addProofs, type ProofCounts } from './proofs';
import type { DateForm, DateOrder, DateOrders } from './reading';

/**
 * How a file's dates are read, form by form (dashes, slashes, points: each is decided by itself). `undecided`: a
 * date with slashes reads as two different days and none decides; day-first until the user has answered.
 * `conflict`: dates of one form prove both; read as the most of them are, and the others do not exist. `by`: the
 * first value that proves an order, undefined where none had to.
 */
export type OrderDecision = { readonly orders: DateOrders } & (
	| { readonly kind: 'decided'; readonly by: Seen | undefined }
	| { readonly kind: 'undecided'; readonly example: Seen }
	| { readonly kind: 'conflict'; readonly dayFirst: Seen; readonly monthFirst: Seen }
);

type Proof = DateOrder | 'either';

const ISO = /^\d{4}-/;

const FORMS = ['dash', 'slash', 'dot'] as const satisfies readonly DateForm[];

/** What the dates of a part of a file prove. */
export type GatheredDates = Readonly<Record<DateForm, ProofCounts<Proof>>>;

/** What the dates of one form prove. */
class FormEvidence {
	readonly first: Partial<Record<Proof, Seen>> = {};
	readonly count: Record<Proof, number> = { 'day-first': 0, 'month-first': 0, either: 0 };

	/** The order that values prove, of two that they prove the one of the most; undefined where they prove none. */
	get proven(): DateOrder | undefined {
		if (this.count['month-first'] > this.count['day-first']) return 'month-first';
		return this.count['day-first'] > 0 ? 'day-first' : undefined;
	}

	/** The first value that the proven order stands on. */
	get proof(): Seen | undefined {
		return this.proven && this.first[this.proven];
	}
}

/** Gathers over all date columns of a file, periods among them. */
export class DateEvidence {
	private readonly forms: Readonly<Record<DateForm, FormEvidence>> = {
		dash: new FormEvidence(),
		slash: new FormEvidence(),
		dot: new FormEvidence()
	};

	/** What was gathered, by form. */
	get gathered(): GatheredDates {
		const { dash, slash, dot } = this.forms;
		const plain = ({ first, count }: FormEvidence): ProofCounts<Proof> => ({ first, count });
		return { dash: plain(dash), slash: plain(slash), dot: plain(dot) };
	}

	/** Adds what a later part of the file gathered, its lines counted from where it begins. */
	addGathered(gathered: GatheredDates, linesBefore: number): void {
		for (const form of FORMS) addProofs(this.forms[form], gathered[form], linesBefore);
	}

	/** A value that stands on so many lines, of which this is the first, counted from 1 in the file. */
	add(text: string, line: number, times = 1): void {
		// ISO needs no proof, and is what most files have; in `9-13-2021` the same place has a dash too.
		if (ISO.test(text)) return;
		const trimmed = text.trim();
		for (const date of rangeOf(trimmed) ?? [trimmed]) this.addDate(date, trimmed, line, times);
	}

	/**
	 * Dashes and points with the year last are day-first unless a value disproves it; slashes that nothing decides
	 * are asked (IMP-5). `chosen` is the user's answer for those slashes; where none were asked it goes before what
	 * dashes and points mean by themselves, never before what a value proves.
	 */
	decide(chosen?: DateOrder): OrderDecision {
		const { slash, dash, dot } = this.forms;
		const asked = slash.proven ? undefined : slash.first.either;
		const unproven = (asked ? undefined : chosen) ?? 'day-first';
		const orders: DateOrders = {
			slash: slash.proven ?? chosen ?? 'day-first',
			dash: dash.proven ?? unproven,
			dot: dot.proven ?? unproven
		};
		if (asked && !chosen) return { kind: 'undecided', orders, example: asked };
		for (const { first } of [slash, dash, dot]) {
			const { 'day-first': dayFirst, 'month-first': monthFirst } = first;
			if (dayFirst && monthFirst) return { kind: 'conflict', orders, dayFirst, monthFirst };
		}
		return { kind: 'decided', orders, by: slash.proof ?? dash.proof ?? dot.proof };
	}

	/** The first value of each form that proves its order. */
	get proofs(): Partial<Record<DateForm, Seen>> {
		return Object.fromEntries(
			FORMS.flatMap((form) => (this.forms[form].proof ? [[form, this.forms[form].proof]] : []))
		);
	}

	private addDate(date: string, value: string, line: number, times: number): void {
		const parts = yearLast(date);
		if (!parts) return;
		const { form, first, second, year } = parts;
		const dayFirst = isDate(year, second, first);
		const monthFirst = isDate(year, first, second);
		if (dayFirst && monthFirst && first !== second) addProof(this.forms[form], 'either', value, line, times);
		else if (dayFirst && !monthFirst) addProof(this.forms[form], 'day-first', value, line, times);
		else if (monthFirst && !dayFirst) addProof(this.forms[form], 'month-first', value, line, times);
	}
}
