/** How a file writes its numbers and dates, decided from all its values (IMP-4, IMP-5). */
import { DateEvidence, type GatheredDates } from './date-evidence';
import type { Field } from './header';
import { NumberEvidence, parseSmallInteger, type Seen } from './numbers';
import type { Question, ReadingChoices } from './preview';
import { addProofs } from './proofs';
import type { DateForm, DateOrders, Delimiter, NumberForm, RecordBlock } from './reading';
import type { FieldColumns } from './usage-keys';

/** How a file's values are read. */
export interface Forms {
	readonly dates: DateOrders;
	/** By column, counted from 0. */
	readonly numberForms: ReadonlyMap<number, NumberForm>;
}

const NUMBER_FIELDS = ['quantity', 'unit-price', 'vat'] as const satisfies readonly Field[];
const DATE_FIELDS = ['moment', 'period-from', 'period-until', 'period'] as const satisfies readonly Field[];

/** What the values of a part of a file prove. */
export interface GatheredForms {
	readonly dates: GatheredDates;
	readonly numbers: readonly (readonly [column: number, NumberEvidence['proofs']])[];
}

/** Values of a file that prove how its numbers and dates are written. */
export interface FormProofs {
	/** By column, counted from 0. */
	readonly numbers: Readonly<Record<number, Seen>>;
	readonly dates: Readonly<Partial<Record<DateForm, Seen>>>;
}

export class FormsEvidence {
	private readonly dates = new DateEvidence();
	private readonly numbers: ReadonlyMap<number, NumberEvidence>;
	/** Columns whose values prove how numbers are written; those of nothing but digits need not be shown. */
	readonly numberColumns: readonly number[];
	/** Columns whose values prove the order of day and month; ISO need not be shown. */
	readonly dateColumns: readonly number[];

	constructor(
		fields: FieldColumns,
		private readonly header: readonly string[],
		private readonly delimiter: Delimiter,
		private readonly choices: ReadingChoices
	) {
		this.numberColumns = columnsOf(fields, NUMBER_FIELDS);
		this.numbers = new Map(this.numberColumns.map((column) => [column, new NumberEvidence()]));
		this.dateColumns = columnsOf(fields, DATE_FIELDS);
	}

	/** Whether the value proves anything. */
	addNumber(column: number, text: string, line: number): boolean {
		return this.numbers.get(column)?.add(text, line) ?? false;
	}

	/** So many values of a column that prove one form, and the first of them. */
	addNumbers(column: number, form: NumberForm, count: number, first: Seen): void {
		this.numbers.get(column)?.addMany(form, count, first);
	}

	/** A value that stands on so many lines, of which this is the first. */
	addDate(text: string, line: number, times = 1): void {
		this.dates.add(text, line, times);
	}

	/** What was gathered, to be added to that of other parts of the file. */
	get gathered(): GatheredForms {
		const numbers = [...this.numbers].map(([column, { proofs }]) => [column, proofs] as const);
		return { dates: this.dates.gathered, numbers };
	}

	/** Adds what a later part of the file gathered, its lines counted from where it begins. */
	addGathered({ dates, numbers }: GatheredForms, linesBefore: number): void {
		this.dates.addGathered(dates, linesBefore);
		for (const [column, proofs] of numbers) {
			const evidence = this.numbers.get(column);
			if (evidence) addProofs(evidence.proofs, proofs, linesBefore);
		}
	}

	/** All values of a block of records. */
	add({ records, lines }: RecordBlock): void {
		for (let i = 0; i < records.length; i++) {
			const record = records[i] as readonly string[];
			const line = lines[i] as number;
			for (const column of this.numberColumns) {
				const text = record[column];
				if (text !== undefined && parseSmallInteger(text) < 0) this.addNumber(column, text, line);
			}
			for (const column of this.dateColumns) {
				const text = record[column];
				if (text !== undefined) this.addDate(text, line);
			}
		}
	}

	/** The forms to read by, and what the user must decide where the values do not. */
	decide(): { forms: Forms; questions: Question[] } {
		const questions: Question[] = [];
		const numberForms = new Map<number, NumberForm>();
		for (const [column, evidence] of this.numbers) {
			const chosen = this.choices.numberForms?.[column];
			const decision = evidence.decide();
			if (chosen) numberForms.set(column, chosen);
			else if (decision.kind !== 'undecided') numberForms.set(column, decision.form);
			else {
				// Shown so until the user has answered.
				numberForms.set(column, this.delimiter === ';' ? 'comma' : 'point');
				const { value: example, line } = decision.example;
				questions.push({ asks: 'number-form', column, columnName: this.header[column] ?? '', example, line });
			}
		}
		return { forms: { dates: this.dateOrders(questions), numberForms }, questions };
	}

	/** The values that decided, to be shown (IMP-4, IMP-5). */
	proofs(): FormProofs {
		const numbers = [...this.numbers].flatMap(([column, evidence]) => {
			const decision = evidence.decide();
			if (decision.kind === 'conflict') return [[column, decision[decision.form]] as const];
			return decision.kind === 'decided' && decision.by ? [[column, decision.by] as const] : [];
		});
		return { numbers: Object.fromEntries(numbers), dates: this.dates.proofs };
	}

	private dateOrders(questions: Question[]): DateOrders {
		const decision = this.dates.decide(this.choices.dateOrder);
		if (decision.kind === 'undecided') {
			const { value: example, line } = decision.example;
			questions.push({ asks: 'date-order', example, line });
		}
		return decision.orders;
	}
}

function columnsOf(fields: FieldColumns, names: readonly Field[]): number[] {
	return names.flatMap((name) => fields[name] ?? []);
}

export function isSameForms(a: Forms, b: Forms): boolean {
	return (
		a.dates.dash === b.dates.dash &&
		a.dates.slash === b.dates.slash &&
		a.dates.dot === b.dates.dot &&
		a.numberForms.size === b.numberForms.size &&
		[...a.numberForms].every(([column, form]) => b.numberForms.get(column) === form)
	);
}
